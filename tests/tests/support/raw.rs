//! HTTP/1 spelt out on a TCP connection, for what no well-behaved client does.

use std::net::SocketAddr;

use flowkit::client::{SIGNATURE_HEADER, seal, sign};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use super::{SECRET, key, public, soon};

/// A connection.
pub struct Raw {
    pub reader: BufReader<OwnedReadHalf>,
    pub writer: OwnedWriteHalf,
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Raw {
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = soon(TcpStream::connect(address)).await.unwrap();
        let (reader, writer) = stream.into_split();
        Self {
            reader: BufReader::new(reader),
            writer,
        }
    }

    pub async fn write(&mut self, text: &str) {
        soon(self.writer.write_all(text.as_bytes())).await.unwrap();
    }

    /// One answer, as far as its `content-length` says.
    pub async fn reply(&mut self) -> Reply {
        soon(self.read_reply(true))
            .await
            .expect("the connection was closed instead of an answer")
    }

    /// The answer to a HEAD, which has a length but no body.
    pub async fn reply_to_head(&mut self) -> Reply {
        soon(self.read_reply(false))
            .await
            .expect("the connection was closed instead of an answer")
    }

    /// All that comes before the peer closes the connection.
    pub async fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        // A reset is an end, too.
        let _ = soon(self.reader.read_to_end(&mut rest)).await;
        String::from_utf8(rest).unwrap()
    }

    async fn read_reply(&mut self, has_body: bool) -> Option<Reply> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.reader.read_u8().await.ok()?);
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let length = head
            .split("content-length: ")
            .nth(1)
            .and_then(|rest| rest.lines().next());
        let length: usize = length.unwrap_or("0").parse().unwrap();
        let mut body = vec![0; if has_body { length } else { 0 }];
        self.reader.read_exact(&mut body).await.ok()?;
        Some(Reply {
            status,
            head,
            body: String::from_utf8(body).unwrap(),
        })
    }
}

/// The head of a POST with these header lines.
pub fn head(path: &str, length: usize, headers: &[(&str, &str)]) -> String {
    let mut text =
        format!("POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text + "\r\n"
}

/// A whole POST of this body with this signature.
pub fn post(path: &str, signature: Option<&str>, body: &str) -> String {
    let headers: Vec<_> = signature
        .map(|value| (SIGNATURE_HEADER, value))
        .into_iter()
        .collect();
    head(path, body.len(), &headers) + body
}

/// A whole POST as the phone sends it.
pub fn request(path: &str, plaintext: &str) -> String {
    let body = sealed(plaintext);
    post(path, Some(&sign(SECRET, body.as_bytes())), &body)
}

/// The body of a request, encrypted for the endpoint's key.
pub fn sealed(plaintext: &str) -> String {
    String::from_utf8(seal(plaintext.as_bytes(), &public(&key())).unwrap().body).unwrap()
}

/// The plaintext of a health check.
pub const PING: &str = r#"{"version":"3.0","action":"ping"}"#;
/// The plaintext of INIT without a start screen.
pub const INIT: &str =
    r#"{"version":"3.0","action":"INIT","screen":"","data":{},"flow_token":"tok-1"}"#;
