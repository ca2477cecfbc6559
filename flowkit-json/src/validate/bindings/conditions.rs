//! Which branch an If shows: its `condition`, plain such as `${data.open}` or in backticks.

use super::pass::{Bound, Pass};
use crate::catalogue::{Kind, gate};
use crate::document::Component;
use crate::expression::{Fault, Type, check_condition};
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{Member, Span, Value};

/// The condition of an If.
fn condition<'d>(component: &'d Component<'d>) -> Option<&'d Member<'d>> {
    let object = &component.object;
    object
        .member("condition")
        .filter(|_| component.kind == Kind::If)
}

/// Checks the condition of an If where it is in backticks.
pub(super) fn check_nested(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    if let Some(condition) = condition(component)
        && let Some(text) = condition.value().as_str()
        && let Bound::Expression(inner) = pass.bound(text)
    {
        check_expression(pass, component.screen, inner, condition.key().span());
    }
}

/// Checks the condition of an If where it is a plain one, and that `then` holds something.
pub(super) fn check_plain(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    let Some(condition) = condition(component) else {
        return;
    };
    let span = condition.value().span();
    let Some(text) = condition.value().as_str() else {
        let fault = Fault::new("the condition is fixed").with_help(
            "the validator falls over a literal boolean: write a condition as text, or leave out the If",
        );
        pass.report(Level::Error, Code::InvalidFlowJson, span, &fault);
        return;
    };
    let screen = component.screen;
    match pass.bound(text) {
        Bound::Expression(_) => return,
        Bound::Blank => return pass.note(Level::Device, span, &never_shown()),
        _ => {}
    }
    let level = pass.level(gate::CONDITIONS);
    if !text.is_empty() && text.trim().is_empty() {
        // Meta's validator refuses an empty condition, and takes one of spaces.
        pass.note(Level::Device, span, &never_shown());
    } else if let Err(fault) = check_condition(text, &|reference| pass.type_of(screen, reference)) {
        pass.report(level, Code::InvalidPropertyValue, span, &fault);
    }
    let then = component.get("then");
    if let Some(then) = then.filter(|then| then.as_array().is_some_and(<[Value<'_>]>::is_empty)) {
        let fault = Fault::new("`then` is empty")
            .with_help("turn the condition around and put the components of `else` here");
        pass.report(level, Code::InvalidPropertyValue, then.span(), &fault);
    }
}

/// What to say of a condition in which nothing stands.
fn never_shown() -> Fault {
    Fault::new("the condition is blank, which the phone takes for false: `then` is never shown")
        .with_help("write a condition such as `${data.open}`, or leave the If out")
}

/// Checks an expression as a condition. Meta's validator takes one that is a text, too.
fn check_expression(pass: &mut Pass<'_, '_>, screen: usize, inner: &str, key: Span) {
    let fault = match pass.expression_type(inner, screen) {
        Ok(Type::Boolean | Type::String) => return,
        Ok(found) => Fault::new(format!(
            "the expression is {found}, and a condition needs a boolean"
        ))
        .with_help("compare it with a value"),
        Err(fault) => fault,
    };
    let level = pass.level(gate::PROPERTY_EXPRESSIONS);
    pass.report(level, Code::InvalidPropertyValue, key, &fault);
}
