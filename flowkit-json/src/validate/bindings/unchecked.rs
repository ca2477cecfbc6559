//! What Meta's validator does not look at, and what then does not come out as its author meant: references in the midst
//! of a text, references deep in a payload, and values that change their type on the way to another screen.

use std::cell::Cell;

use super::expected::expected;
use super::pass::{Bound, Pass};
use super::scope::Input;
use super::shape::Shape;
use crate::catalogue::slots::{ACTION_SLOTS, ITEM_LISTS};
use crate::catalogue::{Kind, gate};
use crate::expression::{Expression, Fault, Reference, Type, in_backticks};
use crate::finding::Level;
use crate::read::{self, Member, Object, Value};
use crate::validate::doc::ComponentAt;

/// Checks the titles of all screens.
pub(super) fn check_titles(pass: &mut Pass<'_, '_>) {
    for screen in pass.doc.screens() {
        if let Some(title) = screen.get("title") {
            mixed(pass, title);
        }
    }
}

/// Checks the texts of a component and of what it lists, and the payloads of its actions.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &ComponentAt<'_, '_>) {
    let kind = component.kind;
    for member in component.object.members() {
        let property = member.key().as_str();
        let is_shown =
            property != "name" && property != "pattern" && expected(kind, property).is_some();
        // Messages that are no plain binding have a check of their own.
        if is_shown || (kind == Kind::Form && property == "init-values") {
            texts(pass, member.value());
        }
    }
    let lists = ITEM_LISTS
        .iter()
        .filter_map(|key| component.get(key)?.as_array());
    let items = lists.flatten().filter_map(Value::as_object);
    let items = items.map(|item| (item, true));
    for (holder, is_item) in std::iter::once((component.object, false)).chain(items) {
        for action in ACTION_SLOTS
            .iter()
            .filter_map(|slot| holder.get(slot)?.as_object())
        {
            payload(pass, component.screen, action, is_item);
        }
    }
}

/// Looks for references within the texts in a value; actions have their payloads looked at.
fn texts(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    match value.kind() {
        read::Kind::String(_) => mixed(pass, value),
        read::Kind::Array(items) => items.iter().for_each(|item| texts(pass, item)),
        read::Kind::Object(object) => {
            let shown = object.members();
            for member in shown.filter(|member| !ACTION_SLOTS.contains(&member.key().as_str())) {
                texts(pass, member.value());
            }
        }
        _ => {}
    }
}

/// A text that holds a reference and more is shown, or sent, as it stands; backticks around nothing are no text at all.
fn mixed(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    let Some(text) = value.as_str() else {
        return;
    };
    if in_backticks(text).is_some() && !pass.doc.version.has_expressions() {
        let fault = Fault::new(
            "before 6.0 the phone shows nothing in place of a text in backticks",
        )
        .with_help(
            "leave the backticks out, or write version `7.3`, in which they hold an expression",
        );
        pass.note(Level::Device, value.span(), &fault);
        return;
    }
    match pass.bound(text) {
        Bound::Blank => {
            let fault = Fault::new(
                "nothing stands between the backticks, and to the phone that is an empty text",
            )
            .with_help("write the expression, such as `'Hello ' ${data.name}`, or leave it out");
            return pass.note(Level::Device, value.span(), &fault);
        }
        Bound::Literal if holds_reference(text) => {}
        Bound::Literal if looks_bound(text) => {
            let fault = Fault::new("this is no reference: the text stays as it stands, signs and all")
                .with_help(
                    "a reference is the whole text, such as `${data.name}`, `${form.name}` or `${screen.ID.data.name}`",
                );
            return pass.note(Level::Warning, value.span(), &fault);
        }
        _ => return,
    }
    let help = match pass.doc.version.has_expressions() {
        true if Expression::parse(text).is_ok() => format!("write it in backticks: `` `{text}` ``"),
        true => "write it in backticks, with the fixed parts in single quotes: `'Hello ' ${data.name}`".to_owned(),
        false => "from 6.0 on, texts can be put together in backticks; until then, send the whole text as one field"
            .to_owned(),
    };
    let fault =
        Fault::new("a reference within a text is not filled in: the text stays as it stands")
            .with_help(help);
    pass.note(Level::Warning, value.span(), &fault);
}

fn holds_reference(text: &str) -> bool {
    references_in(text).next().is_some()
}

/// Whether a text was meant to be filled in, and is not even nearly a reference: `${ data.x }`, `${Data.x}`, `{{data.x}}`.
fn looks_bound(text: &str) -> bool {
    let behind = text.split("${").skip(1).chain(text.split("{{").skip(1));
    behind.map(str::trim_start).any(|behind| {
        let begins = |area: &&str| {
            let start = behind.get(..area.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(area))
        };
        ["data.", "form.", "screen."].iter().any(begins)
    })
}

/// The references that stand anywhere in a text.
pub(super) fn references_in(text: &str) -> impl Iterator<Item = Reference<'_>> {
    text.split("${").skip(1).filter_map(|after| {
        let (inner, _) = after.split_once('}')?;
        Reference::in_braces(inner).ok()
    })
}

