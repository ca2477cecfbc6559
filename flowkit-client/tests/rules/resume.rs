//! Taking up a flow that was left.

use flowkit_client::ClientError;
use flowkit_client::media::{EncryptedFile, File, MediaKeys, MediaType, UploadFault, Uploaded};
use flowkit_client::phone::{Effect, Gesture, Phone, Saved, Status};
use serde_json::{Value, json};

use crate::parts::{exchange, input, link, list_of, one, options, update, with};
use crate::support::{Flow, Walk, footer, screen, screens};

/// Fifteen days in seconds.
const KEPT: u64 = 15 * 24 * 60 * 60;

fn again(flow: &Flow, saved: &Saved, age: u64) -> Walk {
    let mut phone = flow.phone();
    let effects = phone.open_again(saved, age).unwrap();
    Walk { phone, effects }
}

/// What was kept of a flow that was left by its cross.
fn closed(phone: &mut Phone) -> Option<Saved> {
    phone.gesture(&Gesture::Close).unwrap();
    phone.saved()
}

fn two_screens() -> Flow {
    screens(json!([
        one("A", json!([input("who"), footer(json!({}))])),
        one(
            "B",
            json!([input("what"), footer(json!({"what": "${form.what}"}))])
        ),
    ]))
}

fn on_second_screen(flow: &Flow) -> Walk {
    let mut walk = flow.shown(json!({"x": 1}));
    walk.fill("who", "Ann")
        .tap("Footer")
        .answer("B", json!({"y": 2}));
    walk.fill("what", "Tea");
    walk.effects.clear();
    walk
}

#[test]
fn p013_resume_15_days() {
    let flow = two_screens();
    let mut walk = on_second_screen(&flow);
    let saved = closed(&mut walk.phone).unwrap();
    let mut again_then = again(&flow, &saved, KEPT);
    assert_eq!(again_then.stack(), ["A", "B"]);
    assert_eq!(again_then.form(), json!({"what": "Tea"}));
    assert_eq!(again_then.data(), json!({"y": 2}));
    again_then.back();
    assert_eq!(again_then.form(), json!({"who": "Ann"}));
    let late = again(&flow, &saved, KEPT + 1);
    assert_eq!(late.phone.status(), Status::Opening);
    assert_eq!(late.sent().len(), 1);
    let other_message =
        two_screens().set(|settings| settings.message_id = "wamid.OTHER".to_owned());
    assert_eq!(again(&other_message, &saved, 0).sent().len(), 1);
    // The phone that was closed goes on as well, and what is kept survives being written down.
    let text = serde_json::to_string(&saved).unwrap();
    let read: Saved = serde_json::from_str(&text).unwrap();
    assert!(walk.phone.open_again(&read, 1).unwrap().is_empty());
    assert_eq!(walk.form(), json!({"what": "Tea"}));
}

#[test]
fn p013_nothing_is_kept_without_a_flow_token_or_after_the_end() {
    let mut flow = two_screens();
    flow.message.flow_token = String::new();
    assert!(on_second_screen(&flow).phone.saved().is_none());
    assert!(two_screens().open().phone.saved().is_none());
    let mut walk = on_second_screen(&two_screens());
    let done = json!({"screen": "SUCCESS", "data": {"extension_message_response": {"params": {}}}});
    walk.tap("Footer").answer_text(&done.to_string());
    assert!(walk.phone.saved().is_none());
}

#[test]
fn p014_resume_changed_payload() {
    let flow = |data: Value| two_screens().opened_by(Some("A"), data);
    let mut walk = flow(json!({"x": 1})).open();
    walk.fill("who", "Ann");
    let saved = walk.phone.saved().unwrap();
    let same = again(&flow(json!({"x": 1})), &saved, 5);
    assert_eq!(same.form(), json!({"who": "Ann"}));
    let changed = again(&flow(json!({"x": 2})), &saved, 5);
    assert_eq!(changed.form(), json!({}));
    assert_eq!(changed.data(), json!({"x": 2}));
    // The other way of opening is another one as well.
    assert_eq!(again(&two_screens(), &saved, 5).sent().len(), 1);
}

#[test]
fn p015_resume_clears_private() {
    let flow = screen(json!([
        input("name"),
        with(input("secret"), "input-type", json!("password")),
        with(input("code"), "input-type", json!("passcode")),
        json!({"type": "OptIn", "name": "terms", "label": "I agree"}),
        footer(
            json!({"name": "${form.name}", "secret": "${form.secret}", "terms": "${form.terms}"})
        ),
    ]));
    let mut walk = flow.shown(json!({}));
    walk.fill("name", "Ann")
        .fill("secret", "abc")
        .fill("code", "123")
        .tick("terms");
    let mut walk = again(&flow, &walk.phone.saved().unwrap(), 0);
    assert_eq!(
        walk.form(),
        json!({"name": "Ann", "secret": null, "code": null, "terms": null})
    );
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"name": "Ann"}));
}

