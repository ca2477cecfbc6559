//! Each of these documents publishes; what the phone makes of it is another matter.

mod actions;
mod blocked;
mod bound_lists;
mod conditions;
mod expressions;
mod forms;
mod lists;
mod pictures;
mod screens;
mod texts;
mod writing;

use super::super::flow::Flow;

use crate::catalogue::versions::Version;
use crate::document::Document;
use crate::finding::Level;
use crate::read;

/// What is found in a flow of one terminal screen with these components: level, path and message.
fn on_a_screen(components: &str) -> Vec<(Level, String, String)> {
    let screen =
        format!(r#"{{"id": "A", "terminal": true, "layout": {{"children": [{components}]}}}}"#);
    in_screens(&screen)
}

fn in_screens(screens: &str) -> Vec<(Level, String, String)> {
    in_document(&format!(r#"{{"screens": [{screens}]}}"#))
}

/// What is found in a flow of one terminal screen that declares this data, in a version.
fn with_data(version: (u16, u16), data: &str, components: &str) -> Vec<(Level, String, String)> {
    let text = format!(
        r#"{{"screens": [{{"id": "A", "terminal": true, "data": {{{data}}}, "layout": {{"children": [{components}]}}}}]}}"#
    );
    described(&findings_as(version, &text))
}

/// Checks that each of these components is told of with one finding: its level, its path and words of its message.
fn each_is_told(data: &str, cases: &[(&str, Level, &str, &str)]) {
    for (component, level, path, words) in cases {
        let found = with_data((7, 3), data, component);
        assert_eq!(paths(&found), [(*level, *path)], "{component}");
        assert!(found[0].2.contains(words), "{component}: {}", found[0].2);
    }
}

/// Checks that nothing is found about any of these components.
fn none_is_told(data: &str, components: &[&str]) {
    for component in components {
        assert_eq!(with_data((7, 3), data, component), [], "{component}");
    }
}

fn findings_in(text: &str) -> Vec<crate::Finding> {
    findings_as((7, 3), text)
}

fn findings_as((major, minor): (u16, u16), text: &str) -> Vec<crate::Finding> {
    let root = read::parse(text).unwrap().value;
    let document = Document::of(root, Version::new(major, minor), true);
    let flow = Flow::of(&document);
    let mut findings = Vec::new();
    super::check(&flow, &mut findings);
    findings
}

fn in_document(text: &str) -> Vec<(Level, String, String)> {
    described(&findings_in(text))
}

fn described(findings: &[crate::Finding]) -> Vec<(Level, String, String)> {
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
fn pictures_of_options_are_small() {
    let option = |bytes: usize| {
        let image = format!("iVBO{}", "A".repeat(bytes / 3 * 4 - 4));
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
fn more_than_fifty_components_are_many_but_a_form_is_none() {
    let texts = |count: usize| vec![r#"{"type": "TextBody"}"#; count].join(", ");
    assert_eq!(on_a_screen(&texts(50)), []);
    let in_form = format!(r#"{{"type": "Form", "children": [{}]}}"#, texts(50));
    assert_eq!(on_a_screen(&in_form), []);
    assert_eq!(
        paths(&on_a_screen(&texts(51))),
        [(Level::Warning, "screens[0].id")]
    );
}

#[test]
fn pictures_of_list_items_and_images_are_small() {
    let picture = |bytes: usize| format!("iVBO{}", "A".repeat(bytes / 3 * 4 - 4));
    let list = |bytes: usize| {
        let image = picture(bytes);
        on_a_screen(&format!(
            r#"{{"type": "NavigationList", "list-items": [{{"id": "1", "start": {{"image": "{image}"}}}}]}}"#
        ))
    };
    assert_eq!(list(100 * 1024), []);
    assert_eq!(
        paths(&list(101 * 1024)),
        [(Level::Device, "list-items[0].start.image")]
    );
    let image = |bytes: usize| {
        let source = picture(bytes);
        on_a_screen(&format!(r#"{{"type": "Image", "src": "{source}"}}"#))
    };
    assert_eq!(image(300 * 1024), []);
    assert_eq!(paths(&image(301 * 1024)), [(Level::Device, "src")]);
}

#[test]
fn a_footer_in_an_if_within_an_if_is_not_shown() {
    let footer = r#"{"type": "Footer"}"#;
    let inner = format!(r#"{{"type": "If", "then": [{footer}], "else": [{footer}]}}"#);
    let found = on_a_screen(&format!(
        r#"{{"type": "If", "then": [{inner}], "else": [{footer}]}}"#
    ));
    assert_eq!(paths(&found), [(Level::Device, "then[0]")]);
}

#[test]
fn the_phone_opens_addresses_of_https_alone() {
    let link = |url: &str| {
        format!(
            r#"{{"type": "EmbeddedLink", "on-click-action": {{"name": "open_url", "url": "{url}"}}}}"#
        )
    };
    for url in ["https://a.example", "HTTPS://a.example", "${data.url}"] {
        assert_eq!(on_a_screen(&link(url)), [], "{url}");
    }
    for url in ["http://a.example", "tel:+441", "ü"] {
        let found = on_a_screen(&link(url));
        assert_eq!(
            paths(&found),
            [(Level::Device, "on-click-action.url")],
            "{url}"
        );
    }
}
