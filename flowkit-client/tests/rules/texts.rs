//! TextInput and TextArea: what is typed, what is kept, and what keeps the Footer disabled.

use flowkit_client::phone::Gesture;
use serde_json::{Value, json};

use crate::support::{Walk, footer, screen};

/// A screen with one text field, whose Footer sends it.
fn field(properties: Value) -> Walk {
    let mut field = json!({"type": "TextInput", "name": "it", "label": "It"});
    for (name, value) in properties.as_object().unwrap() {
        field[name] = value.clone();
    }
    screen(json!([field, footer(json!({"it": "${form.it}"}))])).shown(json!({}))
}

/// Why the Footer is disabled with this text; `None` if it is not.
fn fault(properties: &Value, text: &str) -> Option<String> {
    let mut walk = field(properties.clone());
    walk.types("it", text);
    let is_blocked = !walk.can_continue();
    is_blocked.then(|| {
        let reason = walk.blocked();
        let (_, reason) = reason.split_once("the TextInput \"It\": ").unwrap();
        reason.to_owned()
    })
}

#[test]
fn p111_text_value_raw() {
    let mut walk = field(json!({}));
    walk.fill("it", "  Ann  ");
    assert_eq!(walk.would_send(), json!({"it": "  Ann  "}));
}

#[test]
fn p111_every_keystroke_changes_the_state() {
    let mut walk = field(json!({}));
    assert_eq!(walk.form(), json!({}));
    for text in ["A", "An", "An ", ""] {
        walk.types("it", text);
        assert_eq!(walk.form(), json!({"it": text}));
    }
    assert_eq!(
        walk.would_send(),
        json!({"it": ""}),
        "a text that was emptied is sent"
    );
}

#[test]
fn p112_text_check_trimmed() {
    let email = json!({"input-type": "email"});
    assert_eq!(fault(&email, "  ann@example.org "), None);
    let least = json!({"min-chars": 3});
    assert_eq!(
        fault(&least, " ab  "),
        Some("Enter at least 3 characters".into())
    );
    let most = json!({"max-chars": 3});
    assert_eq!(fault(&most, "  abc  "), None);
}

#[test]
fn p113_text_required_blank() {
    let required = json!({"required": true});
    assert_eq!(fault(&required, "   "), Some("This is required".into()));
    assert_eq!(fault(&required, "a"), None);
    assert!(
        field(required).blocked().contains("This is required"),
        "untouched"
    );
    assert!(field(json!({})).can_continue());
}

#[test]
fn p114_text_min_ignored_empty() {
    let least = json!({"min-chars": 3});
    assert!(field(least.clone()).can_continue());
    assert_eq!(fault(&least, " "), None);
    assert_eq!(
        fault(&least, "ab"),
        Some("Enter at least 3 characters".into())
    );
}

#[test]
fn p115_text_max_default_80() {
    assert_eq!(fault(&json!({}), &"a".repeat(80)), None);
    assert_eq!(
        fault(&json!({}), &"a".repeat(81)),
        Some("Enter at most 80 characters".into())
    );
    // Lengths are UTF-16 units: this sign counts as two.
    assert_eq!(fault(&json!({}), &"😀".repeat(40)), None);
    assert!(fault(&json!({}), &"😀".repeat(41)).is_some());
    let bound = json!({"max-chars": "${data.nothing}"});
    assert!(fault(&bound, &"a".repeat(81)).is_some());
}

#[test]
fn p116_text_no_typing_limit() {
    let mut walk = field(json!({"max-chars": 3}));
    walk.fill("it", "abcdef");
    assert_eq!(walk.form(), json!({"it": "abcdef"}));
    assert!(walk.blocked().contains("Enter at most 3 characters"));
}

