//! Expressions that cannot be read, If, Switch, and what is visible.

use serde_json::{Value, json};

use crate::parts::{body, condition, input, link, with};
use crate::support::{Flow, Walk, footer, screen};

/// The state of the tables: what a screen was given, and what its fields hold.
fn given() -> Value {
    json!({"s": "x", "n": 5, "d": 1.9, "b": true, "f": false, "e": "", "str": "10", "nul": null})
}

fn heading(text: &str) -> Value {
    json!({"type": "TextHeading", "text": text})
}

fn caption(text: &str) -> Value {
    json!({"type": "TextCaption", "text": text})
}

fn with_if(text: &str) -> Flow {
    let branches = condition(text, json!([heading("then")]), json!([caption("else")]));
    let tick = json!({"type": "OptIn", "name": "tick", "label": "Tick"});
    screen(json!([tick, branches, footer(json!({}))]))
}

/// Whether the `then` shows, and not the `else`.
fn then_shows(walk: &Walk) -> bool {
    let then = walk.shows("TextHeading");
    assert_ne!(then, walk.shows("TextCaption"));
    then
}

/// Whether a phone shows the `then`, and whether one does that is exactly as the web client.
fn both(text: &str) -> (bool, bool) {
    let shown = |flow: Flow| then_shows(&flow.shown(given()));
    (shown(with_if(text)), shown(with_if(text).web()))
}

fn check<const N: usize>(cases: [(&str, bool); N]) {
    for (text, expected) in cases {
        assert_eq!(both(text), (expected, expected), "{text}");
    }
}

#[test]
fn p078_expr_before_6_undefined() {
    let flow = |version| {
        screen(json!([
            body("`'a' 'b'`"),
            with(input("who"), "visible", json!("`1 == 2`")),
            footer(json!({"x": "`1 + 1`", "y": "y"}))
        ]))
        .version(version)
    };
    let mut walk = flow("5.1").shown(json!({}));
    assert!(walk.shows("who"));
    assert_eq!(walk.reads("TextBody"), None);
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"y": "y"}));
    let mut walk = flow("6.0").shown(json!({}));
    assert!(!walk.shows("who"));
    assert_eq!(walk.reads("TextBody").unwrap(), "ab");
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"x": 2, "y": "y"}));
}

fn is_full_screen(walk: &Walk) {
    assert_eq!(walk.refused().unwrap(), "expr_syntax_error_full_screen");
    assert!(!walk.phone.error().unwrap().may_retry);
    assert!(walk.notified().is_empty());
}

#[test]
fn p079_expr_syntax_error_full_screen() {
    let drawn = [
        body("`1 +`"),
        with(body("text"), "visible", json!("`== 1`")),
        with(input("who"), "label", json!("`'a`")),
        json!({"type": "Switch", "value": "`)`", "cases": {"a": []}}),
    ];
    for component in drawn {
        let mut walk = screen(json!([component, footer(json!({}))])).open();
        walk.answer("A", json!({}));
        is_full_screen(&walk);
        let refusal = walk.phone.error().unwrap().cause.refusal().unwrap();
        let place = refusal.place.as_ref().unwrap();
        assert_eq!(place.path, "screens[0].layout.children[0]");
    }
    // In a payload the action fails with the same error.
    let mut walk = screen(json!([footer(json!({"x": "`1 +`"}))])).shown(json!({}));
    walk.tap("Footer");
    is_full_screen(&walk);
    assert!(walk.sent().is_empty() && !walk.phone.is_loading());
}

#[test]
fn p079_what_does_not_show_breaks_nothing() {
    let branches = condition(
        "${data.n} == 5",
        json!([heading("then")]),
        json!([body("`1 +`")]),
    );
    let hidden = with(body("`1 +`"), "visible", json!(false));
    let walk = screen(json!([branches, hidden, footer(json!({}))])).shown(given());
    assert!(walk.phone.error().is_none());
    // It does once it shows.
    let mut walk = screen(json!([
        json!({"type": "OptIn", "name": "tick", "label": "Tick"}),
        condition("${form.tick} == true", json!([body("`1 +`")]), json!([])),
        footer(json!({}))
    ]))
    .shown(json!({}));
    walk.tick("tick");
    is_full_screen(&walk);
}

