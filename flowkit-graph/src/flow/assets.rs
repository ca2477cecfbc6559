//! The files of a flow.

use std::fmt;

use bytes::Bytes;
use serde::Deserialize;

use crate::error::{Call, Error};
use crate::paging::{Page, Pages};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

/// A file of a flow; today that is its Flow JSON.
///
/// `Debug` hides the signature in the address.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Clone)]
#[non_exhaustive]
pub struct FlowAsset {
    /// `flow.json`.
    pub name: Option<String>,
    /// `FLOW_JSON`.
    pub asset_type: Option<String>,
    /// A signed address that is valid for a while; whoever has it can download the file.
    pub download_url: Option<String>,
    client: GraphClient,
    flow_id: String,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    asset_type: Option<String>,
    #[serde(default)]
    download_url: Option<String>,
}

impl FlowAsset {
    /// Downloads the file, without the token: its address is signed.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> Result<(), Box<dyn std::error::Error>> {
    /// for asset in graph.flow_assets("1111")?.all().await? {
    ///     std::fs::write("live.json", asset.download().await?)?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// No address, or one that is not encrypted; what the download itself meets.
    pub async fn download(&self) -> Result<Bytes> {
        let Some(url) = &self.download_url else {
            let problem = "Meta named no address to download it from";
            return Err(Error::answer(Call::DownloadAsset, &self.flow_id, problem));
        };
        self.client.transport.download(&self.flow_id, url).await
    }
}

impl fmt::Debug for FlowAsset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowAsset")
            .field("flow_id", &self.flow_id)
            .field("name", &self.name)
            .field("asset_type", &self.asset_type)
            .finish_non_exhaustive()
    }
}

impl GraphClient {
    /// The files of a flow, fetched as they are read. For a flow that was edited after it was published they are the
    /// draft's.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// if let Some(asset) = graph.flow_assets("1111")?.next().await? {
    ///     let flow_json = asset.download().await?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// A flow id that is none; nothing is sent before the pages are read.
    pub fn flow_assets(&self, flow_id: &str) -> Result<Pages<FlowAsset>> {
        ids::check(Call::ListAssets, "flow id", flow_id)?;
        let flow_id = flow_id.to_owned();
        let request = move || Ok(Request::get(Call::ListAssets, &flow_id).edge("assets"));
        Ok(Pages::new(self.clone(), request, |client, request| {
            Box::pin(async move {
                let page: Page<Raw> = client.transport.call(&request).await?;
                Ok(page.map(|raw| FlowAsset {
                    name: raw.name,
                    asset_type: raw.asset_type,
                    download_url: raw.download_url,
                    client: client.clone(),
                    flow_id: request.target.clone(),
                }))
            })
        }))
    }
}
