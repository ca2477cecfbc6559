//! What the endpoint refuses, over a real socket: keys, signatures, shapes, sizes, time, its own failures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../support/mod.rs"]
mod support;

mod bodies;
mod by_handlers;
mod encryption;
mod flow;

use std::time::Duration;

use flowkit::EndpointBuilder;
use flowkit::client::{Answer, WhatsAppClient};
use support::moody::Moody;
use support::raw::Raw;
use support::{Server, endpoint, soon};

const SHORT: Duration = Duration::from_millis(300);

async fn server() -> Server {
    Server::start(moody()).await
}

fn moody() -> EndpointBuilder {
    endpoint().flow("/flow", Moody::default())
}

fn healthy() -> Answer {
    Answer::HealthCheck {
        status: "active".to_owned(),
    }
}

/// The status of one round trip with this plaintext; whatever is refused is refused without a word.
async fn status_of(phone: &WhatsAppClient, plaintext: &str) -> u16 {
    let trip = soon(phone.round_trip(plaintext.as_bytes())).await.unwrap();
    if trip.status != 200 && trip.status != 427 {
        assert!(
            trip.body.is_empty(),
            "the caller learns nothing but the status"
        );
        assert_eq!(trip.headers["content-type"], "text/plain");
    }
    trip.status.as_u16()
}

async fn raw_status(server: &Server, request: &str) -> u16 {
    let mut connection = Raw::connect(server.address).await;
    connection.write(request).await;
    connection.reply().await.status
}