#[test]
fn p080_expr_ternary_call_throw() {
    for text in ["`${data.n} > 3 ? 'a' : 'b'`", "`foo(1)`", "`${data.arr.1}`"] {
        let mut walk = screen(json!([body(text), footer(json!({}))])).open();
        walk.answer("A", given());
        is_full_screen(&walk);
    }
}

#[test]
fn p081_if_backtick_false() {
    for text in ["`${data.s} == 'x'`", "`${data.n} > 3`", "`true`"] {
        assert_eq!(both(text), (true, false), "{text}");
        for flow in [with_if(text), with_if(text).web()] {
            let walk = flow.shown(given());
            assert!(walk.has_warned_of("if_backtick_false"));
            assert_eq!(walk.phone.warnings().len(), 1);
            let place = walk.phone.warnings()[0].place.clone().unwrap();
            assert_eq!(place.path, "screens[0].layout.children[1]");
        }
    }
    // Where both show the `else` there is nothing to tell.
    for text in ["`${data.s} == 'y'`", "`${data.n}`", "`'true'`"] {
        assert_eq!(both(text), (false, false), "{text}");
        assert!(with_if(text).shown(given()).phone.warnings().is_empty());
        assert!(
            with_if(text)
                .web()
                .shown(given())
                .phone
                .warnings()
                .is_empty()
        );
    }
    // What cannot be read is an error, and to the web client one more `else`.
    let walk = with_if("`1 +`").shown(given());
    is_full_screen(&walk);
    let walk = with_if("`1 +`").web().shown(given());
    assert!(!then_shows(&walk) && walk.has_warned_of("if_backtick_false"));
}

#[test]
fn p082_if_not_absent_false() {
    check([
        ("!${form.none}", false),
        ("!${data.nul}", false),
        ("!${data.b}", false),
        ("!${data.f}", true),
    ]);
    // So `!` is of no use with an OptIn, unticked or untouched.
    let mut walk = with_if("!${form.tick}").shown(given());
    for _ in 0..3 {
        assert!(!then_shows(&walk));
        walk.tick("tick");
    }
    let mut walk = with_if("${form.tick}").shown(given());
    for expected in [false, true, false] {
        assert_eq!(then_shows(&walk), expected);
        walk.tick("tick");
    }
}

#[test]
fn p083_if_lone_text_false() {
    check([
        ("${data.s}", false),
        ("${data.n}", false),
        ("${data.none}", false),
        ("${data.b}", true),
        ("(((${data.b})))", true),
    ]);
}

#[test]
fn p084_if_integers_only() {
    check([
        ("${data.d} > 1", false),
        ("${data.d} == 1", true),
        ("${data.n} > 3", true),
        ("${data.n} == -5", false),
        ("${data.n} > 'a'", false),
    ]);
}

#[test]
fn p085_if_numeric_text() {
    check([("${data.str} == 10", true), ("${data.str} > 9", true)]);
}

#[test]
fn p086_if_eq_empty_absent() {
    check([
        ("${form.none} == ''", true),
        ("${data.e} == ''", true),
        ("${data.nul} == ''", true),
        ("${form.none} != ''", false),
        ("${form.none} != 'x'", true),
    ]);
}

#[test]
fn p087_if_unparenthesised_and() {
    check([
        ("${data.s} == 'x' && ${data.b}", false),
        ("(${data.s} == 'x') && (${data.n} > 3)", true),
        ("${data.b} || ${data.b} && ${form.none}", true),
    ]);
}

#[test]
fn p088_if_left_to_right_groups() {
    let text = "(${data.b} == true) || (${data.n} > 3) && (${data.b} == false)";
    check([
        (text, false),
        ("(${data.s} == 'z') || (${data.n} > 3)", true),
    ]);
}

#[test]
fn p089_if_unknown_char_false() {
    check([
        ("?${data.b}", false),
        ("${data.b} + 1", false),
        ("${data.b} == 'x", false),
        ("", false),
    ]);
}

#[test]
fn p090_if_no_else_empty() {
    let lone = json!({"type": "If", "condition": "${data.f}", "then": [heading("then")]});
    let walk = screen(json!([lone, body("after"), footer(json!({}))])).shown(given());
    assert!(!walk.shows("TextHeading"));
    assert!(walk.shows("TextBody"));
}

fn with_switch(value: Value) -> Flow {
    screen(json!([
        {"type": "Switch", "value": value, "cases": {
            "x": [heading("x")], "5": [caption("5")], "true": [link(json!({}))], "default": [body("default")]}},
        footer(json!({}))
    ]))
}

