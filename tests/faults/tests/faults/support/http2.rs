//! HTTP/2: frames spelt out, and hyper's client.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use flowkit_client::SIGNATURE_HEADER;
use http::Request;
use http_body::Frame;
use http_body_util::BodyExt as _;
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;

use super::signed_parts;

pub(crate) const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const PING_FRAME: u8 = 6;
pub(crate) const END_STREAM: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;

pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut frame = length[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// The head of `POST /flow` in HPACK.
pub(crate) fn post_headers() -> Vec<u8> {
    headers(0x83)
}

/// The head of `GET /flow`.
pub(crate) fn get_headers() -> Vec<u8> {
    headers(0x82)
}

fn headers(method: u8) -> Vec<u8> {
    let mut block = vec![method, 0x86]; // 0x86 is `:scheme: http`
    for (name, value) in [(":path", "/flow"), (":authority", "localhost")] {
        block.push(0);
        for text in [name, value] {
            block.push(u8::try_from(text.len()).unwrap());
            block.extend(text.bytes());
        }
    }
    block
}

/// A client by hyper.
#[derive(Clone)]
pub(crate) struct Client(SendRequest<Body>);

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream))
            .await
            .unwrap();
        tokio::spawn(connection);
        Self(sender)
    }

    /// The status of the answer to a POST of this body, once all of the answer is there.
    pub(crate) async fn post(&mut self, path: &str, body: Body) -> hyper::Result<u16> {
        self.send(Request::post(format!("http://localhost{path}")), body)
            .await
    }

    /// The same, signed, with a body of its own.
    pub(crate) async fn post_signed(&mut self, plaintext: &str) -> hyper::Result<u16> {
        let (signature, body) = signed_parts(plaintext);
        let request = Request::post("http://localhost/flow").header(SIGNATURE_HEADER, signature);
        self.send(request, Body::whole(body)).await
    }

    /// A POST to the flow with a header of its own of this length.
    pub(crate) async fn post_long(&mut self, header: usize, body: Body) -> hyper::Result<u16> {
        let request = Request::post("http://localhost/flow");
        self.send(request.header("x-long", "x".repeat(header)), body)
            .await
    }

    async fn send(&mut self, head: http::request::Builder, body: Body) -> hyper::Result<u16> {
        self.0.ready().await?;
        let response = self.0.send_request(head.body(body).unwrap()).await?;
        let status = response.status().as_u16();
        response.into_body().collect().await?;
        Ok(status)
    }
}

/// A body in pieces of 16 KiB, which may never end.
#[derive(Debug)]
pub(crate) struct Body {
    left: Bytes,
    ends: bool,
}

impl Body {
    pub(crate) fn whole(bytes: impl Into<Bytes>) -> Self {
        Self {
            left: bytes.into(),
            ends: true,
        }
    }

    /// So many bytes, and then nothing for ever.
    pub(crate) fn endless(length: usize) -> Self {
        Self {
            left: Bytes::from(vec![b'x'; length]),
            ends: false,
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if !self.left.is_empty() {
            let length = self.left.len().min(16 * 1024);
            return Poll::Ready(Some(Ok(Frame::data(self.left.split_to(length)))));
        }
        if self.ends {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }
}
