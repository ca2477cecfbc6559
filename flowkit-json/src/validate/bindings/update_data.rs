//! What an `update_data` action changes: fields of its own screen's data.

use super::fixed_value::check_fixed_value;
use super::number_inputs::{instead_of_keeping, neither_declaration_works};
use super::offered_names::with_nearest;
use super::pass::{Bound, Pass};
use super::shape::{Shape, may_fit, same};
use crate::catalogue::gate;
use crate::document::Action;
use crate::document::Screen;
use crate::expression::{Area, Fault, Reference, Type};
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{Member, Value};

const CODE: Code = Code::InvalidUpdateDataActionPayload;

/// Checks that a payload names fields of its own screen, and brings what they are declared as.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    let Some((payload, span)) = action.payload_object() else {
        return;
    };
    let level = pass.level(gate::UPDATE_DATA);
    let has_data = pass
        .document
        .screen_at(action.screen)
        .is_some_and(|screen| screen.data().is_some());
    if !has_data {
        let fault = Fault::new("this screen has no `data` that could be updated")
            .with_help("declare the fields in the screen's `data`");
        pass.report(level, CODE, span, &fault);
    }
    for member in payload.members() {
        let key = member.key();
        let screen = pass.document.screen_at(action.screen);
        match screen.and_then(|screen| screen.field(key.as_str())) {
            Some(declared) => check_value(pass, action, member, declared),
            None => {
                if has_data {
                    let fault = Fault::new(format!("this screen has no data field `{key}`"));
                    let known = screen.into_iter().flat_map(Screen::fields);
                    let fault =
                        with_nearest(&pass.counts, fault, key.as_str(), known.map(|(key, _)| key));
                    pass.report(level, CODE, key.span(), &fault);
                }
                check_expression(pass, action, member);
            }
        }
    }
}

fn check_value<'d>(
    pass: &mut Pass<'_, 'd>,
    action: &'d Action<'d>,
    member: &'d Member<'d>,
    declared: &'d Value<'d>,
) {
    let key = member.key().as_str();
    let span = member.value().span();
    let level = pass.level(gate::UPDATE_DATA);
    let what = format!("`{key}`");
    let by_phone = pass.is_left_to_the_phone(gate::UPDATE_DATA);
    match pass.bound_value(member.value()) {
        None | Some(Bound::Literal) => {
            check_fixed_value(pass, gate::UPDATE_DATA, CODE, member, declared);
        }
        Some(Bound::Malformed) => pass.report(level, CODE, span, &Fault::malformed_reference()),
        Some(Bound::Blank) => {}
        Some(Bound::Reference(reference)) => {
            if is_itself(pass, action.screen, reference, key) {
                let fault = Fault::new(format!("`{key}` is set to itself, which changes nothing"))
                    .with_help("leave it out");
                pass.report(Level::Error, CODE, span, &fault);
                return;
            }
            let fault = match pass.resolve(action.screen, reference) {
                Err(fault) => fault,
                Ok(found) => {
                    let found = match by_phone {
                        true => pass.shape_on_the_phone(action.screen, reference, found),
                        false => found,
                    };
                    let compare = if by_phone { may_fit } else { same };
                    match compare(found, Shape::Schema(declared), &what) {
                        Ok(()) => return,
                        Err(difference) => beyond_declaring(pass, action, key, reference, declared)
                            .unwrap_or(Fault::new(difference.message)),
                    }
                }
            };
            pass.report(level, CODE, span, &fault);
        }
        Some(Bound::Expression(_)) => {
            let Some(found) = check_expression(pass, action, member) else {
                return;
            };
            let wanted = Shape::Schema(declared).kind();
            if found != wanted && !(found.is_numeric() && wanted.is_numeric()) {
                let fault = Fault::new(format!(
                    "the expression for {what} is {found}, but the field is declared as {wanted}"
                ));
                pass.report(level, CODE, span, &fault);
            }
        }
    }
}

/// What to say where a number input's value goes into a field that is no `number`: Meta's validator wants a `number`, and
/// the phone shows an error for one.
fn beyond_declaring(
    pass: &Pass<'_, '_>,
    action: &Action<'_>,
    key: &str,
    reference: Reference<'_>,
    declared: &Value<'_>,
) -> Option<Fault> {
    let input = pass.input_at(action.screen, reference)?;
    let declared = Shape::Schema(declared).kind();
    (input.is_number() && declared != Type::Number).then(|| {
        Fault::new(neither_declaration_works(key, declared))
            .with_help(instead_of_keeping(reference))
    })
}

fn is_itself(pass: &Pass<'_, '_>, screen: usize, reference: Reference<'_>, key: &str) -> bool {
    let here = pass
        .document
        .screen_at(screen)
        .map(|screen| screen.id().as_str());
    let on_this_screen = reference.screen.is_none() || reference.screen == here;
    on_this_screen && reference.area == Area::Data && reference.path == key
}

/// The type of a member that is an expression; `None` if it is none, or a broken one, which is reported.
fn check_expression<'d>(
    pass: &mut Pass<'_, 'd>,
    action: &'d Action<'d>,
    member: &'d Member<'d>,
) -> Option<Type> {
    let Some(Bound::Expression(inner)) = pass.bound_value(member.value()) else {
        return None;
    };
    match pass.expression_type(inner, action.screen) {
        Ok(found) => Some(found),
        Err(fault) => {
            let level = pass.level(gate::SCREEN_PAYLOAD_EXPRESSIONS);
            pass.report(
                level,
                Code::InvalidActionPayloadProperty,
                member.value().span(),
                &fault,
            );
            None
        }
    }
}
