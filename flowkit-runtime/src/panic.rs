//! A panic in a developer's code is an answer, not a dead connection.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// The future panicked. Where and why the panic's own message on standard error says.
#[derive(Debug)]
pub(crate) struct Panicked;

/// Runs a future to its end or its panic.
pub(crate) async fn caught<F: Future>(future: F) -> Result<F::Output, Panicked> {
    let mut future = pin!(future);
    // We do not poll a future again that panicked. What it shares with others, such as a pool, is the developer's.
    poll_fn(
        |cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(Panicked)),
        },
    )
    .await
}
