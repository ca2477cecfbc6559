//! Connections: kept, replaced, refused, broken, bounded in time and size.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::io::{Read as _, Write as _};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use flowkit_client::{Answer, ClientError, WhatsAppClient};
use serde_json::json;
use support::{Reaction, TestEndpoint, public_key};

fn screen_a() -> Reaction {
    Reaction::Answer(json!({ "screen": "A", "data": {} }))
}

/// What the client makes of one reaction to INIT.
async fn init_against(reaction: fn() -> Reaction) -> Result<Answer, ClientError> {
    let endpoint = TestEndpoint::start(move |_| reaction()).await;
    endpoint.client().init(None).await
}

#[tokio::test]
async fn connections_are_used_again() {
    let endpoint = TestEndpoint::start(|_| screen_a()).await;
    let client = endpoint.client();
    for _ in 0..5 {
        client.init(None).await.unwrap();
    }
    let connections: Vec<usize> = endpoint.seen().iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0; 5]);
}

#[tokio::test]
async fn an_idle_connection_that_the_server_closed_is_replaced() {
    // A server on a thread of its own, so that it can close a connection while the client's side
    // sleeps: the client meets the closed connection when it sends, not before.
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let (close, may_close) = mpsc::channel::<()>();
    let (closed, is_closed) = mpsc::channel::<()>();
    let server = std::thread::spawn(move || {
        for _ in 0..3 {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = vec![0; 16 * 1024];
            let mut read = 0;
            while !request[..read].ends_with(b"}") {
                read += stream.read(&mut request[read..]).unwrap();
            }
            let answer = b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(answer).unwrap();
            may_close.recv().unwrap();
            drop(stream);
            closed.send(()).unwrap();
        }
    });
    let client = WhatsAppClient::builder(public_key())
        .http(&format!("http://{address}"))
        .unwrap();
    for _ in 0..3 {
        let error = client.init(None).await.unwrap_err();
        assert!(
            matches!(error, ClientError::Status { status: 500 }),
            "{error}"
        );
        // Blocks this runtime on purpose.
        close.send(()).unwrap();
        is_closed.recv().unwrap();
    }
    server.join().unwrap();
}

#[tokio::test]
async fn a_broken_or_refused_connection_is_no_answer() {
    let error = init_against(|| Reaction::Cut).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Transport { .. }) && error.may_retry(),
        "{error}"
    );

    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap();
    let client = WhatsAppClient::builder(public_key())
        .http(&format!("http://{free}"))
        .unwrap();
    let error = client.init(None).await.unwrap_err();
    assert!(
        error.to_string().contains("the connection was not made"),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn time_outs_are_the_endpoints_or_the_clients_own() {
    let error = init_against(|| Reaction::Plain(504, Vec::new()))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::Timeout) && error.may_retry(),
        "{error}"
    );

    let endpoint = TestEndpoint::start(|_| Reaction::Hang).await;
    let client = endpoint
        .builder(public_key())
        .timeout(Duration::from_millis(50))
        .http(&endpoint.url())
        .unwrap();
    let began = Instant::now();
    let error = client.init(None).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout), "{error}");
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_body_beyond_the_bound_is_not_read() {
    let huge = || Reaction::Plain(200, vec![b'A'; 5 * 1024 * 1024]);
    let error = init_against(huge).await.unwrap_err();
    assert!(error.to_string().contains("larger than 4 MiB"), "{error}");
}

#[test]
fn addresses_that_cannot_be_used_are_explained() {
    for (address, expected) in [
        ("https:///flow", "is not a URL"),
        ("ftp://example.com", "must begin with `http://`"),
        ("/flow", "lacks `http://`"),
        ("example.com", "lacks `http://`"),
        ("not a url", "is not a URL"),
    ] {
        let error = WhatsAppClient::builder(public_key())
            .http(address)
            .unwrap_err();
        assert!(error.to_string().contains(expected), "{address}: {error}");
    }
}
