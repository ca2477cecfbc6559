//! Error notifications: what the phone reports to the endpoint, and the signature that it does not send there.

use flowkit_client::{Action, ClientError, DataApiVersion, OpenFault};
use serde_json::{Value, json};

use crate::parts::{body, exchange, input, link, list_of, navigate, one, with};
use crate::support::{Flow, Walk, footer, screen, screens};

/// `A` may not be followed by `C`; `B` declares a number.
fn flow() -> Flow {
    let price = json!({"price": {"type": "number", "__example__": 1}});
    screens(json!([
        one("A", json!([input("who"), footer(json!({}))])),
        with(one("B", json!([footer(json!({}))])), "data", price),
        one("C", json!([footer(json!({}))])),
    ]))
    .with("routing_model", json!({"A": ["B"], "B": ["C"], "C": []}))
}

fn asking(flow: &Flow) -> Walk {
    let mut walk = flow.shown(json!({}));
    walk.tap("Footer");
    walk
}

fn undecryptable() -> ClientError {
    ClientError::Undecryptable {
        fault: OpenFault::NotBase64,
    }
}

/// The one notification that was sent, but for its text.
fn notified(walk: &Walk) -> Value {
    let mut notified = walk.notified();
    assert_eq!(notified.len(), 1, "{notified:?}");
    let mut one = notified.remove(0);
    let text = one["data"].as_object_mut().unwrap().remove("error_message");
    assert!(text.unwrap().as_str().is_some_and(|text| !text.is_empty()));
    one
}

#[test]
fn p209_notify_routing() {
    let mut walk = asking(&flow());
    walk.answer("C", json!({}));
    assert_eq!(
        notified(&walk),
        json!({"data": {"error": "invalid-screen-transition"}, "flow_token": "token-1", "screen": "A",
            "action": "data_exchange", "version": "3.0"})
    );
    assert!(!walk.phone.error().unwrap().may_retry);
    let mut walk = flow().open();
    walk.answer("B", json!({}));
    assert_eq!(
        notified(&walk),
        json!({"data": {"error": "invalid-screen-transition"}, "flow_token": "token-1", "screen": "", "action": "INIT",
            "version": "3.0"})
    );
}

#[test]
fn p209_of_an_action_and_of_a_way_back() {
    let leading = screens(json!([
        one(
            "A",
            json!([link(navigate("C", json!({}))), footer(json!({}))])
        ),
        one("B", json!([body("B")])),
        one("C", json!([body("C")])),
    ]))
    .with("routing_model", json!({"A": ["B"], "B": ["C"], "C": []}));
    let mut walk = leading.shown(json!({}));
    walk.tap("EmbeddedLink");
    let told = notified(&walk);
    assert_eq!(
        (&told["action"], &told["screen"]),
        (&json!("navigate"), &json!("A"))
    );

    let refreshing = with(
        one("B", json!([footer(json!({}))])),
        "refresh_on_back",
        json!(true),
    );
    let mut walk = screens(json!([
        one("A", json!([link(navigate("B", json!({})))])),
        refreshing
    ]))
    .shown(json!({}));
    walk.tap("EmbeddedLink").back().answer("NOWHERE", json!({}));
    let told = notified(&walk);
    assert_eq!(
        (&told["action"], &told["screen"]),
        (&json!("BACK"), &json!("B"))
    );
}

#[test]
fn p210_notify_data() {
    let mut walk = asking(&flow());
    walk.answer("B", json!({"price": "free"}));
    let told = notified(&walk);
    assert_eq!(told["data"], json!({"error": "payload-schema-error"}));
    assert_eq!(
        (&told["action"], &told["screen"]),
        (&json!("data_exchange"), &json!("A"))
    );
    let refusal = walk.phone.error().unwrap().cause.refusal().unwrap();
    assert_eq!(refusal.sent, Some(json!("free")));
    assert!(
        refusal.place.as_ref().unwrap().path.ends_with("data.price"),
        "{refusal}"
    );
}

#[test]
fn p211_notify_component() {
    let list = list_of("Dropdown", "room", json!("${data.rooms}"));
    let room = json!({"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"}}});
    let rooms = json!({"rooms": {"type": "array", "items": room, "__example__": []}});
    let flow = screens(json!([
        one("A", json!([footer(json!({}))])),
        with(one("B", json!([list, footer(json!({}))])), "data", rooms),
    ]));
    let twice = json!({"rooms": [{"id": "1", "title": "One"}, {"id": "1", "title": "Two"}]});
    let mut walk = asking(&flow);
    walk.answer("B", twice);
    assert_eq!(
        walk.phone.screen(),
        Some("B"),
        "the screen came up before its components were looked at"
    );
    assert_eq!(walk.refused().as_deref(), Some("published_duplicate_ids"));
    assert_eq!(
        notified(&walk),
        json!({"data": {"error": "components-validation-error"}, "flow_token": "token-1", "screen": "",
            "action": "data_exchange", "version": "3.0"})
    );
    assert!(!walk.phone.error().unwrap().may_retry);
}

