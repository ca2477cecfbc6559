//! What the value of an input is, and whether it is always there.

use std::collections::HashSet;

use super::{Choice, Input, InputKind, OwnValue};
use crate::catalogue::Kind;
use crate::model::is_constant;
use crate::read::{Number, Object, Text, Value};
use crate::validate::doc::{ComponentAt, UnknownAt};

/// A component that has a value.
pub(super) struct InputAt<'d> {
    pub(super) name: Text<'d>,
    kind: Text<'d>,
    object: &'d Object<'d>,
    in_branch: bool,
}

impl<'d> InputAt<'d> {
    /// The input that a component is: every one with a name, but for Forms.
    pub(super) fn of(component: &ComponentAt<'_, 'd>) -> Option<Self> {
        let name = component.get("name")?.as_text()?;
        (component.kind != Kind::Form).then_some(Self {
            name,
            kind: component.written,
            object: component.object,
            in_branch: component.is_in_branch(),
        })
    }

    /// The input that a component of an unknown type may be: every one with a name. Its value is unknown, too.
    pub(super) fn of_unknown(component: &UnknownAt<'_, 'd>) -> Option<Self> {
        Some(Self {
            name: component.object.get("name")?.as_text()?,
            kind: component.written,
            object: component.object,
            in_branch: component.is_in_branch(),
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
        match self.kind.as_str() {
            "TextInput" if self.says("input-type", "number") => InputKind::Number,
            "TextInput" | "TextArea" => InputKind::Text,
            "OptIn" => InputKind::Consent,
            "RadioButtonsGroup" | "Dropdown" | "NavigationList" => {
                InputKind::Choice(self.choices(expressions))
            }
            "CheckboxGroup" | "ChipsSelector" => InputKind::Choices(self.choices(expressions)),
            "DatePicker" if timestamps => InputKind::Timestamp,
            "DatePicker" => InputKind::Date,
            "CalendarPicker" => match self.object.get("mode").map(|mode| (mode, mode.as_str())) {
                Some((_, Some("range"))) => InputKind::DateRange,
                Some((mode, _)) if !is_constant(mode, expressions) => InputKind::DateOrRange,
                _ => InputKind::Date,
            },
            "PhotoPicker" | "DocumentPicker" => InputKind::Media,
            _ => InputKind::Unknown,
        }
    }

    /// Whether its value arrives as text although the validator takes some such inputs for numbers.
    pub(super) fn sends_text(&self) -> bool {
        matches!(self.kind.as_str(), "TextInput" | "TextArea")
    }

    /// Whether it is the component of this type and name.
    pub(super) fn is_itself(&self, component: Option<Text<'_>>, name: Option<Text<'_>>) -> bool {
        component.is_some_and(|component| component == self.kind.as_str())
            && name.is_some_and(|name| name == self.name.as_str())
    }

    pub(super) fn is_list(&self) -> bool {
        self.kind == "NavigationList"
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
        match self.kind.as_str() {
            "Dropdown" if clears => Some(OwnValue::ChosenOrEmpty),
            "Dropdown" => Some(OwnValue::Chosen),
            // A second tap on the chosen option takes the value away, unless one must be chosen.
            "RadioButtonsGroup" if clears && !self.is_required() => None,
            "RadioButtonsGroup" => Some(OwnValue::Chosen),
            "CheckboxGroup" | "DatePicker" => Some(OwnValue::ChosenOrEmpty),
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
        match self.kind.as_str() {
            "PhotoPicker" => return at_least_one("min-uploaded-photos"),
            "DocumentPicker" => return at_least_one("min-uploaded-documents"),
            _ => {}
        }
        let Some(required) = self.object.get("required") else {
            return false;
        };
        // With one half a range is not nothing any more; but the phone waits for the first one alone.
        let start = required
            .get("start-date")
            .filter(|_| self.kind == "CalendarPicker");
        [Some(required), start]
            .into_iter()
            .flatten()
            .any(|required| required.as_bool() == Some(true))
    }

    fn says(&self, property: &str, word: &str) -> bool {
        self.object.get(property).and_then(Value::as_str) == Some(word)
    }

    /// The options, if all of them stand in the document. Of several with one id the first counts.
    fn choices(&self, expressions: bool) -> Option<Vec<Choice<'d>>> {
        let is_list = self.kind == "NavigationList";
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
