//! The client: it seals, signs, posts, and reads the answer as the phone does.

mod builder;
mod carry;
mod round_trip;

pub use builder::{NoEnvelope, WhatsAppClientBuilder};
pub use round_trip::RoundTrip;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use http::{HeaderValue, StatusCode};
use zeroize::Zeroizing;

use crate::crypto::sign;
use crate::request::{Action, FlowMessage, Object, Request};
use crate::transport::{HttpTransport, Transport};
use crate::{Answer, BusinessPublicKey, ClientError, Network, Quirk};

/// Where the phone fetches the public key anew after a 421.
pub(crate) type KeySource = Box<
    dyn Fn() -> Pin<Box<dyn Future<Output = Result<BusinessPublicKey, ClientError>> + Send>>
        + Send
        + Sync,
>;

/// A virtual WhatsApp client: a phone together with Meta's proxy.
///
/// It makes single requests, also such as no phone would make. Cheap to clone; clones share connections and the public key. A
/// walk through a flow, whose screens are remembered and filled in, is a [`VirtualPhone`](crate::VirtualPhone).
///
/// ```no_run
/// use flowkit_client::{Answer, BusinessPublicKey, WhatsAppClient};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let key = BusinessPublicKey::from_pem(&std::fs::read_to_string("public.pem")?)?;
/// let client = WhatsAppClient::builder(key)
///     .app_secret("0123456789abcdef0123456789abcdef")
///     .http("http://127.0.0.1:3000/appointment")?;
/// assert_eq!(client.ping().await?, Answer::HealthCheck { status: "active".into() });
/// # Ok(()) }
/// ```
pub struct WhatsAppClient<T = HttpTransport> {
    shared: Arc<Shared<T>>,
    message: FlowMessage,
    quirks: Arc<[Quirk]>,
    network: Network,
}

struct Shared<T> {
    transport: T,
    /// `None`: the envelope is left out.
    key: RwLock<Option<BusinessPublicKey>>,
    key_source: Option<KeySource>,
    app_secret: Option<Zeroizing<String>>,
    timeout: Duration,
    retry_wait: Duration,
}

/// An answer, and whether a 421 made the phone ask twice for it.
pub(crate) struct Answered {
    pub(crate) result: Result<Answer, ClientError>,
    pub(crate) key_fetched_again: bool,
    /// Time that the phone would have waited and did not, for its [`Network`] only tells of it.
    pub(crate) waited: Duration,
    /// How many bytes the answer has, decrypted; 0 where none could be read.
    pub(crate) bytes: usize,
}

impl WhatsAppClient {
    /// A client that encrypts for the owner of this key. The builder's
    /// [`http`](WhatsAppClientBuilder::http) or [`over`](WhatsAppClientBuilder::over) finishes it.
    pub fn builder(key: BusinessPublicKey) -> WhatsAppClientBuilder {
        WhatsAppClientBuilder::new(key)
    }

    /// A client without an envelope around its requests, for an endpoint in memory that takes plaintext. The builder's
    /// [`over_plaintext`](WhatsAppClientBuilder::over_plaintext) finishes it.
    ///
    /// Everything else is as with an envelope: requests, statuses, the network's faults, and how answers are read. Left out are
    /// the signature, RSA and AES, which take nearly all of the time of an exchange, so a test of this kind says nothing about keys
    /// and secrets. [`Quirk`]s, which are all of the envelope and the signature, have no effect.
    pub fn without_envelope() -> WhatsAppClientBuilder<NoEnvelope> {
        WhatsAppClientBuilder::new(NoEnvelope)
    }
}

impl<T> WhatsAppClient<T> {
    /// The same client with a flow that was sent with this message (token, version, signature).
    #[must_use]
    pub fn with_message(&self, message: FlowMessage) -> Self {
        Self {
            message,
            ..self.clone()
        }
    }

    /// The same client with a flow that was sent with this token.
    #[must_use]
    pub fn with_flow_token(&self, flow_token: &str) -> Self {
        self.with_message(FlowMessage {
            flow_token: flow_token.to_owned(),
            ..self.message.clone()
        })
    }

    /// The same client, departing from the protocol in these ways.
    #[must_use]
    pub fn with_quirks(&self, quirks: impl IntoIterator<Item = Quirk>) -> Self {
        Self {
            quirks: quirks.into_iter().collect(),
            ..self.clone()
        }
    }

    /// The same client in another network. Without this call all clients that are made from one are in the same.
    #[must_use]
    pub fn with_network(&self, network: Network) -> Self {
        Self {
            network,
            ..self.clone()
        }
    }

