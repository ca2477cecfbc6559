//! What an action sends along.

use crate::expression::is_bound;
use crate::read::{Kind, Object, Span, Text, Value};

/// The payload of an action: for `data_exchange` exactly what arrives as `data`, once its bindings are resolved.
#[derive(Debug, Clone, Copy)]
pub struct Payload<'d> {
    span: Span,
    object: &'d Object<'d>,
    expressions: bool,
}

/// One member of a [`Payload`].
#[derive(Debug, Clone, Copy)]
pub struct PayloadField<'d> {
    key: Text<'d>,
    value: &'d Value<'d>,
    constant: bool,
}

impl<'d> Payload<'d> {
    pub(super) fn new(span: Span, object: &'d Object<'d>, expressions: bool) -> Self {
        Self {
            span,
            object,
            expressions,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Its members, in the order of the document.
    pub fn fields(&self) -> impl Iterator<Item = PayloadField<'d>> + use<'d> {
        let expressions = self.expressions;
        self.object.members().map(move |member| {
            let (key, value) = (member.key(), member.value());
            // The phone takes such keys for triggers and leaves what they hold unresolved.
            let unresolved = key.as_str().starts_with("on-");
            PayloadField {
                key,
                value,
                constant: unresolved || is_constant(value, expressions),
            }
        })
    }
}

impl<'d> PayloadField<'d> {
    /// The key.
    #[must_use]
    pub fn key(&self) -> Text<'d> {
        self.key
    }

    /// What stands behind the key: a constant, a binding, an expression, or a list or object of these.
    #[must_use]
    pub fn value(&self) -> &'d Value<'d> {
        self.value
    }

    /// The value, if it arrives just as it is written because nothing in it is a binding or an expression.
    #[must_use]
    pub fn literal(&self) -> Option<&'d Value<'d>> {
        self.constant.then_some(self.value)
    }
}

/// Whether the phone sends a value as it is written.
///
/// A binding takes up its whole string: `Hello ${data.name}` is plain text. `expressions` says whether the document's
/// version knows expressions in backticks.
pub(crate) fn is_constant(value: &Value<'_>, expressions: bool) -> bool {
    match value.kind() {
        Kind::String(text) => !is_bound(text, expressions),
        Kind::Array(items) => items.iter().all(|item| is_constant(item, expressions)),
        Kind::Object(object) => object
            .members()
            .all(|member| is_constant(member.value(), expressions)),
        Kind::Null | Kind::Bool(_) | Kind::Number(_) => true,
    }
}