fn shown_case(value: &Value, data: Value) -> Vec<&'static str> {
    let walk = with_switch(value.clone()).shown(data);
    let mut all = vec!["TextHeading", "TextCaption", "EmbeddedLink", "TextBody"];
    all.retain(|kind| walk.shows(kind));
    all
}

#[test]
fn p091_switch_default() {
    for value in ["${data.none}", "${data.e}", "${data.nul}", "y", "${data.f}"] {
        assert_eq!(shown_case(&json!(value), given()), ["TextBody"], "{value}");
    }
    assert_eq!(shown_case(&json!("${data.s}"), given()), ["TextHeading"]);
    let no_default =
        json!({"type": "Switch", "value": "${data.s}", "cases": {"y": [heading("y")]}});
    let walk = screen(json!([no_default, footer(json!({}))])).shown(given());
    assert!(!walk.shows("TextHeading"));
    assert!(walk.phone.error().is_none());
}

#[test]
fn p092_switch_number_key() {
    let value = json!("${data.n}");
    assert_eq!(shown_case(&value, json!({"n": 5})), ["TextCaption"]);
    assert_eq!(shown_case(&value, json!({"n": 5.0})), ["TextCaption"]);
    assert_eq!(shown_case(&value, json!({"n": "5"})), ["TextCaption"]);
    assert_eq!(shown_case(&value, json!({"n": 5.5})), ["TextBody"]);
    assert_eq!(shown_case(&json!("`2 + 3`"), json!({})), ["TextCaption"]);
    assert_eq!(shown_case(&json!("${data.b}"), given()), ["EmbeddedLink"]);
}

#[test]
fn validation_follows_the_branch_that_shows() {
    let required = |name: &str| with(input(name), "required", json!(true));
    let branch = |name: &str| json!([required(name)]);
    let switch = json!({"type": "Switch", "value": "${data.s}", "cases": {"x": branch("inner"), "y": branch("other")}});
    let mut walk = screen(json!([
        condition("${data.b}", json!([switch]), branch("outer")),
        footer(json!({}))
    ]))
    .shown(given());
    let says = walk.footer_says();
    assert!(says.contains("inner") && !says.contains("other") && !says.contains("outer"));
    walk.fill("inner", "x");
    assert_eq!(walk.footer_says(), "");
}

#[test]
fn p093_visible_only_false_hides() {
    for (visible, shows) in [
        (json!(false), false),
        (json!("${data.f}"), false),
        (json!("`${data.n} > 9`"), false),
        (json!(true), true),
        (json!("${data.none}"), true),
        (json!("${data.nul}"), true),
        (json!("${data.e}"), true),
        (json!("${data.n}"), true),
        (json!("false"), true),
        (json!(0), true),
    ] {
        let field = with(input("who"), "visible", visible.clone());
        let walk = screen(json!([field, footer(json!({}))])).shown(given());
        assert_eq!(walk.shows("who"), shows, "{visible}");
    }
}

#[test]
fn p093_a_visible_that_is_no_boolean_spares_the_screen() {
    let wrong = |visible: Value| {
        let text = with(body("${data.n}"), "visible", visible);
        let mut walk = screen(json!([text, footer(json!({}))])).open();
        walk.answer("A", given());
        walk
    };
    assert!(wrong(json!("yes")).phone.error().is_none());
    assert_eq!(
        wrong(json!("${data.b}")).refused().unwrap(),
        "published_wrong_type_error"
    );
    assert_eq!(
        wrong(json!("${data.none}")).refused().unwrap(),
        "published_wrong_type_error"
    );
}

#[test]
fn enabled_is_all_but_false_and_required_is_true_alone() {
    for value in [json!("no"), json!(0), json!("${data.nul}")] {
        let field = with(
            with(input("who"), "enabled", value.clone()),
            "required",
            value,
        );
        // In a published flow the type alone is an error.
        let flow = screen(json!([field, footer(json!({}))])).draft();
        let mut walk = flow.shown(given());
        assert_eq!(walk.footer_says(), "");
        walk.fill("who", "Ann");
    }
    let off = with(input("who"), "enabled", json!("${data.f}"));
    let mut walk = screen(json!([off, footer(json!({}))])).shown(given());
    let at = walk.at("who");
    let typed = walk.try_gesture(flowkit_client::phone::Gesture::Type {
        at,
        text: "A".into(),
    });
    assert!(typed.unwrap_err().message.contains("is disabled"));
}
