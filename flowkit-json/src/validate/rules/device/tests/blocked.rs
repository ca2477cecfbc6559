//! Inputs that keep the Footer disabled.

use super::*;

const OPTIONS: &str = r#""data-source": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]"#;

#[test]
fn p176_a_required_input_that_is_disabled_blocks() {
    let input =
        |more: &str| format!(r#"{{"type": "TextInput", "name": "n", "enabled": false{more}}}"#);
    let found = on_a_screen(&input(r#", "required": true"#));
    assert_eq!(paths(&found), [(Level::Device, "enabled")]);
    for fine in [
        "",
        r#", "required": true, "init-value": "x""#,
        r#", "required": true, "visible": false"#,
        r#", "required": "${data.b}""#,
    ] {
        assert_eq!(on_a_screen(&input(fine)), [], "{fine}");
    }
    let form = |values: &str| {
        on_a_screen(&format!(
            r#"{{"type": "Form", "init-values": {values}, "children": [{}]}}"#,
            input(r#", "required": true"#)
        ))
    };
    assert_eq!(form(r#"{"n": "x"}"#), []);
    assert_eq!(form("{}").len(), 1);
}

#[test]
fn p115_a_text_without_limit_has_eighty_characters() {
    let input =
        |more: &str| on_a_screen(&format!(r#"{{"type": "TextInput", "name": "n", {more}}}"#));
    assert_eq!(input(r#""min-chars": 80"#), []);
    assert_eq!(input(r#""min-chars": 81, "max-chars": 100"#), []);
    assert_eq!(
        paths(&input(r#""min-chars": 81"#)),
        [(Level::Device, "min-chars")]
    );
    let initial = |length: usize| input(&format!(r#""init-value": "{}""#, "i".repeat(length)));
    assert_eq!(initial(80), []);
    assert_eq!(paths(&initial(81)), [(Level::Device, "init-value")]);
    assert_eq!(input(r#""init-value": "abc", "min-chars": 4"#).len(), 1);
    assert_eq!(input(r#""init-value": "", "min-chars": 4"#), []);
    assert_eq!(
        input(r#""init-value": "abcdef", "max-chars": "${data.n}""#),
        []
    );
    // UTF-16 units count: an emoji is two.
    assert_eq!(input(r#""init-value": "😀😀", "max-chars": 3"#).len(), 1);
}

#[test]
fn p130_a_long_start_of_a_text_area_is_sent_whole() {
    let area = |length: usize| {
        on_a_screen(&format!(
            r#"{{"type": "TextArea", "name": "n", "init-value": "{}"}}"#,
            "i".repeat(length)
        ))
    };
    assert_eq!(area(600), []);
    assert_eq!(paths(&area(601)), [(Level::Warning, "init-value")]);
}

#[test]
fn p133_the_fewest_ticks_block_without_a_word() {
    for kind in ["CheckboxGroup", "ChipsSelector"] {
        let group = |more: &str| {
            on_a_screen(&format!(
                r#"{{"type": "{kind}", "name": "n", {OPTIONS}, {more}}}"#
            ))
        };
        let path = "min-selected-items";
        assert_eq!(group(r#""min-selected-items": 2, "required": true"#), []);
        assert_eq!(group(r#""min-selected-items": 0"#), []);
        assert_eq!(
            paths(&group(r#""min-selected-items": 1"#)),
            [(Level::Warning, path)]
        );
        assert_eq!(
            paths(&group(r#""min-selected-items": 3, "required": true"#)),
            [(Level::Device, path)]
        );
        assert_eq!(group(r#""min-selected-items": 3, "enabled": false"#), []);
        let most = group(r#""max-selected-items": 1, "init-value": ["a", "b"]"#);
        assert_eq!(paths(&most), [(Level::Device, "init-value")]);
    }
}

#[test]
fn p146_what_a_dropdown_starts_with_is_an_option() {
    let form = |kind: &str, value: &str| {
        on_a_screen(&format!(
            r#"{{"type": "Form", "init-values": {{"d": {value}}},
                "children": [{{"type": "{kind}", "name": "d", {OPTIONS}}}]}}"#
        ))
    };
    assert_eq!(form("Dropdown", r#""a""#), []);
    assert_eq!(form("Dropdown", r#""""#), []);
    assert_eq!(form("Dropdown", r#""${data.d}""#), []);
    assert_eq!(
        paths(&form("Dropdown", r#""c""#)),
        [(Level::Device, "init-values.d")]
    );
    assert_eq!(
        paths(&form("RadioButtonsGroup", r#""c""#)),
        [(Level::Warning, "init-values.d")]
    );
    assert_eq!(
        paths(&form("CheckboxGroup", r#"["a", "c"]"#)),
        [(Level::Warning, "init-values.d[1]")]
    );
}

#[test]
fn p161_p168_days_that_are_taken_and_ends_that_nobody_waits_for() {
    each_is_told(
        "",
        &[
            (
                r#"{"type": "DatePicker", "name": "d", "unavailable-dates": ["2026-01-01"], "init-value": "2026-01-01"}"#,
                Level::Device,
                "init-value",
                "among the `unavailable-dates`",
            ),
            (
                r#"{"type": "CalendarPicker", "name": "d", "mode": "range", "required": {"start-date": false, "end-date": true}}"#,
                Level::Warning,
                "required.end-date",
                "does not wait for this",
            ),
        ],
    );
    none_is_told(
        "",
        &[
            r#"{"type": "DatePicker", "name": "d", "unavailable-dates": ["2026-01-01"], "init-value": "2026-01-02"}"#,
            r#"{"type": "CalendarPicker", "name": "d", "mode": "range", "required": {"start-date": true, "end-date": true}}"#,
        ],
    );
}
