//! Answers that are given before the request's body was read: the peer gets to read them, every time.

use super::support::http1::Peer;
use super::support::http2::{Body, Client};
use super::support::server::Server;
use super::support::{PING, TRIES, signed, unsigned};

const LARGE: usize = 4 << 20;

/// Sends all of a request before it reads, as a simple client does, and wants this status each time.
#[track_caller]
fn every_time(server: &Server, method: &str, path: &str, length: usize, wanted: u16) {
    let request = unsigned(method, path, length);
    let mut lost = 0;
    for _ in 0..TRIES {
        let mut peer = Peer::connect(server.address);
        let sent = peer.try_write(&request);
        match peer.reply() {
            Some(reply) => {
                assert_eq!(reply.status, wanted, "{method} {path}");
                assert!(reply.closes(), "{}", reply.head);
                assert!(peer.is_closed_in_order(), "no reset follows the answer");
            }
            None => lost += 1,
        }
        assert!(sent.is_ok(), "all of the body could be sent: {sent:?}");
    }
    assert_eq!(lost, 0, "of {TRIES} answers to {method} {path}");
}

#[test]
fn a_body_that_is_too_large() {
    every_time(&Server::start(&[]), "POST", "/flow", LARGE, 413);
}

#[test]
fn a_path_without_a_flow() {
    every_time(&Server::start(&[]), "POST", "/elsewhere", LARGE, 404);
}

#[test]
fn a_method_that_is_not_allowed() {
    every_time(&Server::start(&[]), "PUT", "/flow", LARGE, 405);
}

#[test]
fn a_get_with_a_body() {
    every_time(&Server::start(&[]), "GET", "/flow", LARGE, 200);
}

/// The rest of a slow body arrives after its answer.
#[test]
fn a_body_that_is_too_slow() {
    let server = Server::start(&["body-ms=100"]);
    let request = unsigned("POST", "/flow", 900_000);
    let (first, rest) = request.split_at(1000);
    for _ in 0..TRIES {
        let mut peer = Peer::connect(server.address);
        peer.write(first);
        std::thread::sleep(std::time::Duration::from_millis(200));
        peer.write(rest);
        let reply = peer.reply().expect("an answer");
        assert_eq!((reply.status, reply.closes()), (408, true));
        assert!(peer.is_closed_in_order());
    }
}

/// hyper's own answers go through the same end.
#[test]
fn what_is_no_http_and_headers_too_long() {
    let server = Server::start(&[]);
    let long = format!(
        "GET /flow HTTP/1.1\r\nhost: h\r\nx-long: {}\r\n\r\n",
        "x".repeat(LARGE)
    );
    let garbage = "\u{16}\u{3}\u{1} hello\r\n\r\n".repeat(LARGE / 13);
    for (request, wanted) in [(long, 431), (garbage, 400)] {
        for _ in 0..TRIES {
            let mut peer = Peer::connect(server.address);
            peer.write(&request);
            assert_eq!(peer.reply().expect("an answer").status, wanted);
            assert!(peer.is_closed_in_order());
        }
    }
}

/// A client that asks first is told before it sends.
#[test]
fn a_client_that_waits_for_100_continue() {
    let server = Server::start(&[]);
    let mut peer = Peer::connect(server.address);
    let head = |path: &str, length: usize| {
        format!(
            "POST {path} HTTP/1.1\r\nhost: h\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
        )
    };
    let reply = peer.ask(head("/flow", LARGE)).unwrap();
    assert_eq!((reply.status, reply.closes()), (413, true));
    let mut peer = Peer::connect(server.address);
    assert_eq!(peer.ask(head("/flow", 5)).unwrap().status, 100);
    assert_eq!(peer.ask("hello").unwrap().status, 432);
    // The body was read, so the connection goes on.
    assert_eq!(peer.ask(signed(PING)).unwrap().status, 200);
}

/// HTTP/2 ends the stream without an error, and the connection goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_bodies_that_are_too_large() {
    let server = Server::start(&[]);
    let mut client = Client::connect(server.address).await;
    for _ in 0..TRIES {
        for (path, wanted) in [("/flow", 413), ("/elsewhere", 404)] {
            let body = Body::whole(vec![b'x'; LARGE]);
            assert_eq!(client.post(path, body).await.unwrap(), wanted);
        }
        assert_eq!(client.post_signed(PING).await.unwrap(), 200);
    }
}
