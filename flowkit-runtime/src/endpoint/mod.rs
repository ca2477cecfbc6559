//! The endpoint: flows by path, as a service.

mod body;
mod budget;
mod builder;
mod connection;
mod mount;
#[cfg(feature = "testing")]
mod plaintext;
mod refusal;
mod respond;
mod service;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

pub use body::ResponseBody;
#[cfg(feature = "server")]
pub(crate) use budget::SLOW;
pub use builder::EndpointBuilder;
#[cfg(feature = "server")]
pub(crate) use connection::{Answered, Connection, Stage};
pub use mount::FlowMount;
#[cfg(feature = "testing")]
pub use plaintext::PlainReply;
#[cfg(feature = "server")]
pub(crate) use respond::{overloaded, refuse_host};

/// An HTTPS endpoint for WhatsApp Flows: any number of flows, each under its path.
///
/// It is a `tower` service for any request body, with the error `Infallible`, so it runs behind hyper
/// (`serve`), in an axum router (`route_service`), or in a test without a socket. Cheap to
/// clone. It needs a tokio runtime with its timer, as every wait is bounded.
///
/// ```no_run
/// # use flowkit_runtime as flowkit;
/// # use flowkit::*;
/// # async fn run(clinic: impl Flow) -> Result<()> {
/// Endpoint::builder()
///     .private_key(PrivateKey::from_env()?) // PRIVATE_KEY, PASSPHRASE
///     .app_secret(AppSecret::from_env()?) // APP_SECRET
///     .flow("/appointment", clinic)
///     .build()?
///     .serve("0.0.0.0:3000")
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>
#[derive(Clone)]
pub struct Endpoint(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    mounts: HashMap<String, mount::Mounted>,
    limits: Limits,
    in_flight: Arc<tokio::sync::Semaphore>,
    bodies: budget::Budget,
}

/// What bounds every body, wait and queue.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) body_bytes: usize,
    pub(crate) body_time: Duration,
    pub(crate) body_budget: usize,
    pub(crate) handler_time: Duration,
    pub(crate) in_flight: usize,
    #[cfg_attr(not(feature = "server"), allow(dead_code))]
    pub(crate) header_time: Duration,
    #[cfg_attr(not(feature = "server"), allow(dead_code))]
    pub(crate) idle_time: Duration,
    #[cfg_attr(not(feature = "server"), allow(dead_code))]
    pub(crate) connections: usize,
    #[cfg_attr(not(feature = "server"), allow(dead_code))]
    pub(crate) shutdown_time: Duration,
}

impl Endpoint {
    /// An endpoint to be set up.
    pub fn builder() -> EndpointBuilder {
        EndpointBuilder::default()
    }

    /// The paths of the flows, in alphabetical order.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// # use flowkit::*;
    /// # fn paths(builder: EndpointBuilder, clinic: impl Flow, table: impl Flow) -> Result<()> {
    /// let endpoint = builder.flow("/table", table).flow("/clinic", clinic).build()?;
    /// assert_eq!(endpoint.paths(), ["/clinic", "/table"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<_> = self.0.mounts.keys().map(String::as_str).collect();
        paths.sort_unstable();
        paths
    }

    /// Ends once no handler runs, also none whose caller has left.
    #[cfg(feature = "server")]
    pub(crate) async fn handlers_ended(&self) {
        // We look every 10 ms. If we waited for all places, another server with this endpoint would get none.
        while self.0.in_flight.available_permits() < self.0.limits.in_flight {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    #[cfg_attr(not(feature = "server"), allow(dead_code))]
    pub(crate) fn limits(&self) -> Limits {
        self.0.limits
    }
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint")
            .field("flows", &self.paths())
            .finish_non_exhaustive()
    }
}
