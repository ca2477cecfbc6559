use std::future::Future;

use crate::Error;

/// Ends at SIGTERM or Ctrl-C. The handlers are in place when this returns, not at the first poll.
pub(super) fn signal() -> Result<impl Future<Output = ()> + Send, Error> {
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
