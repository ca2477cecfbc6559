//! What a `navigate` action brings along for the screen it leads to.

use super::fixed_value::check_fixed_value;
use super::number_inputs::{instead_of_handing_on, neither_declaration_works};
use super::offered_names::{list, with_nearest};
use super::pass::{Bound, Pass};
use super::shape::{Shape, may_fit, same};
use crate::catalogue::gate;
use crate::document::Action;
use crate::expression::{Area, Fault, Reference, Type};
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{Member, Object, Span, Value};

/// Checks a payload against the `data` of the target. A target that does not exist is told by the rules about routes.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    let next = action.object.get("next");
    let name = next
        .and_then(|next| next.get("name"))
        .and_then(Value::as_str);
    let Some(target) = name.and_then(|name| pass.document.screen_index(name)) else {
        return;
    };
    let Some((payload, span)) = action.payload_object() else {
        check_absent(pass, action.span, target);
        return;
    };
    check_keys(pass, payload, span, target);
    for member in payload.members() {
        check_member(pass, action, member, target);
    }
}

/// Reports a payload that is left out although the target declares data.
fn check_absent(pass: &mut Pass<'_, '_>, span: Span, target: usize) {
    let Some(screen) = pass.document.screen_at(target) else {
        return;
    };
    let Some(fields) = list(screen.fields().map(|(key, _)| key)) else {
        return;
    };
    let fault = Fault::new(format!(
        "the screen `{}` needs data, and there is no `payload`",
        screen.id()
    ))
    .with_help(format!("add a `payload` with {fields}"));
    let level = pass.level(gate::NAVIGATE_KEYS);
    pass.report(level, Code::MissingNavigationActionPayload, span, &fault);
}

/// Checks that the keys of the payload are those that the target declares.
fn check_keys(pass: &mut Pass<'_, '_>, payload: &Object<'_>, span: Span, target: usize) {
    let Some(screen) = pass.document.screen_at(target) else {
        return;
    };
    let id = screen.id();
    let level = pass.level(gate::NAVIGATE_KEYS);
    // The phone ignores a surplus key that an item of a NavigationList brings.
    let surplus = match pass.in_list_item {
        true => Level::Warning,
        false => level,
    };
    // A surplus key with a fixed value Meta's validator reports twice: here, and with another code by its type.
    let weighs_more = pass.level(gate::NAVIGATE_TYPES) > surplus && !pass.in_list_item;
    let mut faults = Vec::new();
    if screen.data().is_none() && !payload.is_empty() {
        let fault = Fault::new(format!(
            "the screen `{id}` declares no data, and the payload brings some"
        ));
        let help =
            format!("declare the fields in the `data` of `{id}`, or leave the payload empty");
        faults.push((surplus, span, fault.with_help(help), false));
    }
    let missing = screen
        .fields()
        .filter(|(key, _)| payload.get(key).is_none());
    if let Some(missing) = list(missing.map(|(key, _)| key)) {
        let message = format!("the payload lacks what the screen `{id}` declares: {missing}");
        let fault = match pass.in_list_item {
            true => Fault::new(message).with_help(
                "from a NavigationList the phone wants every field; without one it shows an error instead of the screen",
            ),
            false => Fault::new(message),
        };
        faults.push((level, span, fault, false));
    }
    if screen.data().is_some() {
        for member in payload.members() {
            let key = member.key();
            if screen.field(key.as_str()).is_none() {
                let fault = Fault::new(format!("the screen `{id}` has no data field `{key}`"));
                let known = screen.fields().map(|(key, _)| key);
                let fault = with_nearest(&pass.counts, fault, key.as_str(), known);
                let is_echo = weighs_more && !refers(pass.bound_value(member.value()).as_ref());
                faults.push((surplus, key.span(), fault, is_echo));
            }
        }
    }
    for (level, span, fault, is_echo) in faults {
        let code = Code::InvalidNavigateActionPayload;
        match is_echo {
            true => pass.echo(level, code, span, &fault),
            false => pass.report(level, code, span, &fault),
        }
    }
}

/// Whether a member is a reference, right or broken, and not a fixed value.
fn refers(found: Option<&Bound<'_>>) -> bool {
    matches!(found, Some(Bound::Reference(_) | Bound::Malformed))
}

