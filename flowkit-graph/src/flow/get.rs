//! Getting one flow.

use super::details::Raw;
use super::field::{self, FlowField, Modifiers};
use super::{FlowDetails, FlowPreview};
use crate::error::{Call, Error};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

impl GraphClient {
    /// Asks for one flow, by its id, with the [usual fields](FlowField::USUAL) unless others are chosen.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowField, GraphClient};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let flow = graph
    ///     .flow("1111")
    ///     .fields([FlowField::Name, FlowField::HealthStatus])
    ///     .health_for("106540352242922")
    ///     .send()
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn flow(&self, flow_id: impl Into<String>) -> FlowRequest {
        FlowRequest {
            client: self.clone(),
            flow_id: flow_id.into(),
            fields: FlowField::USUAL.to_vec(),
            modifiers: Modifiers::default(),
        }
    }

    /// The public link to a flow's preview, valid for 30 days; the same until it expires.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// let preview = graph.flow_preview("1111").await?;
    /// println!("{} until {:?}", preview.preview_url, preview.expires_at);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`FlowRequest::send`], and an answer without a preview.
    pub async fn flow_preview(&self, flow_id: &str) -> Result<FlowPreview> {
        self.flow(flow_id)
            .fields([FlowField::Preview])
            .preview()
            .await
    }
}

/// A question for one flow; see [`GraphClient::flow`].
///
/// ```no_run
/// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
/// // A new link in place of one that too many people have.
/// let flow = graph.flow("1111").fields([]).invalidate_preview().send().await?;
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone)]
#[must_use = "send() asks"]
pub struct FlowRequest {
    client: GraphClient,
    flow_id: String,
    fields: Vec<FlowField>,
    modifiers: Modifiers,
}

impl FlowRequest {
    /// Asks for these fields only (and the id).
    pub fn fields(mut self, fields: impl IntoIterator<Item = FlowField>) -> Self {
        self.fields = fields.into_iter().collect();
        self
    }

    /// Revokes the link to the preview and makes a new one.
    pub fn invalidate_preview(mut self) -> Self {
        self.modifiers.invalidate_preview = true;
        self.adding(FlowField::Preview)
    }

    /// Includes this phone number, by its id, in the health status.
    pub fn health_for(mut self, phone_number_id: impl Into<String>) -> Self {
        self.modifiers.phone_number_id = Some(phone_number_id.into());
        self.adding(FlowField::HealthStatus)
    }

    fn adding(mut self, field: FlowField) -> Self {
        if !self.fields.contains(&field) {
            self.fields.push(field);
        }
        self
    }

    /// Fetches the flow.
    ///
    /// # Errors
    /// An id that is none, before anything is sent; what Meta refuses (code 100 with subcode 33 for a flow that does not
    /// exist or that the token may not see).
    pub async fn send(self) -> Result<FlowDetails> {
        let raw = self.fetch().await?;
        Ok(raw.with(self.client))
    }

    async fn fetch(&self) -> Result<Raw> {
        ids::check(Call::GetFlow, "flow id", &self.flow_id)?;
        if let Some(number) = &self.modifiers.phone_number_id {
            ids::check(Call::GetFlow, "phone number id", number)?;
        }
        let fields = field::list(&self.fields, &self.modifiers);
        let request = Request::get(Call::GetFlow, &self.flow_id).query("fields", fields);
        // With `invalidate_preview` the call changes something at Meta. Repeating that does no harm, so it counts as a read.
        self.client.transport.call(&request).await
    }

    async fn preview(self) -> Result<FlowPreview> {
        let flow_id = self.flow_id.clone();
        let flow = self.send().await?;
        flow.preview
            .ok_or_else(|| Error::answer(Call::GetFlow, &flow_id, "Meta's answer holds no preview"))
    }
}
