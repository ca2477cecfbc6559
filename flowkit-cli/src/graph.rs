//! Waiting for Meta's answers.

use std::future::Future;

use crate::failure::{Failure, Result};

/// Runs a command that talks to Meta, to its end.
pub(crate) fn block_on<T>(command: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("no network can be used: {error}")))?
        .block_on(command)
}
