//! Building a client.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use zeroize::Zeroizing;

use super::{KeySource, Shared, WhatsAppClient};
use crate::request::FlowMessage;
use crate::transport::{HttpTransport, Transport};
use crate::{BusinessPublicKey, ClientError};

/// Meta's limit for one request; see
/// [Best practices](https://developers.facebook.com/docs/whatsapp/flows/guides/bestpractices).
const META_TIMEOUT: Duration = Duration::from_secs(10);

/// How long the phone waits after a 421.
const RETRY_WAIT: Duration = Duration::from_millis(500);

/// Collects what a [`WhatsAppClient`] needs.
#[must_use = "a builder does nothing until `http` or `over` finishes it"]
pub struct WhatsAppClientBuilder {
    key: BusinessPublicKey,
    key_source: Option<KeySource>,
    app_secret: Option<Zeroizing<String>>,
    message: FlowMessage,
    timeout: Duration,
    retry_wait: Duration,
}

impl WhatsAppClientBuilder {
    pub(super) fn new(key: BusinessPublicKey) -> Self {
        Self {
            key,
            key_source: None,
            app_secret: None,
            message: FlowMessage::default(),
            timeout: META_TIMEOUT,
            retry_wait: RETRY_WAIT,
        }
    }

    /// Signs every request with this app secret, as Meta's proxy does. Without it no signature is
    /// sent.
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        self.app_secret = Some(Zeroizing::new(secret.into()));
        self
    }

    /// The message with which the flow was sent: its token, version and signature. Clients for
    /// other messages are made by [`WhatsAppClient::with_message`].
    pub fn message(mut self, message: FlowMessage) -> Self {
        self.message = message;
        self
    }

    /// How long one request may take, from connecting to the last byte. Meta allows 10 seconds,
    /// which is the default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long to wait after a 421 before asking again. The phone waits 500 ms, which is the
    /// default; tests set zero.
    pub fn retry_wait(mut self, wait: Duration) -> Self {
        self.retry_wait = wait;
        self
    }

    /// Where to fetch the public key again after a 421. Without it the second try is made with the
    /// same key, as a phone does when Meta knows no other.
    pub fn key_source<F, R>(mut self, source: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<BusinessPublicKey, ClientError>> + Send + 'static,
    {
        self.key_source = Some(Box::new(move || Box::pin(source())));
        self
    }

    /// A client that posts to this `http://` address, or with the feature `tls` to this `https://` one.
    ///
    /// # Errors
    /// As for [`HttpTransport::new`].
    pub fn http(self, address: &str) -> Result<WhatsAppClient, ClientError> {
        Ok(self.over(HttpTransport::new(address)?))
    }

    /// A client that posts by another transport, such as a
    /// [`ServiceTransport`](crate::ServiceTransport).
    pub fn over<T: Transport>(self, transport: T) -> WhatsAppClient<T> {
        WhatsAppClient {
            shared: Arc::new(Shared {
                transport,
                key: RwLock::new(self.key),
                key_source: self.key_source,
                app_secret: self.app_secret,
                timeout: self.timeout,
                retry_wait: self.retry_wait,
            }),
            message: self.message,
            quirks: Arc::new([]),
        }
    }
}

impl fmt::Debug for WhatsAppClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WhatsAppClientBuilder")
            .field("key", &self.key)
            .field("signs", &self.app_secret.is_some())
            .field("message", &self.message)
            .field("timeout", &self.timeout)
            .field("retry_wait", &self.retry_wait)
            .finish_non_exhaustive()
    }
}
