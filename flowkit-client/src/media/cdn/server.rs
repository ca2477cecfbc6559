//! The server: HTTP/1 on a port of this machine.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use super::store::Store;

/// How long a connection may take for the header of a request, or be idle.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// The whole life of a connection.
const LIFE: Duration = Duration::from_secs(300);
/// The longest header, in bytes. Downloads have short ones.
const HEADER: usize = 16 * 1024;
/// How long we wait when the operating system refuses a connection, as it does while too many files are open.
const PAUSE: Duration = Duration::from_millis(20);

/// Accepts connections until it is dropped, and with it all of them. So many are open at once; others wait.
pub(super) async fn run(listener: TcpListener, store: Arc<Mutex<Store>>, places: Arc<Semaphore>) {
    let mut connections = JoinSet::new();
    // Nobody closes the semaphore, so this goes on.
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve(stream, Arc::clone(&store), place));
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

/// Serves a connection. Its place is free again when it ends.
async fn serve(stream: TcpStream, store: Arc<Mutex<Store>>, _place: OwnedSemaphorePermit) {
    let service = service_fn(move |request| answer(request, Arc::clone(&store)));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(HEADER)
        .serve_connection(TokioIo::new(stream), service);
    // Whoever leaves early or takes too long has lost the answer and nothing else.
    let _ = tokio::time::timeout(LIFE, connection).await;
}

async fn answer(
    request: Request<Incoming>,
    store: Arc<Mutex<Store>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED);
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(ALLOW, allowed);
        return Ok(response);
    }
    let path = request.uri().path();
    let found = store
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .find(path);
    if let Some(delay) = found.delay {
        tokio::time::sleep(delay).await;
    }
    Ok(match found.content {
        Ok(content) => {
            let mut response = Response::new(Full::new(content));
            let kind = HeaderValue::from_static("application/octet-stream");
            response.headers_mut().insert(CONTENT_TYPE, kind);
            response
        }
        Err(status) => refusal(status),
    })
}

fn refusal(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}
