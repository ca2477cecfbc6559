//! Exchanges that fail: what shows for it, and whether one may try again.

use flowkit_client::phone::{Cause, Gesture, Status};
use flowkit_client::{Action, Answer, ClientError, OpenFault};
use serde_json::json;

use crate::parts::{exchange, input, link, navigate, one, with};
use crate::support::{Flow, Walk, footer, screen, screens};

fn flow() -> Flow {
    screen(json!([input("who"), footer(json!({"who": "${form.who}"}))]))
}

/// On the screen, with a name filled in and a request under way.
fn asking() -> Walk {
    let mut walk = flow().shown(json!({}));
    walk.fill("who", "Ann").tap("Footer");
    walk
}

fn status(status: u16) -> ClientError {
    ClientError::Status { status }
}

fn undecryptable() -> ClientError {
    ClientError::Undecryptable {
        fault: OpenFault::NotBase64,
    }
}

fn key_refused() -> ClientError {
    ClientError::KeyRefused {
        fingerprint: Some("ab".into()),
    }
}

fn text_of(walk: &Walk) -> &str {
    &walk.phone.error().expect("an error shows").text
}

#[test]
fn p200_offline_full_screen_retry() {
    let mut walk = asking();
    walk.fail(ClientError::Offline);
    assert!(walk.phone.error().unwrap().may_retry);
    assert!(text_of(&walk).contains("internet"));
    assert!(walk.phone.snackbar().is_none());
    assert!(
        walk.why_not(Gesture::Focus { at: 0 })
            .contains("an error shows")
    );
    walk.gesture(Gesture::Retry);
    assert!(walk.phone.error().is_none() && walk.phone.is_loading());
    assert_eq!(
        walk.payloads(),
        [json!({"who": "Ann"}), json!({"who": "Ann"})]
    );
    walk.answered();
    assert_eq!(walk.phone.screen(), Some("A"));
    assert_eq!(walk.form(), json!({"who": "Ann"}));
    assert!(walk.notified().is_empty());
}

#[test]
fn p200_offline_while_the_flow_opens() {
    let mut walk = flow().open();
    walk.fail(ClientError::Offline);
    assert!(walk.phone.error().unwrap().may_retry);
    walk.gesture(Gesture::Retry);
    assert_eq!(walk.sent().len(), 2);
    assert_eq!(walk.request().unwrap().action(), Action::Init);
    walk.answer("A", json!({}));
    assert_eq!(walk.phone.screen(), Some("A"));
}

#[test]
fn p200_offline_on_the_way_back() {
    let back = with(
        one("B", json!([footer(json!({}))])),
        "refresh_on_back",
        json!(true),
    );
    let mut walk = screens(json!([
        one("A", json!([link(navigate("B", json!({})))])),
        back
    ]))
    .shown(json!({}));
    walk.tap("EmbeddedLink").back();
    walk.fail(ClientError::Offline).gesture(Gesture::Retry);
    assert_eq!(walk.request().unwrap().action(), Action::Back);
    walk.answer("A", json!({}));
    assert_eq!(walk.phone.screen(), Some("A"));
}

#[test]
fn p201_retry_reresolves_payload() {
    // A Dropdown takes its option 300 ms after the tap, and until then a link may have asked the endpoint.
    let list = json!({"type": "Dropdown", "name": "it", "label": "It", "data-source": crate::parts::options(&["a"])});
    let mut walk =
        screen(json!([list, link(exchange(json!({"it": "${form.it}"})))])).shown(json!({}));
    walk.choose_now("it", "a").tap("EmbeddedLink").pass(300);
    walk.fail(ClientError::Offline).gesture(Gesture::Retry);
    assert_eq!(walk.payloads(), [json!({}), json!({"it": "a"})]);
}

