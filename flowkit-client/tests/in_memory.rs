//! Requests that never leave the process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::future::{Ready, ready};
use std::task::{Context, Poll};

use bytes::Bytes;
use flowkit_client::{Answer, ClientError, ServiceTransport, WhatsAppClient};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use support::{APP_SECRET, decrypt, encrypt, public_key};
use tower_service::Service;

/// An endpoint that knows the health check only.
#[derive(Clone)]
struct Health;

impl Service<Request<Full<Bytes>>> for Health {
    type Response = Response<Full<Bytes>>;
    type Error = std::io::Error;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Full<Bytes>>) -> Self::Future {
        if request.uri().path() == "/broken" {
            return ready(Err(std::io::Error::other("no")));
        }
        assert_eq!(request.method(), "POST");
        assert_eq!(request.headers()["content-type"], "application/json");
        assert!(request.headers().contains_key("x-hub-signature-256"));
        let mut body = Box::pin(request.into_body().collect());
        let mut context = Context::from_waker(std::task::Waker::noop());
        let Poll::Ready(Ok(body)) = body.as_mut().poll(&mut context) else {
            panic!("the body is in memory");
        };
        let (aes_key, iv, plaintext) = decrypt(&body.to_bytes()).unwrap();
        assert_eq!(plaintext, br#"{"version":"3.0","action":"ping"}"#);
        let inverted: Vec<u8> = iv.iter().map(|byte| !byte).collect();
        let answer = encrypt(&aes_key, &inverted, br#"{"data":{"status":"active"}}"#);
        ready(Ok(Response::new(Full::new(answer.into()))))
    }
}

#[tokio::test]
async fn a_service_is_called_without_a_socket() {
    let transport = ServiceTransport::new(Health);
    let client = WhatsAppClient::builder(public_key())
        .app_secret(APP_SECRET)
        .over(transport);
    let answer = client.ping().await.unwrap();
    assert_eq!(
        answer,
        Answer::HealthCheck {
            status: "active".to_owned()
        }
    );
}

#[tokio::test]
async fn a_failing_service_is_no_answer() {
    let transport = ServiceTransport::new(Health).at("/broken".parse().unwrap());
    let client = WhatsAppClient::builder(public_key()).over(transport);
    let error = client.ping().await.unwrap_err();
    assert!(matches!(error, ClientError::Transport { .. }), "{error}");
}
