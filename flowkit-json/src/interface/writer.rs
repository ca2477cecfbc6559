//! A small writer of JSON.

use std::fmt::Write as _;

use crate::read::{Kind, Value};

/// JSON text that grows. What is written stands behind commas and keys as it must.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    /// Whether a comma goes before the next item.
    behind_item: bool,
}

impl Writer {
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Writes an object with what `members` writes.
    pub(super) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.enclosed('{', '}', members);
    }

    /// Writes an array of what `each` writes of every item.
    pub(super) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T),
    ) {
        self.enclosed('[', ']', |writer| {
            items.into_iter().for_each(|item| each(writer, item));
        });
    }

    fn enclosed(&mut self, open: char, close: char, inner: impl FnOnce(&mut Self)) {
        self.separate();
        self.text.push(open);
        inner(self);
        self.text.push(close);
        self.behind_item = true;
    }

    /// Writes an object's key; its value comes next.
    pub(super) fn key(&mut self, key: &str) {
        self.string(key);
        self.text.push(':');
        self.behind_item = false;
    }

    pub(super) fn strings<'s>(&mut self, items: impl IntoIterator<Item = &'s str>) {
        self.array(items, Self::string);
    }

    pub(super) fn string(&mut self, string: &str) {
        self.separate();
        self.text.push('"');
        for character in string.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                '\n' => self.text.push_str("\\n"),
                control if control < ' ' => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(self.text, "\\u{:04x}", u32::from(control));
                }
                _ => self.text.push(character),
            }
        }
        self.text.push('"');
        self.behind_item = true;
    }

    /// Writes a number, `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) {
        self.separate();
        self.text.push_str(word);
        self.behind_item = true;
    }

    pub(super) fn truth(&mut self, value: bool) {
        self.word(if value { "true" } else { "false" });
    }

    /// Writes a value as it was read, without the members named `but`, at any depth.
    pub(super) fn value(&mut self, value: &Value<'_>, but: Option<&str>) {
        match value.kind() {
            Kind::Null => self.word("null"),
            Kind::Bool(value) => self.truth(*value),
            Kind::Number(number) => self.word(number.as_str()),
            Kind::String(string) => self.string(string),
            Kind::Array(items) => self.array(items, |writer, item| writer.value(item, but)),
            Kind::Object(object) => self.object(|writer| {
                let members = object.members();
                for member in members.filter(|member| but.is_none_or(|but| member.key() != but)) {
                    writer.key(member.key().as_str());
                    writer.value(member.value(), but);
                }
            }),
        }
    }

    /// Puts a comma where one must stand before the next item.
    fn separate(&mut self) {
        if self.behind_item {
            self.text.push(',');
        }
        self.behind_item = false;
    }
}
