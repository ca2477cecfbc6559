//! The plan in words, and its steps while they are done and afterwards.

use std::io::{self, Write};

use super::plan::{Origin, Plan, Step};
use super::wanted::Wanted;
use crate::output::{one_line, printable};

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints the plan for reading.
pub(super) fn print(plan: &Plan, wanted: &Wanted, to: &mut impl Write) -> io::Result<()> {
    let title = printable(&format!(
        "environment `{}`, account {}",
        wanted.environment, wanted.waba_id
    ));
    writeln!(to, "{BOLD}{title}{PLAIN}")?;
    for step in &plan.steps {
        let lines = lines(step);
        let mut lines = lines.lines();
        if let Some(first) = lines.next() {
            writeln!(to, "{} {}", sign(step), printable(first))?;
        }
        for line in lines {
            writeln!(to, "    {}", printable(line))?;
        }
        if let Step::Upload {
            diff: Some(diff), ..
        } = step
        {
            for line in diff.lines() {
                let color = match line.get(..1) {
                    Some("+") => GREEN,
                    Some("-") => RED,
                    Some("@") => CYAN,
                    _ => "",
                };
                let end = if color.is_empty() { "" } else { PLAIN };
                writeln!(to, "    {color}{}{end}", printable(line))?;
            }
        }
    }
    writeln!(to)
}

/// The kind of step: `+` adds, `~` changes, `?` checks, `!` publishes.
fn sign(step: &Step) -> char {
    match step {
        Step::Create { .. } => '+',
        Step::Upload {
            live_json: None, ..
        }
        | Step::RegisterKey { live_key: None, .. } => '+',
        Step::Upload { .. } | Step::Update { .. } | Step::RegisterKey { .. } => '~',
        Step::Check { .. } => '?',
        Step::Publish { .. } => '!',
    }
}

/// A step: its first line, and details below it.
fn lines(step: &Step) -> String {
    let shown = step.shown();
    match step {
        Step::Create {
            name,
            categories,
            endpoint_uri,
            ..
        } => {
            let mut text = format!(
                "create    {shown}\nname: {name}\ncategories: {}",
                categories.join(", ")
            );
            if let Some(uri) = endpoint_uri {
                text.push_str(&format!("\nendpoint_uri: {uri}"));
            }
            text
        }
        Step::Upload {
            file, live_origin, ..
        } => {
            let mut text = format!("upload    {shown}: {file}");
            text.push_str(match live_origin {
                Origin::Nothing | Origin::Released => "",
                Origin::EditedAtMeta => "\nsomebody changed it at Meta since the last release",
                Origin::Unknown => "\nwhat Meta has was not released from here",
            });
            text.push_str(draft(step));
            text
        }
        Step::Update { changes, .. } => {
            let mut text = format!("update    {shown}");
            for change in changes {
                // A line end in Meta's value could make it look like a line of the plan.
                let from = one_line(change.from.as_deref().unwrap_or("-"));
                text.push_str(&format!("\n{}: {from} -> {}", change.field, change.to));
                if change.edited_at_meta {
                    text.push_str(" (somebody changed it at Meta since the last release)");
                }
            }
            text.push_str(draft(step));
            text
        }
        Step::RegisterKey {
            phone_number_id,
            file,
            key,
            live_key,
            replaces,
        } => {
            let instead = match live_key {
                None => "it has none".to_owned(),
                Some(live) if *replaces => format!("in place of {live}"),
                Some(_) => "again, because Meta does not say VALID of it".to_owned(),
            };
            format!("register  {file} with phone number {phone_number_id}\n{key}, {instead}")
        }
        Step::Check { .. } => format!("check     {shown}: validation errors, health status"),
        Step::Publish { .. } => format!("publish   {shown}"),
    }
}

fn draft(step: &Step) -> &'static str {
    match step.becomes_draft() {
        true => "\nit is published, and becomes a draft",
        false => "",
    }
}

/// A step that is done: "created `booking` (1111)".
pub(super) fn done(step: &Step) -> String {
    let shown = step.shown();
    match step {
        Step::Create { .. } => format!("created {shown}"),
        Step::Upload { file, .. } => format!("uploaded {file} to {shown}"),
        Step::Update { changes, .. } => {
            let fields: Vec<_> = changes.iter().map(|change| change.field).collect();
            format!("updated {} of {shown}", fields.join(", "))
        }
        Step::RegisterKey {
            phone_number_id,
            file,
            ..
        } => format!("registered {file} with phone number {phone_number_id}: VALID"),
        Step::Check { .. } => format!("checked {shown}"),
        Step::Publish { .. } => format!("published {shown}"),
    }
}

/// A step while it is done, "creating `booking`"; `None` for one that says itself what it waits for.
pub(super) fn doing(step: &Step) -> Option<String> {
    let shown = step.shown();
    Some(match step {
        Step::Create { .. } => format!("creating {shown}"),
        Step::Upload { .. } => format!("uploading the Flow JSON of {shown}"),
        Step::Update { .. } => format!("updating {shown}"),
        Step::RegisterKey { .. } => return None,
        Step::Check { .. } => format!("checking {shown}"),
        Step::Publish { .. } => format!("publishing {shown}: Meta asks its endpoint"),
    })
}
