//! A subscriber that panics whatever it is told, as `tracing_subscriber::fmt()` does once the reader of its output has
//! gone. It is the process's own, so this test is alone in its file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};

use flowkit::client::{Answer, ClientError, Object};
use serde_json::json;
use support::moody::{Gate, Moody, in_mood};
use support::raw::{self, INIT, Raw};
use support::{Server, endpoint, other_key, phone, soon};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static TOLD: AtomicUsize = AtomicUsize::new(0);

struct Panics;

/// A panic that prints nothing.
fn panics<T>() -> T {
    TOLD.fetch_add(1, Ordering::Relaxed);
    std::panic::resume_unwind(Box::new("nobody reads the log"))
}

impl Subscriber for Panics {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("flowkit")
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        // Every other span is there, to panic in all that follows.
        if TOLD.load(Ordering::Relaxed).is_multiple_of(2) {
            return panics();
        }
        TOLD.fetch_add(1, Ordering::Relaxed);
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {
        panics::<()>();
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {
        panics::<()>();
    }
    fn event(&self, _: &Event<'_>) {
        panics::<()>();
    }
    fn enter(&self, _: &Id) {
        panics::<()>();
    }
    fn exit(&self, _: &Id) {
        panics::<()>();
    }
    fn clone_span(&self, _: &Id) -> Id {
        panics()
    }
    fn try_close(&self, _: Id) -> bool {
        panics()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn costs_no_answer() {
    tracing::subscriber::set_global_default(Panics).unwrap();
    let gate = Gate::default();
    let server = Server::start(endpoint().flow("/flow", Moody(gate.clone()))).await;
    let customer = server.phone("/flow");
    let mood = |mood: &str| Object::from_iter([("mood".to_owned(), json!(mood))]);
    for _ in 0..10 {
        assert!(matches!(
            soon(customer.init(None)).await,
            Ok(Answer::Screen { .. })
        ));
        for (mood_of_handler, status) in [("fails", 500), ("panics", 500), ("unknown", 500)] {
            let refused = soon(customer.data_exchange("ONLY", mood(mood_of_handler))).await;
            assert!(
                matches!(refused, Err(ClientError::Status { status: got }) if got == status),
                "{mood_of_handler}: {refused:?}"
            );
        }
    }
    let stranger = phone(&other_key()).http(&server.url("/flow")).unwrap();
    assert!(soon(stranger.init(None)).await.is_err());
    for (request, status) in [
        ("GET /nowhere HTTP/1.1\r\nhost: h\r\n\r\n", 404),
        ("DELETE /flow HTTP/1.1\r\nhost: h\r\n\r\n", 405),
        (
            "POST /flow HTTP/1.1\r\nhost: h\r\ncontent-length: 2\r\n\r\n{}",
            432,
        ),
    ] {
        let mut connection = Raw::connect(server.address).await;
        connection.write(request).await;
        assert_eq!(connection.reply().await.status, status, "{request}");
    }
    // A handler whose caller leaves, which is logged too.
    let mut leaving = Raw::connect(server.address).await;
    leaving
        .write(&raw::request("/flow", &in_mood("waits")))
        .await;
    gate.arrival().await;
    drop(leaving);
    gate.let_go(1);
    let mut connection = Raw::connect(server.address).await;
    connection.write(&raw::request("/flow", INIT)).await;
    assert_eq!(connection.reply().await.status, 200);
    drop(connection);
    soon(server.stop()).await.unwrap().unwrap();
    assert!(
        TOLD.load(Ordering::Relaxed) > 100,
        "the subscriber was asked"
    );
}
