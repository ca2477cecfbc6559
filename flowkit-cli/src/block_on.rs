//! Runs the calls to Meta, which are async, for commands that are not.

use std::future::Future;

use crate::failure::{Failure, Result};

/// Waits until a command that talks to Meta has ended.
pub(crate) fn block_on<T>(command: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("no network can be used: {error}")))?
        .block_on(command)
}
