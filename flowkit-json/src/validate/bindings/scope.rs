//! What references may name: the data and the inputs of every screen.

use super::input::Input;
use super::offered_names::with_nearest;
use super::shape::Shape;
use crate::document::{self, Document};
use crate::expression::{Area, Fault, Reference, Type, operation_in};
use crate::read::{Object, Value};
use crate::validate::finding_limits::Counts;

/// All that can be referred to in a flow.
#[derive(Debug)]
pub(super) struct Scope<'d> {
    document: &'d Document<'d>,
    screens: Vec<Screen<'d>>,
    pub(super) counts: Counts,
}

/// What can be referred to on a screen.
#[derive(Debug)]
pub(super) struct Screen<'d> {
    pub(super) id: &'d str,
    /// Its data model; `None` if it has none.
    pub(super) data: Option<&'d Object<'d>>,
    of: &'d document::Screen<'d>,
}

impl<'d> Scope<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        Self {
            document,
            screens: document.screens().map(Screen::of).collect(),
            counts: Counts::default(),
        }
    }

    pub(super) fn screen(&self, index: usize) -> Option<&Screen<'d>> {
        self.screens.get(index)
    }

    pub(super) fn screen_named(&self, id: &str) -> Option<usize> {
        self.document.screen_index(id)
    }

    /// The screen that a reference on the screen `from` means.
    fn screen_of(&self, from: usize, reference: Reference<'_>) -> Result<&Screen<'d>, Fault> {
        let index = match reference.screen {
            None => Some(from),
            Some(id) => self.screen_named(id),
        };
        index
            .and_then(|index| self.screens.get(index))
            .ok_or_else(|| {
                let id = reference.screen.unwrap_or_default();
                let fault = Fault::new(format!("`{id}` is not a screen of this flow"));
                with_nearest(
                    &self.counts,
                    fault,
                    id,
                    self.screens.iter().map(|screen| screen.id),
                )
            })
    }

    /// The shape of what a reference on the screen `from` stands for.
    pub(super) fn resolve(
        &self,
        from: usize,
        reference: Reference<'_>,
    ) -> Result<Shape<'d>, Fault> {
        let screen = self.screen_of(from, reference)?;
        let found = match reference.area {
            Area::Data => screen.field(reference.path, &self.counts),
            Area::Form => screen.input(reference.path, &self.counts).map(Input::shape),
        };
        found.map_err(|fault| match operation_in(reference) {
            Some(operation) => operation.inner_fault(),
            None => fault,
        })
    }

    /// The type of what a reference on the screen `from` stands for.
    pub(super) fn type_of(&self, from: usize, reference: Reference<'_>) -> Result<Type, Fault> {
        self.resolve(from, reference).map(Shape::kind)
    }

    /// The PhotoPicker or DocumentPicker that a reference on the screen `from` means; `None` for anything else.
    pub(super) fn media(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        self.input_at(from, reference)
            .filter(|input| input.is_media())
    }

    /// The input that a reference on the screen `from` means; `None` for anything else.
    pub(super) fn input_at(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        let screen = match reference.screen {
            None => self.screens.get(from),
            Some(id) => self.screens.get(self.screen_named(id)?),
        };
        let in_form = reference.area == Area::Form;
        let input = screen.filter(|_| in_form)?.of.input(reference.path)?;
        Some(Input::new(input))
    }
}

impl<'d> Screen<'d> {
    fn of(screen: &'d document::Screen<'d>) -> Self {
        Self {
            id: screen.id().as_str(),
            data: screen.object.get("data").and_then(Value::as_object),
            of: screen,
        }
    }

    fn has_form(&self, name: &str) -> bool {
        self.of.has_form(name)
    }

    /// Whether a component of this name may be an input, for no version has its type.
    fn has_untyped(&self, name: &str) -> bool {
        let mut untyped = self.of.untyped.iter();
        untyped.any(|component| component.name().is_some_and(|own| own == name))
    }