#[test]
fn p202_error_504_snackbar() {
    let mut walk = asking();
    walk.fail(ClientError::Timeout);
    assert!(walk.phone.error().is_none());
    assert_eq!(
        walk.phone.snackbar().unwrap().text,
        "That took too long. Please try again."
    );
    assert_eq!(walk.form(), json!({"who": "Ann"}), "the values stay");
    walk.tap("Footer");
    assert_eq!(walk.sent().len(), 2, "one may tap again");
}

#[test]
fn p203_error_500_snackbar() {
    for error in [
        status(500),
        status(400),
        status(404),
        status(432),
        status(503),
    ] {
        let mut walk = asking();
        walk.fail(error.clone());
        assert!(walk.phone.error().is_none(), "{error}");
        assert!(
            walk.phone.snackbar().unwrap().text.contains("went wrong"),
            "{error}"
        );
        assert_eq!(walk.form(), json!({"who": "Ann"}));
        assert!(walk.can_continue());
        assert!(walk.notified().is_empty());
    }
}

#[test]
fn p203_a_way_back_that_fails_may_be_tried_again() {
    let back = with(
        one("B", json!([footer(json!({}))])),
        "refresh_on_back",
        json!(true),
    );
    let mut walk = screens(json!([
        one("A", json!([link(navigate("B", json!({})))])),
        back
    ]))
    .shown(json!({}));
    walk.tap("EmbeddedLink").back();
    walk.fail(status(500));
    assert_eq!(walk.phone.screen(), Some("B"));
    assert!(walk.phone.snackbar().is_some());
    walk.back().answer("A", json!({}));
    assert_eq!(walk.phone.screen(), Some("A"));
}

#[test]
fn p204_error_504_opening() {
    for (error, word) in [
        (ClientError::Timeout, "too long"),
        (status(500), "went wrong"),
    ] {
        let mut walk = flow().open();
        walk.fail(error);
        assert!(text_of(&walk).contains(word));
        assert!(walk.phone.error().unwrap().may_retry);
        assert!(walk.phone.snackbar().is_none());
        assert_eq!(
            (walk.phone.status(), walk.phone.screen()),
            (Status::Opening, None)
        );
        walk.gesture(Gesture::Retry).answer("A", json!({}));
        assert_eq!(walk.phone.screen(), Some("A"));
    }
}

#[test]
fn p205_error_421_once() {
    // The client has fetched the key and asked once more before the phone hears of it.
    for mut walk in [flow().open(), asking()] {
        walk.fail(key_refused());
        assert!(!walk.phone.error().unwrap().may_retry);
        assert!(
            walk.why_not(Gesture::Retry)
                .contains("nothing offers another try")
        );
        assert!(walk.notified().is_empty());
        assert!(!walk.phone.is_button_disabled());
    }
}

fn token_invalid(text: Option<&str>) -> ClientError {
    ClientError::TokenInvalid {
        message: text.map(flowkit_client::UserMessage::new),
        has_body: true,
    }
}

#[test]
fn p206_error_427_message() {
    for mut walk in [flow().open(), asking()] {
        walk.fail(token_invalid(Some("Ordered already")));
        assert_eq!(text_of(&walk), "Ordered already");
        assert!(!walk.phone.error().unwrap().may_retry);
        assert!(walk.phone.is_button_disabled());
        assert!(walk.notified().is_empty());
        walk.gesture(Gesture::Close);
        assert!(
            walk.phone
                .open()
                .unwrap_err()
                .message
                .contains("needs a new message")
        );
        assert!(walk.phone.saved().is_none());
    }
}

#[test]
fn p207_error_427_without_msg() {
    let mut walk = asking();
    walk.fail(token_invalid(None));
    assert!(text_of(&walk).contains("went wrong"));
    assert!(walk.has_warned_of("error_427_without_msg"));
    let mut walk = flow().web().open();
    walk.fail(token_invalid(None));
    assert_eq!(text_of(&walk), "undefined");
    assert!(walk.has_warned_of("error_427_without_msg"));
    // Without a body at all the text is the general one.
    let mut walk = flow().web().open();
    walk.fail(ClientError::TokenInvalid {
        message: None,
        has_body: false,
    });
    assert!(text_of(&walk).contains("went wrong"));
    assert!(walk.phone.warnings().is_empty());
}

