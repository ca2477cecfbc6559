//! Requests and answers in the clear, between a phone and an endpoint in the same process.

use std::fmt;

use bytes::Bytes;
use flowkit_runtime::Endpoint;
use http::HeaderMap;

use crate::ClientError;
use crate::transport::{Reply, Transport};

/// Hands plaintext to an endpoint in memory, by [`Endpoint::exchange_plaintext`]. Signature, RSA and AES are left out, so nothing is
/// learnt about keys and secrets.
///
/// [`WhatsAppClientBuilder::over_plaintext`](crate::WhatsAppClientBuilder::over_plaintext) makes a client of it.
#[derive(Clone)]
pub struct PlaintextTransport {
    endpoint: Endpoint,
    path: String,
}

impl PlaintextTransport {
    /// Requests go to the flow at this path of the endpoint, such as `/appointment`. Where there is none, they are answered 404.
    pub fn new(endpoint: Endpoint, path: impl Into<String>) -> Self {
        Self {
            endpoint,
            path: path.into(),
        }
    }
}

impl Transport for PlaintextTransport {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, plaintext: Bytes) -> Result<Reply, ClientError> {
        let reply = self
            .endpoint
            .exchange_plaintext(&self.path, &plaintext)
            .await;
        Ok(Reply {
            status: reply.status,
            headers: HeaderMap::new(),
            body: Bytes::from(reply.body),
        })
    }
}

impl fmt::Debug for PlaintextTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlaintextTransport")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