#[test]
fn p016_resume_keeps_uploaded_media() {
    let picker = json!({"type": "PhotoPicker", "name": "photos", "label": "Photos", "max-uploaded-photos": 3});
    let flow = screen(json!([picker, footer(json!({"photos": "${form.photos}"}))]));
    let mut walk = flow.shown(json!({}));
    let at = walk.at("photos");
    let file = File::photo(8, 8);
    let keys = MediaKeys::random(MediaType::Image).unwrap();
    let encrypted = EncryptedFile::encrypt(&file, keys);
    let uploaded = Uploaded::new(&file, &encrypted, "id-1", "http://127.0.0.1:1/v/1", 1);
    for _ in 0..3 {
        walk.phone.attach(at, &file).unwrap();
    }
    walk.phone.uploaded(at, 1, Ok(uploaded));
    walk.phone.uploaded(at, 2, Err(UploadFault::Offline));
    assert_ne!(walk.footer_says(), "");
    let mut walk = again(&flow, &walk.phone.saved().unwrap(), 0);
    walk.tap("Footer");
    let photos = walk.payload()["photos"].as_array().unwrap().clone();
    assert_eq!(photos.len(), 1);
    assert_eq!(photos[0]["media_id"], "id-1");
}

#[test]
fn p017_resume_no_request() {
    let flow = two_screens();
    let saved = on_second_screen(&flow).phone.saved().unwrap();
    // In the meantime the screen declares other data, and no route leads to it.
    let other = two_screens()
        .with("routing_model", json!({"A": [], "B": []}))
        .data(json!({"x": {"type": "string", "__example__": "a"}, "required": ["z"]}));
    let mut walk = again(&other, &saved, 60);
    assert!(walk.effects.is_empty());
    assert!(walk.phone.error().is_none());
    assert_eq!(walk.stack(), ["A", "B"]);
    walk.back();
    assert_eq!(walk.data(), json!({"x": 1}));
}

#[test]
fn p017_a_list_that_changes_after_resuming_drops_the_choice() {
    let dropdown = list_of("Dropdown", "room", json!("${data.rooms}"));
    let flow = screen(json!([
        dropdown,
        link(update(json!({"rooms": options(&["3"])}))),
        footer(json!({}))
    ]))
    .data(json!({"rooms": {"type": "array", "items": {"type": "object"}, "__example__": []}}));
    let mut walk = flow.shown(json!({"rooms": options(&["1", "2"])}));
    walk.choose("room", "2");
    let mut walk = again(&flow, &walk.phone.saved().unwrap(), 0);
    walk.tap("EmbeddedLink");
    assert_eq!(walk.form(), json!({"room": ""}));
}

#[test]
fn p018_error_clears_resume() {
    let flow = two_screens();
    let mut walk = on_second_screen(&flow);
    walk.tap("Footer").answer_text("no JSON");
    assert!(walk.phone.error().is_some());
    assert!(walk.phone.saved().is_none());
    assert!(closed(&mut walk.phone).is_none());

    let mut walk = on_second_screen(&flow);
    walk.tap("Footer").fail(ClientError::Offline);
    assert!(walk.phone.error().is_some());
    let saved = closed(&mut walk.phone).unwrap();
    assert_eq!(again(&flow, &saved, 0).form(), json!({"what": "Tea"}));

    // A snackbar is no error in place of the screen.
    let mut walk = on_second_screen(&flow);
    walk.tap("Footer").fail(ClientError::Status { status: 500 });
    assert!(walk.phone.saved().is_some());
}

#[test]
fn p018_what_was_deleted_is_gone_when_the_flow_opens_anew() {
    let flow = screen(json!([
        input("who"),
        link(exchange(json!({}))),
        footer(json!({}))
    ]));
    let mut walk = flow.shown(json!({}));
    walk.fill("who", "Ann")
        .tap("EmbeddedLink")
        .answer("NOWHERE", json!({}));
    closed(&mut walk.phone);
    walk.effects = walk.phone.open().unwrap();
    assert!(matches!(&walk.effects[..], [Effect::Send(_)]));
    walk.answer("A", json!({}));
    assert_eq!(walk.form(), json!({}));
    // From here on there is something to keep again.
    assert!(walk.phone.saved().is_some());
}

#[test]
fn p018_a_screen_after_an_error_is_kept_again() {
    let mut walk = two_screens().open();
    walk.fail(ClientError::Status { status: 500 });
    assert!(walk.phone.saved().is_none());
    walk.gesture(Gesture::Retry).answer("A", json!({}));
    walk.fill("who", "Ann");
    let saved = closed(&mut walk.phone).unwrap();
    assert_eq!(
        again(&two_screens(), &saved, 0).form(),
        json!({"who": "Ann"})
    );
}
