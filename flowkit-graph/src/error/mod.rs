//! The one error of all calls.

mod advice;
mod call;
mod meta;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub use call::Call;
pub use meta::MetaError;

/// Why a call failed: which call, what Meta said, and what to do about it.
///
/// ```no_run
/// # use flowkit_graph::{ErrorKind, GraphClient};
/// # async fn example(graph: GraphClient) {
/// if let Err(error) = graph.publish_flow("1111").await {
///     eprintln!("{error}");
///     if let Some(help) = error.help() {
///         eprintln!("  = help: {help}");
///     }
///     if let Some(meta) = error.meta() {
///         eprintln!("code {}, for Meta's support: {:?}", meta.code, meta.fbtrace_id);
///     }
/// }
/// # }
/// ```
///
/// No text of it holds the token. `Display` is one line without [`help`](Self::help).
#[derive(Debug, Clone)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug, Clone)]
struct Inner {
    call: Call,
    target: String,
    kind: ErrorKind,
}

/// What kind of failure it was.
///
/// ```no_run
/// # use flowkit_graph::{ErrorKind, FlowStatus, GraphClient, Result};
/// # async fn example(graph: GraphClient) -> Result<()> {
/// match graph.publish_flow("1111").await.map_err(|error| (error.kind().clone(), error)) {
///     Ok(()) => {}
///     // Nobody knows whether it was carried out: look.
///     Err((ErrorKind::Timeout | ErrorKind::Broken(_), error)) => {
///         let flow = graph.flow("1111").send().await?;
///         if flow.status != Some(FlowStatus::Published) {
///             return Err(error);
///         }
///     }
///     Err((_, error)) => return Err(error),
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Meta refused the call, and said why.
    Refused(MetaError),
    /// An HTTP status without Meta's error object, such as a gateway's page.
    Status(u16),
    /// Meta answered with success and something that is not what its reference says.
    Answer(String),
    /// No answer in time. A call that changes something may have been carried out.
    Timeout,
    /// No connection, so nothing was sent: nobody answers at the address, TLS fails, or there are no root certificates.
    Connect(Cause),
    /// The connection broke. A call that changes something may have been carried out.
    Broken(Cause),
    /// The arguments cannot be right; nothing was sent.
    Argument(String),
    /// A Flow JSON could not be read from its file, which the text names, or from its reader; nothing was sent.
    File(Cause),
}

/// What a lower layer said.
#[derive(Debug, Clone)]
pub struct Cause {
    error: Arc<dyn std::error::Error + Send + Sync>,
    /// Scheme, host and port of whom it was about. Never more of an address: the rest may be signed.
    host: Option<String>,
}

impl Cause {
    fn new(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self {
            error: Arc::new(error),
            host: None,
        }
    }

    /// What a request said, without its address but for the host.
    fn of_request(error: reqwest::Error) -> Self {
        let host = error.url().map(|url| url.origin().ascii_serialization());
        Self {
            host,
            // Whoever has the address of a download can download: it holds a signature. So it stays out of errors.
            ..Self::new(error.without_url())
        }
    }

    /// Who was meant to answer, such as `https://graph.facebook.com`, where it is about a connection.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// " to https://graph.facebook.com", after words about a connection.
    fn to_host(&self) -> String {
        let host = self.host.as_ref();
        host.map_or_else(String::new, |host| format!(" to {host}"))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The outermost layers say little ("error sending request"); the innermost one says it.
        let mut innermost: &dyn std::error::Error = &*self.error;
        while let Some(source) = innermost.source() {
            innermost = source;
        }
        fmt::Display::fmt(innermost, f)
    }
}

impl Error {
    pub(crate) fn new(call: Call, target: &str, kind: ErrorKind) -> Self {
        Self {
            inner: Box::new(Inner {
                call,
                target: target.to_owned(),
                kind,
            }),
        }
    }

    pub(crate) fn argument(call: Call, problem: impl Into<String>) -> Self {
        Self::new(call, "", ErrorKind::Argument(problem.into()))
    }

    /// The same about this id.
    pub(crate) fn about(mut self, target: &str) -> Self {
        target.clone_into(&mut self.inner.target);
        self
    }

    /// An answer of another shape than the reference's.
    pub(crate) fn answer(call: Call, target: &str, problem: impl Into<String>) -> Self {
        Self::new(call, target, ErrorKind::Answer(problem.into()))
    }

    /// A Flow JSON that could not be read: from the file of this path, or from a reader.
    pub(crate) fn file(call: Call, path: Option<&Path>, error: &std::io::Error) -> Self {
        let from = match path {
            Some(path) => path.display().to_string().escape_debug().to_string(),
            None => "the reader failed".to_owned(),
        };
        let cause = std::io::Error::new(error.kind(), format!("{from}: {error}"));
        Self::new(call, "", ErrorKind::File(Cause::new(cause)))
    }

