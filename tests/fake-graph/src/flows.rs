//! Changing flows, and their statuses.

use serde_json::{Map, Value, json};

use super::checks::{Check, ensure, object, params, required, text};
use super::state::{Flow, State};
use super::{Answer, Seen, multipart, refusal};

const CATEGORIES: [&str; 9] = [
    "SIGN_UP",
    "SIGN_IN",
    "APPOINTMENT_BOOKING",
    "LEAD_GENERATION",
    "CONTACT_US",
    "CUSTOMER_SUPPORT",
    "SURVEY",
    "SHOPPING",
    "OTHER",
];

fn refuse(code: i64, title: &str) -> Answer {
    refusal(400, code, json!({ "error_user_title": title }))
}

fn categories(body: &Map<String, Value>) -> Check<Option<Value>> {
    let Some(categories) = body.get("categories") else {
        return Ok(None);
    };
    let list = categories.as_array().ok_or("categories is no array")?;
    ensure(!list.is_empty(), || "no category".to_owned())?;
    for category in list {
        let known = category
            .as_str()
            .is_some_and(|word| CATEGORIES.contains(&word));
        ensure(known, || format!("category {category}"))?;
    }
    Ok(Some(categories.clone()))
}

pub(super) fn create(state: &mut State, seen: &Seen, waba: &str) -> Check<Answer> {
    let body = object(
        seen,
        &[
            "name",
            "categories",
            "flow_json",
            "publish",
            "clone_flow_id",
            "endpoint_uri",
        ],
    )?;
    let name = required(&body, "name")?;
    let json = text(&body, "flow_json")?;
    let clone = text(&body, "clone_flow_id")?;
    let publish = match body.get("publish") {
        None => false,
        Some(Value::Bool(publish)) => *publish,
        Some(other) => return Err(format!("publish is {other}")),
    };
    let endpoint_uri = text(&body, "endpoint_uri")?;
    let categories = categories(&body)?.ok_or("no categories")?;
    if state.is_taken(waba, name) {
        return Ok(refuse(100, "Flow name is not unique"));
    }
    let source = match clone.map(str::parse) {
        None => None,
        Some(Ok(id)) if state.flows.contains_key(&id) => Some(state.flows[&id].clone()),
        Some(_) => return Ok(refuse(100, "Specified clone flow does not exist")),
    };
    let id = state.insert(Flow {
        waba: waba.to_owned(),
        name: name.to_owned(),
        status: "DRAFT".to_owned(),
        categories,
        json: json
            .map(str::to_owned)
            .or_else(|| source.as_ref().and_then(|flow| flow.json.clone())),
        endpoint_uri: endpoint_uri.map(str::to_owned),
        application_id: None,
    });
    if json.is_none() {
        return Ok(Answer::json(&json!({ "id": id.to_string() })));
    }
    let errors = state.flows[&id].validation_errors();
    if publish {
        let published = self::publish(state, id);
        if published.status != 200 {
            return Ok(published);
        }
    }
    Ok(Answer::json(
        &json!({ "id": id.to_string(), "success": true, "validation_errors": errors }),
    ))
}

pub(super) fn update(state: &mut State, seen: &Seen, id: u64) -> Check<Answer> {
    let body = object(
        seen,
        &["name", "categories", "endpoint_uri", "application_id"],
    )?;
    ensure(!body.is_empty(), || "nothing to update".to_owned())?;
    let categories = categories(&body)?;
    let flow = &state.flows[&id];
    if flow.status == "DEPRECATED" {
        return Ok(refuse(139_001, "Flow can't be updated"));
    }
    if let Some(name) = text(&body, "name")?
        && name != flow.name
        && state.is_taken(&flow.waba, name)
    {
        return Ok(refuse(100, "Flow name is not unique"));
    }
    let Some(flow) = state.flows.get_mut(&id) else {
        return Err("gone".to_owned());
    };
    if let Some(name) = text(&body, "name")? {
        flow.name = name.to_owned();
    }
    if let Some(categories) = categories {
        flow.categories = categories;
    }
    if let Some(uri) = text(&body, "endpoint_uri")? {
        flow.endpoint_uri = Some(uri.to_owned());
    }
    if let Some(app) = text(&body, "application_id")? {
        flow.application_id = Some(app.to_owned());
    }
    flow.status = "DRAFT".to_owned();
    Ok(Answer::success())
}

