//! How a sealed request travels: over a socket, or straight into a service in memory.

mod http1;
mod service;

pub use http1::HttpTransport;
pub use service::ServiceTransport;

use std::fmt;
use std::future::Future;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::ClientError;

/// The largest answer that is read, in bytes. Meta documents 1 MB; base64 and a margin are added.
pub(crate) const LARGEST_ANSWER: usize = 4 * 1024 * 1024;

/// An HTTP answer, nothing in it interpreted yet.
#[derive(Clone)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the body: an endpoint at fault may have sent it in the clear.
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Carries one POST to the endpoint and its answer back.
///
/// [`HttpTransport`] does it over TCP, [`ServiceTransport`] by calling a `tower` service. The
/// time-out is the client's; a transport need not have one.
pub trait Transport: Send + Sync {
    /// Whether the bodies are encrypted, as WhatsApp's are. A transport with `false` is given the plaintext of the request as the
    /// body and answers with the plaintext of the answer;
    /// [`over_plaintext`](crate::WhatsAppClientBuilder::over_plaintext) makes a client of it.
    const SEALED: bool = true;

    /// Posts a body with these headers.
    ///
    /// # Errors
    /// [`ClientError::Transport`] when there is no whole HTTP answer.
    fn post(
        &self,
        headers: HeaderMap,
        body: Bytes,
    ) -> impl Future<Output = Result<Reply, ClientError>> + Send;
}

/// Reads the whole body of an answer, up to [`LARGEST_ANSWER`] bytes.
async fn read_reply<B>(answer: http::Response<B>) -> Result<Reply, ClientError>
where
    B: http_body::Body + Send,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    use http_body_util::{BodyExt as _, LengthLimitError, Limited};

    let (parts, body) = answer.into_parts();
    let body = Limited::new(body, LARGEST_ANSWER);
    let body = Box::pin(body.collect()).await.map_err(|source| {
        let problem = if source.is::<LengthLimitError>() {
            "the answer is larger than 4 MiB; Meta's limit is 1 MB"
        } else {
            "the answer broke off"
        };
        ClientError::Transport {
            problem,
            source: Some(source.into()),
        }
    })?;
    Ok(Reply {
        status: parts.status,
        headers: parts.headers,
        body: body.to_bytes(),
    })
}
