//! A Footer in one branch asks for one in the others: without it, the user is stuck there.

use std::collections::HashSet;

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::{DEEPEST_IF, Kind};
use crate::document::{Component, Screen};
use crate::finding::{Finding, Level};
use crate::read::{Member, Object, Span, Value};

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    if !matches!(component.kind, Kind::If | Kind::Switch) {
        return;
    }
    // Deeper Ifs are an error of their own, and each look into a branch walks all that is in it.
    if component.around.ifs >= DEEPEST_IF {
        return;
    }
    let Some(screen) = flow.document.screen_at(component.screen) else {
        return;
    };
    let branches = branches_of(component);
    let with_footer: HashSet<usize> = screen
        .children_of(component)
        .filter(|child| has_footer(screen, child))
        .map(|child| child.branch)
        .collect();
    if with_footer.is_empty() {
        return;
    }
    let all = branches.into_iter().enumerate();
    for (_, (name, place)) in all.filter(|(branch, _)| !with_footer.contains(branch)) {
        let message = format!(
            "{name} of this {} has no Footer, but another branch has",
            component.kind
        );
        findings.push(
            finding(flow, Level::Device, place, message)
                .with_help("add a Footer there, or put one behind the whole"),
        );
    }
    if component.kind == Kind::If && component.around.ifs > 0 {
        let message = "a Footer may only stand in an If that stands in no other If";
        findings.push(
            finding(flow, Level::Device, component.span, message)
                .with_help("move it to the outermost If"),
        );
    }
}

/// What the component shows in each case, in the order in which a component counts its branches: how to call it, and
/// where to point.
fn branches_of(component: &Component<'_>) -> Vec<(String, Span)> {
    match component.kind {
        Kind::If => {
            let place = |key: &str| component.get(key).map_or(component.span, Value::span);
            let branch = |key: &str| (format!("`{key}`"), place(key));
            ["then", "else"].map(branch).into()
        }
        Kind::Switch => {
            let cases = component.get("cases").and_then(Value::as_object);
            let case =
                |case: &Member<'_>| (format!("the case `{}`", case.key()), case.value().span());
            cases
                .map(Object::members)
                .unwrap_or_default()
                .map(case)
                .collect()
        }
        _ => Vec::new(),
    }
}

fn has_footer(screen: &Screen<'_>, component: &Component<'_>) -> bool {
    let is_footer = |component: &Component<'_>| component.kind == Kind::Footer;
    is_footer(component) || screen.within(component).iter().any(is_footer)
}
