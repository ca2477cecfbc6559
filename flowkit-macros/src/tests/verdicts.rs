//! How the Flow JSON is judged: all errors at once, warnings, `strict` and `frozen`.

use std::path::PathBuf;

use super::FLOW;
use crate::pipeline::expand;

/// A flow of one screen, with these members of the document and these components.
fn one_screen(members: &str, components: &str) -> String {
    format!(
        r#"{{
  {members}
  "screens": [
    {{ "id": "ONLY", "title": "Only", "terminal": true, "data": {{}},
      "layout": {{ "type": "SingleColumnLayout", "children": [{components}
        {{ "type": "Footer", "label": "Done", "on-click-action": {{ "name": "complete", "payload": {{}} }} }}
      ] }} }}
  ]
}}"#
    )
}

const OF_TODAY: &str = r#""version": "7.3","#;

/// A Flow JSON that is there for one test.
struct File(PathBuf);

impl File {
    fn new(test: &str, text: &str) -> Self {
        let name = format!("flowkit-verdicts-{test}-{}.json", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).expect("a file");
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What is reported about a flow with this Flow JSON, and what is generated; the file is called `x.json`.
fn judged(test: &str, text: &str, more: &str, item: &str) -> (Vec<String>, String) {
    let file = File::new(test, text);
    let path = file.0.display().to_string();
    let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().expect("tokens");
    let (expansion, faults) = expand(tokens(&format!("{path:?}{more}")), tokens(item));
    let anonymous = |text: &str| text.replace(&path, "x.json");
    let faults = faults.texts().iter().map(|text| anonymous(text)).collect();
    (faults, anonymous(&expansion.to_string()))
}

#[test]
fn every_error_is_told_at_once_with_code_place_and_help() {
    let text = one_screen(
        OF_TODAY,
        r#"
        { "type": "TextBody", "text": 7 },
        { "type": "TextHeding", "text": "Welcome" },"#,
    )
    .replace("\"title\"", "\"titel\"");
    let (faults, expansion) = judged("every", &text, "", FLOW);
    let expected = [
        "item 1 of `screens` has no `title` (Meta: MISSING_REQUIRED_PROPERTY)\n  --> x.json:4:5\n  = help: is `titel` meant to be `title`?",
        "item 1 of `screens` has no property `titel` (Meta: INVALID_PROPERTY_KEY)\n  --> x.json:4:21\n  = help: did you mean `title`?",
        "`text` must be a string or an array, not a number (Meta: INVALID_PROPERTY_TYPE)\n  --> x.json:6:39",
        "`TextHeding` is not a type of component (Meta: INVALID_PROPERTY_VALUE)\n  --> x.json:7:19\n  = help: did you mean `TextHeading`?",
    ];
    assert_eq!(faults, expected);
    // What does not depend on a type is told beside its being unknown.
    let misspelt = one_screen(OF_TODAY, r#"{ "type": "TextHeding", "text": 7 },"#);
    let (faults, _) = judged("pending", &misspelt, "", FLOW);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[1]
            .starts_with("`text` must be a string, not a number (Meta: INVALID_PROPERTY_TYPE)"),
        "{faults:?}"
    );
    // The screens can be read, so everything is there all the same.
    assert!(expansion.contains("pub const ONLY") && expansion.contains("FLOW_JSON"));
}

#[test]
fn what_cannot_be_read_is_told_once() {
    for (text, expected) in [
        (
            "{\"version\": \"7.3\"",
            &[
                "the text ends inside the object that begins at 1:1: expected `}` (Meta: INVALID_FLOW_JSON)",
            ][..],
        ),
        (
            r#"{"version": "7.3", "screens": []}"#,
            &["`screens` must have at least 1 item; it has 0 (Meta: MIN_ITEMS_REQUIRED)"],
        ),
        (
            "[]",
            &["a Flow JSON document is an object, not an array (Meta: INVALID_FLOW_JSON)"],
        ),
        // Behind a version that does not exist Meta's validator says no more, but this one does.
        (
            r#"{"screens": [], "version": "9.3"}"#,
            &[
                "as version 7.3: `screens` must have at least 1 item; it has 0 (Meta: MIN_ITEMS_REQUIRED)",
                "there is no Flow JSON version `9.3` (Meta: INVALID_FLOW_JSON_VERSION)",
            ],
        ),
        (
            r#"{"name": "x", "flow_json": {"version": "7.3", "screens": []}}"#,
            &[
                "the Flow JSON stands in `flow_json`, and the document must be the Flow JSON alone (Meta: MISSING_FLOW_JSON_VERSION)",
                "in `flow_json`: `screens` must have at least 1 item; it has 0 (Meta: MIN_ITEMS_REQUIRED)",
            ],
        ),
        (
            r#"{"version": "7.3", "routing_model": {"A": ["B"]}, "screens": [{"id": "A"}, {"id": "A"}]}"#,
            &[
                "`B` is not a screen of this flow (Meta: INVALID_ROUTING_MODEL)",
                "item 1 of `screens` has no `title` (Meta: MISSING_REQUIRED_PROPERTY)",
                "item 2 of `screens` has no `title` (Meta: MISSING_REQUIRED_PROPERTY)",
                "there are two screens `A` (Meta: DUPLICATE_SCREEN_IDS)",
            ],
        ),
    ] {
        let (found, _) = judged("unreadable", text, "", FLOW);
        let found: Vec<_> = found
            .iter()
            .filter_map(|fault| fault.lines().next())
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_frozen_version_is_let_through_by_the_word_and_only_that() {
    let frozen = one_screen(r#""version": "4.0","#, "");
    let (faults, _) = judged("frozen", &frozen, "", FLOW);
    let expected = "Flow JSON 4.0 is frozen: a flow of it can no longer be published (Meta: INVALID_FLOW_JSON_VERSION)\n  \
                    --> x.json:2:14\n  = help: write `7.3`, or `#[flow(…, frozen)]` if the flow is already published";
    assert_eq!(faults, [expected]);
    let (faults, _) = judged("allowed", &frozen, ", frozen", FLOW);
    assert_eq!(faults, [""; 0]);

    // What it would lack as another version is nobody's concern.
    let odd = one_screen(
        r#""version": "4.0","#,
        r#"{ "type": "TextBody", "text": 7 },"#,
    );
    let (faults, _) = judged("odd", &odd, "", FLOW);
    assert_eq!(faults, [expected]);
    let (faults, _) = judged("odd-allowed", &odd, ", frozen", FLOW);
    assert_eq!(faults, [""; 0]);

    let (faults, _) = judged("needless", &one_screen(OF_TODAY, ""), ", frozen", FLOW);
    let expected = "Flow JSON 7.3 is not frozen\n  = help: remove `frozen`: a flow of this version is checked in full";
    assert_eq!(faults, [expected]);

    // No version that ever was, and what cannot be read at all: told for itself, whatever `frozen` was meant for.
    for text in [&one_screen(r#""version": "4.7","#, ""), "{"] {
        let (faults, _) = judged("unknown", text, ", frozen", FLOW);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(!faults.concat().contains("frozen"), "{faults:?}");
    }
}

#[test]
fn what_the_phone_does_not_take_is_a_warning_or_by_strict_an_error() {
    let long = format!(
        r#"{{ "type": "TextHeading", "text": "{}" }},"#,
        "x".repeat(81)
    );
    let text = one_screen(OF_TODAY, &long);
    let note = "this `text` has 81 characters, and the phone shows 80";
    let (faults, expansion) = judged("device", &text, "", FLOW);
    assert_eq!(faults, [""; 0]);
    assert!(expansion.contains(note), "{expansion}");

    let (faults, expansion) = judged("strict", &text, ", strict", FLOW);
    let first = format!("{note} (refused by `strict`)\n  --> x.json:5:");
    assert_eq!(faults.len(), 1);
    assert!(faults.concat().starts_with(&first), "{faults:?}");
    assert!(!expansion.contains("flow_json_warning"), "{expansion}");

    // A plain warning stays one.
    let twice = one_screen(&format!("{OF_TODAY} {OF_TODAY}"), "");
    let (faults, expansion) = judged("plain", &twice, ", strict", FLOW);
    assert_eq!(faults, [""; 0]);
    assert_eq!(expansion.matches("is there twice").count(), 1);
}

#[test]
fn many_warnings_are_shortened_but_none_is_hidden() {
    let heading = |text: &str| format!(r#"{{ "type": "TextHeading", "text": "{text}" }},"#);
    for (long, warnings) in [(1, 1), (5, 5), (6, 5), (30, 5)] {
        let components = heading(&"x".repeat(99)).repeat(long);
        let text = one_screen(OF_TODAY, &components);
        let (_, expansion) = judged("many", &text, "", FLOW);
        let uses = expansion.matches("const fn flow_json_warning").count();
        assert_eq!(uses, warnings, "{long}");
        assert_eq!(expansion.matches("--> x.json:5:").count(), long);
        assert_eq!(
            expansion.contains(&format!("{} more places in the Flow JSON", long.max(4) - 4)),
            long > 5
        );
    }
}

#[test]
fn warnings_are_silenced_where_the_flow_stands() {
    let twice = one_screen(&format!("{OF_TODAY} {OF_TODAY}"), "");
    let item = format!("#[allow(deprecated)] {FLOW}");
    let (_, expansion) = judged("allow", &twice, "", &item);
    assert!(expansion.contains("# [allow (deprecated)] const _ : () = {"));
}

#[test]
fn a_faulty_routing_model_is_not_missed_by_every_answer_as_well() {
    let text = r#"{
  "version": "7.3", "data_api_version": "3.0",
  "routing_model": { "A": [], "B": [] , "C": ["C"] },
  "screens": []
}"#;
    let screen = |id: &str| {
        one_screen("", "")
            .split_once('[')
            .and_then(|(_, rest)| rest.rsplit_once(']'))
            .expect("a list of screens")
            .0
            .replace("ONLY", id)
    };
    let screens: Vec<String> = ["A", "B", "C"].into_iter().map(screen).collect();
    let text = text.replace("[]\n}", &format!("[{}]\n}}", screens.join(",")));
    let (faults, expansion) = judged("routes", &text, "", FLOW);
    let said: Vec<_> = faults
        .iter()
        .filter_map(|fault| fault.lines().next())
        .collect();
    let expected = [
        "the screen `C` may not have a route to itself (Meta: INVALID_ROUTING_MODEL)",
        "nothing connects the screen `B` with `A` (Meta: INVALID_ROUTING_MODEL)",
        "nothing connects the screen `C` with `A` (Meta: INVALID_ROUTING_MODEL)",
    ];
    assert_eq!(said, expected);
    assert!(!expansion.contains("does not lead to"), "{expansion}");
}
