//! Initial values and error messages of a screen, and when they apply.

use flowkit_json::phone_rules::check_init_values;
use serde_json::{Map, Value};

use super::arrival::How;
use super::flow_json::{FlowScreen, Property};
use super::notification::Failed;
use super::refusal::{Refusal, RefusalKind};
use super::scope::{Scope, text_of_number};
use super::{Phone, Rule, Stage};
use crate::json::Lent;
use crate::request::Action;

/// The properties that give many fields a value at once, and one field its own.
struct Source {
    of_form: &'static str,
    of_field: &'static str,
}

const INITIAL: Source = Source {
    of_form: "init-values",
    of_field: "init-value",
};
const ERRORS: Source = Source {
    of_form: "error-messages",
    of_field: "error-message",
};

impl Phone {
    /// Works out the initial values and error messages of a screen that is about to show, and puts them in.
    pub(super) fn give_initial_values(&mut self, screen: usize, how: How) {
        let flow = std::sync::Arc::clone(&self.flow);
        let Some(drawn) = flow.screen(screen) else {
            return;
        };
        let first_visit = self
            .screens
            .get(screen)
            .is_none_or(|state| state.form.is_empty());
        let worked_out = {
            let scope = self.scope_of(Some(screen));
            INITIAL
                .members(drawn, &scope, first_visit)
                .and_then(|initial| {
                    let errors = match how {
                        // After a way back without the endpoint no message shows.
                        How::Back => Map::new(),
                        _ => ERRORS.members(drawn, &scope, first_visit)?,
                    };
                    Ok((initial, errors))
                })
        };
        let (initial, errors) = match worked_out {
            Ok(worked_out) => worked_out,
            Err(refusal) => return self.refuse(*refusal),
        };
        if let Some(refusal) = self.refused_initial_values(screen, &initial) {
            return self.refuse_and_report(
                refusal,
                Failed {
                    action: Action::DataExchange,
                    screen: None,
                },
            );
        }
        let Some(state) = self.screens.get_mut(screen) else {
            return;
        };
        for (name, value) in initial {
            // A number becomes a text, but only right here: numbers within lists and objects stay.
            let value = match value {
                Value::Number(number) => Value::String(text_of_number(&number)),
                value => value,
            };
            if how == How::Answer || !state.form.contains_key(&name) {
                state.form.insert(name, value);
            }
        }
        if !errors.is_empty() {
            // The phone finds no field by its name in a branch of an If or a Switch.
            let is_found = |name: &String| {
                let field = drawn.field(name);
                field.is_some_and(|(_, field)| !field.in_branch)
            };
            state.errors = errors
                .into_iter()
                .filter(|(name, text)| is_found(name) && text.as_str() != Some(""))
                .collect();
        }
    }
}

impl Phone {
    /// A picker of files takes no initial value.
    fn refused_initial_values(
        &self,
        screen: usize,
        initial: &Map<String, Value>,
    ) -> Option<Refusal> {
        if self.settings.stage != Stage::Published {
            return None;
        }
        let declared = self.flow.document().screens().nth(screen)?;
        let faults = check_init_values(declared, Lent::Object(initial));
        let fault = faults.first()?;
        let at = self
            .flow
            .screen(screen)?
            .field(fault.path())
            .map(|(at, _)| at);
        Some(Refusal {
            kind: RefusalKind::Component,
            rule: Rule::notify_component,
            check: fault.rule().as_str(),
            message: fault.message().to_owned(),
            place: self.flow.place(screen, at),
            sent: initial.get(fault.path()).cloned(),
        })
    }
}

impl Source {
    /// What each field gets: of the Form and of the fields outside of it. What comes out as nothing is left out.
    fn members(
        &self,
        screen: &FlowScreen,
        scope: &Scope<'_>,
        first_visit: bool,
    ) -> Result<Map<String, Value>, Box<super::Refusal>> {
        let form = screen
            .form
            .and_then(|form| Some((form, screen.components.get(form)?.written(self.of_form)?)));
        let outside = screen
            .components
            .iter()
            .enumerate()
            .filter_map(|(at, component)| {
                let name = component.name.as_ref().filter(|_| !component.in_form)?;
                Some((at, name, component.written(self.of_field)?))
            });
        let outside: Vec<_> = outside.collect();
        let mut members = Map::new();
        if let Some((at, form)) =
            form.filter(|(_, form)| first_visit || has_binding(&form.value, scope))
        {
            let object = scope
                .once(form)
                .map_err(|failure| super::layout::unreadable(scope, Some(at), &failure))?;
            if let Some(Value::Object(object)) = object.map(std::borrow::Cow::into_owned) {
                members.extend(object.into_iter().filter(|(_, value)| !value.is_null()));
            }
        }
        let bound = outside
            .iter()
            .any(|(_, _, property): &(usize, &String, &Property)| {
                has_binding(&property.value, scope)
            });
        for (at, name, property) in outside.into_iter().filter(|_| first_visit || bound) {
            let value = scope
                .once(property)
                .map_err(|failure| super::layout::unreadable(scope, Some(at), &failure))?;
            if let Some(value) = value.filter(|value| !value.is_null()) {
                members.insert(name.clone(), value.into_owned());
            }
        }
        Ok(members)
    }
}

/// Whether a reference stands in it, so that it is worked out at every navigation. An expression in backticks does not count.
fn has_binding(value: &Value, scope: &Scope<'_>) -> bool {
    match value {
        Value::String(text) => scope.is_binding(text),
        Value::Array(items) => items.iter().any(|item| has_binding(item, scope)),
        Value::Object(members) => members.values().any(|member| has_binding(member, scope)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
