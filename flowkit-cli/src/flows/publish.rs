//! `flowkit flows publish`.

use clap::Args;
use flowkit_graph::{FlowDetails, FlowStatus, GraphClient};

use super::flow_name::FlowArgs;
use super::{json_output, live_flow, meta_errors, publish_obstacles};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;

/// Publish a draft
#[derive(Debug, Args)]
#[command(
    long_about = "Publish a draft, so that it can be sent to customers. That cannot be undone (a published flow can only be \
        deprecated), so the command asks first.\n\n\
        What stands against it is shown before. Meta asks the flow's endpoint for its health, which may take a while.",
    after_long_help = statuses!(
        "the Flow JSON has errors, so Meta was not asked to publish it",
        "flowkit flows publish 1111",
        "flowkit flows publish --yes --format json 1111",
    )
)]
pub(super) struct PublishArgs {
    #[command(flatten)]
    flow: FlowArgs,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

pub(super) async fn run(
    args: &PublishArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let flow = live_flow::fetch(graph, &id, publish_obstacles::FIELDS).await?;
    let called = live_flow::called(&flow);
    live_flow::must_not_be_deprecated(&flow)?;
    match &flow.status {
        Some(FlowStatus::Published) => {
            if settings.is_json() {
                output.json(&json_output::Outcome::unchanged(&flow))?;
            }
            output.say(&format!("{called} is published already: nothing was done"))?;
            return Ok(Status::Fine);
        }
        Some(FlowStatus::Throttled | FlowStatus::Blocked) => return Err(unhealthy(&flow)),
        _ => {}
    }
    if !flow.validation_errors.is_empty() {
        return show_errors_instead(graph, &flow, settings, output).await;
    }
    let obstacles = publish_obstacles::obstacles(&flow);
    if !obstacles.is_empty() {
        output.warn(&format!("Meta may refuse to publish {called}:"))?;
        for obstacle in obstacles {
            output.say(&format!("  - {obstacle}"))?;
        }
    }
    let question = format!(
        "Publish {called}? Customers can get it then, and that cannot be undone: a published flow can only be \
         deprecated."
    );
    confirm(&question, args.confirm.yes, output)?;
    publish(graph, &id).await?;
    if settings.is_json() {
        output.json(&json_output::Outcome::changed(
            &flow,
            &FlowStatus::Published,
        ))?;
    }
    output.say(&format!("published {called}"))?;
    Ok(Status::Fine)
}

/// Publishes a draft. Meta asks its endpoint for its health first.
async fn publish(graph: &GraphClient, id: &str) -> Result<()> {
    let _waiting = Waiting::new(format!(
        "publishing flow {id}: Meta asks its endpoint for its health, which may take a while"
    ));
    Ok(graph.publish_flow(id).await?)
}

/// A flow that is published, and that Meta throttles or blocks because its endpoint fails.
fn unhealthy(flow: &FlowDetails) -> Failure {
    Failure::new(format!(
        "{} {}: it was published, and its endpoint fails too often or too slowly",
        live_flow::called(flow),
        live_flow::status_phrase(flow)
    ))
    .with_help(format!(
        "mend the endpoint, and Meta restores the flow by itself; `flowkit flows show {}` says more",
        flow.id
    ))
}

/// Shows the errors in the Flow JSON, for which Meta would refuse to publish it.
async fn show_errors_instead(
    graph: &GraphClient,
    flow: &FlowDetails,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let errors = &flow.validation_errors;
    if settings.is_json() {
        output.json(&json_output::Outcome::unchanged(flow).with(errors))?;
    } else {
        meta_errors::print_live(graph, flow, output).await?;
    }
    Err(Failure::new(format!(
        "Meta found {} in the JSON of {}, so it cannot be published",
        meta_errors::counted(errors),
        live_flow::called(flow)
    ))
    .with_help(format!(
        "mend it, and `flowkit flows push {} FILE`",
        flow.id
    ))
    .with_status(Status::Findings))
}
