//! Running actions.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::answering::Intent;
use super::arrival::How;
use super::notification::Failed;
use super::refusal::RefusalKind;
use super::rule::Rule;
use super::settings::Stage;
use super::{Effect, Phone, Status};
use crate::request::Action;

pub(crate) const CLICK: &str = "on-click-action";
pub(super) const SELECT: &str = "on-select-action";
pub(super) const UNSELECT: &str = "on-unselect-action";

impl Phone {
    /// Runs the action that a component has under this key, if it has one.
    pub(super) fn run_action_of(&mut self, at: usize, slot: &'static str) {
        let flow = Arc::clone(&self.flow);
        let component = self.top().and_then(|screen| flow.component(screen, at));
        if let Some(action) = component.and_then(|component| component.written(slot)) {
            self.note_run(at, slot, &action.value);
            self.run(at, &action.value);
        }
    }

    /// Whether a component has an action under this key.
    pub(super) fn has_action(&self, at: usize, slot: &str) -> bool {
        self.component(at)
            .is_some_and(|component| component.written(slot).is_some())
    }

    /// Runs an action of a component on the screen that shows, with the values of this moment.
    pub(super) fn run(&mut self, at: usize, action: &Value) {
        let Some(screen) = self
            .top()
            .filter(|_| self.status == Status::Open && self.error.is_none())
        else {
            return;
        };
        let name = action
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        // A preview shows the flow and leads nowhere.
        if self.settings.stage == Stage::Preview && !matches!(name, "update_data" | "open_url") {
            return;
        }
        let nothing = Map::new();
        let payload = action
            .get("payload")
            .and_then(Value::as_object)
            .unwrap_or(&nothing);
        match name {
            "data_exchange" => self.ask(Intent::Exchange {
                screen,
                at,
                payload: payload.clone(),
            }),
            "open_url" => self.open_url(at, action),
            "navigate" | "complete" | "update_data" => {
                let scope = self.scope();
                match scope.payload(payload) {
                    Ok(payload) if name == "navigate" => self.navigate(screen, at, action, payload),
                    Ok(payload) if name == "complete" => self.complete(payload),
                    Ok(payload) => self.update_data(screen, at, payload),
                    Err(failure) => {
                        let refusal = super::layout::unreadable(&scope, Some(at), &failure);
                        self.refuse(*refusal);
                    }
                }
            }
            _ => {}
        }
    }

    fn navigate(
        &mut self,
        screen: usize,
        at: usize,
        action: &Value,
        payload: Vec<(String, Option<Value>)>,
    ) {
        let target = action
            .pointer("/next/name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let sent: Map<String, Value> = payload
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
            .collect();
        let judged = self
            .judge_transition(Some(screen), &target)
            .and_then(|()| self.judge_data(Some(screen), &target, &sent));
        match (judged, self.flow.screen_index(&target)) {
            (Ok(()), Some(target)) => {
                self.merge_payload(target, payload);
                self.snackbar = None;
                self.arrive(target, How::Navigate);
            }
            (Err(mut refusal), _) => {
                refusal.rule = match refusal.kind {
                    RefusalKind::Transition => Rule::navigate_routing_checked,
                    // From anywhere else it would have been right.
                    _ if self.judge_data(None, &target, &sent).is_ok() => {
                        Rule::navigate_from_navlist_all_keys
                    }
                    _ => Rule::navigate_checks_target_data,
                };
                refusal.place = self.flow.place(screen, Some(at));
                self.refuse_and_report(
                    *refusal,
                    Failed {
                        action: Action::Navigate,
                        screen: Some(screen),
                    },
                );
            }
            (Ok(()), None) => {}
        }
    }

    fn update_data(&mut self, screen: usize, at: usize, payload: Vec<(String, Option<Value>)>) {
        match self.judge_update(screen, &payload) {
            Ok(()) => self.merge_payload(screen, payload),
            Err(mut refusal) => {
                refusal.place = self.flow.place(screen, Some(at));
                self.refuse(*refusal);
            }
        }
    }

    /// Hands an address to the app. What is no address of the web opens nothing.
    fn open_url(&mut self, at: usize, action: &Value) {
        let scope = self.scope();
        let url = match action.get("url").map(|url| scope.value(url)) {
            Some(Ok(url)) => url.and_then(|url| url.as_str().map(str::to_owned)),
            Some(Err(failure)) => {
                let refusal = super::layout::unreadable(&scope, Some(at), &failure);
                return self.refuse(*refusal);
            }
            None => None,
        };
        // As a browser reads an address: letters of any language and blanks in its path are fine.
        let opens = |url: &String| url::Url::parse(url).is_ok_and(|url| url.scheme() == "https");
        if let Some(url) = url.filter(opens) {
            self.effects.push(Effect::OpenUrl(url));
        }
    }
}
