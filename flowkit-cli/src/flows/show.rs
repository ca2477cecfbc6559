//! `flowkit flows show`.

use std::io::{self, Write};

use clap::Args;
use flowkit_graph::{FlowDetails, FlowField, FlowHealth, GraphClient};

use super::flow_name::FlowArgs;
use super::{health, json_output, live_flow, meta_errors, metadata_change};
use crate::Status;
use crate::cli::{NumberArgs, statuses};
use crate::failure::Result;
use crate::output::{Output, one_line};
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;

/// Show a flow: its state, its endpoint, what Meta has against it
#[derive(Debug, Args)]
#[command(
    long_about = "Show a flow: its state, its endpoint, its app, whether messages with it can be sent and what is in the \
        way, and what Meta's validator has found in its Flow JSON, each finding with its line as `flowkit lint` shows it.\n\n\
        If a phone number is set, it is looked at, too. Whether a draft can be published is seen here as well: its part \
        FLOW is BLOCKED as long as Meta would refuse.",
    after_long_help = statuses!(
        "the Flow JSON has errors, or messages with the flow cannot be sent",
        "flowkit flows show table_booking",
        "flowkit flows show --phone-number-id 106540352242922 1111",
        "flowkit flows show --format json 1111 | jq .health_status",
    )
)]
pub(super) struct ShowArgs {
    #[command(flatten)]
    flow: FlowArgs,

    #[command(flatten)]
    pub(super) number: NumberArgs,
}

/// All fields but the preview: whoever has its address can open the flow.
const FIELDS: [FlowField; 11] = [
    FlowField::Name,
    FlowField::Status,
    FlowField::Categories,
    FlowField::ValidationErrors,
    FlowField::JsonVersion,
    FlowField::DataApiVersion,
    FlowField::EndpointUri,
    FlowField::DataChannelUri,
    FlowField::WhatsAppBusinessAccount,
    FlowField::Application,
    FlowField::HealthStatus,
];

pub(super) async fn run(
    args: &ShowArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let number = settings.phone_number_id_if_set()?;
    let flow = {
        let _waiting = Waiting::new(format!("asking Meta about flow {id}"));
        let mut request = graph.flow(&id).fields(FIELDS);
        if let Some(number) = number {
            request = request.health_for(number);
        }
        request.send().await?
    };
    if settings.is_json() {
        output.json(&json_output::Flow::of(&flow))?;
    } else {
        sheet(&flow).print(output.stdout())?;
        if let Some(health) = &flow.health_status {
            print_health(health, output.stdout())?;
        }
        if !flow.validation_errors.is_empty() {
            writeln!(output.stdout())?;
            meta_errors::print_live(graph, &flow, output).await?;
        }
    }
    let blocked = flow.health_status.as_ref().is_some_and(health::is_blocked);
    Ok(Status::fine_if(
        !blocked && flow.validation_errors.is_empty(),
    ))
}

fn sheet(flow: &FlowDetails) -> Sheet {
    let named = |name: Option<&str>, id: &str| match name {
        Some(name) => format!("{name} ({id})"),
        None => id.to_owned(),
    };
    let account = flow.whatsapp_business_account.as_ref();
    let account = account.map(|account| named(account.name.as_deref(), &account.id));
    let app = flow.application.as_ref();
    let app = app.map(|app| named(app.name.as_deref(), &app.id));
    let endpoint = flow
        .endpoint_uri
        .as_ref()
        .or(flow.data_channel_uri.as_ref());
    let mut sheet = Sheet::new();
    sheet.line("id", &flow.id);
    sheet.line("name", flow.name.as_deref().unwrap_or_default());
    sheet.line("status", live_flow::status_word(flow));
    sheet.line(
        "categories",
        &metadata_change::categories_in_words(&flow.categories),
    );
    sheet.line(
        "JSON version",
        flow.json_version.as_deref().unwrap_or_default(),
    );
    sheet.line(
        "data API version",
        flow.data_api_version.as_deref().unwrap_or_default(),
    );
    sheet.line("endpoint", endpoint.map(String::as_str).unwrap_or_default());
    sheet.line("app", &app.unwrap_or_default());
    sheet.line("account", &account.unwrap_or_default());
    let sending = flow.health_status.as_ref().map(health::can_send);
    sheet.line("sending", sending.unwrap_or_default());
    sheet
}

/// Prints each entity of the health status, with why it is blocked or restricted.
fn print_health(health: &FlowHealth, to: &mut impl Write) -> io::Result<()> {
    for entity in &health.entities {
        let name = one_line(&health::entity(entity));
        writeln!(
            to,
            "  {name}: {}",
            one_line(health::entity_can_send(entity))
        )?;
        for reason in health::reasons(entity) {
            writeln!(to, "    {}", one_line(&reason))?;
        }
    }
    Ok(())
}
