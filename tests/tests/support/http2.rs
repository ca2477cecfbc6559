//! HTTP/2 by prior knowledge, as some proxies speak it to the servers behind them.

use std::net::SocketAddr;

use bytes::Bytes;
use flowkit::client::{SIGNATURE_HEADER, sign};
use http::{Request, Response, Version};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;

use super::{SECRET, raw, soon};

/// A connection; clones send over the same one.
#[derive(Clone)]
pub struct Http2(SendRequest<Full<Bytes>>);

impl Http2 {
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = soon(TcpStream::connect(address)).await.unwrap();
        let (sender, connection) = soon(handshake(TokioExecutor::new(), TokioIo::new(stream)))
            .await
            .unwrap();
        tokio::spawn(connection);
        Self(sender)
    }

    /// Whether the server takes requests on this connection.
    pub fn is_open(&self) -> bool {
        !self.0.is_closed()
    }

    /// Status and body of the answer to this plaintext.
    pub async fn send(&mut self, plaintext: &str) -> (u16, Bytes) {
        self.post("/flow", SECRET, raw::sealed(plaintext)).await
    }

    /// Status and body of the answer to this body, signed with this secret.
    pub async fn post(&mut self, path: &str, secret: &str, body: String) -> (u16, Bytes) {
        let response = self.try_post(path, secret, body).await.unwrap();
        assert_eq!(response.version(), Version::HTTP_2);
        let status = response.status().as_u16();
        (
            status,
            soon(response.into_body().collect())
                .await
                .unwrap()
                .to_bytes(),
        )
    }

    /// The answer to this body, unless the connection ends before it comes.
    pub async fn try_post(
        &mut self,
        path: &str,
        secret: &str,
        body: String,
    ) -> hyper::Result<Response<Incoming>> {
        let request = Request::post(format!("http://localhost{path}"))
            .version(Version::HTTP_2)
            .header(SIGNATURE_HEADER, sign(secret, body.as_bytes()))
            .body(Full::new(Bytes::from(body)))
            .unwrap();
        soon(self.0.send_request(request)).await
    }
}
