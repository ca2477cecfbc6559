//! How several actions are told apart.

use super::{DAY, NAME, NOTE, SEATS, SIZE, TERMS, forms_of, plan, screen, written};
use super::{footer, link};

#[test]
fn by_a_constant_text() {
    let types = forms_of(
        &[NAME, DAY],
        &[
            r#""trigger": "done", "name": "${form.name}""#,
            r#""trigger": "day_chosen", "day": "${form.day}""#,
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by trigger\nDone { name: String } if trigger = \"done\"\n\
         DayChosen { day: Option<Date> } if trigger = \"day_chosen\""
    );
    assert!(types.advice.is_empty());
}

#[test]
fn by_numbers_and_truth_values() {
    let types = forms_of(&[], &[r#""step": 1"#, r#""step": -2.5"#, r#""step": 3"#]);
    assert_eq!(
        written(&types, "form"),
        "SForm by step\nStep1 {} if step = 1\nStepminus25 {} if step = -2.5\nStep3 {} if step = 3"
    );
    let types = forms_of(&[], &[r#""final": true"#, r#""final": false"#]);
    assert_eq!(
        written(&types, "form"),
        "SForm by final\nFinalTrue {} if final = true\nFinalFalse {} if final = false"
    );
}

#[test]
fn one_may_do_without_the_constant() {
    let types = forms_of(
        &[NAME, NOTE],
        &[
            r#""name": "${form.name}""#,
            r#""step": "a", "note": "${form.note}""#,
            r#""step": "b""#,
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by step\nFooter { name: String } if !step\nA { note: Option<String> } if step = \"a\"\n\
         B {} if step = \"b\""
    );
}

#[test]
fn the_best_of_several_constants() {
    let types = forms_of(
        &[],
        &[
            r#""screen": "s", "step": "a""#,
            r#""screen": "s", "step": "b""#,
            r#""screen": "s", "step": "c""#,
        ],
    );
    assert!(written(&types, "form").starts_with("SForm by step\nA {} if step = \"a\"\nB"));
    // No key decides alone.
    let types = forms_of(
        &[],
        &[
            r#""x": "a", "y": "a""#,
            r#""x": "a", "y": "b""#,
            r#""x": "b", "y": "a""#,
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by x\nA {} if y = \"a\", x = \"a\"\nA2 {} if y = \"b\"\nB {} if x = \"b\""
    );
    assert!(types.advice.is_empty());
}

#[test]
fn by_their_keys() {
    let types = forms_of(
        &[NAME],
        &[
            r#""name": "${form.name}""#,
            r#""more": true, "list": ["${form.name}"]"#,
            "",
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by nothing\nFooter { name: String } if name\n\
         EmbeddedLink { list: Vec<Option<String>> } if more = true\nEmbeddedLink2 {} if !name, !more"
    );
}

#[test]
fn a_key_that_may_be_absent_decides_nothing() {
    let types = forms_of(
        &[NOTE, SEATS],
        &[r#""note": "${form.note}""#, r#""seats": "${form.seats}""#],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm { note: Option<String>, seats: Option<Number> }"
    );
    let advice = &types.advice[0];
    assert_eq!(
        advice.message,
        "screen `S` sends payloads that cannot be told apart, so `SForm` has the fields of all of them"
    );
    assert!(
        advice.help.contains("a constant of its own"),
        "{}",
        advice.help
    );
    assert!(advice.span.start().line() > 0);
}

#[test]
fn identical_actions_are_one() {
    let types = forms_of(
        &[NAME],
        &[
            r#""step": "a", "list": ["x"]"#,
            r#""list": ["x"], "step": "a""#,
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm {} step = \"a\" list = other"
    );
    assert!(types.advice.is_empty());
}

#[test]
fn only_those_alike_share_a_variant() {
    let types = forms_of(
        &[NAME, NOTE, SEATS],
        &[
            r#""step": "a", "name": "${form.name}""#,
            r#""step": "b", "note": "${form.note}""#,
            r#""step": "b", "seats": "${form.seats}""#,
        ],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by step\nA { name: String } if step = \"a\"\n\
         B { note: Option<String>, seats: Option<Number> } if step = \"b\""
    );
    assert_eq!(types.advice.len(), 1);
}

#[test]
fn a_union_holds_every_source() {
    let bound =
        r#"{"type": "Dropdown", "name": "bound", "label": "L", "data-source": "${data.x}"}"#;
    let other = SIZE.replace(r#""size""#, r#""other""#);
    let components = |first: &str, second: &str| {
        let (first, second) = (
            footer(&format!(r#""k": {first}"#)),
            link(&format!(r#""k": {second}"#)),
        );
        plan(&[screen(
            "S",
            r#""x": {"type": "array"}, "n": {"type": "number"}, "i": {"type": "integer"},
                "flag": {"type": "boolean"}"#,
            &[
                NAME, NOTE, SEATS, TERMS, DAY, SIZE, bound, &other, &first, &second,
            ],
        )])
    };
    for (first, second, ty) in [
        (r#""${form.note}""#, r#""${form.bound}""#, "Option<String>"),
        (r#""${form.note}""#, r#""${form.seats}""#, "Option<String>"),
        (r#""${form.seats}""#, r#""${data.n}""#, "Option<Number>"),
        (r#""${data.i}""#, r#""${data.n}""#, "Option<Number>"),
        (
            r#""${form.size}""#,
            r#""${form.other}""#,
            "Option<OptionId>",
        ),
        (
            r#""${form.size}""#,
            r#""${form.bound}""#,
            "Option<OptionId>",
        ),
        (r#""${form.size}""#, r#""${form.note}""#, "Option<String>"),
        (r#""${form.day}""#, r#""${form.note}""#, "Option<String>"),
        (
            r#""${form.terms}""#,
            r#""${form.note}""#,
            "Option<JsonValue>",
        ),
        (r#""${form.note}""#, r#""fixed""#, "Option<String>"),
        // The Footer waits for it, the link does not.
        (r#""${form.name}""#, r#""${form.note}""#, "Option<String>"),
        // Nothing ticked and nothing known are two things.
        (r#""${form.terms}""#, r#""${data.flag}""#, "Option<bool>"),
    ] {
        let types = components(first, second);
        assert_eq!(
            written(&types, "form"),
            format!("SForm {{ k: {ty} }}"),
            "{first} {second}"
        );
        assert_eq!(types.advice.len(), 1);
    }
}

#[test]
fn null_is_as_good_as_nothing() {
    let types = forms_of(&[], &[r#""x": null"#, r#""x": "`'a'`""#]);
    assert_eq!(
        written(&types, "form"),
        "SForm by nothing\nFooter {} if !x\nEmbeddedLink { x: String } if x"
    );
    let types = forms_of(&[], &[r#""x": null"#, ""]);
    assert_eq!(types.advice.len(), 1);
    assert_eq!(written(&types, "form"), "SForm { x: Option<()> }");
}

#[test]
fn very_many_actions_share_a_struct() {
    let payloads: Vec<String> = (0..65)
        .map(|number| format!(r#""t": "{number}", "x{number}": "`'a'`""#))
        .collect();
    let payloads: Vec<&str> = payloads.iter().map(String::as_str).collect();
    let types = forms_of(&[], &payloads);
    let form = written(&types, "form");
    assert!(
        form.starts_with("SForm { t: String, x0: Option<String>, "),
        "{form}"
    );
    assert!(form.ends_with("x64: Option<String> }"), "{form}");
    assert_eq!(types.advice.len(), 1);
}

/// A list with this name and more, and an action of selecting that sends this.
fn select(kind: &str, name: &str, more: &str, payload: &str) -> String {
    format!(
        r#"{{"type": "{kind}", "name": "{name}", "label": "L", "data-source": "${{data.x}}"{more},
            "on-select-action": {{"name": "data_exchange", "payload": {{{payload}}}}}}}"#
    )
}

const SHOWN: &str = r#""x": {"type": "array"}, "emi": {"type": "string"}"#;

#[test]
fn by_the_value_of_the_component_whose_action_it_is() {
    let amount = select("Dropdown", "amount", "", r#""amount": "${form.amount}""#);
    let required = r#", "required": true"#;
    let tenure = select(
        "RadioButtonsGroup",
        "tenure",
        required,
        r#""tenure": "${form.tenure}""#,
    );
    let types = plan(&[screen(
        "S",
        SHOWN,
        &[&amount, &tenure, NOTE, &footer(r#""note": "${form.note}""#)],
    )]);
    assert_eq!(
        written(&types, "form"),
        "SForm by nothing\nAmount { amount: Option<OptionId> } if amount\nTenure { tenure: OptionId } if tenure\n\
         Footer { note: Option<String> } if !amount, !tenure"
    );
    assert!(types.advice.is_empty());
    // A second tap on a radio button that need not be chosen takes its value away.
    let tenure = select(
        "RadioButtonsGroup",
        "tenure",
        "",
        r#""tenure": "${form.tenure}""#,
    );
    let types = plan(&[screen(
        "S",
        SHOWN,
        &[&tenure, NOTE, &footer(r#""note": "${form.note}""#)],
    )]);
    assert_eq!(
        written(&types, "form"),
        "SForm { tenure: Option<OptionId>, note: Option<String> }"
    );
    assert_eq!(types.advice.len(), 1);
}

#[test]
fn by_data_that_the_screen_shows_if_nothing_else_decides() {
    // Meta's template of a loan: both lists ask for the offer anew, and the Footer sends the offer along.
    let both = r#""amount": "${form.amount}", "tenure": "${form.tenure}""#;
    let required = r#", "required": true"#;
    let amount = select("Dropdown", "amount", required, both);
    let tenure = select("Dropdown", "tenure", required, both);
    let go = footer(&format!(r#"{both}, "emi": "${{data.emi}}""#));
    let types = plan(&[screen("S", SHOWN, &[&amount, &tenure, &go])]);
    assert_eq!(
        written(&types, "form"),
        "SForm by nothing\nAmount { amount: Option<OptionId>, tenure: Option<OptionId> } if !emi\n\
         Footer { amount: OptionId, tenure: OptionId, emi: Option<String> } if emi"
    );
}

#[test]
fn by_what_items_bring_along() {
    let data = r#""l": {"type": "array", "__example__": [
        {"id": "1", "on-click-action": {"name": "data_exchange", "payload": {"plan": "basic"}}},
        {"id": "2", "on-click-action": {"name": "data_exchange", "payload": {"plan": "all"}}},
        {"id": "3", "on-click-action": {"name": "data_exchange", "payload": {"seats": 3}}}]}"#;
    let list = r#"{"type": "NavigationList", "name": "list", "list-items": "${data.l}"}"#;
    let types = plan(&[screen("S", data, &[list])]);
    assert_eq!(
        written(&types, "form"),
        "SForm by nothing\nList { plan: String } if plan\nList2 { seats: f64 } if seats"
    );
}

#[test]
fn what_items_bring_along_is_part_of_what_is_shown() {
    let data = r#""l": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"},
        "main-content": {"type": "object", "properties": {"title": {"type": "string"}}}}}, "__example__": [
        {"id": "1", "on-click-action": {"name": "data_exchange", "payload": {"plan": "basic"}}}, {"id": "2"#;
    let list = r#"{"type": "NavigationList", "name": "list", "list-items": "${data.l}"}"#;
    let of = |end: &str, list: &str| {
        let types = plan(&[screen("S", &format!("{data}{end}"), &[list])]);
        written(&types, "nested")
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let item = |action: &str| {
        format!(
            "SLItem {{ id: String, main_content = \"main-content\": SLItemMainContent{action} }}"
        )
    };
    let some = r#"" } ]}"#;
    let all = r#"", "on-click-action": {"name": "navigate"}}]}"#;
    let field = ", on_click_action = \"on-click-action\": ";
    assert_eq!(of(all, list), item(&format!("{field}JsonValue")));
    assert_eq!(of(some, list), item(&format!("{field}Option<JsonValue>")));
    // The list's own action is enough.
    let own = list.replace(
        r#""list-items""#,
        r#""on-click-action": {"name": "data_exchange"}, "list-items""#,
    );
    assert_eq!(of(all, &own), item(""));
}
