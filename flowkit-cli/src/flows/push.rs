//! `flowkit flows push`.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use flowkit_graph::{AppliedJson, FlowDetails, FlowField, FlowStatus, GraphClient};

use super::flow_name::FlowArgs;
use super::same_json::is_same_json;
use super::{document, json_output, live_flow, meta_errors, upload};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::failure::Result;
use crate::input::Input;
use crate::output::Output;
use crate::settings::Settings;

/// Upload a Flow JSON to a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Upload a Flow JSON to a flow, whose whole document it becomes. Meta's verdict on it is printed as \
        `flowkit lint` prints its own.\n\n\
        The document is checked first, and one with errors is not sent. What is there already is not uploaded again: both \
        are compared as JSON, so white space and the order of members do not count. A published flow becomes a draft by an \
        upload, so the command asks first.",
    after_long_help = statuses!(
        "the document has errors: by `flowkit lint` (nothing was sent) or by Meta (which keeps it)",
        "flowkit flows push 1111 flows/table.json",
        "flowkit flows push --yes 1111 flows/table.json",
        "jq .flow table-with-notes.json | flowkit flows push --yes 1111 -",
    )
)]
pub(super) struct PushArgs {
    #[command(flatten)]
    flow: FlowArgs,

    /// The Flow JSON; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Send the document even if `flowkit lint` finds errors in it: Meta keeps it as a draft, and has the last word
    #[arg(long)]
    no_lint: bool,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

/// What is needed to compare, to warn, and to repeat Meta's errors.
const FIELDS: [FlowField; 3] = [
    FlowField::Name,
    FlowField::Status,
    FlowField::ValidationErrors,
];

pub(super) async fn run(
    args: &PushArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let input = document::read(&args.file, args.no_lint, output)?;
    let flow = live_flow::fetch(graph, &id, FIELDS).await?;
    live_flow::must_not_be_deprecated(&flow)?;
    let live = match upload::live_json(graph, &id).await {
        Ok(live) => live,
        Err(failure) => {
            let failure = failure.with_context("what Meta has cannot be compared");
            match failure.message() {
                // A draft remains a draft, even if the same Flow JSON is uploaded again.
                Some(message) if flow.status == Some(FlowStatus::Draft) => output.warn(message)?,
                _ => return Err(failure),
            }
            None
        }
    };
    if let Some(live) = live.filter(|live| is_same_json(&input.bytes, live)) {
        return unchanged(&flow, &input, live, settings, output);
    }
    if let Some(warning) = live_flow::warning_of_draft(&flow) {
        output.warn(&warning)?;
        let question = format!("Upload `{}` all the same?", input.name);
        document::confirm_about(Some(&args.file), &question, args.confirm.yes, output)?;
    }
    let applied = upload::upload(graph, &id, &input.bytes).await?;
    uploaded(&flow, &input, &applied, settings, output)
}

/// The flow has this JSON already, with what Meta found in it.
fn unchanged(
    flow: &FlowDetails,
    input: &Input,
    live: Vec<u8>,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let errors = &flow.validation_errors;
    // The lines in Meta's errors count in the text that Meta has, which may have other white space than the file.
    let name = match live == input.bytes {
        true => input.name.clone(),
        false => meta_errors::live_name(&flow.id),
    };
    let live = Input { name, bytes: live };
    if settings.is_json() {
        output.json(&json_output::Outcome::unchanged(flow).with(errors))?;
    } else {
        meta_errors::print(errors, &live, output.stdout())?;
    }
    output.say(&format!(
        "{} has this JSON already (white space and the order of members do not count): nothing was uploaded",
        live_flow::called(flow),
    ))?;
    Ok(Status::fine_if(errors.is_empty()))
}

fn uploaded(
    flow: &FlowDetails,
    input: &Input,
    applied: &AppliedJson,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let errors = &applied.validation_errors;
    if settings.is_json() {
        output.json(&json_output::Outcome::changed(flow, &FlowStatus::Draft).with(errors))?;
    } else {
        meta_errors::print(errors, input, output.stdout())?;
    }
    let (called, name, id) = (live_flow::called(flow), &input.name, &flow.id);
    output.say(&match errors.len() {
        0 => format!(
            "uploaded `{name}` to {called}, which is a draft now; `flowkit flows publish {id}` publishes it"
        ),
        _ => format!(
            "uploaded `{name}` to {called}, which is a draft now; Meta found {}: it cannot be published until they are \
             mended",
            meta_errors::counted(errors)
        ),
    })?;
    Ok(Status::fine_if(errors.is_empty()))
}
