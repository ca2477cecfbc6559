//! `flowkit flows send`.

mod sendable;

use flowkit_graph::{
    FlowField, FlowMessage, FlowTemplate, GraphClient, MessageHeader, SentMessage,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::data;
use crate::Status;
use crate::cli::flows::SendArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;
use sendable::Mode;

/// A message as `--format json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    message_id: &'a str,
    flow_id: &'a str,
    to: &'a str,
    /// The number as WhatsApp knows it.
    wa_id: Option<&'a str>,
    mode: &'a str,
    template: Option<&'a str>,
}

pub(super) async fn run(
    args: &SendArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let from = settings.phone_number_id()?;
    let data = args.data.as_deref().map(data::read).transpose()?;
    let data = data.unwrap_or_default();
    let waiting = Waiting::for_("looking at the flow");
    let request = graph.flow(&args.id);
    let flow = request
        .fields([FlowField::Status, FlowField::DataApiVersion])
        .send()
        .await?;
    drop(waiting);
    let mode = sendable::mode(args, flow.status.as_ref(), output)?;
    if args.data_exchange && flow.data_api_version.is_none() {
        output
            .warn("the flow has no endpoint to begin with: its JSON has no `data_api_version`")?;
    }
    let waiting = Waiting::for_("sending");
    let sent = match (&args.template.name, &args.template.language) {
        (Some(name), Some(language)) => {
            let template = template(args, name, language, data);
            graph.send_flow_template(&from, &args.to, &template).await?
        }
        _ => {
            let message = message(args, mode, data);
            graph.send_flow(&from, &args.to, &message).await?
        }
    };
    drop(waiting);
    print(args, mode, &sent, settings, output)?;
    Ok(Status::Fine)
}

fn message(args: &SendArgs, mode: Mode, data: Map<String, Value>) -> FlowMessage {
    let texts = &args.texts;
    let mut message = FlowMessage::new(&args.id, &texts.cta, &texts.body);
    if let Some(header) = &texts.header {
        message = message.header(MessageHeader::Text(header.clone()));
    }
    if let Some(footer) = &texts.footer {
        message = message.footer(footer);
    }
    if let Some(token) = &args.flow_token {
        message = message.flow_token(token);
    }
    if let Some(screen) = &args.screen {
        message = message.navigate(screen, data);
    }
    if args.data_exchange {
        message = message.data_exchange();
    }
    match mode {
        Mode::Draft => message.draft(),
        Mode::Published => message,
    }
}

fn template(args: &SendArgs, name: &str, language: &str, data: Map<String, Value>) -> FlowTemplate {
    let mut template = FlowTemplate::new(name, language)
        .button(args.template.button)
        .data(data);
    if let Some(token) = &args.flow_token {
        template = template.flow_token(token);
    }
    template
}

fn print(
    args: &SendArgs,
    mode: Mode,
    sent: &SentMessage,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result<()> {
    let wa_id = sent
        .contacts
        .first()
        .and_then(|contact| contact.wa_id.as_deref());
    if settings.is_json() {
        output.json(&Line {
            message_id: &sent.id,
            flow_id: &args.id,
            to: &args.to,
            wa_id,
            mode: mode.as_str(),
            template: args.template.name.as_deref(),
        })?;
        return Ok(());
    }
    let mut sheet = Sheet::new();
    sheet.line("message", &sent.id);
    sheet.line("to", wa_id.unwrap_or(&args.to));
    match &args.template.name {
        Some(name) => sheet.line("template", name),
        None => sheet.line("mode", mode.as_str()),
    }
    sheet.print(output.stdout())?;
    output.say("Meta took the message; whether it arrives, the webhook field `messages` tells")?;
    Ok(())
}
