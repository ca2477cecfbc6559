//! Screens: how many, and their ids and sensitive inputs.

use std::collections::{HashMap, HashSet};

use super::flow::Flow;
use crate::catalogue::{MOST_COMPONENTS, MOST_SCREENS};
use crate::document::{Component, Screen};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    if let Some(screen) = flow.screens.get(MOST_SCREENS) {
        let message = format!(
            "a flow may have {MOST_SCREENS} screens, and this one has {}",
            flow.screens.len()
        );
        findings.push(
            flow.finding(Code::MaxScreensNumber, screen.span, message)
                .with_help("split the flow, or let one screen show different data"),
        );
    }
    check_ids(flow, findings);
    sensitive(flow, findings);
}

/// Checks that no two screens have one id. A screen without any is left to the schema pass.
pub(super) fn check_ids(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let mut first = HashMap::new();
    let ids = flow.screens.iter().map(Screen::id);
    for id in ids.filter(|id| *id != "") {
        if id == "success" {
            let message =
                "a screen may not be called `success`: an endpoint closes the flow with that name";
            findings.push(
                flow.finding(Code::ScreenIdIsReservedKeyword, id.span(), message)
                    .with_help("give it another name, such as `DONE`"),
            );
        }
        match first.get(id.as_str()) {
            None => {
                first.insert(id.as_str(), id.span());
            }
            Some(other) => {
                let message = format!("there are two screens `{id}`");
                let help = format!("the first one is at {}; ids must be unique", other.start());
                findings.push(
                    flow.finding(Code::DuplicateScreenIds, id.span(), message)
                        .with_help(help),
                );
            }
        }
    }
}

fn sensitive(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        let Some(list) = screen.object.get("sensitive").and_then(Value::as_array) else {
            continue;
        };
        let names = screen.components.iter().filter_map(Component::name);
        let names: HashSet<&str> = names.map(|name| name.as_str()).collect();
        for name in list.iter().filter_map(Value::as_text) {
            if names.contains(name.as_str()) {
                continue;
            }
            let message = format!("no input on the screen `{}` is named `{name}`", screen.id());
            // Among very many, looking for the nearest could take very long.
            let few = names.len() <= MOST_COMPONENTS;
            let nearest = flow.nearest(name.as_str(), names.iter().copied().filter(|_| few));
            let finding = flow.finding(Code::InvalidSensitiveField, name.span(), message);
            findings.push(match nearest {
                Some(_) => finding.with_nearest(nearest),
                None => finding.with_help("`sensitive` lists the `name`s of inputs on this screen"),
            });
        }
    }
}
