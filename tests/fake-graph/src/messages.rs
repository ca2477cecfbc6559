//! Sending.

use serde_json::{Map, Value, json};

use super::checks::{Check, ensure, members, object, required, text};
use super::state::State;
use super::{Answer, Seen, refusal};

pub(super) fn send(state: &mut State, seen: &Seen) -> Check<Answer> {
    let body = object(
        seen,
        &[
            "messaging_product",
            "recipient_type",
            "to",
            "recipient",
            "type",
            "interactive",
            "template",
        ],
    )?;
    ensure(required(&body, "messaging_product")? == "whatsapp", || {
        "product".to_owned()
    })?;
    ensure(required(&body, "recipient_type")? == "individual", || {
        "recipient".to_owned()
    })?;
    let contact = contact(&body)?;
    let mut message = json!({ "id": "wamid.X" });
    let refused = match required(&body, "type")? {
        "interactive" => interactive(state, inner(&body, "interactive")?)?,
        "template" => {
            message["message_status"] = "accepted".into();
            template(inner(&body, "template")?)?
        }
        other => return Err(format!("type {other}")),
    };
    Ok(refused.unwrap_or_else(|| {
        Answer::json(&json!({
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [message],
        }))
    }))
}

/// Whom it goes to: a number in `to`, or a business-scoped user id in `recipient`. Where both are there, Meta takes the
/// number without a word, so one of them was not meant.
fn contact(body: &Map<String, Value>) -> Check<Value> {
    match (text(body, "to")?, text(body, "recipient")?) {
        (Some(to), None) => {
            let is_number = to
                .chars()
                .all(|c| c.is_ascii_digit() || "+-() ".contains(c));
            ensure(is_number, || format!("no number in `to`: {to}"))?;
            let digits: String = to.chars().filter(char::is_ascii_digit).collect();
            Ok(json!({ "input": to, "wa_id": digits }))
        }
        (None, Some(id)) => {
            let mut parts = id.split('.');
            let country = parts.next().unwrap_or_default();
            let is_id = country.len() == 2
                && country.chars().all(|c| c.is_ascii_uppercase())
                && parts.clone().count() > 0
                && parts.all(|part| {
                    !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric())
                });
            ensure(is_id, || format!("no user id in `recipient`: {id}"))?;
            Ok(json!({ "input": id, "user_id": id }))
        }
        _ => Err("to and recipient: exactly one".to_owned()),
    }
}

fn inner<'a>(object: &'a Map<String, Value>, name: &str) -> Check<&'a Map<String, Value>> {
    object
        .get(name)
        .and_then(Value::as_object)
        .ok_or_else(|| format!("{name} is no object"))
}

