//! HTTP/1.1 over TCP or TLS, with connections kept open for the next request.

mod address;
#[cfg(feature = "tls")]
mod tls;

use std::fmt;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST, HeaderValue};
use http::{HeaderMap, Method, Request};
use http_body_util::Full;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use self::address::Address;
use super::{Reply, Transport, read_reply};
use crate::ClientError;

type Connection = SendRequest<Full<Bytes>>;

/// Posts to an `http://` address, or with the feature `tls` to an `https://` one, and keeps idle connections for the next
/// request.
///
/// Clones of a client share them. It connects to the address itself, whatever proxy the environment names. The certificate of an `https://` endpoint must come from one of the authorities that the
/// system trusts, as Meta demands of every endpoint, or from one that the test adds by `trust`.
pub struct HttpTransport {
    address: Address,
    idle: Mutex<Vec<Connection>>,
    #[cfg(feature = "tls")]
    tls: tls::Tls,
}

impl HttpTransport {
    /// A transport to this address, such as `http://127.0.0.1:3000/appointment`. Nothing is
    /// connected yet.
    ///
    /// # Errors
    /// [`ClientError::Address`] when it is no address, begins with something else than `http://` or `https://`, or begins with
    /// `https://` where the feature `tls` is off.
    pub fn new(address: &str) -> Result<Self, ClientError> {
        Ok(Self {
            address: Address::read(address)?,
            idle: Mutex::default(),
            #[cfg(feature = "tls")]
            tls: tls::Tls::default(),
        })
    }

    /// Trusts the root certificates in this PEM text as well as those of the system: for a test whose server has a certificate
    /// of its own making.
    ///
    /// ```no_run
    /// use flowkit_client::HttpTransport;
    ///
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let root = std::fs::read_to_string("test-root.pem")?;
    /// let transport = HttpTransport::new("https://localhost:3443/appointment")?.trust(&root)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ClientError::Certificate`] when the text holds no certificate, or a damaged one.
    #[cfg(feature = "tls")]
    pub fn trust(mut self, root_certificates: &str) -> Result<Self, ClientError> {
        self.tls.trust(root_certificates)?;
        Ok(self)
    }

    async fn connect(&self) -> Result<Connection, ClientError> {
        let Address { host, port, .. } = &self.address;
        let stream = TcpStream::connect((host.as_str(), *port))
            .await
            .map_err(|source| failed("the connection was not made", source))?;
        // Requests are small and answered at once; waiting to fill a packet only costs time.
        stream
            .set_nodelay(true)
            .map_err(|source| failed("the connection could not be set up", source))?;
        #[cfg(feature = "tls")]
        if self.address.is_tls {
            return handshake(self.tls.connect(host, stream).await?).await;
        }
        handshake(stream).await
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
        *request.uri_mut() = self.address.path.clone();
        *request.headers_mut() = headers;
        let headers = request.headers_mut();
        headers.insert(HOST, self.address.host_header.clone());
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
            .field("host", &self.address.host)
            .field("port", &self.address.port)
            .field("path", &self.address.path.path())
            .finish_non_exhaustive()
    }
}

/// A connection of HTTP/1.1 on a stream that is open.
async fn handshake<S>(stream: S) -> Result<Connection, ClientError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|source| failed("the connection could not be set up", source))?;
    // It ends by itself when the sender is dropped; its errors reach us through the sender.
    tokio::spawn(connection);
    Ok(sender)
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
