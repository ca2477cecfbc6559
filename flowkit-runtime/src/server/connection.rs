//! One connection: HTTP/1 or HTTP/2 by its first bytes.

use std::convert::Infallible;
use std::io::Cursor;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::{Endpoint, log};

/// What an HTTP/2 client sends first (RFC 9113, section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SLOW_HEADER: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
const STREAMS: u32 = 200;
const PING_EVERY: Duration = Duration::from_secs(30);

pub(super) async fn serve(
    endpoint: Endpoint,
    mut stream: TcpStream,
    header_time: Duration,
    stopped: watch::Receiver<bool>,
) {
    // Answers are small and go out whole; waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut first = Vec::new();
    let Ok(read) =
        tokio::time::timeout(header_time, sniff(&mut stream, &mut first, stopped.clone())).await
    else {
        if !first.is_empty() {
            let _ = stream.write_all(SLOW_HEADER).await;
        }
        return;
    };
    let Some(protocol) = read else { return };
    let (reader, writer) = stream.into_split();
    let io = TokioIo::new(tokio::io::join(Cursor::new(first).chain(reader), writer));
    let service = service_fn(move |request: Request<Incoming>| {
        let endpoint = endpoint.clone();
        async move { Ok::<_, Infallible>(endpoint.respond(request).await) }
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
                    (&mut connection).await
                }
            };
            if served.as_ref().is_err_and(hyper::Error::is_timeout) {
                let parts = connection.into_parts();
                // A connection that is merely idle between requests is closed without a word.
                if !parts.read_buf.is_empty() {
                    let _ = parts.io.into_inner().write_all(SLOW_HEADER).await;
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
            }
        }
    };
    if let Err(error) = served {
        log::connection_failed(&error);
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
