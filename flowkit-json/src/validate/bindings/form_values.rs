//! The values and error texts that a Form starts with: its `init-values` and `error-messages`.

use std::collections::BTreeMap;

use super::input::Input;
use super::offered_names::with_nearest;
use super::pass::{Bound, Pass};
use super::shape::Shape;
use crate::catalogue::{Kind, gate};
use crate::document::Component;
use crate::expression::{Fault, Type};
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{self, Member, Object, Value};

/// Checks a Form's `init-values` and `error-messages`, where they are written out: Meta's validator looks at no binding in
/// place of the whole object.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, component: &'d Component<'d>) {
    if component.kind != Kind::Form {
        return;
    }
    let inputs = inputs_in(pass, component);
    for property in ["init-values", "error-messages"] {
        let Some(values) = component.get(property) else {
            continue;
        };
        for member in values.as_object().map(Object::members).unwrap_or_default() {
            let input = inputs.get(member.key().as_str()).copied();
            let checked = match property {
                "init-values" => check_initial(pass, component.screen, member, input, &inputs),
                _ => check_message(pass, component.screen, member, input),
            };
            let level = pass.level(gate::FORM_VALUES);
            match checked {
                Ok(()) => {}
                Err(Wrong::Kept(fault)) => {
                    // Before 7.0 Meta's validator does not look, but the phone shows an error all the same.
                    let level = level.max(Level::Device);
                    pass.report(level, Code::InvalidPropertyValue, values.span(), &fault);
                }
                Err(Wrong::Value(fault)) => {
                    pass.report(level, Code::InvalidPropertyValue, values.span(), &fault);
                }
                Err(Wrong::Unknown(fault)) => {
                    pass.report(level, Code::InvalidFlowJson, member.value().span(), &fault);
                }
            }
        }
    }
}

/// What can be wrong with one member, such as `"age": true`.
enum Wrong {
    /// Its type, which the input cannot keep: the phone shows an error.
    Kept(Fault),
    /// Its type, which the phone turns into text, or its name.
    Value(Fault),
    /// It is bound to nothing that exists, over which Meta's validator crashes.
    Unknown(Fault),
}

/// The inputs in a Form, by their names, those in its Ifs and Switches included.
fn inputs_in<'d>(pass: &Pass<'_, 'd>, form: &Component<'_>) -> BTreeMap<&'d str, Input<'d>> {
    let mut inputs = BTreeMap::new();
    let screen = pass.document.screen_at(form.screen);
    for component in screen
        .map(|screen| screen.within(form))
        .unwrap_or_default()
        .iter()
    {
        if let Some(name) = component.name() {
            inputs.entry(name.as_str()).or_insert(Input::new(component));
        }
    }
    inputs
}

fn check_initial(
    pass: &Pass<'_, '_>,
    screen: usize,
    member: &Member<'_>,
    input: Option<Input<'_>>,
    inputs: &BTreeMap<&str, Input<'_>>,
) -> Result<(), Wrong> {
    let name = member.key();
    let Some(input) = input else {
        let fault = Fault::new(format!("the Form has no input `{name}`"));
        return Err(Wrong::Value(with_nearest(
            &pass.counts,
            fault,
            name.as_str(),
            inputs.keys().copied(),
        )));
    };
    if input.is_media() {
        return Ok(());
    }
    let wanted = input.shape().kind();
    let found = type_of(pass, screen, member.value())?;
    if found.is_none_or(|found| found == wanted) {
        return Ok(());
    }
    let found = found.unwrap_or(Type::Unknown);
    let message = format!("the initial value of `{name}` is {found}, and the input takes {wanted}");
    let fault = Fault::new(message);
    // The phone keeps the number 3 as the text `3`.
    let is_text = |kind: Type| kind == Type::String || kind.is_numeric();
    Err(match is_text(wanted) && is_text(found) {
        true => Wrong::Value(fault),
        false => Wrong::Kept(fault),
    })
}

fn check_message(
    pass: &Pass<'_, '_>,
    screen: usize,
    member: &Member<'_>,
    input: Option<Input<'_>>,
) -> Result<(), Wrong> {
    let found = type_of(pass, screen, member.value())?;
    let in_parts =
        input.is_some_and(|input| input.is_media() || input.shape().kind() == Type::Object);
    match found {
        None | Some(Type::String) => Ok(()),
        Some(Type::Object) if in_parts => Ok(()),
        Some(found) => {
            let message = format!(
                "the error message for `{}` is {found}, not a text",
                member.key()
            );
            Err(Wrong::Value(Fault::new(message)))
        }
    }
}

/// The type of a value or of what it is bound to; `None` for an expression, which Meta's validator does not read here.
fn type_of(pass: &Pass<'_, '_>, screen: usize, value: &Value<'_>) -> Result<Option<Type>, Wrong> {
    Ok(Some(match value.kind() {
        read::Kind::Null => Type::Null,
        read::Kind::Bool(_) => Type::Boolean,
        read::Kind::Number(_) => Type::Number,
        read::Kind::Array(_) => Type::Array,
        read::Kind::Object(_) => Type::Object,
        read::Kind::String(text) => match pass.bound(text) {
            Bound::Literal => Type::String,
            Bound::Expression(_) | Bound::Blank => return Ok(None),
            Bound::Malformed => return Err(Wrong::Unknown(Fault::malformed_reference())),
            Bound::Reference(reference) => pass
                .resolve(screen, reference)
                .map(Shape::kind)
                .map_err(Wrong::Unknown)?,
        },
    }))
}
