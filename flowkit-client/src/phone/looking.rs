//! One component of the screen that shows, looked at from outside.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::lists::id_of;
use super::validity::first_text;
use super::{Phone, Status, layout};

/// The properties whose texts a person reads on a screen.
const TEXTS: [&str; 8] = [
    "label",
    "text",
    "title",
    "description",
    "helper-text",
    "left-caption",
    "center-caption",
    "right-caption",
];

impl Phone {
    /// The components that show, with everything that they can be called: their name, and what a person sees of them.
    pub(crate) fn shown_names(&self) -> Vec<(usize, Vec<String>)> {
        if self.status != Status::Open {
            return Vec::new();
        }
        let scope = self.scope();
        let Ok(shown) = layout::shown(&scope, self.settings.client) else {
            return Vec::new();
        };
        let names = shown.places.into_iter().filter_map(|at| {
            let component = self.component(at)?;
            let mut names: Vec<String> = component.name.iter().cloned().collect();
            for property in ["label", "text", "title"] {
                match scope
                    .property(component, property)
                    .ok()
                    .flatten()
                    .as_deref()
                {
                    Some(Value::String(text)) => names.push(text.clone()),
                    Some(Value::Object(halves)) => names.extend(
                        halves
                            .values()
                            .filter_map(|it| it.as_str().map(str::to_owned)),
                    ),
                    _ => {}
                }
            }
            Some((at, names))
        });
        names.collect()
    }

    /// The texts that show: of components and their options, errors of fields, the snackbar, and the error in place of the screen.
    pub(crate) fn shown_texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        texts.extend(self.error().map(|error| error.text.clone()));
        texts.extend(self.snackbar().map(|snackbar| snackbar.text.clone()));
        if self.status != Status::Open || self.error().is_some() {
            return texts;
        }
        let scope = self.scope();
        let Ok(shown) = layout::shown(&scope, self.settings.client) else {
            return texts;
        };
        for at in shown.places {
            let Some(component) = self.component(at) else {
                continue;
            };
            for property in TEXTS {
                let value = scope.property(component, property).ok().flatten();
                match value.as_deref() {
                    Some(Value::String(text)) => texts.push(text.clone()),
                    Some(Value::Array(lines)) => {
                        texts.extend(lines.iter().filter_map(|it| it.as_str().map(str::to_owned)));
                    }
                    Some(Value::Object(halves)) => texts.extend(
                        halves
                            .values()
                            .filter_map(|it| it.as_str().map(str::to_owned)),
                    ),
                    _ => {}
                }
            }
            texts.extend(self.options_at(at).into_iter().map(|(_, title)| title));
            texts.extend(self.error_at(at));
        }
        texts
    }

    pub(crate) fn kind_at(&self, at: usize) -> Option<Kind> {
        self.component(at).map(|component| component.kind)
    }

    pub(crate) fn value_at(&self, at: usize) -> Option<&Value> {
        self.value(at)
    }

    pub(crate) fn is_range_at(&self, at: usize) -> bool {
        let calendar = self
            .component(at)
            .filter(|component| component.kind == Kind::CalendarPicker);
        calendar.is_some_and(|component| self.is_range(component))
    }

    /// Id and title of each option or row.
    pub(crate) fn options_at(&self, at: usize) -> Vec<(String, String)> {
        let list = self
            .component(at)
            .and_then(|component| self.list_of(component));
        let list = list.unwrap_or_default();
        let options = list.iter().map(|option| {
            let title = option
                .get("title")
                .or_else(|| option.pointer("/main-content/title"));
            let id = id_of(option).unwrap_or_default().to_owned();
            (
                id,
                title.and_then(Value::as_str).unwrap_or_default().to_owned(),
            )
        });
        options.collect()
    }

    pub(crate) fn is_required_at(&self, at: usize) -> bool {
        self.component(at)
            .is_some_and(|component| self.is_required(component))
    }

    /// Whether a component can be used at this moment; a Footer also needs the form to be in order.
    pub(crate) fn is_enabled_at(&self, at: usize) -> bool {
        let form_is_ready = self.kind_at(at) != Some(Kind::Footer) || self.obstacles().is_empty();
        form_is_ready && self.usable(at).is_ok()
    }

    /// The error that a field shows: the endpoint's, or its own once the field was left and is not being filled in.
    pub(crate) fn error_at(&self, at: usize) -> Option<String> {
        let name = self.component(at)?.name.as_ref()?;
        let state = self.state()?;
        if let Some(message) = state.errors.get(name) {
            return first_text(message).map(str::to_owned);
        }
        let shows =
            state.has_held.contains(name) && state.left.contains(name) && self.focus != Some(at);
        self.fault_of(at).filter(|_| shows)?.text
    }
}
