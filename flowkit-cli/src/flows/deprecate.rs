//! `flowkit flows deprecate`.

use flowkit_graph::{FlowDetails, FlowField, FlowStatus, GraphClient};

use super::{json, live};
use crate::Status;
use crate::ask::confirm;
use crate::cli::flows::DeprecateArgs;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;

const FIELDS: [FlowField; 2] = [FlowField::Name, FlowField::Status];

/// What Meta says of a flow that was never published, or is deprecated already.
const NOT_DEPRECATED: i64 = 139_003;

pub(super) async fn run(
    args: &DeprecateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let flow = live::fetch(graph, &args.id, FIELDS).await?;
    let called = live::called(&flow);
    match &flow.status {
        Some(FlowStatus::Deprecated) => return already(&flow, settings, output),
        Some(FlowStatus::Draft) => {
            return Err(Failure::new(format!(
                "{called} is a draft, and only a published flow can be deprecated"
            ))
            .help(format!(
                "a draft is deleted instead: `flowkit flows delete {}`",
                flow.id
            )));
        }
        _ => {}
    }
    let question = format!(
        "Deprecate {called}, which {}? It can then be neither sent nor opened any more, for good.",
        live::is(&flow)
    );
    confirm(&question, args.confirm.yes, output)?;
    if let Err(error) = deprecate(graph, &args.id).await {
        // Somebody else may have been faster.
        if error.code() == Some(NOT_DEPRECATED) {
            let now = live::fetch(graph, &args.id, FIELDS).await?;
            if now.status == Some(FlowStatus::Deprecated) {
                return already(&now, settings, output);
            }
        }
        return Err(error.into());
    }
    if settings.is_json() {
        output.json(&json::Outcome::changed(&flow, &FlowStatus::Deprecated))?;
    }
    output.say(&format!("deprecated {called}"))?;
    Ok(Status::Fine)
}

async fn deprecate(graph: &GraphClient, id: &str) -> flowkit_graph::Result<()> {
    let _waiting = Waiting::for_(format!("deprecating flow {id}"));
    graph.deprecate_flow(id).await
}

fn already(flow: &FlowDetails, settings: &Settings<'_>, output: &mut Output) -> Result {
    if settings.is_json() {
        output.json(&json::Outcome::unchanged(flow))?;
    }
    let called = live::called(flow);
    output.say(&format!("{called} is deprecated already: nothing was done"))?;
    Ok(Status::Fine)
}
