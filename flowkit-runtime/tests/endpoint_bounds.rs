//! What strangers, and a developer's own code, cannot do to an endpoint.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use common::{NoCrypto, Scripted, post, send, unencrypted};
use flowkit_runtime::__private::FlowTable;
use flowkit_runtime::*;
use http_body::{Frame, SizeHint};
use http_body_util::Full;

const PING: &[u8] = br#"{"action":"ping"}"#;
const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn secret() -> AppSecret {
    AppSecret::new(SECRET).unwrap()
}

fn flow() -> Scripted {
    Scripted::answering(r#"{"screen":"DETAILS","data":{}}"#)
}

fn open() -> EndpointBuilder {
    Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .insecure_skip_signature()
}

/// A body of so many bytes of which the last never comes.
struct Unending {
    length: usize,
    sent: bool,
}

impl Unending {
    fn of(length: usize) -> Self {
        Self {
            length,
            sent: false,
        }
    }
}

impl http_body::Body for Unending {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if std::mem::replace(&mut self.sent, true) {
            return Poll::Pending;
        }
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![0; self.length - 1])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length as u64)
    }
}

/// A body that promises bytes and never sends one.
struct Promise(u64);

impl http_body::Body for Promise {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0)
    }
}

#[tokio::test(start_paused = true)]
async fn a_promised_length_takes_no_memory() {
    let endpoint = open()
        .flow("/flow", flow())
        .body_limit(usize::MAX)
        .build()
        .unwrap();
    // The second is more than all bodies may hold together.
    for (length, wanted) in [(1 << 30, 408), (u64::MAX / 2, 503)] {
        let request = http::Request::post("/flow").body(Promise(length)).unwrap();
        assert_eq!(send(&endpoint, request).await.0, wanted, "{length}");
    }
}

/// Without our server, too: in axum, say.
#[tokio::test(start_paused = true)]
async fn bodies_of_strangers_share_a_budget() {
    let endpoint = Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .app_secret(secret())
        .flow("/flow", flow())
        .body_limit(100_000)
        .body_budget(400_000)
        .build()
        .unwrap();
    // Most are refused at once for want of room. Three have it; of these one gives way after a second, because they are slow
    // and more than half is taken, and two have the whole time that a body may take.
    let unending = || http::Request::post("/flow").body(Unending::of(100_000));
    let begun = tokio::time::Instant::now();
    let strangers = (0..10).map(|_| async {
        let status = send(&endpoint, unending().unwrap()).await.0;
        (begun.elapsed() >= Duration::from_secs(1), status)
    });
    let body = unencrypted(PING);
    let signature = secret().sign(body.as_bytes());
    let genuine = async {
        // The strangers' bodies are being waited for already.
        tokio::time::sleep(Duration::from_millis(500)).await;
        post(&endpoint, "/flow", Some(&signature), &body).await.0
    };
    let strangers = futures_util::future::join_all(strangers);
    let (mut strangers, genuine) = tokio::join!(strangers, genuine);
    strangers.sort_unstable();
    let wanted = [
        vec![(false, 503); 7],
        vec![(true, 408); 2],
        vec![(true, 503)],
    ];
    assert_eq!(strangers, wanted.concat());
    assert_eq!(genuine, 200, "a quarter is left to small bodies");
    // One alone may be slow.
    assert_eq!(send(&endpoint, unending().unwrap()).await.0, 408);
    // All of it is given back, and promises take none of it.
    let promises = (0..20).map(|_| {
        let request = http::Request::post("/flow").body(Promise(100_000)).unwrap();
        let endpoint = endpoint.clone();
        async move { send(&endpoint, request).await.0 }
    });
    let promises = futures_util::future::join_all(promises).await;
    assert_eq!(promises, [408; 20]);
}

/// Nor do small ones keep large ones out for long.
#[tokio::test(start_paused = true)]
async fn small_bodies_that_are_slow_give_way() {
    let endpoint = Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .app_secret(secret())
        .flow("/flow", flow())
        .body_limit(100_000)
        .body_budget(400_000)
        .build()
        .unwrap();
    let strangers = (0..24).map(|_| async {
        let unending = http::Request::post("/flow").body(Unending::of(16_000));
        send(&endpoint, unending.unwrap()).await.0
    });
    let long = format!(r#"{{"action":"ping","x":"{}"}}"#, "x".repeat(40_000));
    let body = unencrypted(long.as_bytes());
    let signature = secret().sign(body.as_bytes());
    let genuine = async {
        let mut statuses = Vec::new();
        for _ in 0..2 {
            tokio::time::sleep(Duration::from_millis(800)).await;
            statuses.push(post(&endpoint, "/flow", Some(&signature), &body).await.0);
        }
        statuses
    };
    let strangers = futures_util::future::join_all(strangers);
    let (strangers, genuine) = tokio::join!(strangers, genuine);
    assert_eq!(genuine, [503, 200]);
    let gave_way = strangers.iter().filter(|status| **status == 503).count();
    assert_eq!(gave_way, 12, "only until half of the budget is free");
}

#[tokio::test]
async fn a_refusal_for_want_of_room_says_when_to_come_back() {
    use tower_service::Service as _;
    let mut endpoint = open()
        .flow("/flow", flow())
        .body_limit(usize::MAX)
        .build()
        .unwrap();
    let request = http::Request::post("/flow")
        .body(Promise(u64::MAX / 2))
        .unwrap();
    let response = endpoint.call(request).await.unwrap();
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "1");
}

