//! How a connection ends: the peer closes it, a newcomer needs its place, it is idle, or the server stops.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::rt::{Read, Write};
use hyper::server::conn::{http1, http2};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::places::Place;
use super::service::{AnswerBody, Service};
use super::unread::{LINGER_BYTES, LINGER_TIME};
use crate::endpoint::{Connection, Stage};

/// How long a connection without a request in work may take to close when the server stops.
pub(super) const CLOSING: Duration = Duration::from_millis(500);
/// When the server stops, a request that arrives within this time is still answered.
pub(super) const ON_ITS_WAY: Duration = Duration::from_millis(100);

/// How often a request in work is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A connection of hyper's that can be told to end.
pub(super) trait Ends: Future<Output = hyper::Result<()>> {
    /// Ends it once its requests in work are answered; at once if there are none.
    fn end(self: Pin<&mut Self>);
    /// How long it goes on reading before it is told: HTTP/2 tells its peer which requests count, HTTP/1 cannot.
    const ON_ITS_WAY: Duration;
}

impl<I: Read + Write + Unpin + 'static> Ends for http1::Connection<I, Service> {
    const ON_ITS_WAY: Duration = ON_ITS_WAY;

    fn end(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

impl<I, E> Ends for http2::Connection<I, Service, E>
where
    I: Read + Write + Unpin + 'static,
    E: hyper::rt::bounds::Http2ServerConnExec<
            <Service as hyper::service::Service<http::Request<Incoming>>>::Future,
            AnswerBody,
        >,
{
    const ON_ITS_WAY: Duration = Duration::ZERO;

    fn end(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

/// Serves a connection until it ends. `None` if we left it, with no request in work.
pub(super) async fn serve<C: Ends>(
    mut connection: Pin<&mut C>,
    service: &Service,
    place: &Place,
    stopped: watch::Receiver<bool>,
    idle_time: Option<Duration>,
) -> Option<hyper::Result<()>> {
    let state = place.connection();
    let idle = async {
        match idle_time {
            Some(time) => idle_for(state, time).await,
            None => std::future::pending().await,
        }
    };
    let patience = tokio::select! {
        biased;
        served = connection.as_mut() => return Some(served),
        () = place.lost() => Duration::ZERO,
        () = stop(stopped) => {
            service.close();
            if !C::ON_ITS_WAY.is_zero()
                && let Ok(served) = timeout(C::ON_ITS_WAY, connection.as_mut()).await
            {
                return Some(served);
            }
            CLOSING
        }
        () = idle => CLOSING,
    };
    service.close();
    connection.as_mut().end();
    tokio::select! {
        biased;
        served = connection.as_mut() => Some(served),
        // A header or body of which half is here counts as no request in work. Neither does a peer that merely stays.
        () = out_of_work(state, patience) => None,
    }
}

/// Ends once no request is in work, and not before this time is over: the last answer needs it to go out.
async fn out_of_work(connection: &Connection, time: Duration) {
    sleep(time).await;
    loop {
        while connection.stage() == Stage::Working {
            sleep(LOOK_AGAIN).await;
        }
        sleep(time.saturating_sub(connection.since().elapsed())).await;
        // Requests that came and went meanwhile do not count: a peer could send them for ever.
        if connection.stage() != Stage::Working {
            return;
        }
    }
}

/// Ends once for this long no request came, no body ended, no answer was read, and none is in work.
async fn idle_for(connection: &Connection, time: Duration) {
    loop {
        let left = if connection.stage() == Stage::Working {
            time
        } else {
            time.saturating_sub(connection.since().elapsed())
        };
        if left.is_zero() {
            return;
        }
        sleep(left).await;
    }
}

/// Ends when the server stops.
pub(super) async fn stop(mut stopped: watch::Receiver<bool>) {
    // The server also stops when the sender of this channel is gone.
    drop(stopped.wait_for(|stopped| *stopped).await);
}

/// Says that nothing more is written, and reads on for a while: where bytes arrive at a socket that is closed, the
/// system resets the connection, and the peer loses the answer that it has not read yet.
pub(super) async fn linger(
    peer: &mut (impl AsyncRead + AsyncWrite + Unpin),
    place: &Place,
    stopped: watch::Receiver<bool>,
) {
    let reading = async {
        if peer.shutdown().await.is_err() {
            return;
        }
        let mut left = LINGER_BYTES;
        let mut dropped = vec![0; 8 * 1024];
        while left > 0 {
            match peer.read(&mut dropped).await {
                Ok(0) | Err(_) => return,
                Ok(read) => left = left.saturating_sub(read),
            }
        }
    };
    tokio::select! {
        () = reading => {}
        () = sleep(LINGER_TIME) => {}
        () = place.lost() => {}
        () = async { stop(stopped).await; sleep(CLOSING).await } => {}
    }
}
