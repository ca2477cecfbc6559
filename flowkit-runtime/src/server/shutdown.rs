use std::future::Future;

use crate::Error;

/// A future that ends at SIGTERM or Ctrl-C: what [`Endpoint::serve`](crate::Endpoint::serve) waits for, for a
/// server of your own around the endpoint. On Unix the signals no longer end the process by themselves from the
/// call on, not only from the first poll.
///
/// ```no_run
/// # async fn run() -> Result<(), flowkit_runtime::Error> {
/// let stop = flowkit_runtime::shutdown_signal()?; // `flowkit::shutdown_signal` for users
/// // axum::serve(listener, app).with_graceful_shutdown(stop).await
/// # stop.await;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// A system that cannot say when a signal comes.
///
/// # Panics
/// Outside of a tokio runtime.
pub fn shutdown_signal() -> Result<impl Future<Output = ()> + Send + 'static, Error> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let failed =
            |error| Error::with_source("this process cannot wait for SIGTERM and Ctrl-C", error);
        let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without a signal the endpoint serves until its process ends.
            std::future::pending::<()>().await;
        }
    })
}
