//! The summary that the customer can open after the flow.

use flowkit_client::media::File;
use flowkit_client::phone::Half;
use flowkit_client::view::{Filled, Section, Summary};
use serde_json::{Value, json};

use crate::snapshot::is_as_in;
use crate::support::{Flow, Walk, footer, layout, screens};

fn complete() -> Value {
    json!({"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}})
}

/// Two screens that can be gone to from the first, which has these components.
fn flow(components: Value, sensitive: Value) -> Flow {
    let mut first = components.as_array().unwrap().clone();
    first.push(footer(json!({})));
    screens(json!([
        {"id": "A", "title": "First", "sensitive": sensitive, "layout": layout(Value::Array(first))},
        {"id": "B", "title": "Second", "layout": layout(json!([
            {"type": "TextInput", "name": "left", "label": "Left behind"}, footer(json!({}))]))},
        {"id": "C", "title": "Third", "terminal": true, "layout": layout(json!([
            {"type": "TextInput", "name": "last", "label": "Last"}, complete()]))},
    ]))
}

/// Goes to the end, and gives what the summary says of the first screen.
fn first_section(walk: &mut Walk) -> Section {
    walk.tap("Footer").answer("C", json!({})).tap("Footer");
    Summary::of(&walk.phone).unwrap().sections.remove(0)
}

fn rows(section: &Section) -> Vec<(&str, &Filled)> {
    section
        .rows
        .iter()
        .map(|row| (row.label.as_str(), &row.value))
        .collect()
}

#[test]
fn p226_summary_stack_only() {
    let mut walk = flow(
        json!([{"type": "TextInput", "name": "who", "label": "Your name"}]),
        json!([]),
    )
    .shown(json!({}));
    walk.fill("who", "Ann")
        .tap("Footer")
        .answer("B", json!({}))
        .fill("left", "Gone")
        .back();
    walk.tap("Footer")
        .answer("C", json!({}))
        .fill("last", "Here");
    assert_eq!(Summary::of(&walk.phone), None);
    walk.tap("Footer");
    let summary = Summary::of(&walk.phone).unwrap();
    let screens: Vec<&str> = summary
        .sections
        .iter()
        .map(|section| section.screen.as_str())
        .collect();
    assert_eq!(screens, ["A", "C"]);
    assert_eq!(
        summary.to_string(),
        "First\n  Your name: Ann\nThird\n  Last: Here"
    );
}

#[test]
fn p227_summary_masks_sensitive() {
    let options = json!([{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}]);
    let mut walk = flow(
        json!([
            {"type": "TextInput", "name": "who", "label": "Name"},
            {"type": "RadioButtonsGroup", "name": "one", "label": "One", "data-source": options},
            {"type": "OptIn", "name": "ok", "label": "OK"},
            {"type": "PhotoPicker", "name": "photos", "label": "Photos"},
        ]),
        json!(["who", "one", "ok", "photos"]),
    )
    .shown(json!({}));
    walk.fill("who", "Ann").choose("one", "1").tick("ok");
    attach(&mut walk);
    let section = first_section(&mut walk);
    let expected = [
        ("Name", &Filled::Masked),
        ("One", &Filled::Masked),
        ("OK", &Filled::Ticked),
    ];
    assert_eq!(rows(&section), expected);
    assert_eq!(Filled::Masked.to_string().chars().count(), 12);
}

#[test]
fn p228_summary_no_password() {
    let mut walk = flow(
        json!([
            {"type": "TextInput", "name": "word", "label": "Word", "input-type": "password"},
            {"type": "TextInput", "name": "code", "label": "Code", "input-type": "passcode"},
            {"type": "TextInput", "name": "who", "label": "Name"},
        ]),
        json!([]),
    )
    .shown(json!({}));
    walk.fill("word", "secret")
        .fill("code", "1234")
        .fill("who", "Ann");
    let section = first_section(&mut walk);
    assert_eq!(rows(&section), [("Name", &Filled::Text("Ann".to_owned()))]);
}

/// Hands a photo over, and lets it arrive.
fn attach(walk: &mut Walk) {
    use flowkit_client::media::{EncryptedFile, MediaKeys, MediaType, Uploaded};
    let at = walk.at("photos");
    let file = File::photo(8, 8);
    let row = walk.phone.attach(at, &file).unwrap();
    let keys = MediaKeys::random(MediaType::Image).unwrap();
    let encrypted = EncryptedFile::encrypt(&file, keys);
    let uploaded = Uploaded::new(
        &file,
        &encrypted,
        "790aba14",
        "http://127.0.0.1:1/v/a",
        1_790_000_000,
    );
    walk.phone.uploaded(at, row, Ok(uploaded));
}

#[test]
fn everything_that_was_filled_in_is_listed_in_the_order_of_the_document() {
    let options = json!([{"id": "1", "title": "One", "description": "The first", "metadata": "1 €"}, {"id": "2", "title": "Two"}]);
    let mut walk = flow(
        json!([
            {"type": "TextBody", "text": "Not a field"},
            {"type": "CheckboxGroup", "name": "some", "label": "Some", "data-source": options},
            {"type": "TextInput", "name": "empty", "label": "Empty"},
            {"type": "OptIn", "name": "no", "label": "No"},
            {"type": "DatePicker", "name": "day", "label": "Day"},
            {"type": "CalendarPicker", "name": "stay", "mode": "range", "label": {"start-date": "Arrival", "end-date": "Departure"}},
            {"type": "PhotoPicker", "name": "photos", "label": "Photos"},
            {"type": "TextInput", "name": "hide", "label": "Hidden later", "visible": "`${form.empty} == ''`"},
            {"type": "If", "condition": "${form.empty} == 'x'", "then": [{"type": "TextInput", "name": "then", "label": "Then"}],
             "else": [{"type": "TextInput", "name": "else", "label": "Else"}]},
        ]),
        json!([]),
    )
    .shown(json!({}));
    walk.choose("some", "2")
        .choose("some", "1")
        .pick("day", Half::StartDate, "2026-12-01");
    walk.pick("stay", Half::StartDate, "2026-12-04")
        .tick("no")
        .tick("no");
    walk.fill("hide", "Still there")
        .fill("else", "In the else")
        .fill("empty", "x")
        .fill("then", "In the then");
    attach(&mut walk);
    walk.tap("Footer").answer("C", json!({})).tap("Footer");
    is_as_in(&walk, "completed");
}

#[test]
fn older_flows_and_flows_without_a_message_leave_no_summary() {
    let fields = || json!([{"type": "TextInput", "name": "who", "label": "Name"}]);
    let mut walk = flow(fields(), json!([])).version("5.0").shown(json!({}));
    walk.tap("Footer").answer("C", json!({})).tap("Footer");
    assert!(walk.phone.completion().is_some());
    assert_eq!(Summary::of(&walk.phone), None);
    let mut walk = flow(fields(), json!([])).shown(json!({}));
    walk.tap("Footer").answer("SUCCESS", json!({}));
    assert_eq!(Summary::of(&walk.phone), None);
}
