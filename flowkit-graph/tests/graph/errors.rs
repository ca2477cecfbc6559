//! Every code of Meta's references, and what it is told as.

use flowkit_graph::{ErrorKind, Retries};
use serde_json::json;

use crate::fake::{Answer, Fake, TOKEN, refusal};
use crate::told;

#[tokio::test]
async fn every_code_of_the_reference_says_what_to_do() {
    let fake = Fake::start().await;
    let graph = fake.builder().retries(Retries::never()).build().unwrap();
    let codes = [
        0, 1, 2, 3, 4, 10, 190, 200, 299, 368, 803, 80_007, 130_429, 130_497, 131_000, 131_005,
        131_008, 131_009, 131_016, 131_026, 131_030, 131_031, 131_042, 131_045, 131_047, 131_048,
        131_051, 131_056, 131_057, 132_000, 132_001, 132_005, 132_007, 132_008, 132_012, 132_015,
        132_016, 132_018, 132_068, 132_069, 133_010, 133_016, 139_000, 139_001, 139_002, 139_003,
        139_004, 139_006,
    ];
    for code in codes {
        fake.answers([refusal(400, code, json!({}))]);
        let error = graph.publish_flow("1").await.unwrap_err();
        assert_eq!(error.code(), Some(code));
        assert!(error.help().is_some(), "{error}");
    }
    fake.answers([refusal(400, 999_999, json!({}))]);
    assert_eq!(graph.publish_flow("1").await.unwrap_err().help(), None);
}

#[tokio::test]
async fn the_subcodes_of_publishing() {
    let fake = Fake::start().await;
    for (subcode, help) in [
        (4_233_012, "public key"),
        (4_233_014, "did not answer Meta's ping"),
        (4_233_024, "endpoint URI"),
        (1, "validation errors"),
    ] {
        fake.answers([refusal(400, 139_002, json!({ "error_subcode": subcode }))]);
        let error = fake.client().publish_flow("1").await.unwrap_err();
        assert!(error.help().unwrap().contains(help), "{}", told(&error));
    }
    fake.answers([refusal(400, 139_000, json!({ "error_subcode": 4_233_020 }))]);
    let error = fake.client().publish_flow("1").await.unwrap_err();
    assert!(
        error.help().unwrap().contains("integrity"),
        "{}",
        told(&error)
    );
}

#[tokio::test]
async fn everything_that_meta_says_is_there() {
    let fake = Fake::start().await;
    fake.answers([refusal(
        400,
        139_002,
        json!({
            "message": "(#139002) Publishing failed", "error_subcode": 4_233_014, "is_transient": false,
            "error_user_title": "Endpoint not available", "error_user_msg": "Ping failed.",
            "error_data": { "messaging_product": "whatsapp", "details": "timeout" }, "fbtrace_id": "A1b2C3",
        }),
    )]);
    let error = fake.client().publish_flow("1111").await.unwrap_err();
    let meta = error.meta().unwrap();
    assert_eq!(
        (meta.status, meta.code, meta.subcode),
        (400, 139_002, Some(4_233_014))
    );
    assert_eq!(meta.message, "(#139002) Publishing failed");
    assert_eq!(meta.kind.as_deref(), Some("OAuthException"));
    assert_eq!(meta.user_title.as_deref(), Some("Endpoint not available"));
    assert_eq!(meta.user_message.as_deref(), Some("Ping failed."));
    assert_eq!(meta.details.as_deref(), Some("timeout"));
    assert_eq!(meta.fbtrace_id.as_deref(), Some("A1b2C3"));
    assert_eq!(
        (error.call(), error.target()),
        (flowkit_graph::Call::Publish, "1111")
    );
    assert_eq!(
        error.to_string(),
        "cannot publish flow 1111: (#139002) Publishing failed: Endpoint not available: Ping failed: timeout \
         (code 139002, subcode 4233014, fbtrace_id A1b2C3)"
    );
}

#[tokio::test]
async fn pages_of_gateways_and_lies() {
    let fake = Fake::start().await;
    fake.answers([
        Answer::text(404, "<html>not found</html>"),
        Answer::text(301, "").header("location", "https://example.org"),
        Answer::text(200, r#"{"success":false}"#),
        Answer::text(200, r#"{"error":{"code":190,"message":"no"}}"#),
        Answer::text(200, ""),
    ]);
    let graph = fake.client();
    let error = graph.publish_flow("1").await.unwrap_err();
    assert_eq!(
        told(&error),
        "cannot publish flow 1: HTTP status 404 without a reason\n  = help: check the base URL"
    );
    let error = graph.publish_flow("1").await.unwrap_err();
    assert_eq!(error.status(), Some(301));
    assert!(error.help().unwrap().contains("redirects"));
    let error = graph.publish_flow("1").await.unwrap_err();
    assert!(error.to_string().contains("did not succeed"), "{error}");
    let error = graph.publish_flow("1").await.unwrap_err();
    assert_eq!(error.code(), Some(190));
    let error = graph.publish_flow("1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Answer(_)), "{error}");
}

#[tokio::test]
async fn after_a_fault_of_the_server_one_looks_before_repeating_a_change() {
    let fake = Fake::start().await;
    let graph = fake.builder().retries(Retries::never()).build().unwrap();
    for answer in [Answer::text(502, "<html>"), refusal(500, 2, json!({}))] {
        fake.answers([answer.clone(), answer]);
        let error = graph.publish_flow("1").await.unwrap_err();
        assert!(error.may_have_been_carried_out());
        assert!(
            told(&error).contains("look before you repeat it"),
            "{}",
            told(&error)
        );
        let error = graph.flow("1").send().await.unwrap_err();
        assert!(told(&error).contains("try again later"), "{}", told(&error));
    }
}

#[tokio::test]
async fn nobody_there() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let graph = flowkit_graph::GraphClient::builder(TOKEN).base_url(format!("http://{address}"));
    let error = graph.build().unwrap().publish_flow("1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(_)), "{error:?}");
    assert!(!error.may_have_been_carried_out());
    assert!(
        error
            .to_string()
            .starts_with("cannot publish flow 1: no connection: "),
        "{error}"
    );
}
