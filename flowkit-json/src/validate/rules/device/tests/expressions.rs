//! Expressions as the phone reads them.

use super::*;

const INPUTS: &str = r#"{"type": "TextInput", "name": "n", "input-type": "number"},
    {"type": "TextInput", "name": "m", "input-type": "passcode"}, {"type": "TextInput", "name": "first-name"}"#;
const DATA: &str = r#""n": {"type": "number", "__example__": 1}"#;

fn shown(text: &str) -> Vec<(Level, String, String)> {
    with_data(
        (7, 3),
        DATA,
        &format!(r#"{INPUTS}, {{"type": "TextBody", "text": "x", "visible": "`{text}`"}}"#),
    )
}

#[test]
fn p072_two_inputs_are_texts_and_texts_are_never_larger() {
    for text in [
        "${form.n} > ${form.m}",
        "true && (${form.n} <= +${form.m})",
        "${screen.A.form.n} < ${form.n}",
    ] {
        let found = shown(text);
        let place = "screens[0].layout.children[3].visible";
        assert_eq!(paths(&found), [(Level::Device, place)], "{text}");
        assert!(found[0].2.contains("texts to the phone"), "{text}");
    }
    for text in [
        "${form.n} > 3",
        "${form.n} > ${data.n}",
        "${form.n} * 1 > ${form.m}",
        "-${form.n} > ${form.m}",
        "${form.n} == ${form.m}",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}

#[test]
fn p076_p077_signs_that_mean_something_else() {
    let found = shown("'a}' == 'a}'");
    assert!(found[0].2.contains("removes every `}`"), "{found:?}");
    let found = shown("${form.first-name} == 'a'");
    assert!(found[0].2.contains("as a calculation"), "{found:?}");
    assert_eq!(shown("'a{' == 'it\\\\'s'").len(), 0);
    // Outside of expressions a hyphen is a part of the name.
    let plain = format!(r#"{INPUTS}, {{"type": "TextBody", "text": "${{form.first-name}}"}}"#);
    assert_eq!(with_data((7, 3), DATA, &plain), []);
}

#[test]
fn p058_a_name_with_a_dot_is_out_of_reach() {
    for name in ["first.name", "names[0]"] {
        let found = on_a_screen(&format!(r#"{{"type": "TextInput", "name": "{name}"}}"#));
        assert_eq!(paths(&found), [(Level::Device, "name")], "{name}");
    }
    assert_eq!(
        on_a_screen(r#"{"type": "Form", "name": "a.b", "children": []}"#),
        []
    );
}

#[test]
fn p079_p080_broken_expressions_where_the_validator_reads_none() {
    for (component, path) in [
        (
            r#"{"type": "TextInput", "name": "x", "init-value": "`a ? b : c`"}"#,
            "init-value",
        ),
        (
            r#"{"type": "Dropdown", "name": "x", "data-source": [{"id": "1", "title": "`now()`"}]}"#,
            "data-source[0].title",
        ),
        (
            r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"a": ["`1 +`"]}}}"#,
            "on-click-action.payload.a[0]",
        ),
        (
            r#"{"type": "Form", "init-values": {"y": "`(`"}, "children": [{"type": "TextInput", "name": "y"}]}"#,
            "init-values.y",
        ),
    ] {
        let found = on_a_screen(component);
        assert_eq!(paths(&found), [(Level::Device, path)], "{component}");
        assert!(
            found[0].2.ends_with("cannot work this expression out"),
            "{component}"
        );
    }
    none_is_told(
        "",
        &[
            // The phone knows these, and the validator does not read them here.
            r#"{"type": "TextInput", "name": "x", "init-value": "`7 % 2`"}"#,
            r#"{"type": "TextInput", "name": "x", "init-value": "`null`"}"#,
            // Here the validator says so itself.
            r#"{"type": "TextBody", "text": "`1 +`"}"#,
            r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"a": "`1 +`"}}}"#,
        ],
    );
    let title = r#"{"id": "A", "terminal": true, "title": "`Step (`"}"#;
    assert_eq!(
        paths(&in_screens(title)),
        [(Level::Device, "screens[0].title")]
    );
}
