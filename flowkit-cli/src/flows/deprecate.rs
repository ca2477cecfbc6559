//! `flowkit flows deprecate`.

use clap::Args;
use flowkit_graph::{FlowDetails, FlowField, FlowStatus, GraphClient};

use super::flow_name::FlowArgs;
use super::{json_output, live_flow};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;

/// Deprecate a published flow, for good
#[derive(Debug, Args)]
#[command(
    long_about = "Deprecate a published flow, also one that is throttled or blocked: it can be neither sent nor opened any \
        more. It cannot be undone, so the command asks first. A draft is deleted instead.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows deprecate 1111",
        "flowkit flows deprecate --yes 1111",
    )
)]
pub(super) struct DeprecateArgs {
    #[command(flatten)]
    flow: FlowArgs,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

const FIELDS: [FlowField; 2] = [FlowField::Name, FlowField::Status];

/// What Meta says of a flow that was never published, or is deprecated already.
const NOT_DEPRECATED: i64 = 139_003;

pub(super) async fn run(
    args: &DeprecateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let flow = live_flow::fetch(graph, &id, FIELDS).await?;
    let called = live_flow::called(&flow);
    match &flow.status {
        Some(FlowStatus::Deprecated) => return already(&flow, settings, output),
        Some(FlowStatus::Draft) => {
            return Err(Failure::new(format!(
                "{called} is a draft, and only a published flow can be deprecated"
            ))
            .with_help(format!(
                "a draft is deleted instead: `flowkit flows delete {}`",
                flow.id
            )));
        }
        _ => {}
    }
    let question = format!(
        "Deprecate {called}, which {}? It can then be neither sent nor opened any more, for good.",
        live_flow::status_phrase(&flow)
    );
    confirm(&question, args.confirm.yes, output)?;
    if let Err(error) = deprecate(graph, &id).await {
        // Somebody else may have deprecated it since the question.
        if error.code() == Some(NOT_DEPRECATED) {
            let now = live_flow::fetch(graph, &id, FIELDS).await?;
            if now.status == Some(FlowStatus::Deprecated) {
                return already(&now, settings, output);
            }
        }
        return Err(error.into());
    }
    if settings.is_json() {
        output.json(&json_output::Outcome::changed(
            &flow,
            &FlowStatus::Deprecated,
        ))?;
    }
    output.say(&format!("deprecated {called}"))?;
    Ok(Status::Fine)
}

async fn deprecate(graph: &GraphClient, id: &str) -> flowkit_graph::Result<()> {
    let _waiting = Waiting::new(format!("deprecating flow {id}"));
    graph.deprecate_flow(id).await
}

fn already(flow: &FlowDetails, settings: &Settings<'_>, output: &mut Output) -> Result {
    if settings.is_json() {
        output.json(&json_output::Outcome::unchanged(flow))?;
    }
    let called = live_flow::called(flow);
    output.say(&format!("{called} is deprecated already: nothing was done"))?;
    Ok(Status::Fine)
}
