//! [`GraphClient`], through which all calls go.

mod builder;

use std::fmt;
use std::sync::Arc;

pub use builder::GraphClientBuilder;

use crate::transport::Transport;
use crate::{AccessToken, Result};

/// Meta's address.
pub const DEFAULT_BASE_URL: &str = "https://graph.facebook.com";

/// The version of the Graph API that is called unless another is set.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/changelog>
pub const DEFAULT_VERSION: &str = "v26.0";

/// A client of Meta's Graph API.
///
/// Cheap to clone; clones share connections. `Debug` hides the token.
///
/// ```no_run
/// use std::time::Duration;
/// use flowkit_graph::GraphClient;
///
/// # fn example() -> flowkit_graph::Result<()> {
/// let graph = GraphClient::builder("EAAG…")
///     .version("v26.0")
///     .timeout(Duration::from_secs(20))
///     .build()?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct GraphClient {
    pub(crate) transport: Arc<Transport>,
}

impl GraphClient {
    /// A client with Meta's address, the [default version](DEFAULT_VERSION) and the usual time-outs.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`](crate::ErrorKind::Argument) for a token that cannot be one.
    pub fn new(token: impl Into<AccessToken>) -> Result<Self> {
        Self::builder(token).build()
    }

    /// A client whose version, address, time-outs or retries differ.
    pub fn builder(token: impl Into<AccessToken>) -> GraphClientBuilder {
        GraphClientBuilder::new(token.into())
    }

    /// The host that the calls, and the token with them, go to, with its port if it is not the usual one:
    /// `graph.facebook.com`, unless [`base_url`](GraphClientBuilder::base_url) says another.
    ///
    /// ```
    /// # fn example() -> flowkit_graph::Result<()> {
    /// let graph = flowkit_graph::GraphClient::new("EAAGtoken")?;
    /// assert_eq!(graph.host(), "graph.facebook.com");
    /// # Ok(()) }
    /// # example().unwrap();
    /// ```
    #[must_use]
    pub fn host(&self) -> &str {
        // An address that the client takes names no user, so the authority is the host.
        self.transport.root().authority()
    }
}

impl fmt::Debug for GraphClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphClient")
            .field("root", &self.transport.root().as_str())
            .field("token", self.transport.token())
            .finish_non_exhaustive()
    }
}
