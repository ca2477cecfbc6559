//! What holds for every expression.

use proptest::prelude::*;

use super::{Expression, Fault, Reference, Type, check_condition, operation_in};

fn resolve(reference: Reference<'_>) -> Result<Type, Fault> {
    match reference.path {
        "s" => Ok(Type::String),
        "n" => Ok(Type::Number),
        "i" => Ok(Type::Integer),
        "b" => Ok(Type::Boolean),
        _ => Err(Fault::new("unknown")),
    }
}

fn type_of(text: &str) -> Result<Type, String> {
    Expression::parse(text)
        .and_then(|expression| expression.type_of(&resolve))
        .map_err(|fault| fault.to_string())
}

/// Expressions of a type, as text; everything in parentheses, so that only the types matter.
pub(super) fn of_type(wanted: Type) -> BoxedStrategy<String> {
    expressions(wanted, 4)
}

fn expressions(wanted: Type, depth: u32) -> BoxedStrategy<String> {
    let leaf = match wanted {
        Type::Number => prop_oneof![
            Just("${data.n}".to_owned()),
            "[0-9]{1,4}(\\.[0-9]{1,2})?".prop_map(|number| number),
        ]
        .boxed(),
        Type::Boolean => prop_oneof![
            Just("${form.b}".to_owned()),
            Just("true".to_owned()),
            Just("false".to_owned()),
        ]
        .boxed(),
        _ => prop_oneof![
            Just("${screen.A.data.s}".to_owned()),
            "[a-z \"]{0,5}".prop_map(|text| format!("'{text}'")),
        ]
        .boxed(),
    };
    let Some(depth) = depth.checked_sub(1) else {
        return leaf;
    };
    let pair = |inner: Type, operators: &'static [&'static str]| {
        (
            expressions(inner, depth),
            proptest::sample::select(operators),
            expressions(inner, depth),
        )
            .prop_map(|(left, operator, right)| format!("({left} {operator} {right})"))
    };
    match wanted {
        Type::Number => prop_oneof![
            leaf,
            pair(Type::Number, &["+", "-", "*", "/"]),
            expressions(Type::Number, depth).prop_map(|inner| format!("-{inner}")),
        ]
        .boxed(),
        Type::Boolean => prop_oneof![
            leaf,
            pair(Type::Boolean, &["&&", "||", "==", "!="]),
            pair(Type::Number, &["<", "<=", ">", ">="]),
            pair(Type::String, &["==", "!="]),
            expressions(Type::Boolean, depth).prop_map(|inner| format!("!{inner}")),
        ]
        .boxed(),
        _ => prop_oneof![leaf, pair(Type::String, &[" "])].boxed(),
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = type_of(&text);
        let _ = check_condition(&text, &resolve);
    }

    #[test]
    fn no_mixture_of_words_makes_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(&[
                "${data.s}", "${form.n}", "${screen.A.data.b}", "${", "}", "'", "'a'", "\"", "\\", "`", "\\\\`", "1",
                "1.5", "007", "true", "null", "x", "(", ")", "!", "-", "+", "*", "/", "%", "=", "==", "!=", "<", "<=",
                ">", "&&", "||", "&", "?", ":", " ", "ü",
            ][..]),
            0..40,
        ),
    ) {
        let text = words.concat();
        let _ = type_of(&text);
        let _ = check_condition(&text, &resolve);
    }

    #[test]
    fn a_well_typed_expression_has_its_type(
        (wanted, text) in prop_oneof![Just(Type::Number), Just(Type::Boolean), Just(Type::String)]
            .prop_flat_map(|wanted| (Just(wanted), of_type(wanted)))
    ) {
        prop_assert_eq!(type_of(&text), Ok(wanted), "{}", text);
    }

    #[test]
    fn nothing_in_braces_makes_it_panic(text in any::<String>(), words in "[a-z.]{0,3}[ =!<>&|+*/%?'\"}${ä-]{0,6}[a-z0-9]{0,3}") {
        for inner in [text, words] {
            let text = format!("${{data.{inner}}}");
            if let Some(Ok(reference)) = Reference::in_text(&text) {
                let _ = operation_in(reference);
            }
        }
    }

    #[test]
    fn a_brace_closed_too_late_is_found(
        name in "[a-z_]{1,5}(\\.[a-z]{1,4})?",
        operator in proptest::sample::select(&["==", "!=", "<", ">=", "+", "*", "/"][..]),
        number in 0_u16..1000,
        gap in "[ ]{0,2}",
    ) {
        let text = format!("${{data.{name}{gap}{operator}{gap}{number}}}");
        let reference = Reference::in_text(&text).and_then(Result::ok);
        let operation = reference.and_then(operation_in);
        let help = operation.and_then(|operation| operation.inner_fault().help().map(str::to_owned));
        let meant = format!("`${{data.{name}}}{gap}{operator}{gap}{number}`");
        prop_assert!(help.is_some_and(|help| help.contains(&meant)), "{}", text);
    }

    #[test]
    fn one_unknown_name_is_always_found(text in of_type(Type::String)) {
        let text = text + " ${data.nothing}";
        prop_assert!(type_of(&text).is_err());
    }
}

#[test]
fn operators_bind_as_usual() {
    let boolean = [
        "${data.n} + 1 * 2 > 3 && ${data.b}",
        "!${data.b} == true",
        "-${data.n} < 3",
        "${data.n} == ${data.n} || ${data.s} != ''",
        "${data.i} == 3",
        "${data.i} >= ${data.n}",
    ];
    for text in boolean {
        assert_eq!(type_of(text), Ok(Type::Boolean), "{text}");
    }
    assert_eq!(type_of("'Price ' ${data.n} ' euro'"), Ok(Type::String));
    assert_eq!(type_of("${data.n} - 1"), Ok(Type::Number));
    assert_eq!(type_of("'it\\'s'"), Ok(Type::String));
    assert_eq!(type_of("'a\\\\`b'"), Ok(Type::String));
    assert_eq!(type_of("\"quoted\""), Ok(Type::String));
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in [
        "",
        " ",
        "hello",
        "${data.s} + 'x'",
        "${data.s} - 1",
        "${data.s} > 5",
        "${data.i} == ${data.n}",
        "${data.b} && ${data.s}",
        "${data.n} === 4",
        "${data.n} ** 2",
        "${data.n} % 2",
        "${data.b} ? 'a' : 'b'",
        "${data.s} != null",
        "(${data.n} > 3",
        "${data.n} > 3)",
        "()",
        "${data.s} &&",
        "'open",
        "${data.n",
        "${other}",
        "max(1)",
        "1.",
        "a`b",
    ] {
        assert!(type_of(text).is_err(), "{text}");
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(type_of(&deep).is_err());
    let deep = format!("{}1{}", "(".repeat(200), ")".repeat(200));
    assert!(type_of(&deep).is_err() && check_condition(&deep, &resolve).is_err());
    assert!(type_of(&"-".repeat(900)).is_err());
    assert_eq!(type_of(&vec!["1"; 500].join(" + ")), Ok(Type::Number));
    assert!(type_of(&vec!["1"; 501].join(" + ")).is_err());
}

#[test]
fn faults_say_where() {
    let fault = type_of("'ä' (${data.s} + 1)").unwrap_err();
    assert_eq!(
        fault,
        "`+` needs numbers, and this is a string (character 16)"
    );
}
