//! What the phone was seen to do, and what holds for every text.

mod conditions;
mod expressions;
mod meanings;
mod properties;
mod reading;

use super::super::reference::{Area, Reference};
use super::{Lookup, Value};

/// The state of one screen. Its fields are found by their first step, and items of a list by their place.
struct State {
    data: Vec<(&'static str, Value<'static>)>,
    form: Vec<(&'static str, Value<'static>)>,
}

impl Lookup for State {
    fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
        let fields = match (reference.screen, reference.area) {
            (None | Some("A"), Area::Data) => &self.data,
            (None | Some("A"), Area::Form) => &self.form,
            _ => return Value::Missing,
        };
        let mut steps = reference.steps();
        let first = steps.next().unwrap_or_default();
        let field = fields.iter().find(|(name, _)| *name == first);
        let value = field.map_or(&Value::Missing, |(_, value)| value);
        steps.fold(value, |value, step| inner(value, &step)).clone()
    }
}

fn inner<'v>(value: &'v Value<'static>, step: &str) -> &'v Value<'static> {
    let found = match value {
        Value::List(items) => step.parse().ok().and_then(|place: usize| items.get(place)),
        Value::Object(members) => {
            let mut members = members.iter();
            members.find(|(key, _)| key == step).map(|(_, value)| value)
        }
        _ => None,
    };
    found.unwrap_or(&Value::Missing)
}

/// The screen of the reference's tables; `d` is `decimal`.
fn state(decimal: f64) -> State {
    let object = Value::Object(vec![("k".into(), Value::Number(1.0))]);
    State {
        data: vec![
            ("s", "x".into()),
            ("n", Value::Number(5.0)),
            ("d", Value::Number(decimal)),
            ("b", Value::Bool(true)),
            ("f", Value::Bool(false)),
            ("e", "".into()),
            ("str", "10".into()),
            ("str2", "9".into()),
            ("z", Value::Number(0.0)),
            ("zs", "0".into()),
            ("arr", Value::List(vec!["a".into(), "b".into()])),
            ("obj", object),
            ("dotted.name", "never found".into()),
        ],
        form: vec![("nul", Value::Null), ("a", "1".into()), ("bb", "2".into())],
    }
}
