//! One component of the screen that shows, looked at from outside.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::lists::id_of;
use super::{Phone, Status, layout};

/// An option of a list, or a row of a NavigationList.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    /// Its id, which is the value that is sent.
    pub(crate) id: String,
    /// What a person reads.
    pub(crate) title: String,
}

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

    /// The Flow JSON, shared.
    pub(crate) fn shared_flow(&self) -> std::sync::Arc<super::FlowJson> {
        std::sync::Arc::clone(&self.flow)
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

    /// Each option or row.
    pub(crate) fn options_at(&self, at: usize) -> Vec<Offered> {
        let Some(component) = self.component(at) else {
            return Vec::new();
        };
        let list = self.list_of(component).unwrap_or_default();
        let options = list.iter().map(|option| {
            let title = option
                .get("title")
                .or_else(|| option.pointer("/main-content/title"));
            Offered {
                id: id_of(option).unwrap_or_default().to_owned(),
                title: title.and_then(Value::as_str).unwrap_or_default().to_owned(),
            }
        });
        options.collect()
    }
}
