//! One rule after the other, of components that are no lists.

use super::super::{ComponentRule, Severity};
use super::written::{A, CLICK, NONE, judged, list, same, told, told_rules};
use crate::catalogue::Kind;

#[test]
fn p100_published_min_over_max() {
    let expected = |path| [(ComponentRule::MinAboveMax, path)];
    let limits = "'min-selected-items': 3, 'max-selected-items': 2,";
    list(
        Kind::CheckboxGroup,
        limits,
        A,
        &expected("min-selected-items"),
    );
    // What is left out has the limit that the phone takes: 80 characters.
    let input = |limits: &str| format!("{{'name': 'n', 'label': 'L', {limits}}}");
    same(
        Kind::TextInput,
        &input("'min-chars': 81"),
        &expected("min-chars"),
    );
    same(Kind::TextInput, &input("'min-chars': 80"), NONE);
    same(
        Kind::TextInput,
        &input("'min-chars': 81, 'max-chars': 81"),
        NONE,
    );
    assert_eq!(ComponentRule::MinAboveMax.severity(), Severity::DraftBanner);
}

#[test]
fn p103_published_missing_property_ok() {
    let expected = &[(ComponentRule::MissingProperty, "text")];
    for json in ["{}", "{'text': null}"] {
        same(Kind::TextBody, json, expected);
    }
    assert_eq!(
        ComponentRule::MissingProperty.severity(),
        Severity::DraftBanner
    );
    let expected = &[(ComponentRule::MissingProperty, "data-source[0].title")];
    list(Kind::Dropdown, "", "{'id': 'a'}", expected);
}

#[test]
fn labels_and_texts_that_are_blank() {
    let blank = |kind, version, json: &str| told_rules(&judged(kind, version, json, None));
    let label = |label: &str| format!("{{'name': 'n', 'label': '{label}'}}");
    assert_eq!(
        blank(Kind::TextInput, (7, 3), &label("")),
        [ComponentRule::BlankLabel]
    );
    assert_eq!(
        blank(Kind::TextInput, (7, 3), &label(" ")),
        [ComponentRule::BlankLabel]
    );
    assert_eq!(blank(Kind::TextInput, (5, 1), &label(" ")), []);
    assert_eq!(
        blank(Kind::TextInput, (5, 1), &label("")),
        [ComponentRule::BlankLabel]
    );
    assert_eq!(
        blank(Kind::TextBody, (7, 3), "{'text': ''}"),
        [ComponentRule::BlankText]
    );
    // An empty error message takes the message away.
    let cleared = "{'name': 'n', 'label': 'L', 'error-message': '', 'helper-text': ' '}";
    assert_eq!(blank(Kind::TextInput, (7, 3), cleared), []);
}

#[test]
fn numbers_are_within_their_range() {
    let expected = |path| [(ComponentRule::NumberOutOfRange, path)];
    let most = |most: &str| format!("'max-selected-items': {most},");
    list(
        Kind::CheckboxGroup,
        &most("1"),
        A,
        &expected("max-selected-items"),
    );
    list(Kind::CheckboxGroup, &most("2"), A, NONE);
    let chips = format!("{A}, {{'id': 'b', 'title': 'B'}}");
    list(Kind::ChipsSelector, &most("1"), &chips, NONE);
    list(
        Kind::ChipsSelector,
        &most("0"),
        &chips,
        &expected("max-selected-items"),
    );
    let photos = "{'name': 'n', 'label': 'L', 'max-uploaded-photos': 31}";
    same(Kind::PhotoPicker, photos, &expected("max-uploaded-photos"));
    let area = "{'name': 'n', 'label': 'L', 'max-length': 2.5}";
    same(
        Kind::TextArea,
        area,
        &[(ComponentRule::WrongType, "max-length")],
    );
}

#[test]
fn kept_values_are_of_the_type_that_the_input_shows() {
    let input = "{'name': 'n', 'label': 'L'}";
    let options = "{'name': 'n', 'label': 'L', 'data-source': [{'id': 'a', 'title': 'A'}]}";
    let kept = |kind, json: &str, value: &str| {
        let faults = judged(kind, (7, 3), json, Some(value));
        let rules = told(&faults);
        assert!(
            rules
                .iter()
                .all(|fault| *fault == (ComponentRule::KeptValueWrongType, "value"))
        );
        faults.first().map(|fault| fault.message().to_owned())
    };
    for (kind, json, good, bad) in [
        (Kind::TextInput, input, ["'a'", "5"], ["true", "['a']"]),
        (Kind::TextArea, input, ["''", "null"], ["{}", "false"]),
        (Kind::OptIn, input, ["true", "null"], ["'true'", "1"]),
        (Kind::CheckboxGroup, options, ["[]", "['a']"], ["'a'", "{}"]),
        // Of the others nothing is known.
        (Kind::Dropdown, options, ["'a'", "''"], ["", ""]),
    ] {
        for value in good {
            assert_eq!(kept(kind, json, value), None, "{kind} {value}");
        }
        for value in bad.into_iter().filter(|value| !value.is_empty()) {
            assert!(kept(kind, json, value).is_some(), "{kind} {value}");
        }
    }
    assert_eq!(
        kept(Kind::OptIn, input, "'yes'").as_deref(),
        Some("`value`, which this OptIn kept, must be a boolean, not a string")
    );
}

