//! `navigate` actions: that they lead to a screen, and the routes they make where no routing model is written down.

use super::endpoint::derives_routes;
use super::flow::Flow;
use super::gates;
use super::routing_graph::{Graph, MOST_ROUTES};
use crate::catalogue::slots::LIST_ITEMS;
use crate::document::{Action, Screen};
use crate::finding::Code;
use crate::finding::Finding;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    targets(flow, findings);
    if derives_routes(flow) {
        routes(flow, findings);
    }
}

fn targets(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let code = Code::InvalidNavigateActionNextScreenName;
    for screen in flow.screens {
        // Meta's validator does not look at the items of a NavigationList: `device::list_actions` does.
        let actions = screen
            .actions
            .iter()
            .filter(|action| action.item_of != Some(LIST_ITEMS));
        for target in actions.filter_map(Action::navigate_target) {
            if target == screen.id().as_str() {
                let message = format!("the screen `{target}` may not navigate to itself");
                findings.push(
                    flow.finding(code, target.span(), message)
                        .with_help("use `update_data` to change what the screen shows"),
                );
            } else if flow.screen(target.as_str()).is_none() {
                let message = format!("`{target}` is not a screen of this flow");
                findings.push(
                    flow.finding(code, target.span(), message)
                        .with_nearest(flow.nearest_id(target.as_str())),
                );
            }
        }
    }
}

fn routes(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let mut graph = Graph::default();
    for screen in flow.screens {
        for target in screen.navigates() {
            graph.add(screen.id().as_str(), target.as_str());
        }
        let count = graph.targets(screen.id().as_str());
        if count > MOST_ROUTES {
            let message = format!(
                "at most {MOST_ROUTES} routes may leave a screen, and `{}` navigates to {count} others",
                screen.id()
            );
            findings.push(
                flow.finding(Code::InvalidRoutingModel, screen.id().span(), message)
                    .with_help("navigate over a screen in between"),
            );
        }
    }
    entry(flow, &graph, findings);
    if flow.screens.len() > 1 {
        // The phone lets a NavigationList lead to every other screen.
        for screen in flow
            .screens
            .iter()
            .filter(|screen| screen.has_navigation_list())
        {
            for other in flow.screens {
                graph.add(screen.id().as_str(), other.id().as_str());
            }
        }
        let help = "add a `navigate` action that leads to it, or remove the screen";
        graph.connected(flow, help, findings);
    }
}

fn entry(flow: &Flow<'_>, graph: &Graph<'_>, findings: &mut Vec<Finding>) {
    let spared = flow.holds(gates::NAVIGATION_LISTS_SPARED)
        && flow.screens.iter().any(Screen::has_navigation_list);
    if spared || graph.has_entry(flow) {
        return;
    }
    let level = flow.level(gates::ENTRY_SCREEN);
    if let (Some(level), Some(screens)) = (level, flow.member("screens")) {
        let message =
            "the flow has no entry screen: a `navigate` action leads to every one of its screens";
        findings.push(
            flow.finding(Code::InvalidRoutingModel, screens.span(), message)
                .with_help("remove the `navigate` action that leads to the first screen")
                .at_level(level),
        );
    }
}