#[test]
fn p117_text_order_of_checks() {
    let all =
        |kind: &str| json!({"input-type": kind, "required": true, "min-chars": 3, "max-chars": 5});
    assert_eq!(fault(&all("email"), " "), Some("This is required".into()));
    assert_eq!(
        fault(&all("email"), "a"),
        Some("Enter at least 3 characters".into())
    );
    assert_eq!(
        fault(&all("email"), "abcdef"),
        Some("Enter at most 5 characters".into())
    );
    assert!(fault(&all("email"), "abcd").unwrap().contains("email"));
    assert!(fault(&all("passcode"), "abcd").unwrap().contains("digits"));
    assert!(fault(&all("phone"), "abcd").unwrap().contains("phone"));
    let with_pattern = json!({"input-type": "number", "pattern": "^9", "max-chars": 5});
    assert!(fault(&with_pattern, "abcd").unwrap().contains("number"));
    assert_eq!(
        fault(&with_pattern, "12"),
        Some("This does not have the right form".into())
    );
    assert_eq!(fault(&with_pattern, "91"), None);
}

#[test]
fn p118_text_pattern_needs_type() {
    assert_eq!(fault(&json!({"pattern": "^a$"}), "b"), None);
    assert_eq!(
        fault(&json!({"pattern": "^a$", "input-type": "email"}), "b@c.de"),
        None
    );
    for kind in ["text", "password", "passcode", "number"] {
        let field = json!({"pattern": "^7$", "input-type": kind});
        assert!(fault(&field, "8").is_some(), "{kind}");
        assert_eq!(fault(&field, "7"), None, "{kind}");
    }
}

#[test]
fn p119_text_pattern_unanchored() {
    let field = json!({"pattern": "[0-9]{3}", "input-type": "text"});
    assert_eq!(fault(&field, "room 1234, please"), None);
    assert!(fault(&field, "room 12").is_some());
}

#[test]
fn p120_text_pattern_emptied_field() {
    let pattern = json!({"pattern": "^[a-z]+$", "input-type": "text"});
    let mut walk = field(pattern);
    assert!(walk.can_continue(), "nobody has touched it");
    walk.fill("it", "ann").fill("it", "");
    assert!(walk.blocked().contains("right form"));
}

#[test]
fn p121_text_pattern_bad_regex() {
    assert_eq!(
        fault(&json!({"pattern": "([a-z", "input-type": "text"}), "7"),
        None
    );
}

#[test]
fn p122_number_value_is_text() {
    let mut walk = field(json!({"input-type": "number"}));
    walk.fill("it", "42");
    assert_eq!(walk.would_send(), json!({"it": "42"}));
}

#[test]
fn p123_number_comma_decimal() {
    let number = json!({"input-type": "number"});
    for valid in ["1,5", "1,234.5", "-5", "+5", "1e5", "007"] {
        assert_eq!(fault(&number, valid), None, "{valid}");
    }
    for invalid in ["1,2,3", ".5", "5.", "1 000", "five"] {
        assert!(fault(&number, invalid).is_some(), "{invalid}");
    }
    let mut walk = field(number);
    walk.fill("it", "1,5");
    assert_eq!(walk.would_send(), json!({"it": "1,5"}));
}

#[test]
fn p124_passcode_digits() {
    let passcode = json!({"input-type": "passcode"});
    assert_eq!(fault(&passcode, "0123"), None);
    assert!(fault(&passcode, "01a3").is_some());
}

#[test]
fn p125_password_no_emoji() {
    for kind in ["password", "passcode"] {
        let mut walk = field(json!({"input-type": kind}));
        walk.types("it", "😀");
        assert_eq!(walk.form(), json!({}), "the change is ignored");
        walk.types("it", "12").types("it", "12😀");
        assert_eq!(walk.form(), json!({"it": "12"}));
    }
    let mut walk = field(json!({}));
    walk.types("it", "😀");
    assert_eq!(walk.form(), json!({"it": "😀"}));
}

#[test]
fn p125_an_ignored_change_leaves_the_error_message() {
    let password = json!({"type": "TextInput", "name": "it", "label": "It", "input-type": "password",
        "error-message": "${data.wrong}"});
    let mut walk =
        screen(json!([password, footer(json!({}))])).shown(json!({"wrong": "Not that one"}));
    walk.types("it", "😀");
    assert!(walk.blocked().contains("Not that one"));
    walk.types("it", "secret");
    assert!(walk.can_continue());
}

