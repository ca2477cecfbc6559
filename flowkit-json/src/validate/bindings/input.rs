//! A component that has a value, as Meta's validator takes it.

use super::shape::Shape;
use crate::catalogue::Kind;
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
        let says = |property: &str, words: &[&str]| {
            let written = self.0.get(property).and_then(Value::as_str);
            written.is_some_and(|written| words.contains(&written))
        };
        match self.0.kind {
            Kind::TextInput if says("input-type", &["number", "passcode"]) => {
                Shape::Plain(Type::Number)
            }
            Kind::CalendarPicker if says("mode", &["range"]) => Shape::Plain(Type::Object),
            Kind::CheckboxGroup | Kind::ChipsSelector => Shape::ListOf(Type::String),
            Kind::OptIn => Shape::Plain(Type::Boolean),
            Kind::PhotoPicker | Kind::DocumentPicker => Shape::ListOf(Type::Object),
            Kind::TextInput
            | Kind::TextArea
            | Kind::RadioButtonsGroup
            | Kind::Dropdown
            | Kind::DatePicker
            | Kind::CalendarPicker
            | Kind::NavigationList => Shape::Plain(Type::String),
            // No version lets these have a name, so that nothing refers to them.
            Kind::TextHeading
            | Kind::TextSubheading
            | Kind::TextBody
            | Kind::TextCaption
            | Kind::RichText
            | Kind::Image
            | Kind::EmbeddedLink
            | Kind::Footer
            | Kind::Form
            | Kind::If
            | Kind::Switch
            | Kind::ImageCarousel => Shape::Plain(Type::Unknown),
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
        matches!(self.0.kind, Kind::PhotoPicker | Kind::DocumentPicker)
    }

    /// How many files it lets through, and of how many KB each.
    pub(super) fn most_files(self) -> (f64, f64) {
        let number = |property: &str| self.0.get(property)?.as_number().map(Number::as_f64);
        let most = match self.0.kind {
            Kind::PhotoPicker => number("max-uploaded-photos"),
            _ => number("max-uploaded-documents"),
        };
        (
            most.unwrap_or(30.0),
            number("max-file-size-kb").unwrap_or(25_600.0),
        )
    }
}
