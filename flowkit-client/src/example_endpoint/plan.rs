//! Which screen answers what, worked out once for a flow.

use std::collections::HashMap;

use bytes::Bytes;
use flowkit_json::Interface;
use flowkit_json::interface::{ScreenInterface, Sent, Source};
use serde_json::{Map, Value, json};

use super::data;
use crate::phone::{FlowJson, json_of};

/// All answers of a flow.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) screens: Vec<PlannedScreen>,
    by_id: HashMap<String, usize>,
    /// The screens with which the flow may open.
    pub(super) entries: Vec<usize>,
    /// Whether the flow names a version of the data exchange.
    pub(super) has_endpoint: bool,
}

/// One screen: what shows it, and what follows it.
#[derive(Debug)]
pub(super) struct PlannedScreen {
    pub(super) id: String,
    pub(super) data: Map<String, Value>,
    /// The whole answer that shows it.
    pub(super) answer: Bytes,
    /// The answer that shows it once more after a choice.
    pub(super) again: Bytes,
    /// What answers BACK.
    pub(super) back: Option<usize>,
    exchanges: Vec<PlannedExchange>,
    after_click: Vec<Next>,
    after_select: Vec<Next>,
}

/// What answers a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Screen(usize),
    /// The screen that asks, after a choice.
    Again(usize),
    /// `SUCCESS`.
    End,
}

/// An action of a screen that asks the endpoint, by which its requests are told apart.
#[derive(Debug)]
struct PlannedExchange {
    by_select: bool,
    /// The keys that it may send; whether a key may be missing, and its value where that is always the same.
    keys: Vec<(String, bool, Option<Value>)>,
}

impl Plan {
    pub(super) fn of(flow: &FlowJson) -> Self {
        let document = flow.document();
        let interface = Interface::of(document);
        let mut by_id = HashMap::new();
        for (index, screen) in interface.screens.iter().enumerate() {
            by_id.entry(screen.id.as_str().to_owned()).or_insert(index);
        }
        let screens = interface.screens.iter().map(|screen| {
            let id = screen.id.as_str();
            let navigated: Vec<&str> = document
                .screen(id)
                .into_iter()
                .flat_map(flowkit_json::Screen::navigates)
                .map(|target| target.as_str())
                .collect();
            let data = data::example(document, screen);
            let after_choice = data::after_choice(document, screen, &data);
            PlannedScreen::of(screen, &navigated, &by_id, data, &after_choice)
        });
        let screens = screens.collect();
        let is_entry = |(index, screen): (usize, &ScreenInterface<'_>)| {
            screen.may_follow_init.then_some(index)
        };
        let mut entries: Vec<usize> = interface
            .screens
            .iter()
            .enumerate()
            .filter_map(is_entry)
            .collect();
        if entries.is_empty() && !interface.screens.is_empty() {
            // Every screen has a route that leads to it, which the phone is about to refuse.
            entries.push(0);
        }
        Self {
            screens,
            by_id,
            entries,
            has_endpoint: interface.data_api_version.is_some(),
        }
    }

    pub(super) fn screen(&self, id: &str) -> Option<&PlannedScreen> {
        self.screens.get(*self.by_id.get(id)?)
    }
}

impl PlannedScreen {
    fn of(
        screen: &ScreenInterface<'_>,
        navigated: &[&str],
        by_id: &HashMap<String, usize>,
        data: Map<String, Value>,
        after_choice: &Map<String, Value>,
    ) -> Self {
        let id = screen.id.as_str();
        let index = |id: &str| by_id.get(id).copied();
        let itself = index(id).filter(|_| !screen.navigation_list);
        let first_before = screen.predecessors.first().and_then(|id| index(id));
        // What a `navigate` action leads to need not be answered by the endpoint, so it comes last.
        let (local, asked): (Vec<&str>, Vec<&str>) = screen
            .successors
            .iter()
            .filter(|successor| **successor != id)
            .partition(|successor| navigated.contains(*successor));
        let screens = |ids: &[&str]| -> Vec<Next> {
            ids.iter()
                .filter_map(|id| index(id).map(Next::Screen))
                .collect()
        };
        let exchanges: Vec<PlannedExchange> =
            screen.exchanges.iter().map(PlannedExchange::of).collect();

        let mut after_click = Vec::new();
        if screen.terminal {
            after_click.push(Next::End);
        }
        after_click.extend(screens(&asked));
        if after_click.is_empty() {
            after_click.extend(screens(&local));
        }
        if after_click.is_empty() {
            let stays = itself.or(first_before).map(Next::Screen);
            after_click.push(stays.unwrap_or(Next::End));
        }
        let mut after_select: Vec<Next> = itself.map(Next::Again).into_iter().collect();
        if exchanges.iter().all(|exchange| exchange.by_select) {
            // Nothing but a choice asks the endpoint here, so that a choice has to lead on.
            after_select.extend(screens(&asked));
        }
        if after_select.is_empty() {
            after_select.clone_from(&after_click);
        }
        let answer = json!({"screen": id, "data": data}).to_string();
        Self {
            id: id.to_owned(),
            answer: Bytes::from(answer),
            again: Bytes::from(json!({"screen": id, "data": after_choice}).to_string()),
            data,
            back: first_before.or(itself),
            exchanges,
            after_click,
            after_select,
        }
    }

    /// The answers that there are to this payload.
    pub(super) fn choices_for(&self, payload: &Map<String, Value>) -> &[Next] {
        let mut fitting = self
            .exchanges
            .iter()
            .filter(|exchange| exchange.sends(payload));
        // Where a button and a choice send alike, the button has to lead on.
        let is_select = fitting.clone().next().is_some() && fitting.all(|it| it.by_select);
        match is_select {
            true => &self.after_select,
            false => &self.after_click,
        }
    }
}

impl PlannedExchange {
    fn of(sent: &Sent<'_>) -> Self {
        let keys = sent.payload.iter().map(|field| {
            let always = match &field.value.source {
                Source::Literal(value) => Some(json_of(value)),
                _ => None,
            };
            (
                field.key.as_str().to_owned(),
                field.value.may_be_absent,
                always,
            )
        });
        Self {
            by_select: sent.slot.as_str() != "on-click-action",
            keys: keys.collect(),
        }
    }

    /// Whether it could have sent this.
    fn sends(&self, payload: &Map<String, Value>) -> bool {
        let known = |key: &String| self.keys.iter().any(|(own, _, _)| own == key);
        payload.keys().all(known)
            && self.keys.iter().all(|(key, may_be_absent, always)| {
                match (payload.get(key), always) {
                    (None, _) => *may_be_absent,
                    (Some(sent), Some(always)) => sent == always,
                    (Some(_), None) => true,
                }
            })
    }
}
