//! Changing what a flow is called and connected with.

use serde::Serialize;

use super::FlowCategory;
use crate::error::{Call, Error};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

/// What to change about a flow; what is not named stays.
///
/// ```
/// use flowkit_graph::{FlowCategory, FlowMetadata};
///
/// let change = FlowMetadata::new()
///     .name("table_booking_v2")
///     .categories([FlowCategory::AppointmentBooking])
///     .endpoint_uri("https://flows.example.org/table")
///     .application_id("77");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[must_use = "update_metadata() sends it"]
pub struct FlowMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    categories: Option<Vec<FlowCategory>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_id: Option<String>,
}

impl FlowMetadata {
    /// No change yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new name, unique in the account.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// These categories instead, at least one.
    pub fn categories(mut self, categories: impl IntoIterator<Item = FlowCategory>) -> Self {
        self.categories = Some(categories.into_iter().collect());
        self
    }

    /// The endpoint's address; for Flow JSON from 3.0 on.
    pub fn endpoint_uri(mut self, uri: impl Into<String>) -> Self {
        self.endpoint_uri = Some(uri.into());
        self
    }

    /// The Meta app to connect, by its id. A flow with an endpoint needs one: its secret signs the requests.
    pub fn application_id(mut self, id: impl Into<String>) -> Self {
        self.application_id = Some(id.into());
        self
    }

    fn check(&self) -> Result<()> {
        let refuse = |problem| Err(Error::argument(Call::UpdateMetadata, problem));
        if *self == Self::default() {
            return refuse("nothing to change: give a name, categories, an endpoint URI or an app");
        }
        if self.name.as_deref() == Some("") {
            return refuse("the name is empty");
        }
        if self.categories.as_ref().is_some_and(Vec::is_empty) {
            return refuse("a flow has at least one category; leave them out to keep those it has");
        }
        if let Some(uri) = &self.endpoint_uri {
            super::endpoint::check(Call::UpdateMetadata, uri)?;
        }
        if let Some(id) = &self.application_id {
            ids::check(Call::UpdateMetadata, "app id", id)?;
        }
        Ok(())
    }
}

impl GraphClient {
    /// Changes a flow's name, categories, endpoint or app.
    ///
    /// A published flow becomes a draft by it: messages that were sent keep the published version, and new ones need
    /// it to be published again.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowMetadata, GraphClient, Result};
    /// # async fn example(graph: GraphClient) -> Result<()> {
    /// let change = FlowMetadata::new().endpoint_uri("https://flows.example.org/table");
    /// graph.update_metadata("1111", &change).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// Nothing to change, an empty name, no category, an endpoint that is not https, an id that is none: before anything is
    /// sent. Meta refuses with 139001
    /// a flow that cannot be edited, and an endpoint for Flow JSON before 3.0; with 100 a name that is taken.
    pub async fn update_metadata(&self, flow_id: &str, metadata: &FlowMetadata) -> Result<()> {
        ids::check(Call::UpdateMetadata, "flow id", flow_id)?;
        metadata.check()?;
        let request = Request::post(Call::UpdateMetadata, flow_id).json(metadata)?;
        self.transport.succeed(&request).await
    }
}
