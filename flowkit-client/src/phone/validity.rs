//! What keeps the Footer disabled.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::files::files_of;
use super::flow_json::FlowComponent;
use super::lists::{chosen, id_of};
use super::{Phone, layout};
use crate::fields::{InputType, TextAreaRules, TextRules};
use crate::media;

/// A field that is filled in wrongly, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldFault {
    /// What the field says about it. Some only keep the Footer disabled and say nothing.
    pub(crate) text: Option<String>,
    /// What a developer is told who wonders why the Footer is disabled.
    pub(crate) reason: String,
}

impl FieldFault {
    pub(super) fn said(text: impl ToString) -> Self {
        let text = text.to_string();
        Self {
            reason: text.clone(),
            text: Some(text),
        }
    }

    fn silent(reason: impl Into<String>) -> Self {
        Self {
            text: None,
            reason: reason.into(),
        }
    }
}

/// What keeps the Footer disabled, beside its own `enabled`.
#[derive(Debug, Default)]
pub(crate) struct Obstacles {
    /// The fields that are not in order, by place.
    pub(crate) fields: Vec<(usize, FieldFault)>,
    /// The names of the fields whose error messages still stand, and the texts.
    pub(crate) standing: Vec<(String, String)>,
}

impl Obstacles {
    /// Whether nothing keeps the Footer disabled.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.standing.is_empty()
    }

    /// What is wrong with the field at this place.
    pub(crate) fn of(&self, at: usize) -> Option<&FieldFault> {
        let fault = self.fields.iter().find(|(place, _)| *place == at);
        fault.map(|(_, fault)| fault)
    }
}

impl Phone {
    /// Everything that keeps the Footer of the screen that shows disabled, beside its own `enabled`: fields that are not in
    /// order, and error messages that still stand.
    pub(crate) fn obstacles(&self) -> Vec<String> {
        let Ok(shown) = layout::shown(&self.scope(), self.settings.client) else {
            return Vec::new();
        };
        let obstacles = self.obstacles_among(&shown.places);
        let of_fields = obstacles
            .fields
            .into_iter()
            .map(|(at, fault)| format!("{}: {}", self.called(at), fault.reason));
        let standing = obstacles
            .standing
            .into_iter()
            .map(|(name, text)| format!("the error message of `{name}` still stands: {text}"));
        of_fields.chain(standing).collect()
    }

    /// The same, where it is known which components show.
    pub(crate) fn obstacles_among(&self, shown: &[usize]) -> Obstacles {
        let fields = shown
            .iter()
            .filter_map(|at| Some((*at, self.fault_of(*at)?)));
        let standing = self.state().into_iter().flat_map(|state| &state.errors);
        let standing = standing.map(|(name, message)| {
            let text = first_text(message).unwrap_or_default();
            (name.clone(), text.to_owned())
        });
        Obstacles {
            fields: fields.collect(),
            standing: standing.collect(),
        }
    }

    /// What is wrong with a field that shows; `None` for what is in order, and for what is no field.
    pub(crate) fn fault_of(&self, at: usize) -> Option<FieldFault> {
        let component = self.component(at)?;
        let value = self.value(at).filter(|value| !value.is_null());
        match component.kind {
            Kind::TextInput => self.fault_of_text(component, value),
            Kind::TextArea => {
                let rules = TextAreaRules::new().required(self.is_required(component));
                rules
                    .check(value.and_then(Value::as_str))
                    .err()
                    .map(FieldFault::said)
            }
            Kind::CheckboxGroup | Kind::ChipsSelector => self.fault_of_ticks(component, value),
            Kind::RadioButtonsGroup => self.fault_of_missing(component, value),
            Kind::Dropdown => self
                .fault_of_missing(component, value)
                .or_else(|| self.fault_of_unknown(component, value)),
            Kind::OptIn => {
                let missing = self.is_required(component) && value != Some(&Value::Bool(true));
                missing.then(|| FieldFault::silent("it has to be ticked"))
            }
            Kind::DatePicker => self
                .date_picker(component)
                .check(value.and_then(Value::as_str))
                .err()
                .map(FieldFault::said),
            Kind::CalendarPicker => self.fault_of_days(component, value),
            Kind::PhotoPicker | Kind::DocumentPicker => self.fault_of_files(component, value),
            _ => None,
        }
    }

    pub(crate) fn is_required(&self, component: &FlowComponent) -> bool {
        self.scope().is_true(component, "required").unwrap_or(false)
    }

    fn fault_of_text(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let rules = self.text_rules(component);
        // A number that was bound to the field counts as its digits.
        let text = value.map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        rules.check(text.as_deref()).err().map(FieldFault::said)
    }

