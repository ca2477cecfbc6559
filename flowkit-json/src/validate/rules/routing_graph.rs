//! Routes as a graph: what leads where, and what hangs together.

use std::collections::{HashMap, HashSet};

use super::flow::Flow;

use crate::finding::Code;
use crate::finding::Finding;

/// How many routes may leave one screen.
pub(super) const MOST_ROUTES: usize = 10;

/// The routes of a flow, by screen id. A name that no screen has is a node like any other.
#[derive(Default)]
pub(super) struct Graph<'d> {
    targets: HashMap<&'d str, HashSet<&'d str>>,
    /// Each node's neighbours, whichever way the route leads.
    neighbours: HashMap<&'d str, HashSet<&'d str>>,
    entered: HashSet<&'d str>,
}

impl<'d> Graph<'d> {
    pub(super) fn add(&mut self, from: &'d str, to: &'d str) {
        self.targets.entry(from).or_default().insert(to);
        self.neighbours.entry(from).or_default().insert(to);
        self.neighbours.entry(to).or_default().insert(from);
        self.entered.insert(to);
    }

    /// Notes that a screen can be entered, without a route that could be followed further.
    pub(super) fn enter(&mut self, to: &'d str) {
        self.entered.insert(to);
    }

    pub(super) fn has(&self, from: &str, to: &str) -> bool {
        self.targets
            .get(from)
            .is_some_and(|targets| targets.contains(to))
    }

    /// The different screens that a screen leads to.
    pub(super) fn targets(&self, from: &str) -> usize {
        self.targets.get(from).map_or(0, HashSet::len)
    }

    /// Whether there is a screen that nothing leads to.
    pub(super) fn has_entry(&self, flow: &Flow<'_>) -> bool {
        flow.screens
            .iter()
            .any(|screen| !self.entered.contains(screen.id().as_str()))
    }

    /// Reports the screens that no chain of routes, taken in either direction, connects with the first one.
    pub(super) fn connected(&self, flow: &Flow<'d>, help: &str, findings: &mut Vec<Finding>) {
        let Some(first) = flow.screens.first() else {
            return;
        };
        let mut reached = HashSet::from([first.id().as_str()]);
        let mut waiting = vec![first.id().as_str()];
        while let Some(node) = waiting.pop() {
            for neighbour in self.neighbours.get(node).into_iter().flatten() {
                if reached.insert(neighbour) {
                    waiting.push(neighbour);
                }
            }
        }
        // The rules of the routing model report a screen that it does not have.
        let told: HashSet<usize> = findings
            .iter()
            .filter(|finding| finding.code() == Some(Code::InvalidRoutingModel))
            .map(|finding| finding.span().start().offset())
            .collect();
        for screen in flow.screens {
            if !reached.contains(screen.id().as_str()) {
                let message = format!(
                    "nothing connects the screen `{}` with `{}`",
                    screen.id(),
                    first.id()
                );
                let finding = flow
                    .finding(Code::InvalidRoutingModel, screen.id().span(), message)
                    .with_help(help);
                findings.push(match told.contains(&screen.id().span().start().offset()) {
                    true => finding.echoing(),
                    false => finding,
                });
            }
        }
    }
}
