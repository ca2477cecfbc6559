//! How components look.

use flowkit_client::fields::InputType;
use flowkit_client::phone::{Gesture, Half, Platform};
use flowkit_client::rich_text::{RichText, Style};
use flowkit_client::view::{Can, Node, OptionalMark, View};
use serde_json::{Value, json};

use crate::support::{Flow, Walk, footer, screen};

/// A screen with this one component, and what shows of it.
fn one(component: Value) -> Flow {
    screen(json!([component, footer(json!({}))]))
}

fn first(walk: &Walk) -> Node {
    View::of(&walk.phone).components[0].clone()
}

fn drawn(component: Value) -> Node {
    first(&one(component).shown(json!({})))
}

fn options(count: usize) -> Value {
    (0..count)
        .map(|id| json!({"id": id.to_string(), "title": format!("Option {id}")}))
        .collect()
}

#[test]
fn p094_published_long_text_ok() {
    let long = "a".repeat(81);
    let node = drawn(json!({"type": "TextHeading", "text": long}));
    let text = node.text.unwrap();
    assert_eq!(
        (text.text, text.most, text.lines, text.cut),
        (long, Some(80), Some(5), false)
    );
}

#[test]
fn p095_published_many_options_ok() {
    let node = drawn(
        json!({"type": "CheckboxGroup", "name": "many", "label": "Many", "data-source": options(21)}),
    );
    assert_eq!(node.options.len(), 21);
}

#[test]
fn p096_published_wrong_type_error() {
    let walk = one(json!({"type": "TextBody", "text": "${data.text}"}))
        .data(json!({"text": {"type": "number", "__example__": 1}}))
        .shown(json!({"text": 5}));
    assert_eq!(walk.refused().unwrap(), "published_wrong_type_error");
    assert!(View::of(&walk.phone).components.is_empty());
}

#[test]
fn p103_published_missing_property_ok() {
    let walk = one(json!({"type": "TextBody", "text": "${data.text}"}))
        .data(json!({"text": {"type": "string", "__example__": "T"}}))
        .shown(json!({}));
    assert!(walk.phone.error().is_none());
    assert_eq!(first(&walk).text, None);
}

#[test]
fn p104_draft_faults_are_banners() {
    let flow = || {
        one(
            json!({"type": "ChipsSelector", "name": "one", "label": "One", "data-source": options(1)}),
        )
    };
    let walk = flow().draft().shown(json!({}));
    assert!(walk.phone.error().is_none());
    assert_eq!(first(&walk).banners.len(), 1);
    let walk = flow().shown(json!({}));
    assert!(walk.phone.error().is_some());
}

#[test]
fn p105_truncation_dots() {
    let node = drawn(
        json!({"type": "ChipsSelector", "name": "taste", "label": "Taste", "data-source": [
        {"id": "1", "title": "Neither sweet nor sour"}, {"id": "2", "title": "Sweet"}]}),
    );
    let title = &node.options[0].title;
    assert_eq!(
        (title.text.as_str(), title.cut),
        ("Neither sweet nor so...", true)
    );
    assert!(!node.options[1].title.cut);
}

#[test]
fn p106_markdown_ignores_weight() {
    let text = |markdown: bool| {
        drawn(
            json!({"type": "TextBody", "text": "Hello", "font-weight": "bold", "markdown": markdown}),
        )
    };
    assert!(text(false).style.bold);
    let marked = text(true);
    assert_eq!((marked.style, marked.text), (Style::default(), None));
    assert!(
        !serde_json::to_string(&marked.rich)
            .unwrap()
            .contains("bold")
    );
}

#[test]
fn p107_markdown_body_lists() {
    let rich = |kind: &str| {
        let node = drawn(json!({"type": kind, "text": ["- one", "- two"], "markdown": true}));
        serde_json::to_value(node.rich).unwrap()
    };
    assert!(rich("TextBody")[0].get("bullets").is_some());
    assert!(rich("TextCaption")[0].get("paragraph").is_some());
}

