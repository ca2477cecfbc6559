//! What actions of selecting and payloads do on the phone.

use super::*;

const CHIPS: &str = r#""data-source": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]"#;

#[test]
fn p139_chips_send_the_selection_from_before_the_tap() {
    let chips =
        |actions: &str| format!(r#"{{"type": "ChipsSelector", "name": "c", {CHIPS}, {actions}}}"#);
    for (actions, path) in [
        (
            r#""on-select-action": {"name": "data_exchange", "payload": {"c": "${form.c}"}}"#,
            "on-select-action.payload.c",
        ),
        (
            r#""on-select-action": {"name": "data_exchange", "payload": {"deep": ["`'x' ${screen.A.form.c}`"]}}"#,
            "on-select-action.payload.deep[0]",
        ),
        (
            r#""on-unselect-action": {"name": "update_data", "payload": {"c": "${form.c}"}}"#,
            "on-unselect-action.payload.c",
        ),
    ] {
        let found = on_a_screen(&chips(actions));
        assert_eq!(paths(&found), [(Level::Device, path)], "{actions}");
    }
    // P140: taking a chip away runs nothing.
    let alone = chips(r#""on-select-action": {"name": "data_exchange", "payload": {"x": 1}}"#);
    assert_eq!(
        paths(&on_a_screen(&alone)),
        [(Level::Warning, "on-select-action")]
    );
    let both = chips(
        r#""on-select-action": {"name": "update_data", "payload": {"x": 1}},
           "on-unselect-action": {"name": "update_data", "payload": {"x": 2}}"#,
    );
    assert_eq!(on_a_screen(&both), []);
    let group = format!(
        r#"{{"type": "CheckboxGroup", "name": "c", {CHIPS},
            "on-select-action": {{"name": "data_exchange", "payload": {{"c": "${{form.c}}"}}}}}}"#
    );
    assert_eq!(on_a_screen(&group), []);
}

#[test]
fn p152_p155_an_opt_in_that_is_unticked_has_no_value_and_runs_its_own_action_alone() {
    each_is_told(
        "",
        &[
            (
                r#"{"type": "OptIn", "name": "o", "on-select-action": {"name": "update_data", "payload": {"yes": true}}}"#,
                Level::Warning,
                "on-select-action",
                "nothing runs when the OptIn is unticked",
            ),
            (
                r#"{"type": "OptIn", "name": "o", "on-unselect-action": {"name": "update_data", "payload": {"yes": "${form.o}"}}}"#,
                Level::Device,
                "on-unselect-action.payload.yes",
                "is wiped instead of becoming false",
            ),
        ],
    );
    none_is_told(
        "",
        &[r#"{"type": "OptIn", "name": "o",
            "on-select-action": {"name": "update_data", "payload": {"yes": "${form.o}"}},
            "on-unselect-action": {"name": "update_data", "payload": {"yes": false}}}"#],
    );
}

#[test]
fn p099_actions_stand_on_one_level_also_where_options_are_data() {
    let data = |inner: &str, example: &str| {
        format!(
            r#""l": {{"type": "array", "items": {{"type": "object", "properties": {{"id": {{"type": "string"}}{inner}}}}},
                "__example__": [{{"id": "1"{example}}}]}}"#
        )
    };
    let list = r#"{"type": "Dropdown", "name": "d", "data-source": "${data.l}",
        "on-select-action": {"name": "data_exchange", "payload": {}}}"#;
    let found = |data: &str| with_data((7, 3), data, list);
    assert_eq!(found(&data("", "")), []);
    for data in [
        data(r#", "on-select-action": {"type": "object"}"#, ""),
        data("", r#", "on-unselect-action": {"name": "update_data"}"#),
    ] {
        assert_eq!(
            paths(&found(&data)),
            [(Level::Device, "on-select-action")],
            "{data}"
        );
    }
}

#[test]
fn p232_before_7_0_a_selection_counts_at_every_drawing() {
    let list = format!(
        r#"{{"type": "RadioButtonsGroup", "name": "r", {CHIPS}, "init-value": "a",
            "on-select-action": {{"name": "data_exchange", "payload": {{}}}}}}"#
    );
    for (version, warned) in [((5, 1), 0), ((6, 0), 1), ((6, 3), 1), ((7, 0), 0)] {
        assert_eq!(with_data(version, "", &list).len(), warned, "{version:?}");
    }
    let untouched = list.replace(r#""init-value": "a","#, "");
    assert_eq!(with_data((6, 0), "", &untouched), []);
}

#[test]
fn p183_p186_keys_of_a_payload_with_a_meaning_of_their_own() {
    let payload = |name: &str, payload: &str| {
        format!(
            r#"{{"type": "TextInput", "name": "n"}},
            {{"type": "Footer", "on-click-action": {{"name": "{name}", "payload": {payload}}}}}"#
        )
    };
    let found = on_a_screen(&payload(
        "data_exchange",
        r#"{"on-time": {"deep": "${form.n}"}}"#,
    ));
    assert_eq!(found.len(), 1);
    assert!(found[0].2.contains("begin with `on-`"), "{}", found[0].2);
    assert_eq!(
        on_a_screen(&payload(
            "data_exchange",
            r#"{"on-time": "yes", "x": "${form.n}"}"#
        )),
        []
    );
    let found = on_a_screen(&payload("complete", r#"{"flow_token": "mine"}"#));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Level::Warning);
    assert_eq!(
        on_a_screen(&payload("data_exchange", r#"{"flow_token": "mine"}"#)),
        []
    );
}

#[test]
fn p180_what_the_next_screen_requires_must_be_there() {
    let flow = |input: &str, required: &str| {
        in_document(&format!(
            r#"{{"routing_model": {{"A": ["B"], "B": []}}, "screens": [
            {{"id": "A", "layout": {{"children": [{{"type": "TextInput", "name": "n"{input}}},
                {{"type": "Footer", "on-click-action": {{"name": "navigate", "next": {{"type": "screen", "name": "B"}},
                    "payload": {{"v": "${{form.n}}"}}}}}}]}}}},
            {{"id": "B", "terminal": true, "data": {{"v": {{"type": "string", "__example__": "x"}}, "required": {required}}},
                "layout": {{"children": []}}}}]}}"#
        ))
    };
    let found = flow("", r#"["v"]"#);
    assert_eq!(
        paths(&found),
        [(
            Level::Device,
            "screens[0].layout.children[1].on-click-action.payload.v"
        )]
    );
    assert_eq!(flow("", "[]"), []);
    assert_eq!(flow(r#", "required": true"#, r#"["v"]"#), []);
    assert_eq!(flow(r#", "init-value": "x""#, r#"["v"]"#), []);
}