#[test]
fn p208_error_format_full_screen() {
    for text in [
        "not JSON",
        "[]",
        r#"{"data": {}}"#,
        r#"{"screen": 7, "data": {}}"#,
        r#"{"screen": "A"}"#,
        r#"{"screen": "A", "data": []}"#,
        r#"{"screen": "A", "data": null}"#,
        r#"{"screen": "A", "data": {"error_message": 7}}"#,
        r#"{"screen": "SUCCESS", "data": {"extension_message_response": {"params": []}}}"#,
    ] {
        for mut walk in [flow().open(), asking()] {
            walk.answer_text(text);
            assert!(!walk.phone.error().unwrap().may_retry, "{text}");
            assert!(walk.notified().is_empty(), "{text}");
            assert!(walk.phone.completion().is_none());
            walk.back();
            assert_eq!(
                walk.phone.status(),
                Status::Over,
                "only closing is left: {text}"
            );
        }
    }
}

#[test]
fn p208_a_failed_answer_leaves_data_and_values_alone() {
    let mut walk = screen(json!([input("who"), footer(json!({}))]))
        .data(json!({"price": {"type": "number", "__example__": 1}}))
        .shown(json!({"price": 80}));
    walk.fill("who", "Ann").tap("Footer");
    walk.answer("A", json!({"price": "free"}));
    assert_eq!(walk.refused().as_deref(), Some("notify_data"));
    assert_eq!(walk.phone.data_of("A").unwrap()["price"], 80);
    assert_eq!(walk.phone.form_of("A").unwrap()["who"], "Ann");
    assert_eq!(walk.phone.stack().collect::<Vec<_>>(), ["A"]);
}

#[test]
fn in_a_draft_every_failure_lies_over_the_screen() {
    for error in [
        ClientError::Timeout,
        status(500),
        key_refused(),
        undecryptable(),
    ] {
        let mut walk = flow().draft().shown(json!({}));
        walk.fill("who", "Ann").tap("Footer").fail(error.clone());
        let shown = walk.phone.error().unwrap();
        assert!(matches!(&shown.cause, Cause::Failed(_)), "{error}");
        assert!(walk.phone.snackbar().is_none());
        assert!(
            walk.why_not(Gesture::Focus { at: 0 })
                .contains("an error shows")
        );
        walk.back();
        assert!(walk.phone.error().is_none());
        assert_eq!(
            walk.phone.screen(),
            Some("A"),
            "back closes the error alone"
        );
        assert_eq!(walk.would_send(), json!({"who": "Ann"}));
    }
    let mut walk = flow().draft().shown(json!({}));
    walk.tap("Footer").answer("NOWHERE", json!({}));
    assert!(walk.refused().is_some());
    walk.back();
    assert!(walk.can_continue());
}

#[test]
fn in_a_draft_there_is_no_screen_to_go_back_to_while_the_flow_opens() {
    let mut walk = flow().draft().open();
    walk.fail(status(500)).back();
    assert_eq!(walk.phone.status(), Status::Over);
}

#[test]
fn an_endpoint_that_cannot_be_reached_is_one_that_fails() {
    let unreachable = || ClientError::Transport {
        problem: "no connection",
        source: None,
    };
    let mut walk = asking();
    walk.fail(unreachable());
    assert!(walk.phone.snackbar().is_some());
    let mut walk = flow().open();
    walk.fail(unreachable());
    assert!(walk.phone.error().unwrap().may_retry);
}

#[test]
fn other_answers_than_screens_are_no_answers() {
    let mut walk = asking();
    let effects = walk.phone.answered(Ok(Answer::Acknowledged));
    walk.effects.extend(effects);
    assert_eq!(walk.refused().as_deref(), Some("error_format_full_screen"));
    assert!(walk.notified().is_empty());
}
