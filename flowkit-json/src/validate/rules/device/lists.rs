//! How many options and items a list may have, and their ids.

use std::collections::HashMap;

use super::super::flow::{Component, Flow, is_bound};
use super::finding;
use crate::finding::{Finding, Level};
use crate::read::{Text, Value};

/// Type of component, the property that lists, what it lists, fewest and most.
///
/// How many pictures an ImageCarousel may have is a rule of Meta's validator itself.
const COUNTS: [(&str, &str, &str, usize, usize); 5] = [
    ("CheckboxGroup", "data-source", "options", 1, 20),
    ("RadioButtonsGroup", "data-source", "options", 1, 20),
    ("Dropdown", "data-source", "options", 1, 200),
    ("ChipsSelector", "data-source", "options", 2, 20),
    ("NavigationList", "list-items", "items", 1, 20),
];
/// How many options a Dropdown may have if one of them has a picture.
const MOST_WITH_PICTURES: usize = 100;

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    for (_, property, listed, fewest, most) in
        COUNTS.iter().filter(|(kind, ..)| component.kind == *kind)
    {
        let Some(items) = super::items(component, property) else {
            continue;
        };
        let pictures = items.iter().any(|item| item.get("image").is_some());
        let most = if pictures && component.kind == "Dropdown" {
            MOST_WITH_PICTURES
        } else {
            *most
        };
        if !(*fewest..=most).contains(&items.len()) {
            let message = format!(
                "the phone shows {fewest} to {most} {listed} in a {}, and here {} {}",
                component.kind,
                if items.len() == 1 { "is" } else { "are" },
                items.len()
            );
            let place = component.get(property).unwrap_or(component.value).span();
            findings.push(finding(flow, Level::Device, place, message));
        }
        ids(flow, component, (listed, items), findings);
    }
    chips(flow, component, findings);
}

fn ids(
    flow: &Flow<'_>,
    component: &Component<'_>,
    (listed, items): (&str, &[Value<'_>]),
    findings: &mut Vec<Finding>,
) {
    // The first one of each id, and how many there were until now.
    let mut seen: HashMap<&str, (Text<'_>, usize)> = HashMap::new();
    let ids = || items.iter().filter_map(|item| item.get("id")?.as_text());
    for id in ids() {
        if id == "" {
            let message = format!("{listed} need an `id` that is not empty");
            findings.push(finding(flow, Level::Device, id.span(), message));
            continue;
        }
        let (first, count) = seen.entry(id.as_str()).or_insert((id, 0));
        *count += 1;
        if *count == 2 {
            let message = format!("two {listed} have the id `{id}`, and the phone refuses that");
            let help = format!("the other one is at {}", first.span().start());
            findings.push(finding(flow, Level::Device, id.span(), message).with_help(help));
        }
    }
    if component.get("data-source").is_none() {
        return;
    }
    let Some(init) = component.get("init-value") else {
        return;
    };
    let many = init.as_array().unwrap_or_default().iter();
    for value in std::iter::once(init)
        .chain(many)
        .filter(|value| !is_bound(value))
    {
        let Some(id) = value.as_text().filter(|id| !seen.contains_key(id.as_str())) else {
            continue;
        };
        let message = format!("no option has the id `{id}`");
        let known = ids().map(|id| id.as_str());
        let nearest = flow.nearest(id.as_str(), known);
        findings.push(finding(flow, Level::Warning, id.span(), message).with_nearest(nearest));
    }
}

/// The validator does not compare the limits of a ChipsSelector.
fn chips(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    if component.kind != "ChipsSelector" {
        return;
    }
    let limits = (
        component.number("min-selected-items"),
        component.number("max-selected-items"),
    );
    let (Some(low), Some(high)) = limits else {
        return;
    };
    if let Some(value) = component.get("min-selected-items").filter(|_| low > high) {
        let message = format!(
            "`min-selected-items` is {low}, more than `max-selected-items`, which is {high}"
        );
        findings.push(
            finding(flow, Level::Device, value.span(), message)
                .with_help("nobody can select that many: lower the one or raise the other"),
        );
    }
}
