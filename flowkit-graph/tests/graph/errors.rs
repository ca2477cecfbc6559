//! Every code of Meta's references, and what it is told as.

use flowkit_graph::{
    ErrorKind, FlowCategory, FlowMessage, FlowMetadata, Granularity, MetricName, MetricQuery,
    NewFlow, Retries,
};
use serde_json::json;

use crate::fake::{Answer, Clients as _, Fake, NUMBER, TOKEN, WABA, refusal};
use crate::{VALID, told};

/// A row of the reference: code, subcode, and words of the help.
type Row = (i64, Option<i64>, &'static str);

/// The codes that mean the same whatever was called.
const ROWS: [Row; 56] = [
    (0, None, "make a new one"),
    (1, None, "try again later"),
    (2, None, "try again later"),
    (3, None, "permission"),
    (4, None, "limit of calls an hour"),
    (10, None, "permission"),
    (33, None, "may not see it"),
    (100, Some(33), "full control"),
    (190, None, "wrong, expired or revoked"),
    (190, Some(460), "password"),
    (190, Some(463), "has expired"),
    (190, Some(467), "was revoked"),
    (200, Some(1_349_174), "permission"),
    (299, None, "permission"),
    (368, None, "Business Support Home"),
    (803, None, "may not see it"),
    (80_007, None, "limit of calls an hour"),
    (130_429, None, "send more slowly"),
    (130_497, None, "country"),
    (131_000, None, "try again later"),
    (131_005, None, "permission"),
    (131_008, None, "a parameter is missing"),
    (131_009, None, "entry screen"),
    (131_016, None, "try again later"),
    (131_026, None, "no WhatsApp"),
    (131_030, None, "test number's list"),
    (131_031, None, "Business Support Home"),
    (131_042, None, "payment method"),
    (131_045, None, "register the phone number"),
    (131_047, None, "send a template"),
    (131_048, None, "quality"),
    (131_051, None, "not supported"),
    (131_056, None, "one in six seconds"),
    (131_057, None, "try again later"),
    (131_062, None, "a phone number alone"),
    (132_000, None, "check the template"),
    (132_001, None, "check the template"),
    (132_005, None, "check the template"),
    (132_007, None, "check the template"),
    (132_008, None, "check the template"),
    (132_012, None, "check the template"),
    (132_015, None, "check the template"),
    (132_016, None, "check the template"),
    (132_018, None, "check the template"),
    (132_068, None, "blocked"),
    (132_069, None, "10 messages an hour"),
    (133_010, None, "register the phone number"),
    (133_016, None, "too many registrations"),
    (139_000, Some(4_233_020), "integrity"),
    (139_001, None, "cloned"),
    (139_002, None, "`data_channel_uri`"),
    (139_002, Some(4_233_012), "public key"),
    (139_002, Some(4_233_014), "did not answer Meta's ping"),
    (139_002, Some(4_233_024), "endpoint URI"),
    (139_003, None, "only a published flow"),
    (139_004, None, "only a draft"),
];

#[tokio::test]
async fn every_code_of_the_reference_says_what_to_do() {
    let fake = Fake::start().await;
    let graph = fake.builder().retries(Retries::never()).build().unwrap();
    for (code, subcode, words) in ROWS {
        fake.answers([refusal(400, code, json!({ "error_subcode": subcode }))]);
        let error = graph.publish_flow("1").await.unwrap_err();
        let meta = error.meta().unwrap();
        assert_eq!((meta.code, meta.subcode), (code, subcode));
        let help = error.help().unwrap_or_default();
        assert!(help.contains(words), "{}", told(&error));
    }
    fake.answers([refusal(400, 999_999, json!({}))]);
    assert_eq!(graph.publish_flow("1").await.unwrap_err().help(), None);
}

#[tokio::test]
async fn what_publishing_needs_is_told_whole() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for subcode in [None, Some(1)] {
        fake.answers([refusal(400, 139_002, json!({ "error_subcode": subcode }))]);
        let error = graph.publish_flow("1").await.unwrap_err();
        let help = error.help().unwrap();
        for condition in [
            "draft",
            "validation errors",
            "frozen",
            "phone number",
            "public key",
            "endpoint URI",
            "connected app",
            "ping",
            "webhook",
        ] {
            assert!(help.contains(condition), "{help}");
        }
    }
}

