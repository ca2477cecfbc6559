//! Expressions that were executed, and what came out.

use super::super::super::ast::Expression;
use super::super::super::limits::MOST_TEXT;
use super::super::{Failure, Value};
use super::{State, state};

/// What came out; a number as its text, so that `NaN` can be compared.
#[derive(Debug, PartialEq)]
enum Came {
    Text(String),
    Number(String),
    Bool(bool),
    Null,
    Missing,
    Threw,
    Other,
}

fn came(text: &str, state: &State) -> Came {
    let Ok(expression) = Expression::on_phone(text) else {
        return Came::Threw;
    };
    match expression.evaluate(state) {
        Ok(Value::Text(text)) => Came::Text(text.into_owned()),
        Ok(number @ Value::Number(_)) => Came::Number(number.text().unwrap().into_owned()),
        Ok(Value::Bool(value)) => Came::Bool(value),
        Ok(Value::Null) => Came::Null,
        Ok(Value::Missing) => Came::Missing,
        Ok(Value::List(_) | Value::Object(_)) => Came::Other,
        Err(_) => Came::Threw,
    }
}

fn text(text: &str) -> Came {
    Came::Text(text.to_owned())
}

fn number(text: &str) -> Came {
    Came::Number(text.to_owned())
}

fn check<const N: usize>(cases: [(&str, Came); N]) {
    let state = state(1.906);
    for (expression, expected) in cases {
        assert_eq!(came(expression, &state), expected, "{expression}");
    }
}

/// Every vector that was executed in the phone's own code.
#[test]
fn p061_to_p080_the_executed_vectors() {
    let yes = || Came::Bool(true);
    let no = || Came::Bool(false);
    check([
        ("'Hi ' ${data.s} '!'", text("Hi x!")),
        (
            "'n=' ${data.n} ${data.none} ${form.nul} ${data.b} ${data.arr} ${data.obj}",
            text("n=5truea,b[object Object]"),
        ),
        ("${data.n} + ${data.none}", number("5")),
        ("${data.n} + ${data.s}", number("NaN")),
        ("${form.a} + ${form.bb}", number("3")),
        ("${data.n} / ${data.none}", number("0")),
        ("${data.n} / ${data.e}", number("Infinity")),
        ("${data.n} / ${data.z}", number("0")),
        ("${data.n} / ${data.zs}", number("Infinity")),
        ("${data.n} % ${data.e}", number("NaN")),
        ("${data.d} * 1", number("1.91")),
        ("1 / 3 * 3", number("0.99")),
        ("${data.str} > ${data.str2}", no()),
        ("${data.str} > 9", yes()),
        ("${data.none} == ''", yes()),
        ("${data.none} == ${form.nul}", yes()),
        ("${data.none} != 'x'", yes()),
        ("${data.str} == 10", yes()),
        ("${data.b} == 1", yes()),
        ("${data.b} == 'true'", no()),
        ("${data.f} == ${data.none}", no()),
        ("!${data.none}", yes()),
        ("!${data.e}", yes()),
        ("${data.s} && ${data.n}", yes()),
        ("${data.none} || ${data.b}", yes()),
        ("-${data.none}", number("NaN")),
        ("-${data.str}", number("-10")),
        ("+${data.str}", text("10")),
        ("'a}b'", text("ab")),
        ("'it\\'s'", text("it's")),
        ("1 + 2 'x'", text("3x")),
        ("'x' 1 + 2", text("x3")),
        ("2 + 3 * 4", number("14")),
        ("null", Came::Null),
        ("${data.arr.1}", Came::Threw),
        ("foo(1)", Came::Threw),
        ("${data.n} > 3 ? 'a' : 'b'", Came::Threw),
    ]);
}

