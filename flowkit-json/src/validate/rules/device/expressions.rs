//! Expressions in backticks as the phone reads them, also where the validator does not look at them.

use super::super::flow::Flow;
use super::component_view::{ComponentView, Referred, references_in, referred};
use super::finding;
use crate::catalogue::Kind;
use crate::catalogue::slots::ACTION_SLOTS;
use crate::document::{Component, Screen};
use crate::expression::{Area, Expression, Fault, Reference, in_backticks};
use crate::finding::{Finding, Level};
use crate::read::{self, Object, Value};

/// What has other rules, or holds other components.
const NOT_LOOKED_INTO: [&str; 8] = [
    "type",
    "name",
    "pattern",
    "condition",
    "children",
    "then",
    "else",
    "cases",
];
/// Properties in which the validator reads no expressions.
const UNREAD: [&str; 4] = [
    "init-value",
    "error-message",
    "init-values",
    "error-messages",
];
/// How deep the top-level values of a payload lie in an action.
const DEPTH_OF_PAYLOAD: usize = 2;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    dotted_name(view);
    if !view.flow.has_expressions() {
        return;
    }
    for member in view.component.object.members() {
        let property = member.key().as_str();
        if NOT_LOOKED_INTO.contains(&property) {
            continue;
        }
        let read_down_to = match property {
            _ if UNREAD.contains(&property) => None,
            _ if ACTION_SLOTS.contains(&property) => Some(DEPTH_OF_PAYLOAD),
            // The lines of a list of texts are looked at with the bindings.
            "text" => Some(1),
            _ => Some(0),
        };
        within(view, member.value(), read_down_to, 0);
    }
}

/// The title of a screen, of which the validator reads nothing.
pub(super) fn check_title(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = screen.object.get("title") else {
        return;
    };
    let text = title.as_str().unwrap_or_default();
    let inner = in_backticks(text).filter(|_| flow.has_expressions());
    if let Some(inner) = inner.filter(|inner| !inner.trim().is_empty())
        && let Err(fault) = Expression::parse(inner)
    {
        findings.push(broken(flow, title, &fault));
        return;
    }
    let whole = Reference::in_text(text).and_then(Result::ok);
    let mut used = whole
        .into_iter()
        .chain(inner.into_iter().flat_map(references_in));
    let nothing = used.find(|reference| referred(flow, screen, *reference).is_none());
    if let Some(reference) = nothing {
        let message = format!("`{reference}` leads to nothing, and the title lacks it");
        findings.push(
            finding(flow, Level::Device, title.span(), message)
                .with_help("name a field of the screen's `data`, or an input"),
        );
    }
}

fn broken(flow: &Flow<'_>, value: &Value<'_>, fault: &Fault) -> Finding {
    let message = format!("{fault}: the phone cannot work this expression out");
    let found = finding(flow, Level::Device, value.span(), message);
    match fault.help() {
        Some(help) => found.with_help(help),
        None => found,
    }
}

/// Looks at every text within a value. `read_down_to` is the depth down to which the validator reads it too.
fn within(
    view: &mut ComponentView<'_, '_>,
    value: &Value<'_>,
    read_down_to: Option<usize>,
    depth: usize,
) {
    let deeper = depth.saturating_add(1);
    match value.kind() {
        read::Kind::String(text) => {
            if let Some(inner) = in_backticks(text).filter(|inner| !inner.trim().is_empty()) {
                let is_read = read_down_to.is_some_and(|read| depth <= read);
                expression(view, value, inner, is_read);
            }
        }
        read::Kind::Array(items) => {
            for item in items {
                within(view, item, read_down_to, deeper);
            }
        }
        read::Kind::Object(object) => {
            for member in Object::members(object) {
                let key = member.key().as_str();
                // The actions of an option or an item are read as those of a component.
                match ACTION_SLOTS.contains(&key) {
                    true => within(view, member.value(), Some(DEPTH_OF_PAYLOAD), 0),
                    false => within(view, member.value(), read_down_to, deeper),
                }
            }
        }
        _ => {}
    }
}

