//! Looks at what is at Meta: finds each flow by its id in flowkit.lock or by its name, and the phone number's key.

use std::collections::{BTreeMap, BTreeSet};

use flowkit_graph::{FlowDetails, GraphClient};

use super::fetch::{details, ids_of, with_json};
use super::live::Live;
use super::lock::Lock;
use super::mismatches::{flow_missing, must_not_be_anothers, name_taken};
use super::wanted::{Wanted, WantedFlow};
use crate::failure::Result;
use crate::keys::registered_key::Registered;

/// Looks at every flow that is wanted, and at the key.
///
/// # Errors
/// Those of the calls; a flow that is not what flowkit.lock says it is.
pub(super) async fn look(graph: &GraphClient, wanted: &Wanted, lock: &Lock) -> Result<Live> {
    let number = wanted.phone_number_id.as_deref();
    let mut locked = locked_flows(graph, wanted, lock).await?;
    // If every flow is there under the wanted name, the account's flows are not listed.
    let has_its_name = |flow: &WantedFlow| {
        let details = locked.get(&flow.key);
        details.is_some_and(|details| details.name.as_deref() == Some(&flow.name))
    };
    let names: BTreeSet<&str> = wanted
        .flows
        .iter()
        .filter(|flow| !has_its_name(flow))
        .map(|flow| flow.name.as_str())
        .collect();
    let ids = ids_of(graph, &wanted.waba_id, &names).await?;
    let mut flows = BTreeMap::new();
    for flow in &wanted.flows {
        let of_name = ids.get(&flow.name).map(String::as_str);
        let found = match (lock.flow(&flow.key), locked.remove(&flow.key)) {
            (Some(_), Some(details)) => {
                if let Some(other) = of_name.filter(|id| *id != details.id) {
                    return Err(name_taken(flow, &details, other));
                }
                Some(details)
            }
            (Some(locked), None) => return Err(flow_missing(flow, &locked.id, of_name, lock)),
            (None, _) => match of_name {
                Some(id) => {
                    must_not_be_anothers(flow, id, wanted, lock)?;
                    details(graph, id, number).await?
                }
                None => None,
            },
        };
        if let Some(details) = found {
            let live = with_json(graph, details, flow, wanted).await?;
            flows.insert(flow.key.clone(), live);
        }
    }
    let key = match number {
        Some(number) if wanted.key.is_some() || wanted.asks_an_endpoint() => {
            Some(Registered::read(graph, number).await?)
        }
        _ => None,
    };
    Ok(Live { flows, key })
}

/// The flows whose ids are in flowkit.lock, by their keys; those that Meta does not show are missing.
async fn locked_flows(
    graph: &GraphClient,
    wanted: &Wanted,
    lock: &Lock,
) -> Result<BTreeMap<String, FlowDetails>> {
    let number = wanted.phone_number_id.as_deref();
    let mut flows = BTreeMap::new();
    for flow in &wanted.flows {
        if let Some(locked) = lock.flow(&flow.key)
            && let Some(details) = details(graph, &locked.id, number).await?
        {
            flows.insert(flow.key.clone(), details);
        }
    }
    Ok(flows)
}
