//! `flowkit flows delete`.

use clap::Args;
use flowkit_graph::{FlowField, FlowStatus, GraphClient};

use super::flow_name::FlowArgs;
use super::{json_output, live_flow};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;

/// Delete a draft, for good
#[derive(Debug, Args)]
#[command(
    long_about = "Delete a draft. It cannot be undone, so the command asks first. A published flow is deprecated instead.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows delete 1111",
        "flowkit flows delete --yes 1111",
    )
)]
pub(super) struct DeleteArgs {
    #[command(flatten)]
    flow: FlowArgs,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

pub(super) async fn run(
    args: &DeleteArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let flow = live_flow::fetch(graph, &id, [FlowField::Name, FlowField::Status]).await?;
    let called = live_flow::called(&flow);
    let is = live_flow::status_phrase(&flow);
    let only_drafts = || Failure::new(format!("{called} {is}, and only drafts can be deleted"));
    match &flow.status {
        Some(FlowStatus::Published | FlowStatus::Throttled | FlowStatus::Blocked) => {
            return Err(only_drafts().with_help(format!(
                "it can be deprecated: `flowkit flows deprecate {}`",
                flow.id
            )));
        }
        Some(FlowStatus::Deprecated) => {
            return Err(
                only_drafts().with_help("nothing is left to do: it can be neither sent nor opened")
            );
        }
        _ => {}
    }
    let question = format!("Delete {called}, which {is}? Its JSON is lost with it, for good.");
    confirm(&question, args.confirm.yes, output)?;
    {
        let _waiting = Waiting::new(format!("deleting flow {}", flow.id));
        graph.delete_flow(&id).await?;
    }
    if settings.is_json() {
        output.json(&json_output::Outcome {
            status: None,
            changed: true,
            ..json_output::Outcome::unchanged(&flow)
        })?;
    }
    output.say(&format!("deleted {called}"))?;
    Ok(Status::Fine)
}
