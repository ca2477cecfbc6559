//! Each of these documents publishes; what the phone makes of it is another matter.

mod actions;
mod blocked;
mod bound_lists;
mod conditions;
mod expressions;
mod forms;
mod pictures;
mod screens;
mod writing;

use super::super::flow::Flow;
use crate::catalogue::versions::Version;
use crate::finding::Level;
use crate::read;
use crate::validate::doc::Doc;

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
    let flow = Flow::of(Doc {
        root: &root,
        version: Version::new(major, minor),
        states_version: true,
    });
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
fn every_kind_of_list_has_its_limits() {
    let list = |kind: &str, property: &str, item: &str, count: usize| {
        let items: Vec<String> = (0..count)
            .map(|index| item.replace('#', &index.to_string()))
            .collect();
        let component = format!(
            r#"{{"type": "{kind}", "{property}": [{}]}}"#,
            items.join(", ")
        );
        on_a_screen(&component)
    };
    let option = r##"{"id": "#", "title": "T"}"##;
    let pictured = r##"{"id": "#", "title": "T", "image": "iVBO"}"##;
    let item = r##"{"id": "#", "main-content": {"title": "T"}}"##;
    for (kind, property, item, most) in [
        ("CheckboxGroup", "data-source", option, 20),
        ("RadioButtonsGroup", "data-source", option, 20),
        ("ChipsSelector", "data-source", option, 20),
        ("Dropdown", "data-source", option, 200),
        ("Dropdown", "data-source", pictured, 100),
        ("NavigationList", "list-items", item, 20),
    ] {
        assert_eq!(list(kind, property, item, most), [], "{kind}");
        let over = list(kind, property, item, most + 1);
        assert_eq!(paths(&over), [(Level::Device, property)], "{kind}");
    }
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
fn nobody_can_select_more_chips_than_the_most() {
    let chips = |least: u8, most: u8| {
        on_a_screen(&format!(
            r#"{{"type": "ChipsSelector", "min-selected-items": {least}, "max-selected-items": {most}, "required": true}}"#
        ))
    };
    assert_eq!(chips(2, 2), []);
    assert_eq!(paths(&chips(3, 2)), [(Level::Device, "min-selected-items")]);
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
