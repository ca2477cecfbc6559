//! One connection: HTTP/1 or HTTP/2 by its first bytes.

use std::convert::Infallible;
use std::io::Cursor;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutWriter;

use crate::endpoint::Limits;
use crate::{Endpoint, log};

/// What an HTTP/2 client sends first (RFC 9113, section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SLOW_HEADER: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
/// Requests that one HTTP/2 connection may have in work.
const STREAMS: u32 = 64;
const PING_EVERY: Duration = Duration::from_secs(30);
/// How long a connection without a request in work may take to close when the server stops.
const CLOSING: Duration = Duration::from_millis(500);

pub(super) async fn serve(
    endpoint: Endpoint,
    mut stream: TcpStream,
    stopped: watch::Receiver<bool>,
) {
    let Limits {
        header_time,
        idle_time,
        ..
    } = endpoint.limits();
    // Answers are small and go out whole; waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut first = Vec::new();
    let Ok(read) =
        tokio::time::timeout(header_time, sniff(&mut stream, &mut first, stopped.clone())).await
    else {
        if !first.is_empty() {
            refuse_slow_header(&mut stream, header_time).await;
        }
        return;
    };
    let Some(protocol) = read else { return };
    let (reader, writer) = stream.into_split();
    let mut writer = TimeoutWriter::new(writer);
    writer.set_timeout(Some(idle_time));
    let io = TokioIo::new(tokio::io::join(
        Cursor::new(first).chain(reader),
        Box::pin(writer),
    ));
    let work = Work::default();
    let counted = work.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (endpoint, begun) = (endpoint.clone(), counted.begin());
        async move {
            let response = endpoint.respond(request).await;
            drop(begun);
            Ok::<_, Infallible>(response)
        }
    });
    let served = match protocol {
        Protocol::Http1 => {
            let mut connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(header_time)
                .serve_connection(io, service);
            // By reference, so that the stream is still there to tell a slow peer what happened.
            let served = tokio::select! {
                served = &mut connection => served,
                () = stop(stopped) => {
                    std::pin::Pin::new(&mut connection).graceful_shutdown();
                    loop {
                        tokio::select! {
                            served = &mut connection => break served,
                            // A header that is half there is no request in flight.
                            () = tokio::time::sleep(CLOSING) => if work.is_idle() { return },
                        }
                    }
                }
            };
            if served.as_ref().is_err_and(hyper::Error::is_timeout) {
                let parts = connection.into_parts();
                // A connection that is merely idle between requests is closed without a word.
                if !parts.read_buf.is_empty() {
                    refuse_slow_header(&mut parts.io.into_inner(), header_time).await;
                }
            }
            served
        }
        Protocol::Http2 => {
            let mut connection = pin!(
                http2::Builder::new(Streams::default())
                    .timer(TokioTimer::new())
                    .max_concurrent_streams(STREAMS)
                    .keep_alive_interval(PING_EVERY)
                    .serve_connection(io, service)
            );
            tokio::select! {
                served = connection.as_mut() => served,
                () = stop(stopped) => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
                () = work.idle_for(idle_time) => {
                    connection.as_mut().graceful_shutdown();
                    // The peer is told; one that does not leave is left.
                    let _ = tokio::time::timeout(CLOSING, connection).await;
                    return;
                }
            }
        }
    };
    if let Err(error) = served {
        log::connection_failed(&error);
    }
}

/// Says 408 to a peer that may not read it either.
async fn refuse_slow_header(peer: &mut (impl AsyncWrite + Unpin), header_time: Duration) {
    log::slow_header(header_time);
    let _ = tokio::time::timeout(CLOSING, peer.write_all(SLOW_HEADER)).await;
}

/// The requests that a connection has in work: how many now, how many ever.
#[derive(Clone, Default)]
struct Work {
    now: Arc<()>,
    ever: Arc<AtomicU64>,
}

impl Work {
    /// Counts a request, until what comes back is dropped.
    fn begin(&self) -> Arc<()> {
        self.ever.fetch_add(1, Ordering::Relaxed);
        Arc::clone(&self.now)
    }

    /// Two counters hold this: the connection's own and its service's.
    fn is_idle(&self) -> bool {
        Arc::strong_count(&self.now) <= 2
    }

    /// Ends once there was no request for this long.
    async fn idle_for(&self, time: Duration) {
        let mut before = None;
        loop {
            let ever = self.ever.load(Ordering::Relaxed);
            if self.is_idle() && before == Some(ever) {
                return;
            }
            before = Some(ever);
            tokio::time::sleep(time).await;
        }
    }
}

/// The requests of an HTTP/2 connection, each a task. They end with the connection, as a request of HTTP/1 does.
#[derive(Clone, Default)]
struct Streams(Arc<Mutex<JoinSet<()>>>);

impl<F> hyper::rt::Executor<F> for Streams
where
    F: Future<Output = ()> + Send + 'static,
{
    fn execute(&self, stream: F) {
        let mut streams = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while streams.try_join_next().is_some() {}
        streams.spawn(stream);
    }
}

enum Protocol {
    Http1,
    Http2,
}

/// Reads just enough to tell the protocol; `None` where the peer leaves first or the server stops.
async fn sniff(
    stream: &mut TcpStream,
    first: &mut Vec<u8>,
    stopped: watch::Receiver<bool>,
) -> Option<Protocol> {
    let mut stop = pin!(stop(stopped));
    loop {
        let mut chunk = [0; 256];
        let read = tokio::select! {
            read = stream.read(&mut chunk) => read.ok()?,
            () = &mut stop => return None,
        };
        if read == 0 {
            return None;
        }
        first.extend_from_slice(chunk.get(..read).unwrap_or_default());
        let compared = first.len().min(PREFACE.len());
        if first.get(..compared) != PREFACE.get(..compared) {
            return Some(Protocol::Http1);
        }
        if compared == PREFACE.len() {
            return Some(Protocol::Http2);
        }
    }
}

/// Ends when the server stops.
async fn stop(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone stops the server too.
    drop(stopped.wait_for(|stopped| *stopped).await);
}
