//! Drafts and Meta's preview.

use flowkit_client::ClientError;
use flowkit_client::phone::{Effect, Stage, Status};
use serde_json::json;

use crate::parts::{body, complete, input, link, navigate, one, update};
use crate::support::{Flow, Walk, footer, screen, screens};

#[test]
fn p020_draft_error_overlay() {
    let flow = screen(json!([input("who"), footer(json!({"who": "${form.who}"}))]));
    let faults: [fn(&mut Walk) -> &mut Walk; 4] = [
        |walk| walk.answer("NOWHERE", json!({})),
        |walk| walk.fail(ClientError::Status { status: 500 }),
        |walk| walk.fail(ClientError::Timeout),
        |walk| walk.answer_text("no JSON"),
    ];
    let flow = flow.draft();
    for fault in faults {
        let mut walk = flow.shown(json!({}));
        walk.fill("who", "Ann").tap("Footer");
        fault(&mut walk);
        assert!(walk.phone.error().is_some());
        assert!(walk.phone.snackbar().is_none());
        // The screen lies below it, and back leads there.
        walk.back();
        assert!(walk.phone.error().is_none());
        assert_eq!(walk.form(), json!({"who": "Ann"}));
        walk.tap("Footer");
        assert_eq!(walk.payload(), json!({"who": "Ann"}));
        // What lies over the screen deletes nothing.
        assert!(walk.phone.saved().is_some());
    }
}

#[test]
fn p020_a_draft_without_screen_has_the_error_in_its_place() {
    let mut walk = screen(json!([footer(json!({}))])).draft().open();
    walk.answer("NOWHERE", json!({}));
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
    // So has a draft that the phone cannot draw.
    let mut walk = screen(json!([body("`1 +`"), footer(json!({}))]))
        .draft()
        .shown(json!({}));
    assert_eq!(walk.refused().unwrap(), "expr_syntax_error_full_screen");
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
}

fn preview(action: serde_json::Value) -> Flow {
    screens(json!([
        one(
            "A",
            json!([body("${data.x}"), link(action), footer(json!({}))])
        ),
        one("B", json!([footer(json!({}))])),
    ]))
    .data(json!({"x": {"type": "string", "__example__": "a"}}))
    .opened_by(Some("A"), json!({"x": "before"}))
    .set(|settings| settings.stage = Stage::Preview)
}

#[test]
fn p021_preview_noninteractive() {
    for action in [navigate("B", json!({})), complete(json!({}))] {
        let mut walk = preview(action).open();
        walk.tap("EmbeddedLink").tap("Footer");
        assert!(walk.effects.is_empty());
        assert_eq!(walk.stack(), ["A"]);
        assert!(!walk.phone.is_loading());
        assert!(walk.phone.saved().is_none());
    }
    let mut walk = preview(update(json!({"x": "after"}))).open();
    walk.tap("EmbeddedLink");
    assert_eq!(walk.reads("TextBody").unwrap(), "after");
    let url = "https://example.org/";
    let mut walk = preview(json!({"name": "open_url", "url": url})).open();
    walk.tap("EmbeddedLink");
    assert_eq!(walk.effects, [Effect::OpenUrl(url.to_owned())]);
    // The leading button is a cross.
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
}
