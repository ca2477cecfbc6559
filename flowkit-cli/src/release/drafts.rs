//! Flows that are drafts when a release ends, and those that were published before it.

use flowkit_graph::FlowStatus;

use super::live::Live;
use super::lock::Lock;
use super::plan::{Plan, Step};
use super::wanted::Wanted;
use crate::failure::Failure;

/// Which flows a release leaves as drafts, and what publishes them; `None` if it leaves none.
pub(super) fn left_as_drafts(
    plan: &Plan,
    live: &Live,
    wanted: &Wanted,
    lock: &Lock,
) -> Option<String> {
    let is_draft = |key: &str| {
        let there = live.flows.get(key);
        there.is_none_or(|there| there.state.status == FlowStatus::Draft)
            || steps_of(&plan.steps, key).any(Step::becomes_draft)
    };
    let shown = |key: &str| {
        let created = || Some(lock.flow(key)?.id.as_str());
        let id = live.flows.get(key).map(|there| there.id.as_str());
        id.or_else(created)
            .map_or(format!("`{key}`"), |id| format!("`{key}` ({id})"))
    };
    let keys: Vec<_> = wanted
        .flows
        .iter()
        .map(|flow| flow.key.as_str())
        .filter(|key| is_draft(key) && !publishes(&plan.steps, key))
        .collect();
    let drafts: Vec<_> = keys.iter().map(|key| shown(key)).collect();
    let mut command = format!("flowkit release --env {}", wanted.environment);
    if drafts.len() < wanted.keys.len() {
        for key in keys {
            command.push_str(&format!(" --flow {key}"));
        }
    }
    let them = match drafts.len() {
        0 => return None,
        1 => "it",
        _ => "them",
    };
    Some(format!(
        "not published: {}; `{command} --publish` publishes {them}",
        drafts.join(", ")
    ))
}

/// Which published flows are drafts after a release that stopped at the last of these steps; `None` if none are.
pub(super) fn turned_into_drafts(steps: &[Step], failure: &Failure) -> Option<String> {
    let (last, done) = steps.split_last()?;
    let nothing_happened = failure.is_refused();
    let is_unclear = !nothing_happened && !failure.is_finding();
    let mut lines = Vec::new();
    for step in steps.iter().filter(|step| step.becomes_draft()) {
        let key = step.flow().unwrap_or_default();
        let is_last = step == last;
        if publishes(done, key) || is_last && nothing_happened {
            continue;
        }
        let is = match is_unclear && (is_last || publishes(steps, key)) {
            true => "may be",
            false => "is",
        };
        lines.push(format!(
            "{} was published, and {is} a draft now",
            step.shown()
        ));
    }
    match lines.is_empty() {
        true => None,
        false => Some(lines.join("; ")),
    }
}

fn steps_of<'a>(steps: &'a [Step], key: &'a str) -> impl Iterator<Item = &'a Step> {
    steps.iter().filter(move |step| step.flow() == Some(key))
}

fn publishes(steps: &[Step], key: &str) -> bool {
    steps_of(steps, key).any(|step| matches!(step, Step::Publish { .. }))
}
