//! A component that has a value, as Meta's validator takes it.

use super::shape::Shape;
use crate::catalogue::{Kind, ValueKind};
use crate::document::Component;
use crate::expression::Type;
use crate::read::{Number, Value};

/// A component that has a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Input<'d>(&'d Component<'d>);

impl<'d> Input<'d> {
    pub(super) fn new(component: &'d Component<'d>) -> Self {
        Self(component)
    }

    /// What Meta's validator takes its value for. What is typed into a number input is a number to it, although the phone
    /// sends it as text, which is what the interface says of such an input (`interface/inputs.rs`).
    pub(super) fn shape(self) -> Shape<'d> {
        let written = |property: &str| self.0.get(property).and_then(Value::as_str);
        // To the phone a passcode is a text of digits, and nothing else.
        if self.0.kind == Kind::TextInput && written("input-type") == Some("passcode") {
            return Shape::Plain(Type::Number);
        }
        match self.0.kind.component().value_kind(written) {
            ValueKind::NumberAsText => Shape::Plain(Type::Number),
            ValueKind::Text | ValueKind::Date | ValueKind::Id => Shape::Plain(Type::String),
            ValueKind::Range => Shape::Plain(Type::Object),
            ValueKind::Ids => Shape::ListOf(Type::String),
            ValueKind::Boolean => Shape::Plain(Type::Boolean),
            ValueKind::Media => Shape::ListOf(Type::Object),
            // No version lets these have a name, so that nothing refers to them.
            ValueKind::None => Shape::Plain(Type::Unknown),
        }
    }

    /// Whether Meta's validator takes it for a number, although the phone sends what is typed in as text.
    pub(super) fn is_number(self) -> bool {
        self.0.kind == Kind::TextInput && matches!(self.shape(), Shape::Plain(Type::Number))
    }

    /// Whether its value is a range of dates.
    pub(super) fn is_range(self) -> bool {
        self.0.kind == Kind::CalendarPicker && matches!(self.shape(), Shape::Plain(Type::Object))
    }

    pub(super) fn is_media(self) -> bool {
        self.0.kind.component().value_kind(|_| None) == ValueKind::Media
    }

    /// How many files it lets through, and of how many KB each.
    pub(super) fn most_files(self) -> (f64, f64) {
        let most = match self.0.kind {
            Kind::PhotoPicker => "max-uploaded-photos",
            _ => "max-uploaded-documents",
        };
        (self.number(most), self.number("max-file-size-kb"))
    }

    /// The number of a property, or what the phone takes for it.
    fn number(self, property: &str) -> f64 {
        let written = self.0.get(property).and_then(Value::as_number);
        let row = self.0.kind.component().property(property);
        let default = row.and_then(|row| row.default?.as_number());
        let default = default.map_or(0.0, f64::from);
        written.map_or(default, Number::as_f64)
    }
}