/// Code 100 is any argument that Meta does not take: what it may be depends on the call.
#[tokio::test]
async fn code_100_is_explained_by_its_call() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let refuse = |message: &str| fake.answers([refusal(400, 100, json!({ "message": message }))]);
    let mut helps = Vec::new();
    let mut keep = |error: flowkit_graph::Error| helps.push(error.help().unwrap_or_default());

    let flow = NewFlow::new("table", [FlowCategory::Survey]);
    refuse("");
    keep(graph.create_flow(WABA, &flow).await.unwrap_err());
    refuse("");
    let change = FlowMetadata::new().name("x");
    keep(graph.update_metadata("1", &change).await.unwrap_err());
    refuse("");
    keep(graph.update_json("1", VALID.as_bytes()).await.unwrap_err());
    refuse("");
    let pem = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n";
    keep(
        graph
            .set_business_public_key(NUMBER, pem)
            .await
            .unwrap_err(),
    );
    refuse("(#100) Tried accessing nonexisting field (metric)");
    let query = MetricQuery::new(MetricName::Availability, Granularity::Day);
    keep(graph.flow_metric("1", &query).await.unwrap_err());
    refuse("");
    let message = FlowMessage::new("1", "Book", "Pick");
    keep(graph.send_flow(NUMBER, "336", &message).await.unwrap_err());
    refuse("");
    keep(graph.migrate_flows(WABA, "1", &[]).await.unwrap_err());
    refuse("API calls from the server require an appsecret_proof argument");
    keep(graph.flow("1").send().await.unwrap_err());

    for (help, words) in helps.iter().zip([
        "`version` and `data_api_version`",
        "name must be new",
        "`data_api_version`",
        "2048-bit RSA",
        "Meta has removed the metrics",
        "check the recipient",
        "same business",
        "the app secret of the very app",
    ]) {
        assert!(help.contains(words), "{help}");
    }
    assert_eq!(helps.len(), 8);
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
    assert!(error.may_have_been_carried_out());
    assert!(error.help().unwrap().contains("look before you repeat it"));
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
        error.to_string().starts_with(&format!(
            "cannot publish flow 1: no connection to http://{address}: "
        )),
        "{error}"
    );
    let ErrorKind::Connect(cause) = error.kind() else {
        unreachable!();
    };
    assert_eq!(cause.host(), Some(&*format!("http://{address}")));
}

/// Whoever runs in a container without root certificates is told so, and what to install.
#[test]
#[cfg(target_os = "linux")]
fn without_root_certificates() {
    // Another process, because the environment is one for all tests.
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args([
        "--exact",
        "errors::a_client_for_meta",
        "--ignored",
        "--nocapture",
    ]);
    let empty = std::env::temp_dir().join(format!("flowkit-graph-{}-none", std::process::id()));
    std::fs::create_dir(&empty).unwrap();
    child
        .env("SSL_CERT_DIR", &empty)
        .env("SSL_CERT_FILE", empty.join("none.pem"));
    let output = child.output().unwrap();
    std::fs::remove_dir(&empty).unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        told.contains("cannot make a Graph client: no connection: "),
        "{told}"
    );
    assert!(
        told.contains("install the system's root certificates"),
        "{told}"
    );
}

#[test]
#[ignore = "it is run by `without_root_certificates`"]
fn a_client_for_meta() {
    println!(
        "{}",
        told(&flowkit_graph::GraphClient::new(TOKEN).unwrap_err())
    );
}
