//! References of components whose type no version of Flow JSON has, such as `TextInputs`.
//!
//! Meta's validator stops at such a type. Whether the data that the component refers to exists does not depend on its type,
//! so we tell that in the same run. We tell nothing of a reference to an input, which a component of an unknown type may be.

use std::cell::RefCell;

use super::pass::{Bound, Pass};
use crate::catalogue::slots::ACTION_SLOTS;
use crate::document::Untyped;
use crate::expression::{Area, Expression, Fault, Type};
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{Member, Object, Span, Value};

/// The properties in which we look for no references: a condition has a language of its own, and the others are fixed.
const FIXED: [&str; 4] = ["type", "name", "pattern", "condition"];

/// Checks the data that a component of an unknown type refers to, in its properties and in its payloads.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, component: &'d Untyped<'d>) {
    let screen = component.screen;
    let members = component.object.members();
    for member in members.filter(|member| !FIXED.contains(&member.key().as_str())) {
        let (reference, expression) = (Code::InvalidScreenDynamicData, Code::InvalidPropertyValue);
        let key = member.key().span();
        text(
            pass,
            screen,
            member.value(),
            (reference, member.value().span()),
            (expression, key),
        );
    }
    let payloads = ACTION_SLOTS.iter().filter_map(|slot| {
        let action = component.object.get(slot)?;
        action.get("payload")?.as_object()
    });
    for value in payloads.flat_map(Object::members).map(Member::value) {
        let (reference, expression) = (
            Code::InvalidOnClickActionPayload,
            Code::InvalidActionPayloadProperty,
        );
        let span = value.span();
        text(pass, screen, value, (reference, span), (expression, span));
    }
}

/// Checks a text. The caller says under which code and where to report a reference, and an expression.
fn text(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    value: &Value<'_>,
    (of_reference, at): (Code, Span),
    (of_expression, around): (Code, Span),
) {
    let Some(text) = value.as_str() else {
        return;
    };
    match pass.bound(text) {
        Bound::Reference(reference) if reference.area == Area::Data => {
            if let Err(fault) = pass.resolve(screen, reference) {
                pass.report(Level::Pending, of_reference, at, &fault);
            }
        }
        Bound::Malformed => {
            let fault = Fault::malformed_reference();
            pass.report(Level::Pending, of_reference, at, &fault);
        }
        Bound::Expression(inner) => {
            if let Some(fault) = fault_in(pass, screen, inner) {
                pass.report(Level::Pending, of_expression, around, &fault);
            }
        }
        _ => {}
    }
}

/// What is wrong with an expression wherever it stands: its grammar, or the data that it names.
fn fault_in(pass: &Pass<'_, '_>, screen: usize, inner: &str) -> Option<Fault> {
    let expression = match Expression::parse(inner) {
        Ok(expression) => expression,
        Err(fault) => return Some(fault),
    };
    let unknown = RefCell::new(None);
    // Whether its types fit depends on the inputs, of which nothing is known. So only data that does not exist counts.
    let _ = expression.type_of(&|reference| {
        let found = match reference.area {
            Area::Data => pass.type_of(screen, reference),
            Area::Form => Ok(Type::Unknown),
        };
        found.inspect_err(|fault| {
            unknown.borrow_mut().get_or_insert_with(|| fault.clone());
        })
    });
    unknown.into_inner()
}