    pub(crate) fn http(call: Call, target: &str, error: reqwest::Error) -> Self {
        // Building fails where the system has no root certificates. Nothing was sent.
        let kind = if error.is_connect() || error.is_builder() {
            ErrorKind::Connect(Cause::of_request(error))
        } else if error.is_timeout() {
            ErrorKind::Timeout
        } else if error.is_redirect() {
            ErrorKind::Answer(Cause::of_request(error).to_string())
        } else {
            ErrorKind::Broken(Cause::of_request(error))
        };
        Self::new(call, target, kind)
    }

    /// Which call failed.
    #[must_use]
    pub fn call(&self) -> Call {
        self.inner.call
    }

    /// The id of what was called upon: of a flow, an account or a phone number; empty if nothing was sent.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.inner.target
    }

    /// What kind of failure it was.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// What Meta said, if it refused the call.
    #[must_use]
    pub fn meta(&self) -> Option<&MetaError> {
        match &self.inner.kind {
            ErrorKind::Refused(meta) => Some(meta),
            _ => None,
        }
    }

    /// Meta's code, if it refused the call: the value to branch on.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        self.meta().map(|meta| meta.code)
    }

    /// The HTTP status, if there was an answer with one of failure.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match &self.inner.kind {
            ErrorKind::Refused(meta) => Some(meta.status),
            ErrorKind::Status(status) => Some(*status),
            _ => None,
        }
    }

    /// How long until Meta takes calls again, if it said so
    /// (`estimated_time_to_regain_access`, which it counts in minutes).
    #[must_use]
    pub fn regain_access_in(&self) -> Option<Duration> {
        self.meta().and_then(|meta| meta.regain_access_in)
    }

    /// What to do about it, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        advice::help(self.inner.call, &self.inner.kind)
    }

    /// Whether Meta may have carried the call out although there was no answer, or none that tells.
    #[must_use]
    pub fn may_have_been_carried_out(&self) -> bool {
        match &self.inner.kind {
            ErrorKind::Timeout | ErrorKind::Broken(_) | ErrorKind::Answer(_) => true,
            ErrorKind::Refused(meta) => meta.status >= 500,
            ErrorKind::Status(status) => *status >= 500,
            ErrorKind::Connect(_) | ErrorKind::Argument(_) | ErrorKind::File(_) => false,
        }
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(self.inner.kind, ErrorKind::Timeout | ErrorKind::Broken(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inner.target.as_str() {
            "" => write!(f, "cannot {}: ", of_any(self.inner.call))?,
            target => write!(f, "cannot {} {target}: ", self.inner.call)?,
        }
        match &self.inner.kind {
            ErrorKind::Refused(meta) => meta.fmt(f),
            ErrorKind::Status(status) => write!(f, "HTTP status {status} without a reason"),
            ErrorKind::Answer(problem) | ErrorKind::Argument(problem) => f.write_str(problem),
            ErrorKind::Timeout => f.write_str("no answer in time"),
            ErrorKind::Connect(source) => write!(f, "no connection{}: {source}", source.to_host()),
            ErrorKind::Broken(source) => {
                write!(f, "the connection{} broke: {source}", source.to_host())
            }
            ErrorKind::File(source) => write!(f, "the Flow JSON cannot be read: {source}"),
        }
    }
}

/// The words of a call that no id follows: "get a flow".
fn of_any(call: Call) -> String {
    let words = call.to_string();
    for (noun, any) in [
        ("flow", "a flow"),
        ("account", "an account"),
        ("phone number", "a phone number"),
    ] {
        if let Some(before) = words.strip_suffix(noun) {
            return format!("{before}{any}");
        }
    }
    words
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            ErrorKind::Connect(source) | ErrorKind::Broken(source) | ErrorKind::File(source) => {
                Some(&*source.error)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_no_id_follows_is_a_sentence_all_the_same() {
        let told = |call| Error::argument(call, "no").to_string();
        assert_eq!(told(Call::GetFlow), "cannot get a flow: no");
        assert_eq!(
            told(Call::CreateFlow),
            "cannot create a flow in an account: no"
        );
        assert_eq!(
            told(Call::SendFlow),
            "cannot send a flow from a phone number: no"
        );
        assert_eq!(told(Call::BuildClient), "cannot make a Graph client: no");
        let about = Error::argument(Call::UpdateJson, "no").about("1111");
        assert_eq!(about.to_string(), "cannot upload the JSON of flow 1111: no");
    }
}
