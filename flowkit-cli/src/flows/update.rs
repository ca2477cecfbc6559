//! `flowkit flows update`.

use clap::builder::NonEmptyStringValueParser as NonEmpty;
use clap::{ArgGroup, Args, ValueHint};
use flowkit_graph::{FlowStatus, GraphClient};

use super::flow_name::FlowArgs;
use super::metadata_change::WantedMetadata;
use super::{category, json_output, live_flow};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::confirm::confirm;
use crate::failure::Result;
use crate::output::Output;
use crate::settings::{Settings, endpoint_uri, id};

/// Change a flow's name, categories, endpoint or app
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("change").required(true).multiple(true),
    long_about = "Change a flow's name, categories, endpoint or app; what is not named stays.\n\n\
        Only what is different is sent. A published flow becomes a draft by a change, so the command asks first.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows update 1111 --endpoint-uri https://flows.example.org/table",
        "flowkit flows update 1111 --name table_booking_v2 --category appointment-booking --application 77",
    )
)]
pub(super) struct UpdateArgs {
    #[command(flatten)]
    flow: FlowArgs,

    /// Another name
    #[arg(long, value_name = "NAME")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other, group = "change")]
    name: Option<String>,

    /// Other categories, which take the place of all that it has; may be given again
    #[arg(long = "category", value_name = "CATEGORY")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other, group = "change")]
    categories: Vec<String>,

    /// The address of its endpoint
    #[arg(long, value_name = "URL")]
    #[arg(value_parser = endpoint_uri::parse, value_hint = ValueHint::Url, group = "change")]
    endpoint_uri: Option<String>,

    /// The Meta app whose secret signs the requests to its endpoint
    #[arg(long, value_name = "ID", value_parser = id::parse, group = "change")]
    application: Option<String>,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

pub(super) async fn run(
    args: &UpdateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let categories = category::read(&args.categories, output)?;
    let wanted = WantedMetadata {
        name: args.name.as_deref(),
        categories: (!categories.is_empty()).then_some(&categories),
        endpoint_uri: args.endpoint_uri.as_deref(),
        application_id: args.application.as_deref(),
    };
    let flow = live_flow::fetch(graph, &id, WantedMetadata::FIELDS).await?;
    live_flow::must_not_be_deprecated(&flow)?;
    let change = wanted.change(&flow);
    let called = live_flow::called(&flow);
    if change.is_empty() {
        if settings.is_json() {
            output.json(&json_output::Outcome::unchanged(&flow))?;
        }
        output.say(&format!("{called} is like that already: nothing was sent"))?;
        return Ok(Status::Fine);
    }
    output.say(&format!("{called}:"))?;
    for difference in &change.differences {
        output.say(&format!("  {difference}"))?;
    }
    if let Some(warning) = live_flow::warning_of_draft(&flow) {
        output.warn(&warning)?;
        confirm("Update it all the same?", args.confirm.yes, output)?;
    }
    change.send(graph, &id).await?;
    if settings.is_json() {
        output.json(&json_output::Outcome {
            name: args.name.as_deref().or(flow.name.as_deref()),
            ..json_output::Outcome::changed(&flow, &FlowStatus::Draft)
        })?;
    }
    output.say(&format!("updated {called}, which is a draft now"))?;
    Ok(Status::Fine)
}
