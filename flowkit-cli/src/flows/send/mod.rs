//! `flowkit flows send`.

mod args;
mod sendable;

use flowkit_graph::{
    FlowField, FlowMessage, FlowTemplate, GraphClient, MessageHeader, MessageStatus, SentMessage,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{opening, screen_data};
use crate::Status;
use crate::failure::Result;
use crate::output::{Output, one_line};
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;
use sendable::Mode;

pub(super) use args::SendArgs;

/// A message as `--format json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    message_id: &'a str,
    flow_id: &'a str,
    to: &'a str,
    /// The number as WhatsApp knows it, if it went to a number.
    wa_id: Option<&'a str>,
    /// The user id, if it went to one.
    user_id: Option<&'a str>,
    /// What Meta does with a template, such as `accepted`.
    message_status: Option<&'a MessageStatus>,
    mode: &'a str,
    template: Option<&'a str>,
}

pub(super) async fn run(
    args: &SendArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let from = settings.phone_number_id()?;
    let data = args.data.as_deref().map(screen_data::read).transpose()?;
    let data = data.unwrap_or_default();
    let waiting = Waiting::new("looking at the flow");
    let request = graph.flow(&id);
    let flow = request
        .fields([FlowField::Status, FlowField::DataApiVersion])
        .send()
        .await?;
    drop(waiting);
    let mode = sendable::mode(&id, args, flow.status.as_ref(), output)?;
    // A template says itself how it opens the flow.
    let asks = args.template.name.is_none()
        && opening::asks_the_endpoint(
            args.data_exchange,
            args.navigate || args.screen.is_some(),
            flow.data_api_version.is_some(),
            output,
        )?;
    let waiting = Waiting::new("sending");
    let sent = match (&args.template.name, &args.template.language) {
        (Some(name), Some(language)) => {
            let template = template(args, name, language, data);
            graph.send_flow_template(&from, &args.to, &template).await?
        }
        _ => {
            let message = message(&id, args, mode, asks, data);
            graph.send_flow(&from, &args.to, &message).await?
        }
    };
    drop(waiting);
    print(&id, args, mode, &sent, settings, output)?;
    Ok(Status::Fine)
}

fn message(
    id: &str,
    args: &SendArgs,
    mode: Mode,
    asks: bool,
    data: Map<String, Value>,
) -> FlowMessage {
    let texts = &args.texts;
    let mut message = FlowMessage::new(id, &texts.cta, &texts.body);
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
    if asks {
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
    id: &str,
    args: &SendArgs,
    mode: Mode,
    sent: &SentMessage,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result<()> {
    let contact = sent.contacts.first();
    let wa_id = contact.and_then(|contact| contact.wa_id.as_deref());
    let user_id = contact.and_then(|contact| contact.user_id.as_deref());
    if settings.is_json() {
        output.json(&Line {
            message_id: &sent.id,
            flow_id: id,
            to: args.to.as_str(),
            wa_id,
            user_id,
            message_status: sent.status.as_ref(),
            mode: mode.as_str(),
            template: args.template.name.as_deref(),
        })?;
        return warn_of_status(sent, output);
    }
    let mut sheet = Sheet::new();
    sheet.line("message", &sent.id);
    sheet.line("to", wa_id.or(user_id).unwrap_or(args.to.as_str()));
    match &args.template.name {
        Some(name) => sheet.line("template", name),
        None => sheet.line("mode", mode.as_str()),
    }
    sheet.print(output.stdout())?;
    warn_of_status(sent, output)?;
    output.say("Meta took the message; whether it arrives, the webhook field `messages` tells")?;
    Ok(())
}

/// Warns if Meta does not send the message at once, as with a template that is paused.
fn warn_of_status(sent: &SentMessage, output: &mut Output) -> Result<()> {
    let what = match &sent.status {
        None | Some(MessageStatus::Accepted) => return Ok(()),
        Some(MessageStatus::HeldForQualityAssessment) => {
            "Meta holds the message back until it has seen how the first customers take this template"
        }
        Some(MessageStatus::Paused) => {
            "Meta does not send the message: the template is paused, because customers did not take it well"
        }
        Some(other) => {
            output.warn(&format!(
                "Meta says of the message: {}",
                one_line(other.as_str())
            ))?;
            return Ok(());
        }
    };
    output.warn(what)?;
    Ok(())
}
