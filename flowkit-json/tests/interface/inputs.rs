//! What inputs send, and when it is sure to be there.

use flowkit_json::Interface;
use flowkit_json::interface::{InputKind, OwnValue, Source};

use super::{choices, document, footer, input, member, received, screen};

#[test]
fn only_what_a_footer_must_wait_for_is_always_there() {
    let text = |name: &str, more: &str| {
        format!(r#"{{"type": "TextInput", "name": "{name}", "label": "Text"{more}}},"#)
    };
    let required = r#", "required": true"#;
    let components = [
        text("sure", required),
        text("shown", r#", "required": true, "visible": true, "enabled": true"#),
        text("optional", ""),
        text("not_required", r#", "required": false"#),
        text("bound", r#", "required": "${data.a}""#),
        text("hidden", r#", "required": true, "visible": "${data.a}""#),
        text("invisible", r#", "required": true, "visible": false"#),
        text("disabled", r#", "required": true, "enabled": "`${data.a}`""#),
        format!(
            r#"{{"type": "Form", "name": "form", "children": [{}{{"type": "If", "condition": "${{data.a}}", "then": [{}
                {{"type": "Switch", "value": "${{data.b}}", "cases": {{"x": [{}{{}}]}}}}], "else": [{}{{}}]}}]}},"#,
            text("in_form", required),
            text("in_then", required),
            text("in_case", required),
            text("in_else", required),
        ),
    ]
    .concat();
    let names = [
        "sure",
        "shown",
        "in_form",
        "optional",
        "not_required",
        "bound",
        "hidden",
        "invisible",
        "disabled",
        "in_then",
        "in_case",
        "in_else",
    ];
    let payload = names
        .map(|name| format!(r#""{name}": "${{form.{name}}}""#))
        .join(",");
    let nested =
        format!(r#"{payload}, "nested": {{"inner": ["${{form.optional}}", "${{form.sure}}"]}}"#);
    let link =
        footer(r#""sure": "${form.sure}", "unresolved": "x""#).replace("Footer", "EmbeddedLink");
    let elsewhere = footer(r#""sure": "${screen.HOME.form.sure}""#);
    let document = document(
        "7.3",
        &[
            screen(
                "HOME",
                "",
                &format!("{components}{},{link}", footer(&nested)),
            ),
            screen("OTHER", "", &elsewhere),
        ],
    );
    let interface = Interface::of(&document);
    let always: Vec<&str> = names
        .into_iter()
        .filter(|name| !received(&interface, name).may_be_absent)
        .collect();
    assert_eq!(always, ["sure", "shown", "in_form"]);
    let Source::Object(members) = &received(&interface, "nested").source else {
        panic!("an object");
    };
    let Source::Array(items) = &members[0].value.source else {
        panic!("an array");
    };
    assert!(!members[0].value.may_be_absent);
    let absent: Vec<bool> = items.iter().map(|item| item.may_be_absent).collect();
    assert_eq!(absent, [true, false]);
    // A link does not look at the form, and another screen does not wait for this one.
    assert!(member(&interface.screens[0].exchanges[1], "sure").may_be_absent);
    let other = member(&interface.screens[1].exchanges[0], "sure");
    assert!(other.may_be_absent);
    assert_eq!(input(other).screen, "HOME");
}

#[test]
fn pickers_and_calendars_have_ways_of_their_own_to_be_required() {
    let picker = |kind: &str, more: &str| {
        let children = format!(
            r#"{{"type": "{kind}", "name": "it", "label": "It"{more}}},{}"#,
            footer(r#""it": "${form.it}""#)
        );
        let document = document("7.3", &[screen("HOME", "", &children)]);
        let interface = Interface::of(&document);
        let received = received(&interface, "it");
        let kind = match input(received).kind {
            InputKind::Media => "media",
            InputKind::Date => "date",
            InputKind::DateRange => "range",
            InputKind::DateOrRange => "either",
            _ => "other",
        };
        (kind, received.may_be_absent)
    };
    assert_eq!(picker("PhotoPicker", ""), ("media", true));
    assert_eq!(
        picker("PhotoPicker", r#", "required": true"#),
        ("media", true)
    );
    assert_eq!(
        picker("PhotoPicker", r#", "min-uploaded-photos": 1"#),
        ("media", false)
    );
    assert_eq!(
        picker("PhotoPicker", r#", "min-uploaded-photos": 0"#),
        ("media", true)
    );
    assert_eq!(
        picker("PhotoPicker", r#", "min-uploaded-documents": 1"#),
        ("media", true)
    );
    assert_eq!(
        picker("DocumentPicker", r#", "min-uploaded-documents": 2"#),
        ("media", false)
    );

    let calendar = |more: &str| picker("CalendarPicker", more);
    assert_eq!(calendar(""), ("date", true));
    assert_eq!(
        calendar(r#", "mode": "single", "required": true"#),
        ("date", false)
    );
    assert_eq!(calendar(r#", "mode": "range""#), ("range", true));
    let range = |required: &str| calendar(&format!(r#", "mode": "range", "required": {required}"#));
    assert_eq!(
        range(r#"{"start-date": true, "end-date": false}"#),
        ("range", false)
    );
    assert_eq!(range(r#"{"start-date": false}"#), ("range", true));
    assert_eq!(range(r#"{"start-date": "${data.a}"}"#), ("range", true));
    assert_eq!(calendar(r#", "mode": "${data.mode}""#), ("either", true));
    assert_eq!(
        calendar(r#", "mode": "`${data.mode}`", "required": true"#),
        ("either", false)
    );
    assert_eq!(calendar(r#", "mode": "weekly""#), ("date", true));
}

#[test]
fn an_input_of_a_type_that_no_version_has_sends_something_unknown() {
    let children = format!(
        r#"{{"type": "TextInputs", "name": "age", "label": "Age"}}, {}"#,
        footer(r#""age": "${form.age}""#)
    );
    let document = document("7.3", &[screen("FIRST", "", &children)]);
    let interface = Interface::of(&document);
    let age = input(received(&interface, "age"));
    assert!(matches!(age.kind, InputKind::Unknown), "{age:?}");
}

#[test]
fn a_date_was_a_timestamp_before_5() {
    let children = format!(
        r#"{{"type": "DatePicker", "name": "day", "label": "Day"}},{}"#,
        footer(r#""day": "${form.day}", "text": "`${form.day}`""#)
    );
    let kinds = |version: &str| {
        let document = document(version, &[screen("HOME", "", &children)]);
        let interface = Interface::of(&document);
        let timestamp = matches!(
            input(received(&interface, "day")).kind,
            InputKind::Timestamp
        );
        let literal = matches!(received(&interface, "text").source, Source::Literal(_));
        (timestamp, literal)
    };
    // Before 6.0 backticks are nothing but text.
    assert_eq!(kinds("4.0"), (true, true));
    assert_eq!(kinds("5.0"), (false, true));
    assert_eq!(kinds("5.1"), (false, true));
    assert_eq!(kinds("7.3"), (false, false));
    assert_eq!(kinds("next"), (false, true));
}

#[test]
fn options_that_stand_in_the_document_are_known() {
    let options = r#"[{"id": "b", "title": "Bus"}, {"id": "a", "title": "${data.a}"}, {"id": "b", "title": "Other"},
        {"title": "No id"}, {"id": 4}, {"id": "c"}]"#;
    let items = r#"[{"id": "x", "main-content": {"title": "Shelf"},
        "on-click-action": {"name": "data_exchange", "payload": {"item": "${form.items}", "other": "${form.more}"}}}]"#;
    let children = format!(
        r#"{{"type": "NavigationList", "name": "items", "list-items": {items}}},
        {{"type": "NavigationList", "name": "more", "list-items": "${{data.more}}"}},
        {{"type": "Dropdown", "name": "one", "label": "One", "data-source": {options}}},
        {{"type": "ChipsSelector", "name": "some", "label": "Some", "data-source": {options}}},
        {{"type": "RadioButtonsGroup", "name": "bound", "label": "Bound", "data-source": "${{data.list}}"}},
        {{"type": "CheckboxGroup", "name": "half", "label": "Half", "data-source": [{{"id": "`${{data.a}}`"}}]}},
        {{"type": "CheckboxGroup", "name": "none", "label": "None"}},{}"#,
        footer(
            r#""items": "${form.items}", "one": "${form.one}", "some": "${form.some}", "bound": "${form.bound}",
               "half": "${form.half}", "none": "${form.none}""#
        )
    );
    let document = document("7.3", &[screen("HOME", "", &children)]);
    let interface = Interface::of(&document);
    let [click, footer] = &interface.screens[0].exchanges[..] else {
        panic!("two exchanges");
    };
    let known = |key: &str| {
        let choices = choices(member(footer, key))?.iter();
        Some(
            choices
                .map(|choice| (choice.id.as_str(), choice.title))
                .collect::<Vec<_>>(),
        )
    };
    let expected = vec![("b", Some("Bus")), ("a", None), ("c", None)];
    assert_eq!(known("one"), Some(expected.clone()));
    assert_eq!(known("some"), Some(expected));
    assert_eq!(known("items"), Some(vec![("x", Some("Shelf"))]));
    assert_eq!(
        [known("bound"), known("half"), known("none")],
        [None, None, None]
    );
    // The item that was tapped is there; what another list holds need not be.
    assert_eq!(click.component.unwrap(), "NavigationList");
    assert_eq!(click.component_name.unwrap(), "items");
    assert!(!member(click, "item").may_be_absent);
    assert!(member(click, "other").may_be_absent);
    assert!(member(footer, "items").may_be_absent);
}

#[test]
fn a_select_action_carries_the_value_of_its_own_component() {
    let select = r#""on-select-action": {"name": "data_exchange", "payload": {"it": "${form.it}", "more": "${form.more}"}}"#;
    let options = r#""data-source": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]"#;
    let own = |kind: &str, more: &str| {
        let children = format!(
            r#"{{"type": "TextInput", "name": "more", "label": "More"}},
            {{"type": "{kind}", "name": "it", "label": "It", {options}, {select}{more}}}"#
        );
        let document = document("7.3", &[screen("HOME", "", &children)]);
        let interface = Interface::of(&document);
        let received = received(&interface, "it");
        // An endpoint does well to be ready for clients that send it otherwise.
        assert!(received.may_be_absent, "{kind} {more}");
        assert_eq!(self::received(&interface, "more").own, None);
        received.own
    };
    let unselect = r#", "on-unselect-action": {"name": "update_data", "payload": {}}"#;
    let required = r#", "required": true"#;
    for (kind, more, expected) in [
        // A second tap takes the value away and runs the action too.
        ("RadioButtonsGroup", "", None),
        ("RadioButtonsGroup", required, Some(OwnValue::Chosen)),
        ("RadioButtonsGroup", unselect, Some(OwnValue::Chosen)),
        ("Dropdown", "", Some(OwnValue::ChosenOrEmpty)),
        ("Dropdown", required, Some(OwnValue::ChosenOrEmpty)),
        ("Dropdown", unselect, Some(OwnValue::Chosen)),
        ("CheckboxGroup", "", Some(OwnValue::ChosenOrEmpty)),
        ("DatePicker", "", Some(OwnValue::ChosenOrEmpty)),
        // It keeps the selection after the action.
        ("ChipsSelector", required, None),
    ] {
        assert_eq!(own(kind, more), expected, "{kind}{more}");
    }
}

#[test]
fn a_range_of_which_only_the_end_is_required_may_be_absent() {
    let range = |required: &str| {
        let children = format!(
            r#"{{"type": "CalendarPicker", "name": "it", "label": {{"start-date": "A", "end-date": "B"}}, "mode": "range",
                "required": {required}}},{}"#,
            footer(r#""it": "${form.it}""#)
        );
        let document = document("7.3", &[screen("HOME", "", &children)]);
        received(&Interface::of(&document), "it").may_be_absent
    };
    assert!(range(r#"{"start-date": false, "end-date": true}"#));
    assert!(!range(r#"{"start-date": true, "end-date": false}"#));
    assert!(!range("true"));
}

/// Two plans whose items bring their action along, and a list of them.
fn plans(first: &str, second: &str, more: &str) -> String {
    let data = format!(
        r#""plans": {{"type": "array", "items": {{"type": "object", "properties": {{"id": {{"type": "string"}}}}}},
            "__example__": [{{"id": "1", "on-click-action": {first}}}, {{"id": "2", "on-click-action": {second}}}]}}"#
    );
    screen(
        "HOME",
        &data,
        &format!(
            r#"{{"type": "NavigationList", "name": "list", "list-items": "${{data.plans}}"{more}}}"#
        ),
    )
}

#[test]
fn items_that_are_data_bring_their_actions_along() {
    let ask = r#"{"name": "data_exchange", "payload": {"plan": "basic", "months": 12, "item": "${form.list}"}}"#;
    let go = r#"{"name": "navigate", "next": {"type": "screen", "name": "OTHER"}, "payload": {}}"#;
    let text = plans(ask, go, "");
    let document = document("7.3", &[text, screen("OTHER", "", "")]);
    let interface = Interface::of(&document);
    let [sent] = &interface.screens[0].exchanges[..] else {
        panic!("one of the two asks the endpoint");
    };
    assert_eq!(
        sent.path,
        "screens[0].data.plans.__example__[0].on-click-action"
    );
    assert!(
        sent.component
            .is_some_and(|component| component == "NavigationList")
    );
    assert!(matches!(member(sent, "plan").source, Source::Sample(_)));
    assert!(matches!(member(sent, "months").source, Source::Sample(_)));
    assert!(!member(sent, "item").may_be_absent);
    let json = interface.to_json();
    assert!(
        json.contains(r#""plan":{"types":["string"],"may_be_absent":false}"#),
        "{json}"
    );
    // Items that send the same are told once, whatever constants they have.
    let other = ask.replace("basic", "all").replace("12", "24");
    for (second, count) in [(other.clone(), 1), (other.replace("24", "true"), 2)] {
        let document = self::document("7.3", &[plans(ask, &second, "")]);
        let exchanges = &Interface::of(&document).screens[0].exchanges;
        assert_eq!(exchanges.len(), count, "{second}");
    }
    // An action of the list's own is the one that counts.
    let own = format!(r#", "on-click-action": {ask}"#);
    let document = self::document("7.3", &[plans(ask, ask, &own)]);
    let interface = Interface::of(&document);
    assert_eq!(interface.screens[0].exchanges.len(), 1);
    assert!(interface.screens[0].exchanges[0].path.contains("layout"));
}
