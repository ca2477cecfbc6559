//! What the endpoint answers when things go wrong, and what it asks for before it starts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]

mod common;

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use common::{post, send, vectors};
use flowkit_runtime::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
use flowkit_runtime::*;
use http_body::Frame;
use http_body_util::Full;
use serde_json::{Value, json};
use tower_service::Service as _;

/// A flow whose one handler does what it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Behaving {
    Fails,
    Panics,
    Sleeps,
    /// Shows a screen from DETAILS with this data.
    Shows(&'static str, &'static str),
    TakesAnotherType,
    RefusesToken,
}

const TABLE: &FlowTable = &FlowTable::new(
    "Behaving",
    &[
        ScreenEntry::new(
            "APPOINTMENT",
            &["APPOINTMENT", "DETAILS"],
            true,
            DataModel::None,
        ),
        ScreenEntry::new(
            "DETAILS",
            &["DETAILS", "APPOINTMENT", "SUMMARY"],
            false,
            DataModel::Unknown,
        ),
        ScreenEntry::new(
            "SUMMARY",
            &["SUMMARY", "DETAILS"],
            false,
            DataModel::Declared {
                keys: &["total", "note"],
                required: &["total"],
            },
        ),
        ScreenEntry::new("FAR", &["FAR", "SUMMARY"], false, DataModel::Unknown),
        // Built on NavigationList: it does not lead to itself.
        ScreenEntry::new("LIST", &["SUMMARY"], false, DataModel::Unknown),
    ],
    &[
        Handler::new(0, "open", Answers::Init),
        Handler::new(1, "check", Answers::DataExchange("DETAILS")),
        Handler::new(3, "pick", Answers::DataExchange("LIST")),
        Handler::new(4, "any", Answers::AnyDataExchange),
        Handler::new(2, "hear", Answers::ErrorNotification),
    ],
    None,
);

impl Flow for Behaving {
    const TABLE: &'static FlowTable = TABLE;

    async fn call<'a>(
        &'a self,
        _: u16,
        exchange: &'a DataExchange,
    ) -> Result<Answer, HandlerError> {
        match self {
            Self::Fails => Err(HandlerError::msg("the database is away")),
            Self::Panics => panic!("told to"),
            Self::Sleeps => {
                tokio::time::sleep(Duration::from_secs(3600)).await;
                Ok(Answer::close())
            }
            Self::Shows(screen, data) => {
                Answer::show(*screen, serde_json::from_str::<Value>(data)?)
            }
            Self::TakesAnotherType => {
                exchange.data_as::<Vec<u8>>()?;
                Ok(Answer::close())
            }
            Self::RefusesToken => Err(HandlerError::token_invalid("Please ask again")),
        }
    }
}

fn case(name: &str) -> Value {
    let all = vectors();
    let found = all["good"]
        .as_array()
        .unwrap()
        .iter()
        .find(|case| case["name"] == name);
    found.unwrap_or_else(|| panic!("no vector {name}")).clone()
}

fn key() -> PrivateKey {
    PrivateKey::from_pem(include_str!("vectors/keys/pkcs8.pem"), None).unwrap()
}

fn builder(flow: impl Flow) -> EndpointBuilder {
    Endpoint::builder()
        .private_key(key())
        .insecure_skip_signature()
        .flow("/flow", flow)
}

async fn status(endpoint: &Endpoint, vector: &str) -> u16 {
    post(
        endpoint,
        "/flow",
        None,
        case(vector)["body"].as_str().unwrap(),
    )
    .await
    .0
}

#[tokio::test]
async fn methods_and_paths() {
    let endpoint = builder(Behaving::Fails).build().unwrap();
    for (method, path, wanted) in [
        ("GET", "/flow", 200),
        ("HEAD", "/flow", 200),
        ("GET", "/flow?probe=1", 200),
        ("PUT", "/flow", 405),
        ("DELETE", "/flow", 405),
        ("POST", "/other", 404),
        ("GET", "/", 404),
        ("GET", "/flow/", 404),
    ] {
        let request = http::Request::builder()
            .method(method)
            .uri(path)
            .body(Full::<Bytes>::default())
            .unwrap();
        let response = endpoint.clone().call(request).await.unwrap();
        assert_eq!(response.status().as_u16(), wanted, "{method} {path}");
        assert_eq!(response.headers()["content-type"], "text/plain");
        if wanted == 405 {
            assert_eq!(response.headers()["allow"], "GET, HEAD, POST");
        }
    }
}

