//! Whole screens, each as JSON and in words.

use flowkit_client::ClientError;
use flowkit_client::media::{File, UploadFault};
use flowkit_client::phone::{Gesture, Half, Platform};
use serde_json::{Value, json};

use crate::snapshot::is_as_in;
use crate::support::{Flow, footer, layout, screen, screens};

/// A PNG of one pixel.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn options() -> Value {
    json!([
        {"id": "1", "title": "Cheese", "description": "Aged for two years", "metadata": "2 €"},
        {"id": "2", "title": "Ham", "enabled": false},
        {"id": "3", "title": "Olives", "color": "#1A2B3C", "alt-text": "green"},
    ])
}

/// A screen with every component but a NavigationList, which stands alone, and the DocumentPicker, which a PhotoPicker excludes.
pub fn every_component() -> Flow {
    screens(json!([
        {"id": "A", "title": "Every component", "data": {"rooms": {"type": "array", "__example__": []}}, "layout": layout(json!([
            {"type": "TextHeading", "text": "A heading"},
            {"type": "TextSubheading", "text": "A smaller heading"},
            {"type": "TextBody", "text": "A paragraph that goes on for longer than one line of a terminal has room for.",
             "font-weight": "bold", "strikethrough": true},
            {"type": "TextBody", "text": ["Some **bold** words and", "- one", "- two"], "markdown": true},
            {"type": "TextCaption", "text": ["Small print", "of two lines"]},
            {"type": "Image", "src": PIXEL, "alt-text": "A pixel", "height": 100},
            {"type": "ImageCarousel", "images": [{"src": PIXEL, "alt-text": "The first"}, {"src": "no picture", "alt-text": "The second"}],
             "aspect-ratio": "16:9", "scale-type": "cover"},
            {"type": "EmbeddedLink", "text": "Terms of use", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
            {"type": "TextInput", "name": "who", "label": "Your name", "required": true, "helper-text": "As in your passport"},
            {"type": "TextInput", "name": "email", "label": "Email", "input-type": "email"},
            {"type": "TextInput", "name": "word", "label": "Password", "input-type": "password", "required": true},
            {"type": "TextInput", "name": "plate", "label": "The number plate of your car, if you come by car", "label-variant": "large"},
            {"type": "TextArea", "name": "notes", "label": "Notes", "max-length": 20},
            {"type": "Dropdown", "name": "room", "label": "Room", "data-source": "${data.rooms}", "required": true},
            {"type": "DatePicker", "name": "day", "label": "Date", "min-date": "2026-11-20", "max-date": "2026-12-31",
             "unavailable-dates": ["2026-12-25"], "helper-text": "No holidays"},
            {"type": "CalendarPicker", "name": "stay", "mode": "range", "title": "Your stay", "description": "At most a week",
             "label": {"start-date": "Arrival", "end-date": "Departure"}, "required": {"start-date": true, "end-date": false},
             "min-date": "2026-12-01", "max-days": 7, "include-days": ["Fri", "Sat", "Sun"]},
            {"type": "CheckboxGroup", "name": "extras", "label": "Extras", "description": "On top", "data-source": options(),
             "min-selected-items": 1, "max-selected-items": 2},
            {"type": "RadioButtonsGroup", "name": "size", "label": "Size", "data-source": options(), "required": true},
            {"type": "ChipsSelector", "name": "taste", "label": "Taste", "data-source": [
                {"id": "a", "title": "Sweet"}, {"id": "b", "title": "Sour"}, {"id": "c", "title": "Neither sweet nor sour"}]},
            {"type": "PhotoPicker", "name": "photos", "label": "Photos", "description": "Of the damage", "max-uploaded-photos": 3,
             "max-file-size-kb": 1},
            {"type": "OptIn", "name": "terms", "label": "I agree to the terms",
             "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}, "payload": {}}},
            {"type": "Footer", "label": "Continue", "left-caption": "2 items", "right-caption": "12 €",
             "on-click-action": {"name": "data_exchange", "payload": {}}},
        ]))},
        {"id": "B", "title": "The end", "terminal": true, "layout": layout(json!([footer(json!({}))]))},
    ]))
}

pub fn rooms() -> Value {
    json!({"rooms": [{"id": "1", "title": "Sea view", "metadata": "90 €"}, {"id": "2", "title": "Garden"}]})
}

#[test]
fn every_component_untouched() {
    is_as_in(&every_component().shown(rooms()), "untouched");
}

#[test]
fn every_component_filled_in() {
    let mut walk = every_component().shown(rooms());
    walk.fill("who", "Zoë")
        .fill("email", "zoe@example")
        .fill("word", "secret")
        .fill("plate", "AB 123");
    walk.fill("notes", "A room with a view, please, and a quiet one");
    walk.choose("room", "1")
        .choose("extras", "1")
        .choose("size", "3")
        .choose("taste", "a")
        .tick("terms");
    walk.pick("day", Half::StartDate, "2026-12-25");
    walk.pick("stay", Half::StartDate, "2026-12-04")
        .pick("stay", Half::EndDate, "2026-12-06");
    let photos = walk.at("photos");
    let small = File::new("car.jpg", "image/jpeg", vec![0xff; 900]);
    let row = walk.phone.attach(photos, &small).unwrap();
    walk.phone.attach(photos, &File::photo(1200, 900)).unwrap();
    walk.phone.attach(photos, &small).unwrap();
    walk.phone.uploaded(photos, row, Err(UploadFault::Offline));
    is_as_in(&walk, "filled_in");
}

#[test]
fn the_same_on_ios_and_in_the_browser() {
    for (platform, name) in [(Platform::Ios, "ios"), (Platform::Web, "web")] {
        let walk = every_component()
            .set(|settings| settings.platform = platform)
            .shown(rooms());
        is_as_in(&walk, name);
    }
}

#[test]
fn an_open_list() {
    let mut walk = every_component().shown(rooms());
    let at = walk.at("room");
    walk.choose("room", "2").gesture(Gesture::OpenList { at });
    is_as_in(&walk, "open_list");
}

#[test]
fn a_request_under_way() {
    let mut walk = screen(json!([
        {"type": "TextInput", "name": "who", "label": "Your name"},
        {"type": "EmbeddedLink", "text": "Help", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "A"}, "payload": {}}},
        footer(json!({})),
    ]))
    .shown(json!({}));
    walk.fill("who", "Ann").tap("Footer");
    is_as_in(&walk, "loading");
    walk.fail(ClientError::Timeout);
    is_as_in(&walk, "timed_out");
}

