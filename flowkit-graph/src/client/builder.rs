//! Settings of a client.

use std::sync::Arc;
use std::time::Duration;

use super::{DEFAULT_BASE_URL, DEFAULT_VERSION, GraphClient};
use crate::error::{Call, Error};
use crate::transport::{Retries, Settings, Transport};
use crate::{AccessToken, Result};

/// Makes a [`GraphClient`].
#[derive(Debug)]
#[must_use = "build() makes the client"]
pub struct GraphClientBuilder {
    token: AccessToken,
    base_url: String,
    version: String,
    settings: Settings,
}

impl GraphClientBuilder {
    pub(super) fn new(token: AccessToken) -> Self {
        Self {
            token,
            base_url: DEFAULT_BASE_URL.to_owned(),
            version: DEFAULT_VERSION.to_owned(),
            settings: Settings::default(),
        }
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

    /// How long a call may take from beginning to end; 30 s if nothing is said.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// The same for calls that take long at Meta (publish, also at once with create, and migrate): 90 s if nothing is
    /// said. Meta asks the endpoint for its health while it publishes.
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
    /// [`ErrorKind::Argument`](crate::ErrorKind::Argument) for a token that cannot be one, a version of another form than
    /// `v26.0`, or an address to which the token must not go.
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
        let transport = Transport::new(self.token, &self.base_url, &self.version, self.settings)?;
        Ok(GraphClient {
            transport: Arc::new(transport),
        })
    }
}

/// `v`, a number, `.` and a number.
fn is_version(text: &str) -> bool {
    let number = |text: &str| {
        !text.is_empty() && text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.strip_prefix('v')
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(major, minor)| number(major) && number(minor))
}