#[test]
fn p110_richtext_lt_breaks() {
    let flow = || one(json!({"type": "RichText", "text": "1 < 2"}));
    let published = first(&flow().shown(json!({})));
    assert_eq!(published.text.unwrap().text, RichText::FALLBACK);
    let draft = first(&flow().draft().shown(json!({})));
    assert_eq!(draft.text, None);
    assert_eq!(draft.banners, [RichText::BANNER]);
}

#[test]
fn p111_text_value_raw() {
    let mut walk =
        one(json!({"type": "TextInput", "name": "who", "label": "Who"})).shown(json!({}));
    walk.fill("who", "  Ann ");
    let node = first(&walk);
    assert_eq!(node.value, Some(json!("  Ann ")));
    assert_eq!(node.shown.as_deref(), Some("  Ann "));
}

#[test]
fn p174_image_too_big_placeholder() {
    let node = drawn(json!({"type": "Image", "src": "i".repeat(301 * 1024 / 3 * 4)}));
    assert!(node.pictures[0].broken.is_some() && node.pictures[0].src.is_empty());
}

#[test]
fn a_field_that_may_stay_empty_says_so() {
    let mark = |component: Value| drawn(component).optional;
    let field = |kind: &str| json!({"type": kind, "name": "a", "label": "A"});
    assert_eq!(mark(field("TextInput")), Some(OptionalMark::AfterLabel));
    assert_eq!(mark(field("OptIn")), Some(OptionalMark::BeforeLabel));
    assert_eq!(mark(field("PhotoPicker")), Some(OptionalMark::AfterLabel));
    let with = |kind: &str, name: &str, value: Value| {
        let mut field = field(kind);
        field[name] = value;
        drawn(field)
    };
    let large = with("TextInput", "label-variant", json!("large"));
    assert_eq!(
        (large.optional, large.label.unwrap().lines),
        (Some(OptionalMark::Placeholder), Some(4))
    );
    assert_eq!(with("TextInput", "required", json!(true)).optional, None);
    let picker = with("PhotoPicker", "min-uploaded-photos", json!(1));
    assert!(picker.required && picker.optional.is_none());
}

#[test]
fn passwords_are_dots() {
    for (kind, of) in [
        ("password", InputType::Password),
        ("passcode", InputType::Passcode),
    ] {
        let mut walk =
            one(json!({"type": "TextInput", "name": "word", "label": "Word", "input-type": kind}))
                .shown(json!({}));
        walk.fill("word", "1234");
        let node = first(&walk);
        assert_eq!(
            (node.shown.as_deref(), node.input_type),
            (Some("••••"), Some(of))
        );
        assert!(!View::of(&walk.phone).to_string().contains("1234"));
    }
}

#[test]
fn a_long_start_of_a_text_area_is_cut_and_counted() {
    let walk = one(json!({"type": "TextArea", "name": "notes", "label": "Notes", "max-length": 4, "init-value": "12345678"})).shown(json!({}));
    let node = first(&walk);
    let counter = node.counter.unwrap();
    assert_eq!((counter.used, counter.most), (4, 4));
    assert_eq!(node.shown.as_deref(), Some("1234"));
    assert_eq!(node.value, Some(json!("12345678")));
}

#[test]
fn how_many_options_are_to_be_chosen_is_told() {
    let group = |limits: Value| {
        let mut group = json!({"type": "CheckboxGroup", "name": "some", "label": "Some", "description": "Take some", "data-source": options(5)});
        group
            .as_object_mut()
            .unwrap()
            .extend(limits.as_object().unwrap().clone());
        group
    };
    let hint = |limits| drawn(group(limits)).hint;
    assert_eq!(hint(json!({})), None);
    assert_eq!(
        hint(json!({"min-selected-items": 1})).as_deref(),
        Some("Choose at least 1")
    );
    assert_eq!(
        hint(json!({"max-selected-items": 2})).as_deref(),
        Some("Choose up to 2")
    );
    assert_eq!(
        hint(json!({"min-selected-items": 2, "max-selected-items": 2})).as_deref(),
        Some("Choose 2")
    );
    // Before 4.0 it takes the place of the description.
    let limits = json!({"min-selected-items": 2, "max-selected-items": 3});
    let described = |version| {
        let node = first(&one(group(limits.clone())).version(version).shown(json!({})));
        (node.hint.unwrap(), node.description.is_some())
    };
    assert_eq!(described("4.0"), ("Choose 2 to 3".to_owned(), true));
    assert_eq!(described("3.1"), ("Choose 2 to 3".to_owned(), false));
}

