//! A server for one test, and requests to it with keys that are known.

use std::time::Duration;

use flowkit::EndpointBuilder;
use flowkit::client::{self, Quirk, flow_token_signature, seal_with, sign};
use flowkit::prelude::*;
use serde_json::{Value, json};

use super::flow::Private;
use super::support::log::record;
use super::support::raw::{self, Raw};
use super::support::{Server, key, public};
use super::{AES_KEY, SECRET, TOKEN, VECTOR};

/// A server for one test, whose log is told apart by its path.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    path: &'static str,
}

impl Fixture {
    pub(crate) async fn start(path: &'static str) -> Self {
        Self::of(path, |endpoint| {
            endpoint
                .private_key(key())
                .handler_timeout(Duration::from_millis(300))
        })
        .await
    }

    pub(crate) async fn of(
        path: &'static str,
        settings: impl FnOnce(EndpointBuilder) -> EndpointBuilder,
    ) -> Self {
        record();
        let endpoint = Endpoint::builder()
            .app_secret(AppSecret::new(SECRET).unwrap())
            .flow(path, Private);
        Self {
            server: Server::start(settings(endpoint)).await,
            path,
        }
    }

    /// The status of a signed POST with this body.
    pub(crate) async fn post(&self, body: &str) -> u16 {
        self.post_signed(Some(&sign(SECRET, body.as_bytes())), body)
            .await
    }

    pub(crate) async fn post_signed(&self, signature: Option<&str>, body: &str) -> u16 {
        let mut connection = Raw::connect(self.server.address).await;
        connection
            .write(&raw::post(self.path, signature, body))
            .await;
        connection.reply().await.status
    }

    /// The status of a request with this plaintext.
    pub(crate) async fn send(&self, plaintext: &str) -> u16 {
        self.post(&sealed(plaintext, &[])).await
    }

    /// The status of a request with this action and data.
    pub(crate) async fn exchange(&self, action: &str, screen: &str, data: Value) -> u16 {
        self.send(&request(action, screen, data)).await
    }

    pub(crate) async fn deed(&self, deed: Value) -> u16 {
        self.exchange("data_exchange", "ONLY", deed).await
    }
}

pub(crate) fn request(action: &str, screen: &str, data: Value) -> String {
    json!({
        "version": "3.0",
        "action": action,
        "screen": screen,
        "data": data,
        "flow_token": TOKEN,
        "flow_token_signature": flow_token_signature(SECRET, TOKEN),
    })
    .to_string()
}

pub(crate) fn sealed(plaintext: &str, quirks: &[Quirk]) -> String {
    let keys = client::ExchangeKeys::from_bytes(AES_KEY, VECTOR);
    String::from_utf8(
        seal_with(plaintext.as_bytes(), &public(&key()), keys, quirks)
            .unwrap()
            .body,
    )
    .unwrap()
}
