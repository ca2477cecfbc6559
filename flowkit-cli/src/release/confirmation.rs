//! Asks before anything is done.

use super::plan::{Origin, Plan, Step};
use super::wanted::Wanted;
use crate::confirm::confirm;
use crate::failure::Result;
use crate::output::Output;

/// Asks once for the whole plan, and once more before a key is replaced.
pub(super) fn confirm_plan(
    plan: &Plan,
    wanted: &Wanted,
    yes: bool,
    output: &mut Output,
) -> Result<()> {
    confirm(&question_about(plan, &wanted.environment), yes, output)?;
    for step in &plan.steps {
        if let Step::RegisterKey {
            phone_number_id,
            key,
            live_key: Some(live),
            replaces: true,
            ..
        } = step
        {
            let question = format!(
                "WhatsApp will encrypt for {key} instead of {live} at once: an endpoint that does not decrypt with the new \
                 key is cut off. Replace the key of phone number {phone_number_id}?"
            );
            confirm(&question, yes, output)?;
        }
    }
    Ok(())
}

fn question_about(plan: &Plan, environment: &str) -> String {
    let mut text = String::new();
    let publishes = |flow: &str| {
        let mut steps = plan.steps.iter();
        steps.any(|step| matches!(step, Step::Publish { flow: key, .. } if key == flow))
    };
    let drafts = plan.steps.iter().filter(|step| step.becomes_draft());
    let (mut again, mut left) = (Vec::new(), Vec::new());
    for step in drafts {
        let list = match publishes(step.flow().unwrap_or_default()) {
            true => &mut again,
            false => &mut left,
        };
        list.push(step.shown());
    }
    if !left.is_empty() {
        text.push_str(&format!(
            "This turns back into drafts what is published: {}. ",
            left.join(", ")
        ));
    }
    if !again.is_empty() {
        text.push_str(&format!(
            "This turns back into drafts what is published, and publishes it again: {}. ",
            again.join(", ")
        ));
    }
    let edited: Vec<_> = plan.steps.iter().flat_map(edited).collect();
    if !edited.is_empty() {
        text.push_str(&format!(
            "It overwrites what somebody changed at Meta: {}. ",
            edited.join(", ")
        ));
    }
    let unknown: Vec<_> = plan.steps.iter().filter_map(of_unknown_origin).collect();
    if !unknown.is_empty() {
        text.push_str(&format!(
            "It replaces what was not released from here: {}. ",
            unknown.join(", ")
        ));
    }
    let published: Vec<_> = plan
        .steps
        .iter()
        .filter_map(newly_published)
        .filter(|flow| !again.contains(flow))
        .collect();
    if !published.is_empty() {
        text.push_str(&format!(
            "It publishes what can never be deleted then, only deprecated: {}. ",
            published.join(", ")
        ));
    }
    text.push_str(&format!("Release to `{environment}`?"));
    text
}

fn newly_published(step: &Step) -> Option<String> {
    matches!(step, Step::Publish { .. }).then(|| step.shown())
}

fn edited(step: &Step) -> Vec<String> {
    let shown = step.shown();
    match step {
        Step::Upload {
            live_origin: Origin::EditedAtMeta,
            ..
        } => vec![format!("the Flow JSON of {shown}")],
        Step::Update { changes, .. } => changes
            .iter()
            .filter(|change| change.edited_at_meta)
            .map(|change| format!("`{}` of {shown}", change.field))
            .collect(),
        _ => Vec::new(),
    }
}

fn of_unknown_origin(step: &Step) -> Option<String> {
    match step {
        Step::Upload {
            live_origin: Origin::Unknown,
            ..
        } => Some(format!("the Flow JSON of {}", step.shown())),
        _ => None,
    }
}