/// What the tables of constructs say, construct by construct.
#[test]
fn p063_to_p068_calculations() {
    check([
        ("'1' + '2'", number("3")),
        ("'x' + 1", number("NaN")),
        ("${data.b} + ${data.b}", number("2")),
        ("${data.e} - 1", number("-1")),
        ("${data.zs} / ''", number("NaN")),
        ("0 / ${data.e}", number("NaN")),
        ("${data.n} % ${data.z}", number("0")),
        ("${data.n} % ${data.none}", number("0")),
        ("${data.n} % ${data.zs}", number("NaN")),
        ("7 % 4", number("3")),
        ("5 / (1 - 1)", number("0")),
        ("-5 / ${data.f}", number("-Infinity")),
        ("10 - 2 - 3", number("5")),
        ("(1 + 2) * 3", number("9")),
        ("-(1 + 2)", number("-3")),
        ("- -1", number("1")),
        ("1.906", number("1.906")),
        ("-${data.d}", number("-1.906")),
        ("-${data.e}", number("0")),
        ("-null", number("0")),
        ("-'x'", number("NaN")),
        ("+${data.none}", Came::Missing),
        ("0.1 + 0.2", number("0.3")),
        ("${data.arr} + 1", number("NaN")),
        ("${data.obj} + 1", number("NaN")),
        ("${data.obj.k} + 1", number("2")),
        ("1e21", number("1e+21")),
        (".5 + 1.", number("1.5")),
    ]);
}

#[test]
fn p069_to_p075_comparisons_and_truth() {
    let yes = || Came::Bool(true);
    let no = || Came::Bool(false);
    check([
        ("${data.e} == ${form.nul}", yes()),
        ("${data.z} == ''", no()),
        ("${data.f} == ''", no()),
        ("${data.z} == ${data.f}", yes()),
        ("${data.n} == 'x'", no()),
        ("${data.s} == 'x'", yes()),
        ("${data.str} == '10.0'", no()),
        ("${data.str} == 10.0", yes()),
        ("${data.b} != true", no()),
        ("null == null", yes()),
        ("${data.none} < 1", no()),
        ("1 > ${data.e}", no()),
        ("${data.b} > 0", yes()),
        ("${data.s} < 5", no()),
        ("5 <= ${data.n}", yes()),
        ("${data.n} >= 5.01", no()),
        ("'a' < 'b'", no()),
        ("${data.arr} == ''", no()),
        ("1 < 2 == true", yes()),
        ("!${data.s} == false", yes()),
        ("'false' && ${data.arr}", yes()),
        ("${data.obj} && 1", yes()),
        ("${data.z} || ${data.e}", no()),
        ("('x' + 1) || false", no()),
        ("true || false && false", yes()),
        ("!${data.z}", yes()),
        ("!'false'", no()),
    ]);
}

#[test]
fn what_is_neither_calculated_nor_compared() {
    check([
        ("${data.n}", number("5")),
        ("${data.none}", Came::Missing),
        ("${form.nul}", Came::Missing),
        ("(${data.b})", Came::Bool(true)),
        ("${data.arr}", Came::Other),
        ("+${data.obj}", Came::Other),
        ("${screen.A.data.s}", text("x")),
        ("${screen.B.data.s}", Came::Missing),
        ("${screen.A.form.a} ${data.s}", text("1x")),
        ("${data.arr[1]}", text("b")),
        ("${data.arr}[1]", text("b")),
        ("${data.arr[7]}", Came::Missing),
        ("\"a'b\"", text("a'b")),
        ("'a\\\\`b'", text("a`b")),
        ("'' 1 / 3 ' ' -0.5", text("0.33-0.5")),
        ("'a', 'b';", text("ab")),
        ("", text("")),
    ]);
}

#[test]
fn a_text_has_a_longest_length() {
    let mut state = state(1.0);
    let field = "x".repeat(MOST_TEXT / 2);
    state.data.push(("long", Value::Text(field.into())));
    let evaluate = |text| Expression::on_phone(text).unwrap().evaluate(&state);
    let fits = evaluate("${data.long} ${data.long}");
    assert!(fits.is_ok_and(|value| value.text().unwrap().len() == MOST_TEXT));
    for text in [
        "${data.long} ${data.long} '!'",
        "${data.long} ${data.long} ${data.b}",
    ] {
        assert_eq!(evaluate(text), Err(Failure::TooLong), "{text}");
    }
}

#[test]
fn a_list_in_a_text_nests_only_so_deep() {
    let nested = |depth: usize| (0..depth).fold(Value::Null, |inner, _| Value::List(vec![inner]));
    let shown = |depth| {
        let mut state = state(1.0);
        state.data.push(("nested", nested(depth)));
        let expression = Expression::on_phone("'' ${data.nested}").unwrap();
        expression.evaluate(&state).map(drop)
    };
    assert_eq!(shown(64), Ok(()));
    assert_eq!(shown(65), Err(Failure::TooDeep));
}