fn interactive(state: &mut State, message: &Map<String, Value>) -> Check<Option<Answer>> {
    members(message, &["type", "header", "body", "footer", "action"])?;
    ensure(required(message, "type")? == "flow", || {
        "no flow".to_owned()
    })?;
    let body = inner(message, "body")?;
    members(body, &["text"])?;
    let length = required(body, "text")?.chars().count();
    ensure((1..=1024).contains(&length), || {
        format!("a text of {length}")
    })?;
    if message.contains_key("footer") {
        ensure(
            required(inner(message, "footer")?, "text")?.chars().count() <= 60,
            || "footer".to_owned(),
        )?;
    }
    if message.contains_key("header") {
        let header = inner(message, "header")?;
        let kind = required(header, "type")?;
        members(header, &["type", kind])?;
        match kind {
            "text" => ensure(required(header, "text")?.chars().count() <= 60, || {
                "header".to_owned()
            })?,
            "image" | "video" | "document" => members(inner(header, kind)?, &["link", "id"])?,
            other => return Err(format!("header {other}")),
        }
    }
    let action = inner(message, "action")?;
    members(action, &["name", "parameters"])?;
    ensure(required(action, "name")? == "flow", || "action".to_owned())?;
    let parameters = inner(action, "parameters")?;
    members(
        parameters,
        &[
            "flow_message_version",
            "flow_id",
            "flow_name",
            "flow_cta",
            "flow_token",
            "flow_action",
            "flow_action_payload",
            "mode",
        ],
    )?;
    ensure(required(parameters, "flow_message_version")? == "3", || {
        "version".to_owned()
    })?;
    let button = required(parameters, "flow_cta")?.chars().count();
    ensure((1..=30).contains(&button), || {
        format!("a button of {button}")
    })?;
    let of_name = |name: &str| {
        let mut flows = state.flows.iter();
        flows.find(|(_, flow)| flow.name == name).map(|(id, _)| *id)
    };
    let id = match (text(parameters, "flow_id")?, text(parameters, "flow_name")?) {
        (Some(id), None) => id.parse().ok(),
        (None, Some(name)) => of_name(name),
        _ => return Err("flow_id and flow_name: exactly one".to_owned()),
    };
    match (
        text(parameters, "flow_action")?.unwrap_or("navigate"),
        parameters.get("flow_action_payload"),
    ) {
        ("navigate" | "data_exchange", None) => {}
        ("navigate", Some(Value::Object(payload))) => {
            members(payload, &["screen", "data"])?;
            // An object, or, as one page of Meta's has it, that object as text.
            let data = match payload.get("data") {
                Some(Value::String(text)) => serde_json::from_str(text).ok(),
                data => data.cloned(),
            };
            let fits = match (payload.get("data"), data) {
                (None, _) => true,
                (Some(_), Some(Value::Object(data))) => !data.is_empty(),
                _ => false,
            };
            ensure(fits, || format!("data of {payload:?}"))?;
        }
        (action, payload) => return Err(format!("{action} with {payload:?}")),
    }
    let Some((id, flow)) = id.and_then(|id| state.flows.get(&id).map(|flow| (id, flow))) else {
        return Ok(Some(refusal(400, 131_009, json!({}))));
    };
    let sent = state.sent.entry(id).or_default();
    let mode = text(parameters, "mode")?.unwrap_or("published");
    let code = match (mode, flow.status.as_str()) {
        (_, "BLOCKED") => 132_068,
        // In the last hour.
        ("published", "THROTTLED") if *sent >= 10 => 132_069,
        // A published flow that was edited is sent as it was published.
        ("published", "DRAFT") if !state.published.contains(&id) => 131_009,
        ("published", "PUBLISHED" | "THROTTLED" | "DRAFT") | ("draft", "DRAFT") => {
            *sent += 1;
            return Ok(None);
        }
        ("published" | "draft", _) => 131_009,
        (mode, _) => return Err(format!("mode {mode}")),
    };
    Ok(Some(refusal(400, code, json!({}))))
}

fn template(template: &Map<String, Value>) -> Check<Option<Answer>> {
    members(template, &["name", "language", "components"])?;
    let name = required(template, "name")?;
    required(inner(template, "language")?, "code")?;
    let components = template.get("components").and_then(Value::as_array);
    let button = components
        .and_then(|list| list.last())
        .and_then(Value::as_object)
        .ok_or("no components")?;
    members(button, &["type", "sub_type", "index", "parameters"])?;
    ensure(required(button, "type")? == "button", || "type".to_owned())?;
    ensure(required(button, "sub_type")? == "flow", || {
        "sub_type".to_owned()
    })?;
    required(button, "index")?;
    let parameter = button
        .get("parameters")
        .and_then(|list| list.get(0))
        .and_then(Value::as_object)
        .ok_or("no parameters")?;
    ensure(required(parameter, "type")? == "action", || {
        "parameter".to_owned()
    })?;
    let action = inner(parameter, "action")?;
    members(action, &["flow_token", "flow_action_data"])?;
    ensure(
        action
            .get("flow_action_data")
            .is_none_or(|data| data != &json!({})),
        || "empty data".to_owned(),
    )?;
    Ok((name == "missing").then(|| refusal(404, 132_001, json!({}))))
}
