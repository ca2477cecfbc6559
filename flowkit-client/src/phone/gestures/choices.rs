//! Choosing from lists, and ticking.

use std::sync::Arc;

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::super::acting::{CLICK, SELECT, UNSELECT};
use super::super::flow_json::FlowComponent;
use super::super::lists::{chosen, id_of};
use super::super::rule::Rule;
use super::super::settings::Client;
use super::super::waiting::Due;
use super::super::{Impossible, Phone, Warning};

impl Phone {
    /// Taps an option or a row.
    pub(super) fn choose(&mut self, at: usize, option: &str) -> Result<(), Impossible> {
        let kind = self.kind_of(at);
        let Some(kind) = kind.filter(|kind| super::super::lists::list_property(*kind).is_some())
        else {
            return Err(self.takes_no(at, "choice"));
        };
        self.choosable(at, option)?;
        self.blur();
        let waits = kind.component().runs().delay_in_milliseconds();
        match kind {
            Kind::CheckboxGroup | Kind::ChipsSelector => self.toggle(at, option),
            Kind::RadioButtonsGroup => self.choose_radio(at, option),
            Kind::NavigationList => {
                self.keep(at, Some(Value::from(option)));
                self.do_later(at, waits, Due::Row(option.to_owned()));
            }
            _ => self.do_later(at, waits, Due::Take(Some(option.to_owned()))),
        }
        Ok(())
    }

    /// Whether there is such an option and it can be tapped.
    fn choosable(&self, at: usize, id: &str) -> Result<(), Impossible> {
        let Some(component) = self.component(at) else {
            return Ok(());
        };
        let list = self.list_of(component).unwrap_or_default();
        let Some(option) = list.iter().find(|option| id_of(option) == Some(id)) else {
            let ids = list.iter().filter_map(id_of);
            let nearest = flowkit_json::nearest(id, ids.clone());
            let instead = match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!(
                    "there are {}",
                    ids.map(|id| format!("`{id}`"))
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            };
            return Err(Impossible::new(format!(
                "{} has no option `{id}`: {instead}",
                self.called(at)
            )));
        };
        if option.get("enabled") == Some(&Value::Bool(false)) {
            return Err(Impossible::new(format!(
                "the option `{id}` of {} is disabled",
                self.called(at)
            )));
        }
        if self.is_full(component) && !chosen(self.value(at)).iter().any(|chosen| chosen == id) {
            return Err(Impossible::new(format!(
                "{} has as many ticks as it takes: the other options are disabled",
                self.called(at)
            )));
        }
        Ok(())
    }

    /// Whether exactly as many options are ticked as there may be, so that the others are disabled.
    pub(crate) fn is_full(&self, component: &FlowComponent) -> bool {
        if !matches!(component.kind, Kind::CheckboxGroup | Kind::ChipsSelector) {
            return false;
        }
        let name = component.name.as_ref();
        let value = name.and_then(|name| self.state()?.form.get(name));
        let most = self.number_of(component, "max-selected-items");
        most.is_some_and(|most| chosen(value).len() as u64 == most)
    }

    /// Ticks or unticks one of several options.
    fn toggle(&mut self, at: usize, option: &str) {
        let Some(kind) = self.kind_of(at) else { return };
        let runs = kind.component().runs();
        let before = chosen(self.value(at));
        let is_ticked = before.iter().any(|id| id == option);
        let mut after = before.clone();
        match is_ticked {
            true => after.retain(|id| id != option),
            false => after.push(option.to_owned()),
        }
        let value = Value::from(after.clone());
        let screen = self.top();
        if runs.keeps_value_first() {
            self.keep(at, Some(value));
            self.run_component_action(at, is_ticked);
            self.if_still_on(screen, |phone| {
                phone.run_option_actions(at, &before, &after);
            });
            return;
        }
        // The web client runs the actions of chips first, so that they still see the old selection.
        self.warn_of_old_selection(at, is_ticked, option);
        match self.settings.client {
            Client::WebExact => {
                self.run_option_actions(at, &before, &after);
                self.if_still_on(screen, |phone| phone.run_component_action(at, is_ticked));
                self.keep_on(screen, at, Some(value));
            }
            Client::Documented => {
                self.keep(at, Some(value));
                self.run_option_actions(at, &before, &after);
                self.if_still_on(screen, |phone| phone.run_component_action(at, is_ticked));
            }
        }
    }

