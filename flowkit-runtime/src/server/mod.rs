//! The endpoint on a port of its own: hyper, with every wait and queue bounded.

mod connection;
mod listen;
mod shutdown;

use std::future::Future;
use std::net::SocketAddr;

pub use shutdown::shutdown_signal;
use tokio::net::TcpListener;

use crate::{Endpoint, Result};

impl Endpoint {
    /// Serves HTTP/1 and HTTP/2 on this address until SIGTERM or Ctrl-C; requests in flight are finished
    /// first. TLS is left to the proxy or load balancer in front, which Meta's `https://` address needs.
    ///
    /// It can end a `main` that returns [`flowkit::Result<()>`](Result) as it stands. Where another error type is
    /// wanted (anyhow's, say), `map_err(flowkit::Error::from)` gives a [`std::error::Error`].
    ///
    /// # Errors
    /// An address that cannot be used, such as a port that another program has.
    pub async fn serve(self, address: impl Into<SocketAddr>) -> Result<()> {
        let listener = listen::bind(address.into()).await?;
        self.serve_on(listener).await
    }

    /// As [`serve`](Self::serve), on a listener that is open already.
    ///
    /// # Errors
    /// A system that cannot say when SIGTERM or Ctrl-C comes.
    pub async fn serve_on(self, listener: TcpListener) -> Result<()> {
        let signal = shutdown_signal()?;
        self.serve_until(listener, signal).await
    }

    /// As [`serve_on`](Self::serve_on), until a future of yours ends instead of a signal.
    ///
    /// ```no_run
    /// # async fn run(endpoint: flowkit_runtime::Endpoint) -> flowkit_runtime::Result<()> {
    /// let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    /// let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    /// let server = tokio::spawn(endpoint.serve_until(listener, async { drop(stopped.await) }));
    /// // …
    /// drop(stop);
    /// server.await??;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// None at present; the result leaves room for a listener that breaks.
    pub async fn serve_until(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send,
    ) -> Result<()> {
        listen::run(self, listener, stop).await;
        Ok(())
    }
}
