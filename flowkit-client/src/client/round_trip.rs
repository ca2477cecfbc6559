//! One request and its answer, before and after the phone reads it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::answer::parse_token_invalid;
use crate::crypto::{ExchangeKeys, open};
use crate::{Answer, ClientError, Request};

/// One round trip, not interpreted: what came back, and the keys to open it with.
#[derive(Clone)]
pub struct RoundTrip {
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body as it was received: encrypted, but for an exchange whose envelope was left out.
    pub body: Bytes,
    /// The keys of this exchange; `None` where the body is plaintext.
    pub keys: Option<ExchangeKeys>,
}

impl RoundTrip {
    /// The body in the clear.
    ///
    /// # Errors
    /// [`ClientError::Undecryptable`].
    pub fn plaintext(&self) -> Result<Vec<u8>, ClientError> {
        match &self.keys {
            Some(keys) => open(keys, &self.body),
            None => Ok(self.body.to_vec()),
        }
    }

    /// What comes back when the endpoint is not asked.
    pub(super) fn without_endpoint(status: StatusCode, plaintext: String) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::from(plaintext),
            keys: None,
        }
    }

    /// What the phone makes of the answer to `request`: the status decides how it is read.
    /// With it goes how many bytes the answer has, decrypted.
    pub(super) fn read(&self, request: &Request) -> Result<(Answer, usize), ClientError> {
        match self.status.as_u16() {
            200 => {
                let plaintext = self.plaintext()?;
                Ok((Answer::parse(request, &plaintext)?, plaintext.len()))
            }
            427 if self.body.is_empty() => Err(ClientError::TokenInvalid {
                message: None,
                has_body: false,
            }),
            427 => Err(ClientError::TokenInvalid {
                message: parse_token_invalid(&self.plaintext()?)?,
                has_body: true,
            }),
            504 => Err(ClientError::Timeout),
            status => Err(ClientError::Status { status }),
        }
    }
}

impl fmt::Debug for RoundTrip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the body: an endpoint at fault may have sent it in the clear.
        f.debug_struct("RoundTrip")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
