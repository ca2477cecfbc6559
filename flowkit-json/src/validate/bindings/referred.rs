//! What a reference leads to: a field of a screen's data, or an input.

use super::input::Input;
use super::offered_names::with_nearest;
use super::pass::Pass;
use super::shape::Shape;
use crate::document::Screen;
use crate::expression::{Area, Fault, Reference, Type, operation_in};
use crate::read::Object;
use crate::validate::finding_limits::Counts;

impl<'d> Pass<'_, 'd> {
    /// The screen that a reference on the screen `from` means.
    fn screen_of(&self, from: usize, reference: Reference<'_>) -> Option<&'d Screen<'d>> {
        match reference.screen {
            None => self.document.screen_at(from),
            Some(id) => self.document.screen(id),
        }
    }

    /// The shape of what a reference on the screen `from` stands for.
    ///
    /// # Errors
    /// Says what there is not: the screen, the field or the input.
    pub(super) fn referred(
        &self,
        from: usize,
        reference: Reference<'_>,
    ) -> Result<Shape<'d>, Fault> {
        let screen = self.screen_of(from, reference).ok_or_else(|| {
            let id = reference.screen.unwrap_or_default();
            let fault = Fault::new(format!("`{id}` is not a screen of this flow"));
            let ids = self.document.screens().map(|screen| screen.id().as_str());
            with_nearest(&self.counts, fault, id, ids)
        })?;
        let found = match reference.area {
            Area::Data => field(screen, reference.path, &self.counts),
            Area::Form => input(screen, reference.path, &self.counts).map(Input::shape),
        };
        found.map_err(|fault| match operation_in(reference) {
            Some(operation) => operation.inner_fault(),
            None => fault,
        })
    }

    /// The type of what a reference on the screen `from` stands for.
    pub(super) fn type_of(&self, from: usize, reference: Reference<'_>) -> Result<Type, Fault> {
        self.referred(from, reference).map(Shape::kind)
    }

    /// The PhotoPicker or DocumentPicker that a reference on the screen `from` means; `None` for anything else.
    pub(super) fn media(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        self.input_at(from, reference)
            .filter(|input| input.is_media())
    }

    /// The input that a reference on the screen `from` means; `None` for anything else.
    pub(super) fn input_at(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        let screen = self.screen_of(from, reference);
        let in_form = reference.area == Area::Form;
        let input = screen.filter(|_| in_form)?.input(reference.path)?;
        Some(Input::new(input))
    }
}

/// Whether a component of this name may be an input, for no version has its type.
fn has_untyped(screen: &Screen<'_>, name: &str) -> bool {
    let mut untyped = screen.untyped.iter();
    untyped.any(|component| component.name().is_some_and(|own| own == name))
}

/// The field at a path such as `visit.room`.
fn field<'d>(screen: &'d Screen<'d>, path: &str, counts: &Counts) -> Result<Shape<'d>, Fault> {
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
    let top = screen.field(first).ok_or_else(|| {
        let fault = Fault::new(format!(
            "the screen `{}` has no data field `{first}`",
            screen.id()
        ));
        if screen.input(first).is_some() || has_untyped(screen, first) {
            return fault.with_help(format!(
                "for the input of this name write `${{form.{first}}}`"
            ));
        }
        with_nearest(counts, fault, first, screen.fields().map(|(key, _)| key))
    })?;
    let mut here = Shape::Schema(top);
    let mut walked = first.to_owned();
    for step in steps {
        if here.kind() == Type::Array {
            let message = format!("`{walked}` is an array, and its items cannot be referred to");
            return Err(Fault::new(message));
        }
        let properties = here.properties();
        let member = properties.and_then(|properties| properties.get(step));
        here = member.map(Shape::Schema).ok_or_else(|| {
            let fault = Fault::new(format!("`{walked}` has no member `{step}`"));
            let known = properties.map(Object::members).unwrap_or_default();
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
fn input<'d>(screen: &'d Screen<'d>, name: &str, counts: &Counts) -> Result<Input<'d>, Fault> {
    if let Some(input) = screen.input(name) {
        return Ok(Input::new(input));
    }
    let is_form = screen.has_form(name);
    let message = match is_form {
        true => format!("`{name}` is a Form, and a Form has no value of its own"),
        false => format!("the screen `{}` has no input `{name}`", screen.id()),
    };
    let fault = Fault::new(message);
    if is_form {
        return Err(fault.with_help("refer to its inputs one by one"));
    }
    if let Some((first, rest)) = name.split_once('.') {
        if screen.has_form(first) {
            return Err(fault.with_help(format!(
                "the name of the Form is not part of it: `${{form.{rest}}}`"
            )));
        }
        if screen.input(first).is_some() {
            return Err(fault.with_help(format!(
                "parts of a value cannot be referred to, only the whole: `${{form.{first}}}`"
            )));
        }
    }
    if screen.field(name).is_some() {
        let help = format!("for the data field of this name write `${{data.{name}}}`");
        return Err(fault.with_help(help));
    }
    Err(with_nearest(counts, fault, name, screen.input_names()))
}
