//! A component, and what it stands in.

use std::ops::Range;

use crate::catalogue::Kind;
use crate::read::{Number, Object, Span, Text, Value};

/// A component of a screen, of a type that some version of Flow JSON knows
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
#[derive(Debug, Clone)]
pub struct Component<'t> {
    pub(crate) kind: Kind,
    /// The index of its screen.
    pub(crate) screen: usize,
    pub(crate) object: Object<'t>,
    pub(crate) span: Span,
    /// Its actions and those of the items of its lists, as indexes into the screen's actions.
    pub(crate) actions: Range<usize>,
    /// The branch that it stands in: 0 for `then` and 1 for `else` of an If, the place of the case in a Switch, else 0.
    pub(crate) branch: usize,
    /// What stands in it, however deep, as indexes into the screen's components.
    pub(crate) within: Range<usize>,
    pub(crate) around: Around,
}

/// An object where a component should be, of a type that no version of Flow JSON knows.
#[derive(Debug, Clone)]
pub(crate) struct Untyped<'t> {
    /// The index of its screen.
    pub(crate) screen: usize,
    pub(crate) object: Object<'t>,
    pub(crate) around: Around,
}

/// What a component stands in, at any distance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// A Form.
    pub(crate) form: bool,
    /// How many Ifs.
    pub(crate) ifs: usize,
    /// How many Switches.
    pub(crate) switches: usize,
}

impl Untyped<'_> {
    /// Whether it has a type at all, though an unknown one.
    pub(crate) fn has_word(&self) -> bool {
        self.object.get("type").and_then(Value::as_str).is_some()
    }

    /// The `name`, if it has one.
    pub(crate) fn name(&self) -> Option<Text<'_>> {
        self.object.get("name")?.as_text()
    }
}

impl Around {
    /// Whether there is an If or a Switch around.
    pub(crate) fn has_branch(self) -> bool {
        self.ifs + self.switches > 0
    }

    /// What stands in a component of this type.
    pub(super) fn within(self, kind: Kind) -> Self {
        match kind {
            Kind::Form => Self { form: true, ..self },
            Kind::If => Self {
                ifs: self.ifs + 1,
                ..self
            },
            Kind::Switch => Self {
                switches: self.switches + 1,
                ..self
            },
            _ => self,
        }
    }
}

impl<'t> Component<'t> {
    /// Its type.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The branch of the If or Switch right around it: 0 for `then` and 1 for `else`, the place of the case in a Switch;
    /// 0 everywhere else.
    #[must_use]
    pub fn branch(&self) -> usize {
        self.branch
    }

    /// What stands in it, however deep, as places in [`Screen::components`](super::Screen::components).
    #[must_use]
    pub fn within(&self) -> Range<usize> {
        self.within.clone()
    }

    /// The component as JSON.
    #[must_use]
    pub fn object(&self) -> &Object<'t> {
        &self.object
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of one of its properties.
    #[must_use]
    pub fn get(&self, property: &str) -> Option<&Value<'t>> {
        self.object.get(property)
    }

    /// Its type as written, such as `TextInput`, with its place.
    #[must_use]
    pub fn word(&self) -> Text<'_> {
        let word = self.get("type").and_then(Value::as_text);
        word.unwrap_or(Text::new(self.kind.name(), self.span))
    }

    /// The `name`, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<Text<'_>> {
        self.get("name")?.as_text()
    }

    /// The number that a property is, if it is written out and not bound.
    #[must_use]
    pub fn number(&self, property: &str) -> Option<f64> {
        self.get(property)?.as_number().map(Number::as_f64)
    }

    /// Whether it stands in a Form, however deep.
    #[must_use]
    pub fn is_in_form(&self) -> bool {
        self.around.form
    }

    /// Whether it stands in a branch of an If or a Switch, so that it may not be there.
    #[must_use]
    pub fn is_in_branch(&self) -> bool {
        self.around.has_branch()
    }
}
