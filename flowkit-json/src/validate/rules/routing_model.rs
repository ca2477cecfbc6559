//! The routing model that a document writes down.

use std::collections::HashSet;

use super::flow::Flow;
use super::gates;
use super::routing_graph::{Graph, MOST_ROUTES};
use crate::document::Screen;
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{Member, Object, Text, Value};
use crate::validate::finding_limits::MOST_OF_A_KIND;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let Some(value) = flow.member("routing_model") else {
        return;
    };
    let Some(model) = value.as_object() else {
        return;
    };
    let mut graph = Graph::default();
    for source in model.members() {
        let key = source.key();
        declared(flow, key, findings);
        routes(flow, source, &mut graph, findings);
        // All that follows has the same code.
        if flow.is_crowded(Code::InvalidRoutingModel) {
            return;
        }
    }
    missing(flow, model, findings);
    entry(flow, value, &mut graph, findings);
    let help = "connect it by a route, or remove the screen";
    graph.connected(flow, help, findings);
    covered(flow, &graph, findings);
}

/// Checks that the routing model of a document that fails the schema names screens. Where a screen has no id, a name that
/// no screen has may be meant for that one, so that only what is surely misspelt is told.
pub(super) fn check_names(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let model = flow.member("routing_model").and_then(Value::as_object);
    let all_named = flow.screens.iter().all(|screen| screen.id() != "");
    for source in model.map(Object::members).unwrap_or_default() {
        for name in std::iter::once(source.key()).chain(targets(source)) {
            if flow.is_crowded(Code::InvalidRoutingModel) {
                return;
            }
            if all_named || name == "SUCCESS" || flow.nearest_id(name.as_str()).is_some() {
                declared(flow, name, findings);
            }
        }
    }
}

fn targets<'d>(source: &'d Member<'d>) -> impl Iterator<Item = Text<'d>> {
    let list = source.value().as_array().unwrap_or_default();
    list.iter().filter_map(Value::as_text)
}

fn declared(flow: &Flow<'_>, name: Text<'_>, findings: &mut Vec<Finding>) {
    if flow.screen(name.as_str()).is_some() {
        return;
    }
    let message = format!("`{name}` is not a screen of this flow");
    let finding = flow.finding(Code::InvalidRoutingModel, name.span(), message);
    findings.push(if name == "SUCCESS" {
        finding.with_help(
            "leave it out: an endpoint may close the flow with `SUCCESS` from every screen",
        )
    } else {
        finding.with_nearest(flow.nearest_id(name.as_str()))
    });
}

/// The routes that leave one screen.
fn routes<'d>(
    flow: &Flow<'d>,
    source: &'d Member<'d>,
    graph: &mut Graph<'d>,
    findings: &mut Vec<Finding>,
) {
    let from = source.key();
    let mut report = |span, message: String, help: &str| {
        findings.push(
            flow.finding(Code::InvalidRoutingModel, span, message)
                .with_help(help),
        );
    };
    // Of a crowd of names that no screen has, no graph need be made.
    let unknown = targets(source).filter(|target| flow.screen(target.as_str()).is_none());
    if unknown.take(MOST_OF_A_KIND + 1).count() > MOST_OF_A_KIND {
        return declared_all(flow, source, findings);
    }
    let mut to_itself = false;
    for target in targets(source) {
        let to = target.as_str();
        if to == from.as_str() {
            to_itself = true;
        } else if graph.has(to, from.as_str()) && !graph.has(from.as_str(), to) {
            let message = format!(
                "there is a route from `{to}` to `{from}` already, and routes may not lead straight back"
            );
            let help = "remove this one: the phone lets the user go back on every route";
            report(target.span(), message, help);
        }
        graph.add(from.as_str(), to);
    }
    if to_itself {
        let message = format!("the screen `{from}` may not have a route to itself");
        let help = "remove it: an endpoint may always answer with the screen that is showing";
        report(from.span(), message, help);
    }
    let count = targets(source).count();
    if count > MOST_ROUTES {
        let message =
            format!("at most {MOST_ROUTES} routes may leave a screen, and {count} leave `{from}`");
        report(from.span(), message, "route over a screen in between");
    }
    declared_all(flow, source, findings);
}

fn declared_all<'d>(flow: &Flow<'d>, source: &'d Member<'d>, findings: &mut Vec<Finding>) {
    for target in targets(source) {
        if flow.is_crowded(Code::InvalidRoutingModel) {
            return;
        }
        declared(flow, target, findings);
    }
}

/// A screen on which the flow goes on must be in the model.
fn missing(flow: &Flow<'_>, model: &Object<'_>, findings: &mut Vec<Finding>) {
    let mut named: HashSet<&str> = model
        .members()
        .map(|source| source.key().as_str())
        .collect();
    named.extend(
        model
            .members()
            .flat_map(targets)
            .map(|target| target.as_str()),
    );
    for screen in flow.screens.iter().filter(|screen| !screen.is_terminal()) {
        if !named.contains(screen.id().as_str()) {
            let message = format!(
                "the routing model does not have the screen `{}`",
                screen.id()
            );
            findings.push(
                flow.finding(Code::InvalidRoutingModel, screen.id().span(), message)
                    .with_help("add it under the screens that lead to it"),
            );
        }
    }
}

fn entry<'d>(
    flow: &Flow<'d>,
    model: &Value<'_>,
    graph: &mut Graph<'d>,
    findings: &mut Vec<Finding>,
) {
    let Some(level) = flow.level(gates::ENTRY_SCREEN) else {
        return;
    };
    let with_routes_alone = graph.has_entry(flow);
    if flow.holds(gates::NAVIGATES_LEAD_IN) {
        for target in flow.screens.iter().flat_map(Screen::navigates) {
            graph.enter(target.as_str());
        }
    }
    if graph.has_entry(flow) {
        return;
    }
    let message = "the flow has no entry screen: something leads to every one of its screens";
    let help = if with_routes_alone {
        "remove the `navigate` action that leads to the first screen; it counts as a route"
    } else {
        "remove the route that leads to the first screen"
    };
    // Whatever an endpoint answers when the flow is opened, the phone refuses it.
    let level = if flow.has_endpoint() {
        level.max(Level::Device)
    } else {
        level
    };
    findings.push(
        flow.finding(Code::InvalidRoutingModel, model.span(), message)
            .with_help(help)
            .at_level(level),
    );
}

/// Every `navigate` action needs a route, in either direction.
fn covered(flow: &Flow<'_>, graph: &Graph<'_>, findings: &mut Vec<Finding>) {
    let Some(level) = flow.level(gates::NAVIGATES_COVERED) else {
        return;
    };
    let spare_lists = flow.holds(gates::NAVIGATION_LISTS_SPARED);
    for screen in flow.screens {
        if spare_lists && screen.has_navigation_list() {
            continue;
        }
        let from = screen.id().as_str();
        let mut reported = HashSet::new();
        for target in screen.navigates() {
            let to = target.as_str();
            if graph.has(from, to) || graph.has(to, from) || !reported.insert(to) {
                continue;
            }
            let message = format!(
                "`{from}` navigates to `{to}`, but the routing model has no route between them"
            );
            findings.push(
                flow.finding(Code::InvalidRoutingModel, screen.id().span(), message)
                    .with_help(format!("add `\"{to}\"` to the routes of `{from}`"))
                    .at_level(level),
            );
        }
    }
}
