//! An endpoint on the spot, for a test that has a flow and nothing else.

mod key;
mod plaintext;

pub use plaintext::PlaintextTransport;

use std::fmt;

use flowkit_runtime::{AppSecret, Endpoint, EndpointBuilder, Flow};
use zeroize::Zeroizing;

use crate::transport::ServiceTransport;
use crate::{BusinessPublicKey, ClientError, WhatsAppClient};

/// The path of a flow for which the test names none.
const PATH: &str = "/flow";

/// A flow's endpoint in memory, and the phones that talk to it: no key, secret, socket or public address is needed.
///
/// [`of`](Self::of) makes the endpoint, with a key pair that all endpoints of the process share and that is made when the first
/// request in an envelope comes (a quarter of a second). [`of_endpoint`](Self::of_endpoint) takes one that the test has.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// # use flowkit::{Answer, DataExchange, Flow, HandlerError};
/// # use flowkit::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
/// # struct Clinic;
/// # impl Flow for Clinic {
/// #     const TABLE: &'static FlowTable = &FlowTable::new("Clinic",
/// #         &[ScreenEntry::new("DETAILS", &["DETAILS"], true, DataModel::Unknown)],
/// #         &[Handler::new(0, "open", Answers::Init)], None);
/// #     async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
/// #         Answer::show("DETAILS", serde_json::json!({"name": "Ann"}))
/// #     }
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), flowkit_client::ClientError> {
/// use flowkit_client::{Answer as Received, TestEndpoint};
///
/// let endpoint = TestEndpoint::of(Clinic)?;
/// let phone = endpoint.client()?;
/// let answer = phone.init(None).await?;
/// assert!(matches!(answer, Received::Screen { screen, .. } if screen == "DETAILS"));
///
/// // The same without RSA, AES and signature, many times as fast.
/// let phone = endpoint.client_without_envelope();
/// phone.init(None).await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct TestEndpoint {
    endpoint: Endpoint,
    path: http::Uri,
    keys: Keys,
}

/// What a phone needs for the envelope.
#[derive(Clone)]
enum Keys {
    /// Those that the process made.
    OfTheProcess,
    /// Those that the test gave for its own endpoint.
    Given {
        key: BusinessPublicKey,
        app_secret: Zeroizing<String>,
    },
    /// None: the test gave its own endpoint alone.
    Unknown,
}

impl TestEndpoint {
    /// An endpoint with this flow and the settings of production. To look at the flow's state later, give an `Arc` of it, which is
    /// a flow too.
    ///
    /// # Errors
    /// [`ClientError::Endpoint`] when the endpoint could not be built.
    pub fn of(flow: impl Flow) -> Result<Self, ClientError> {
        Self::of_with(flow, |settings| settings)
    }