#[test]
fn p128_clear_button_empty_text() {
    let mut walk = field(json!({"required": true}));
    let at = walk.at("it");
    let clear = Gesture::Clear {
        at,
        half: flowkit_client::phone::Half::StartDate,
    };
    assert!(walk.why_not(clear.clone()).contains("is empty"));
    walk.types("it", "Ann").gesture(clear.clone());
    assert_eq!(walk.form(), json!({"it": ""}));
    assert!(walk.why_not(clear).contains("is empty"));
    assert!(!walk.can_continue());
}

/// A screen with one text area, whose Footer sends it.
fn area(properties: Value) -> Walk {
    let mut area = json!({"type": "TextArea", "name": "it", "label": "It"});
    for (name, value) in properties.as_object().unwrap() {
        area[name] = value.clone();
    }
    screen(json!([area, footer(json!({"it": "${form.it}"}))])).shown(json!({}))
}

#[test]
fn p129_area_typing_stops() {
    let mut walk = area(json!({"max-length": 5}));
    walk.fill("it", "abcdefgh");
    assert_eq!(walk.would_send(), json!({"it": "abcde"}));
    let mut walk = area(json!({}));
    walk.fill("it", &"a".repeat(700));
    assert_eq!(walk.form()["it"].as_str().unwrap().len(), 600);
    let mut walk = area(json!({"required": true}));
    assert!(!walk.can_continue());
    walk.fill("it", "\n ");
    assert!(!walk.can_continue());
    walk.fill("it", "a\nb");
    assert_eq!(walk.would_send(), json!({"it": "a\nb"}));
}

#[test]
fn p130_area_long_init_sent_whole() {
    let walk = area(json!({"max-length": 5, "init-value": "abcdefgh"}));
    assert_eq!(walk.would_send(), json!({"it": "abcdefgh"}));
}

#[test]
fn the_cursor_stands_in_one_field_at_a_time() {
    let components = json!([
        {"type": "TextInput", "name": "a", "label": "A"},
        {"type": "Dropdown", "name": "b", "label": "B", "data-source": [{"id": "1", "title": "One"}]},
        footer(json!({})),
    ]);
    let mut walk = screen(components).shown(json!({}));
    let (a, b) = (walk.at("a"), walk.at("b"));
    walk.gesture(Gesture::Focus { at: a });
    assert!(
        walk.why_not(Gesture::Focus { at: b })
            .contains("takes no text")
    );
    assert!(
        walk.why_not(Gesture::Type {
            at: b,
            text: "x".into()
        })
        .contains("takes no text")
    );
    walk.gesture(Gesture::Blur);
    assert_eq!(walk.form(), json!({}), "focus alone sets nothing");
}

#[test]
fn another_field_that_is_used_takes_the_cursor_out() {
    let message =
        json!({"type": "TextInput", "name": "it", "label": "It", "error-message": "${data.wrong}"});
    let components = json!([
        message,
        {"type": "OptIn", "name": "news", "label": "News"},
        {"type": "RadioButtonsGroup", "name": "radio", "label": "Radio", "data-source": crate::parts::options(&["a", "b"])},
        {"type": "DatePicker", "name": "date", "label": "Date"},
        footer(json!({})),
    ]);
    let flow = screen(components);
    let used = |gesture: fn(&Walk) -> Gesture| {
        let mut walk = flow.shown(json!({"wrong": "Taken"}));
        let at = walk.at("it");
        walk.gesture(Gesture::Focus { at });
        assert!(walk.blocked().contains("Taken"));
        let gesture = gesture(&walk);
        walk.gesture(gesture);
        walk.can_continue()
    };
    assert!(used(|walk| Gesture::Tick {
        at: walk.at("news")
    }));
    assert!(used(|walk| Gesture::Choose {
        at: walk.at("radio"),
        option: "a".into()
    }));
    assert!(used(|walk| Gesture::OpenDates {
        at: walk.at("date")
    }));
    assert!(used(|walk| Gesture::Pick {
        at: walk.at("date"),
        half: Default::default(),
        day: "2026-12-01".into()
    }));
}
