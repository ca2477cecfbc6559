//! Publishing, deprecating and deleting a flow.

use crate::error::Call;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

impl GraphClient {
    /// Publishes a draft. Meta asks its endpoint for its health first, so it may take a while
    /// ([`long_timeout`](crate::GraphClientBuilder::long_timeout)).
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) {
    /// if let Err(error) = graph.publish_flow("1111").await {
    ///     eprintln!("{error}\n  = help: {}", error.help().unwrap_or_default());
    /// }
    /// # }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// Meta refuses with 139002 what is no draft, has validation errors, or lacks something: a phone number, a signed
    /// public key, an endpoint URI, an app, an endpoint that answers, a webhook subscription; with 139000 accounts
    /// that its integrity checks bar. The flow's health status tells the same without publishing.
    pub async fn publish_flow(&self, flow_id: &str) -> Result<()> {
        ids::check(Call::Publish, "flow id", flow_id)?;
        let request = Request::post(Call::Publish, flow_id).edge("publish").long();
        self.transport.succeed(&request).await
    }

    /// Takes a published flow (also a throttled or blocked one) out of use. It cannot be undone.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// graph.deprecate_flow("1111").await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// Meta refuses with 139003 a flow that was never published or is deprecated already.
    pub async fn deprecate_flow(&self, flow_id: &str) -> Result<()> {
        ids::check(Call::Deprecate, "flow id", flow_id)?;
        let request = Request::post(Call::Deprecate, flow_id).edge("deprecate");
        self.transport.succeed(&request).await
    }

    /// Deletes a draft. It cannot be undone.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// graph.delete_flow("1111").await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// Meta refuses with 139004 whatever is no draft.
    pub async fn delete_flow(&self, flow_id: &str) -> Result<()> {
        ids::check(Call::Delete, "flow id", flow_id)?;
        let request = Request::delete(Call::Delete, flow_id);
        self.transport.succeed(&request).await
    }
}
