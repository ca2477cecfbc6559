//! Each of these documents publishes; what the phone makes of it is another matter.

use super::super::flow::Flow;
use crate::finding::Level;
use crate::read;
use crate::validate::doc::{Doc, Version};

/// What is found in a flow of one terminal screen with these components: level, path and message.
fn on_a_screen(components: &str) -> Vec<(Level, String, String)> {
    let screen =
        format!(r#"{{"id": "A", "terminal": true, "layout": {{"children": [{components}]}}}}"#);
    in_screens(&screen)
}

fn in_screens(screens: &str) -> Vec<(Level, String, String)> {
    in_document(&format!(r#"{{"screens": [{screens}]}}"#))
}

fn in_document(text: &str) -> Vec<(Level, String, String)> {
    let root = read::parse(text).unwrap().value;
    let flow = Flow::of(Doc {
        root: &root,
        version: Version::new(7, 3),
    });
    let mut findings = Vec::new();
    super::check(&flow, &mut findings);
    let described = findings.iter().map(|finding| {
        let path = finding
            .path()
            .trim_start_matches("screens[0].layout.children[0].");
        (
            finding.level(),
            path.to_owned(),
            finding.message().to_owned(),
        )
    });
    described.collect()
}

fn paths(found: &[(Level, String, String)]) -> Vec<(Level, &str)> {
    found
        .iter()
        .map(|(level, path, _)| (*level, path.as_str()))
        .collect()
}

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
fn an_id_that_is_there_three_times_is_reported_once() {
    let found = on_a_screen(
        r#"{"type": "Dropdown", "data-source": [{"id": "a"}, {"id": "a"}, {"id": "a"}, {"id": ""}]}"#,
    );
    let expected = [
        (Level::Device, "data-source[1].id"),
        (Level::Device, "data-source[3].id"),
    ];
    assert_eq!(paths(&found), expected);
}

#[test]
fn initial_values_should_be_options() {
    let found = on_a_screen(
        r#"{"type": "CheckboxGroup", "data-source": [{"id": "red"}], "init-value": ["red", "rad"]}"#,
    );
    assert_eq!(paths(&found), [(Level::Warning, "init-value[1]")]);
}

#[test]
fn chips_need_two_options() {
    let found = on_a_screen(r#"{"type": "ChipsSelector", "data-source": [{"id": "a"}]}"#);
    assert_eq!(paths(&found), [(Level::Device, "data-source")]);
}

#[test]
fn pictures_of_options_are_small() {
    let option = |bytes: usize| {
        let image = "A".repeat(bytes / 3 * 4);
        format!(
            r#"{{"type": "RadioButtonsGroup", "data-source": [{{"id": "a", "image": "{image}"}}]}}"#
        )
    };
    assert_eq!(on_a_screen(&option(100 * 1024)), []);
    let found = on_a_screen(&option(101 * 1024));
    assert_eq!(paths(&found), [(Level::Device, "data-source[0].image")]);
}

#[test]
fn a_footer_in_one_branch_needs_one_in_the_other() {
    let footer = r#"{"type": "Footer"}"#;
    let both = format!(r#"{{"type": "If", "then": [{footer}], "else": [{footer}]}}"#);
    assert_eq!(on_a_screen(&both), []);
    let one = format!(r#"{{"type": "If", "then": [{footer}], "else": []}}"#);
    assert_eq!(paths(&on_a_screen(&one)), [(Level::Device, "else")]);
    let case = format!(r#"{{"type": "Switch", "cases": {{"a": [{footer}], "b": []}}}}"#);
    assert_eq!(paths(&on_a_screen(&case)), [(Level::Device, "cases.b")]);
    let neither = r#"{"type": "If", "then": [], "else": []}"#;
    assert_eq!(on_a_screen(neither), []);
}

#[test]
fn a_day_that_does_not_exist_is_found_in_each_place() {
    let found = on_a_screen(
        r#"{"type": "CalendarPicker", "unavailable-dates": ["2026-02-28", "2026-02-29"],
            "init-value": {"start-date": "2026-04-31"}}"#,
    );
    let expected = [
        (Level::Device, "unavailable-dates[1]"),
        (Level::Device, "init-value.start-date"),
    ];
    assert_eq!(paths(&found), expected);
}

#[test]
fn a_screen_that_answers_cannot_show_is_reported() {
    let found = in_screens(r#"{"id": "Success", "terminal": true}"#);
    assert_eq!(paths(&found), [(Level::Device, "screens[0].id")]);
}

#[test]
fn dead_ends_second_entries_and_circles_are_warnings() {
    let dead_end = in_document(
        r#"{"routing_model": {"A": ["B", "C"]},
            "screens": [{"id": "A"}, {"id": "B"}, {"id": "C", "terminal": true}]}"#,
    );
    assert_eq!(paths(&dead_end), [(Level::Warning, "screens[1].id")]);
    let entries = in_document(
        r#"{"routing_model": {"A": ["C"], "B": ["C"]},
            "screens": [{"id": "A"}, {"id": "B"}, {"id": "C", "terminal": true}]}"#,
    );
    assert_eq!(paths(&entries), [(Level::Warning, "screens[1].id")]);
    let circle = in_document(
        r#"{"routing_model": {"A": ["B"], "B": ["C"], "C": ["D"], "D": ["B"]},
            "screens": [{"id": "A"}, {"id": "B"}, {"id": "C", "terminal": true}, {"id": "D"}]}"#,
    );
    assert_eq!(paths(&circle), [(Level::Warning, "routing_model.B")]);
}
