//! What a text is, and what comes out of it.

use super::super::super::reference::{Area, Reference};
use super::super::{Failure, Meaning, Value};
use super::state;

#[test]
fn p059_p078_a_text_is_a_literal_a_reference_or_an_expression() {
    let here = |path| {
        Meaning::Reference(Reference {
            screen: None,
            area: Area::Data,
            path,
        })
    };
    let global = Meaning::Reference(Reference {
        screen: Some("STAY_A"),
        area: Area::Form,
        path: "x",
    });
    for (text, expected) in [
        ("${data.x}", here("x")),
        ("${data.list[0].title}", here("list[0].title")),
        ("${screen.STAY_A.form.x}", global),
        ("`'a'`", Meaning::Expression("'a'")),
        ("``", Meaning::Expression("")),
        ("`", Meaning::Literal("`")),
        ("", Meaning::Literal("")),
        ("Hi ${data.x}", Meaning::Literal("Hi ${data.x}")),
        ("${data.x} pieces", Meaning::Literal("${data.x} pieces")),
        ("${other.x}", Meaning::Literal("${other.x}")),
        (
            "${screen.A1.data.x}",
            Meaning::Literal("${screen.A1.data.x}"),
        ),
        ("${screen.A.title}", Meaning::Literal("${screen.A.title}")),
        ("${data.a} at ${data.b}", Meaning::Nothing),
        ("${screen.A.data.x} pieces", Meaning::Nothing),
        ("${data}", Meaning::Nothing),
        ("${database}", Meaning::Nothing),
        ("${external_data.x}", Meaning::Nothing),
    ] {
        assert_eq!(Meaning::of(text, "7.3"), expected, "{text}");
    }
    assert_eq!(Meaning::of("`'a'`", "6.0"), Meaning::Expression("'a'"));
    assert_eq!(Meaning::of("`'a'`", "5.1"), Meaning::Nothing);
}

#[test]
fn p057_p058_p154_a_reference_keeps_the_type_of_its_value() {
    let state = state(1.9);
    let evaluate = |text| Meaning::of(text, "7.3").evaluate(&state);
    for (text, expected) in [
        ("${data.n}", Value::Number(5.0)),
        ("${data.e}", "".into()),
        ("${data.f}", Value::Bool(false)),
        ("${data.arr.1}", "b".into()),
        ("${data.arr[0]}", "a".into()),
        ("${data.obj.k}", Value::Number(1.0)),
        // A field whose name holds a dot is never found.
        ("${data.dotted.name}", Value::Missing),
        // A missing step, and a null, are nothing.
        ("${data.arr.5}", Value::Missing),
        ("${data.s.length}", Value::Missing),
        ("${form.nul}", Value::Missing),
        ("${data.none}", Value::Missing),
        ("${screen.NEW.data.x}", Value::Missing),
        ("${data.n} and ${data.s}", Value::Missing),
        ("Hi ${data.s}", "Hi ${data.s}".into()),
        ("`'Hi ' ${data.s}`", "Hi x".into()),
    ] {
        assert_eq!(evaluate(text), Ok(expected), "{text}");
    }
    assert!(matches!(
        evaluate("`${data.arr.1}`"),
        Err(Failure::Unreadable(_))
    ));
    let before = Meaning::of("`${data.s}`", "5.1").evaluate(&state);
    assert_eq!(before, Ok(Value::Missing));
}
