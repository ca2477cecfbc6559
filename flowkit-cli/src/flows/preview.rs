//! `flowkit flows preview`.

use clap::{Args, ValueHint};
use flowkit_graph::{FlowDetails, FlowField, GraphClient, PreviewParameters};
use serde::Serialize;
use serde_json::{Map, Value};

use super::flow_name::FlowArgs;
use super::{opening, phone_number, screen_data};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;

/// Print the address of the preview of a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Print the address of the preview of a flow, and when it expires.\n\n\
        Whoever has the address sees the preview, without a login. Meta gives the same address for 30 days; --invalidate \
        revokes it and makes another.\n\n\
        An interactive preview carries out actions and sends requests to the flow's endpoint, for which it needs \
        --flow-token and --phone-number.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows preview 1111",
        "flowkit flows preview 1111 --flow-token test-1 --phone-number 15550001111 --data-exchange",
        "flowkit flows preview 1111 --screen DATES --data '{\"city\": \"PAR\"}' --debug",
        "flowkit flows preview 1111 --invalidate --yes",
    )
)]
pub(super) struct PreviewArgs {
    #[command(flatten)]
    flow: FlowArgs,

    /// Revoke the address, and make another
    #[arg(long)]
    invalidate: bool,

    #[command(flatten)]
    confirm: ConfirmArgs,

    #[command(flatten)]
    interactive: InteractiveArgs,
}

/// How an interactive preview begins.
#[derive(Debug, Args)]
#[command(next_help_heading = "Interactive preview")]
struct InteractiveArgs {
    /// The address of an interactive preview; the arguments below imply it
    #[arg(long)]
    interactive: bool,

    /// The flow token of each request to the endpoint
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::Other)]
    flow_token: Option<String>,

    /// The phone number whose public key encrypts the requests, with its country code
    #[arg(long, value_name = "NUMBER", value_parser = phone_number::parse, value_hint = ValueHint::Other)]
    phone_number: Option<String>,

    /// Begin with this screen
    #[arg(long, value_name = "SCREEN", conflicts_with = "data_exchange", value_hint = ValueHint::Other)]
    screen: Option<String>,

    /// The data of that screen: a JSON object, or a file that holds one; `-` is standard input
    #[arg(long, value_name = "JSON|FILE", value_hint = ValueHint::FilePath, requires = "screen")]
    data: Option<String>,

    /// Begin by asking the endpoint, as a flow with an endpoint does if nothing else is said
    #[arg(long)]
    data_exchange: bool,

    /// Begin with the first screen, or with --screen, and do not ask the endpoint
    #[arg(long, conflicts_with = "data_exchange")]
    navigate: bool,

    /// Show the panel of actions
    #[arg(long)]
    debug: bool,
}

impl InteractiveArgs {
    /// Whether the address of an interactive preview is asked for.
    fn are_given(&self) -> bool {
        self.interactive
            || self.debug
            || self.data_exchange
            || self.navigate
            || self.screen.is_some()
            || self.flow_token.is_some()
            || self.phone_number.is_some()
    }
}

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
    let id = args.flow.id(settings, graph).await?;
    let asked = &args.interactive;
    let data = asked.data.as_deref().map(screen_data::read).transpose()?;
    let question = format!(
        "Revoke the address of the preview of flow {id}? Whoever was given it cannot open it any more."
    );
    if args.invalidate {
        confirm(&question, args.confirm.yes, output)?;
    }
    let flow = fetch(&id, args, graph).await?;
    let Some(preview) = &flow.preview else {
        return Err(Failure::new(format!("Meta named no preview of flow {id}")));
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
            id: &id,
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

async fn fetch(id: &str, args: &PreviewArgs, graph: &GraphClient) -> Result<FlowDetails> {
    let mut fields = vec![FlowField::Preview];
    if args.interactive.are_given() {
        // A flow with a `data_api_version` has an endpoint.
        fields.push(FlowField::DataApiVersion);
    }
    let mut request = graph.flow(id).fields(fields);
    if args.invalidate {
        request = request.invalidate_preview();
    }
    let _waiting = Waiting::new("asking for the preview");
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

/// Warns of arguments without which the preview cannot send requests to the endpoint.
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
