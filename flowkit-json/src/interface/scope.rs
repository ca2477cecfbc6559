//! What references may name, and what it holds.

use std::collections::HashMap;

use super::inputs::InputAt;
use super::schema::{Required, member};
use crate::document::{Document, Screen};
use crate::expression::{Area, Reference};
use crate::read::{Object, Value};

/// All that can be referred to in a flow.
pub(super) struct Scope<'d> {
    screens: HashMap<&'d str, ScreenScope<'d>>,
    /// Whether texts in backticks are expressions.
    pub(super) expressions: bool,
    /// Whether a DatePicker sends a time in milliseconds.
    pub(super) timestamps: bool,
}

/// What can be referred to on a screen.
struct ScreenScope<'d> {
    id: &'d str,
    data: Option<Declared<'d>>,
    inputs: HashMap<&'d str, InputAt<'d>>,
}

struct Declared<'d> {
    fields: &'d Object<'d>,
    required: Required<'d>,
}

/// What a reference leads to.
pub(super) enum Target<'s, 'd> {
    Input(&'d str, &'s InputAt<'d>),
    Field(FieldAt<'d>),
}

/// A field of a screen's data, or a member of one.
pub(super) struct FieldAt<'d> {
    pub(super) screen: &'d str,
    pub(super) path: Vec<&'d str>,
    pub(super) json: &'d Value<'d>,
    /// Whether the screen cannot do without it: it is `required` on every step.
    pub(super) required: bool,
}

impl<'d> Scope<'d> {
    pub(super) fn of(document: &'d Document<'_>) -> Self {
        let screens = document.screens();
        let screens = screens
            .map(|screen| (screen.id().as_str(), ScreenScope::of(screen)))
            .collect();
        Self {
            screens,
            expressions: document.has_expressions(),
            timestamps: document.sends_timestamps(),
        }
    }

    /// The screen of this name.
    pub(super) fn screen(&self, name: &str) -> Option<&'d str> {
        self.screens.get(name).map(|screen| screen.id)
    }

    /// What a reference on the screen `from` leads to; `None` if to nothing.
    pub(super) fn resolve(&self, from: &str, reference: Reference<'d>) -> Option<Target<'_, 'd>> {
        let screen = self.screens.get(reference.screen.unwrap_or(from))?;
        match reference.area {
            Area::Data => screen.field(reference.path).map(Target::Field),
            Area::Form => {
                let input = screen.inputs.get(reference.path)?;
                Some(Target::Input(screen.id, input))
            }
        }
    }

    /// The declaration of a field.
    pub(super) fn declaration(&self, screen: &str, field: &str) -> Option<&'d Value<'d>> {
        self.screens.get(screen)?.declaration(field)
    }
}

impl<'d> ScreenScope<'d> {
    fn of(screen: &'d Screen<'d>) -> Self {
        let mut inputs = HashMap::new();
        let known = screen.components().iter().filter_map(InputAt::of);
        let untyped = screen.untyped.iter().filter_map(InputAt::of_untyped);
        for input in known.chain(untyped) {
            inputs.entry(input.name.as_str()).or_insert(input);
        }
        let data = screen.object().get("data").and_then(|data| {
            Some(Declared {
                fields: data.as_object()?,
                required: Required::of(data),
            })
        });
        Self {
            id: screen.id().as_str(),
            data,
            inputs,
        }
    }

    fn declaration(&self, field: &str) -> Option<&'d Value<'d>> {
        let json = self.data.as_ref()?.fields.get(field)?;
        // The list of required fields stands among them, and is none.
        json.as_object().map(|_| json)
    }

    /// The field at a path with dots.
    fn field(&self, path: &'d str) -> Option<FieldAt<'d>> {
        // Whatever a field is called, the phone reads no such names in references.
        if path.contains(['-', ' ', '`', '\'']) {
            return None;
        }
        let mut steps = path.split('.');
        let first = steps.next()?;
        let mut field = FieldAt {
            screen: self.id,
            path: vec![first],
            json: self.declaration(first)?,
            required: self.data.as_ref()?.required.lists(first),
        };
        for step in steps {
            let inner = member(field.json, step)?;
            field.required = field.required && Required::of(field.json).lists(step);
            field.path.push(step);
            field.json = inner;
        }
        Some(field)
    }
}