#[test]
fn a_draft_tells_what_cannot_be_filled_in() {
    let input = |more: &str| format!("{{'name': 'n', 'label': 'L', 'required': true, {more}}}");
    let expected = &[(ComponentRule::RequiredNotUsable, "required")];
    same(Kind::TextInput, &input("'visible': false"), expected);
    same(Kind::TextInput, &input("'enabled': false"), expected);
    same(Kind::TextInput, &input("'enabled': true"), NONE);
    let range = "{'name': 'n', 'label': {'start-date': 'A', 'end-date': 'B'}, 'mode': 'range', 'enabled': false,
        'required': {'start-date': false, 'end-date': true}}";
    same(Kind::CalendarPicker, range, expected);

    let options = "{'name': 'n', 'label': 'L', 'data-source': [{'id': 'a', 'title': 'A'}, {'id': 'b', 'title': 'B',
        'enabled': false}]}";
    for (kind, value, is_told) in [
        (Kind::Dropdown, "'b'", true),
        (Kind::Dropdown, "'a'", false),
        (Kind::CheckboxGroup, "['a', 'b']", true),
        (Kind::CheckboxGroup, "['a']", false),
    ] {
        let faults = judged(kind, (7, 3), options, Some(value));
        let expected = (ComponentRule::DisabledOptionSelected, "data-source[1]");
        assert_eq!(told(&faults).contains(&expected), is_told, "{kind} {value}");
    }
}

#[test]
fn captions_of_a_footer_go_together() {
    let footer = |captions: &str| format!("{{'label': 'L', {CLICK} {captions} 'enabled': true}}");
    let one = |side: &str| format!("'{side}-caption': 'C',");
    let (left, centre, right) = (one("left"), one("center"), one("right"));
    for (captions, at_fault) in [
        (String::new(), None),
        (centre.clone(), None),
        (format!("{left}{right}"), None),
        (left.clone(), Some("left-caption")),
        (right.clone(), Some("right-caption")),
        (format!("{left}{centre}"), Some("left-caption")),
        (format!("{left}{centre}{right}"), Some("center-caption")),
    ] {
        let expected: Vec<_> = at_fault
            .map(|path| (ComponentRule::FooterCaptions, path))
            .into_iter()
            .collect();
        same(Kind::Footer, &footer(&captions), &expected);
    }
}

#[test]
fn p158_open_url_https_only() {
    let link = |url: &str| {
        format!("{{'text': 'T', 'on-click-action': {{'name': 'open_url', 'url': '{url}'}}}}")
    };
    let expected = &[(ComponentRule::OpenUrlHttpsOnly, "on-click-action.url")];
    for url in ["http://example.com", "tel:123", "", "example.com", "ä"] {
        same(Kind::EmbeddedLink, &link(url), expected);
    }
    same(Kind::EmbeddedLink, &link("https://example.com/a"), NONE);
    let opt_in =
        "{'name': 'n', 'label': 'L', 'on-click-action': {'name': 'open_url', 'url': 'tel:1'}}";
    same(Kind::OptIn, opt_in, NONE);
}

#[test]
fn a_pattern_begins_with_6_2() {
    let input = "{'name': 'n', 'label': 'L', 'pattern': '[', 'label-variant': 'large'}";
    let rules = |version| told_rules(&judged(Kind::TextInput, version, input, None));
    assert_eq!(rules((6, 1)), [ComponentRule::UnknownProperty]);
    assert_eq!(rules((6, 2)), []);
}

#[test]
fn a_large_label_has_more_room() {
    let input = |more: &str| format!("{{'name': 'n', 'label': '{}' {more}}}", "l".repeat(21));
    same(
        Kind::TextInput,
        &input(""),
        &[(ComponentRule::LongText, "label")],
    );
    same(Kind::TextInput, &input(", 'label-variant': 'large'"), NONE);
}

#[test]
fn lines_count_together() {
    let lines = |length: usize| format!("{{'text': ['{}', 'ab']}}", "l".repeat(length));
    same(Kind::TextBody, &lines(4094), NONE);
    same(
        Kind::TextBody,
        &lines(4095),
        &[(ComponentRule::LongText, "text")],
    );
}

#[test]
fn what_is_no_picture_shows_a_sign() {
    let image = |source: &str| format!("{{'src': '{source}'}}");
    for source in ["https://example.com/a.png", "PHN2Zy8+", "", "logo.png"] {
        same(
            Kind::Image,
            &image(source),
            &[(ComponentRule::ImageUnknown, "src")],
        );
    }
    for source in ["iVBO", "/9j/", "R0lG", "UklG", "data:image/png;base64,iVBO"] {
        same(Kind::Image, &image(source), NONE);
    }
    // An option without a picture has none to be broken.
    list(
        Kind::Dropdown,
        "",
        "{'id': 'a', 'title': 'A', 'image': ''}",
        NONE,
    );
    assert_eq!(
        ComponentRule::ImageUnknown.severity(),
        Severity::Placeholder
    );
}

#[test]
fn a_fault_quotes_no_value() {
    let options = "{'name': 'hush', 'label': 7411, 'data-source': [{'id': 'hush', 'title': 7411}, {'id': 'hush',
        'title': 'hush', 'color': 'hush', 'image': 'hush'}], 'media-size': 'hush'}";
    let faults = judged(Kind::CheckboxGroup, (7, 3), options, Some("'hush'"));
    assert!(faults.len() > 6, "{faults:?}");
    let printed = format!("{faults:?}");
    assert!(
        !printed.contains("hush") && !printed.contains("7411"),
        "{printed}"
    );
}
