//! What expressions come out as: in what is sent, and in what shows.

use serde_json::{Value, json};

use crate::parts::update;
use crate::support::{Walk, footer, screen};

/// The data of the vectors that were executed in the phone's code.
fn data() -> Value {
    json!({"s": "x", "n": 5, "d": 1.906, "b": true, "f": false, "e": "", "str": "10", "str2": "9", "z": 0, "zs": "0",
        "arr": ["a", "b"], "obj": {"k": 1}})
}

/// A screen with these data, whose Footer sends this text.
fn sending(text: &str) -> Walk {
    let components = json!([
        {"type": "TextInput", "name": "a", "label": "A", "init-value": "1"},
        {"type": "TextInput", "name": "bb", "label": "B", "init-value": "2"},
        {"type": "OptIn", "name": "nul", "label": "Agree", "on-select-action": update(json!({}))},
        footer(json!({"result": text})),
    ]);
    let mut walk = screen(components).shown(data());
    // Ticked and unticked, so that its value is `null`.
    walk.tick("nul").tick("nul");
    walk
}

/// What an expression sends; `None` if its key is missing in the payload.
fn sent(expression: &str) -> Option<Value> {
    let mut walk = sending(&format!("`{expression}`"));
    walk.tap("Footer");
    walk.payload().get("result").cloned()
}

/// What an expression is as a text, which also tells `NaN` from `null`.
fn written(expression: &str) -> Value {
    sent(&format!("{expression} ''")).expect("a text has a value")
}

/// Whether a text shows whose `visible` is this expression.
fn shows(expression: &str) -> bool {
    let visible = format!("`{expression}`");
    let components = json!([
        {"type": "TextBody", "text": "Hello", "visible": visible},
        footer(json!({})),
    ]);
    screen(components).shown(data()).shows("TextBody")
}

#[test]
fn p061_expr_concat() {
    assert_eq!(sent("'Hi ' ${data.s} '!'"), Some(json!("Hi x!")));
    assert_eq!(sent("'Hi ' ${data.none} '!'"), Some(json!("Hi !")));
    assert_eq!(sent("${form.a} ' and ' ${form.bb}"), Some(json!("1 and 2")));
    assert_eq!(sent("1 + 2 'x'"), Some(json!("3x")));
    assert_eq!(sent("'x' 1 + 2"), Some(json!("x3")));
}