#[tokio::test]
async fn a_handler_that_cannot_answer_is_a_500_and_the_endpoint_lives_on() {
    for flow in [
        Behaving::Fails,
        Behaving::Panics,
        Behaving::TakesAnotherType,
        Behaving::Shows("NOWHERE", "{}"),
        Behaving::Shows("FAR", "{}"),
        Behaving::Shows("APPOINTMENT", r#"{"error_message":5}"#),
        Behaving::Shows("SUMMARY", r#"{"other":1}"#),
        Behaving::Shows("SUMMARY", "[1]"),
    ] {
        let endpoint = builder(flow).build().unwrap();
        for _ in 0..2 {
            assert_eq!(status(&endpoint, "data-exchange").await, 500, "{flow:?}");
        }
        assert_eq!(
            status(&endpoint, "ping").await,
            200,
            "{flow:?}: ping does not reach user code"
        );
        assert_eq!(
            status(&endpoint, "error-notification").await,
            200,
            "{flow:?}: always acknowledged"
        );
    }
    for allowed in [
        Behaving::Shows("SUMMARY", r#"{"total":1}"#),
        Behaving::Shows("APPOINTMENT", "{}"),
        Behaving::Shows("DETAILS", r#"{"any":1}"#),
    ] {
        assert_eq!(
            status(&builder(allowed).build().unwrap(), "data-exchange").await,
            200,
            "{allowed:?}"
        );
    }
}

#[tokio::test]
async fn init_may_only_show_an_entry_screen() {
    let entry = builder(Behaving::Shows("APPOINTMENT", "{}"))
        .build()
        .unwrap();
    let inner = builder(Behaving::Shows("DETAILS", "{}")).build().unwrap();
    for vector in ["init", "init-null", "init-absent"] {
        assert_eq!(status(&entry, vector).await, 200, "{vector}");
        assert_eq!(status(&inner, vector).await, 500, "{vector}");
    }
}

#[tokio::test]
async fn a_refused_token_is_a_427_with_an_encrypted_text() {
    let endpoint = builder(Behaving::RefusesToken).build().unwrap();
    let (status, body) = post(
        &endpoint,
        "/flow",
        None,
        case("init")["body"].as_str().unwrap(),
    )
    .await;
    assert_eq!(status, 427);
    assert!(body.len() > 32, "{body}");
}

#[tokio::test]
async fn the_hook_answers_what_the_flow_cannot() {
    let endpoint = builder(Behaving::TakesAnotherType)
        .on_mismatch(|mismatch, _| match mismatch {
            Mismatch::Payload { .. } => Some(Answer::error("Please check what you entered")),
            _ => None,
        })
        .build()
        .unwrap();
    assert_eq!(status(&endpoint, "data-exchange").await, 200);
    // BACK has no handler here, and this hook leaves that alone.
    assert_eq!(status(&endpoint, "back").await, 500);
    // An answer of the hook keeps the phone's rules too.
    let breach = builder(Behaving::TakesAnotherType)
        .on_mismatch(|_, _| Answer::show("FAR", json!({})).ok())
        .build()
        .unwrap();
    assert_eq!(status(&breach, "data-exchange").await, 500);
}

#[tokio::test(start_paused = true)]
async fn a_handler_over_its_time_is_a_504() {
    let endpoint = builder(Behaving::Sleeps)
        .handler_timeout(Duration::from_secs(3))
        .build()
        .unwrap();
    assert_eq!(status(&endpoint, "data-exchange").await, 504);
    assert_eq!(status(&endpoint, "error-notification").await, 200);
}

#[tokio::test(start_paused = true)]
async fn more_requests_than_allowed_are_a_503() {
    let endpoint = builder(Behaving::Sleeps)
        .max_in_flight(1)
        .handler_timeout(Duration::from_secs(3))
        .build()
        .unwrap();
    let (first, second) = tokio::join!(
        status(&endpoint, "data-exchange"),
        status(&endpoint, "data-exchange")
    );
    assert_eq!((first, second), (504, 503));
    assert_eq!(status(&endpoint, "ping").await, 200, "there is room again");
}

/// A body that sends some bytes and then nothing for ever.
struct Stalled(Option<Bytes>);

impl http_body::Body for Stalled {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.0.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None => Poll::Pending,
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_is_a_408() {
    let endpoint = builder(Behaving::Fails)
        .body_timeout(Duration::from_secs(2))
        .build()
        .unwrap();
    let request = http::Request::post("/flow")
        .body(Stalled(Some(Bytes::from_static(b"{"))))
        .unwrap();
    assert_eq!(send(&endpoint, request).await.0, 408);
}

#[tokio::test]
async fn a_body_over_the_limit_is_a_413() {
    let endpoint = builder(Behaving::Fails).body_limit(1000).build().unwrap();
    let whole = http::Request::post("/flow")
        .body(Full::new(Bytes::from(vec![b'x'; 1001])))
        .unwrap();
    assert_eq!(send(&endpoint, whole).await.0, 413, "its length is known");
    let streamed = http::Request::post("/flow")
        .body(Stalled(Some(Bytes::from(vec![b'x'; 1001]))))
        .unwrap();
    assert_eq!(
        send(&endpoint, streamed).await.0,
        413,
        "its length is not known"
    );
    let just = http::Request::post("/flow")
        .body(Full::new(Bytes::from(vec![b'x'; 1000])))
        .unwrap();
    assert_eq!(
        send(&endpoint, just).await.0,
        400,
        "no envelope, but not too large"
    );
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_400() {
    let endpoint = builder(Behaving::Fails).build().unwrap();
    let broken = http_body_util::StreamBody::new(futures_util::stream::iter([
        Ok(Frame::data(Bytes::from_static(b"{"))),
        Err(std::io::Error::other("gone")),
    ]));
    let request = http::Request::post("/flow").body(broken).unwrap();
    assert_eq!(send(&endpoint, request).await.0, 400);
}

#[test]
fn bad_configuration_is_one_clear_sentence_at_the_start() {
    let secret = || AppSecret::new("0123456789abcdef0123456789abcdef").unwrap();
    let flow = Behaving::Fails;
    for path in ["/a b", "/term\u{e9}", "/a%20b", "//flow", "/flow?x"] {
        let error = builder(flow).flow(path, flow).build().expect_err(path);
        assert!(
            error
                .to_string()
                .contains("must begin with `/` and hold ASCII"),
            "{error}"
        );
    }
    let none = || std::iter::empty::<AppSecret>().collect::<AppSecrets>();
    for (builder, words) in [
        (
            Endpoint::builder()
                .private_key(key())
                .app_secret(none())
                .flow("/flow", flow),
            "no app secret",
        ),
        (
            builder(flow).header_timeout(Duration::MAX),
            "`header_timeout` is longer than a day",
        ),
        (Endpoint::builder(), "has no flow"),
        (
            Endpoint::builder()
                .insecure_skip_signature()
                .flow("/flow", flow),
            "no private key",
        ),
        (
            Endpoint::builder().private_key(key()).flow("/flow", flow),
            "no app secret",
        ),
        (builder(flow).app_secret(secret()), "check was skipped too"),
        (
            builder(flow).flow("/flow", flow),
            "two flows have the path `/flow`",
        ),
        (builder(flow).flow("flow", flow), "must begin with `/`"),
        (builder(flow).body_limit(0), "`body_limit` is zero"),
        (
            builder(flow).decryptor(HybridDecryptor::new(KeyRing::new(key()))),
            "both a private key and a decryptor",
        ),
    ] {
        let error = builder.build().expect_err(words);
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(
            format!("{error:?}"),
            error.to_string(),
            "`main` prints Debug"
        );
        assert!(!error.to_string().contains('\n'));
    }
}

#[tokio::test]
async fn a_flow_may_have_its_own_key_and_secret() {
    let vector = case("ping");
    let secret = AppSecret::new(vector["app_secret"].as_str().unwrap()).unwrap();
    let other = PrivateKey::from_pem(include_str!("vectors/keys/other-pkcs8.pem"), None).unwrap();
    let endpoint = Endpoint::builder()
        .private_key(other)
        .app_secret(AppSecret::new("another").unwrap())
        .flow("/shared", Behaving::Fails)
        .flow_with("/own", Behaving::Fails, |mount| {
            mount.private_key(key()).app_secret(secret)
        })
        .build()
        .unwrap();
    let (signature, body) = (
        vector["x_hub_signature_256"].as_str(),
        vector["body"].as_str().unwrap(),
    );
    assert_eq!(post(&endpoint, "/own", signature, body).await.0, 200);
    assert_eq!(post(&endpoint, "/shared", signature, body).await.0, 432);
}

#[tokio::test]
async fn keys_are_tried_in_order() {
    let other = PrivateKey::from_pem(include_str!("vectors/keys/other-pkcs8.pem"), None).unwrap();
    let endpoint = Endpoint::builder()
        .private_key(other)
        .private_key(key())
        .insecure_skip_signature()
        .flow("/flow", Behaving::Fails)
        .build()
        .unwrap();
    assert_eq!(status(&endpoint, "ping").await, 200);
}

/// A decryptor that counts how often it was warmed up.
struct Warming(std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl RequestDecryptor for Warming {
    async fn decrypt(&self, _: Envelope) -> Result<Decrypted, DecryptError> {
        Err(DecryptError::new(DecryptStep::KeyUnwrap))
    }

    fn warm_up(&self) {
        self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

#[test]
fn the_first_customer_does_not_wait_for_the_library() {
    let warm = std::sync::Arc::default();
    let built = Endpoint::builder()
        .decryptor(Warming(std::sync::Arc::clone(&warm)))
        .insecure_skip_signature()
        .flow("/flow", Behaving::Fails)
        .flow("/other", Behaving::Fails)
        .build();
    assert!(built.is_ok());
    let times = warm.load(std::sync::atomic::Ordering::SeqCst);
    assert_eq!(times, 1, "warmed up once, before the port opens");
}
