//! What a component that shows offers to be put in, for whoever makes up values: see [`explore`](crate::explore).

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::lists::{chosen, id_of, list_property};
use super::ran::ACTION_SLOTS;
use super::{Phone, Status, layout};
use crate::fields::{Calendar, DatePicker, InputType, TextRules};
use crate::media::{File, PickerLimits, could_pick};

/// What a field takes.
#[derive(Debug)]
pub(crate) enum Offer {
    /// A TextInput.
    Text {
        kind: InputType,
        least: usize,
        most: usize,
        pattern: Option<String>,
        rules: Box<TextRules>,
    },
    /// A TextArea of so many UTF-16 units.
    Area { most: usize },
    /// One option: RadioButtonsGroup and Dropdown.
    One { ids: Vec<String> },
    /// Some options: CheckboxGroup and ChipsSelector.
    Several {
        ids: Vec<String>,
        least: usize,
        most: usize,
    },
    /// A row of a NavigationList.
    Row { ids: Vec<String> },
    /// An OptIn.
    Consent,
    /// A DatePicker.
    Day(Box<DatePicker>),
    /// A CalendarPicker of one day.
    CalendarDay(Box<Calendar>),
    /// A CalendarPicker of two.
    Range(Box<Calendar>),
    /// A PhotoPicker or a DocumentPicker, with the kinds of file that can be made up and that it takes.
    Files {
        limits: PickerLimits,
        kinds: Vec<&'static str>,
    },
}

impl Phone {
    /// The components that show, but for those that cannot be used.
    pub(crate) fn usable_places(&self) -> Vec<usize> {
        if self.status != Status::Open || self.error.is_some() || self.pending.is_some() {
            return Vec::new();
        }
        let scope = self.scope();
        let Ok(shown) = layout::shown(&scope, self.settings.client) else {
            return Vec::new();
        };
        let enabled = |at: &usize| {
            self.component(*at)
                .is_some_and(|component| scope.is_not_false(component, "enabled").unwrap_or(false))
        };
        shown.places.into_iter().filter(enabled).collect()
    }

    /// What a component takes; `None` for one that takes nothing.
    pub(crate) fn offer_of(&self, at: usize) -> Option<Offer> {
        let component = self.component(at)?;
        let count = |name| {
            self.number_of(component, name)
                .and_then(|number| usize::try_from(number).ok())
        };
        let ids = || self.enabled_ids(at);
        Some(match component.kind {
            Kind::TextInput => {
                let pattern = self.scope().text_of(component, "pattern").ok().flatten();
                Offer::Text {
                    kind: component
                        .word("input-type")
                        .and_then(InputType::of)
                        .unwrap_or(InputType::Text),
                    least: count("min-chars").unwrap_or(0),
                    most: count("max-chars").unwrap_or(usize::MAX),
                    pattern,
                    rules: Box::new(self.text_rules(component)),
                }
            }
            Kind::TextArea => Offer::Area {
                most: count("max-length").unwrap_or(usize::MAX),
            },
            Kind::RadioButtonsGroup | Kind::Dropdown => Offer::One { ids: ids() },
            Kind::CheckboxGroup | Kind::ChipsSelector => {
                let ids = ids();
                Offer::Several {
                    least: count("min-selected-items").unwrap_or(0),
                    most: count("max-selected-items").unwrap_or(ids.len()),
                    ids,
                }
            }
            Kind::NavigationList => Offer::Row { ids: ids() },
            Kind::OptIn => Offer::Consent,
            Kind::DatePicker => Offer::Day(Box::new(self.date_picker(component))),
            Kind::CalendarPicker if self.is_range(component) => {
                Offer::Range(Box::new(self.calendar(component)))
            }
            Kind::CalendarPicker => Offer::CalendarDay(Box::new(self.calendar(component))),
            Kind::PhotoPicker | Kind::DocumentPicker => {
                let (limits, properties) = self.picker(component)?;
                let kinds = File::made_kinds()
                    .filter(|(_, mime)| could_pick(component.kind, &properties, mime));
                Offer::Files {
                    limits,
                    kinds: kinds.map(|(kind, _)| kind).collect(),
                }
            }
            _ => return None,
        })
    }

    /// The ids of the options that can be tapped.
    fn enabled_ids(&self, at: usize) -> Vec<String> {
        let list = self
            .component(at)
            .and_then(|component| self.list_of(component));
        let list = list.unwrap_or_default();
        let enabled = list
            .iter()
            .filter(|option| option.get("enabled") != Some(&Value::Bool(false)));
        enabled
            .filter_map(|option| id_of(option).map(str::to_owned))
            .collect()
    }

    /// Whether an OptIn has a link.
    pub(crate) fn has_link_at(&self, at: usize) -> bool {
        self.has_action(at, super::acting::CLICK)
    }

    /// The ids that a field has chosen.
    pub(crate) fn chosen_at(&self, at: usize) -> Vec<String> {
        chosen(self.value(at))
    }

    /// Whether a field that has one option is emptied by a button, and not by a second tap.
    pub(crate) fn clears_by_button(&self, at: usize) -> bool {
        self.component(at)
            .is_some_and(|component| component.kind == Kind::Dropdown)
    }

    /// Whether a field has to be filled in.
    pub(crate) fn is_required_at(&self, at: usize) -> bool {
        self.component(at)
            .is_some_and(|component| self.is_required(component))
    }

    /// Whether a field that shows is filled in wrongly, or an error message of the endpoint's stands at it.
    pub(crate) fn has_fault(&self, at: usize) -> bool {
        self.has_standing_error(at) || self.fault_of(at).is_some()
    }

    /// Whether an error message of the endpoint's stands at a field.
    pub(crate) fn has_standing_error(&self, at: usize) -> bool {
        let name = self
            .component(at)
            .and_then(|component| component.name.as_ref());
        name.is_some_and(|name| {
            self.state()
                .is_some_and(|state| state.errors.contains_key(name))
        })
    }

    /// The names of the actions that this component and its items can run, such as `data_exchange`.
    pub(crate) fn action_names_at(&self, at: usize) -> Vec<String> {
        let Some(component) = self.component(at) else {
            return Vec::new();
        };
        let name = |action: &Value| action.get("name")?.as_str().map(str::to_owned);
        let slots = ACTION_SLOTS;
        let own = slots
            .iter()
            .filter_map(|slot| name(&component.written(slot)?.value));
        let mut names: Vec<String> = own.collect();
        if list_property(component.kind).is_some() {
            let list = self.list_of(component).unwrap_or_default();
            let of_items = list
                .iter()
                .flat_map(|item| slots.iter().filter_map(|slot| name(item.get(*slot)?)));
            names.extend(of_items);
        }
        names
    }

    /// The branches of Ifs and Switches that show something: the place of each with the number of the branch.
    pub(crate) fn branches_shown(&self) -> Vec<(usize, usize)> {
        let (Some(screen), Ok(shown)) = (
            self.top_screen(),
            layout::shown(&self.scope(), self.settings.client),
        ) else {
            return Vec::new();
        };
        let mut branches = Vec::new();
        for (around, component) in screen.components.iter().enumerate() {
            if !matches!(component.kind, Kind::If | Kind::Switch) {
                continue;
            }
            for child in &component.children {
                let Some(inner) = screen.components.get(*child) else {
                    continue;
                };
                let shows = shown
                    .places
                    .iter()
                    .any(|at| at == child || inner.within.contains(at));
                if shows && !branches.contains(&(around, inner.branch)) {
                    branches.push((around, inner.branch));
                }
            }
        }
        branches
    }
}