#[test]
fn p061_a_bound_text_follows_what_is_typed() {
    let components = json!([
        {"type": "TextInput", "name": "who", "label": "Who"},
        {"type": "Footer", "label": "`'Book for ' ${form.who}`", "enabled": false,
         "on-click-action": {"name": "data_exchange", "payload": {}}},
    ]);
    let mut walk = screen(components).shown(json!({}));
    assert_eq!(walk.blocked(), r#"the Footer "Book for " is disabled"#);
    walk.types("who", "Ann");
    assert_eq!(walk.blocked(), r#"the Footer "Book for Ann" is disabled"#);
}

#[test]
fn p062_expr_concat_types() {
    let expected = "n=5truea,b[object Object]";
    let all = "'n=' ${data.n} ${data.none} ${form.nul} ${data.b} ${data.arr} ${data.obj}";
    assert_eq!(sent(all), Some(json!(expected)));
    assert_eq!(written("${data.d}"), json!("1.906"));
}

#[test]
fn p063_expr_plus_is_numeric() {
    assert_eq!(sent("'1' + '2'"), Some(json!(3)));
    assert_eq!(sent("${form.a} + ${form.bb}"), Some(json!(3)));
    assert_eq!(sent("${data.n} + ${data.b}"), Some(json!(6)));
}

#[test]
fn p064_expr_absent_is_zero() {
    assert_eq!(sent("${data.n} + ${data.none}"), Some(json!(5)));
    assert_eq!(sent("${data.n} + ${form.nul}"), Some(json!(5)));
    assert_eq!(sent("${data.n} * ${data.e}"), Some(json!(0)));
}

#[test]
fn p065_expr_text_operand_nan() {
    assert_eq!(written("${data.n} + ${data.s}"), json!("NaN"));
    // JSON knows no such number, so the phone sends null.
    assert_eq!(sent("${data.n} + ${data.s}"), Some(Value::Null));
    assert_eq!(written("-${data.none}"), json!("NaN"));
}

#[test]
fn p066_expr_round_each_step() {
    assert_eq!(sent("1 / 3 * 3"), Some(json!(0.99)));
    assert_eq!(sent("${data.d} * 1"), Some(json!(1.91)));
    assert_eq!(sent("${data.d}"), Some(json!(1.906)));
}

#[test]
fn p067_expr_div_absent_zero() {
    for divisor in ["${data.none}", "${form.nul}", "${data.z}", "0"] {
        assert_eq!(sent(&format!("${{data.n}} / {divisor}")), Some(json!(0)));
        assert_eq!(sent(&format!("${{data.n}} % {divisor}")), Some(json!(0)));
    }
}

#[test]
fn p068_expr_div_empty_text_infinity() {
    assert_eq!(written("${data.n} / ${data.e}"), json!("Infinity"));
    assert_eq!(written("${data.n} / ${data.zs}"), json!("Infinity"));
    assert_eq!(written("${data.n} % ${data.e}"), json!("NaN"));
    assert_eq!(sent("${data.n} / ${data.e}"), Some(Value::Null));
}

#[test]
fn p069_expr_eq_empty() {
    assert!(shows("${data.none} == ''"));
    assert!(shows("${data.none} == ${data.e}"));
    assert!(shows("${data.none} != 'x'"));
    assert!(!shows("${data.f} == ${data.none}"));
    assert!(!shows("${data.z} == ''"));
    assert_eq!(sent("${data.none} == ${form.nul}"), Some(json!(true)));
}

#[test]
fn p070_expr_eq_number_text() {
    assert!(shows("${data.str} == 10"));
    assert!(shows("${data.b} == 1"));
    assert!(!shows("${data.n} == 'x'"));
}

#[test]
fn p071_expr_eq_bool_text() {
    assert!(!shows("${data.b} == 'true'"));
    assert!(shows("${data.b} == true"));
    assert!(!shows("${data.str} == '10.0'"));
}

#[test]
fn p072_expr_order_needs_number() {
    assert!(!shows("${data.str} > ${data.str2}"));
    assert!(!shows("${data.str} < ${data.str2}"));
    assert!(shows("${data.str} > 9"));
    assert!(!shows("${data.none} < 1"));
    // Two inputs are texts, also where they hold numbers.
    assert_eq!(sent("${form.bb} > ${form.a}"), Some(json!(false)));
}

#[test]
fn p073_expr_not_absent_true() {
    assert!(shows("!${data.none}"));
    assert!(shows("!${data.e}"));
    assert_eq!(sent("!${form.nul}"), Some(json!(true)));
}

#[test]
fn p074_expr_truthiness() {
    for falsy in [
        "${data.e}",
        "${data.z}",
        "${data.none}",
        "${data.f}",
        "null",
    ] {
        assert!(!shows(&format!("{falsy} || false")), "{falsy}");
    }
    for truthy in ["'false'", "${data.arr}", "${data.obj}", "${data.zs}"] {
        assert!(shows(&format!("{truthy} && true")), "{truthy}");
    }
    assert_eq!(sent("${data.s} && ${data.n}"), Some(json!(true)));
}

#[test]
fn p075_expr_no_short_cut() {
    for expression in ["`${data.b} || foo(1)`", "`${data.f} && foo(1)`"] {
        let mut walk = sending(expression);
        walk.tap("Footer");
        assert_eq!(
            walk.refused().as_deref(),
            Some("expr_syntax_error_full_screen"),
            "the right side is looked at, too: {expression}"
        );
        assert!(walk.sent().is_empty());
    }
}

#[test]
fn p076_expr_brace_removed() {
    assert_eq!(sent("'a}b'"), Some(json!("ab")));
    assert_eq!(sent("'it\\'s'"), Some(json!("it's")));
}

#[test]
fn p077_expr_hyphen_key() {
    let mut walk = screen(json!([footer(
        json!({"result": "`${data.n-1}`", "plain": "${data.n-1}"})
    )]))
    .shown(json!({"n": 5, "n-1": "the key"}));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"result": 4, "plain": "the key"}));
}