pub(super) fn upload(state: &mut State, seen: &Seen, id: u64) -> Check<Answer> {
    params(seen, &[])?;
    let content_type = seen.headers.get("content-type").ok_or("no content type")?;
    let parts = multipart::read(content_type.to_str().unwrap(), &seen.body)?;
    let mut names: Vec<_> = parts.iter().filter_map(|part| part.param("name")).collect();
    names.sort_unstable();
    ensure(names == ["asset_type", "file", "name"], || {
        format!("parts {names:?}")
    })?;
    let mut json = String::new();
    for part in &parts {
        let value = String::from_utf8(part.body.clone()).map_err(|error| error.to_string())?;
        match part.param("name") {
            Some("name") => ensure(value == "flow.json", || format!("name {value}"))?,
            Some("asset_type") => ensure(value == "FLOW_JSON", || format!("type {value}"))?,
            _ => {
                let file = part.param("filename");
                ensure(file == Some("flow.json"), || format!("file name {file:?}"))?;
                let kind = part.headers.get("content-type").map(String::as_str);
                ensure(kind == Some("application/json"), || {
                    format!("file of {kind:?}")
                })?;
                json = value;
            }
        }
    }
    let Some(flow) = state.flows.get_mut(&id) else {
        return Err("gone".to_owned());
    };
    if flow.status == "DEPRECATED" {
        return Ok(refuse(139_001, "Flow can't be updated"));
    }
    flow.json = Some(json);
    flow.status = "DRAFT".to_owned();
    Ok(Answer::json(
        &json!({ "success": true, "validation_errors": flow.validation_errors() }),
    ))
}

pub(super) fn publish(state: &mut State, id: u64) -> Answer {
    let has_key = state.has_signed_key();
    let Some(flow) = state.flows.get_mut(&id) else {
        return refuse(100, "gone");
    };
    let refuse = |subcode: Option<i64>, title: &str| {
        let mut more = json!({ "error_user_title": title });
        if let Some(subcode) = subcode {
            more["error_subcode"] = subcode.into();
        }
        refusal(400, 139_002, more)
    };
    if flow.status != "DRAFT" {
        return refuse(None, "Flow is in an invalid state");
    }
    let Some(json) = &flow.json else {
        return refuse(None, "Flow has no JSON");
    };
    if flow.validation_errors() != json!([]) {
        return refuse(None, "Flow has validation errors");
    }
    if json.contains("data_api_version") {
        if flow.endpoint_uri.is_none() {
            return refuse(Some(4_233_024), "Endpoint URI is missing");
        }
        if !has_key {
            return refuse(Some(4_233_012), "No signed public key");
        }
        if flow.application_id.is_none() {
            return refuse(None, "No application connected");
        }
    }
    flow.status = "PUBLISHED".to_owned();
    state.published.insert(id);
    Answer::success()
}

pub(super) fn deprecate(state: &mut State, id: u64) -> Answer {
    match state.flows.get_mut(&id) {
        Some(flow) if ["PUBLISHED", "THROTTLED", "BLOCKED"].contains(&flow.status.as_str()) => {
            flow.status = "DEPRECATED".to_owned();
            Answer::success()
        }
        _ => refuse(139_003, "Flow can't be deprecated"),
    }
}

pub(super) fn delete(state: &mut State, id: u64) -> Answer {
    if state.flows[&id].status != "DRAFT" {
        return refuse(139_004, "Flow can't be deleted");
    }
    state.flows.remove(&id);
    Answer::success()
}

pub(super) fn migrate(state: &mut State, seen: &Seen, waba: &str) -> Check<Answer> {
    let body = object(seen, &["source_waba_id", "source_flow_names"])?;
    let source = required(&body, "source_waba_id")?;
    let of_source = |flow: &Flow| flow.waba == source;
    let names: Vec<String> = match body.get("source_flow_names") {
        None => {
            let flows = state.flows.values().filter(|flow| of_source(flow));
            flows.map(|flow| flow.name.clone()).collect()
        }
        Some(names) => serde_json::from_value(names.clone()).map_err(|error| error.to_string())?,
    };
    ensure(
        names.len() <= 100 || !body.contains_key("source_flow_names"),
        || format!("{} names in one call", names.len()),
    )?;
    let (mut migrated, mut failed) = (Vec::new(), Vec::new());
    for name in names {
        let mut flows = state.flows.iter();
        let found = flows.find(|(_, flow)| of_source(flow) && flow.name == name);
        match found.map(|(id, flow)| (*id, flow.clone())) {
            Some((id, flow)) if !state.is_taken(waba, &name) => {
                let copy = Flow {
                    waba: waba.to_owned(),
                    ..flow
                };
                migrated.push(json!({
                    "source_name": name, "source_id": id.to_string(), "migrated_id": state.insert(copy).to_string(),
                }));
            }
            _ => failed.push(json!({
                "source_name": name, "error_code": "4233041", "error_message": "Flows Migration Error",
            })),
        }
    }
    Ok(Answer::json(
        &json!({ "migrated_flows": migrated, "failed_flows": failed }),
    ))
}
