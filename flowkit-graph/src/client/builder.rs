//! The settings of a `GraphClient`: version, address, time-outs, retries.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{DEFAULT_BASE_URL, DEFAULT_VERSION, GraphClient};
use crate::error::{Call, Error};
use crate::transport::{Retries, Settings, Transport, is_version};
use crate::{AccessToken, AppSecret, Result};

/// Makes a [`GraphClient`]. `Debug` hides the token and the app secret, and what may be in the base URL.
///
/// ```
/// use std::time::Duration;
/// use flowkit_graph::{GraphClient, Retries};
///
/// # fn example() -> flowkit_graph::Result<()> {
/// let graph = GraphClient::builder("EAAG…")
///     .app_secret(std::env::var("APP_SECRET").unwrap_or_default())
///     .version("v26.0")
///     .timeout(Duration::from_secs(20))
///     .retries(Retries::default().attempts(2))
///     .build()?;
/// # Ok(()) }
/// ```
#[must_use = "build() makes the client"]
pub struct GraphClientBuilder {
    token: AccessToken,
    app_secret: Option<AppSecret>,
    base_url: String,
    version: String,
    settings: Settings,
}

impl fmt::Debug for GraphClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphClientBuilder")
            .field("token", &self.token)
            .field("app_secret", &self.app_secret)
            .field("version", &self.version)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl GraphClientBuilder {
    pub(super) fn new(token: AccessToken) -> Self {
        Self {
            token,
            app_secret: None,
            base_url: DEFAULT_BASE_URL.to_owned(),
            version: DEFAULT_VERSION.to_owned(),
            settings: Settings::default(),
        }
    }

    /// The secret of the app that the token was made for. Every call but downloads then carries `appsecret_proof`, which an
    /// app may demand (App Dashboard > App settings > Advanced > Require app secret), so that a stolen token is worth
    /// nothing without the secret.
    ///
    /// Meta's page: <https://developers.facebook.com/docs/graph-api/guides/secure-requests>
    pub fn app_secret(mut self, secret: impl Into<AppSecret>) -> Self {
        self.app_secret = Some(secret.into());
        self
    }

    /// The version of the Graph API, such as `v26.0`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// Another address than [`DEFAULT_BASE_URL`]: a proxy of your own, or a server in a test. It must be https, or http to
    /// this machine (`localhost`, `127.0.0.0/8`, `[::1]`), because the token travels to it.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// How long a call may take from beginning to end, each attempt by itself if it is repeated; 30 s if nothing is said.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// The same for calls that take long: publish (also at once with create) and migrate, because Meta asks the endpoint for
    /// its health meanwhile, and the upload and the download of a Flow JSON of up to 10 MB. 90 s if nothing is said, and
    /// never less than [`timeout`](Self::timeout).
    pub fn long_timeout(mut self, timeout: Duration) -> Self {
        self.settings.long_timeout = timeout;
        self
    }

    /// How long making a connection may take; 10 s if nothing is said.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// When calls are repeated.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.settings.retries = retries;
        self
    }

    /// The client.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`](crate::ErrorKind::Argument) for a token or an app secret that cannot be one, a version of
    /// another form than `v26.0`, or an address to which the token must not go; [`Connect`](crate::ErrorKind::Connect)
    /// where the system has no root certificates.
    pub fn build(self) -> Result<GraphClient> {
        if !is_version(&self.version) {
            return Err(Error::argument(
                Call::BuildClient,
                format!(
                    "`{}` is no version of the Graph API: it is written `{DEFAULT_VERSION}`",
                    self.version.escape_debug()
                ),
            ));
        }
        let transport = Transport::new(
            self.token,
            self.app_secret.as_ref(),
            &self.base_url,
            &self.version,
            self.settings,
        )?;
        Ok(GraphClient {
            transport: Arc::new(transport),
        })
    }
}
