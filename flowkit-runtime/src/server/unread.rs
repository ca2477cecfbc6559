//! Bodies of requests that we answered before the body was read, with a 413 for example.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;

/// How many bytes of a body we read and drop after its answer, and for how long.
pub(super) const LINGER_BYTES: usize = 8 << 20;
pub(super) const LINGER_TIME: Duration = Duration::from_secs(2);

/// The body of a request; what is left of it when it is dropped can be taken up again.
pub(super) struct Watched {
    body: Option<Incoming>,
    ended: bool,
    left: Left,
}

/// Where a body goes that was not read to its end.
#[derive(Clone, Default)]
pub(super) struct Left(Arc<Mutex<Option<Incoming>>>);

impl Left {
    /// The body, if it was dropped before its end.
    pub(super) fn take(&self) -> Option<Unread> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .map(Unread)
    }
}

impl Watched {
    pub(super) fn inside(request: Request<Incoming>) -> (Request<Self>, Left) {
        let left = Left::default();
        let watched = request.map(|body| Self {
            ended: body.is_end_stream(),
            body: Some(body),
            left: left.clone(),
        });
        (watched, left)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if !self.ended {
            *self.left.0.lock().unwrap_or_else(PoisonError::into_inner) = self.body.take();
        }
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let frame = ready!(Pin::new(body).poll_frame(cx));
        // After an error nothing more comes, either; but HTTP/1 does not go on behind it.
        if frame.is_none() {
            self.ended = true;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map(Body::size_hint).unwrap_or_default()
    }
}

/// What is left of a body.
pub(super) struct Unread(Incoming);

impl Unread {
    /// Reads the rest and drops it, up to [`LINGER_BYTES`].
    pub(super) async fn read_on(self) {
        let mut body = self.0;
        let reading = async {
            let mut left = LINGER_BYTES;
            while left > 0 {
                match body.frame().await {
                    Some(Ok(frame)) => {
                        let read = frame.data_ref().map_or(0, Bytes::len);
                        // An empty frame counts as well, or a peer could send empty ones for ever.
                        left = left.saturating_sub(read.max(1));
                    }
                    None | Some(Err(_)) => return,
                }
            }
        };
        let _ = tokio::time::timeout(LINGER_TIME, reading).await;
    }
}
