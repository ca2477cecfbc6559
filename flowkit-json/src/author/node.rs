//! How the model's types are read from JSON and written to it.

use super::entries::Entries;
use super::json::Json;
use super::number::Number;
use crate::finding::{Finding, Level};
use crate::read::{Kind, Object, Span, Value};

/// Something that stands in a document.
pub(super) trait Node: Sized {
    /// Reads it, or says why the value is none. What is lost on the way is noted.
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit>;

    /// What is written for it.
    fn write(&self) -> Json;
}

/// Why a value is not what the model has a type for.
pub(super) struct Misfit {
    span: Span,
    /// Ends the sentence "expected …".
    wanted: String,
}

impl Misfit {
    /// Adds what else would do, if it is this value itself that does not fit; within a list the item is at fault.
    pub(super) fn or(mut self, value: &Value<'_>, other: &str) -> Self {
        if self.span == value.span() {
            self.wanted.push_str(other);
        }
        self
    }

    pub(super) fn new(value: &Value<'_>, wanted: impl Into<String>) -> Self {
        Self {
            span: value.span(),
            wanted: wanted.into(),
        }
    }
}

/// What was kept as JSON because the model has no type for it.
#[derive(Default)]
pub(super) struct Notes(Vec<(Span, String)>);

impl Notes {
    pub(super) fn add(&mut self, span: Span, message: String) {
        self.0.push((span, message));
    }

    /// Reads a value; if it does not fit, one note stands for all within it.
    pub(super) fn attempt<T: Node>(&mut self, value: &Value<'_>, what: &str) -> Option<T> {
        let before = self.0.len();
        match T::read(value, self) {
            Ok(node) => Some(node),
            Err(misfit) => {
                self.0.truncate(before);
                let message = format!("{what} is kept as JSON: expected {}", misfit.wanted);
                self.add(misfit.span, message);
                None
            }
        }
    }

    /// The notes as findings about the document under `root`, in the order of the text.
    pub(super) fn into_findings(mut self, root: &Value<'_>) -> Vec<Finding> {
        self.0.sort_by_key(|(span, _)| span.start());
        let finding = |(span, message): (Span, String)| {
            Finding::new(message, span, root.path_of(span)).at_level(Level::Warning)
        };
        self.0.into_iter().map(finding).collect()
    }
}

/// The members of an object while they are read one by one.
pub(super) struct Members<'m, 'd> {
    value: &'m Value<'d>,
    object: &'m Object<'d>,
    notes: &'m mut Notes,
    /// Keys that were read; the rest is kept as it is.
    taken: Vec<&'static str>,
    /// Keys whose value did not fit, which was noted.
    noted: Vec<&'static str>,
}

impl<'m, 'd> Members<'m, 'd> {
    pub(super) fn of(value: &'m Value<'d>, notes: &'m mut Notes) -> Result<Self, Misfit> {
        let object = value
            .as_object()
            .ok_or_else(|| Misfit::new(value, "an object"))?;
        Ok(Self {
            value,
            object,
            notes,
            taken: Vec::new(),
            noted: Vec::new(),
        })
    }

    /// A member that must hold this word.
    pub(super) fn word(&mut self, key: &'static str, word: &str) -> Result<(), Misfit> {
        let found = self.object.get(key).and_then(Value::as_str);
        self.taken.push(key);
        if found == Some(word) {
            Ok(())
        } else {
            let wanted = format!("an object whose `{key}` is `{word}`");
            Err(Misfit::new(self.value, wanted))
        }
    }

    /// A member without which the whole is none.
    pub(super) fn required<T: Node>(&mut self, key: &'static str) -> Result<T, Misfit> {
        let Some(value) = self.object.get(key) else {
            return Err(Misfit::new(self.value, format!("an object with `{key}`")));
        };
        self.taken.push(key);
        T::read(value, self.notes)
    }

