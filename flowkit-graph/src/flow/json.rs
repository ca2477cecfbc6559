//! Uploading a Flow JSON.

use std::fmt;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use flowkit_json::author::FlowJson;
use flowkit_json::{Document, Finding};
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncReadExt as _};

use super::FlowValidationError;
use crate::error::{Call, Error};
use crate::time::or_default;
use crate::transport::{Request, check_success};
use crate::{GraphClient, Result, ids};

/// The largest file that Meta takes.
const LARGEST: usize = 10 << 20;

/// So many bytes tell that there are too many.
const ENOUGH: u64 = LARGEST as u64 + 1;

/// Where a Flow JSON comes from: a path, bytes, a reader, a value, or a document of `flowkit-json`.
///
/// Of bytes, readers and files every byte is sent as it is, so that the places in Meta's answer are those in the file. `Debug` names
/// the file, or how many bytes there are.
///
/// ```
/// use std::path::Path;
/// use flowkit_graph::FlowJsonSource;
/// use flowkit_json::author::FlowJson;
/// use serde_json::json;
///
/// let of_a_file = FlowJsonSource::from(Path::new("flows/table.json"));
/// let of_bytes = FlowJsonSource::from(br#"{ "version": "7.3", "screens": [] }"#);
/// let of_text = FlowJsonSource::text(r#"{ "version": "7.3", "screens": [] }"#);
/// let of_a_value = FlowJsonSource::from(json!({ "version": "7.3", "screens": [] }));
/// let of_types = FlowJsonSource::from(&FlowJson::new("7.3"));
/// let of_a_reader = FlowJsonSource::reader(&br#"{ "version": "7.3", "screens": [] }"#[..]); // a file, standard input, …
/// ```
#[derive(Clone)]
pub struct FlowJsonSource(Inner);

#[derive(Clone)]
enum Inner {
    File(PathBuf),
    Bytes(Bytes),
    /// A reader failed with this.
    Unread(Arc<io::Error>),
}

impl FlowJsonSource {
    /// This text. (A `&str` converts by itself into neither text nor path, because it could mean both.)
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self(Inner::Bytes(text.into().into()))
    }

    /// What this reader gives, such as standard input, an archive's member or the output of another program.
    ///
    /// It is read at once, because a call that is repeated sends the same bytes again; of more than the 10 MB that Meta takes
    /// no more is read than tells so. A reader that waits keeps the thread: in async code, give it
    /// [`async_reader`](Self::async_reader). Should it fail, the call that the source is given to says so, and sends
    /// nothing.
    ///
    /// ```
    /// use flowkit_graph::FlowJsonSource;
    ///
    /// let two_parts = std::io::Read::chain(&br#"{ "version": "7.3","#[..], &br#" "screens": [] }"#[..]);
    /// let source = FlowJsonSource::reader(two_parts);
    /// assert_eq!(format!("{source:?}"), "FlowJsonSource(35 bytes)");
    /// ```
    #[must_use]
    pub fn reader(reader: impl io::Read) -> Self {
        let mut bytes = Vec::new();
        match reader.take(ENOUGH).read_to_end(&mut bytes) {
            Ok(_) => bytes.into(),
            Err(error) => Self(Inner::Unread(Arc::new(error))),
        }
    }

    /// The same of a reader of tokio's, such as a socket or a child process. How long it may take is for the caller to
    /// bound, with `tokio::time::timeout`.
    ///
    /// ```
    /// # async fn example() {
    /// use flowkit_graph::FlowJsonSource;
    ///
    /// let source = FlowJsonSource::async_reader(tokio::io::stdin()).await;
    /// # }
    /// ```
    pub async fn async_reader(reader: impl AsyncRead) -> Self {
        match read_enough(std::pin::pin!(reader)).await {
            Ok(bytes) => bytes.into(),
            Err(error) => Self(Inner::Unread(Arc::new(error))),
        }
    }

    pub(super) async fn read(self, call: Call) -> Result<Bytes> {
        let bytes = match self.0 {
            Inner::Bytes(bytes) => bytes,
            Inner::File(path) => read_file(&path)
                .await
                .map_err(|error| Error::file(call, Some(&path), &error))?
                .into(),
            Inner::Unread(error) => return Err(Error::file(call, None, &error)),
        };
        if bytes.is_empty() {
            return Err(Error::argument(call, "the Flow JSON is empty"));
        }
        if bytes.len() > LARGEST {
            let problem =
                format!("the Flow JSON has more than the {LARGEST} bytes that Meta takes (10 MB)");
            return Err(Error::argument(call, problem));
        }
        Ok(bytes)
    }

    /// The same as text, which is how Meta takes it as a member of another call.
    pub(crate) async fn read_text(self, call: Call) -> Result<String> {
        let bytes = self.read(call).await?;
        String::from_utf8(bytes.into())
            .map_err(|_| Error::argument(call, "the Flow JSON is not UTF-8"))
    }
}

async fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read_enough(tokio::fs::File::open(path).await?).await
}

/// All that it gives, or just so much that it is seen to be too large.
async fn read_enough(reader: impl AsyncRead + Unpin) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(ENOUGH).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

impl fmt::Debug for FlowJsonSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::File(path) => write!(f, "FlowJsonSource({path:?})"),
            Inner::Bytes(bytes) => write!(f, "FlowJsonSource({} bytes)", bytes.len()),
            Inner::Unread(_) => f.write_str("FlowJsonSource(unread)"),
        }
    }
}

impl From<&Path> for FlowJsonSource {
    fn from(path: &Path) -> Self {
        path.to_owned().into()
    }
}

impl From<&PathBuf> for FlowJsonSource {
    fn from(path: &PathBuf) -> Self {
        path.as_path().into()
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

/// What `include_bytes!` gives.
impl<const N: usize> From<&[u8; N]> for FlowJsonSource {
    fn from(bytes: &[u8; N]) -> Self {
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

impl From<serde_json::Value> for FlowJsonSource {
    fn from(value: serde_json::Value) -> Self {
        (&value).into()
    }
}

impl From<FlowJson> for FlowJsonSource {
    fn from(flow: FlowJson) -> Self {
        (&flow).into()
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
///
/// ```no_run
/// # use flowkit_graph::{GraphClient, Result};
/// # async fn example(graph: GraphClient) -> Result<()> {
/// let uploaded = graph.update_json("1111", std::path::Path::new("flows/table.json")).await?;
/// for finding in uploaded.findings() {
///     println!("{}:{} {}", finding.line(), finding.column(), finding.message());
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, PartialEq, Eq)]
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
        findings(&self.validation_errors, &self.text)
    }

    /// The faults in the manner of rustc, an empty line between each two; empty if there are none.
    #[must_use]
    pub fn render(&self, file_name: &str) -> String {
        render(&self.findings(), file_name)
    }
}

impl fmt::Debug for AppliedJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppliedJson")
            .field("validation_errors", &self.validation_errors)
            .finish_non_exhaustive()
    }
}

/// What Meta found in this text, as flowkit's own validator reports it.
pub(super) fn findings(errors: &[FlowValidationError], text: &[u8]) -> Vec<Finding> {
    let text = String::from_utf8_lossy(text);
    errors.iter().map(|error| error.finding(&text)).collect()
}

pub(super) fn render(findings: &[Finding], file_name: &str) -> String {
    let rendered: Vec<_> = findings
        .iter()
        .map(|finding| finding.render(file_name))
        .collect();
    rendered.join("\n\n")
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
    /// A file or reader that cannot be read, is empty or has more than 10 MB, before anything is sent. Meta refuses with 139001 flows
    /// that cannot be edited, and JSON it could save but not process (the same call may be repeated).
    pub async fn update_json(
        &self,
        flow_id: &str,
        json: impl Into<FlowJsonSource>,
    ) -> Result<AppliedJson> {
        ids::check(Call::UpdateJson, "flow id", flow_id)?;
        let text = json.into().read(Call::UpdateJson).await;
        let text = text.map_err(|error| error.about(flow_id))?;
        let request = Request::post(Call::UpdateJson, flow_id)
            .edge("assets")
            .flow_json(text.clone())
            .long();
        let answer: Answer = self.transport.call(&request).await?;
        check_success(&request, answer.success)?;
        Ok(AppliedJson {
            validation_errors: answer.validation_errors,
            text,
        })
    }
}
