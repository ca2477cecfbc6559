//! Downloads the Flow JSON that Meta has of a flow, and uploads another one.
//!
//! An upload turns a published flow into a draft, so callers compare both first ([`is_same_json`](super::same_json)).

use flowkit_graph::{AppliedJson, GraphClient};

use crate::failure::Result;
use crate::progress::Waiting;

/// The type of the asset that is the Flow JSON.
const FLOW_JSON: &str = "FLOW_JSON";

/// The Flow JSON that Meta has of a flow (of one edited after it was published, the draft's); `None` before one was
/// uploaded.
pub(crate) async fn live_json(graph: &GraphClient, id: &str) -> Result<Option<Vec<u8>>> {
    let _waiting = Waiting::new(format!("downloading the JSON of flow {id}"));
    let mut assets = graph.flow_assets(id)?;
    while let Some(asset) = assets.next().await? {
        if asset
            .asset_type
            .as_deref()
            .is_none_or(|kind| kind == FLOW_JSON)
        {
            return Ok(Some(asset.download().await?.to_vec()));
        }
    }
    Ok(None)
}

/// Uploads a Flow JSON, byte by byte as it is.
pub(crate) async fn upload(graph: &GraphClient, id: &str, json: &[u8]) -> Result<AppliedJson> {
    let _waiting = Waiting::new(format!("uploading the JSON of flow {id}"));
    Ok(graph.update_json(id, json).await?)
}
