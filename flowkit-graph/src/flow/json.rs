//! Uploading a Flow JSON.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use flowkit_json::author::FlowJson;
use flowkit_json::{Document, Finding};
use serde::Deserialize;

use super::FlowValidationError;
use crate::error::{Call, Error};
use crate::time::or_default;
use crate::transport::{Request, check_success};
use crate::{GraphClient, Result, ids};

/// The largest file that Meta takes.
const LARGEST: usize = 10 << 20;

/// Where a Flow JSON comes from: a path, bytes, a value, or a document of `flowkit-json`.
///
/// Of bytes and files every byte is sent as it is, so that the places in Meta's answer are those in the file.
#[derive(Debug, Clone)]
pub struct FlowJsonSource(Inner);

#[derive(Debug, Clone)]
enum Inner {
    File(PathBuf),
    Bytes(Bytes),
}

impl FlowJsonSource {
    /// This text. (A `&str` converts by itself into neither text nor path, because it could mean both.)
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self(Inner::Bytes(text.into().into()))
    }

    pub(super) async fn read(self, call: Call) -> Result<Bytes> {
        let bytes = match self.0 {
            Inner::Bytes(bytes) => bytes,
            Inner::File(path) => match tokio::fs::read(&path).await {
                Ok(bytes) => bytes.into(),
                Err(error) => return Err(Error::file(call, error)),
            },
        };
        if bytes.is_empty() {
            return Err(Error::argument(call, "the Flow JSON is empty"));
        }
        if bytes.len() > LARGEST {
            let problem = format!(
                "the Flow JSON has {} bytes, and Meta takes {LARGEST} at most",
                bytes.len()
            );
            return Err(Error::argument(call, problem));
        }
        Ok(bytes)
    }
}

impl From<&Path> for FlowJsonSource {
    fn from(path: &Path) -> Self {
        path.to_owned().into()
    }
}

impl From<PathBuf> for FlowJsonSource {
    fn from(path: PathBuf) -> Self {
        Self(Inner::File(path))
    }
}

impl From<Vec<u8>> for FlowJsonSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Inner::Bytes(bytes.into()))
    }
}

impl From<&[u8]> for FlowJsonSource {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<Bytes> for FlowJsonSource {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<&serde_json::Value> for FlowJsonSource {
    fn from(value: &serde_json::Value) -> Self {
        Self::text(format!("{value:#}"))
    }
}

impl From<&FlowJson> for FlowJsonSource {
    fn from(flow: &FlowJson) -> Self {
        Self::text(flow.to_json())
    }
}

impl From<&Document<'_>> for FlowJsonSource {
    /// The document, written anew: places in Meta's answer are those in [`AppliedJson::text`].
    fn from(document: &Document<'_>) -> Self {
        (&FlowJson::read(document)).into()
    }
}

/// What became of an uploaded Flow JSON: it is saved, and may have faults that keep it from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AppliedJson {
    /// What Meta's validator found; empty if the flow may be published.
    pub validation_errors: Vec<FlowValidationError>,
    /// The text that was uploaded, to which the places in the errors belong.
    pub text: Bytes,
}

impl AppliedJson {
    /// Whether Meta found no fault.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.validation_errors.is_empty()
    }

    /// The faults as flowkit's own validator reports them.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let text = String::from_utf8_lossy(&self.text);
        let findings = self.validation_errors.iter();
        findings.map(|error| error.finding(&text)).collect()
    }

    /// The faults in the manner of rustc, an empty line between each two; empty if there are none.
    #[must_use]
    pub fn render(&self, file_name: &str) -> String {
        let findings = self.findings();
        let rendered: Vec<_> = findings
            .iter()
            .map(|finding| finding.render(file_name))
            .collect();
        rendered.join("\n\n")
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    success: Option<bool>,
    #[serde(default, deserialize_with = "or_default")]
    validation_errors: Vec<FlowValidationError>,
}

impl GraphClient {
    /// Uploads a Flow JSON, which replaces the flow's whole document.
    ///
    /// Success with validation errors is usual: the document is saved, and cannot be published. A published flow
    /// becomes a draft by it.
    ///
    /// ```no_run
    /// # use flowkit_graph::GraphClient;
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let path = std::path::Path::new("flows/table.json");
    /// let uploaded = graph.update_json("1111", path).await?;
    /// eprintln!("{}", uploaded.render("flows/table.json"));
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// A file that cannot be read, is empty or has more than 10 MB, before anything is sent. Meta refuses with 139001 flows
    /// that cannot be edited, and JSON it could save but not process (the same call may be repeated).
    pub async fn update_json(
        &self,
        flow_id: &str,
        json: impl Into<FlowJsonSource>,
    ) -> Result<AppliedJson> {
        ids::check(Call::UpdateJson, "flow id", flow_id)?;
        let text = json.into().read(Call::UpdateJson).await?;
        let request = Request::post(Call::UpdateJson, flow_id)
            .edge("assets")
            .flow_json(text.clone());
        let answer: Answer = self.transport.call(&request).await?;
        check_success(&request, answer.success)?;
        Ok(AppliedJson {
            validation_errors: answer.validation_errors,
            text,
        })
    }
}
