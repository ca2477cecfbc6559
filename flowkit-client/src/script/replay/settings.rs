//! Making a phone the one that a script is for.

use crate::VirtualPhone;
use crate::phone::{Opening, Settings, Status};
use crate::request::FlowMessage;
use crate::script::error::{ScriptError, ScriptErrorKind};
use crate::script::step::{Setting, Step};

/// A phone that has not opened its flow takes the settings of the script; any other must have them already.
pub(super) fn apply(steps: &[(usize, Step)], phone: &mut VirtualPhone) -> Result<(), ScriptError> {
    let mut settings = phone.phone().settings().clone();
    let mut message = phone.phone().message().clone();
    let is_in_chat = phone.phone().status() == Status::InChat;
    let mut has_new = false;
    for (line, step) in steps {
        let Step::With(setting) = step else {
            continue;
        };
        if has(setting, &settings, &message) {
            continue;
        }
        if !is_in_chat {
            let message = format!(
                "the script is for a phone `with {setting}`, and this one is another and has opened its flow: give a phone that has not (`in_chat`), which takes the settings of the script"
            );
            return Err(ScriptError::new(
                *line,
                None,
                ScriptErrorKind::Settings,
                message,
            ));
        }
        set(setting, &mut settings, &mut message);
        has_new = true;
    }
    let is_signature = |step: &Step| matches!(step, Step::With(Setting::TokenSignature(_)));
    if !steps.iter().any(|(_, step)| is_signature(step)) {
        // A signature is of one token, and the script may have brought another.
        if let Some(signature) = phone.signature_of(&message.flow_token) {
            message.flow_token_signature = Some(signature);
        }
    }
    if has_new {
        phone.set_up(settings, message);
    }
    Ok(())
}

fn has(setting: &Setting, settings: &Settings, message: &FlowMessage) -> bool {
    match setting {
        Setting::Token(token) => *token == message.flow_token,
        Setting::TokenSignature(signature) => {
            Some(signature) == message.flow_token_signature.as_ref()
        }
        Setting::Today(day) => *day == settings.today,
        Setting::Platform(platform) => *platform == settings.platform,
        Setting::Client(client) => *client == settings.client,
        Setting::Stage(stage) => *stage == settings.stage,
        Setting::OpenedOn { .. } => opening(setting).as_ref() == Some(&settings.opening),
        Setting::MessageId(id) => *id == settings.message_id,
        Setting::AdvertisedFlow(id) => Some(id) == settings.advertised_flow_id.as_ref(),
    }
}

fn set(setting: &Setting, settings: &mut Settings, message: &mut FlowMessage) {
    match setting {
        Setting::Token(token) => message.flow_token.clone_from(token),
        Setting::TokenSignature(signature) => {
            message.flow_token_signature = Some(signature.clone());
        }
        Setting::Today(day) => settings.today = *day,
        Setting::Platform(platform) => settings.platform = *platform,
        Setting::Client(client) => settings.client = *client,
        Setting::Stage(stage) => settings.stage = *stage,
        Setting::OpenedOn { .. } => {
            settings.opening = opening(setting).unwrap_or_default();
        }
        Setting::MessageId(id) => settings.message_id.clone_from(id),
        Setting::AdvertisedFlow(id) => settings.advertised_flow_id = Some(id.clone()),
    }
}

fn opening(setting: &Setting) -> Option<Opening> {
    match setting {
        Setting::OpenedOn { screen, data } => Some(Opening::Navigate {
            screen: screen.clone(),
            data: data.clone(),
        }),
        _ => None,
    }
}
