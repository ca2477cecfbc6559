//! Initial values and error messages as the phone fills them in.

use super::*;

const DATA: &str =
    r#""o": {"type": "object", "__example__": {}}, "s": {"type": "string", "__example__": ""}"#;

fn form(more: &str) -> String {
    format!(
        r#"{{"type": "Form", {more}, "children": [{{"type": "TextInput", "name": "n"}},
            {{"type": "If", "condition": "${{data.b}}", "then": [{{"type": "TextInput", "name": "hidden"}}]}}]}}"#
    )
}

fn found(more: &str) -> Vec<(Level, String, String)> {
    with_data((7, 3), DATA, &form(more))
}

#[test]
fn all_values_at_once_come_from_an_object_that_is_declared() {
    for property in ["init-values", "error-messages"] {
        let bound = |to: &str| found(&format!(r#""{property}": "${{{to}}}""#));
        assert_eq!(bound("data.o"), [], "{property}");
        for (to, words) in [
            ("data.oo", "leads to nothing"),
            ("data.s", "is declared as string"),
            ("form.n", "the value of one input"),
            ("screen.Z.data.o", "leads to nothing"),
        ] {
            let found = bound(to);
            assert_eq!(paths(&found), [(Level::Device, property)], "{to}");
            assert!(found[0].2.contains(words), "{to}: {}", found[0].2);
        }
    }
}

#[test]
fn p041_p044_a_fixed_message_stands_from_the_start_and_blocks() {
    let at = |value: &str| found(&format!(r#""error-messages": {{"n": {value}}}"#));
    assert_eq!(
        paths(&at(r#""Wrong""#)),
        [(Level::Device, "error-messages.n")]
    );
    assert_eq!(
        paths(&at(r#"{"start-date": "", "end-date": "Wrong"}"#)),
        [(Level::Device, "error-messages.n.end-date")]
    );
    assert_eq!(at(r#""""#), []);
    assert_eq!(at(r#""${data.s}""#), []);
    let own = |value: &str| {
        on_a_screen(&format!(
            r#"{{"type": "TextInput", "name": "n", "error-message": "{value}"}}"#
        ))
    };
    assert_eq!(paths(&own("Wrong")), [(Level::Warning, "error-message")]);
    assert_eq!(own("${data.s}"), []);
}

#[test]
fn p036_messages_in_backticks_are_worked_out_once() {
    let both = |second: &str| {
        found(&format!(
            r#""error-messages": {{"n": "`'Not ' ${{data.s}}`"{second}}}"#
        ))
    };
    assert_eq!(paths(&both("")), [(Level::Device, "error-messages.n")]);
    // One plain binding makes the phone work all of them out anew.
    let other = r#"{"type": "Form", "error-messages": {"n": "`'Not ' ${data.s}`", "m": "${data.s}"},
        "children": [{"type": "TextInput", "name": "n"}, {"type": "TextInput", "name": "m"}]}"#;
    assert_eq!(with_data((7, 3), DATA, other), []);
}

#[test]
fn p048_messages_in_branches_are_never_shown() {
    let hidden = found(r#""error-messages": {"hidden": "${data.s}"}"#);
    assert_eq!(paths(&hidden), [(Level::Device, "error-messages.hidden")]);
    let nobody = found(r#""error-messages": {"nn": "${data.s}"}"#);
    assert_eq!(paths(&nobody), [(Level::Device, "error-messages.nn")]);
    let own = on_a_screen(
        r#"{"type": "If", "condition": "${data.b}", "then": [{"type": "TextInput", "name": "n", "error-message": "${data.s}"}]}"#,
    );
    assert_eq!(paths(&own), [(Level::Device, "then[0].error-message")]);
}

#[test]
fn p035_p037_a_fixed_value_beside_a_bound_one_comes_back_with_every_answer() {
    let screen = |values: &str, action: &str| {
        with_data(
            (7, 3),
            DATA,
            &format!(
                r#"{{"type": "Form", "init-values": {values}, "children": [{{"type": "TextInput", "name": "n"}},
                {{"type": "DatePicker", "name": "d"{action}}}]}}"#
            ),
        )
    };
    let asks = r#", "on-select-action": {"name": "data_exchange", "payload": {}}"#;
    let found = screen(r#"{"n": "x", "d": "${data.s}"}"#, asks);
    assert_eq!(paths(&found), [(Level::Warning, "init-values.n")]);
    assert_eq!(screen(r#"{"n": "x", "d": "${data.s}"}"#, ""), []);
    assert_eq!(screen(r#"{"n": "x"}"#, asks), []);
    assert_eq!(screen(r#"{"n": "${data.s}", "d": "${data.s}"}"#, asks), []);
}