#[test]
fn options_beyond_the_most_ticks_are_disabled() {
    let mut walk = one(json!({"type": "CheckboxGroup", "name": "some", "label": "Some", "max-selected-items": 2, "data-source": options(3)})).shown(json!({}));
    walk.choose("some", "2").choose("some", "0");
    let node = first(&walk);
    let state: Vec<(bool, bool)> = node
        .options
        .iter()
        .map(|it| (it.chosen, it.enabled))
        .collect();
    assert_eq!(state, [(true, true), (false, false), (true, true)]);
    assert_eq!(node.value, Some(json!(["2", "0"])));
    assert_eq!(node.shown.as_deref(), Some("Option 0, Option 2"));
}

#[test]
fn a_dropdown_shows_the_title_of_what_is_chosen() {
    let mut walk =
        one(json!({"type": "Dropdown", "name": "one", "label": "One", "data-source": options(3)}))
            .shown(json!({}));
    assert_eq!(first(&walk).can, [Can::Choose, Can::OpenList]);
    walk.choose("one", "1");
    let node = first(&walk);
    assert_eq!(
        (node.shown.as_deref(), node.value),
        (Some("Option 1"), Some(json!("1")))
    );
    assert!(node.can.contains(&Can::Clear));
}

#[test]
fn days_are_told_in_one_form_whatever_the_version() {
    let walk = one(json!({"type": "DatePicker", "name": "day", "label": "Day", "min-date": "1795305600000", "init-value": "1795392000000",
        "unavailable-dates": ["1795478400000"]}))
    .version("4.0")
    .shown(json!({}));
    let node = first(&walk);
    let days = node.days.unwrap();
    assert_eq!(
        (days.first.as_str(), days.last.as_str()),
        ("2026-11-22", "2100-12-31")
    );
    assert_eq!(days.unavailable, ["2026-11-24"]);
    assert_eq!(
        (node.shown.as_deref(), node.value),
        (Some("23 Nov 2026"), Some(json!("1795392000000")))
    );
}

#[test]
fn one_day_of_a_range_limits_the_other() {
    let mut walk = one(json!({"type": "CalendarPicker", "name": "stay", "mode": "range", "label": {"start-date": "From", "end-date": "To"},
        "min-date": "2026-12-01", "max-date": "2026-12-31", "min-days": 2, "max-days": 7}))
    .shown(json!({}));
    let limits = |walk: &Walk| {
        let halves = first(walk).days.unwrap().halves.into_iter();
        halves
            .map(|half| (half.first, half.last))
            .collect::<Vec<_>>()
    };
    let of = |first: &str, last: &str| (format!("2026-12-{first}"), format!("2026-12-{last}"));
    assert_eq!(limits(&walk), [of("01", "31"), of("01", "31")]);
    walk.pick("stay", Half::StartDate, "2026-12-10");
    assert_eq!(limits(&walk), [of("01", "31"), of("12", "17")]);
    walk.pick("stay", Half::EndDate, "2026-12-12");
    assert_eq!(limits(&walk), [of("05", "10"), of("12", "17")]);
    assert_eq!(
        first(&walk).shown.as_deref(),
        Some("10 Dec 2026 – 12 Dec 2026")
    );
}

#[test]
fn an_image_has_a_size() {
    let size = |properties: Value| {
        let mut image = json!({"type": "Image", "src": "iVBORw0KGgo="});
        image
            .as_object_mut()
            .unwrap()
            .extend(properties.as_object().unwrap().clone());
        drawn(image).pictures[0].size.unwrap()
    };
    let plain = size(json!({}));
    assert_eq!((plain.width, plain.height), (None, Some(400.0)));
    let both = size(json!({"width": 10, "height": 20, "aspect-ratio": 2}));
    assert_eq!(
        (both.width, both.height, both.ratio),
        (Some(10.0), Some(20.0), None)
    );
    assert_eq!(size(json!({"aspect-ratio": 2})).ratio, Some(2.0));
}