    fn warn_of_old_selection(&mut self, at: usize, is_ticked: bool, option: &str) {
        let flow = Arc::clone(&self.flow);
        let Some((screen, component)) = self
            .top()
            .and_then(|screen| Some((screen, flow.component(screen, at)?)))
        else {
            return;
        };
        let Some(name) = &component.name else { return };
        let slot = if is_ticked { UNSELECT } else { SELECT };
        let of_option = self.list_of(component).and_then(|list| {
            list.iter()
                .find(|one| id_of(one) == Some(option))?
                .get(slot)
                .cloned()
        });
        let reference = format!("${{form.{name}}}");
        let of_any_screen = format!("form.{name}");
        let sees = |action: &Value| {
            let text = action.to_string();
            let mut behind = text.split(of_any_screen.as_str()).skip(1);
            behind.any(|behind| behind.starts_with(['}', '.', '[']))
        };
        let of_component = component
            .written(slot)
            .is_some_and(|action| sees(&action.value));
        if of_component || of_option.is_some_and(|action| sees(&action)) {
            self.warn(Warning {
                rule: Rule::chips_action_sees_old_value,
                message: format!(
                    "in the web client an action of chips sends what was chosen before it: do not send `{reference}` from here"
                ),
                place: flow.place(screen, Some(at)),
            });
        }
    }

    /// Goes on with the actions of a choice, unless one of them has led to another screen.
    fn if_still_on(&mut self, screen: Option<usize>, act: impl FnOnce(&mut Self)) {
        if self.top() == screen {
            act(self);
        }
    }

    /// Runs the action of the component for something chosen, or given up.
    fn run_component_action(&mut self, at: usize, given_up: bool) {
        let falls_back = self
            .kind_of(at)
            .is_some_and(|kind| kind.component().runs().unselect_falls_back());
        match given_up {
            false => self.run_action_of(at, SELECT),
            true if self.has_action(at, UNSELECT) => self.run_action_of(at, UNSELECT),
            true if falls_back => self.run_action_of(at, SELECT),
            true => {}
        }
    }

    fn choose_radio(&mut self, at: usize, option: &str) {
        let before = chosen(self.value(at));
        let is_chosen = before.iter().any(|id| id == option);
        let required = self
            .component(at)
            .is_some_and(|component| self.scope().is_true(component, "required").unwrap_or(false));
        if is_chosen && !required {
            let screen = self.top();
            self.keep(at, None);
            self.run_component_action(at, true);
            self.if_still_on(screen, |phone| phone.run_option_actions(at, &before, &[]));
        } else {
            self.take_one(at, option, &before);
        }
    }

    /// Takes one option in place of another.
    fn take_one(&mut self, at: usize, option: &str, before: &[String]) {
        let after = [option.to_owned()];
        let screen = self.top();
        self.keep(at, Some(Value::from(option)));
        if !before.is_empty() && before != after {
            self.run_action_of(at, UNSELECT);
        }
        self.if_still_on(screen, |phone| phone.run_action_of(at, SELECT));
        self.if_still_on(screen, |phone| phone.run_option_actions(at, before, &after));
    }

    /// What a Dropdown does 300 ms after a tap: it takes the option or gives up the one it has, and its list closes.
    pub(in crate::phone) fn take_option(&mut self, at: usize, option: Option<String>) {
        self.open_list = None;
        let before = chosen(self.value(at));
        match option {
            Some(option) => self.take_one(at, &option, &before),
            None => {
                let screen = self.top();
                self.keep(at, Some(Value::from("")));
                self.run_component_action(at, true);
                self.if_still_on(screen, |phone| phone.run_option_actions(at, &before, &[]));
            }
        }
    }

    /// What a NavigationList does 600 ms after the last tap. Its own action is the one that counts.
    pub(in crate::phone) fn run_row(&mut self, at: usize, row: &str) {
        match self.has_action(at, CLICK) {
            true => self.run_action_of(at, CLICK),
            false => self.run_option_action(at, row, CLICK),
        }
    }

    pub(super) fn tick(&mut self, at: usize) -> Result<(), Impossible> {
        if self.kind_of(at) != Some(Kind::OptIn) {
            return Err(self.takes_no(at, "tick"));
        }
        self.blur();
        let is_ticked = self.value(at) == Some(&Value::Bool(true));
        self.keep(
            at,
            Some(if is_ticked {
                Value::Null
            } else {
                Value::Bool(true)
            }),
        );
        self.run_action_of(at, if is_ticked { UNSELECT } else { SELECT });
        Ok(())
    }

    pub(super) fn open_list(&mut self, at: usize) -> Result<(), Impossible> {
        if self.kind_of(at) != Some(Kind::Dropdown) {
            return Err(self.takes_no(at, "list to open"));
        }
        self.blur();
        self.open_list = Some(at);
        Ok(())
    }

    /// A property that is a whole number from 0, with the phone's default where it is left out.
    pub(crate) fn number_of(&self, component: &FlowComponent, name: &str) -> Option<u64> {
        let scope = self.scope();
        let value = scope.property(component, name).ok().flatten();
        let given = value.and_then(|value| {
            value
                .as_u64()
                .or_else(|| value.as_f64().filter(|it| *it >= 0.0).map(|it| it as u64))
        });
        given.or_else(|| {
            let default = component.kind.component().property(name)?.default_value()?;
            default.as_number().map(u64::from)
        })
    }
}
