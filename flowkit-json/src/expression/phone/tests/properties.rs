//! What holds for every text and every value.

use proptest::prelude::*;

use super::super::super::properties::of_type;
use super::super::super::{Expression, Reference, Type};
use super::super::{Failure, Lookup, Meaning, Value, condition};

/// Every reference has this value.
struct Always(Value<'static>);

impl Lookup for Always {
    fn look_up(&self, _: Reference<'_>) -> Value<'_> {
        self.0.clone()
    }
}

/// Every reference has a value of the type that its name says.
struct Typed;

impl Lookup for Typed {
    fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
        match reference.path {
            "s" => Value::from("7 of 9"),
            "n" => Value::Number(-1.5),
            "b" => Value::Bool(true),
            _ => Value::Missing,
        }
    }
}

fn values() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        Just(Value::Missing),
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Number),
        Just(Value::Number(f64::NAN)),
        any::<String>().prop_map(|text| Value::Text(text.into())),
        "-?[0-9]{0,3}(\\.[0-9]{0,2})?".prop_map(|text| Value::Text(text.into())),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            proptest::collection::vec(("[a-z]{1,3}".prop_map(Into::into), inner), 0..3)
                .prop_map(Value::Object),
        ]
    })
}

/// Words in any order: most of them are no expression, and many are.
fn mixtures() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(
        &[
            "${data.s}",
            "${form.n}",
            "${screen.A.data.b}",
            "${data.l[0].t}",
            "${",
            "}",
            "'",
            "'a'",
            "\"",
            "\\",
            "`",
            "1",
            "1.5",
            "1e9",
            "true",
            "false",
            "null",
            "x",
            "(",
            ")",
            "!",
            "-",
            "+",
            "*",
            "/",
            "%",
            "=",
            "==",
            "!=",
            "===",
            "<",
            "<=",
            ">",
            "&&",
            "||",
            "&",
            "?",
            ":",
            "[1]",
            ".",
            ",",
            ";",
            " ",
            " ",
            " ",
            "ü",
            "~",
        ][..],
    );
    proptest::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

/// As `==`, but `NaN` is the same as `NaN`.
fn same(left: &Result<Value<'_>, Failure>, right: &Result<Value<'_>, Failure>) -> bool {
    match (left, right) {
        (Ok(Value::Number(left)), Ok(Value::Number(right))) if left.is_nan() => right.is_nan(),
        _ => left == right,
    }
}

fn evaluate_all_ways(text: &str, lookup: &Always) {
    let readings = [Expression::parse(text), Expression::on_phone(text)];
    for expression in readings.into_iter().flatten() {
        let value = expression.evaluate(lookup);
        let _ = value.and_then(|value| value.text().map(drop));
    }
    let _ = condition(text, lookup);
    for text in [text, &format!("`{text}`"), &format!("${{data.{text}}}")] {
        let _ = Meaning::of(text, "7.3").evaluate(lookup);
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), value in values()) {
        evaluate_all_ways(&text, &Always(value));
    }

    #[test]
    fn no_mixture_of_words_makes_it_panic(text in mixtures(), value in values()) {
        evaluate_all_ways(&text, &Always(value));
    }

    /// Nothing that the phone can read throws while values are short.
    #[test]
    fn what_was_read_has_a_value(text in mixtures(), value in values()) {
        if let Ok(expression) = Expression::on_phone(&text) {
            prop_assert!(expression.evaluate(&Always(value)).is_ok(), "{}", text);
        }
    }

    #[test]
    fn the_value_has_the_type_that_the_validator_works_out(
        (wanted, text) in prop_oneof![Just(Type::Number), Just(Type::Boolean), Just(Type::String)]
            .prop_flat_map(|wanted| (Just(wanted), of_type(wanted)))
    ) {
        let value = Expression::parse(&text).unwrap().evaluate(&Typed);
        let found = match &value {
            Ok(Value::Number(_)) => Type::Number,
            Ok(Value::Bool(_)) => Type::Boolean,
            Ok(Value::Text(_)) => Type::String,
            _ => Type::Unknown,
        };
        prop_assert_eq!(found, wanted, "{}", text);
        // The phone cannot read texts that are put together within parentheses.
        match Expression::on_phone(&text) {
            Ok(expression) => prop_assert!(same(&expression.evaluate(&Typed), &value), "{}", text),
            Err(_) => prop_assert!(wanted != Type::Number, "{}", text),
        }
    }

    #[test]
    fn terms_next_to_each_other_are_the_texts_of_each(values in proptest::collection::vec(values(), 2..5)) {
        let count = values.len();
        let terms = vec!["${data.x}"; count].join(" ");
        for value in values {
            let lookup = Always(value);
            let joined = Expression::on_phone(&terms).unwrap().evaluate(&lookup);
            let once = lookup.0.text().unwrap().repeat(count);
            prop_assert_eq!(joined, Ok(Value::Text(once.into())));
        }
    }

    #[test]
    fn equality_goes_both_ways_and_excludes_the_opposite(left in values(), right in values()) {
        let lookup = Pair(left, right);
        let holds = |text: &'static str| Expression::on_phone(text).unwrap().evaluate(&lookup);
        let equal = holds("${data.l} == ${data.r}");
        prop_assert_eq!(&equal, &holds("${data.r} == ${data.l}"));
        prop_assert_eq!(equal, holds("!(${data.l} != ${data.r})"));
        let decided = ["${data.l} == ${data.r}", "${data.l} != ${data.r}"].map(|text| condition(text, &lookup));
        prop_assert!(decided[0] != decided[1]);
    }

    #[test]
    fn a_calculated_number_has_two_decimals(left in -1e6..1e6, right in -1e6..1e6, operator in "[-+*/%]") {
        let lookup = Pair(Value::Number(left), Value::Number(right));
        let text = format!("${{data.l}} {operator} ${{data.r}}");
        let value = Expression::on_phone(&text).unwrap().evaluate(&lookup).unwrap();
        let text = value.text().unwrap();
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        prop_assert!(decimals <= 2, "{}", text);
    }
}

/// `${data.l}` and `${data.r}`.
struct Pair(Value<'static>, Value<'static>);

impl Lookup for Pair {
    fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
        match reference.path {
            "l" => self.0.clone(),
            _ => self.1.clone(),
        }
    }
}
