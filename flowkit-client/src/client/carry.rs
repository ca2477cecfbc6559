//! One request on its way to the endpoint and its answer on the way back, with what the network does to them.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::json;
// Of tokio, so that a test with tokio's clock paused sees the time that its handlers slept.
use tokio::time::Instant;

use super::{RoundTrip, WhatsAppClient};
use crate::crypto::{ExchangeKeys, SIGNATURE_HEADER, seal_with};
use crate::network::Fault;
use crate::transport::Transport;
use crate::{ClientError, Quirk};

impl<T: Transport> WhatsAppClient<T> {
    /// Encrypts any text, signs and posts it once, and returns what came back without reading it:
    /// for tests of malformed requests and of statuses.
    ///
    /// # Errors
    /// [`ClientError::Sealing`], [`ClientError::Transport`], [`ClientError::Offline`] and [`ClientError::Timeout`] (the
    /// client's own; a status 504 is returned like any other).
    pub async fn round_trip(&self, plaintext: &[u8]) -> Result<RoundTrip, ClientError> {
        let mut waited = Duration::ZERO;
        self.carry(plaintext, &mut waited).await
    }

    /// As [`round_trip`](Self::round_trip); adds to `waited` what the phone would have waited and did not.
    pub(super) async fn carry(
        &self,
        plaintext: &[u8],
        waited: &mut Duration,
    ) -> Result<RoundTrip, ClientError> {
        let passage = self.network.passage()?;
        let began = Instant::now();
        let limit = self.shared.timeout;
        // A phone whose answer never comes waits to the end of its time.
        let mut to_the_end = || {
            self.wait(limit.saturating_sub(began.elapsed()), waited);
            ClientError::Timeout
        };
        let is_late = passage.slow_by >= limit;
        let trip = match &passage.fault {
            Some(Fault::RequestLost) => return Err(to_the_end()),
            Some(Fault::AnsweredWith(status)) => relayed(*status, String::new())?,
            Some(Fault::TokenExpired(None)) => relayed(427, String::new())?,
            Some(Fault::TokenExpired(Some(text))) => {
                relayed(427, json!({ "error_msg": text }).to_string())?
            }
            Some(Fault::WrongKey) if !T::SEALED => relayed(421, String::new())?,
            fault
            @ (Some(Fault::WrongKey | Fault::AnswerLost | Fault::ConnectionBroken) | None) => {
                let posted = self.post(plaintext, *fault == Some(Fault::WrongKey));
                // Where the answer comes too late, the request arrives nonetheless, and the endpoint has its time.
                let left = if is_late {
                    limit
                } else {
                    limit.saturating_sub(passage.slow_by)
                };
                match tokio::time::timeout(left, posted).await {
                    Ok(trip) => trip?,
                    Err(_) => return Err(to_the_end()),
                }
            }
        };
        if is_late || passage.fault == Some(Fault::AnswerLost) {
            return Err(to_the_end());
        }
        if passage.fault == Some(Fault::ConnectionBroken) {
            return Err(ClientError::Transport {
                problem: "the connection broke before the answer came, as the test asked for",
                source: None,
            });
        }
        self.wait(passage.slow_by, waited);
        Ok(trip)
    }

    fn wait(&self, time: Duration, waited: &mut Duration) {
        if !time.is_zero() {
            *waited = waited.saturating_add(time);
            self.network.note(time);
        }
    }

    async fn post(&self, plaintext: &[u8], stale_key: bool) -> Result<RoundTrip, ClientError> {
        let mut headers = HeaderMap::new();
        let (body, keys) = match self.public_key() {
            Some(key) => {
                let quirks = &self.quirks;
                let all: Vec<Quirk>;
                let quirks = if stale_key {
                    all = quirks.iter().cloned().chain([Quirk::StaleKey]).collect();
                    &all
                } else {
                    &**quirks
                };
                let sealed = seal_with(plaintext, &key, ExchangeKeys::random()?, quirks)?;
                if let Some(signature) = self.signature(&sealed.body) {
                    headers.insert(SIGNATURE_HEADER, signature);
                }
                (Bytes::from(sealed.body), Some(sealed.keys))
            }
            None => (Bytes::copy_from_slice(plaintext), None),
        };
        let reply = self.shared.transport.post(headers, body).await?;
        Ok(RoundTrip {
            status: reply.status,
            headers: reply.headers,
            body: reply.body,
            keys,
        })
    }
}

/// What Meta's relay answers with the endpoint's status, where the endpoint is not asked.
fn relayed(status: u16, plaintext: String) -> Result<RoundTrip, ClientError> {
    let known = StatusCode::from_u16(status).map_err(|_| ClientError::Misuse {
        problem: format!("{status} is no HTTP status: they have three digits, such as 503"),
    })?;
    Ok(RoundTrip::without_endpoint(known, plaintext))
}
