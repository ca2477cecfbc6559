//! The endpoint on a port of its own: hyper, with every wait and queue bounded.

mod address;
mod connection;
mod ending;
mod listen;
mod places;
mod service;
mod shutdown;
mod unread;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use address::ServeAddress;
pub use shutdown::shutdown_signal;
use tokio::net::TcpListener;

use crate::{Endpoint, Result};

/// The server that [`Endpoint::serve`] gives: it runs while it is awaited.
#[must_use = "a server does nothing until it is awaited"]
pub struct Serving(Pin<Box<dyn Future<Output = Result<()>> + Send>>);

impl Future for Serving {
    type Output = Result<()>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl fmt::Debug for Serving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serving").finish_non_exhaustive()
    }
}

impl Endpoint {
    /// Serves HTTP/1 and HTTP/2 on this address, such as `"0.0.0.0:3000"`, until SIGTERM or Ctrl-C; requests in flight
    /// are finished first, and a second signal ends the process at once. TLS is left to the proxy or load balancer in
    /// front, which Meta's `https://` address needs.
    ///
    /// It returns at the [`shutdown_timeout`](crate::EndpointBuilder::shutdown_timeout) whatever the handlers do. (A handler that blocks its thread, instead of
    /// awaiting, still holds up the end of a tokio runtime, and with it of `main`.)
    ///
    /// It can end a `main` that returns [`flowkit::Result<()>`](Result) as it stands. Where another error type is
    /// wanted (anyhow's, say), `map_err(flowkit::Error::from)` gives a [`std::error::Error`].
    ///
    /// # Errors
    /// An address that cannot be used, such as a port that another program has.
    // An `async fn` would repeat the bound in the type of its future: the compiler would then complain of `serve(3000)`
    // at the argument, at the whole call and at the `.await`. A future whose type is the same for every address is
    // complained of once.
    pub fn serve(self, address: impl ServeAddress) -> Serving {
        let asked = address.asked();
        Serving(Box::pin(async move {
            let listener = address::bind(asked).await?;
            self.serve_on(listener).await
        }))
    }

    /// As [`serve`](Self::serve), on a listener that is open already. (`TcpListener::bind` lets 128 connections wait until
    /// they are accepted, `serve` 4096; `tokio::net::TcpSocket::listen` takes the number.)
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
    /// # use flowkit_runtime as flowkit;
    /// # async fn run(endpoint: flowkit::Endpoint) -> flowkit::Result<()> {
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
