//! One connection: HTTP/1 or HTTP/2 by its first bytes.

use std::io::Cursor;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutWriter;

use super::ending::{self, CLOSING, ON_ITS_WAY, linger, stop};
use super::places::Place;
use super::service::{Answerer, Service};
use crate::log;

/// What an HTTP/2 peer sends first (RFC 9113, section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SLOW_HEADER: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
/// Requests that one HTTP/2 connection may have in work.
const STREAMS: u32 = 64;
/// What an HTTP/2 peer may send of one body, and of all bodies on its connection, before we have read any of it, in bytes.
/// We read bodies as they come, so this much lies around only while the processor is busy.
const STREAM_WINDOW: u32 = 64 * 1024;
const CONNECTION_WINDOW: u32 = 128 * 1024;
/// The longest header of HTTP/1, in bytes: what nginx passes on at most.
const HEADER: usize = 32 * 1024;
const PING_EVERY: Duration = Duration::from_secs(30);

/// How long a connection may take for a header, do nothing, and be open at all.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) header: Duration,
    pub(super) idle: Duration,
    /// The whole life of a connection that gets a 503 and nothing else; `None` for all others.
    pub(super) life: Option<Duration>,
}

pub(super) async fn serve(
    stream: TcpStream,
    answerer: Answerer,
    times: Times,
    place: Place,
    stopped: watch::Receiver<bool>,
) {
    let serving = serve_any(stream, answerer, times, &place, stopped);
    match times.life {
        // The stream is dropped here, whether the answer was sent or the time was over.
        Some(life) => drop(tokio::time::timeout(life, serving).await),
        None => serving.await,
    }
}

async fn serve_any(
    mut stream: TcpStream,
    answerer: Answerer,
    times: Times,
    place: &Place,
    stopped: watch::Receiver<bool>,
) {
    // Answers are small and go out whole; waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut first = Vec::new();
    let sniffing = sniff(&mut stream, &mut first, place, stopped.clone());
    let Ok(read) = tokio::time::timeout(times.header, sniffing).await else {
        if !first.is_empty() {
            refuse_slow_header(&mut stream, times.header).await;
            linger(&mut stream, place, stopped).await;
        }
        return;
    };
    let Some(protocol) = read else { return };
    let (reader, writer) = stream.into_split();
    let mut writer = TimeoutWriter::new(writer);
    writer.set_timeout(Some(times.idle));
    let io = tokio::io::join(Cursor::new(first).chain(reader), Box::pin(writer));
    let service = Service::new(answerer, Arc::clone(place.connection()));
    match protocol {
        Protocol::Http1 => serve_http1(io, service, times, place, stopped).await,
        Protocol::Http2 => serve_http2(io, service, times, place, stopped).await,
    }
}

async fn serve_http1(
    io: impl AsyncRead + AsyncWrite + Unpin + 'static,
    service: Service,
    times: Times,
    place: &Place,
    stopped: watch::Receiver<bool>,
) {
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(times.header)
        .max_buf_size(HEADER)
        // A peer may close its side after its last request and still wait for the answer.
        .half_close(true)
        .serve_connection(TokioIo::new(io), service.clone());
    // By reference, so that the stream is still there to tell a slow peer what happened.
    let pinned = Pin::new(&mut connection);
    // hyper's own time-out of a header is that of an idle connection too.
    let served = ending::serve(pinned, &service, place, stopped.clone(), None).await;
    let Some(served) = served else { return };
    let parts = connection.into_parts();
    let mut peer = parts.io.into_inner();
    let slow = served.as_ref().is_err_and(hyper::Error::is_timeout);
    // A connection that is merely idle between requests is closed without a word.
    if slow && !parts.read_buf.is_empty() {
        refuse_slow_header(&mut peer, times.header).await;
    }
    linger(&mut peer, place, stopped).await;
    if let Err(error) = served {
        log::connection_failed(&error);
    }
}

async fn serve_http2(
    io: impl AsyncRead + AsyncWrite + Unpin + 'static,
    service: Service,
    times: Times,
    place: &Place,
    stopped: watch::Receiver<bool>,
) {
    let connection = pin!(
        http2::Builder::new(Streams::default())
            .timer(TokioTimer::new())
            .max_concurrent_streams(STREAMS)
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .keep_alive_interval(PING_EVERY)
            .serve_connection(TokioIo::new(io), service.clone())
    );
    let served = ending::serve(connection, &service, place, stopped, Some(times.idle)).await;
    if let Some(Err(error)) = served {
        log::connection_failed(&error);
    }
}

/// Answers 408, within a time limit: a peer that sends slowly may also read slowly.
async fn refuse_slow_header(peer: &mut (impl AsyncWrite + Unpin), header_time: Duration) {
    log::slow_header(header_time);
    let _ = tokio::time::timeout(CLOSING, peer.write_all(SLOW_HEADER)).await;
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

/// Reads just enough to tell the protocol; `None` where the peer leaves first, or has sent nothing when the server stops
/// or its place is needed.
async fn sniff(
    stream: &mut TcpStream,
    first: &mut Vec<u8>,
    place: &Place,
    stopped: watch::Receiver<bool>,
) -> Option<Protocol> {
    let mut leave = pin!(async {
        tokio::select! {
            () = place.lost() => {}
            () = async { stop(stopped).await; tokio::time::sleep(ON_ITS_WAY).await } => {}
        }
    });
    loop {
        let mut chunk = [0; 256];
        let read = tokio::select! {
            biased;
            read = stream.read(&mut chunk) => read.ok()?,
            () = &mut leave => return None,
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