fn expression(view: &mut ComponentView<'_, '_>, value: &Value<'_>, inner: &str, is_read: bool) {
    let expression = match Expression::parse(inner) {
        Ok(expression) => expression,
        Err(fault) => {
            if !is_read && !is_known_to_the_phone(inner) {
                let found = broken(view.flow, value, &fault);
                view.push(found);
            }
            return;
        }
    };
    // What the validator reads it refuses itself.
    let nothing = references_in(inner).find(|reference| view.referred(*reference).is_none());
    if let Some(reference) = nothing.filter(|_| !is_read) {
        view.breaks(
            value.span(),
            format!("`{reference}` leads to nothing, and is left empty in this expression"),
            "name a field of the screen's `data`, or an input",
        );
    }
    if brace_in_text(inner) {
        view.breaks(
            value.span(),
            "the phone removes every `}` from an expression, also from a text in it",
            "leave the brace out, or send the whole text as a field of data",
        );
    }
    if let Some(reference) = references_in(inner).find(|reference| !is_plain_name(*reference)) {
        view.breaks(
            value.span(),
            format!(
                "in an expression the phone reads `{reference}` as a calculation, because of the sign in the name of the \
                 input"
            ),
            "give the input a name of letters, digits and underscores",
        );
    }
    let is_text = |reference: Reference<'_>| match view.referred(reference) {
        Some(Referred::Input(input)) => is_number_input(input),
        _ => false,
    };
    if expression.orders_texts(&is_text) {
        view.breaks(
            value.span(),
            "the values of two inputs are texts to the phone, also those of number inputs, and it never finds one text \
             larger or smaller than another",
            "turn one side into a number: `${form.a} * 1 < ${form.b}`",
        );
    }
}

/// Whether an expression that the validator refuses may work on the phone, which knows a remainder and the word `null`.
fn is_known_to_the_phone(expression: &str) -> bool {
    let (outside, _) = outside_and_within_quotes(expression);
    outside.contains('%') || outside.contains("null")
}

/// Whether a `}` stands within a text in quotes.
fn brace_in_text(expression: &str) -> bool {
    outside_and_within_quotes(expression).1.contains('}')
}

/// What stands outside of the texts in quotes, and what within.
fn outside_and_within_quotes(expression: &str) -> (String, String) {
    let (mut outside, mut within) = (String::new(), String::new());
    let mut quote = None;
    let mut escaped = false;
    for sign in expression.chars() {
        match quote {
            None => {
                quote = Some(sign).filter(|sign| matches!(sign, '\'' | '"'));
                outside.push(sign);
            }
            Some(_) if escaped => escaped = false,
            Some(_) if sign == '\\' => escaped = true,
            Some(open) if open == sign => quote = None,
            Some(_) => within.push(sign),
        }
    }
    (outside, within)
}

/// Whether a name is one word to a reader of expressions; the validator itself sees to the names of data.
fn is_plain_name(reference: Reference<'_>) -> bool {
    let is_letter = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '$' | '.');
    reference.area == Area::Data || reference.path.chars().all(is_letter)
}

fn is_number_input(input: &Component<'_>) -> bool {
    let input_type = input.get("input-type").and_then(Value::as_str);
    input.kind == Kind::TextInput && matches!(input_type, Some("number" | "passcode"))
}

/// The phone splits references at dots, and reads brackets as an index.
fn dotted_name(view: &mut ComponentView<'_, '_>) {
    let name = view.component.name().filter(|_| !view.is(Kind::Form));
    let Some(name) = name.filter(|name| name.as_str().contains(['.', '[', ']', '}'])) else {
        return;
    };
    view.breaks(
        name.span(),
        format!(
            "no reference reaches the input `{name}` on the phone, which splits references at dots and brackets: its value \
             is never sent"
        ),
        "give it a name of letters, digits and underscores",
    );
}