    /// The network that the client is in, to be slowed down or broken.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The public key that requests are encrypted for now; `None` for a client without an envelope.
    #[must_use]
    pub fn public_key(&self) -> Option<BusinessPublicKey> {
        let key = &self.shared.key;
        key.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What requests say of the message with which the flow was sent.
    #[must_use]
    pub fn message(&self) -> &FlowMessage {
        &self.message
    }

    fn signature(&self, body: &[u8]) -> Option<HeaderValue> {
        let secret = self.shared.app_secret.as_ref()?;
        let quirk = |quirk| self.quirks.contains(&quirk);
        if quirk(Quirk::NoSignature) {
            return None;
        }
        let signature = if quirk(Quirk::WrongSignature) {
            sign(secret, b"other bytes than those that are sent")
        } else {
            sign(secret, body)
        };
        let (prefix, digits) = signature.split_once('=')?;
        let signature = if quirk(Quirk::UpperCaseSignature) {
            format!("{prefix}={}", digits.to_ascii_uppercase())
        } else {
            signature
        };
        HeaderValue::from_str(&signature).ok()
    }

    /// Fetches the public key again; without a source the phone gets the one it had.
    async fn fetch_key(&self) -> Result<(), ClientError> {
        if let Some(source) = &self.shared.key_source {
            let fetched = source().await?;
            let key = &self.shared.key;
            *key.write().unwrap_or_else(PoisonError::into_inner) = Some(fetched);
        }
        Ok(())
    }
}

impl<T: Transport> WhatsAppClient<T> {
    /// Opens the flow; with a start screen when the message named one.
    ///
    /// # Errors
    /// See [`send`](Self::send).
    pub async fn init(&self, start_screen: Option<&str>) -> Result<Answer, ClientError> {
        self.send(&Request::init(start_screen)).await
    }

    /// Sends the payload of a `data_exchange` action from a screen.
    ///
    /// # Errors
    /// See [`send`](Self::send).
    pub async fn data_exchange(
        &self,
        screen: &str,
        payload: Object,
    ) -> Result<Answer, ClientError> {
        self.send(&Request::data_exchange(screen, payload)).await
    }

    /// Sends BACK from a screen that has `refresh_on_back`.
    ///
    /// # Errors
    /// See [`send`](Self::send).
    pub async fn back(&self, screen: &str) -> Result<Answer, ClientError> {
        self.send(&Request::back(screen)).await
    }

    /// Meta's health check.
    ///
    /// # Errors
    /// See [`send`](Self::send).
    pub async fn ping(&self) -> Result<Answer, ClientError> {
        self.send(&Request::ping()).await
    }

    /// Reports that the answer to a data exchange from this screen could not be used.
    ///
    /// The phone ignores what comes back; here it is checked. There is no second try after a 421.
    ///
    /// # Errors
    /// See [`send`](Self::send).
    pub async fn error_notification(
        &self,
        screen: &str,
        key: &str,
        message: &str,
    ) -> Result<Answer, ClientError> {
        let action = Action::DataExchange;
        self.send(&Request::error_notification(action, screen, key, message))
            .await
    }

    /// Sends a request and reads the answer as the phone does.
    ///
    /// After a 421 it waits half a second, fetches the public key again and asks once more, with
    /// new AES keys.
    ///
    /// # Errors
    /// Every variant of [`ClientError`] but those of making a client (`Address`, `Certificate`, `Endpoint`, `PublicKey`) and of
    /// reading a Flow JSON (`Document`).
    pub async fn send(&self, request: &Request) -> Result<Answer, ClientError> {
        self.answer(request).await.result
    }

    /// As [`send`](Self::send), and tells whether there was a second try.
    pub(crate) async fn answer(&self, request: &Request) -> Answered {
        let plaintext = request.plaintext(&self.message);
        let mut key_fetched_again = false;
        let mut waited = Duration::ZERO;
        let result = async {
            let mut trip = self.carry(plaintext.as_bytes(), &mut waited).await?;
            let may_ask_again = !request.is_error_notification();
            // 421: the phone fetches the key anew and asks once more.
            if trip.status == StatusCode::MISDIRECTED_REQUEST && may_ask_again {
                key_fetched_again = true;
                // The phone's wait grows with each attempt; as it tries again only once, it is 500 ms.
                tokio::time::sleep(self.shared.retry_wait).await;
                self.fetch_key().await?;
                trip = self.carry(plaintext.as_bytes(), &mut waited).await?;
                if trip.status == StatusCode::MISDIRECTED_REQUEST {
                    let key = self.public_key();
                    let fingerprint = key.map(|key| key.fingerprint().to_owned());
                    return Err(ClientError::KeyRefused { fingerprint });
                }
            }
            trip.read(request)
        };
        let (result, bytes) = match result.await {
            Ok((answer, bytes)) => (Ok(answer), bytes),
            Err(error) => (Err(error), 0),
        };
        Answered {
            result,
            key_fetched_again,
            waited,
            bytes,
        }
    }
}

impl<T> Clone for WhatsAppClient<T> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            message: self.message.clone(),
            quirks: Arc::clone(&self.quirks),
            network: self.network.clone(),
        }
    }
}

impl<T> fmt::Debug for WhatsAppClient<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WhatsAppClient")
            .field("public_key", &self.public_key())
            .field("signs", &self.shared.app_secret.is_some())
            .field("message", &self.message)
            .field("quirks", &self.quirks)
            .field("network", &self.network)
            .finish_non_exhaustive()
    }
}
