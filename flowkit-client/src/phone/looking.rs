//! One component of the screen that shows, looked at from outside.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::lists::{chosen, id_of};
use super::{Phone, Status, layout};

/// An option of a list, or a row of a NavigationList.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// Its id, which is the value that is sent.
    pub id: String,
    /// What a person reads.
    pub title: String,
    /// Whether it can be tapped.
    pub enabled: bool,
    /// Whether it is chosen or ticked.
    pub chosen: bool,
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
    pub(crate) fn options_at(&self, at: usize) -> Vec<Choice> {
        let Some(component) = self.component(at) else {
            return Vec::new();
        };
        let is_full = self.is_full(component);
        let chosen = chosen(self.value(at));
        let list = self.list_of(component).unwrap_or_default();
        let options = list.iter().map(|option| {
            let title = option
                .get("title")
                .or_else(|| option.pointer("/main-content/title"));
            let id = id_of(option).unwrap_or_default().to_owned();
            let is_chosen = chosen.contains(&id);
            Choice {
                id,
                title: title.and_then(Value::as_str).unwrap_or_default().to_owned(),
                enabled: option.get("enabled") != Some(&Value::Bool(false))
                    && (is_chosen || !is_full),
                chosen: is_chosen,
            }
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
        self.shown_error(at, self.fault_of(at).as_ref())
    }
}
