//! What references may name: the data and the inputs of every screen.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::with_nearest;
use super::shape::Shape;
use crate::expression::{Area, Fault, Reference, Type, operation_in};
use crate::read::{Number, Object, Value};
use crate::validate::doc::{ComponentAt, Doc, for_each_component};
use crate::validate::finding_limits::Counts;

/// All that can be referred to in a flow.
#[derive(Debug)]
pub(super) struct Scope<'d> {
    screens: Vec<Screen<'d>>,
    by_id: HashMap<&'d str, usize>,
    pub(super) counts: Counts,
}

/// What can be referred to on a screen.
#[derive(Debug)]
pub(super) struct Screen<'d> {
    pub(super) id: &'d str,
    /// Its data model, `None` if it has none.
    pub(super) data: Option<&'d Object<'d>>,
    inputs: BTreeMap<&'d str, Input<'d>>,
    forms: HashSet<&'d str>,
}

/// A component that has a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Input<'d> {
    kind: &'d str,
    object: &'d Object<'d>,
}

impl<'d> Scope<'d> {
    pub(super) fn of(doc: &Doc<'d>) -> Self {
        let mut screens: Vec<Screen<'d>> =
            doc.screens().iter().map(Screen::without_inputs).collect();
        for_each_component(doc, |component| {
            if let Some(screen) = screens.get_mut(component.screen) {
                screen.add(component);
            }
        });
        let mut by_id = HashMap::with_capacity(screens.len());
        for (index, screen) in screens.iter().enumerate() {
            by_id.entry(screen.id).or_insert(index);
        }
        Self {
            screens,
            by_id,
            counts: Counts::default(),
        }
    }

    pub(super) fn screen(&self, index: usize) -> Option<&Screen<'d>> {
        self.screens.get(index)
    }

    pub(super) fn screen_named(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
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

    /// The media picker that a reference on the screen `from` means, if it means one.
    pub(super) fn media(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        self.input_at(from, reference)
            .filter(|input| input.is_media())
    }

    /// The input that a reference on the screen `from` means, if it means one.
    pub(super) fn input_at(&self, from: usize, reference: Reference<'_>) -> Option<Input<'d>> {
        let screen = match reference.screen {
            None => self.screens.get(from),
            Some(id) => self.screens.get(self.screen_named(id)?),
        };
        let in_form = reference.area == Area::Form;
        let input = screen.filter(|_| in_form)?.inputs.get(reference.path)?;
        Some(*input)
    }
}

impl<'d> Screen<'d> {
    fn without_inputs(value: &'d Value<'d>) -> Self {
        Self {
            id: value.get("id").and_then(Value::as_str).unwrap_or_default(),
            data: value.get("data").and_then(Value::as_object),
            inputs: BTreeMap::new(),
            forms: HashSet::new(),
        }
    }

    fn add(&mut self, component: &ComponentAt<'_, 'd>) {
        let Some(name) = component.get("name").and_then(Value::as_str) else {
            return;
        };
        let kind = component.kind.as_str();
        if kind == "Form" {
            self.forms.insert(name);
        } else {
            let object = component.object;
            self.inputs.entry(name).or_insert(Input::new(kind, object));
        }
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

    /// The field at a path with dots.
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
            if self.inputs.contains_key(first) {
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
        if let Some(input) = self.inputs.get(name) {
            return Ok(*input);
        }
        let message = match self.forms.contains(name) {
            true => format!("`{name}` is a Form, and a Form has no value of its own"),
            false => format!("the screen `{}` has no input `{name}`", self.id),
        };
        let fault = Fault::new(message);
        if self.forms.contains(name) {
            return Err(fault.with_help("refer to its inputs one by one"));
        }
        if let Some((first, rest)) = name.split_once('.') {
            if self.forms.contains(first) {
                return Err(fault.with_help(format!(
                    "the name of the Form is not part of it: `${{form.{rest}}}`"
                )));
            }
            if self.inputs.contains_key(first) {
                return Err(fault.with_help(format!(
                    "parts of a value cannot be referred to, only the whole: `${{form.{first}}}`"
                )));
            }
        }
        if self.declared(name).is_some() {
            let help = format!("for the data field of this name write `${{data.{name}}}`");
            return Err(fault.with_help(help));
        }
        Err(with_nearest(
            counts,
            fault,
            name,
            self.inputs.keys().copied(),
        ))
    }
}

impl<'d> Input<'d> {
    pub(super) fn new(kind: &'d str, object: &'d Object<'d>) -> Self {
        Self { kind, object }
    }

    /// What the validator takes its value for. A number input counts as a number here, although it is sent as text.
    pub(super) fn shape(self) -> Shape<'d> {
        let says = |property: &str, words: &[&str]| {
            let written = self.object.get(property).and_then(Value::as_str);
            written.is_some_and(|written| words.contains(&written))
        };
        match self.kind {
            "TextInput" if says("input-type", &["number", "passcode"]) => {
                Shape::Plain(Type::Number)
            }
            "CalendarPicker" if says("mode", &["range"]) => Shape::Plain(Type::Object),
            "CheckboxGroup" | "ChipsSelector" => Shape::ListOf(Type::String),
            "OptIn" => Shape::Plain(Type::Boolean),
            "PhotoPicker" | "DocumentPicker" => Shape::ListOf(Type::Object),
            _ => Shape::Plain(Type::String),
        }
    }

    /// Whether the validator takes it for a number, although what is typed in is sent as text.
    pub(super) fn is_number(self) -> bool {
        self.kind == "TextInput" && matches!(self.shape(), Shape::Plain(Type::Number))
    }

    /// Whether its value is a range of dates.
    pub(super) fn is_range(self) -> bool {
        self.kind == "CalendarPicker" && matches!(self.shape(), Shape::Plain(Type::Object))
    }

    pub(super) fn is_media(self) -> bool {
        matches!(self.kind, "PhotoPicker" | "DocumentPicker")
    }

    /// How many files it lets through, and of how many KB each.
    pub(super) fn most_files(self) -> (f64, f64) {
        let number = |property: &str| self.object.get(property)?.as_number().map(Number::as_f64);
        let most = match self.kind {
            "PhotoPicker" => number("max-uploaded-photos"),
            _ => number("max-uploaded-documents"),
        };
        (
            most.unwrap_or(30.0),
            number("max-file-size-kb").unwrap_or(25_600.0),
        )
    }
}
