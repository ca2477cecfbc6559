//! A flow as Meta describes it.

use jiff::Timestamp;
use serde::Deserialize;

use super::{
    AppliedJson, FlowAsset, FlowCategory, FlowHealth, FlowJsonSource, FlowMetadata, FlowPreview,
    FlowStatus, FlowValidationError, MetaApplication, WhatsAppBusinessAccount,
};
use crate::time::{or_default, timestamp};
use crate::{GraphClient, Pages, Result};

/// A flow, as far as its fields were asked for, and shortcuts to the calls about it.
///
/// A field is `None` (a list: empty) if it was not asked for or the flow does not have it. The shortcuts leave the fields as
/// they were fetched: [`reload`](Self::reload) fetches the flow anew.
///
/// ```no_run
/// # use flowkit_graph::{FlowStatus, GraphClient};
/// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
/// let flow = graph.flow("1111").send().await?;
/// if flow.status == Some(FlowStatus::Draft) && flow.validation_errors.is_empty() {
///     flow.publish().await?;
/// }
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FlowDetails {
    /// The id.
    pub id: String,
    /// The name, which users do not see.
    pub name: Option<String>,
    /// Where it stands in its life.
    pub status: Option<FlowStatus>,
    /// What it is for; empty for old flows, too.
    pub categories: Vec<FlowCategory>,
    /// What keeps its Flow JSON from being published.
    pub validation_errors: Vec<FlowValidationError>,
    /// The version of its Flow JSON; `None` while none was uploaded.
    pub json_version: Option<String>,
    /// The data API version of its Flow JSON; only with an endpoint.
    pub data_api_version: Option<String>,
    /// The endpoint's address.
    pub endpoint_uri: Option<String>,
    /// The endpoint's address before Graph v19.0.
    pub data_channel_uri: Option<String>,
    /// The link to its preview.
    pub preview: Option<FlowPreview>,
    /// The account that it belongs to.
    pub whatsapp_business_account: Option<WhatsAppBusinessAccount>,
    /// The connected app.
    pub application: Option<MetaApplication>,
    /// Whether messages with it can be sent, and what is in the way.
    pub health_status: Option<FlowHealth>,
    /// When it was changed last; not in Meta's reference.
    pub updated_at: Option<Timestamp>,
    client: GraphClient,
}

#[derive(Deserialize)]
pub(super) struct Raw {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    status: Option<FlowStatus>,
    #[serde(default, deserialize_with = "or_default")]
    categories: Vec<FlowCategory>,
    #[serde(default, deserialize_with = "or_default")]
    validation_errors: Vec<FlowValidationError>,
    #[serde(default)]
    json_version: Option<String>,
    #[serde(default)]
    data_api_version: Option<String>,
    #[serde(default)]
    endpoint_uri: Option<String>,
    #[serde(default)]
    data_channel_uri: Option<String>,
    #[serde(default)]
    preview: Option<FlowPreview>,
    #[serde(default)]
    whatsapp_business_account: Option<WhatsAppBusinessAccount>,
    #[serde(default)]
    application: Option<MetaApplication>,
    #[serde(default)]
    health_status: Option<FlowHealth>,
    #[serde(default, deserialize_with = "timestamp")]
    updated_at: Option<Timestamp>,
}

impl Raw {
    pub(super) fn with(self, client: GraphClient) -> FlowDetails {
        FlowDetails {
            id: self.id,
            name: self.name,
            status: self.status,
            categories: self.categories,
            validation_errors: self.validation_errors,
            json_version: self.json_version,
            data_api_version: self.data_api_version,
            endpoint_uri: self.endpoint_uri,
            data_channel_uri: self.data_channel_uri,
            preview: self.preview,
            whatsapp_business_account: self.whatsapp_business_account,
            application: self.application,
            health_status: self.health_status,
            updated_at: self.updated_at,
            client,
        }
    }
}

impl FlowDetails {
    /// Fetches the flow anew, with the [usual fields](crate::FlowField::USUAL).
    ///
    /// # Errors
    /// As [`FlowRequest::send`](crate::FlowRequest::send).
    pub async fn reload(&mut self) -> Result<()> {
        *self = self.client.flow(&self.id).send().await?;
        Ok(())
    }

    /// As [`GraphClient::publish_flow`].
    ///
    /// # Errors
    /// The same.
    pub async fn publish(&self) -> Result<()> {
        self.client.publish_flow(&self.id).await
    }

    /// As [`GraphClient::deprecate_flow`].
    ///
    /// # Errors
    /// The same.
    pub async fn deprecate(&self) -> Result<()> {
        self.client.deprecate_flow(&self.id).await
    }

    /// As [`GraphClient::delete_flow`].
    ///
    /// # Errors
    /// The same.
    pub async fn delete(&self) -> Result<()> {
        self.client.delete_flow(&self.id).await
    }

    /// As [`GraphClient::flow_assets`].
    ///
    /// # Errors
    /// The same.
    pub fn assets(&self) -> Result<Pages<FlowAsset>> {
        self.client.flow_assets(&self.id)
    }

    /// As [`GraphClient::update_metadata`].
    ///
    /// # Errors
    /// The same.
    pub async fn update_metadata(&self, metadata: &FlowMetadata) -> Result<()> {
        self.client.update_metadata(&self.id, metadata).await
    }

    /// As [`GraphClient::update_json`].
    ///
    /// # Errors
    /// The same.
    pub async fn update_json(&self, json: impl Into<FlowJsonSource>) -> Result<AppliedJson> {
        self.client.update_json(&self.id, json).await
    }
}