#[test]
fn android_draws_a_line_below_options_but_not_above_the_footer() {
    let group = |name: &str| json!({"type": "RadioButtonsGroup", "name": name, "label": "One", "data-source": options(2)});
    let dividers = |platform| {
        let flow = screen(
            json!([group("a"), {"type": "TextBody", "text": "Then"}, group("b"), footer(json!({}))]),
        );
        let walk = flow
            .set(|settings| settings.platform = platform)
            .shown(json!({}));
        View::of(&walk.phone)
            .components
            .iter()
            .map(|node| node.divider)
            .collect::<Vec<_>>()
    };
    assert_eq!(dividers(Platform::Android), [true, false, false, false]);
    assert_eq!(dividers(Platform::Web), [false; 4]);
}

/// Whatever the view says that a person can do, the phone takes, and nothing else.
#[test]
fn what_the_view_says_can_be_done_can_be_done() {
    let flow = screen(json!([
        {"type": "TextBody", "text": "Hello"},
        {"type": "TextInput", "name": "who", "label": "Who", "init-value": "Ann"},
        {"type": "TextInput", "name": "off", "label": "Off", "enabled": false, "init-value": "Ann"},
        {"type": "TextArea", "name": "notes", "label": "Notes"},
        {"type": "Dropdown", "name": "one", "label": "One", "data-source": options(3)},
        {"type": "CheckboxGroup", "name": "some", "label": "Some", "data-source": options(3)},
        {"type": "ChipsSelector", "name": "chips", "label": "Some", "data-source": options(3), "enabled": false},
        {"type": "OptIn", "name": "ok", "label": "OK"},
        {"type": "OptIn", "name": "more", "label": "More", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
        {"type": "DatePicker", "name": "day", "label": "Day", "init-value": "2026-12-01"},
        {"type": "CalendarPicker", "name": "days", "label": "Day"},
        {"type": "EmbeddedLink", "text": "Help", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
        footer(json!({})),
    ]));
    let walk = flow.shown(json!({}));
    let view = View::of(&walk.phone);
    for node in &view.components {
        let (at, half) = (node.at, Half::StartDate);
        let tries = [
            (Can::Focus, Gesture::Focus { at }),
            (
                Can::Type,
                Gesture::Type {
                    at,
                    text: "a".to_owned(),
                },
            ),
            (
                Can::Choose,
                Gesture::Choose {
                    at,
                    option: "1".to_owned(),
                },
            ),
            (Can::Tick, Gesture::Tick { at }),
            (Can::OpenDates, Gesture::OpenDates { at }),
            (
                Can::Pick,
                Gesture::Pick {
                    at,
                    half,
                    day: "2026-12-24".to_owned(),
                },
            ),
            (Can::OpenList, Gesture::OpenList { at }),
        ];
        for (can, gesture) in tries {
            let taken = walk.phone.clone().gesture(&gesture).is_ok();
            assert_eq!(taken, node.can.contains(&can), "{} {gesture:?}", node.kind);
        }
        let taps = node.can.contains(&Can::Tap) || node.can.contains(&Can::ReadMore);
        assert_eq!(
            walk.phone.clone().gesture(&Gesture::Tap { at }).is_ok(),
            taps,
            "{}",
            node.kind
        );
        if node.can.contains(&Can::Clear) {
            walk.phone
                .clone()
                .gesture(&Gesture::Clear { at, half })
                .unwrap();
        }
    }
}

#[test]
fn data_cannot_steer_a_terminal() {
    let node = one(json!({"type": "TextBody", "text": "Red \u{1b}[31m\ttext\r\nand more"}))
        .shown(json!({}));
    let words = View::of(&node.phone).to_string();
    assert!(words.contains("[31m text\nand more"), "{words}");
    assert!(
        words
            .chars()
            .all(|letter| letter == '\n' || !letter.is_control())
    );
}
