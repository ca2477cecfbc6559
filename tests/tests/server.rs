//! Connections: slow, idle, of another protocol, and what becomes of them at the end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::time::Duration;

use flowkit::EndpointBuilder;
use flowkit::client::Answer;
use support::http2::Http2;
use support::moody::{Gate, Moody, in_mood};
use support::raw::{self, INIT, PING, Raw};
use support::{SECRET, Server, endpoint, soon};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

const SHORT: Duration = Duration::from_millis(300);

fn moody() -> EndpointBuilder {
    endpoint().flow("/flow", Moody::default())
}

/// A server that gives headers little time.
async fn impatient() -> Server {
    Server::start(moody().header_timeout(SHORT)).await
}

#[tokio::test]
async fn a_header_that_does_not_end() {
    let server = impatient().await;
    for half in [
        "P",
        "POST /flow HTTP/1.1\r\n",
        "POST /flow HTTP/1.1\r\nhost: localhost\r\ncontent-le",
    ] {
        let mut connection = Raw::connect(server.address).await;
        connection.write(half).await;
        let reply = connection.reply().await;
        assert_eq!((reply.status, &*reply.body), (408, ""), "{half}");
        assert!(reply.head.contains("connection: close"), "{}", reply.head);
        assert_eq!(
            connection.rest().await,
            "",
            "{half}: the connection is closed"
        );
    }
}

