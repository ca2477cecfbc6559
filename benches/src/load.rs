//! The load: connections that stay open, each with one request in flight.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::future::join_all;
use http::{HeaderValue, Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::requests::Sealed;

/// How many connections there are.
pub const CONNECTIONS: usize = 16;
/// One answer in so many is decrypted and read.
pub const CHECKED: usize = 64;

/// Open connections to one server.
#[derive(Debug)]
pub struct Load {
    host: HeaderValue,
    connections: Vec<SendRequest<Full<Bytes>>>,
    requests: Rc<Vec<Sealed>>,
    /// The next request to send; shared, so that each goes out once before one is repeated.
    next: Rc<Cell<usize>>,
}

/// What was done in a round.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    /// Answers received, all of them 200.
    pub answers: usize,
    /// How long it took.
    pub time: Duration,
}

impl Load {
    /// Opens the connections.
    pub async fn connect(address: SocketAddr, requests: Rc<Vec<Sealed>>) -> Self {
        let mut connections = Vec::with_capacity(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            let stream = TcpStream::connect(address)
                .await
                .expect("the server accepts");
            stream.set_nodelay(true).expect("a TCP stream");
            let (sender, connection) = http1::handshake(TokioIo::new(stream))
                .await
                .expect("HTTP/1");
            tokio::spawn(connection);
            connections.push(sender);
        }
        let host = HeaderValue::try_from(address.to_string()).expect("an address");
        Self {
            host,
            connections,
            requests,
            next: Rc::default(),
        }
    }

    /// Sends one request.
    pub async fn ask(&mut self, sealed: &Sealed) -> (StatusCode, Bytes) {
        let connection = self.connections.first_mut().expect("a connection");
        exchange(connection, &self.host, sealed).await
    }

    /// Keeps every connection busy for so long, and waits for the last answers.
    ///
    /// # Panics
    /// At any status but 200, and at an answer that is not the flow's.
    pub async fn round(&mut self, time: Duration) -> Round {
        let began = Instant::now();
        let (host, requests, next) = (&self.host, &self.requests, &self.next);
        let counts = join_all(self.connections.iter_mut().map(|connection| async move {
            let mut answers = 0;
            while began.elapsed() < time {
                let number = next.get();
                next.set(number + 1);
                let sealed = requests.get(number % requests.len()).expect("a request");
                let (status, body) = exchange(connection, host, sealed).await;
                assert_eq!(status, StatusCode::OK, "status of an answer");
                if number % CHECKED == 0 {
                    check(sealed, &body);
                }
                answers += 1;
            }
            answers
        }))
        .await;
        Round {
            answers: counts.into_iter().sum(),
            time: began.elapsed(),
        }
    }
}

/// Sends a request and reads its answer.
async fn exchange(
    connection: &mut SendRequest<Full<Bytes>>,
    host: &HeaderValue,
    sealed: &Sealed,
) -> (StatusCode, Bytes) {
    let request = Request::post("/")
        .header("host", host)
        .header("content-type", "application/json")
        .header("x-hub-signature-256", &sealed.signature)
        .body(Full::new(sealed.body.clone()))
        .expect("a request");
    connection.ready().await.expect("the connection is open");
    let response = connection.send_request(request).await.expect("an answer");
    let status = response.status();
    let body = response
        .into_body()
        .collect()
        .await
        .expect("the answer's body")
        .to_bytes();
    (status, body)
}

fn check(sealed: &Sealed, body: &[u8]) {
    let answer = sealed.open(body);
    let params = &answer["data"]["extension_message_response"]["params"];
    assert_eq!(
        params["flow_token"], sealed.flow_token,
        "the flow token in an answer"
    );
    assert_eq!(
        params["thanks"], "Your answer has arrived",
        "an answer's text"
    );
}
