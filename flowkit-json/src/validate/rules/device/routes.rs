//! Routes that lead nowhere, or round in circles.

use std::collections::{HashMap, HashSet};

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::{Kind, MOST_SCREENS};
use crate::document::{ActionKind, Component, Screen};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{Object, Value};

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    // Where a thousand routes are wrong, nothing can be said about where they lead.
    if flow.is_crowded(Code::InvalidRoutingModel) {
        return;
    }
    let ways = Ways::of(flow);
    // What Meta's validator says of a screen's place in the model is said once.
    let told: HashSet<usize> = findings
        .iter()
        .filter(|finding| finding.code() == Some(Code::InvalidRoutingModel))
        .map(|finding| finding.span().start().offset())
        .collect();
    let is_told = |screen: &Screen<'_>| told.contains(&screen.id().span().start().offset());
    ends(flow, &ways, &is_told, findings);
    circle(flow, findings);
    unseen(flow, findings);
    let mut entries = flow
        .screens
        .iter()
        .filter(|screen| !ways.entered.contains(screen.id().as_str()) && !is_told(screen));
    // A target that is no screen is reported elsewhere; the screens that it leaves without a way in would be noise.
    if ways.leads_astray {
        return;
    }
    if let (Some(first), Some(second)) = (entries.next(), entries.next()) {
        let message = format!(
            "the flow has several entry screens: nothing leads to `{}` or to `{}`",
            first.id(),
            second.id()
        );
        findings.push(
            finding(flow, Level::Warning, second.id().span(), message).with_help(
                "an endpoint may open the flow with each of them; add a route if only one is meant",
            ),
        );
    }
    for screen in flow.screens {
        let refresh = screen.object.get("refresh_on_back");
        let refresh = refresh.filter(|value| value.as_bool() == Some(true));
        if let Some(refresh) = refresh.filter(|_| !ways.entered.contains(screen.id().as_str())) {
            let message = format!(
                "nothing leads to `{}`, so nobody can go back from it",
                screen.id()
            );
            findings.push(finding(flow, Level::Warning, refresh.span(), message));
        }
    }
}

/// What leads where: the routing model and the `navigate` actions together.
struct Ways<'d> {
    out: HashMap<&'d str, HashSet<&'d str>>,
    entered: HashSet<&'d str>,
    /// The screens of which the document does not say where they lead: to what is no screen, or, with the items of a
    /// bound NavigationList, to where data say.
    open: HashSet<&'d str>,
    /// Whether something leads to what is no screen, or may lead to any.
    leads_astray: bool,
}

impl<'d> Ways<'d> {
    fn of(flow: &Flow<'d>) -> Self {
        let mut ways = Self {
            out: HashMap::new(),
            entered: HashSet::new(),
            open: HashSet::new(),
            leads_astray: false,
        };
        let model = flow.member("routing_model").and_then(Value::as_object);
        for source in model.map(Object::members).unwrap_or_default() {
            let targets = source.value().as_array().unwrap_or_default();
            for target in targets.iter().filter_map(Value::as_str) {
                ways.add(source.key().as_str(), target);
                ways.astray(flow, source.key().as_str(), target);
            }
        }
        for screen in flow.screens {
            for target in screen.navigates() {
                ways.add(screen.id().as_str(), target.as_str());
                ways.astray(flow, screen.id().as_str(), target.as_str());
            }
            if screen
                .of_kind(Kind::NavigationList)
                .any(|list| leads_where_data_say(flow, list))
            {
                ways.open.insert(screen.id().as_str());
                // A routing model names the routes all the same.
                ways.leads_astray |= model.is_none();
            }
        }
        ways
    }

    fn add(&mut self, from: &'d str, to: &'d str) {
        if from != to {
            self.out.entry(from).or_default().insert(to);
            self.entered.insert(to);
        }
    }

    fn astray(&mut self, flow: &Flow<'d>, from: &'d str, to: &str) {
        if flow.screen(to).is_none() {
            self.open.insert(from);
            self.leads_astray = true;
        }
    }

    /// The screens from which one can be reached that ends the flow, or may: a terminal one, or one that asks the endpoint,
    /// which may close the flow.
    fn finishing(&self, flow: &Flow<'d>) -> HashSet<&'d str> {
        let mut back: HashMap<&str, Vec<&'d str>> = HashMap::new();
        for (from, targets) in &self.out {
            for to in targets {
                back.entry(to).or_default().push(from);
            }
        }
        let ends = |screen: &&Screen<'_>| {
            let is_open = self.open.contains(screen.id().as_str());
            screen.is_terminal() || asks_the_endpoint(screen) || is_open
        };
        let ends = flow.screens.iter().filter(ends);
        let mut waiting: Vec<&'d str> = ends.map(|screen| screen.id().as_str()).collect();
        let mut reached: HashSet<&'d str> = waiting.iter().copied().collect();
        while let Some(node) = waiting.pop() {
            for from in back.get(node).into_iter().flatten() {
                if reached.insert(from) {
                    waiting.push(from);
                }
            }
        }
        reached
    }
}

