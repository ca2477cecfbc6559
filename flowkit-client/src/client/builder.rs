//! Building a client.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use zeroize::Zeroizing;

use super::{KeySource, Shared, WhatsAppClient};
use crate::request::FlowMessage;
use crate::transport::{HttpTransport, Transport};
use crate::{BusinessPublicKey, ClientError, Network};

/// Meta's limit for one request; see
/// [Best practices](https://developers.facebook.com/docs/whatsapp/flows/guides/bestpractices).
const META_TIMEOUT: Duration = Duration::from_secs(10);

/// How long the phone waits after a 421.
const RETRY_WAIT: Duration = Duration::from_millis(500);

/// Collects what a [`WhatsAppClient`] needs.
///
/// `K` tells for whom requests are encrypted: a [`BusinessPublicKey`], or [`NoEnvelope`].
#[must_use = "a builder does nothing until `http`, `over` or `over_plaintext` finishes it"]
pub struct WhatsAppClientBuilder<K = BusinessPublicKey> {
    key: K,
    key_source: Option<KeySource>,
    app_secret: Option<Zeroizing<String>>,
    message: FlowMessage,
    timeout: Duration,
    retry_wait: Duration,
    network: Network,
}

/// In place of a public key: requests travel as plaintext, without RSA, AES and signature.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NoEnvelope;

impl<K> WhatsAppClientBuilder<K> {
    pub(super) fn new(key: K) -> Self {
        Self {
            key,
            key_source: None,
            app_secret: None,
            message: FlowMessage::default(),
            timeout: META_TIMEOUT,
            retry_wait: RETRY_WAIT,
            network: Network::new(),
        }
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

    /// The network that the client is in, to share one among clients. Without it the client has one of its own.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    fn finish<T>(self, transport: T, key: Option<BusinessPublicKey>) -> WhatsAppClient<T> {
        WhatsAppClient {
            shared: Arc::new(Shared {
                transport,
                key: RwLock::new(key),
                key_source: self.key_source,
                app_secret: self.app_secret,
                timeout: self.timeout,
                retry_wait: self.retry_wait,
            }),
            message: self.message,
            quirks: Arc::new([]),
            network: self.network,
        }
    }
}

impl WhatsAppClientBuilder {
    /// Signs every request with this app secret, as Meta's proxy does. Without it no signature is
    /// sent.
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        self.app_secret = Some(Zeroizing::new(secret.into()));
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
    /// [`ServiceTransport`](crate::ServiceTransport). It does not compile for a transport of plaintext.
    pub fn over<T: Transport>(self, transport: T) -> WhatsAppClient<T> {
        const {
            assert!(
                T::SEALED,
                "this transport takes plaintext: build the client by `WhatsAppClient::without_envelope().over_plaintext(…)`"
            );
        }
        let key = Some(self.key.clone());
        self.finish(transport, key)
    }
}

impl WhatsAppClientBuilder<NoEnvelope> {
    /// A client that hands plaintext to this transport and gets plaintext from it. It does not compile for a transport of
    /// encrypted bodies:
    ///
    /// ```compile_fail
    /// use flowkit_client::{HttpTransport, WhatsAppClient};
    ///
    /// let transport = HttpTransport::new("http://127.0.0.1:3000/appointment").unwrap();
    /// WhatsAppClient::without_envelope().over_plaintext(transport);
    /// ```
    pub fn over_plaintext<T: Transport>(self, transport: T) -> WhatsAppClient<T> {
        const {
            assert!(
                !T::SEALED,
                "this transport takes encrypted bodies: build the client by `WhatsAppClient::builder(key).over(…)`"
            );
        }
        self.finish(transport, None)
    }
}

impl<K: fmt::Debug> fmt::Debug for WhatsAppClientBuilder<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WhatsAppClientBuilder")
            .field("key", &self.key)
            .field("signs", &self.app_secret.is_some())
            .field("message", &self.message)
            .field("timeout", &self.timeout)
            .field("retry_wait", &self.retry_wait)
            .field("network", &self.network)
            .finish_non_exhaustive()
    }
}
