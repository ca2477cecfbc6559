//! How long texts may be.

use super::*;

#[test]
fn texts_are_measured_in_characters() {
    let fits = format!(r#"{{"type": "Footer", "label": "{}"}}"#, "ü".repeat(35));
    assert_eq!(on_a_screen(&fits), []);
    let found = on_a_screen(&format!(
        r#"{{"type": "Footer", "label": "{}"}}"#,
        "ü".repeat(36)
    ));
    assert_eq!(paths(&found), [(Level::Device, "label")]);
    assert!(found[0].2.contains("36 characters"), "{}", found[0].2);
}

#[test]
fn a_bound_text_is_not_measured() {
    let name = "x".repeat(90);
    let heading = |text: &str| format!(r#"{{"type": "TextHeading", "text": "{text}"}}"#);
    assert_eq!(on_a_screen(&heading(&format!("${{data.{name}}}"))), []);
    assert_eq!(on_a_screen(&heading(&format!("`'{name}'`"))), []);
    assert_eq!(on_a_screen(&heading(&name)).len(), 1);
}

#[test]
fn a_text_in_backticks_is_plain_before_6_0_and_as_long_as_it_is() {
    let label = format!("`{}`", "l".repeat(51));
    let footer = format!(r#"{{"type": "Footer", "label": "{label}"}}"#);
    let found = |version| paths(&with_data(version, "", &footer)).len();
    assert_eq!(found((5, 1)), 1, "53 characters are more than 35");
    let (level, path, message) = with_data((5, 1), "", &footer).remove(0);
    assert_eq!((level, path.as_str()), (Level::Device, "label"));
    assert!(message.contains("53 characters"), "{message}");
    // From 6.0 on it is an expression, and how long its outcome is shows on the phone alone.
    let too_long = |(_, _, message): &(_, _, String)| message.contains("characters");
    assert!(!with_data((6, 0), "", &footer).iter().any(too_long));
}

#[test]
fn a_large_label_may_be_longer() {
    let input = |length: usize, more: &str| {
        let label = "l".repeat(length);
        format!(r#"{{"type": "TextInput", "label": "{label}"{more}}}"#)
    };
    assert_eq!(
        on_a_screen(&input(150, r#", "label-variant": "large""#)),
        []
    );
    assert_eq!(
        on_a_screen(&input(151, r#", "label-variant": "large""#)).len(),
        1
    );
    assert_eq!(on_a_screen(&input(21, "")).len(), 1);
}

#[test]
fn both_texts_of_a_range_are_measured() {
    let long = "d".repeat(21);
    let calendar = format!(
        r#"{{"type": "CalendarPicker", "label": {{"start-date": "From", "end-date": "{long}"}}}}"#
    );
    assert_eq!(
        paths(&on_a_screen(&calendar)),
        [(Level::Device, "label.end-date")]
    );
}

#[test]
fn every_text_has_its_limit() {
    let option = |key: &str| {
        format!(r##"{{"type": "@", "data-source": [{{"id": "1", "{key}": "#"}}, {{"id": "2"}}]}}"##)
    };
    let plain = |key: &str| format!(r##"{{"type": "@", "{key}": "#"}}"##);
    let item = |inner: &str| format!(r#"{{"type": "@", "list-items": [{{"id": "1", {inner}}}]}}"#);
    for (kind, component, most) in [
        ("TextHeading", plain("text"), 80),
        ("TextSubheading", plain("text"), 80),
        ("TextBody", plain("text"), 4096),
        ("TextCaption", plain("text"), 4096),
        ("TextInput", plain("label"), 20),
        ("TextArea", plain("label"), 20),
        ("TextInput", plain("helper-text"), 80),
        ("CheckboxGroup", plain("label"), 80),
        ("RadioButtonsGroup", plain("description"), 300),
        ("Dropdown", plain("label"), 20),
        ("ChipsSelector", plain("label"), 80),
        ("CheckboxGroup", option("title"), 30),
        ("RadioButtonsGroup", option("description"), 300),
        ("Dropdown", option("title"), 80),
        ("Dropdown", option("metadata"), 20),
        ("ChipsSelector", option("title"), 20),
        ("OptIn", plain("label"), 300),
        ("EmbeddedLink", plain("text"), 30),
        ("Footer", plain("label"), 35),
        ("Footer", plain("left-caption"), 15),
        ("DatePicker", plain("label"), 40),
        ("CalendarPicker", plain("label"), 20),
        ("CalendarPicker", plain("title"), 80),
        ("CalendarPicker", plain("description"), 300),
        ("PhotoPicker", plain("label"), 80),
        ("DocumentPicker", plain("description"), 300),
        ("NavigationList", plain("label"), 80),
        (
            "NavigationList",
            item(r##""main-content": {"title": "#"}"##),
            30,
        ),
        (
            "NavigationList",
            item(r##""main-content": {"description": "#"}"##),
            20,
        ),
        (
            "NavigationList",
            item(r##""main-content": {"metadata": "#"}"##),
            80,
        ),
        ("NavigationList", item(r##""end": {"title": "#"}"##), 10),
        ("NavigationList", item(r##""badge": "#""##), 15),
        ("NavigationList", item(r##""tags": ["#"]"##), 15),
    ] {
        let with = |length: usize| {
            let text = "t".repeat(length);
            on_a_screen(&component.replace('@', kind).replace('#', &text))
        };
        assert_eq!(with(most), [], "{kind} {component}");
        let over = with(most + 1);
        assert_eq!(over.len(), 1, "{kind} {component}");
        assert_eq!(over[0].0, Level::Device, "{kind} {component}");
    }
}

#[test]
fn error_messages_have_limits_too() {
    for (kind, most) in [("TextInput", 30), ("DatePicker", 80)] {
        let found = |length: usize| {
            let message = "m".repeat(length);
            let component = format!(r#"{{"type": "{kind}", "error-message": "{message}"}}"#);
            let found = on_a_screen(&component);
            found.iter().any(|(level, _, message)| {
                *level == Level::Device && message.contains("the phone shows")
            })
        };
        assert_eq!((found(most), found(most + 1)), (false, true), "{kind}");
    }
}