    /// As [`of`](Self::of), with other settings: limits, or a hook.
    ///
    /// ```
    /// # use flowkit_client::{ClientError, TestEndpoint};
    /// # use flowkit_runtime::Flow;
    /// # use std::time::Duration;
    /// # fn example(clinic: impl Flow) -> Result<TestEndpoint, ClientError> {
    /// TestEndpoint::of_with(clinic, |settings| settings.handler_timeout(Duration::from_secs(2)))
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`ClientError::Endpoint`] when the endpoint could not be built, with what is wrong with the settings.
    pub fn of_with(
        flow: impl Flow,
        settings: impl FnOnce(EndpointBuilder) -> EndpointBuilder,
    ) -> Result<Self, ClientError> {
        let not_built = |problem: String| ClientError::Endpoint { problem };
        let secret = AppSecret::new(key::app_secret()?.as_str())
            .map_err(|error| not_built(error.to_string()))?;
        let builder = Endpoint::builder()
            .decryptor(key::OfTheProcess)
            .app_secret(secret)
            .flow(PATH, flow);
        let endpoint = settings(builder)
            .build()
            .map_err(|error| not_built(error.to_string()))?;
        Self::at(endpoint, PATH, Keys::OfTheProcess)
    }

    /// The flow at this path, such as `/appointment`, of an endpoint that the test has already.
    ///
    /// Its phones leave the envelope out, unless [`with_key`](Self::with_key) gives what they need for it.
    ///
    /// # Errors
    /// [`ClientError::Endpoint`] when the endpoint has no flow at the path; it names the paths that there are.
    pub fn of_endpoint(endpoint: Endpoint, path: &str) -> Result<Self, ClientError> {
        Self::at(endpoint, path, Keys::Unknown)
    }

    /// Phones encrypt for this key, to which the endpoint has the private one, and sign with this app secret.
    #[must_use]
    pub fn with_key(mut self, key: BusinessPublicKey, app_secret: impl Into<String>) -> Self {
        self.keys = Keys::Given {
            key,
            app_secret: Zeroizing::new(app_secret.into()),
        };
        self
    }

    fn at(endpoint: Endpoint, path: &str, keys: Keys) -> Result<Self, ClientError> {
        let known = endpoint.paths();
        let unknown = || ClientError::Endpoint {
            problem: format!(
                "it has no flow at `{path}`; it has one at `{}`",
                known.join("`, `")
            ),
        };
        if !known.contains(&path) {
            return Err(unknown());
        }
        let path = path.parse().map_err(|_| unknown())?;
        Ok(Self {
            endpoint,
            path,
            keys,
        })
    }

    /// A phone that encrypts and signs its requests, as WhatsApp does, and is in a network of its own. After a 421 it asks again
    /// at once.
    ///
    /// # Errors
    /// [`ClientError::Endpoint`] when the key pair could not be made, and for an endpoint of the test's own without
    /// [`with_key`](Self::with_key).
    pub fn client(&self) -> Result<WhatsAppClient<ServiceTransport<Endpoint>>, ClientError> {
        let (key, app_secret) = match &self.keys {
            Keys::OfTheProcess => (key::public_key()?.clone(), key::app_secret()?.clone()),
            Keys::Given { key, app_secret } => (key.clone(), app_secret.clone()),
            Keys::Unknown => {
                let problem = "its public key and app secret are not known: give them by `with_key`, or take \
                               `client_without_envelope`";
                return Err(ClientError::Endpoint {
                    problem: problem.to_owned(),
                });
            }
        };
        let transport = ServiceTransport::new(self.endpoint.clone()).at(self.path.clone());
        Ok(WhatsAppClient::builder(key)
            .app_secret(app_secret.as_str())
            .retry_wait(std::time::Duration::ZERO)
            .over(transport))
    }

    /// A phone that hands over its requests as plaintext and is in a network of its own, by
    /// [`Endpoint::exchange_plaintext`](flowkit_runtime::Endpoint::exchange_plaintext).
    ///
    /// **Left out are the signature, RSA and AES**, so a test by it says nothing about keys and secrets. Everything from the
    /// decrypted request to the answer before its encryption is the same.
    #[must_use]
    pub fn client_without_envelope(&self) -> WhatsAppClient<PlaintextTransport> {
        let transport = PlaintextTransport::new(self.endpoint.clone(), self.path.path());
        WhatsAppClient::without_envelope()
            .retry_wait(std::time::Duration::ZERO)
            .over_plaintext(transport)
    }

    /// Meta's signature of a flow token, by the app secret of the endpoint; `None` where that is not known.
    pub(crate) fn token_signature(&self, flow_token: &str) -> Option<String> {
        let app_secret = match &self.keys {
            Keys::OfTheProcess => key::app_secret().ok()?,
            Keys::Given { app_secret, .. } => app_secret,
            Keys::Unknown => return None,
        };
        Some(crate::flow_token_signature(app_secret, flow_token))
    }

    /// The text of the Flow JSON from which the flow was made; `None` for a flow that was written without one.
    #[must_use]
    pub fn flow_json(&self) -> Option<&'static str> {
        self.endpoint.flow_json(self.path.path())
    }

    /// The endpoint itself.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The path of the flow, such as `/flow`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.path()
    }
}

impl fmt::Debug for TestEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestEndpoint")
            .field("endpoint", &self.endpoint)
            .field("path", &self.path())
            .finish_non_exhaustive()
    }
}
