//! Lists to choose from, and choices that a new list no longer offers.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use flowkit_json::catalogue::{Kind, Version};
use serde_json::Value;

use super::acting::{SELECT, UNSELECT};
use super::flow_json::FlowComponent;
use super::{Phone, layout};

/// The property that lists what can be chosen; `None` for a component that lists nothing.
pub(crate) fn list_property(kind: Kind) -> Option<&'static str> {
    let known = kind.component();
    known
        .properties()
        .iter()
        .map(flowkit_json::catalogue::Property::name)
        .find(|name| matches!(*name, "data-source" | "list-items"))
}

/// The id of an option.
pub(crate) fn id_of(option: &Value) -> Option<&str> {
    option.get("id").and_then(Value::as_str)
}

/// The ids that a value has chosen: one, several, or none.
pub(crate) fn chosen(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(id)) if !id.is_empty() => vec![id.clone()],
        Some(Value::Array(ids)) => ids
            .iter()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

impl Phone {
    /// The list of a component as it is drawn; `None` where there is none, or it is bound to nothing.
    pub(crate) fn list_of<'p>(&'p self, component: &'p FlowComponent) -> Option<Cow<'p, [Value]>> {
        let list = self
            .scope()
            .property(component, list_property(component.kind)?)
            .ok()??;
        match list {
            Cow::Borrowed(list) => list.as_array().map(|list| Cow::Borrowed(list.as_slice())),
            Cow::Owned(Value::Array(list)) => Some(Cow::Owned(list)),
            Cow::Owned(_) => None,
        }
    }

    /// Empties every field that shows whose choice is not among a list that has changed since it was last drawn: all of it,
    /// also where a part is still there. An empty list empties nothing. No action of a component runs for that, but those of
    /// the options that were given up and are still in the list. Gives back whether something was emptied.
    pub(super) fn forget_stale_choices(&mut self, shown: &[usize]) -> bool {
        let flow = Arc::clone(&self.flow);
        let Some(screen) = self.top().and_then(|top| flow.screen(top)) else {
            return false;
        };
        let mut emptied = Vec::new();
        for &at in shown {
            let component = screen.components.get(at);
            let Some(component) = component.filter(|it| list_property(it.kind).is_some()) else {
                continue;
            };
            let Some(list) = self.list_of(component) else {
                continue;
            };
            let offered = list.iter().filter_map(id_of);
            let known = self.state().and_then(|state| state.lists.get(&at));
            if known.is_some_and(|known| offered.clone().eq(known)) {
                continue;
            }
            let is_first = known.is_none();
            let ids: Vec<String> = offered.map(str::to_owned).collect();
            drop(list);
            let held = chosen(self.value(at));
            // Both may be long: an answer may bring 20,000 options and choose all of them.
            let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
            let stale = held.iter().any(|id| !known.contains(id.as_str()));
            let empties = !is_first && stale && !ids.is_empty();
            if let Some(state) = self.state_mut() {
                state.lists.insert(at, ids);
                if let Some(name) = component.name.as_ref().filter(|_| empties) {
                    let empty = match component.kind {
                        Kind::CheckboxGroup | Kind::ChipsSelector => Value::Array(Vec::new()),
                        _ => Value::from(""),
                    };
                    state.form.insert(name.clone(), empty);
                    emptied.push((at, held));
                }
            }
        }
        let has_emptied = !emptied.is_empty();
        emptied.retain(|(at, _)| self.runs_options_by_value(*at));
        self.run_changed_choices(&emptied);
        has_emptied
    }

    /// Whether this is a list whose options' actions run when its value changes, whatever changed it. Chips run them
    /// themselves, and only when they are tapped.
    fn runs_options_by_value(&self, at: usize) -> bool {
        self.component(at).is_some_and(|component| {
            list_property(component.kind).is_some()
                && component.kind.component().runs().keeps_value_first()
        })
    }

