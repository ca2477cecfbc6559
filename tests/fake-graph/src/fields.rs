//! Reading flows: lists, fields, files.

use serde_json::{Map, Value, json};

use super::checks::{Check, Field, ensure, fields, no_body, params};
use super::state::State;
use super::{Answer, Seen, TOKEN, WABA, health};

/// A page of these items. Where the next page is, Meta says with the token in it; whoever follows that goes astray.
pub(super) fn page(state: &State, seen: &Seen, items: Vec<Value>) -> Check<Answer> {
    let number = |name: &str, default: usize| match seen.param(name) {
        None => Ok(default),
        Some(text) => text
            .trim_start_matches("CURSOR")
            .parse::<usize>()
            .map_err(|_| format!("{name}={text}")),
    };
    let (from, limit) = (number("after", 0)?, number("limit", 25)?);
    let end = items.len().min(from + limit);
    let mut answer = json!({ "data": items[from.min(end)..end] });
    if end > from {
        // The last page has a cursor, too.
        answer["paging"] = json!({ "cursors": { "before": format!("CURSOR{from}"), "after": format!("CURSOR{end}") } });
        if end < items.len() {
            answer["paging"]["next"] = format!("{}/astray?access_token={TOKEN}", state.url).into();
        }
    }
    Ok(Answer::json(&answer))
}

pub(super) fn list(state: &mut State, seen: &Seen, waba: &str) -> Check<Answer> {
    no_body(seen)?;
    params(seen, &["fields", "limit", "after", "before"])?;
    let asked = fields(
        seen.param("fields")
            .unwrap_or("id,name,status,categories,validation_errors"),
    )?;
    let ids: Vec<u64> = state
        .flows
        .iter()
        .filter(|(_, flow)| flow.waba == waba)
        .map(|(id, _)| *id)
        .collect();
    let mut items = Vec::new();
    for id in ids {
        let mut item = Map::new();
        for field in &asked {
            if let Some(value) = self::field(state, id, field)? {
                item.insert(field.name.to_owned(), value);
            }
        }
        item.insert("id".to_owned(), id.to_string().into());
        items.push(Value::Object(item));
    }
    page(state, seen, items)
}

pub(super) fn assets(state: &State, seen: &Seen, id: u64) -> Check<Answer> {
    no_body(seen)?;
    params(seen, &["limit", "after", "before"])?;
    let asset = json!({
        "name": "flow.json", "asset_type": "FLOW_JSON",
        "download_url": format!("{}/cdn/{id}?signature=SIGNED", state.url),
    });
    let items = state.flows[&id]
        .json
        .iter()
        .map(|_| asset.clone())
        .collect();
    page(state, seen, items)
}

/// The account's phone numbers: those that have, or may have, a key.
pub(super) fn phone_numbers(state: &State, seen: &Seen, waba: &str) -> Check<Answer> {
    no_body(seen)?;
    params(seen, &["fields", "limit", "after", "before"])?;
    let numbers = state.keys.keys().filter(|_| waba == WABA).map(|id| {
        json!({
            "id": id, "display_phone_number": format!("+1 555-0{id}"), "verified_name": "Shop",
            "quality_rating": "GREEN", "code_verification_status": "VERIFIED",
        })
    });
    page(state, seen, numbers.collect())
}

pub(super) fn download(state: &State, seen: &Seen, id: &str) -> Answer {
    match state.flow(id).json.clone() {
        Some(json) if seen.param("signature") == Some("SIGNED") => Answer::text(200, json),
        _ => Answer::text(403, "<html>URL signature mismatch</html>"),
    }
}

/// The value of a field, with only the modifiers that the reference has.
pub(super) fn field(state: &mut State, id: u64, field: &Field<'_>) -> Check<Option<Value>> {
    let allowed: &[&str] = match field.name {
        "preview" => &["invalidate"],
        "health_status" => &["phone_number"],
        "metric" => &["name", "granularity", "since", "until"],
        _ => &[],
    };
    for (name, _) in &field.modifiers {
        ensure(allowed.contains(name), || {
            format!("modifier {name} of {}", field.name)
        })?;
    }
    let modifier = |name: &str| {
        let mut modifiers = field.modifiers.iter();
        modifiers
            .find(|(key, _)| *key == name)
            .map(|(_, value)| *value)
    };
    let flow = &state.flows[&id];
    let endpoint = flow
        .json
        .as_ref()
        .is_some_and(|json| json.contains("data_api_version"));
    Ok(match field.name {
        "id" => Some(id.to_string().into()),
        "name" => Some(flow.name.as_str().into()),
        "status" => Some(flow.status.as_str().into()),
        "categories" => Some(flow.categories.clone()),
        "validation_errors" => Some(flow.validation_errors()),
        "json_version" => flow.json.as_ref().map(|_| "7.3".into()),
        "data_api_version" => endpoint.then(|| "3.0".into()),
        "endpoint_uri" => flow.endpoint_uri.clone().map(Value::from),
        "data_channel_uri" => None,
        "updated_at" => Some("2026-05-21T11:18:09+0000".into()),
        "application" => flow.application_id.as_ref().map(|app| {
            json!({ "id": app, "name": "Shop app", "link": format!("https://www.facebook.com/games/?app_id={app}") })
        }),
        "whatsapp_business_account" => Some(json!({
            "id": flow.waba, "name": "Shop", "timezone_id": "54", "message_template_namespace": "ns",
        })),
        "preview" => {
            match modifier("invalidate") {
                Some("true") => state.invalidated += 1,
                Some("false") | None => {}
                Some(other) => return Err(format!("invalidate({other})")),
            }
            Some(json!({
                "preview_url": format!(
                    "https://business.facebook.com/wa/manage/flows/{id}/preview/?token=t{}", state.invalidated
                ),
                "expires_at": "2026-10-21T11:18:09+0000",
            }))
        }
        "health_status" => Some(health::status(state, id, modifier("phone_number"))),
        "metric" => {
            let name = modifier("name").ok_or("a metric without a name")?;
            let granularity = modifier("granularity").ok_or("a metric without granularity")?;
            ensure(["DAY", "HOUR", "LIFETIME"].contains(&granularity), || format!("granularity {granularity}"))?;
            Some(json!({ "name": name, "granularity": granularity, "data_points": [{
                "timestamp": "2026-01-28T08:00:00+0000", "data": [{ "key": "timeout_error", "value": 5 }],
            }] }))
        }
        other => return Err(format!("unknown field {other}")),
    })
}