fn check_member<'d>(
    pass: &mut Pass<'_, 'd>,
    action: &'d Action<'d>,
    member: &'d Member<'d>,
    target: usize,
) {
    let found = pass.bound_value(member.value());
    let expression = match found {
        Some(Bound::Expression(inner)) => {
            let Some(found) = check_expression(pass, action, inner, member, target) else {
                return;
            };
            Some(found)
        }
        _ => None,
    };
    let key = member.key();
    let span = member.value().span();
    let level = pass.level(gate::NAVIGATE_TYPES);
    let fixed = Code::InvalidNavigateActionStaticData;
    let Some(screen) = pass
        .document
        .screen_at(target)
        .filter(|screen| screen.data().is_some())
    else {
        return;
    };
    let Some(declared) = screen.field(key.as_str()) else {
        // Meta's validator reports a fixed value under an unknown key with this code and with that of `check_keys`.
        if !refers(found.as_ref()) && !pass.in_list_item {
            let fault = Fault::new(format!(
                "the screen `{}` has no data field `{key}`",
                screen.id()
            ));
            let fault = with_nearest(
                &pass.counts,
                fault,
                key.as_str(),
                screen.fields().map(|(key, _)| key),
            );
            match level > pass.level(gate::NAVIGATE_KEYS) {
                true => pass.report(level, fixed, span, &fault),
                false => pass.echo(level, fixed, span, &fault),
            }
        }
        return;
    };
    let what = format!("`{key}`");
    match found {
        Some(Bound::Malformed | Bound::Blank) => {}
        Some(Bound::Reference(reference)) => {
            check_reference(pass, action, member, reference, declared);
        }
        Some(Bound::Expression(_)) => {
            let wanted = Shape::Schema(declared).kind();
            let fits = |found: Type| found == wanted || (found.is_numeric() && wanted.is_numeric());
            if let Some(found) = expression.filter(|found| !fits(*found)) {
                let fault = Fault::new(format!(
                    "the expression for {what} is {found}, but the target declares {wanted}"
                ));
                pass.report(level, fixed, span, &fault);
            }
        }
        None | Some(Bound::Literal) => {
            check_fixed_value(pass, gate::NAVIGATE_TYPES, fixed, member, declared);
        }
    }
}

fn check_reference<'d>(
    pass: &mut Pass<'_, 'd>,
    action: &'d Action<'d>,
    member: &'d Member<'d>,
    reference: Reference<'_>,
    declared: &'d Value<'d>,
) {
    // That it leads to nothing `payload_references` has told.
    let Ok(found) = pass.referred(action.screen, reference) else {
        return;
    };
    let what = format!("`{}`", member.key());
    let compared = match pass.is_left_to_the_phone(gate::NAVIGATE_TYPES) {
        true => {
            let found = pass.shape_on_the_phone(action.screen, reference, found);
            may_fit(found, Shape::Schema(declared), &what)
        }
        false => same(found, Shape::Schema(declared), &what),
    };
    let Err(difference) = compared else {
        return;
    };
    let level = pass.level(gate::NAVIGATE_TYPES);
    let code = Code::InvalidNavigateActionPayload;
    if let Some(fault) = beyond_declaring(pass, action, member, reference, declared) {
        return pass.report(level, code, member.value().span(), &fault);
    }
    let span = difference.declared_at.unwrap_or(member.value().span());
    let here = pass
        .document
        .screen_at(action.screen)
        .map_or("", |screen| screen.id().as_str());
    let fault = Fault::new(difference.message);
    let fault = match reference.screen {
        None if reference.area == Area::Form => fault.with_help(format!(
            "change the declaration, or leave it out and refer to the input on that screen as \
             `${{screen.{here}.form.{}}}`",
            reference.path
        )),
        _ => fault.with_help("change the declaration on one of the two screens"),
    };
    pass.report(level, code, span, &fault);
}

/// What to say where no declaration of the target fits the value: Meta's validator and the phone want different ones, or, for
/// a range of dates, none exists.
fn beyond_declaring(
    pass: &Pass<'_, '_>,
    action: &Action<'_>,
    member: &Member<'_>,
    reference: Reference<'_>,
    declared: &Value<'_>,
) -> Option<Fault> {
    let input = pass.input_at(action.screen, reference)?;
    let declared = Shape::Schema(declared).kind();
    let message = if input.is_number() && declared != Type::Number {
        neither_declaration_works(member.key().as_str(), declared)
    } else if input.is_range() {
        "a range of dates cannot be declared on the next screen".to_owned()
    } else {
        return None;
    };
    let help = instead_of_handing_on(pass, action.screen, reference);
    Some(Fault::new(message).with_help(help))
}

/// The type of an expression; `None` if it is broken, which is reported. Meta's validator looks for its local references,
/// such as `${form.age}`, on the *target*; to the phone they are on the screen that the action stands on, which counts where
/// Meta's validator does not look.
fn check_expression<'d>(
    pass: &mut Pass<'_, 'd>,
    action: &'d Action<'d>,
    inner: &'d str,
    member: &'d Member<'d>,
    target: usize,
) -> Option<Type> {
    let from = match pass.is_left_to_the_phone(gate::SCREEN_PAYLOAD_EXPRESSIONS) {
        true => action.screen,
        false => target,
    };
    let fault = match pass.expression_type(inner, from) {
        Ok(found) => return Some(found),
        Err(fault) => fault,
    };
    let here = pass
        .document
        .screen_at(action.screen)
        .map_or("", |screen| screen.id().as_str());
    let fault = match pass.expression_type(inner, action.screen) {
        Err(fault) => fault,
        Ok(_) => fault.with_help(format!(
            "in an expression that goes to another screen the validator looks for local references on that screen: \
             name this one, as in `${{screen.{here}.form.input}}`"
        )),
    };
    let level = pass.level(gate::SCREEN_PAYLOAD_EXPRESSIONS);
    pass.report(
        level,
        Code::InvalidActionPayloadProperty,
        member.value().span(),
        &fault,
    );
    None
}
