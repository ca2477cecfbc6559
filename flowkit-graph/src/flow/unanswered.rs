//! What became of a flow whose creation went unanswered.

use bytes::Bytes;

use super::created::{CreatedFlow, NameHolder};
use super::{FlowDetails, FlowStatus, NewFlow};
use crate::GraphClient;

impl GraphClient {
    /// Looks the name up; `None` if it cannot be told.
    pub(super) async fn look_up(
        &self,
        waba_id: &str,
        flow: &NewFlow,
        text: Option<&Bytes>,
    ) -> Option<NameHolder> {
        let Some(found) = self.flow_by_name(waba_id, &flow.name).await.ok()? else {
            return Some(NameHolder::Nobody);
        };
        if !flow.may_have_become(&found) {
            return Some(NameHolder::Another);
        }
        let wanted = match (text, &flow.clone_flow_id) {
            (Some(text), _) => Some(Some(text.clone())),
            (None, Some(original)) => Some(self.live_json(original).await?),
            (None, None) => None,
        };
        if let Some(wanted) = wanted
            && !is_same(
                wanted.as_deref(),
                self.live_json(&found.id).await?.as_deref(),
            )
        {
            return Some(NameHolder::Another);
        }
        Some(NameHolder::Wanted(Box::new(CreatedFlow {
            id: found.id,
            status: found.status?,
            validation_errors: found.validation_errors,
            text: text.cloned(),
            found_by_name: true,
        })))
    }

    /// The Flow JSON of a flow, if it has one; `None` if it cannot be told.
    async fn live_json(&self, flow_id: &str) -> Option<Option<Bytes>> {
        match self.flow_assets(flow_id).ok()?.next().await.ok()? {
            Some(asset) => Some(Some(asset.download().await.ok()?)),
            None => Some(None),
        }
    }
}

/// Whether these are the same document, however they are written.
fn is_same(one: Option<&[u8]>, other: Option<&[u8]>) -> bool {
    let read = |text| serde_json::from_slice::<serde_json::Value>(text).ok();
    match (one, other) {
        (Some(one), Some(other)) => {
            one == other || read(one).is_some_and(|one| Some(one) == read(other))
        }
        (one, other) => one == other,
    }
}

impl NewFlow {
    /// Whether the flow that has the name is, as far as the list tells, what was to be created, as it is when it is fresh.
    fn may_have_become(&self, found: &FlowDetails) -> bool {
        let fresh = match &found.status {
            Some(FlowStatus::Draft) => true,
            Some(FlowStatus::Published) => self.publish,
            _ => false,
        };
        let has = |category| found.categories.contains(category);
        let copied = self.clone_flow_id.is_some();
        let has_json = copied || self.flow_json.is_some();
        fresh
            && found.categories.len() == self.categories.len()
            && self.categories.iter().all(has)
            && (has_json || found.json_version.is_none())
            // A copy may have the endpoint of its original.
            && (copied && self.endpoint_uri.is_none() || self.endpoint_uri == found.endpoint_uri)
    }
}