#[test]
fn opening_and_what_comes_of_it() {
    let flow = screen(json!([footer(json!({}))]));
    let phone = flow.phone();
    let walk = crate::support::Walk {
        phone,
        effects: Vec::new(),
    };
    is_as_in(&walk, "in_chat");
    is_as_in(&flow.open(), "opening");
    let mut walk = flow.open();
    walk.fail(ClientError::Offline);
    is_as_in(&walk, "offline");
}

#[test]
fn a_draft_with_faults_and_an_error() {
    let mut walk = screen(json!([
        {"type": "TextHeading", "text": "A heading that is longer than Meta lets a heading be, which is eighty characters at most"},
        {"type": "RichText", "text": "1 < 2"},
        {"type": "ChipsSelector", "name": "taste", "label": "Taste", "data-source": [{"id": "a", "title": "Sweet"}]},
        footer(json!({})),
    ]))
    .draft()
    .shown(json!({}));
    is_as_in(&walk, "draft");
    walk.tap("Footer").answer("NOWHERE", json!({}));
    is_as_in(&walk, "draft_error");
}

#[test]
fn an_error_in_place_of_the_screen() {
    let mut walk = screen(json!([footer(json!({}))])).shown(json!({}));
    walk.tap("Footer").answer("NOWHERE", json!({}));
    is_as_in(&walk, "refused");
}

#[test]
fn a_list_that_leads_on() {
    let walk = screen(json!([
        {"type": "NavigationList", "name": "offers", "label": "Offers", "description": "For you", "list-items": [
            {"id": "home", "main-content": {"title": "Home insurance", "description": "Fire and theft", "metadata": "From 12 € a month"},
             "start": {"image": PIXEL, "alt-text": "A house"}, "badge": "New", "tags": ["Popular", "Online"],
             "end": {"title": "12 €", "description": "a month"}},
            {"id": "car", "main-content": {"title": "Car insurance"}, "end": {"title": "20 €"}, "enabled": false},
        ], "on-click-action": {"name": "data_exchange", "payload": {}}},
    ]))
    .shown(json!({}));
    is_as_in(&walk, "navigation_list");
}