    /// The fields that the screen declares: its data model without the list of required ones.
    pub(super) fn fields(
        &self,
    ) -> impl Iterator<Item = (&'d str, &'d Value<'d>)> + Clone + use<'d> {
        let members = self.data.into_iter().flat_map(Object::members);
        members
            .filter(|member| member.value().as_object().is_some())
            .map(|member| (member.key().as_str(), member.value()))
    }

    /// The declaration of a field.
    pub(super) fn declared(&self, key: &str) -> Option<&'d Value<'d>> {
        self.data?
            .get(key)
            .filter(|field| field.as_object().is_some())
    }

    /// The field at a path such as `visit.room`.
    fn field(&self, path: &str, counts: &Counts) -> Result<Shape<'d>, Fault> {
        let odd = |letter: &char| matches!(letter, '-' | ' ' | '`' | '\'');
        if path.contains("${") || path.contains('}') {
            return Err(Fault::new(
                "only a text that is one reference and nothing else is filled in",
            )
            .with_help(
                "put texts together in backticks (from 6.0): `'from ' ${data.a} ' to ' ${data.b}`",
            ));
        }
        if path.contains('[') {
            let message = format!("`{path}`: the items of an array cannot be referred to");
            return Err(Fault::new(message).with_help("declare a field for what is shown"));
        }
        if let Some(letter) = path.chars().find(odd) {
            let message =
                format!("`{path}` holds a `{letter}`, and such a field cannot be referred to");
            return Err(Fault::new(message).with_help("use letters, digits and underscores"));
        }
        let mut steps = path.split('.');
        let first = steps.next().unwrap_or_default();
        let top = self.declared(first).ok_or_else(|| {
            let fault = Fault::new(format!(
                "the screen `{}` has no data field `{first}`",
                self.id
            ));
            if self.of.input(first).is_some() || self.has_untyped(first) {
                return fault.with_help(format!(
                    "for the input of this name write `${{form.{first}}}`"
                ));
            }
            with_nearest(counts, fault, first, self.fields().map(|(key, _)| key))
        })?;
        let mut here = Shape::Schema(top);
        let mut walked = first.to_owned();
        for step in steps {
            if here.kind() == Type::Array {
                let message =
                    format!("`{walked}` is an array, and its items cannot be referred to");
                return Err(Fault::new(message));
            }
            let properties = here.properties();
            let member = properties.and_then(|properties| properties.get(step));
            here = member.map(Shape::Schema).ok_or_else(|| {
                let fault = Fault::new(format!("`{walked}` has no member `{step}`"));
                let known = properties.into_iter().flat_map(Object::members);
                with_nearest(
                    counts,
                    fault,
                    step,
                    known.map(|member| member.key().as_str()),
                )
            })?;
            walked.push('.');
            walked.push_str(step);
        }
        Ok(here)
    }

    /// The input of this name.
    pub(super) fn input(&self, name: &str, counts: &Counts) -> Result<Input<'d>, Fault> {
        if let Some(input) = self.of.input(name) {
            return Ok(Input::new(input));
        }
        let is_form = self.has_form(name);
        let message = match is_form {
            true => format!("`{name}` is a Form, and a Form has no value of its own"),
            false => format!("the screen `{}` has no input `{name}`", self.id),
        };
        let fault = Fault::new(message);
        if is_form {
            return Err(fault.with_help("refer to its inputs one by one"));
        }
        if let Some((first, rest)) = name.split_once('.') {
            if self.has_form(first) {
                return Err(fault.with_help(format!(
                    "the name of the Form is not part of it: `${{form.{rest}}}`"
                )));
            }
            if self.of.input(first).is_some() {
                return Err(fault.with_help(format!(
                    "parts of a value cannot be referred to, only the whole: `${{form.{first}}}`"
                )));
            }
        }
        if self.declared(name).is_some() {
            let help = format!("for the data field of this name write `${{data.{name}}}`");
            return Err(fault.with_help(help));
        }
        Err(with_nearest(counts, fault, name, self.of.input_names()))
    }
}
