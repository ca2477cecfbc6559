//! Bodies: reading one within its bounds, and the one that goes back.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt as _, Full};

use super::refusal::Refusal;

/// More than a usual request, in bytes.
const RESERVED: usize = 16 * 1024;

/// Reads a whole body, at most `limit` bytes within `time`.
pub(crate) async fn read<B: Body>(
    body: B,
    limit: usize,
    time: Duration,
) -> Result<Vec<u8>, Refusal> {
    let hint = body.size_hint();
    if hint.lower() > limit as u64 {
        return Err(Refusal::TooLarge { limit });
    }
    let whole = async {
        let mut body = pin!(body);
        // What a header promises is not memory yet: only so much is set aside before bytes come.
        let promised = usize::try_from(hint.lower()).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(promised.min(RESERVED));
        while let Some(frame) = body.frame().await {
            let Ok(mut data) = frame.map_err(|_| Refusal::BrokenBody)?.into_data() else {
                continue;
            };
            while data.has_remaining() {
                let chunk = data.chunk();
                if chunk.len() > limit.saturating_sub(bytes.len()) {
                    return Err(Refusal::TooLarge { limit });
                }
                bytes.extend_from_slice(chunk);
                let taken = chunk.len();
                data.advance(taken);
            }
        }
        Ok(bytes)
    };
    tokio::time::timeout(time, whole)
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
