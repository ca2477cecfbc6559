//! All that there is to reach in a flow, and what of it was reached.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::coverage::{Coverage, Covered};
use crate::phone::{ACTION_SLOTS, FlowJson, Opening, Phone, Ran};
use crate::request::Action;
use crate::transcript::{Deed, Step as Exchange};

/// One thing that can be reached. Screens and components are named by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Screen(usize),
    Action(usize, usize, &'static str),
    Branch(usize, usize, usize),
    Init,
    Exchange(usize, usize, &'static str),
    Back(usize),
}

/// The flow, and how much of it was seen.
#[derive(Debug)]
pub(super) struct Map {
    flow: Arc<FlowJson>,
    all: BTreeMap<Place, String>,
    done: BTreeSet<Place>,
    /// How many requests were sent.
    pub(super) exchanges: usize,
}

impl Map {
    pub(super) fn of(phone: &Phone) -> Self {
        let flow = phone.shared_flow();
        let mut all = BTreeMap::new();
        if phone.settings().opening == Opening::Exchange {
            all.insert(Place::Init, "INIT".to_owned());
        }
        for (index, screen) in flow.all_screens().iter().enumerate() {
            all.insert(Place::Screen(index), screen.id.clone());
            if screen.refresh_on_back {
                all.insert(Place::Back(index), format!("{}: BACK", screen.id));
            }
            for (at, component) in screen.components.iter().enumerate() {
                for slot in ACTION_SLOTS {
                    let own = component.written(slot).map(|action| &action.value);
                    let lists = component
                        .properties()
                        .filter_map(|(_, it)| it.value.as_array());
                    let mut of_items = lists.flatten().filter_map(|item| item.get(slot));
                    if let Some(action) = own.or_else(|| of_items.next()) {
                        let name = action_name(&flow, index, at, slot);
                        if action.get("name").and_then(Value::as_str) == Some("data_exchange") {
                            all.insert(Place::Exchange(index, at, slot), name.clone());
                        }
                        all.insert(Place::Action(index, at, slot), name);
                    }
                }
                if matches!(component.kind, Kind::If | Kind::Switch) {
                    let children = component.children.iter();
                    let children = children.filter_map(|child| screen.components.get(*child));
                    for branch in children.map(|child| child.branch) {
                        let name = match (component.kind, component.cases.get(branch), branch) {
                            (Kind::Switch, Some(case), _) => format!("case \"{case}\""),
                            (_, _, 0) => "then".to_owned(),
                            _ => "else".to_owned(),
                        };
                        let name = format!("{} {name}", called(&flow, index, at));
                        all.insert(Place::Branch(index, at, branch), name);
                    }
                }
            }
        }
        Self {
            flow,
            all,
            done: BTreeSet::new(),
            exchanges: 0,
        }
    }

    /// Notes what shows.
    pub(super) fn look(&mut self, phone: &Phone) {
        let Some(screen) = phone.screen().and_then(|id| self.flow.screen_index(id)) else {
            return;
        };
        self.done.insert(Place::Screen(screen));
        for (at, branch) in phone.branches_shown() {
            self.done.insert(Place::Branch(screen, at, branch));
        }
    }

    /// Notes which actions have run.
    pub(super) fn note_ran<'r>(&mut self, ran: impl Iterator<Item = &'r Ran>) {
        for ran in ran {
            let (screen, at, slot) = (ran.screen, ran.at, ran.slot);
            let action = Place::Action(screen, at, slot);
            let exchange = ran.exchange.then_some(Place::Exchange(screen, at, slot));
            for place in std::iter::once(action).chain(exchange) {
                let flow = &self.flow;
                self.all
                    .entry(place)
                    .or_insert_with(|| action_name(flow, screen, at, slot));
                self.done.insert(place);
            }
        }
    }

    /// Notes the requests that were sent.
    pub(super) fn note_exchanges(&mut self, steps: &[Exchange]) {
        for step in steps {
            let Deed::Sent(action) = step.deed else {
                continue;
            };
            self.exchanges = self.exchanges.saturating_add(1);
            let from = step.screen.as_deref();
            let place = match action {
                Action::Init => Some(Place::Init),
                Action::Back => from
                    .and_then(|id| self.flow.screen_index(id))
                    .map(Place::Back),
                _ => None,
            };
            self.done.extend(place);
        }
    }

    pub(super) fn coverage(&self) -> Coverage {
        let covered = |is_it: fn(&Place) -> bool| {
            let (mut done, mut missed) = (Vec::new(), Vec::new());
            for (place, name) in self.all.iter().filter(|(place, _)| is_it(place)) {
                match self.done.contains(place) {
                    true => done.push(name.clone()),
                    false => missed.push(name.clone()),
                }
            }
            Covered { done, missed }
        };
        Coverage {
            screens: covered(|place| matches!(place, Place::Screen(_))),
            actions: covered(|place| matches!(place, Place::Action(..))),
            branches: covered(|place| matches!(place, Place::Branch(..))),
            handlers: covered(|place| {
                matches!(place, Place::Init | Place::Exchange(..) | Place::Back(_))
            }),
        }
    }
}

fn action_name(flow: &FlowJson, screen: usize, at: usize, slot: &str) -> String {
    format!("{} {slot}", called(flow, screen, at))
}

/// `DETAILS: Footer "Continue"`.
fn called(flow: &FlowJson, screen: usize, at: usize) -> String {
    let id = flow.screen(screen).map(|screen| screen.id.as_str());
    let id = id.unwrap_or_default();
    let Some(component) = flow.component(screen, at) else {
        return id.to_owned();
    };
    let label = ["label", "text"]
        .into_iter()
        .find_map(|property| component.word(property));
    let kind = component.kind;
    match component.name.as_deref().or(label) {
        Some(label) => format!("{id}: {kind} \"{label}\""),
        None => format!("{id}: {kind} {at}"),
    }
}
