//! What a reference in a payload leads to.

use super::inputs::InputAt;
use super::schema::{Required, member};
use crate::document::{Document, Screen};
use crate::expression::{Area, Reference};
use crate::read::Value;

/// What a reference leads to.
pub(super) enum Referred<'d> {
    /// An input, and the id of its screen.
    Input(&'d str, InputAt<'d>),
    Field(FieldAt<'d>),
}

/// A field of a screen's data, or a member of one.
pub(super) struct FieldAt<'d> {
    /// The id of its screen.
    pub(super) screen: &'d str,
    pub(super) path: Vec<&'d str>,
    pub(super) json: &'d Value<'d>,
    /// Whether the screen cannot do without it: it is `required` on every step.
    pub(super) required: bool,
}

/// What a reference on the screen `from` leads to; `None` if to nothing.
pub(super) fn referred<'d>(
    document: &'d Document<'d>,
    from: &str,
    reference: Reference<'d>,
) -> Option<Referred<'d>> {
    let screen = document.screen(reference.screen.unwrap_or(from))?;
    match reference.area {
        Area::Data => field(screen, reference.path).map(Referred::Field),
        Area::Form => {
            let input = input(screen, reference.path)?;
            Some(Referred::Input(screen.id().as_str(), input))
        }
    }
}

/// The input of this name. A component of a type that no version has may be one.
fn input<'d>(screen: &'d Screen<'d>, name: &str) -> Option<InputAt<'d>> {
    let known = screen.input(name).and_then(InputAt::of);
    known.or_else(|| {
        let mut untyped = screen.untyped.iter().filter_map(InputAt::of_untyped);
        untyped.find(|input| input.name == name)
    })
}

/// The field at a path with dots.
fn field<'d>(screen: &'d Screen<'d>, path: &'d str) -> Option<FieldAt<'d>> {
    // Whatever a field is called, the phone reads no such names in references.
    if path.contains(['-', ' ', '`', '\'']) {
        return None;
    }
    let mut steps = path.split('.');
    let first = steps.next()?;
    let mut field = FieldAt {
        screen: screen.id().as_str(),
        path: vec![first],
        json: screen.field(first)?,
        required: Required::of(screen.object.get("data")?).lists(first),
    };
    for step in steps {
        let inner = member(field.json, step)?;
        field.required = field.required && Required::of(field.json).lists(step);
        field.path.push(step);
        field.json = inner;
    }
    Some(field)
}
