//! HTTP/1 spelt out on a blocking socket.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// The longest that a test waits for bytes.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Peer(TcpStream);

/// What came back. Names and values of the head are in small letters.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
}

impl Reply {
    /// Whether the server says that it closes the connection.
    pub(crate) fn closes(&self) -> bool {
        self.head.contains("\r\nconnection: close\r\n")
    }
}

impl Peer {
    pub(crate) fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) {
        self.try_write(bytes).unwrap();
    }

    /// As a client that is told no while it is still sending.
    pub(crate) fn try_write(&mut self, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
        self.0.write_all(bytes.as_ref())
    }

    /// Waits no longer than this for the server to take or to send bytes.
    pub(crate) fn give_up_after(&mut self, time: Duration) {
        self.0.set_write_timeout(Some(time)).unwrap();
        self.0.set_read_timeout(Some(time)).unwrap();
    }

    /// The next answer with its body; `None` where the connection ends instead.
    pub(crate) fn reply(&mut self) -> Option<Reply> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            if !self.0.read(&mut byte).is_ok_and(|read| read == 1) {
                return None;
            }
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let length = head.split("content-length: ").nth(1);
        let length = length.and_then(|rest| rest.lines().next()).unwrap_or("0");
        let mut body = vec![0; length.parse().unwrap()];
        self.0.read_exact(&mut body).ok()?;
        Some(Reply { status, head })
    }

    pub(crate) fn ask(&mut self, request: impl AsRef<[u8]>) -> Option<Reply> {
        self.try_write(request).ok()?;
        self.reply()
    }

    /// Whether the server has closed the connection in good order, within the patience of these tests.
    pub(crate) fn is_closed_in_order(&mut self) -> bool {
        self.0.read(&mut [0]).is_ok_and(|read| read == 0)
    }

    /// Waits until the server has closed the connection, in whatever way; the bytes before that.
    pub(crate) fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        let ended = self.0.read_to_end(&mut rest);
        let waited = ended.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock);
        assert!(!waited, "the server keeps the connection");
        rest
    }
}