    pub(super) fn text_rules(&self, component: &FlowComponent) -> TextRules {
        let mut rules = TextRules::new().required(self.is_required(component));
        if let Some(kind) = component.word("input-type").and_then(InputType::of) {
            rules = rules.typed(kind);
        }
        let length = |name| {
            self.number_of(component, name)
                .and_then(|number| usize::try_from(number).ok())
        };
        if let Some(least) = length("min-chars") {
            rules = rules.min_chars(least);
        }
        if let Some(most) = length("max-chars") {
            rules = rules.max_chars(most);
        }
        if let Some(pattern) = component.pattern() {
            rules = rules.pattern(pattern.clone());
        }
        rules
    }

    fn fault_of_missing(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let missing = self.is_required(component) && chosen(value).is_empty();
        missing.then(|| FieldFault::said("Choose an option"))
    }

    /// A Dropdown shows an option that its list does not have as nothing.
    fn fault_of_unknown(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let chosen = chosen(value);
        let chosen = chosen.first()?;
        let list = self.list_of(component).unwrap_or_default();
        let known = list.iter().any(|option| id_of(option) == Some(chosen));
        (!known).then(|| FieldFault::silent(format!("its value `{chosen}` is not in the list")))
    }

    fn fault_of_ticks(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let ticked = chosen(value).len() as u64;
        if self.is_required(component) && ticked == 0 {
            return Some(FieldFault::said("Choose an option"));
        }
        if !self
            .scope()
            .is_not_false(component, "enabled")
            .unwrap_or(true)
        {
            return None;
        }
        let least = self.number_of(component, "min-selected-items").unwrap_or(0);
        if ticked < least {
            return Some(FieldFault::silent(format!(
                "{ticked} of at least {least} options are ticked"
            )));
        }
        let most = self
            .number_of(component, "max-selected-items")
            .or_else(|| Some(self.list_of(component)?.len() as u64));
        let most = most.filter(|most| ticked > *most)?;
        Some(FieldFault::silent(format!(
            "{ticked} options are ticked, of at most {most}"
        )))
    }

    fn fault_of_files(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let limits = self.picker_limits(component)?;
        let counts = media::counts(&files_of(value));
        let validity = limits.validity(counts);
        (!validity.is_valid()).then(|| match validity.shows_text() {
            true => FieldFault::said(super::words::of_files(validity, &limits)),
            false => FieldFault::silent("a file is still on its way"),
        })
    }
}

/// The text of an error message: of several, as a range of days and a picker of files have them, the first.
pub(crate) fn first_text(message: &Value) -> Option<&str> {
    match message {
        Value::String(text) => Some(text),
        Value::Object(texts) => texts.values().find_map(Value::as_str),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::super::{FlowJson, Gesture, Opening, Phone, Settings};
    use crate::FlowMessage;

    /// A phone that shows a group of three checkboxes with these limits.
    fn phone(least: u64, most: u64) -> Phone {
        let options = ["1", "2", "3"].map(|id| json!({"id": id, "title": id}));
        let group = json!({"type": "CheckboxGroup", "name": "days", "label": "Days", "data-source": options,
            "min-selected-items": least, "max-selected-items": most});
        let document = json!({"version": "7.3", "screens": [{"id": "A", "title": "A", "terminal": true,
            "layout": {"type": "SingleColumnLayout", "children": [group]}}]});
        let mut settings = Settings::new(jiff::civil::date(2026, 11, 29));
        settings.opening = Opening::Navigate {
            screen: Some("A".to_owned()),
            data: serde_json::Map::new(),
        };
        let flow = FlowJson::parse(&document.to_string()).unwrap();
        let mut phone = Phone::new(Arc::new(flow), settings, FlowMessage::default());
        phone.open().unwrap();
        phone
    }

    #[test]
    fn p134_check_minmax_no_text() {
        let mut phone = phone(2, 2);
        let choose = |option: &str| Gesture::Choose {
            at: 0,
            option: option.to_owned(),
        };
        assert_eq!(phone.fault_of(0).unwrap().text, None);
        phone.gesture(&choose("1")).unwrap();
        assert_eq!(phone.fault_of(0).unwrap().text, None);
        phone.gesture(&choose("2")).unwrap();
        assert_eq!(phone.fault_of(0), None);
        let form = &mut phone.screens.first_mut().unwrap().form;
        form.insert("days".to_owned(), json!(["1", "2", "3"]));
        assert_eq!(phone.fault_of(0).unwrap().text, None);
    }
}
