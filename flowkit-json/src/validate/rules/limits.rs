//! How many components a screen may have, in all and of each type.

use super::flow::Flow;
use super::gates;
use crate::catalogue::{Kind, MOST_COMPONENTS, PerScreen};
use crate::document::{Component, Screen};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::validate::finding_limits::MOST_OF_A_KIND;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        total(flow, screen, findings);
        for kind in Kind::ALL {
            let limit = kind.component().per_screen;
            // Types that share a limit are looked at with the first of them.
            if let Some(limit) = limit.filter(|limit| limit.kinds.first() == Some(&kind)) {
                of_kinds(flow, screen, limit, findings);
            }
        }
    }
}

fn total(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    let counted = || {
        screen
            .components
            .iter()
            .filter(|component| component.kind != Kind::Form)
    };
    let count = counted().count();
    // One place for a screen: where it becomes too much.
    if let Some(surplus) = counted().nth(MOST_COMPONENTS) {
        let message = format!(
            "a screen may have {MOST_COMPONENTS} components, and `{}` has {count}",
            screen.id()
        );
        findings.push(
            flow.finding(
                Code::MaxAllowedComponentsPerScreen,
                surplus.word().span(),
                message,
            )
            .with_help("spread them over several screens"),
        );
    }
}

fn of_kinds(flow: &Flow<'_>, screen: &Screen<'_>, limit: PerScreen, findings: &mut Vec<Finding>) {
    let found: Vec<&Component<'_>> = limit
        .kinds
        .iter()
        .flat_map(|kind| screen.of_kind(*kind))
        .collect();
    if found.len() <= limit.most {
        return;
    }
    let level = match limit.kinds {
        [Kind::Form] => flow.level(gates::ONE_FORM),
        _ => Some(Level::Error),
    };
    let Some(level) = level else {
        return;
    };
    let count = shown_at_once(screen, limit.kinds);
    if count <= limit.most {
        return;
    }
    // Types that share a limit, and components in branches, exclude each other whatever their order.
    let all = limit.kinds.len() > 1 || found.iter().any(|component| component.is_in_branch());
    let kept = if all { 0 } else { limit.most };
    let names: Vec<&str> = limit.kinds.iter().map(|kind| kind.name()).collect();
    for component in found.into_iter().skip(kept).take(MOST_OF_A_KIND + 1) {
        let plural = if limit.most == 1 { "" } else { "s" };
        let message = format!(
            "a screen may have {} {}{plural}, and `{}` has {count}",
            limit.most,
            names.join(" or "),
            screen.id()
        );
        findings.push(
            flow.finding(
                Code::ComponentTypeMaxNumberPerScreen,
                component.word().span(),
                message,
            )
            .with_help("remove what is too much, or move it to another screen")
            .at_level(level),
        );
    }
}

/// How many components of these types may show at once: of an If or a Switch, the branch that has most.
fn shown_at_once(screen: &Screen<'_>, kinds: &[Kind]) -> usize {
    let shown = |component: &Component<'_>| most_of(screen, component, kinds);
    screen.children().map(shown).sum()
}

fn most_of(screen: &Screen<'_>, component: &Component<'_>, kinds: &[Kind]) -> usize {
    let mut most = 0;
    let mut in_branch = 0;
    let mut branch = 0;
    // What stands in one branch stands in a row.
    for child in screen.children_of(component) {
        if child.branch != branch {
            branch = child.branch;
            in_branch = 0;
        }
        in_branch += most_of(screen, child, kinds);
        most = most.max(in_branch);
    }
    most + usize::from(kinds.contains(&component.kind))
}
