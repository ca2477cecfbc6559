//! Message templates.

use serde_json::{Map, Value, json};

use super::checks::{Check, ensure, members, object, required, text};
use super::state::State;
use super::{Answer, Seen, refusal};

pub(super) fn create(state: &mut State, seen: &Seen) -> Check<Answer> {
    let body = object(seen, &["name", "language", "category", "components"])?;
    let name = required(&body, "name")?;
    required(&body, "language")?;
    let category = required(&body, "category")?;
    let components = list(&body, "components")?;
    let of_kind = |kind: &'static str| {
        let components = components.iter().filter_map(Value::as_object);
        components.filter(move |component| component.get("type") == Some(&kind.into()))
    };
    let [body] = of_kind("BODY").collect::<Vec<_>>()[..] else {
        return Err("not one body".to_owned());
    };
    members(body, &["type", "text", "example"])?;
    let length = required(body, "text")?.chars().count();
    ensure((1..=1024).contains(&length), || {
        format!("a text of {length}")
    })?;
    let [buttons] = of_kind("BUTTONS").collect::<Vec<_>>()[..] else {
        return Err("not one list of buttons".to_owned());
    };
    members(buttons, &["type", "buttons"])?;
    let mut flows = 0;
    for button in list(buttons, "buttons")? {
        let button = button.as_object().ok_or("a button that is no object")?;
        if required(button, "type")? != "FLOW" {
            continue;
        }
        flows += 1;
        if let Some(refused) = flow_button(state, button)? {
            return Ok(refused);
        }
    }
    ensure(flows == 1, || format!("{flows} flow buttons"))?;
    if !state.templates.insert(name.to_owned()) {
        let more = json!({ "error_subcode": 2_388_024, "error_user_title": "Content in This Language Already Exists" });
        return Ok(refusal(400, 100, more));
    }
    Ok(Answer::json(
        &json!({ "id": "333", "status": "PENDING", "category": category }),
    ))
}

fn list<'a>(object: &'a Map<String, Value>, name: &str) -> Check<&'a Vec<Value>> {
    let list = object.get(name).and_then(Value::as_array);
    list.ok_or_else(|| format!("{name} is no list"))
}

fn flow_button(state: &State, button: &Map<String, Value>) -> Check<Option<Answer>> {
    members(
        button,
        &[
            "type",
            "text",
            "flow_id",
            "flow_name",
            "flow_json",
            "flow_action",
            "navigate_screen",
            "icon",
        ],
    )?;
    let length = required(button, "text")?.chars().count();
    ensure((1..=25).contains(&length), || {
        format!("a button of {length}")
    })?;
    let action = text(button, "flow_action")?.unwrap_or("navigate");
    ensure(["navigate", "data_exchange"].contains(&action), || {
        format!("action {action}")
    })?;
    let screen = text(button, "navigate_screen")?;
    ensure(screen.is_none() || action == "navigate", || {
        "a screen without navigate".to_owned()
    })?;
    if let Some(icon) = text(button, "icon")? {
        ensure(["DOCUMENT", "PROMOTION", "REVIEW"].contains(&icon), || {
            format!("icon {icon}")
        })?;
    }
    let known = match (
        text(button, "flow_id")?,
        text(button, "flow_name")?,
        text(button, "flow_json")?,
    ) {
        (Some(id), None, None) => id.parse().is_ok_and(|id| state.flows.contains_key(&id)),
        (None, Some(name), None) => state.flows.values().any(|flow| flow.name == name),
        (None, None, Some(json)) => {
            serde_json::from_str::<Value>(json).map_err(|error| error.to_string())?;
            true
        }
        _ => return Err("flow_id, flow_name and flow_json: exactly one".to_owned()),
    };
    Ok((!known).then(|| {
        refusal(
            400,
            100,
            json!({ "error_user_title": "Flow does not exist" }),
        )
    }))
}
