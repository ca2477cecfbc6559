//! The flows of an account.

use super::FlowDetails;
use super::details::Raw;
use super::field::{self, FlowField, Modifiers};
use crate::error::{Call, Error};
use crate::paging::{Page, Pages};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

impl GraphClient {
    /// Asks for all flows of a WhatsApp Business account, with the fields of [`FlowField::LISTED`] unless others are chosen.
    ///
    /// Meta offers no filter: whoever looks for a name reads the list.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowField, GraphClient};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let flows = graph
    ///     .flows("102290129340398")
    ///     .fields([FlowField::Name, FlowField::Status])
    ///     .pages()?
    ///     .all()
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn flows(&self, waba_id: impl Into<String>) -> FlowsRequest {
        FlowsRequest {
            client: self.clone(),
            waba_id: waba_id.into(),
            fields: FlowField::LISTED.to_vec(),
            page_size: None,
        }
    }

    /// The flow of this name, which is unique in an account; `None` if there is none.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// if let Some(flow) = graph.flow_by_name("102290129340398", "table_booking").await? {
    ///     println!("it is flow {}", flow.id);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Those of [`FlowsRequest::pages`] and of each page.
    pub async fn flow_by_name(&self, waba_id: &str, name: &str) -> Result<Option<FlowDetails>> {
        // Few calls, because an account has as few as 200 an hour.
        let mut flows = self.flows(waba_id).page_size(100).pages()?;
        while let Some(flow) = flows.next().await? {
            if flow.name.as_deref() == Some(name) {
                return Ok(Some(flow));
            }
        }
        Ok(None)
    }
}

/// A question for an account's flows; see [`GraphClient::flows`].
///
/// ```no_run
/// # use flowkit_graph::{FlowField, FlowStatus, GraphClient, Result};
/// # async fn example(graph: GraphClient) -> Result<()> {
/// let request = graph.flows("102290129340398").fields([FlowField::Name, FlowField::Status]);
/// let mut flows = request.page_size(100).pages()?;
/// while let Some(flow) = flows.next().await? {
///     if flow.status == Some(FlowStatus::Draft) {
///         println!("{} {:?}", flow.id, flow.name);
///     }
/// }
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone)]
#[must_use = "pages() asks"]
pub struct FlowsRequest {
    client: GraphClient,
    waba_id: String,
    fields: Vec<FlowField>,
    page_size: Option<u32>,
}

impl FlowsRequest {
    /// Asks for these fields only (and the id).
    pub fn fields(mut self, fields: impl IntoIterator<Item = FlowField>) -> Self {
        self.fields = fields.into_iter().collect();
        self
    }

    /// How many flows a page holds; Meta chooses if nothing is said.
    pub fn page_size(mut self, flows: u32) -> Self {
        self.page_size = Some(flows);
        self
    }

    /// The flows, fetched as they are read.
    ///
    /// # Errors
    /// An account id that is none, or pages of no flows; nothing is sent before the pages are read.
    pub fn pages(self) -> Result<Pages<FlowDetails>> {
        ids::check(Call::ListFlows, "account id", &self.waba_id)?;
        if self.page_size == Some(0) {
            return Err(Error::argument(
                Call::ListFlows,
                "a page must hold at least one flow",
            ));
        }
        let Self {
            client,
            waba_id,
            fields,
            page_size,
        } = self;
        let fields = field::list(&fields, &Modifiers::default());
        let request = move || {
            let mut request = Request::get(Call::ListFlows, &waba_id)
                .edge("flows")
                .query("fields", fields.as_str());
            if let Some(size) = page_size {
                request = request.query("limit", size.to_string());
            }
            Ok(request)
        };
        Ok(Pages::new(client, request, |client, request| {
            Box::pin(async move {
                let page: Page<Raw> = client.transport.call(&request).await?;
                Ok(page.map(|raw| raw.with(client.clone())))
            })
        }))
    }
}
