//! Data models: members that are no schemas, lists of anything, and what payloads bring for members without a type.

use crate::{FOOTER, declares, device, errors, shows, since};

/// What is said of a field of this declaration.
fn field(version: &str, declaration: &str) -> Vec<String> {
    errors(&declares(
        version,
        &format!(r#"{{"o": {declaration}}}"#),
        FOOTER,
    ))
}

fn object(member: &str) -> String {
    format!(
        r#"{{"type": "object", "properties": {{"a": {{"type": "string"}}, "k": {member}}}, "__example__": {{}}}}"#
    )
}

#[test]
fn a_member_is_declared_by_a_schema() {
    for version in since("5.1") {
        for member in [
            "1",
            "1.5",
            "-3",
            r#""a""#,
            r#""string""#,
            r#""""#,
            "[]",
            r#"[{"type": "string"}]"#,
        ] {
            let expected = ["INVALID_PROPERTY_TYPE screens[0].data.o.properties['k']"];
            assert_eq!(
                field(version, &object(member)),
                expected,
                "{version} {member}"
            );
        }
        for member in [
            "true",
            "false",
            "{}",
            r#"{"type": "string"}"#,
            r#"{"enum": ["a"]}"#,
        ] {
            assert_eq!(
                field(version, &object(member)),
                [""; 0],
                "{version} {member}"
            );
        }
        let expected = ["INVALID_FLOW_JSON screens[0].data.o.properties['k']"];
        assert_eq!(field(version, &object("null")), expected, "{version}");
    }
}

#[test]
fn a_member_is_declared_by_a_schema_at_every_depth() {
    let inner = |member: &str| format!(r#"{{"type": "object", "properties": {{"k": {member}}}}}"#);
    for (declaration, path) in [
        (
            format!(
                r#"{{"type": "array", "items": {}, "__example__": []}}"#,
                inner("1")
            ),
            "o.items.properties['k']",
        ),
        (
            format!(
                r#"{{"type": "array", "items": {{"type": "array", "items": {}}}, "__example__": []}}"#,
                inner("[]")
            ),
            "o.items.items.properties['k']",
        ),
        (
            object(&inner(r#""a""#)),
            "o.properties['k'].properties['k']",
        ),
        (
            object(&format!(r#"{{"type": "array", "items": {}}}"#, inner("2"))),
            "o.properties['k'].items.properties['k']",
        ),
        // What a library finds is written so for every keyword.
        (
            object(r#"{"type": "array", "minItems": "1"}"#),
            "o.properties['k'].minItems",
        ),
    ] {
        let expected = [format!("INVALID_PROPERTY_TYPE screens[0].data.{path}")];
        assert_eq!(field("7.3", &declaration), expected, "{declaration}");
    }
    let unknown = field("6.3", &object(r#"{"type": "text"}"#));
    assert_eq!(
        unknown,
        ["INVALID_ENUM_VALUE screens[0].data.o.properties['k'].type"]
    );
    let two = r#"{"type": "object", "properties": {"k": 1, "l": "x"}, "__example__": {}}"#;
    assert_eq!(
        field("7.3", two),
        [
            "INVALID_PROPERTY_TYPE screens[0].data.o.properties['k']",
            "INVALID_PROPERTY_TYPE screens[0].data.o.properties['l']"
        ]
    );
}

#[test]
fn a_list_of_anything_passes() {
    for version in since("5.1") {
        for declaration in [
            r#"{"type": "array", "items": true, "__example__": []}"#,
            r#"{"type": "array", "items": true, "__example__": ["a", 1, {"b": null}]}"#,
            r#"{"type": "array", "items": {"type": "array", "items": true}, "__example__": [[1]]}"#,
        ] {
            assert_eq!(
                field(version, declaration),
                [""; 0],
                "{version} {declaration}"
            );
        }
        for (declaration, path) in [
            (r#"{"type": "array", "__example__": []}"#, "o"),
            (
                r#"{"type": "array", "items": {}, "__example__": []}"#,
                "o.items",
            ),
        ] {
            let expected = [format!("INVALID_SCREEN_DATA screens[0].data.{path}")];
            assert_eq!(field(version, declaration), expected, "{version}");
        }
    }
}

/// A flow whose first screen navigates with this payload to a second one that declares `o` so.
fn navigates(version: &str, payload: &str, declaration: &str) -> Vec<String> {
    let footer = format!(
        r#"{{"type": "Footer", "label": "n", "on-click-action": {{"name": "navigate",
            "next": {{"type": "screen", "name": "B"}}, "payload": {{"o": {payload}}}}}}}"#
    );
    let screen = |id: &str, more: &str, children: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T"{more}, "layout": {{"type": "SingleColumnLayout", "children": [{children}]}}}}"#
        )
    };
    errors(&format!(
        r#"{{"version": "{version}", "screens": [{}, {}]}}"#,
        screen("A", "", &footer),
        screen(
            "B",
            &format!(r#", "terminal": true, "data": {{"o": {declaration}}}"#),
            FOOTER
        )
    ))
}

#[test]
fn nothing_fixed_fits_a_member_without_a_type() {
    let declared = |member: &str| {
        format!(r#"{{"type": "object", "properties": {{"k": {member}}}, "__example__": {{}}}}"#)
    };
    let code = "INVALID_NAVIGATE_ACTION_STATIC_DATA";
    for version in since("5.1").iter().filter(|version| **version != "7.1") {
        for value in [r#""s""#, "1", "true", "null", "{}", "[]", r#"{"a": 1}"#] {
            for member in ["{}", r#"{"enum": ["s"]}"#, "true"] {
                let found = navigates(version, &format!(r#"{{"k": {value}}}"#), &declared(member));
                assert_eq!(
                    found,
                    [format!("{code} on-click-action.payload.o.k")],
                    "{version} {value} {member}"
                );
            }
        }
        // What is bound inside is not looked at.
        for value in [r#""${form.q}""#, r#""`'a'`""#] {
            let found = navigates(version, &format!(r#"{{"k": {value}}}"#), &declared("{}"));
            assert_eq!(found, [""; 0], "{version} {value}");
        }
    }
    let deep = format!(
        r#"{{"type": "array", "items": {}, "__example__": []}}"#,
        declared("{}").replace(r#", "__example__": {}"#, "")
    );
    let found = navigates("7.3", r#"[{"k": 1}, {"k": 2}]"#, &deep);
    let paths = ["o[0].k", "o[1].k"].map(|path| format!("{code} on-click-action.payload.{path}"));
    assert_eq!(found, paths);
}

#[test]
fn an_update_brings_nothing_fixed_for_a_member_without_a_type() {
    let data = r#"{"o": {"type": "object", "properties": {"k": {}}, "__example__": {}}}"#;
    let opt_in = r#"{"type": "OptIn", "name": "q", "label": "l",
        "on-select-action": {"name": "update_data", "payload": {"o": {"k": "s"}}}}"#;
    let found = errors(&declares("7.3", data, &format!("{opt_in}, {FOOTER}")));
    assert_eq!(
        found,
        ["INVALID_UPDATE_DATA_ACTION_PAYLOAD on-select-action.payload.o.k"]
    );
}

/// A list whose second option puts this into the field of this name, beside a number input.
fn updates(version: &str, payload: &str) -> String {
    shows(
        version,
        &format!(
            r#"{{"type": "RadioButtonsGroup", "name": "r", "label": "l", "data-source": [{{"id": "1", "title": "a"}},
                {{"id": "2", "title": "b", "on-select-action": {{"name": "update_data", "payload": {payload}}}}}]}},
               {{"type": "TextInput", "name": "q", "label": "l", "input-type": "number"}}"#
        ),
    )
}

#[test]
fn a_number_input_fits_no_field_of_its_own_screen() {
    for version in since("6.0") {
        let place = "data-source[1].on-select-action.payload";
        let as_number = updates(version, r#"{"n": "${form.q}"}"#);
        assert_eq!(errors(&as_number), [""; 0], "{version}");
        assert_eq!(device(&as_number), [format!("{place}.n")], "{version}");
        let as_text = updates(version, r#"{"x": "${form.q}"}"#);
        // In 7.1 the validator does not look, and to the phone it is the text that it is declared as.
        let expected: &[String] = match *version {
            "7.1" => &[],
            _ => &[format!("INVALID_UPDATE_DATA_ACTION_PAYLOAD {place}.x")],
        };
        assert_eq!(errors(&as_text), expected, "{version}");
        assert_eq!(device(&as_text), [""; 0], "{version}");
    }
}
