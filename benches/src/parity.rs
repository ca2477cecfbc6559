//! All servers do the same: the same status and the same answer to every kind of request. Otherwise one
//! would be fast by leaving something out.

use http::StatusCode;
use serde_json::{Value, json};

use crate::load::Load;
use crate::requests::{Sealed, Sealer};
use crate::serving::Kind;

/// Asks a server every kind of request.
///
/// # Panics
/// When it answers otherwise than the protocol and the example `minimal` have it.
pub async fn check(kind: Kind, load: &mut Load, sealer: &Sealer) {
    let request = |action: &str, screen: &str, data: Value| {
        let text = json!({ "version": "3.0", "action": action, "screen": screen, "flow_token": "t-1", "data": data });
        sealer.seal(&text.to_string(), "t-1")
    };
    let params = json!({ "flow_token": "t-1", "thanks": "Your answer has arrived" });
    let answered = [
        (
            request("ping", "", Value::Null),
            json!({ "data": { "status": "active" } }),
        ),
        (
            request("INIT", "", Value::Null),
            json!({ "version": "3.0", "screen": "MY_SCREEN", "data": { "greeting": "Hello from Rust" } }),
        ),
        (
            request("data_exchange", "MY_SCREEN", json!({ "name": "Zoë" })),
            json!({ "screen": "SUCCESS", "data": { "extension_message_response": { "params": params } } }),
        ),
        (
            request(
                "data_exchange",
                "MY_SCREEN",
                json!({ "error": "invalid_screen_transition", "error_message": "…" }),
            ),
            json!({ "data": { "acknowledged": true } }),
        ),
    ];
    let good = request("ping", "", Value::Null);
    let other_body = Sealed {
        body: "{}".into(),
        ..good.clone()
    };
    let other_key = Sealer::new(&other_key()).seal("{}", "t-1");
    let refused = [
        (request("data_exchange", "OTHER", json!({})), 500),
        (sealer.seal("[]", "t-1"), 400),
        (other_body.signed(), 400),
        (other_body, 432),
        (other_key, 421),
    ];
    let name = kind.name();
    for (sealed, expected) in &answered {
        let (status, body) = load.ask(sealed).await;
        assert_eq!(
            status,
            StatusCode::OK,
            "status of {name} for {}",
            sealed.plaintext
        );
        assert_eq!(
            sealed.open(&body),
            *expected,
            "answer of {name} to {}",
            sealed.plaintext
        );
    }
    for (sealed, expected) in &refused {
        let (status, _) = load.ask(sealed).await;
        assert_eq!(
            status.as_u16(),
            *expected,
            "status of {name} for {}",
            sealed.plaintext
        );
    }
}

fn other_key() -> String {
    flowkit::PrivateKey::generate()
        .expect("a new key")
        .public_key_pem()
}