#[test]
fn p211_several_faults_stand_in_one_notification() {
    let twice = |name: &str| {
        list_of(
            "Dropdown",
            name,
            json!([{"id": "1", "title": "A"}, {"id": "1", "title": "B"}]),
        )
    };
    let flow = screen(json!([twice("one"), twice("two"), footer(json!({}))]));
    let mut walk = flow.open();
    walk.answer("A", json!({}));
    let told = walk.notified();
    assert_eq!(told.len(), 1);
    let text = told[0]["data"]["error_message"].as_str().unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn p212_notify_decrypt_empty_key() {
    let mut walk = asking(&flow());
    walk.fail(undecryptable());
    assert_eq!(
        notified(&walk)["data"],
        json!({"error": "response-decryption-error"})
    );
    assert!(!walk.phone.error().unwrap().may_retry);
    let mut walk = asking(&flow().web());
    walk.fail(undecryptable());
    assert_eq!(notified(&walk)["data"], json!({"error": ""}));
}

#[test]
fn p213_notify_version_number() {
    for (version, documented, web) in [
        (DataApiVersion::V3, json!("3.0"), json!(300)),
        (DataApiVersion::V4, json!("4.0"), json!(400)),
    ] {
        let mut walk = flow().data_api(version, None).open();
        walk.fail(undecryptable());
        assert_eq!(notified(&walk)["version"], documented);
        let mut walk = flow().data_api(version, None).web().open();
        walk.fail(undecryptable());
        assert_eq!(notified(&walk)["version"], web);
        let sent = walk.request().unwrap().plaintext(walk.phone.message());
        let sent: Value = serde_json::from_str(&sent).unwrap();
        assert_eq!(
            sent["version"], documented,
            "of other requests it is a text"
        );
    }
}

#[test]
fn p214_notify_no_signature() {
    let mut walk = flow().data_api(DataApiVersion::V4, Some("a.b.c")).open();
    let sent = walk.request().unwrap().plaintext(walk.phone.message());
    assert!(
        sent.ends_with(r#""version":"4.0","flow_token_signature":"a.b.c"}"#),
        "{sent}"
    );
    walk.fail(undecryptable());
    assert_eq!(notified(&walk).get("flow_token_signature"), None);
}

#[test]
fn p215_notify_not_repeated() {
    let mut walk = asking(&flow());
    walk.answer("C", json!({}));
    assert_eq!(walk.notified().len(), 1);
    assert!(!walk.phone.is_loading(), "nobody waits for what comes back");
    walk.pass(60_000).back();
    assert_eq!(walk.notified().len(), 1);
}

#[test]
fn p215_what_is_no_fault_of_the_answer_is_not_reported() {
    let errors = [
        ClientError::Offline,
        ClientError::Timeout,
        ClientError::Status { status: 500 },
        ClientError::KeyRefused {
            fingerprint: Some("ab".into()),
        },
        ClientError::TokenInvalid {
            message: None,
            has_body: false,
        },
        ClientError::NotJson { line: 1, column: 1 },
        ClientError::Shape {
            problem: "no `screen`".into(),
        },
    ];
    for error in errors {
        let mut walk = asking(&flow());
        walk.fail(error.clone());
        assert!(walk.notified().is_empty(), "{error}");
    }
    // Neither is an expression that cannot be read, nor data that an action of the flow itself gets wrong.
    let mut walk = screen(json!([
        link(exchange(json!({"x": "`foo(1)`"}))),
        footer(json!({}))
    ]))
    .shown(json!({}));
    walk.tap("EmbeddedLink");
    assert!(walk.refused().is_some() && walk.notified().is_empty());
}

#[test]
fn p219_signature_only_when_known() {
    let sent = |version, signature| {
        let walk = flow().data_api(version, signature).open();
        let request = walk.request().unwrap();
        assert_eq!(request.action(), Action::Init);
        request.plaintext(walk.phone.message())
    };
    let of = |end: &str| {
        format!(r#"{{"data":{{}},"flow_token":"token-1","screen":"","action":"INIT",{end}}}"#)
    };
    assert_eq!(sent(DataApiVersion::V4, None), of(r#""version":"4.0""#));
    assert_eq!(
        sent(DataApiVersion::V4, Some("a.b.c")),
        of(r#""version":"4.0","flow_token_signature":"a.b.c""#)
    );
    assert_eq!(
        sent(DataApiVersion::V3, Some("a.b.c")),
        of(r#""version":"3.0""#)
    );
}

#[test]
fn p219_every_request_of_a_walk_is_signed() {
    let refreshing = with(
        one("B", json!([footer(json!({}))])),
        "refresh_on_back",
        json!(true),
    );
    let flow = screens(json!([
        one("A", json!([link(exchange(json!({})))])),
        refreshing
    ]));
    let mut walk = flow.data_api(DataApiVersion::V4, Some("a.b.c")).open();
    walk.answer("A", json!({}))
        .tap("EmbeddedLink")
        .answer("B", json!({}))
        .back();
    let sent = walk.sent();
    assert_eq!(sent.len(), 3);
    for request in sent {
        let text = request.plaintext(walk.phone.message());
        assert!(
            text.ends_with(r#""flow_token_signature":"a.b.c"}"#),
            "{text}"
        );
    }
}
