//! The endpoint as a service: in an axum router beside other routes, and called in memory with other bodies.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::routing::get;
use bytes::Bytes;
use flowkit::client::{SIGNATURE_HEADER, ServiceTransport, Transport, VirtualPhone, sign};
use flowkit::{Endpoint, ResponseBody};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Empty, Full};
use hyper::body::Frame;
use support::clinic::{Clinic, FLOW_JSON, Fake, to_summary};
use support::raw::{self, PING};
use support::{SECRET, endpoint, key, phone, soon};
use tower::{Service, ServiceExt as _};

fn clinic() -> (Endpoint, Fake) {
    let database = Fake::default();
    (
        endpoint()
            .flow("/clinic", Clinic::new(database.clone()))
            .build()
            .unwrap(),
        database,
    )
}

/// How many bookings there are: a route of the application's own, on the same state as the flow.
async fn count(State(database): State<Fake>) -> String {
    database.bookings().len().to_string()
}

fn application() -> (Router, Fake) {
    let (endpoint, database) = clinic();
    let router = Router::new()
        .route("/bookings", get(count))
        .route_service("/clinic", endpoint)
        .with_state(database.clone());
    (router, database)
}

/// A signed health check with this body type.
fn ping<B: From<String>>(path: &str) -> Request<B> {
    let body = raw::sealed(PING);
    let request = Request::post(path).header(SIGNATURE_HEADER, sign(SECRET, body.as_bytes()));
    request.body(B::from(body)).unwrap()
}

async fn read<B>(response: Response<B>) -> (u16, String)
where
    B: hyper::body::Body<Error: std::fmt::Debug>,
{
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Books a visit by a phone that calls this service.
async fn book<S>(service: S, path: &str)
where
    ServiceTransport<S>: Transport + 'static,
{
    let transport = ServiceTransport::new(service).at(path.parse().unwrap());
    let client = phone(&key()).over(transport).with_flow_token("tok-1");
    let mut phone = VirtualPhone::over(&client)
        .flow_json(FLOW_JSON)
        .in_chat()
        .unwrap();
    soon(to_summary(&mut phone, "Option 9")).await;
    soon(phone.tap("Book")).await.unwrap();
    assert_eq!(phone.completion().unwrap().params["flow_token"], "tok-1");
}

#[tokio::test]
async fn a_whole_walk_without_a_socket() {
    let (endpoint, database) = clinic();
    book(endpoint, "/clinic").await;
    assert_eq!(database.bookings().len(), 1);
}

#[tokio::test]
async fn beside_the_other_routes_of_an_application() {
    let (router, database) = application();
    book(router.clone(), "/clinic").await;
    assert_eq!(database.bookings().len(), 1);
    let request = Request::get("/bookings").body(Body::empty()).unwrap();
    assert_eq!(
        read(soon(router.clone().oneshot(request)).await.unwrap()).await,
        (200, "1".to_owned())
    );

    for (method, path, wanted) in [
        ("GET", "/clinic", 200),
        ("PUT", "/clinic", 405),
        ("POST", "/bookings", 405),
        ("GET", "/else", 404),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .body(Body::empty())
            .unwrap();
        let (status, _) = read(soon(router.clone().oneshot(request)).await.unwrap()).await;
        assert_eq!(status, wanted, "{method} {path}");
    }
    let unsigned = Request::post("/clinic")
        .body(Body::from(raw::sealed(PING)))
        .unwrap();
    assert_eq!(
        read(soon(router.oneshot(unsigned)).await.unwrap()).await,
        (432, String::new())
    );
}

/// A nested service sees the path below its prefix, so that is the path of the flow.
#[tokio::test]
async fn nested_under_a_prefix() {
    let (endpoint, database) = clinic();
    let router = Router::new()
        .route("/health", get(|| async { "ok" }))
        .nest_service("/flows", endpoint);
    book(router.clone(), "/flows/clinic").await;
    assert_eq!(database.bookings().len(), 1);
    for (path, wanted) in [
        ("/flows/clinic", 200),
        ("/clinic", 404),
        ("/flows", 404),
        ("/health", 200),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(
            read(soon(router.clone().oneshot(request)).await.unwrap())
                .await
                .0,
            wanted,
            "{path}"
        );
    }
}

#[tokio::test]
async fn as_the_fallback_of_an_application() {
    let (endpoint, _) = clinic();
    let router = Router::new()
        .route("/health", get(|| async { "ok" }))
        .fallback_service(endpoint);
    let (status, body) = read(
        soon(router.clone().oneshot(ping::<Body>("/clinic")))
            .await
            .unwrap(),
    )
    .await;
    assert_eq!((status, body.is_empty()), (200, false));
    let (status, body) = read(soon(router.oneshot(ping::<Body>("/else"))).await.unwrap()).await;
    assert_eq!((status, body.trim()), (404, "no flow has this path"));
}

#[tokio::test]
async fn any_type_of_body_will_do() {
    let (endpoint, _) = clinic();
    let ok = |(status, body): (u16, String)| assert_eq!((status, body.is_empty()), (200, false));
    ok(read(
        soon(endpoint.clone().oneshot(ping::<Full<Bytes>>("/clinic")))
            .await
            .unwrap(),
    )
    .await);
    ok(read(
        soon(endpoint.clone().oneshot(ping::<Body>("/clinic")))
            .await
            .unwrap(),
    )
    .await);
    ok(read(
        soon(endpoint.clone().oneshot(ping::<String>("/clinic")))
            .await
            .unwrap(),
    )
    .await);

    // In pieces, with an error type of its own, and neither `Sync` nor `Unpin`.
    let (head, whole) = ping::<String>("/clinic").into_parts();
    let body = Pieces::of(&whole, 100);
    ok(read(
        soon(endpoint.clone().oneshot(Request::from_parts(head, body)))
            .await
            .unwrap(),
    )
    .await);

    let empty = Request::get("/clinic").body(Empty::<Bytes>::new()).unwrap();
    ok(read(soon(endpoint.oneshot(empty)).await.unwrap()).await);
}

/// A body that comes in pieces, and lets its reader wait before each.
struct Pieces {
    left: RefCell<VecDeque<Bytes>>,
    ready: Cell<bool>,
    _pinned: PhantomPinned,
}

impl Pieces {
    fn of(text: &str, length: usize) -> Self {
        let pieces = text.as_bytes().chunks(length).map(Bytes::copy_from_slice);
        Self {
            left: RefCell::new(pieces.collect()),
            ready: Cell::new(false),
            _pinned: PhantomPinned,
        }
    }
}

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.ready.replace(!self.ready.get()) {
            Poll::Ready(
                self.left
                    .borrow_mut()
                    .pop_front()
                    .map(|piece| Ok(Frame::data(piece))),
            )
        } else {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    }
}

/// What the endpoint promises as a service, in types.
#[test]
fn the_endpoint_never_fails_as_a_service() {
    fn promises<S, B>(_: &S)
    where
        S: Service<Request<B>, Response = Response<ResponseBody>, Error = Infallible>,
        S: Clone + Send + Sync + 'static,
        S::Future: Send + 'static,
    {
    }
    let (endpoint, _) = clinic();
    promises::<_, Body>(&endpoint);
    promises::<_, Full<Bytes>>(&endpoint);
    promises::<_, hyper::body::Incoming>(&endpoint);
}