    /// What is chosen in each such list among these components.
    pub(super) fn choices(&self, shown: &[usize]) -> Vec<(usize, Vec<String>)> {
        let lists = shown.iter().filter(|at| self.runs_options_by_value(**at));
        lists.map(|at| (*at, chosen(self.value(*at)))).collect()
    }

    /// Runs the actions of options in lists whose value was changed by something else than the person, up to one that leads
    /// to another screen.
    pub(super) fn run_changed_choices(&mut self, before: &[(usize, Vec<String>)]) {
        let screen = self.top();
        for (at, before) in before {
            let after = chosen(self.value(*at));
            if self.top() == screen && *before != after {
                self.run_option_actions(*at, before, &after);
            }
        }
    }

    /// Runs the actions of the options that a value has lost, and then of those that it has gained, up to one that leads to
    /// another screen. All are looked up in the list as it is drawn at the beginning.
    pub(super) fn run_option_actions(&mut self, at: usize, before: &[String], after: &[String]) {
        let screen = self.top();
        for action in self.changed_option_actions(at, before, after) {
            if self.top() == screen {
                self.run(at, &action);
            }
        }
    }

    /// The actions of the options that a value has lost, and then of those that it has gained.
    fn changed_option_actions(&self, at: usize, before: &[String], after: &[String]) -> Vec<Value> {
        let Some(list) = self
            .component(at)
            .and_then(|component| self.list_of(component))
        else {
            return Vec::new();
        };
        // The first option of an id counts.
        let mut by_id: HashMap<&str, &Value> = HashMap::with_capacity(list.len());
        for option in list.iter() {
            if let Some(id) = id_of(option) {
                by_id.entry(id).or_insert(option);
            }
        }
        let mut actions = Vec::new();
        for (ids, others, slot) in [(before, after, UNSELECT), (after, before, SELECT)] {
            let others: HashSet<&str> = others.iter().map(String::as_str).collect();
            let changed = ids.iter().filter(|id| !others.contains(id.as_str()));
            let of_option = |id: &String| by_id.get(id.as_str())?.get(slot).cloned();
            actions.extend(changed.filter_map(of_option));
        }
        actions
    }

    /// Runs the action that an option has under this key, looked up in the list as it is drawn.
    pub(super) fn run_option_action(&mut self, at: usize, id: &str, slot: &'static str) {
        let flow = Arc::clone(&self.flow);
        let Some(component) = self.top().and_then(|screen| flow.component(screen, at)) else {
            return;
        };
        let action = self.list_of(component).and_then(|list| {
            let option = list.iter().find(|option| id_of(option) == Some(id))?;
            option.get(slot).cloned()
        });
        if let Some(action) = action {
            self.note_run(at, slot, &action);
            self.run(at, &action);
        }
    }

    /// From 6.0 to 6.3 the phone takes every value that a screen is drawn with for one that was chosen right then. Gives back
    /// whether an action ran.
    pub(super) fn select_on_drawing(&mut self) -> bool {
        let version = self.flow.version();
        if !(Version::new(6, 0)..Version::new(7, 0)).contains(&version) {
            return false;
        }
        let flow = Arc::clone(&self.flow);
        let top = self.top();
        let Some(screen) = top.and_then(|top| flow.screen(top)) else {
            return false;
        };
        let Ok(shown) = layout::shown(&self.scope(), self.settings.client) else {
            return false;
        };
        let mut has_run = false;
        for at in shown.places {
            // An action of the component before may have led away.
            if self.top() != top || self.error.is_some() {
                break;
            }
            let (Some(component), Some(value)) = (screen.components.get(at), self.value(at)) else {
                continue;
            };
            if component.kind == Kind::OptIn && *value != Value::Bool(true) {
                continue;
            }
            has_run = true;
            let chosen = chosen(Some(value));
            self.run_action_of(at, SELECT);
            for id in chosen {
                self.run_option_action(at, &id, SELECT);
            }
        }
        has_run
    }
}
