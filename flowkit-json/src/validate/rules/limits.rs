//! How many components a screen may have, in all and of each type.

use super::flow::{Component, Flow, Screen};
use super::gates::{self, Gate};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::validate::crowd::MOST_OF_A_KIND;

/// How many components a screen may have, Forms not counted. The documentation says 50.
pub(super) const MOST_COMPONENTS: usize = 100;

/// How many components of some types a screen may have together.
struct Limit {
    kinds: &'static [&'static str],
    most: usize,
    /// The versions in which it holds, if not all.
    gate: Option<Gate>,
}

const fn limit(kinds: &'static [&'static str], most: usize) -> Limit {
    Limit {
        kinds,
        most,
        gate: None,
    }
}

/// See the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components).
const LIMITS: [Limit; 8] = [
    Limit {
        kinds: &["Form"],
        most: 1,
        gate: Some(gates::ONE_FORM),
    },
    limit(&["Footer"], 1),
    limit(&["EmbeddedLink"], 2),
    limit(&["Image"], 3),
    limit(&["OptIn"], 5),
    limit(&["PhotoPicker", "DocumentPicker"], 1),
    limit(&["NavigationList"], 2),
    limit(&["ImageCarousel"], 2),
];

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in &flow.screens {
        total(flow, screen, findings);
        for limit in &LIMITS {
            of_kinds(flow, screen, limit, findings);
        }
    }
}

fn total(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    let counted = || {
        screen
            .components
            .iter()
            .filter(|component| component.kind != "Form")
    };
    let count = counted().count();
    // One place for a screen: where it becomes too much.
    if let Some(surplus) = counted().nth(MOST_COMPONENTS) {
        let message = format!(
            "a screen may have {MOST_COMPONENTS} components, and `{}` has {count}",
            screen.id
        );
        findings.push(
            flow.finding(
                Code::MaxAllowedComponentsPerScreen,
                surplus.kind.span(),
                message,
            )
            .with_help("spread them over several screens"),
        );
    }
}

fn of_kinds(flow: &Flow<'_>, screen: &Screen<'_>, limit: &Limit, findings: &mut Vec<Finding>) {
    let found: Vec<&Component<'_>> = limit
        .kinds
        .iter()
        .flat_map(|kind| screen.of_kind(kind))
        .collect();
    if found.len() <= limit.most {
        return;
    }
    let level = match limit.gate {
        Some(gate) => flow.level(gate),
        None => Some(Level::Error),
    };
    let Some(level) = level else {
        return;
    };
    let count = shown_at_once(screen, limit.kinds);
    if count <= limit.most {
        return;
    }
    // Types that share a limit, and components in branches, exclude each other whatever their order.
    let all = limit.kinds.len() > 1 || found.iter().any(|component| component.in_branch);
    let kept = if all { 0 } else { limit.most };
    for component in found.into_iter().skip(kept).take(MOST_OF_A_KIND + 1) {
        let plural = if limit.most == 1 { "" } else { "s" };
        let message = format!(
            "a screen may have {} {}{plural}, and `{}` has {count}",
            limit.most,
            limit.kinds.join(" or "),
            screen.id
        );
        findings.push(
            flow.finding(
                Code::ComponentTypeMaxNumberPerScreen,
                component.kind.span(),
                message,
            )
            .with_help("remove what is too much, or move it to another screen")
            .at_level(level),
        );
    }
}

/// How many components of these types may show at once: of an If or a Switch, the branch that has most.
fn shown_at_once(screen: &Screen<'_>, kinds: &[&str]) -> usize {
    let children = screen
        .object
        .get("layout")
        .and_then(|layout| layout.get("children"));
    children.map_or(0, |children| most_in(children, kinds))
}

fn most_in(children: &crate::read::Value<'_>, kinds: &[&str]) -> usize {
    let children = children.as_array().unwrap_or_default();
    children.iter().map(|child| most_of(child, kinds)).sum()
}

fn most_of(component: &crate::read::Value<'_>, kinds: &[&str]) -> usize {
    let Some(object) = component.as_object() else {
        return 0;
    };
    let within = |key: &str| {
        object
            .get(key)
            .map_or(0, |children| most_in(children, kinds))
    };
    let kind = object
        .get("type")
        .and_then(crate::read::Value::as_str)
        .unwrap_or_default();
    let inside = match kind {
        "Form" => within("children"),
        "If" => within("then").max(within("else")),
        "Switch" => {
            let cases = object.get("cases").and_then(crate::read::Value::as_object);
            let cases = cases.into_iter().flat_map(crate::read::Object::members);
            cases
                .map(|case| most_in(case.value(), kinds))
                .max()
                .unwrap_or(0)
        }
        _ => 0,
    };
    inside + usize::from(kinds.contains(&kind))
}
