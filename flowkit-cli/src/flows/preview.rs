//! `flowkit flows preview`.

use flowkit_graph::{FlowDetails, FlowField, GraphClient, PreviewParameters};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{data, opening};
use crate::Status;
use crate::ask::confirm;
use crate::cli::flows::{InteractiveArgs, PreviewArgs};
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;

/// A preview as `--format json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    preview_url: &'a str,
    /// With the parameters of an interactive preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    interactive_url: Option<&'a str>,
    expires_at: Option<String>,
    /// Whether an address was revoked.
    invalidated: bool,
}

pub(super) async fn run(
    args: &PreviewArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let asked = &args.interactive;
    let data = asked.data.as_deref().map(data::read).transpose()?;
    let question = format!(
        "Revoke the address of the preview of flow {}? Whoever was given it cannot open it any more.",
        args.id
    );
    if args.invalidate {
        confirm(&question, args.confirm.yes, output)?;
    }
    let flow = fetch(args, graph).await?;
    let Some(preview) = &flow.preview else {
        return Err(Failure::new(format!(
            "Meta named no preview of flow {}",
            args.id
        )));
    };
    let interactive = if asked.are_given() {
        let asks = opening::asks_the_endpoint(
            asked.data_exchange,
            asked.navigate || asked.screen.is_some(),
            flow.data_api_version.is_some(),
            output,
        )?;
        Some(preview.interactive(&parameters(asked, asks, data))?)
    } else {
        None
    };
    let expires_at = preview.expires_at.map(|at| at.to_string());
    if settings.is_json() {
        output.json(&Line {
            id: &args.id,
            preview_url: &preview.preview_url,
            interactive_url: interactive.as_deref(),
            expires_at,
            invalidated: args.invalidate,
        })?;
    } else {
        let mut sheet = Sheet::new();
        let address = interactive.as_deref().unwrap_or(&preview.preview_url);
        sheet.line("address", address);
        sheet.line("expires", &expires_at.unwrap_or_default());
        sheet.print(output.stdout())?;
    }
    warn_of_missing(asked, &flow, output)?;
    Ok(Status::Fine)
}

async fn fetch(args: &PreviewArgs, graph: &GraphClient) -> Result<FlowDetails> {
    let mut fields = vec![FlowField::Preview];
    if args.interactive.are_given() {
        // Tells whether there is an endpoint.
        fields.push(FlowField::DataApiVersion);
    }
    let mut request = graph.flow(&args.id).fields(fields);
    if args.invalidate {
        request = request.invalidate_preview();
    }
    let _waiting = Waiting::for_("asking for the preview");
    Ok(request.send().await?)
}

fn parameters(
    args: &InteractiveArgs,
    asks: bool,
    data: Option<Map<String, Value>>,
) -> PreviewParameters {
    let mut parameters = PreviewParameters::new();
    if let Some(token) = &args.flow_token {
        parameters = parameters.flow_token(token);
    }
    if let Some(number) = &args.phone_number {
        parameters = parameters.phone_number(number);
    }
    if let Some(screen) = &args.screen {
        let data = data.filter(|data| !data.is_empty());
        parameters = parameters.navigate(screen, data.map_or(Value::Null, Value::Object));
    }
    if asks {
        parameters = parameters.data_exchange();
    }
    if args.debug {
        parameters = parameters.debug();
    }
    parameters
}

/// Says what requests to the endpoint would lack.
fn warn_of_missing(args: &InteractiveArgs, flow: &FlowDetails, output: &mut Output) -> Result<()> {
    if !args.are_given() {
        return Ok(());
    }
    if flow.data_api_version.is_none() {
        return Ok(());
    }
    let missing = match (&args.flow_token, &args.phone_number) {
        (Some(_), Some(_)) => return Ok(()),
        (None, Some(_)) => "--flow-token",
        (Some(_), None) => "--phone-number",
        (None, None) => "--flow-token and --phone-number",
    };
    output.warn(&format!(
        "the flow has an endpoint, and the preview cannot call it without {missing}"
    ))?;
    Ok(())
}