#[test]
fn a_budget_that_holds_no_two_bodies() {
    let error = open()
        .flow("/flow", flow())
        .body_limit(1000)
        .body_budget(1999)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`body_budget` is 1999 bytes, too few for two bodies of 1000 bytes (`body_limit`): raise the one or lower the other"
    );
    let fits = open().flow("/flow", flow()).body_limit(1000);
    assert!(fits.body_budget(2000).build().is_ok());
}

#[tokio::test(start_paused = true)]
async fn strangers_do_not_take_the_places_of_requests() {
    let endpoint = Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .app_secret(secret())
        .flow("/flow", flow())
        .max_in_flight(1)
        .build()
        .unwrap();
    let stranger = send(
        &endpoint,
        http::Request::post("/flow").body(Promise(10)).unwrap(),
    );
    let body = unencrypted(PING);
    let signature = secret().sign(body.as_bytes());
    let genuine = async {
        // The stranger's body is being waited for already.
        tokio::time::sleep(Duration::from_secs(1)).await;
        post(&endpoint, "/flow", Some(&signature), &body).await.0
    };
    let (stranger, genuine) = tokio::join!(stranger, genuine);
    assert_eq!((stranger.0, genuine), (408, 200));
}

#[tokio::test]
async fn two_signatures_are_none() {
    let endpoint = Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .app_secret(secret())
        .flow("/flow", flow())
        .build()
        .unwrap();
    let body = unencrypted(PING);
    let right = secret().sign(body.as_bytes());
    for (headers, wanted) in [
        (vec![&*right], 200),
        (vec![&*right, "sha256=00"], 432),
        (vec![&*right, &*right], 432),
    ] {
        let mut request = http::Request::post("/flow");
        for header in headers {
            request = request.header("X-Hub-Signature-256", header);
        }
        let request = request.body(Full::new(Bytes::from(body.clone()))).unwrap();
        assert_eq!(send(&endpoint, request).await.0, wanted);
    }
}

/// A decryptor that never answers, or panics.
struct Broken {
    panics: bool,
}

impl RequestDecryptor for Broken {
    async fn decrypt(&self, _: Envelope) -> Result<Decrypted, DecryptError> {
        assert!(!self.panics, "told to");
        std::future::pending().await
    }
}

impl ResponseEncryptor for Broken {
    async fn encrypt(&self, _: Vec<u8>, _: &ExchangeKeys) -> Result<Vec<u8>, EncryptError> {
        assert!(!self.panics, "told to");
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn own_cryptography_neither_hangs_nor_kills_a_request() {
    for (panics, wanted) in [(false, 504), (true, 500)] {
        let opens = open()
            .decryptor(Broken { panics })
            .flow("/flow", flow())
            .build()
            .unwrap();
        let seals = open()
            .encryptor(Broken { panics })
            .flow("/flow", flow())
            .build()
            .unwrap();
        for endpoint in [opens, seals] {
            assert_eq!(
                post(&endpoint, "/flow", None, &unencrypted(PING)).await.0,
                wanted
            );
        }
    }
}

/// Fails with an error that cannot be shown.
struct Mute;

#[derive(Debug)]
struct Unspeakable;

impl std::fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("told to")
    }
}

impl std::error::Error for Unspeakable {}

impl RequestDecryptor for Mute {
    async fn decrypt(&self, _: Envelope) -> Result<Decrypted, DecryptError> {
        Err(DecryptError::unavailable(Unspeakable))
    }
}

impl ResponseEncryptor for Mute {
    async fn encrypt(&self, _: Vec<u8>, _: &ExchangeKeys) -> Result<Vec<u8>, EncryptError> {
        Err(EncryptError::new(Unspeakable))
    }
}

#[tokio::test]
async fn an_error_that_cannot_be_shown_is_a_500() {
    let opens = open().decryptor(Mute).flow("/flow", flow()).build();
    let seals = open().encryptor(Mute).flow("/flow", flow()).build();
    for endpoint in [opens, seals] {
        let (status, _) = post(&endpoint.unwrap(), "/flow", None, &unencrypted(PING)).await;
        assert_eq!(status, 500);
    }
}

#[tokio::test]
async fn a_hook_that_panics_is_a_500() {
    let endpoint = open()
        .flow("/flow", Nothing)
        .on_mismatch(|_, _| panic!("told to"))
        .build()
        .unwrap();
    let request = br#"{"action":"data_exchange","screen":"ELSEWHERE"}"#;
    assert_eq!(
        post(&endpoint, "/flow", None, &unencrypted(request))
            .await
            .0,
        500
    );
    assert_eq!(
        post(&endpoint, "/flow", None, &unencrypted(PING)).await.0,
        200
    );
}

/// A flow without a handler.
struct Nothing;

impl Flow for Nothing {
    const TABLE: &'static FlowTable = &FlowTable::new("Nothing", &[], &[], None);

    async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
        Ok(Answer::close())
    }
}
