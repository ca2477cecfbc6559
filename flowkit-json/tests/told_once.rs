//! One mistake, one message: however many of Meta's codes and of our own checks are about it.

use flowkit_json::Level;

/// What a person is told about a document, echoes left out, as level and path.
fn told(text: &str) -> Vec<(Level, String)> {
    let report = flowkit_json::validate(text);
    let told = report.findings().iter().filter(|found| !found.is_echo());
    told.map(|found| (found.level(), found.path().to_owned()))
        .collect()
}

#[test]
fn one_mistake_is_told_once() {
    let screen = |id: &str, more: &str, children: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T"{more}, "layout": {{"type": "SingleColumnLayout", "children": [{children}]}}}}"#
        )
    };
    let footer = r#"{"type": "Footer", "label": "l", "on-click-action": {"name": "data_exchange", "payload": {}}}"#;
    let last = screen("Z", r#", "terminal": true"#, footer);
    let text = r#"{"type": "TextBody", "text": "a"}"#;
    let flow = |model: &str, screens: &[String]| {
        format!(
            r#"{{"version": "7.3", "data_api_version": "3.0", "routing_model": {model}, "screens": [{}]}}"#,
            screens.join(", ")
        )
    };
    let with = |component: &str| {
        flow(
            r#"{"Z": []}"#,
            &[screen(
                "Z",
                r#", "terminal": true"#,
                &format!("{component}, {footer}"),
            )],
        )
    };
    let first = screen("A", "", footer);
    let left_out = screen("B", "", text);
    for (document, path) in [
        (
            flow(
                r#"{"A": ["Z"]}"#,
                &[first.clone(), left_out.clone(), last.clone()],
            ),
            "screens[1].id",
        ),
        (
            flow(
                r#"{"A": ["Z"], "B": []}"#,
                &[first.clone(), left_out, last.clone()],
            ),
            "screens[1].id",
        ),
        (
            flow(
                r#"{"A": ["B"], "B": ["B", "Z"]}"#,
                &[first, screen("B", "", footer), last],
            ),
            "routing_model.B",
        ),
        (
            with(r#"{"type": "EmbeddedLink", "text": "a", "on-click-action": "navigate"}"#),
            "screens[0].layout.children[0]['on-click-action']",
        ),
        (
            with(r#"{"type": "TextInput", "name": "q", "label": "l", "input-type": 5}"#),
            "screens[0].layout.children[0]['input-type']",
        ),
        (
            with(
                r#"{"type": "CalendarPicker", "name": "q", "label": "l", "init-value": {"start-date": "2026-01-01"}}"#,
            ),
            "screens[0].layout.children[0].init-value",
        ),
        (
            with(
                r#"{"type": "CheckboxGroup", "name": "q", "label": "l", "min-selected-items": 3, "max-selected-items": 2,
                    "data-source": [{"id": "1", "title": "a"}, {"id": "2", "title": "b"}]}"#,
            ),
            "screens[0].layout.children[0].min-selected-items",
        ),
        (
            with(
                r#"{"type": "ImageCarousel", "images": [{"src": "https://example.com/a.png", "alt-text": "a"}]}"#,
            ),
            "screens[0].layout.children[0].images[0].src",
        ),
    ] {
        let told = told(&document);
        assert_eq!(told, [(Level::Error, path.to_owned())], "{document}");
    }
}
