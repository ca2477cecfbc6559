//! Bodies: reading one within its bounds, and the one that goes back.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt as _, Full};

use super::budget::{Budget, Held};
use super::connection::Connection;
use super::refusal::Refusal;

/// A whole body, and its share of the budget until it is dropped.
pub(crate) struct Whole<'a> {
    bytes: Vec<u8>,
    _held: Held<'a>,
}

impl std::ops::Deref for Whole<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Reads a whole body, at most `limit` bytes within `time`, as far as there is room for it.
pub(crate) async fn read<'a, B: Body>(
    body: B,
    limit: usize,
    time: Duration,
    budget: &'a Budget,
    connection: Option<&'a Connection>,
) -> Result<Whole<'a>, Refusal> {
    let promised = body.size_hint().lower();
    if promised > limit as u64 {
        return Err(Refusal::TooLarge { limit });
    }
    let _reading = connection.map(Connection::reading);
    let promised = usize::try_from(promised).unwrap_or(usize::MAX);
    let mut held = budget.open(connection);
    held.look_ahead(promised)?;
    held.grow(0)?;
    let shared = AtomicBool::new(held.is_shared());
    let mut whole = pin!(async {
        let mut body = pin!(body);
        // Memory comes with bytes: none is reserved before the first of them, whatever `content-length` promises.
        let mut bytes = Vec::new();
        while let Some(frame) = body.frame().await {
            let Ok(mut data) = frame.map_err(|_| Refusal::BrokenBody)?.into_data() else {
                continue;
            };
            while data.has_remaining() {
                let chunk = data.chunk();
                if chunk.len() > limit.saturating_sub(bytes.len()) {
                    return Err(Refusal::TooLarge { limit });
                }
                let length = bytes.len().saturating_add(chunk.len());
                if length > held.bytes() {
                    // By doubling, so that a long body asks the budget a few times only.
                    held.grow(held.bytes().saturating_mul(2).min(limit).max(length))?;
                    shared.store(held.is_shared(), Ordering::Relaxed);
                }
                if length > bytes.capacity() {
                    let doubled = bytes.capacity().saturating_mul(2).max(promised);
                    let wanted = doubled.min(held.bytes()).max(length);
                    bytes.reserve_exact(wanted.saturating_sub(bytes.len()));
                }
                bytes.extend_from_slice(chunk);
                let taken = chunk.len();
                data.advance(taken);
            }
        }
        Ok(Whole { bytes, _held: held })
    });
    let mut given_way = pin!(async {
        loop {
            budget.is_short().await;
            if shared.load(Ordering::Relaxed) {
                return Err(budget.is_full());
            }
        }
    });
    let first = poll_fn(|cx| match whole.as_mut().poll(cx) {
        Poll::Ready(read) => Poll::Ready(read),
        Poll::Pending => given_way.as_mut().poll(cx),
    });
    tokio::time::timeout(time, first)
        .await
        .unwrap_or(Err(Refusal::SlowBody { after: time }))
}

/// The body of an answer; it is there as a whole.
#[derive(Debug, Default)]
pub struct ResponseBody(Full<Bytes>);

impl ResponseBody {
    pub(crate) fn new(bytes: impl Into<Bytes>) -> Self {
        Self(Full::new(bytes.into()))
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Pin::new(&mut self.0).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
