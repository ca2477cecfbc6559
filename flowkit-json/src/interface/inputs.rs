//! What the value of an input is, and whether it is always there.

use std::collections::HashSet;

use super::{Choice, Input, InputKind, OwnValue};
use crate::catalogue::{Kind, ValueKind};
use crate::document::{Component, Untyped, is_constant};
use crate::read::{Number, Object, Text, Value};

/// A component that has a value.
pub(super) struct InputAt<'d> {
    pub(super) name: Text<'d>,
    /// `None` for a type that no version knows.
    kind: Option<Kind>,
    object: &'d Object<'d>,
    in_branch: bool,
}

impl<'d> InputAt<'d> {
    /// The input that a component is: every one with a name, but for Forms.
    pub(super) fn of(component: &'d Component<'d>) -> Option<Self> {
        let name = component.name()?;
        (component.kind != Kind::Form).then_some(Self {
            name,
            kind: Some(component.kind),
            object: component.object(),
            in_branch: component.is_in_branch(),
        })
    }

    /// The input that a component of an unknown type is, if it has a name.
    pub(super) fn of_untyped(component: &'d Untyped<'d>) -> Option<Self> {
        Some(Self {
            name: component.object.get("name")?.as_text()?,
            kind: None,
            object: &component.object,
            in_branch: component.around.has_branch(),
        })
    }

    /// The input as the interface shows it.
    pub(super) fn describe(
        &self,
        screen: &'d str,
        timestamps: bool,
        expressions: bool,
    ) -> Input<'d> {
        Input {
            screen,
            name: self.name,
            kind: self.value_kind(timestamps, expressions),
        }
    }

    fn value_kind(&self, timestamps: bool, expressions: bool) -> InputKind<'d> {
        let Some(kind) = self.kind else {
            return InputKind::Unknown;
        };
        let component = kind.component();
        match component.value_kind(|property| self.object.get(property)?.as_str()) {
            ValueKind::Text => InputKind::Text,
            // What the phone sends; Meta's validator takes it for a number (`validate/bindings/input.rs`).
            ValueKind::NumberAsText => InputKind::Number,
            ValueKind::Boolean => InputKind::Consent,
            ValueKind::Id => InputKind::Choice(self.choices(expressions)),
            ValueKind::Ids => InputKind::Choices(self.choices(expressions)),
            ValueKind::Range => InputKind::DateRange,
            ValueKind::Date if kind == Kind::DatePicker && timestamps => InputKind::Timestamp,
            ValueKind::Date if self.is_mode_bound(expressions) => InputKind::DateOrRange,
            ValueKind::Date => InputKind::Date,
            ValueKind::Media => InputKind::Media,
            ValueKind::None => InputKind::Unknown,
        }
    }

    /// Whether only the phone knows if a CalendarPicker asks for one day or for two.
    fn is_mode_bound(&self, expressions: bool) -> bool {
        let mode = self.object.get("mode");
        let bound = mode.is_some_and(|mode| !is_constant(mode, expressions));
        bound && self.kind == Some(Kind::CalendarPicker)
    }

    /// Whether its value arrives as text although the validator takes some such inputs for numbers.
    pub(super) fn sends_text(&self) -> bool {
        let sent = self.kind.map(|kind| kind.component().value_kind(|_| None));
        sent == Some(ValueKind::Text)
    }

    /// Whether it is the component of this type and name.
    pub(super) fn is_itself(&self, component: Option<Text<'_>>, name: Option<Text<'_>>) -> bool {
        let kind = self.kind.map_or("", Kind::name);
        component.is_some_and(|component| component == kind)
            && name.is_some_and(|name| name == self.name.as_str())
    }

    pub(super) fn is_list(&self) -> bool {
        self.kind == Some(Kind::NavigationList)
    }

    /// Whether a Footer sends nothing without its value: it is required, and sure to be there.
    pub(super) fn is_certain(&self) -> bool {
        let shown = |flag: &str| {
            let flag = self.object.get(flag);
            flag.is_none_or(|flag| flag.as_bool() == Some(true))
        };
        !self.in_branch && shown("visible") && shown("enabled") && self.is_required()
    }

    /// How its value arrives in its own `on-select-action`, if the key is sure to be there. A ChipsSelector runs the action
    /// first and keeps the value then.
    pub(super) fn when_selected(&self) -> Option<OwnValue> {
        // Without an action of its own, clearing runs that of selecting.
        let clears = !self.has("on-unselect-action");
        match self.kind? {
            Kind::Dropdown if clears => Some(OwnValue::ChosenOrEmpty),
            Kind::Dropdown => Some(OwnValue::Chosen),
            // A second tap on the chosen option takes the value away, unless one must be chosen.
            Kind::RadioButtonsGroup if clears && !self.is_required() => None,
            Kind::RadioButtonsGroup => Some(OwnValue::Chosen),
            Kind::CheckboxGroup | Kind::DatePicker => Some(OwnValue::ChosenOrEmpty),
            _ => None,
        }
    }

    fn has(&self, property: &str) -> bool {
        self.object.get(property).is_some()
    }

    fn is_required(&self) -> bool {
        let at_least_one = |property: &str| {
            let least = self.object.get(property).and_then(Value::as_number);
            least.map(Number::as_f64).is_some_and(|least| least >= 1.0)
        };
        match self.kind {
            Some(Kind::PhotoPicker) => return at_least_one("min-uploaded-photos"),
            Some(Kind::DocumentPicker) => return at_least_one("min-uploaded-documents"),
            _ => {}
        }
        let Some(required) = self.object.get("required") else {
            return false;
        };
        // With one half a range is not nothing any more; but the phone waits for the first one alone.
        let start = required
            .get("start-date")
            .filter(|_| self.kind == Some(Kind::CalendarPicker));
        [Some(required), start]
            .into_iter()
            .flatten()
            .any(|required| required.as_bool() == Some(true))
    }

    /// The options, if all of them stand in the document. Of several with one id the first counts.
    fn choices(&self, expressions: bool) -> Option<Vec<Choice<'d>>> {
        let is_list = self.is_list();
        let options = self
            .object
            .get(if is_list { "list-items" } else { "data-source" });
        let options = options?.as_array()?;
        let mut seen = HashSet::new();
        let mut choices = Vec::with_capacity(options.len());
        for option in options {
            let Some(id) = option.get("id") else {
                continue;
            };
            if !is_constant(id, expressions) {
                return None;
            }
            let about = if is_list {
                option.get("main-content")
            } else {
                Some(option)
            };
            let title = about.and_then(|about| about.get("title"));
            let title = title.filter(|title| is_constant(title, expressions));
            if let Some(id) = id.as_text().filter(|id| seen.insert(id.as_str())) {
                choices.push(Choice {
                    id,
                    title: title.and_then(Value::as_str),
                });
            }
        }
        Some(choices)
    }
}
