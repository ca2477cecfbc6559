//! How large an answer may be.

#![allow(clippy::unwrap_used, clippy::panic)]

use flowkit_client::phone::Client;
use flowkit_client::{ClientError, Reply, Transport, VirtualPhone, WhatsAppClient};
use serde_json::json;

const FLOW_JSON: &str = r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"HELLO": []},
    "screens": [{"id": "HELLO", "title": "Hello", "terminal": true}]}"#;

/// An endpoint whose every answer has so many bytes.
struct Sized(usize);

impl Transport for Sized {
    const SEALED: bool = false;

    async fn post(&self, _: http::HeaderMap, _: bytes::Bytes) -> Result<Reply, ClientError> {
        let answer =
            |picture: &str| json!({"screen": "HELLO", "data": {"picture": picture}}).to_string();
        let rest = self.0 - answer("").len();
        Ok(Reply {
            status: http::StatusCode::OK,
            headers: http::HeaderMap::new(),
            body: answer(&"A".repeat(rest)).into(),
        })
    }
}

async fn opened(bytes: usize, client: Client) -> Result<VirtualPhone, ClientError> {
    let line = WhatsAppClient::without_envelope().over_plaintext(Sized(bytes));
    let phone = VirtualPhone::over(&line)
        .flow_json(FLOW_JSON)
        .client(client);
    phone
        .open()
        .await
        .map_err(|error| error.client_error().unwrap().clone())
}

#[tokio::test]
async fn an_answer_of_a_million_bytes_is_the_largest() {
    let phone = opened(1_000_000, Client::Documented).await.unwrap();
    assert_eq!(phone.screen(), "HELLO");
    let error = opened(1_000_001, Client::Documented).await.unwrap_err();
    assert!(
        matches!(error, ClientError::TooLarge { bytes: 1_000_001 }),
        "{error}"
    );
    // The web client does not count.
    let phone = opened(1_000_001, Client::WebExact).await.unwrap();
    assert_eq!(phone.screen(), "HELLO");
}
