//! Conditions and cases that are never true on the phone (`P081` to `P092`).

use super::*;

const DATA: &str = r#""s": {"type": "string", "__example__": "a"}, "b": {"type": "boolean", "__example__": true},
    "n": {"type": "number", "__example__": 2}, "rate": {"type": "number", "__example__": 4.9}"#;

fn condition(text: &str) -> String {
    format!(
        r#"{{"type": "OptIn", "name": "o"}}, {{"type": "If", "condition": "{text}", "then": [{{"type": "TextBody", "text": "t"}}]}}"#
    )
}

fn levels(text: &str) -> Vec<Level> {
    let found = with_data((7, 3), DATA, &condition(text));
    found
        .iter()
        .map(|(level, path, _)| {
            assert_eq!(path, "screens[0].layout.children[1].condition", "{text}");
            *level
        })
        .collect()
}

#[test]
fn p081_a_condition_in_backticks_is_false() {
    assert_eq!(levels("`${data.s} == 'a'`"), [Level::Device]);
    assert_eq!(levels("(${data.s} == 'a')"), []);
    let found = with_data((7, 3), DATA, &condition("`${data.b}`"));
    assert!(found[0].2.ends_with("this If never shows anything"));
    let with_else = r#"{"type": "If", "condition": "`${data.b}`", "then": [], "else": []}"#;
    let found = with_data((7, 3), DATA, with_else);
    assert!(found[0].2.ends_with("this If always shows `else`"));
    // Before 6.0 there are no expressions, and the validator refuses it.
    assert_eq!(with_data((5, 1), DATA, &condition("`${data.b}`")), []);
}

#[test]
fn p082_an_opt_in_that_is_not_ticked_is_no_false() {
    for text in [
        "!${form.o}",
        "! ${form.o}",
        "${data.b} && !${form.o}",
        "!(${form.o})",
    ] {
        assert_eq!(levels(text), [Level::Device], "{text}");
    }
    for text in [
        "${form.o}",
        "!${data.b}",
        "${form.o} != true",
        "!(${form.o} == true)",
    ] {
        assert_eq!(levels(text), [], "{text}");
    }
}

#[test]
fn p084_fractions_are_cut() {
    assert_eq!(levels("${data.rate} > 4"), [Level::Warning]);
    assert_eq!(levels("${data.n} > 4"), []);
}

#[test]
fn p088_closed_groups_are_joined_from_left_to_right() {
    for text in [
        "(${data.s} == 'a') || (${data.n} > 3) && ${data.b}",
        "${data.b} || (${data.n} > 3) && (${data.n} < 9)",
        "(${data.b} || (${data.n} > 3) && ${data.b})",
    ] {
        assert_eq!(levels(text), [Level::Device], "{text}");
    }
    for text in [
        "(${data.s} == 'a') || ((${data.n} > 3) && ${data.b})",
        "(${data.s} == 'a') && (${data.n} > 3) || ${data.b}",
        "${data.b} || ${data.b} && ${data.b}",
        "(${data.s} == 'x || (y) && z') || (${data.n} > 3)",
    ] {
        assert_eq!(levels(text), [], "{text}");
    }
}

const SIZE: &str = r#"{"type": "RadioButtonsGroup", "name": "size",
    "data-source": [{"id": "small", "title": "S"}, {"id": "large", "title": "L"}]}"#;

#[test]
fn cases_are_ids_of_options() {
    let switch = |case: &str| {
        let switch = format!(
            r#"{{"type": "Switch", "value": "${{form.size}}", "cases": {{"{case}": []}}}}"#
        );
        on_a_screen(&format!("{SIZE}, {switch}"))
    };
    assert_eq!(switch("large"), []);
    assert_eq!(switch("default"), []);
    let found = switch("lagre");
    assert_eq!(
        paths(&found),
        [(Level::Device, "screens[0].layout.children[1].cases.lagre")]
    );
}

#[test]
fn comparisons_are_with_ids_of_options() {
    let texts = |component: &str| {
        let found = on_a_screen(&format!("{SIZE}, {component}"));
        found
            .into_iter()
            .map(|(level, _, message)| (level, message))
            .collect::<Vec<_>>()
    };
    for right in [
        r#"{"type": "If", "condition": "${form.size} == 'large'", "then": []}"#,
        r#"{"type": "If", "condition": "${form.size} != ''", "then": []}"#,
        r#"{"type": "TextBody", "visible": "`${form.size} == 'small'`"}"#,
    ] {
        assert_eq!(texts(right), [], "{right}");
    }
    for wrong in [
        r#"{"type": "If", "condition": "${form.size} == 'Large'", "then": []}"#,
        r#"{"type": "TextBody", "visible": "`${form.size} == 'Large'`"}"#,
    ] {
        let found = texts(wrong);
        assert_eq!(found.len(), 1, "{wrong}");
        assert!(found[0].1.starts_with("`${form.size}` is never `Large`"));
    }
}

#[test]
fn p054_p154_what_an_opt_in_shows_is_shown_always() {
    let opt_in = r#"{"type": "OptIn", "name": "o"}"#;
    let found = |version: (u16, u16), more: &str| {
        let text = format!(r#"{opt_in}, {{"type": "TextBody", {more}}}"#);
        let found = with_data(version, DATA, &text);
        found
            .into_iter()
            .map(|(level, ..)| level)
            .collect::<Vec<_>>()
    };
    for value in ["${form.o}", "`${form.o}`", "${screen.A.form.o}"] {
        let visible = format!(r#""visible": "{value}""#);
        assert_eq!(found((7, 3), &visible), [Level::Device], "{value}");
        let enabled = format!(r#""enabled": "{value}""#);
        assert_eq!(found((7, 3), &enabled), [Level::Device], "{value}");
    }
    for fine in ["`${form.o} == true`", "`!${form.o}`", "${data.b}"] {
        let visible = format!(r#""visible": "{fine}""#);
        assert_eq!(found((7, 3), &visible), [], "{fine}");
    }
    // Only a true value makes something required.
    assert_eq!(found((7, 3), r#""required": "${form.o}""#), []);
    // A condition has rules of its own.
    assert_eq!(levels("${form.o}"), []);
}