/// Without a routing model the phone takes the routes from the `navigate` actions of Footers, EmbeddedLinks and OptIns, but
/// from none in an If or a Switch.
fn unseen(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    if flow.member("routing_model").is_some() {
        return;
    }
    let navigates = |in_branch: bool| {
        let screens = flow.screens.iter();
        screens.flat_map(move |screen| {
            let components = screen.components.iter();
            let looked_at = components.filter(move |found| {
                let seen = matches!(found.kind, Kind::Footer | Kind::EmbeddedLink | Kind::OptIn);
                found.is_in_branch() == in_branch && seen
            });
            looked_at.filter_map(move |component| {
                let action = component.get("on-click-action")?;
                let is_navigate = action.get("name")?.as_str() == Some("navigate");
                let to = action
                    .get("next")
                    .filter(|_| is_navigate)?
                    .get("name")?
                    .as_text()?;
                Some((screen, to))
            })
        })
    };
    let seen: HashSet<(&str, &str)> = navigates(false)
        .map(|(screen, to)| (screen.id().as_str(), to.as_str()))
        .collect();
    let links_all = |id: &str| flow.screen(id).is_none_or(Screen::has_navigation_list);
    for (screen, to) in navigates(true) {
        let (from, target) = (screen.id().as_str(), to.as_str());
        let known = seen.contains(&(from, target)) || seen.contains(&(target, from));
        if known || links_all(from) || links_all(target) {
            continue;
        }
        let message = format!(
            "the phone finds no route from `{from}` to `{target}`: without a `routing_model` it does not look into If and \
             Switch, and shows an error in place of the screen"
        );
        findings.push(
            finding(flow, Level::Device, to.span(), message).with_help(format!(
                "add a `routing_model` with `\"{from}\": [\"{target}\"]`"
            )),
        );
    }
}

/// Routes of the routing model that lead round in a circle, although none leads straight back.
fn circle(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let Some(model) = flow.member("routing_model") else {
        return;
    };
    let members = || model.as_object().map(Object::members).unwrap_or_default();
    let mut left: HashMap<&str, HashSet<&str>> = HashMap::new();
    for source in members() {
        let targets = source.value().as_array().unwrap_or_default();
        // A route to the screen itself is an error of its own.
        let others = targets.iter().filter_map(Value::as_str);
        let others = others.filter(|target| source.key() != *target);
        left.insert(source.key().as_str(), others.collect());
    }
    // More screens than a flow may have are an error anyway, and going round them could take very long.
    if left.len() > MOST_SCREENS {
        return;
    }
    // What leads only to screens that lead on to nothing is on no circle, and neither is what nothing leads to.
    loop {
        let before = left.len();
        let open: HashSet<&str> = left.keys().copied().collect();
        left.retain(|_, targets| targets.iter().any(|target| open.contains(target)));
        let entered: HashSet<&str> = left.values().flatten().copied().collect();
        left.retain(|source, _| entered.contains(source));
        if left.len() == before {
            break;
        }
    }
    let leads_back = |source: &&crate::read::Member<'_>| left.contains_key(source.key().as_str());
    if let Some(source) = members().find(leads_back) {
        let key = source.key();
        let message = format!("from `{key}` on, the routes lead round in a circle");
        findings.push(
            finding(flow, Level::Warning, key.span(), message).with_help(
                "the way back needs no route: the phone lets the user go back on every one",
            ),
        );
    }
}

/// Screens from which the flow cannot be finished. One that only informs, and is left by going back, may be meant so.
fn ends(
    flow: &Flow<'_>,
    ways: &Ways<'_>,
    is_told: &dyn Fn(&Screen<'_>) -> bool,
    findings: &mut Vec<Finding>,
) {
    let finishing = ways.finishing(flow);
    let going_on = flow.screens.iter().filter(|screen| !screen.is_terminal());
    for screen in going_on.filter(|screen| !is_told(screen)) {
        if !leads_on(screen) && ways.out.contains_key(screen.id().as_str()) {
            let message = format!(
                "nothing on the screen `{}` leads on, so that none of its routes is ever taken",
                screen.id()
            );
            findings.push(
                finding(flow, Level::Warning, screen.id().span(), message).with_help(
                    "add a Footer whose `on-click-action` is `data_exchange` or `navigate`",
                ),
            );
            continue;
        }
        if finishing.contains(screen.id().as_str()) {
            continue;
        }
        let dead_end = !ways.out.contains_key(screen.id().as_str());
        let (level, message) = if dead_end {
            let message = format!(
                "one can only leave the screen `{}` by going back",
                screen.id()
            );
            (Level::Warning, message)
        } else {
            let message = format!(
                "no route leads from the screen `{}` to a terminal one",
                screen.id()
            );
            (Level::Device, message)
        };
        let finding = finding(flow, level, screen.id().span(), message);
        findings.push(match dead_end && is_page(screen) {
            true => finding.by_design(),
            false => finding,
        });
    }
}

/// Whether there is nothing to do on a screen but to read it and go back, as with the terms behind a link in Meta's own
/// templates.
fn is_page(screen: &Screen<'_>) -> bool {
    let is_input = |component: &Component<'_>| component.name().is_some();
    !screen.components.is_empty()
        && screen.actions.is_empty()
        && !screen.components.iter().any(is_input)
}

/// Whether something on the screen may show another one or end the flow; the items of a bound list may.
fn leads_on(screen: &Screen<'_>) -> bool {
    let mut actions = screen.actions.iter();
    screen.has_navigation_list()
        || actions
            .any(|action| !matches!(action.kind(), ActionKind::UpdateData | ActionKind::OpenUrl))
}

/// Whether the items of a NavigationList are data and bring their actions along.
fn leads_where_data_say(flow: &Flow<'_>, list: &Component<'_>) -> bool {
    list.get("on-click-action").is_none()
        && list
            .get("list-items")
            .is_some_and(|items| flow.is_bound(items))
}

fn asks_the_endpoint(screen: &Screen<'_>) -> bool {
    screen
        .actions
        .iter()
        .any(|action| action.kind() == ActionKind::DataExchange)
}
