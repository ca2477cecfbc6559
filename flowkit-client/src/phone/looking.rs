//! One component of the screen that shows, looked at from outside.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::lists::id_of;
use super::{Phone, Status, layout};
use crate::fields::calendar::{Half, half_of};

/// An option of a list, or a row of a NavigationList.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    /// Its id, which is the value that is sent.
    pub(crate) id: String,
    /// What a person reads.
    pub(crate) title: String,
}

/// Everything that a component which shows can be called.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    /// Its place.
    pub(crate) at: usize,
    /// Whether a person can do something with it, when it is enabled. A text or an image only shows.
    pub(crate) can_be_used: bool,
    /// Its name.
    pub(crate) name: Option<String>,
    /// What a person sees of it: its label, text or title.
    pub(crate) seen: Vec<String>,
}

impl Names {
    /// Its name and what is seen of it.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(&self.seen).map(String::as_str)
    }
}

impl Phone {
    /// What the components that show can be called.
    pub(crate) fn shown_names(&self) -> Vec<Names> {
        if self.status != Status::Open {
            return Vec::new();
        }
        let scope = self.scope();
        let Ok(shown) = layout::shown(&scope, self.settings.client) else {
            return Vec::new();
        };
        let names = shown.places.into_iter().filter_map(|at| {
            let component = self.component(at)?;
            let mut seen = Vec::new();
            for property in ["label", "text", "title"] {
                match scope
                    .property(component, property)
                    .ok()
                    .flatten()
                    .as_deref()
                {
                    Some(Value::String(text)) => seen.push(text.clone()),
                    Some(Value::Object(halves)) => seen.extend(
                        halves
                            .values()
                            .filter_map(|it| it.as_str().map(str::to_owned)),
                    ),
                    _ => {}
                }
            }
            let is_button = matches!(component.kind, Kind::Footer | Kind::EmbeddedLink);
            let lists = super::lists::list_property(component.kind).is_some();
            Some(Names {
                at,
                can_be_used: component.kind.component().is_input() || is_button || lists,
                name: component.name.clone(),
                seen,
            })
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

    /// The day that one half of a range holds.
    pub(crate) fn day_at(&self, at: usize, half: Half) -> Option<&str> {
        half_of(self.value(at)?, half).filter(|day| !day.is_empty())
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
