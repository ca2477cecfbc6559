//! References and expressions in the properties of components.

use super::expected::{expected, takes_expressions};
use super::pass::{Bound, Pass};
use super::text_lists;
use crate::catalogue::bound_type::BoundType;
use crate::catalogue::{Kind, gate};
use crate::document::Component;
use crate::expression::{Fault, Reference, Type};
use crate::finding::Code;
use crate::read::{Member, Span, Value};

/// Checks every property of a component whose bindings Meta's validator looks at.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, component: &'d Component<'d>) {
    for member in component.object.members() {
        let property = member.key().as_str();
        if let Some(wanted) = expected(component.kind, property) {
            check_property(pass, component.screen, member, wanted);
        }
        if component.kind == Kind::CalendarPicker && matches!(property, "label" | "init-value") {
            check_halves(pass, member.value());
        }
    }
    text_lists::check(pass, component);
}

/// Checks one property of a component, or the `url` of an action.
pub(super) fn check_property<'d>(
    pass: &mut Pass<'_, 'd>,
    screen: usize,
    member: &'d Member<'d>,
    wanted: BoundType,
) {
    let Some(text) = member.value().as_str() else {
        return;
    };
    let span = member.value().span();
    match pass.bound(text) {
        Bound::Literal | Bound::Blank => {}
        Bound::Malformed => {
            let level = pass.level(gate::REFERENCES);
            pass.report(
                level,
                Code::InvalidScreenDynamicData,
                span,
                &Fault::malformed_reference(),
            );
        }
        Bound::Reference(reference) => {
            if let Err(fault) = check_reference(pass, screen, reference, wanted) {
                let level = pass.level(gate::REFERENCES);
                pass.report(level, Code::InvalidScreenDynamicData, span, &fault);
            }
        }
        Bound::Expression(inner) if takes_expressions(member.key().as_str()) => {
            check_expression(pass, screen, inner, wanted, member.key().span());
        }
        Bound::Expression(_) => {}
    }
}

fn check_reference(
    pass: &Pass<'_, '_>,
    screen: usize,
    reference: Reference<'_>,
    wanted: BoundType,
) -> Result<(), Fault> {
    let here = pass
        .document
        .screen_at(screen)
        .map(|screen| screen.id().as_str());
    if reference.screen.is_some() && reference.screen == here {
        let local = Reference {
            screen: None,
            ..reference
        };
        return Err(pass.operation_fault(local).unwrap_or_else(|| {
            Fault::new("a property may not name its own screen in a reference")
                .with_help(format!("write `{local}`"))
        }));
    }
    let shape = pass.resolve(screen, reference)?;
    wanted.check(shape).map_err(|why| {
        let fault = Fault::new(format!("`{reference}` is {why}"));
        if shape.kind().is_numeric() && wanted.takes(Type::String) {
            let help =
                format!("in an expression (from 6.0) it becomes a text: `` `'' {reference}` ``");
            return fault.with_help(help);
        }
        fault
    })
}

/// Checks an expression in a property. Meta's validator points at the property's key where it is wrong.
fn check_expression(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    inner: &str,
    wanted: BoundType,
    key: Span,
) {
    let fault = match pass.expression_type(inner, screen) {
        Ok(found) if wanted.takes(found) => return,
        Ok(found) => Fault::new(format!(
            "the expression `{inner}` is {found}, and the property takes {wanted}"
        )),
        Err(fault) => fault,
    };
    let level = pass.level(gate::PROPERTY_EXPRESSIONS);
    pass.report(level, Code::InvalidPropertyValue, key, &fault);
}

/// Reports a reference in one half of what a range calendar takes, such as `"label": {"start-date": "${data.from}"}`:
/// Meta's validator crashes over it.
fn check_halves(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    let halves = ["start-date", "end-date"];
    for half in halves.iter().filter_map(|half| value.get(half)) {
        let bound = pass.bound_value(half);
        if matches!(bound, Some(Bound::Reference(_) | Bound::Malformed)) {
            let fault = Fault::new("one half of a range calendar cannot be bound")
                .with_help("write it out");
            let level = pass.level(gate::REFERENCES);
            pass.report(level, Code::InvalidFlowJson, half.span(), &fault);
        }
    }
}