fn payload(pass: &mut Pass<'_, '_>, screen: usize, action: &Object<'_>, is_item: bool) {
    let name = action.get("name").and_then(Value::as_str);
    let navigates = name == Some("navigate");
    let payload = action.get("payload").and_then(Value::as_object);
    for member in payload.into_iter().flat_map(Object::members) {
        let value = member.value();
        match pass.bound_value(value) {
            None => nested(pass, screen, value),
            Some(Bound::Literal | Bound::Blank) => mixed(pass, value),
            Some(Bound::Reference(reference)) if navigates => {
                handed_on(pass, screen, action, member, reference);
            }
            Some(Bound::Reference(reference)) if name == Some("update_data") => {
                kept_as_data(pass, screen, member, reference);
            }
            // At the actions of single items Meta's validator does not look.
            Some(Bound::Expression(inner)) if navigates && !is_item => {
                local_in_expression(pass, screen, action, inner, value);
            }
            Some(_) => {}
        }
    }
}

/// What is sent from within an object or an array exists all the same, or it is left out.
fn nested(pass: &mut Pass<'_, '_>, screen: usize, value: &Value<'_>) {
    match value.kind() {
        read::Kind::String(text) => match pass.bound(text) {
            Bound::Reference(reference) => {
                if let Err(fault) = pass.resolve(screen, reference) {
                    pass.note(Level::Warning, value.span(), &fault);
                }
            }
            Bound::Malformed => {
                pass.note(Level::Warning, value.span(), &Fault::malformed_reference());
            }
            Bound::Literal | Bound::Blank => mixed(pass, value),
            Bound::Expression(_) => {}
        },
        read::Kind::Array(items) => items.iter().for_each(|item| nested(pass, screen, item)),
        read::Kind::Object(object) => {
            let members = object.members();
            members.for_each(|member| nested(pass, screen, member.value()));
        }
        _ => {}
    }
}

/// Number inputs whose text the next screen takes for a number. What the validator refuses it says itself, and what the
/// next screen does not declare nobody checks.
fn handed_on(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    action: &Object<'_>,
    member: &Member<'_>,
    reference: Reference<'_>,
) {
    let input = pass.scope.input_at(screen, reference);
    if !input.is_some_and(Input::is_number) {
        return;
    }
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let target = next.and_then(|next| pass.scope.screen_named(next));
    let target = target.and_then(|target| pass.scope.screen(target));
    let declared = target.and_then(|target| target.declared(member.key().as_str()));
    // Any other type Meta's validator refuses itself.
    let unrefused = pass.is_left_to_the_phone(gate::NAVIGATE_TYPES);
    let is_number = |declared| match Shape::Schema(declared).kind() {
        Type::Number => true,
        other => other.is_numeric() && unrefused,
    };
    if !declared.is_some_and(is_number) {
        return;
    }
    let fault = Fault::new(
        "what is typed into this input arrives on the next screen as text, which is no `number` there: the phone shows an \
         error in place of that screen",
    )
    .with_help(instead_of_handing_on(pass, screen, reference));
    pass.note(Level::Device, member.value().span(), &fault);
}

/// Number inputs whose text `update_data` puts into a number of their own screen's data.
fn kept_as_data(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    member: &Member<'_>,
    reference: Reference<'_>,
) {
    let input = pass.scope.input_at(screen, reference);
    let own = pass.scope.screen(screen);
    let declared = own.and_then(|own| own.declared(member.key().as_str()));
    let is_number = |declared| Shape::Schema(declared).kind() == Type::Number;
    if input.is_some_and(Input::is_number) && declared.is_some_and(is_number) {
        let fault = Fault::new(
            "what is typed into this input is a text to the phone, and no `number`: it shows an error in place of the screen",
        )
        .with_help(instead_of_keeping(reference));
        pass.note(Level::Device, member.value().span(), &fault);
    }
}

/// What to do with a value that no field of a screen's own data can be declared for.
pub(super) fn instead_of_keeping(reference: Reference<'_>) -> String {
    format!("leave it out, and refer to the input itself as `{reference}`")
}

/// What to do with a value that no screen can declare.
pub(super) fn instead_of_handing_on(
    pass: &Pass<'_, '_>,
    screen: usize,
    reference: Reference<'_>,
) -> String {
    let here = pass.scope.screen(screen).map_or("", |screen| screen.id);
    let from = reference.screen.unwrap_or(here);
    let name = reference.path;
    format!("leave it out, and refer to it there as `${{screen.{from}.form.{name}}}`")
}

/// The validator takes local references in such an expression for ones on the next screen, the phone for ones on this.
/// Where they lead to nothing on the next screen, the validator refuses them and that is told.
fn local_in_expression(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    action: &Object<'_>,
    inner: &str,
    value: &Value<'_>,
) {
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let target = next.and_then(|next| pass.scope.screen_named(next));
    let passes = target.is_some_and(|target| pass.expression_type(inner, target).is_ok());
    if !passes || pass.is_left_to_the_phone(gate::SCREEN_PAYLOAD_EXPRESSIONS) {
        return;
    }
    let local = Cell::new(None);
    let Ok(expression) = Expression::parse(inner) else {
        return;
    };
    let _ = expression.type_of(&|reference| {
        if reference.screen.is_none() {
            local.set(local.get().or(Some(reference)));
        }
        pass.scope.type_of(screen, reference)
    });
    let Some(local) = local.get() else {
        return;
    };
    let here = pass.scope.screen(screen).map_or("", |screen| screen.id);
    let global = Reference {
        screen: Some(here),
        ..local
    };
    let message = format!(
        "in an expression for another screen, `{local}` is of that screen to the validator and of this one to the phone"
    );
    let fault = Fault::new(message).with_help(format!("write `{global}`"));
    pass.note(Level::Warning, value.span(), &fault);
}

#[cfg(test)]
mod tests;
