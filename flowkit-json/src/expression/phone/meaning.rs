//! What a text of a Flow JSON means on the phone.

use super::super::ast::Expression;
use super::super::backticks::in_backticks;
use super::super::reference::Reference;
use super::failure::Failure;
use super::lookup::{Lookup, value_of};
use super::value::Value;
use crate::version::Version;

/// What the phone takes a text of a Flow JSON for, in a property or in a payload ([dynamic properties and nested
/// expressions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
///
/// The `condition` of an If is read [by other rules](super::condition()).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'e> {
    /// A text to be shown as it is; `Hi ${data.name}` is one as well.
    Literal(&'e str),
    /// The whole text is one reference: `${data.name}`.
    Reference(Reference<'e>),
    /// What stands between the backticks of `` `'Hi ' ${data.name}` ``, from 6.0 on.
    Expression(&'e str),
    /// Something that has no value: `${data}`, `${screen.STAY.data.room} or so`, and before 6.0 a text in backticks,
    /// which Meta's validator takes for a plain text there.
    Nothing,
}

impl<'e> Meaning<'e> {
    /// What the phone takes `text` for in a document of this Flow JSON version, such as `7.3`.
    ///
    /// ```
    /// use flowkit_json::expression::Meaning;
    ///
    /// assert_eq!(Meaning::of("Hi ${data.name}", "7.3"), Meaning::Literal("Hi ${data.name}"));
    /// assert!(matches!(Meaning::of("${data.name}", "7.3"), Meaning::Reference(_)));
    /// assert_eq!(Meaning::of("`1 + 1`", "6.0"), Meaning::Expression("1 + 1"));
    /// assert_eq!(Meaning::of("`1 + 1`", "5.1"), Meaning::Nothing);
    /// ```
    #[must_use]
    pub fn of(text: &'e str, version: &str) -> Self {
        if let Some(inner) = in_backticks(text) {
            return match Version::parse(version).is_some_and(Version::has_expressions) {
                true => Self::Expression(inner),
                false => Self::Nothing,
            };
        }
        let Some(inner) = text.strip_prefix("${").filter(|inner| is_reference(inner)) else {
            return Self::Literal(text);
        };
        let whole = inner
            .split_once('}')
            .filter(|(_, behind)| behind.is_empty());
        match whole.map(|(inner, _)| Reference::in_braces(inner)) {
            Some(Ok(reference)) => Self::Reference(reference),
            _ => Self::Nothing,
        }
    }

    /// Its value on the phone.
    ///
    /// [`Value::Missing`] leaves a property at its default, and takes a key out of a payload. A text that comes out may
    /// itself be a reference or an expression: the phone evaluates it once more where it is shown in a component.
    ///
    /// # Errors
    ///
    /// A [`Failure`], for which the phone shows its full-screen error.
    pub fn evaluate<'v>(&self, lookup: &'v dyn Lookup) -> Result<Value<'v>, Failure>
    where
        'e: 'v,
    {
        match *self {
            Self::Literal(text) => Ok(Value::from(text)),
            Self::Reference(reference) => Ok(value_of(lookup, reference)),
            Self::Expression(inner) => Expression::on_phone(inner)?.evaluate(lookup),
            Self::Nothing => Ok(Value::Missing),
        }
    }
}

/// Whether the phone takes a text for a reference; `inner` is what stands behind its `${`. One to another screen need not
/// end with the brace.
fn is_reference(inner: &str) -> bool {
    if let Some(global) = inner.strip_prefix("screen.") {
        let of_name = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '_' | ',');
        let rest = global.trim_start_matches(of_name);
        let area = rest
            .strip_prefix(".data")
            .or_else(|| rest.strip_prefix(".form"));
        return rest.len() < global.len() && area.is_some_and(|rest| rest.contains('}'));
    }
    let areas = ["data", "form", "external_data"];
    inner.ends_with('}') && areas.iter().any(|area| inner.starts_with(area))
}
