//! The signals that stop a server.

use std::future::Future;

use crate::Error;

/// A future that ends at SIGTERM or Ctrl-C: what [`Endpoint::serve`](crate::Endpoint::serve) waits for, for a
/// server of your own around the endpoint. On Unix the first signal no longer ends the process by itself from the
/// call on, not only from the first poll; a second one, 50 ms later or more, ends it at once
/// (with status 143 or 130), even where handlers block all threads.
///
/// ```no_run
/// # use flowkit_runtime as flowkit;
/// # async fn run() -> Result<(), flowkit::Error> {
/// let stop = flowkit::shutdown_signal()?; // `flowkit::shutdown_signal` for users
/// // axum::serve(listener, app).with_graceful_shutdown(stop).await
/// # stop.await;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// A system that cannot say when a signal comes.
pub fn shutdown_signal() -> Result<impl Future<Output = ()> + Send + 'static, Error> {
    #[cfg(unix)]
    {
        let mut signals = unix::signals().map_err(|error| {
            Error::with_source("this process cannot wait for SIGTERM and Ctrl-C", error)
        })?;
        Ok(async move {
            // The thread of the signals never ends. If it did, no signal could stop the server.
            if signals.wait_for(|stop| *stop).await.is_err() {
                std::future::pending::<()>().await;
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

/// `tokio::signal` notices a signal only when a thread of tokio's is free, and a second signal would do nothing. So a thread
/// of our own waits.
#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::Duration;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use tokio::sync::watch;

    /// Signals within this time are one: a terminal sends Ctrl-C to a wrapper (npm, say) as well, which passes it on.
    const ONE_SIGNAL: Duration = Duration::from_millis(50);

    /// Whether the process was told to stop. The first call sets it up, for the rest of the process's life.
    pub(super) fn signals() -> io::Result<watch::Receiver<bool>> {
        static STOP: Mutex<Option<watch::Receiver<bool>>> = Mutex::new(None);
        let mut known = STOP.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stop) = &*known {
            return Ok(stop.clone());
        }
        let mut signals = Signals::new([SIGTERM, SIGINT])?;
        let armed = Arc::new(AtomicBool::new(false));
        for signal in [SIGTERM, SIGINT] {
            // The status is the one that shells give to a process that a signal ended.
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&armed))?;
        }
        let (sender, stop) = watch::channel(false);
        let thread = std::thread::Builder::new().name("flowkit-signals".to_owned());
        thread.spawn(move || {
            for _ in signals.forever() {
                let _ = sender.send(true);
                std::thread::sleep(ONE_SIGNAL);
                armed.store(true, Ordering::SeqCst);
            }
        })?;
        *known = Some(stop.clone());
        Ok(stop)
    }
}