/// A few bytes now and then must not keep a connection for ever.
#[tokio::test]
async fn a_header_in_drips() {
    let server = impatient().await;
    let mut connection = Raw::connect(server.address).await;
    connection.write("POST /flow HTTP/1.1\r\n").await;
    let (mut reader, mut writer) = (connection.reader, connection.writer);
    let dripping = tokio::spawn(async move {
        use tokio::io::AsyncWriteExt as _;
        // Ends when the server has closed the connection.
        while writer.write_all(b"x-drip: 1\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let mut answer = [0; 12];
    // The peer is reset when it goes on after the end, so all that is certain is that it ends.
    use tokio::io::AsyncReadExt as _;
    match soon(reader.read_exact(&mut answer)).await {
        Ok(_) => assert_eq!(&answer, b"HTTP/1.1 408"),
        Err(error) => panic!("closed without a status: {error}"),
    }
    soon(dripping).await.unwrap();
}

#[tokio::test]
async fn a_slow_header_of_a_second_request() {
    let server = impatient().await;
    let mut connection = Raw::connect(server.address).await;
    connection.write(&raw::request("/flow", PING)).await;
    assert_eq!(connection.reply().await.status, 200);
    connection.write("POST /flow HT").await;
    assert_eq!(connection.reply().await.status, 408);
    assert_eq!(connection.rest().await, "");
}

#[tokio::test]
async fn idle_connections_are_closed_without_a_word() {
    let server = impatient().await;
    let mut silent = Raw::connect(server.address).await;
    let mut idle = Raw::connect(server.address).await;
    idle.write(&raw::request("/flow", PING)).await;
    assert_eq!(idle.reply().await.status, 200);
    assert_eq!(idle.rest().await, "");
    assert_eq!(silent.rest().await, "");
}

#[tokio::test]
async fn a_handler_may_take_longer_than_a_header() {
    let gate = Gate::default();
    let builder = endpoint()
        .header_timeout(Duration::from_millis(100))
        .flow("/flow", Moody(gate.clone()));
    let server = Server::start(builder).await;
    let mut connection = Raw::connect(server.address).await;
    connection
        .write(&raw::request("/flow", &in_mood("waits")))
        .await;
    gate.arrival().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    gate.let_go(1);
    assert_eq!(connection.reply().await.status, 200);
}

#[tokio::test]
async fn requests_in_a_row_without_waiting() {
    let server = Server::start(moody()).await;
    let mut connection = Raw::connect(server.address).await;
    let both = raw::request("/flow", PING) + &raw::request("/flow", INIT);
    connection.write(&both).await;
    assert_eq!(connection.reply().await.status, 200);
    assert_eq!(connection.reply().await.status, 200);
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let server = Server::start(moody()).await;
    let mut connection = Raw::connect(server.address).await;
    connection.write("\u{16}\u{3}\u{1} hello\r\n\r\n").await;
    assert_eq!(connection.reply().await.status, 400);
    assert_eq!(connection.rest().await, "");
}

#[tokio::test]
async fn http_2_without_asking_first() {
    let gate = Gate::default();
    let builder = endpoint()
        .header_timeout(SHORT)
        .flow("/flow", Moody(gate.clone()));
    let server = Server::start(builder).await;
    let mut sender = Http2::connect(server.address).await;
    let (status, body) = sender.send(PING).await;
    assert_eq!((status, body.is_empty()), (200, false));
    assert_eq!(sender.send(&in_mood("panics")).await.0, 500);

    // Several at once on one connection, and a slow one does not hold up the others.
    let slow = tokio::spawn({
        let mut sender = sender.clone();
        async move { sender.send(&in_mood("waits")).await.0 }
    });
    gate.arrival().await;
    assert_eq!(sender.send(INIT).await.0, 200);
    gate.let_go(1);
    assert_eq!(soon(slow).await.unwrap(), 200);
}

#[tokio::test]
async fn an_http_2_preface_that_does_not_end() {
    let server = impatient().await;
    let mut connection = Raw::connect(server.address).await;
    connection.write("PRI * HTTP/2.0\r\n\r\nSM").await;
    let said = connection.rest().await;
    assert!(
        said.is_empty() || said.starts_with("HTTP/1.1 408"),
        "{said}"
    );
}

#[tokio::test]
async fn a_stop_finishes_what_is_in_flight() {
    let gate = Gate::default();
    let server = Server::start(endpoint().flow("/flow", Moody(gate.clone()))).await;
    let (address, phone) = (server.address, server.phone("/flow"));

    // Idle connections of each kind, and one of HTTP/2 in the middle of a request.
    let mut silent = Raw::connect(address).await;
    let mut idle = Raw::connect(address).await;
    idle.write(&raw::request("/flow", PING)).await;
    assert_eq!(idle.reply().await.status, 200);
    let mut busy = Raw::connect(address).await;
    busy.write(&raw::request("/flow", &in_mood("waits"))).await;
    gate.arrival().await;
    let mut sender = Http2::connect(server.address).await;
    let busy_2 = tokio::spawn(async move { sender.send(&in_mood("waits")).await.0 });
    gate.arrival().await;

    let mut running = server.stop();
    assert_eq!(idle.rest().await, "", "closed at once");
    assert_eq!(silent.rest().await, "", "closed at once");
    let error = soon(phone.ping()).await.unwrap_err();
    assert!(
        error.to_string().contains("the connection was not made"),
        "{error}"
    );
    assert!(!running.is_finished(), "a request is still in flight");

    gate.let_go(2);
    let reply = busy.reply().await;
    assert_eq!((reply.status, reply.body.is_empty()), (200, false));
    assert_eq!(busy.rest().await, "");
    assert_eq!(soon(busy_2).await.unwrap(), 200);
    soon(&mut running).await.unwrap().unwrap();
}

/// A server with one request in flight over HTTP/1, and one over HTTP/2.
async fn busy_server(builder: EndpointBuilder) -> (Server, Raw, JoinHandle<bool>) {
    let gate = Gate::default();
    let server = Server::start(builder.flow("/flow", Moody(gate.clone()))).await;
    let mut busy = Raw::connect(server.address).await;
    busy.write(&raw::request("/flow", &in_mood("waits"))).await;
    gate.arrival().await;
    let mut sender = Http2::connect(server.address).await;
    let answered = tokio::spawn(async move {
        let body = raw::sealed(&in_mood("waits"));
        sender.try_post("/flow", SECRET, body).await.is_ok()
    });
    gate.arrival().await;
    (server, busy, answered)
}

#[tokio::test]
async fn what_outlasts_the_stop_is_cut_off() {
    let (server, mut busy, answered) = busy_server(endpoint().shutdown_timeout(SHORT)).await;
    soon(server.stop()).await.unwrap().unwrap();
    assert_eq!(busy.rest().await, "", "closed without an answer");
    assert!(!soon(answered).await.unwrap());
}

/// Whoever drops the future that serves ends the connections with it.
#[tokio::test]
async fn a_server_that_is_dropped_leaves_no_connection() {
    let (server, mut busy, answered) = busy_server(endpoint()).await;
    let address = server.address;
    let serving = server.abort();
    assert!(soon(serving).await.unwrap_err().is_cancelled());
    assert_eq!(busy.rest().await, "");
    assert!(!soon(answered).await.unwrap());
    assert!(
        soon(TcpStream::connect(address)).await.is_err(),
        "nobody listens"
    );
}

#[tokio::test]
async fn a_stop_without_any_connection() {
    soon(Server::start(moody()).await.stop())
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn answers_are_not_held_back() {
    let server = Server::start(moody()).await;
    let phone = server.phone("/flow");
    let answer = soon(phone.init(None)).await.unwrap();
    assert!(matches!(answer, Answer::Screen { screen, .. } if screen == "ONLY"));
}

/// What has not arrived is no request in flight.
#[tokio::test]
async fn a_stop_does_not_wait_for_half_a_header() {
    let long = Duration::from_secs(600);
    let server = Server::start(moody().header_timeout(long).shutdown_timeout(long)).await;
    let mut half = Raw::connect(server.address).await;
    half.write("POST /flow HTTP/1.1\r\nhost: loc").await;
    soon(server.stop()).await.unwrap().unwrap();
    assert_eq!(half.rest().await, "");
}

/// Pings alone do not keep an HTTP/2 connection.
#[tokio::test]
async fn http_2_without_requests_is_closed() {
    let server = Server::start(moody().idle_timeout(SHORT)).await;
    let mut sender = Http2::connect(server.address).await;
    assert_eq!(sender.send(PING).await.0, 200);
    soon(async {
        while sender.is_open() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

/// A peer that asks and does not read holds its place only so long.
#[tokio::test]
async fn answers_that_nobody_reads_close_the_connection() {
    let server = Server::start(moody().idle_timeout(SHORT)).await;
    let mut peer = TcpStream::connect(server.address).await.unwrap();
    let asking = "GET /flow HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(1000);
    soon(async {
        // Until the buffers of both sides are full and the server gives up.
        while tokio::io::AsyncWriteExt::write_all(&mut peer, asking.as_bytes())
            .await
            .is_ok()
        {}
    })
    .await;
}

/// Who has sent all requests may close that half of the connection, and still gets every answer.
#[tokio::test]
async fn a_peer_that_closes_its_half_gets_all_answers() {
    let gate = Gate::default();
    let server = Server::start(endpoint().flow("/flow", Moody(gate.clone()))).await;
    let mut connection = Raw::connect(server.address).await;
    let waits = raw::request("/flow", &in_mood("waits"));
    connection.write(&waits.repeat(3)).await;
    drop(soon(tokio::io::AsyncWriteExt::shutdown(&mut connection.writer)).await);
    for _ in 0..3 {
        gate.arrival().await;
        gate.let_go(1);
        assert_eq!(connection.reply().await.status, 200);
    }
    assert_eq!(connection.rest().await, "");
}

/// A handler whose caller has left is in flight, too.
#[tokio::test]
async fn a_stop_waits_for_handlers_whose_callers_have_left() {
    let gate = Gate::default();
    let server = Server::start(endpoint().flow("/flow", Moody(gate.clone()))).await;
    let mut sender = Http2::connect(server.address).await;
    let leaving = tokio::spawn(async move { sender.send(&in_mood("waits")).await });
    gate.arrival().await;
    leaving.abort();
    assert!(soon(leaving).await.unwrap_err().is_cancelled());
    let mut stopping = server.stop();
    let early = tokio::time::timeout(SHORT, &mut stopping).await;
    assert!(early.is_err(), "it did not wait for the handler");
    gate.let_go(1);
    soon(stopping).await.unwrap().unwrap();
}

#[tokio::test]
async fn http_1_1_names_its_host_once() {
    let server = Server::start(moody()).await;
    for (version, hosts, status) in [
        ("1.1", "", 400),
        ("1.1", "host: a\r\nhost: a\r\n", 400),
        ("1.1", "host: a\r\nHOST: b\r\n", 400),
        ("1.1", "host: a\r\n", 200),
        ("1.1", "host:\r\n", 200),
        ("1.0", "", 200),
    ] {
        let mut connection = Raw::connect(server.address).await;
        let request = format!("GET /flow HTTP/{version}\r\n{hosts}\r\n");
        connection.write(&request).await;
        assert_eq!(connection.reply().await.status, status, "{request}");
    }
}
