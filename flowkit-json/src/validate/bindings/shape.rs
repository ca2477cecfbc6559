//! What is known of a value from its declaration, or from the input that it comes from.

use crate::expression::Type;
use crate::read::{Object, Span, Value};

/// The shape of what a reference stands for, or of what a screen declares.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'d> {
    /// The schema of it in a screen's data model, such as `{"type": "string"}`.
    Schema(&'d Value<'d>),
    /// Only the type is known.
    Plain(Type),
    /// A list of items of which only the type is known.
    ListOf(Type),
}

impl<'d> Shape<'d> {
    /// The type of the value itself.
    pub(super) fn kind(self) -> Type {
        match self {
            Self::Schema(schema) => schema
                .get("type")
                .and_then(Value::as_str)
                .map_or(Type::Unknown, Type::named),
            Self::Plain(found) => found,
            Self::ListOf(_) => Type::Array,
        }
    }

    /// The shape of a list's items.
    pub(super) fn items(self) -> Option<Self> {
        match self {
            Self::Schema(schema) => schema.get("items").map(Self::Schema),
            Self::Plain(_) => None,
            Self::ListOf(items) => Some(Self::Plain(items)),
        }
    }

    /// The members of an object.
    pub(super) fn properties(self) -> Option<&'d Object<'d>> {
        match self {
            Self::Schema(schema) => schema.get("properties").and_then(Value::as_object),
            Self::Plain(_) | Self::ListOf(_) => None,
        }
    }

    fn has_type(self) -> bool {
        match self {
            Self::Schema(schema) => schema.get("type").is_some(),
            Self::Plain(_) | Self::ListOf(_) => true,
        }
    }

    fn span(self) -> Option<Span> {
        match self {
            Self::Schema(schema) => Some(schema.span()),
            Self::Plain(_) | Self::ListOf(_) => None,
        }
    }
}

/// How two shapes differ, as a message.
#[derive(Debug)]
pub(super) struct Difference {
    pub(super) message: String,
    /// Where in the declaration, if the declaration itself is at fault.
    pub(super) declared_at: Option<Span>,
}

impl Difference {
    fn new(message: String) -> Self {
        Self {
            message,
            declared_at: None,
        }
    }
}

/// Whether Meta's validator lets a value of the shape `source` go where `target` is declared. It wants them equal: an
/// `integer` is no `number` to it, and objects have exactly the same members.
pub(super) fn same(source: Shape<'_>, target: Shape<'_>, what: &str) -> Result<(), Difference> {
    if !source.has_type() && !target.has_type() {
        return Ok(());
    }
    let (found, declared) = (source.kind(), target.kind());
    if found != declared || found == Type::Unknown {
        let message = format!("{what} is {found}, but it is declared as {declared}");
        return Err(Difference::new(message));
    }
    match found {
        Type::Array => match (source.items(), target.items()) {
            (Some(source), Some(target)) => same(source, target, &format!("an item of {what}")),
            (None, None) => Ok(()),
            _ => Err(Difference::new(format!(
                "the items of {what} are declared on one side only"
            ))),
        },
        Type::Object => same_members(source, target, what),
        _ => Ok(()),
    }
}

/// Whether the phone may take a value of the shape `source` where `target` is declared. The phone reads the declaration as a
/// JSON Schema, and looks at the value itself: a whole number is a number to it, members may be absent, and what is
/// declared without a type takes anything.
pub(super) fn may_fit(source: Shape<'_>, target: Shape<'_>, what: &str) -> Result<(), Difference> {
    let (found, declared) = (source.kind(), target.kind());
    if found == Type::Unknown || declared == Type::Unknown {
        return Ok(());
    }
    if found != declared && !(found.is_numeric() && declared.is_numeric()) {
        let message = format!("{what} is {found}, but it is declared as {declared}");
        return Err(Difference::new(message));
    }
    if let (Some(source), Some(target)) = (source.items(), target.items()) {
        may_fit(source, target, &format!("an item of {what}"))?;
    }
    let (Some(found), Some(declared)) = (source.properties(), target.properties()) else {
        return Ok(());
    };
    for member in found.members() {
        let key = member.key().as_str();
        if let Some(declared) = declared.get(key) {
            let what = format!("the member `{key}` of {what}");
            may_fit(
                Shape::Schema(member.value()),
                Shape::Schema(declared),
                &what,
            )?;
        }
    }
    Ok(())
}

fn same_members(source: Shape<'_>, target: Shape<'_>, what: &str) -> Result<(), Difference> {
    let Some(declared) = target.properties() else {
        return Err(Difference {
            message: format!(
                "the declaration of {what} lists no `properties`, so that no object fits it"
            ),
            declared_at: target.span(),
        });
    };
    let Some(found) = source.properties() else {
        let message =
            format!("the members of {what} are not known, so that it fits no declared object");
        return Err(Difference::new(message));
    };
    let missing = declared
        .members()
        .find(|member| found.get(member.key().as_str()).is_none());
    if let Some(missing) = missing {
        let message = format!("{what} lacks the declared member `{}`", missing.key());
        return Err(Difference::new(message));
    }
    for member in found.members() {
        let key = member.key().as_str();
        let Some(declared) = declared.get(key) else {
            return Err(Difference::new(format!(
                "the member `{key}` of {what} is not declared"
            )));
        };
        let what = format!("the member `{key}` of {what}");
        same(
            Shape::Schema(member.value()),
            Shape::Schema(declared),
            &what,
        )?;
    }
    Ok(())
}
