//! Behind a type of component that is unknown, or in the wrong place.

use flowkit_json::{Level, validate};

use crate::{document, found, places};

#[test]
fn a_misspelt_type_hides_nothing_that_does_not_depend_on_it() {
    for (component, expected) in [
        // Not one of these depends on the type.
        (
            r#"{"type": "TextBdy", "text": 5}"#,
            vec!["INVALID_PROPERTY_TYPE children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "a", "visible": "true"}"#,
            vec![
                "INVALID_PROPERTY_TYPE children[0].visible",
                "PATTERN_MISMATCH children[0].visible",
            ],
        ),
        (
            r#"{"type": "TextBdy", "text": "a", "visble": true}"#,
            vec!["INVALID_PROPERTY_KEY children[0].visble"],
        ),
        (
            r#"{"type": "Foter", "label": "x", "on-click-action": {"name": "finish"}}"#,
            vec!["INVALID_ENUM_VALUE children[0]['on-click-action'].name"],
        ),
        (
            r#"{"type": "Dropdwn", "name": "d", "label": "d", "data-source": [{"id": 1, "title": "a"}]}"#,
            vec!["INVALID_PROPERTY_TYPE children[0]['data-source'][0].id"],
        ),
        (
            r#"{"type": "Frm", "name": "f", "children": [{"type": "TextInput", "name": "n", "label": 1},
                {"type": "TextInput", "name": "m", "label": "l", "init-value": "x"}]}"#,
            vec![
                "INVALID_PROPERTY_TYPE children[0].children[0].label",
                "INVALID_PROPERTY_KEY children[0].children[1].init-value",
            ],
        ),
        (
            r#"{"type": "Iff", "condition": "${data.x}", "then": [{"type": "TextBdy", "text": 5}], "else": 3}"#,
            vec![
                "INVALID_PROPERTY_VALUE children[0].then[0].type",
                "INVALID_PROPERTY_TYPE children[0].then[0].text",
                "INVALID_PROPERTY_TYPE children[0].else",
            ],
        ),
        (
            r#"{"type": "Swich", "value": "${form.q}", "cases": {"1": [], "a": [{"type": "TextBody"}]}}"#,
            vec![
                "PATTERN_MISMATCH children[0].cases.1",
                "MISSING_REQUIRED_PROPERTY children[0].cases['a'][0]",
            ],
        ),
        (
            r#"{"type": "Form", "name": "f", "children": [{"type": "TextInputt", "name": "n", "init-value": "x"}]}"#,
            vec!["INVALID_PROPERTY_KEY children[0].children[0].init-value"],
        ),
        // These do: a list is a text for some, and what is missing is missing only for some.
        (r#"{"type": "TextTitle", "text": ["a"]}"#, vec![]),
        (r#"{"type": "TextInputt", "name": "a"}"#, vec![]),
        (r#"{"type": "Image", "src": "a"}"#, vec![]),
    ] {
        let report = validate(&document(
            "\"version\": \"7.3\",",
            &format!("{component}, "),
        ));
        let errors = places(&report, Level::Error);
        assert!(errors.len() <= 1, "{errors:?}");
        assert_eq!(places(&report, Level::Pending), expected, "{component}");
    }
}

#[test]
fn a_misspelt_type_does_not_hide_what_it_refers_to() {
    let data = r#""data": {"x": {"type": "string", "__example__": "a"}}, "layout""#;
    for (component, expected) in [
        (
            r#"{"type": "TextBdy", "text": "${data.y}"}"#,
            vec!["INVALID_SCREEN_DYNAMIC_DATA children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "${screen.NO.data.x}"}"#,
            vec!["INVALID_SCREEN_DYNAMIC_DATA children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "`'a' ${data.y}`"}"#,
            vec!["INVALID_PROPERTY_VALUE children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "`'a`"}"#,
            vec!["INVALID_PROPERTY_VALUE children[0].text"],
        ),
        (
            r#"{"type": "Foter", "label": "${data.x}", "on-click-action": {"name": "complete", "payload": {"a": "${data.y}"}}}"#,
            vec!["INVALID_ON_CLICK_ACTION_PAYLOAD children[0].on-click-action.payload.a"],
        ),
        // What an unknown type may hold is not missed, and neither is a type that depends on it.
        (
            r#"{"type": "TextBdy", "text": "${data.x}", "visible": "${data.x}"}"#,
            vec![],
        ),
        (
            r#"{"type": "TextBdy", "text": "${form.q}", "visible": "`${form.q} == 1`"}"#,
            vec![],
        ),
        (
            r#"{"type": "TextInputt", "name": "${data.y}", "label": "`1 + ${form.q}`"}"#,
            vec![],
        ),
    ] {
        let text = document("\"version\": \"7.3\",", &format!("{component}, "));
        let report = validate(&text.replace("\"layout\"", data));
        assert_eq!(places(&report, Level::Error).len(), 1, "{component}");
        assert_eq!(places(&report, Level::Pending), expected, "{component}");
    }
}

#[test]
fn a_type_in_the_wrong_place_hides_nothing_either() {
    let nested = r#"{"type": "If", "condition": "${data.x}", "then":
        [{"type": "RichText", "text": 5, "markdown": true}]}, "#;
    let report = validate(&document("\"version\": \"7.3\",", nested));
    let at = "children[0].then[0]";
    assert_eq!(
        places(&report, Level::Error),
        [format!("ONE_OF_SCHEMA_VALIDATION_FAILED {at}")]
    );
    let pending = [
        format!("INVALID_PROPERTY_KEY {at}.markdown"),
        format!("INVALID_PROPERTY_TYPE {at}.text"),
    ];
    assert_eq!(places(&report, Level::Pending), pending);
    let form = r#"{"type": "Form", "name": "f", "children": [{"type": "Form", "name": "g", "children":
        [{"type": "TextInput", "name": "n", "label": "l", "init-value": "x"}]}]}, "#;
    let report = validate(&document("\"version\": \"7.3\",", form));
    let inner = "INVALID_PROPERTY_KEY children[0].children[0].children[0].init-value";
    assert_eq!(places(&report, Level::Pending), [inner]);
}

#[test]
fn types_that_are_unknown_at_every_depth_take_no_time() {
    let mut nested = r#"{"type": "TextBdy", "text": 5}"#.to_owned();
    for _ in 0..40 {
        nested = format!(
            r#"{{"type": "Iff", "condition": "a", "then": [{nested}], "else": [{nested}]}}"#
        );
        if nested.len() > 1_000_000 {
            break;
        }
    }
    let report = validate(&document("\"version\": \"7.3\",", &format!("{nested}, ")));
    let told = found(&report, Level::Pending);
    assert!(told.len() >= 1000, "{}", told.len());
}
