//! Data that nothing refers to, on small documents.

use crate::catalogue::versions::Version;
use crate::finding::Level;
use crate::validate::bindings::tests::findings_of;

/// The warnings about two screens: the data of the first, its components, those of the second.
fn warnings(data: &str, children: &str, others: &str) -> Vec<(String, String)> {
    let text = format!(
        r#"{{"screens": [
            {{"id": "A", "data": {data}, "layout": {{"children": [{children}]}}}},
            {{"id": "B", "terminal": true, "layout": {{"children": [{others}]}}}}]}}"#
    );
    let findings = findings_of(&text, Version::new(7, 3));
    let warnings = findings
        .iter()
        .filter(|finding| finding.level() == Level::Warning && finding.is_by_design());
    let told = |finding: &crate::Finding| (finding.path().to_owned(), finding.message().to_owned());
    warnings.map(told).collect()
}

const DATA: &str = r#"{"x": {"type": "string", "__example__": "a"},
    "o": {"type": "object", "properties": {"y": {"type": "string"}}, "__example__": {"y": "b"}}}"#;

#[test]
fn data_that_nothing_refers_to_is_told_once_a_screen() {
    let expected = (
        "screens[0].data.x".to_owned(),
        "nothing shows or sends this data of the screen `A`: `x`, `o`".to_owned(),
    );
    assert_eq!(warnings(DATA, "", ""), [expected]);
    // What another screen calls the same is another field.
    let other = r#"{"type": "TextBody", "text": "`'' ${data.x} ${data.o}`"}"#;
    assert_eq!(warnings(DATA, "", other).len(), 1);
}

#[test]
fn every_way_to_refer_to_a_field_counts() {
    let x = r#"{"type": "TextBody", "text": "${data.x}"}"#;
    for with_member in [
        r#"{"type": "TextBody", "text": "${data.o.y}"}"#,
        r#"{"type": "TextBody", "text": "`'so ' ${data.o.y}`"}"#,
        r#"{"type": "If", "condition": "(${data.o.y} == 'b')", "then": [{"type": "TextBody", "text": "t"}]}"#,
        r#"{"type": "Dropdown", "data-source": [{"id": "1", "title": "${data.o.y}"}]}"#,
        r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"deep": ["${data.o}"]}}}"#,
    ] {
        assert_eq!(
            warnings(DATA, &format!("{x}, {with_member}"), ""),
            [],
            "{with_member}"
        );
    }
    let global = r#"{"type": "TextBody", "text": "${screen.A.data.o.y}"}"#;
    assert_eq!(warnings(DATA, x, global), []);
    let required = r#"{"x": {"type": "string", "__example__": "a"}, "required": ["x"]}"#;
    assert_eq!(warnings(required, x, ""), []);
}
