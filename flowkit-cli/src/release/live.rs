//! What is at Meta.

use std::collections::{BTreeMap, BTreeSet};

use flowkit_graph::{FlowCategory, FlowHealth, FlowStatus, FlowValidationError, GraphClient};

use super::astray::{is_nobody_elses, lost, taken};
use super::canonical::Canonical;
use super::fetch::{details, ids_of, with_json};
use super::lock::Lock;
use super::prepare::{Wanted, WantedFlow};
use crate::failure::Result;
use crate::keys::registered::Registered;

/// All that matters for a release.
pub(super) struct Live {
    /// By the flow's key; what is not in here is not at Meta.
    pub(super) flows: BTreeMap<String, LiveFlow>,
    /// `None` if no phone number is known or no flow asks an endpoint.
    pub(super) key: Option<Registered>,
}

/// A flow as it is.
#[derive(Debug)]
pub(super) struct LiveFlow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: LiveState,
    pub(super) categories: Vec<FlowCategory>,
    pub(super) endpoint_uri: Option<String>,
    pub(super) application_id: Option<String>,
    pub(super) json: LiveJson,
    /// Whether that is what is wanted.
    pub(super) json_is_wanted: bool,
}

/// What of a flow says how it fares, and may change without anybody's doing.
#[derive(Debug)]
pub(super) struct LiveState {
    pub(super) status: FlowStatus,
    pub(super) validation_errors: Vec<FlowValidationError>,
    pub(super) health: Option<FlowHealth>,
}

/// The Flow JSON that Meta has.
#[derive(Debug)]
pub(super) enum LiveJson {
    Nothing,
    /// Something that is no JSON.
    Text(String),
    Json(Canonical),
}

impl LiveJson {
    pub(super) fn hash(&self) -> Option<String> {
        match self {
            Self::Json(json) => Some(json.hash()),
            Self::Nothing | Self::Text(_) => None,
        }
    }
}

/// Looks at everything that is wanted.
///
/// # Errors
/// Those of the calls; a flow that is not what the lock file says it is.
pub(super) async fn look(graph: &GraphClient, wanted: &Wanted, lock: &Lock) -> Result<Live> {
    let number = wanted.phone_number_id.as_deref();
    let mut flows = BTreeMap::new();
    for flow in &wanted.flows {
        if let Some(locked) = lock.flow(&flow.key)
            && let Some(details) = details(graph, &locked.id, number).await?
        {
            flows.insert(flow.key.clone(), details);
        }
    }
    // Without a lost or renamed flow, nothing is to be looked up by its name.
    let is_settled = |flow: &WantedFlow| {
        flows
            .get(&flow.key)
            .is_some_and(|live| live.name.as_deref() == Some(&flow.name))
    };
    let unsettled: BTreeSet<&str> = wanted
        .flows
        .iter()
        .filter(|flow| !is_settled(flow))
        .map(|flow| flow.name.as_str())
        .collect();
    let ids = ids_of(graph, &wanted.waba_id, &unsettled).await?;
    let mut live = BTreeMap::new();
    for flow in &wanted.flows {
        let of_name = ids.get(&flow.name).map(String::as_str);
        let found = match (lock.flow(&flow.key), flows.remove(&flow.key)) {
            (Some(_), Some(details)) => {
                if let Some(other) = of_name.filter(|id| *id != details.id) {
                    return Err(taken(flow, &details, other));
                }
                Some(details)
            }
            (Some(locked), None) => return Err(lost(flow, &locked.id, of_name, lock)),
            (None, _) => match of_name {
                Some(id) => {
                    is_nobody_elses(flow, id, wanted, lock)?;
                    details(graph, id, number).await?
                }
                None => None,
            },
        };
        if let Some(details) = found {
            let flow_there = with_json(graph, details, flow, wanted).await?;
            live.insert(flow.key.clone(), flow_there);
        }
    }
    let key = match number {
        Some(number) if wanted.key.is_some() || wanted.asks_an_endpoint() => {
            Some(Registered::read(graph, number).await?)
        }
        _ => None,
    };
    Ok(Live { flows: live, key })
}
