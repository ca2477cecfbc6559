//! Whether a fixed value in a payload, such as `"age": 3`, is what the screen that it goes to declares.

use super::pass::Pass;
use crate::catalogue::gate::Gate;
use crate::expression::{Fault, Reference, Type, in_backticks};
use crate::finding::Code;
use crate::read::{Kind, Member, Object, Span, Value};

/// How many names in a `required` we look at for each value, so that a hostile document costs little; nobody
/// writes more.
const MOST_REQUIRED: usize = 500;

/// Who compares a fixed value with what is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judge {
    /// Meta's validator: objects must have exactly the declared members, at every depth, whatever the schema's own
    /// `required` says, and nothing fits what is declared without a `type`.
    Validator,
    /// The phone, which reads the declaration as the JSON Schema that it is: `{"k": 1}` fits an object that declares `j`
    /// unless it lists `j` in `required`.
    Phone,
}

/// Reports where the fixed value of a payload's `member` is not what the data that it fills declares, by the judge who looks
/// at it there.
pub(super) fn check_fixed_value<'d>(
    pass: &mut Pass<'_, 'd>,
    rule: Gate,
    code: Code,
    member: &'d Member<'d>,
    declared: &Value<'d>,
) {
    let level = pass.level(rule);
    let judge = match pass.is_left_to_the_phone(rule) {
        true => Judge::Phone,
        false => Judge::Validator,
    };
    let what = format!("`{}`", member.key());
    check_literal(
        member.value(),
        declared,
        &what,
        judge,
        &mut |span, message| {
            pass.report(level, code, span, &Fault::new(message));
        },
    );
}

/// Tells `report` where a fixed value is not what `schema` declares.
fn check_literal(
    value: &Value<'_>,
    schema: &Value<'_>,
    what: &str,
    judge: Judge,
    report: &mut dyn FnMut(Span, String),
) {
    let Some(written) = schema.get("type") else {
        // Meta's validator compares the type of the value with one that is not there, so that nothing fits.
        if judge == Judge::Validator {
            report(
                value.span(),
                format!("{what} is declared without a `type`, so that no fixed value fits it"),
            );
        }
        return;
    };
    // A `type` that is no text is told where the field is declared.
    let Some(declared) = written.as_str().map(Type::named) else {
        return;
    };
    if !has_type(value, declared) {
        let found = match value.as_number() {
            Some(_) if declared == Type::Integer => "a fraction",
            _ => value.kind_name(),
        };
        report(
            value.span(),
            format!("{what} is {found}, but it is declared as {declared}"),
        );
        return;
    }
    match value.kind() {
        Kind::Array(items) => {
            let Some(schema) = schema.get("items") else {
                return;
            };
            for (index, item) in items.iter().enumerate() {
                check_inner(
                    item,
                    schema,
                    &format!("item {} of {what}", index + 1),
                    judge,
                    report,
                );
            }
        }
        Kind::Object(object) => {
            check_members(object, value.span(), schema, what, judge, report);
        }
        _ => {}
    }
}

/// Checks a value within a fixed one. Nobody looks at a binding there: `["${data.a}"]` fits a list of numbers.
fn check_inner(
    value: &Value<'_>,
    schema: &Value<'_>,
    what: &str,
    judge: Judge,
    report: &mut dyn FnMut(Span, String),
) {
    let bound = |text: &str| Reference::in_text(text).is_some() || in_backticks(text).is_some();
    if !value.as_str().is_some_and(bound) {
        check_literal(value, schema, what, judge, report);
    }
}

fn check_members(
    object: &Object<'_>,
    span: Span,
    schema: &Value<'_>,
    what: &str,
    judge: Judge,
    report: &mut dyn FnMut(Span, String),
) {
    let declared = schema.get("properties").and_then(Value::as_object);
    let required = schema.get("required").and_then(Value::as_array);
    let required: Vec<&str> = required
        .unwrap_or_default()
        .iter()
        .take(MOST_REQUIRED)
        .filter_map(Value::as_str)
        .collect();
    let is_needed = |key: &str| judge == Judge::Validator || required.contains(&key);
    let declared_members = declared.map(Object::members).unwrap_or_default();
    for member in declared_members.filter(|member| is_needed(member.key().as_str())) {
        if object.get(member.key().as_str()).is_none() {
            report(
                span,
                format!("{what} lacks the declared member `{}`", member.key()),
            );
        }
    }
    for member in object.members() {
        let key = member.key().as_str();
        match declared.and_then(|declared| declared.get(key)) {
            Some(schema) => {
                check_inner(
                    member.value(),
                    schema,
                    &format!("the member `{key}` of {what}"),
                    judge,
                    report,
                );
            }
            None if judge == Judge::Phone => {}
            None => report(
                member.value().span(),
                format!("the member `{key}` of {what} is not declared"),
            ),
        }
    }
}

fn has_type(value: &Value<'_>, declared: Type) -> bool {
    match (value.kind(), declared) {
        (Kind::Null, Type::Null)
        | (Kind::Bool(_), Type::Boolean)
        | (Kind::Number(_), Type::Number)
        | (Kind::String(_), Type::String)
        | (Kind::Array(_), Type::Array)
        | (Kind::Object(_), Type::Object) => true,
        (Kind::Number(number), Type::Integer) => number.is_integral(),
        _ => false,
    }
}
