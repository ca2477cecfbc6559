//! HTTP/1.1 over TCP, with connections kept open for the next request.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST, HeaderValue};
use http::uri::{Scheme, Uri};
use http::{HeaderMap, Method, Request};
use http_body_util::Full;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::{Reply, Transport, read_reply};
use crate::ClientError;

type Connection = SendRequest<Full<Bytes>>;

/// Posts to an `http://` address and keeps idle connections for the next request.
///
/// Clones of a client share them. TLS is left to the proxy in front of a real endpoint: an
/// `https://` address is refused.
pub struct HttpTransport {
    host: String,
    port: u16,
    host_header: HeaderValue,
    path: Uri,
    idle: Mutex<Vec<Connection>>,
}

impl HttpTransport {
    /// A transport to this address, such as `http://127.0.0.1:3000/appointment`. Nothing is
    /// connected yet.
    ///
    /// # Errors
    /// [`ClientError::Address`] when it is no address, or not `http://`.
    pub fn new(address: &str) -> Result<Self, ClientError> {
        let refused = |problem: &str| ClientError::Address {
            problem: problem.to_owned(),
        };
        let uri: Uri = address
            .parse()
            .map_err(|_| refused("it is not a URL such as `http://127.0.0.1:3000/flow`"))?;
        match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP => {}
            Some(scheme) if *scheme == Scheme::HTTPS => {
                return Err(refused(
                    "this client speaks no TLS; give the `http://` address behind the proxy that \
                     ends it",
                ));
            }
            Some(_) => return Err(refused("it must begin with `http://`")),
            None => return Err(refused("it lacks `http://` and a host")),
        }
        let authority = uri
            .authority()
            .filter(|authority| !authority.host().is_empty())
            .ok_or_else(|| refused("it names no host"))?;
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let host_header = authority
            .as_str()
            .rsplit('@')
            .next()
            .and_then(|host| HeaderValue::from_str(host).ok())
            .ok_or_else(|| refused("its host cannot stand in a header"))?;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            host,
            port: authority.port_u16().unwrap_or(80),
            host_header,
            path: path
                .parse()
                .map_err(|_| refused("its path cannot be requested"))?,
            idle: Mutex::default(),
        })
    }

    async fn connect(&self) -> Result<Connection, ClientError> {
        let stream = TcpStream::connect((self.host.as_str(), self.port))
            .await
            .map_err(|source| failed("the connection was not made", source))?;
        // Requests are small and answered at once; waiting to fill a packet only costs time.
        stream
            .set_nodelay(true)
            .map_err(|source| failed("the connection could not be set up", source))?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|source| failed("the connection could not be set up", source))?;
        // It ends by itself when the sender is dropped; its errors reach us through the sender.
        tokio::spawn(connection);
        Ok(sender)
    }

    fn idle_connection(&self) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(connection) = idle.pop() {
            if connection.is_ready() {
                return Some(connection);
            }
        }
        None
    }

    fn keep(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|connection| !connection.is_closed());
        if !connection.is_closed() {
            idle.push(connection);
        }
    }

    fn request(&self, headers: HeaderMap, body: Bytes) -> Request<Full<Bytes>> {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.path.clone();
        *request.headers_mut() = headers;
        let headers = request.headers_mut();
        headers.insert(HOST, self.host_header.clone());
        headers
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static("application/json"));
        request
    }
}

impl Transport for HttpTransport {
    async fn post(&self, headers: HeaderMap, body: Bytes) -> Result<Reply, ClientError> {
        let mut request = self.request(headers, body);
        let broke = |source| failed("the connection broke before the answer came", source);
        // Lets the runtime deliver what arrived meanwhile: a connection that the server has closed
        // must not be taken for an idle one. A request lost on it could not be sent again, for the
        // endpoint may have acted on it.
        tokio::task::yield_now().await;
        while let Some(mut connection) = self.idle_connection() {
            match connection.try_send_request(request).await {
                Ok(answer) => {
                    let reply = read_reply(answer).await?;
                    self.keep(connection);
                    return Ok(reply);
                }
                // The server had closed the idle connection: not a byte was sent, so the next
                // connection may carry the same request.
                Err(mut unsent) => match unsent.take_message() {
                    Some(message) => request = message,
                    None => return Err(broke(unsent.into_error())),
                },
            }
        }
        let mut connection = self.connect().await?;
        let answer = connection.send_request(request).await.map_err(broke)?;
        let reply = read_reply(answer).await?;
        self.keep(connection);
        Ok(reply)
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the query: some endpoints carry a token in it.
        f.debug_struct("HttpTransport")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("path", &self.path.path())
            .finish_non_exhaustive()
    }
}

fn failed<E>(problem: &'static str, source: E) -> ClientError
where
    E: std::error::Error + Send + Sync + 'static,
{
    ClientError::Transport {
        problem,
        source: Some(std::sync::Arc::new(source)),
    }
}
