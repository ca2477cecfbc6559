//! `flowkit flows update`.

use flowkit_graph::{FlowStatus, GraphClient};

use super::change::Wanted;
use super::{category, json, live};
use crate::Status;
use crate::ask::confirm;
use crate::cli::flows::UpdateArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::settings::Settings;

pub(super) async fn run(
    args: &UpdateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let categories = category::read(&args.categories, output)?;
    let wanted = Wanted {
        name: args.name.as_deref(),
        categories: (!categories.is_empty()).then_some(&categories),
        endpoint_uri: args.endpoint_uri.as_deref(),
        application_id: args.application.as_deref(),
    };
    let flow = live::fetch(graph, &args.id, Wanted::FIELDS).await?;
    live::must_not_be_deprecated(&flow)?;
    let change = wanted.change(&flow);
    let called = live::called(&flow);
    if change.is_none() {
        if settings.is_json() {
            output.json(&json::Outcome::unchanged(&flow))?;
        }
        output.say(&format!("{called} is like that already: nothing was sent"))?;
        return Ok(Status::Fine);
    }
    output.say(&format!("{called}:"))?;
    for difference in &change.differences {
        output.say(&format!("  {difference}"))?;
    }
    if let Some(warning) = live::draft_again(&flow) {
        output.warn(&warning)?;
        confirm("Update it all the same?", args.confirm.yes, output)?;
    }
    change.send(graph, &args.id).await?;
    if settings.is_json() {
        output.json(&json::Outcome {
            name: args.name.as_deref().or(flow.name.as_deref()),
            ..json::Outcome::changed(&flow, &FlowStatus::Draft)
        })?;
    }
    output.say(&format!("updated {called}, which is a draft now"))?;
    Ok(Status::Fine)
}
