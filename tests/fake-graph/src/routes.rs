//! Which call a request is.

use serde_json::{Map, Value, json};

use super::checks::{self, Check, bearer, ensure, no_bearer, no_body, params};
use super::{Answer, Seen, Shared, fields, flows, keys, messages, refusal, templates};

/// Meta's answer to a request that is no such thing.
fn unknown_object() -> Answer {
    let more =
        json!({ "error_subcode": 33, "message": "Unsupported request. Object does not exist" });
    refusal(400, 100, more)
}

pub(super) fn serve(shared: &mut Shared, seen: &Seen) -> Answer {
    match route(shared, seen) {
        Ok(answer) => answer,
        Err(problem) => {
            shared
                .violations
                .push(format!("{}: {problem}", seen.line()));
            refusal(400, 100, json!({ "message": problem }))
        }
    }
}

fn route(shared: &mut Shared, seen: &Seen) -> Check<Answer> {
    let path: Vec<&str> = seen.path.iter().map(String::as_str).collect();
    if let ["cdn", id] = path[..] {
        no_bearer(seen)?;
        no_body(seen)?;
        params(seen, &["signature"])?;
        return Ok(fields::download(&shared.state, seen, id));
    }
    let [version, id, edge @ ..] = &path[..] else {
        return Err("too short a path".to_owned());
    };
    ensure(["v26.0", "v25.0"].contains(version), || {
        format!("version {version}")
    })?;
    bearer(seen)?;
    let state = &mut shared.state;
    if let Some(problem) = proof(state, seen) {
        return Ok(refusal(400, 100, json!({ "message": problem })));
    }
    let mut seen = seen.clone();
    if state.proof.is_some() {
        seen.query.retain(|(name, _)| name != PROOF);
    }
    let seen = &seen;
    if state.wabas.iter().any(|waba| waba == id) {
        return match (seen.method.as_str(), edge) {
            ("GET", ["phone_numbers"]) => fields::phone_numbers(state, seen, id),
            ("POST", ["message_templates"]) => templates::create(state, seen),
            ("GET", ["flows"]) => fields::list(state, seen, id),
            ("POST", ["flows"]) => flows::create(state, seen, id),
            ("POST", ["migrate_flows"]) => flows::migrate(state, seen, id),
            _ => Err("no such call on an account".to_owned()),
        };
    }
    if state.keys.contains_key(*id) {
        return match (seen.method.as_str(), edge) {
            ("GET", ["whatsapp_business_encryption"]) => keys::get(state, seen, id),
            ("POST", ["whatsapp_business_encryption"]) => keys::set(state, seen, id),
            ("POST", ["messages"]) => messages::send(state, seen),
            _ => Err("no such call on a phone number".to_owned()),
        };
    }
    let Some(number) = id.parse().ok().filter(|id| state.flows.contains_key(id)) else {
        return Ok(unknown_object());
    };
    match (seen.method.as_str(), edge) {
        ("GET", []) => get(state, seen, number),
        ("POST", []) => flows::update(state, seen, number),
        ("DELETE", []) => {
            no_body(seen)?;
            Ok(flows::delete(state, number))
        }
        ("GET", ["assets"]) => fields::assets(state, seen, number),
        ("POST", ["assets"]) => flows::upload(state, seen, number),
        ("POST", ["publish"]) => {
            no_body(seen)?;
            Ok(flows::publish(state, number))
        }
        ("POST", ["deprecate"]) => {
            no_body(seen)?;
            Ok(flows::deprecate(state, number))
        }
        _ => Err("no such call on a flow".to_owned()),
    }
}

const PROOF: &str = "appsecret_proof";

/// What Meta says of a call without the proof that its app demands.
fn proof(state: &super::State, seen: &Seen) -> Option<&'static str> {
    let demanded = state.proof.as_deref()?;
    match seen.param(PROOF) {
        None => Some("API calls from the server require an appsecret_proof argument"),
        Some(given) if given != demanded => {
            Some("Invalid appsecret_proof provided in the API argument")
        }
        Some(_) => None,
    }
}

fn get(state: &mut super::State, seen: &Seen, id: u64) -> Check<Answer> {
    no_body(seen)?;
    params(seen, &["fields"])?;
    let asked = checks::fields(
        seen.param("fields")
            .unwrap_or("id,name,status,categories,validation_errors"),
    )?;
    let mut answer = Map::new();
    for field in &asked {
        if let Some(value) = fields::field(state, id, field)? {
            answer.insert(field.name.to_owned(), value);
        }
    }
    answer.insert("id".to_owned(), id.to_string().into());
    Ok(Answer::json(&Value::Object(answer)))
}
