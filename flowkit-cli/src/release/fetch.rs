//! The calls that read flows at Meta.

use std::collections::{BTreeMap, BTreeSet};

use flowkit_graph::{FlowDetails, FlowField, FlowStatus, GraphClient};

use super::canonical_json::CanonicalJson;
use super::live::{LiveFlow, LiveJson, LiveState};
use super::wanted::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};
use crate::flows::same_json::is_same_json;
use crate::flows::upload::live_json;
use crate::progress::Waiting;

/// The flow's status, its validation errors and its health.
pub(super) async fn state_of(
    graph: &GraphClient,
    id: &str,
    number: Option<&str>,
) -> Result<LiveState> {
    let mut request = graph.flow(id).fields([
        FlowField::Status,
        FlowField::ValidationErrors,
        FlowField::HealthStatus,
    ]);
    if let Some(number) = number {
        request = request.health_for(number);
    }
    Ok(state(request.send().await?))
}

fn state(details: FlowDetails) -> LiveState {
    LiveState {
        status: details.status.unwrap_or(FlowStatus::Unknown(String::new())),
        validation_errors: details.validation_errors,
        health: details.health_status,
    }
}

/// A flow by its id; `None` if there is none, or the token may not see it.
pub(super) async fn details(
    graph: &GraphClient,
    id: &str,
    number: Option<&str>,
) -> Result<Option<FlowDetails>> {
    let mut request = graph.flow(id).fields([
        FlowField::Name,
        FlowField::Status,
        FlowField::Categories,
        FlowField::ValidationErrors,
        FlowField::EndpointUri,
        FlowField::WhatsAppBusinessAccount,
        FlowField::Application,
        FlowField::HealthStatus,
    ]);
    if let Some(number) = number {
        request = request.health_for(number);
    }
    let _waiting = Waiting::new(format!("asking for flow {id}"));
    match request.send().await {
        Ok(details) => Ok(Some(details)),
        Err(error) => match error.meta() {
            Some(meta) if matches!((meta.code, meta.subcode), (100, Some(33)) | (803, _)) => {
                Ok(None)
            }
            _ => Err(error.into()),
        },
    }
}

/// Flows that one call asks for: Meta counts an account's calls.
const PAGE: u32 = 100;

/// The ids of the account's flows that have one of these names.
pub(super) async fn ids_of(
    graph: &GraphClient,
    waba_id: &str,
    names: &BTreeSet<&str>,
) -> Result<BTreeMap<String, String>> {
    let mut ids = BTreeMap::new();
    if names.is_empty() {
        return Ok(ids);
    }
    let _waiting = Waiting::new(format!("reading the flows of account {waba_id}"));
    let mut flows = graph
        .flows(waba_id)
        .fields([FlowField::Name])
        .page_size(PAGE)
        .pages()?;
    while let Some(flow) = flows.next().await? {
        if let Some(name) = flow.name.filter(|name| names.contains(name.as_str())) {
            ids.insert(name, flow.id);
            if ids.len() == names.len() {
                break;
            }
        }
    }
    Ok(ids)
}

/// A flow with its Flow JSON, which is downloaded.
///
/// # Errors
/// Those of the calls; a flow of another account than the environment's.
pub(super) async fn with_json(
    graph: &GraphClient,
    details: FlowDetails,
    flow: &WantedFlow,
    wanted: &Wanted,
) -> Result<LiveFlow> {
    let (key, id) = (&flow.key, &details.id);
    if let Some(account) = &details.whatsapp_business_account
        && account.id != wanted.waba_id
    {
        return Err(Failure::new(format!(
            "flow `{key}` ({id}) belongs to account {}, and not to {}",
            account.id, wanted.waba_id
        ))
        .with_help(
            "flowkit.lock names the flow of another account: take it from version control again",
        ));
    }
    let bytes = live_json(graph, id).await?;
    let is_wanted = |bytes: &Vec<u8>| is_same_json(bytes, &flow.input.bytes);
    let json_is_wanted = bytes.as_ref().is_some_and(is_wanted);
    let json = match bytes {
        None => LiveJson::Nothing,
        Some(bytes) => match CanonicalJson::read(&bytes) {
            Some(json) => LiveJson::Json(json),
            // Meta's validator would have found an error in it, so another server than Meta's has answered.
            None if details.validation_errors.is_empty() => {
                return Err(Failure::new(format!(
                    "flow `{key}` ({id}): what was downloaded as its Flow JSON is no JSON"
                ))
                .with_help("try again: not Meta answered, perhaps, but something between"));
            }
            None => LiveJson::Text(String::from_utf8_lossy(&bytes).into_owned()),
        },
    };
    Ok(LiveFlow {
        id: details.id.clone(),
        name: details.name.clone().unwrap_or_default(),
        categories: details.categories.clone(),
        endpoint_uri: details.endpoint_uri.clone(),
        application_id: details.application.as_ref().map(|app| app.id.clone()),
        json,
        json_is_wanted,
        state: state(details),
    })
}