    /// A member that may be absent; a value that does not fit is left for [`rest`](Self::rest).
    pub(super) fn optional<T: Node>(&mut self, key: &'static str) -> Option<T> {
        let value = self.object.get(key)?;
        let read = self.notes.attempt(value, &format!("`{key}`"));
        if read.is_some() {
            self.taken.push(key);
        } else {
            self.noted.push(key);
        }
        read
    }

    /// The members that were not read; each is noted.
    pub(super) fn rest(self) -> Entries<Json> {
        let mut rest = Entries::new();
        for member in self.object.members() {
            let key = member.key();
            if self.taken.contains(&key.as_str()) {
                continue;
            }
            if !self.noted.contains(&key.as_str()) {
                let message = format!("`{key}` is kept as JSON: it is no property of this object");
                self.notes.add(key.span(), message);
            }
            rest.push(key.as_str(), Json::of(member.value()));
        }
        rest
    }

    /// As [`rest`](Self::rest), where other members are nothing to speak of.
    pub(super) fn rest_untold(self) -> Entries<Json> {
        let mut rest = Entries::new();
        for member in self.object.members() {
            let key = member.key().as_str();
            if !self.taken.contains(&key) {
                rest.push(key, Json::of(member.value()));
            }
        }
        rest
    }
}

/// An object while it is written.
#[derive(Default)]
pub(super) struct Writer(Entries<Json>);

impl Writer {
    pub(super) fn put(&mut self, key: &str, value: Json) {
        self.0.push(key, value);
    }

    pub(super) fn put_some<T: Node>(&mut self, key: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.put(key, value.write());
        }
    }

    /// The object with `extra` at its end; a member that has been written counts for more than one of the same key.
    pub(super) fn end(mut self, extra: &Entries<Json>) -> Json {
        for (key, value) in extra.iter() {
            if self.0.get(key).is_none() {
                self.0.push(key, value.clone());
            }
        }
        Json::Object(self.0)
    }
}

impl Node for Json {
    fn read(value: &Value<'_>, _: &mut Notes) -> Result<Self, Misfit> {
        Ok(Self::of(value))
    }

    fn write(&self) -> Json {
        self.clone()
    }
}

impl Node for bool {
    fn read(value: &Value<'_>, _: &mut Notes) -> Result<Self, Misfit> {
        value
            .as_bool()
            .ok_or_else(|| Misfit::new(value, "`true` or `false`"))
    }

    fn write(&self) -> Json {
        Json::Bool(*self)
    }
}

impl Node for String {
    fn read(value: &Value<'_>, _: &mut Notes) -> Result<Self, Misfit> {
        let text = value.as_str().map(str::to_owned);
        text.ok_or_else(|| Misfit::new(value, "a text"))
    }

    fn write(&self) -> Json {
        Json::String(self.clone())
    }
}

impl Node for Number {
    fn read(value: &Value<'_>, _: &mut Notes) -> Result<Self, Misfit> {
        match (value.kind(), Json::of(value)) {
            (Kind::Number(_), Json::Number(number)) => Ok(number),
            _ => Err(Misfit::new(value, "a number")),
        }
    }

    fn write(&self) -> Json {
        Json::Number(self.clone())
    }
}

impl<T: Node> Node for Vec<T> {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        let items = value
            .as_array()
            .ok_or_else(|| Misfit::new(value, "a list"))?;
        items.iter().map(|item| T::read(item, notes)).collect()
    }

    fn write(&self) -> Json {
        Json::Array(self.iter().map(Node::write).collect())
    }
}

impl<T: Node> Node for Entries<T> {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        let object = value
            .as_object()
            .ok_or_else(|| Misfit::new(value, "an object"))?;
        let mut entries = Self::new();
        for member in object.members() {
            entries.push(member.key().as_str(), T::read(member.value(), notes)?);
        }
        Ok(entries)
    }

    fn write(&self) -> Json {
        let mut members = Entries::new();
        for (key, value) in self.iter() {
            members.push(key, value.write());
        }
        Json::Object(members)
    }
}
