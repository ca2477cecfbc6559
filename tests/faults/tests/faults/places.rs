//! Connections: more than there are places, silent, slow or busy.

use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::support::http1::Peer;
use super::support::http2::{Body, Client};
use super::support::server::{Server, connections};
use super::support::{PING, TRIES, busy, signed, unsigned};

/// A phone waits 10 s; a request that is served takes milliseconds, and a test machine may be busy.
const SOON: Duration = Duration::from_secs(2);

/// Real requests are answered, each on a connection of its own, whatever is open.
#[track_caller]
fn requests_are_answered(address: SocketAddr) {
    for _ in 0..TRIES {
        let begun = Instant::now();
        let reply = Peer::connect(address).ask(signed(PING));
        assert_eq!(reply.expect("an answer").status, 200);
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }
}

#[test]
fn ten_thousand_silent_connections() {
    let wanted = connections(10_000);
    let server = Server::start(&[]);
    let silent: Vec<_> = (0..wanted)
        .map(|_| TcpStream::connect(server.address).unwrap())
        .collect();
    requests_are_answered(server.address);
    drop(silent);
}

#[test]
fn half_headers_in_all_places() {
    let server = Server::start(&["max-connections=50"]);
    let half: Vec<_> = (0..100)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write("POST /flow HTTP/1.1\r\nhost: local");
            peer
        })
        .collect();
    requests_are_answered(server.address);
    drop(half);
}

/// What does not arrive in a second makes room, too.
#[test]
fn slow_bodies_in_all_places() {
    let server = Server::start(&["max-connections=50"]);
    let request = unsigned("POST", "/flow", 5000);
    let slow: Vec<_> = (0..50)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write(&request[..3000]);
            peer
        })
        .collect();
    std::thread::sleep(Duration::from_millis(1500));
    requests_are_answered(server.address);
    drop(slow);
}

/// Answers that were given early, to peers that go on sending.
#[test]
fn lingering_connections_in_all_places() {
    let server = Server::start(&["max-connections=50"]);
    let request = unsigned("PUT", "/flow", 5000);
    let lingering: Vec<_> = (0..50)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            assert_eq!(peer.ask(&request[..3000]).unwrap().status, 405);
            peer
        })
        .collect();
    requests_are_answered(server.address);
    drop(lingering);
}

/// The oldest makes room, and the younger ones stay.
#[test]
fn the_oldest_connection_without_a_request_makes_room() {
    let server = Server::start(&["max-connections=3"]);
    let mut peers: Vec<_> = (0..3)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            assert_eq!(peer.ask(signed(PING)).unwrap().status, 200);
            std::thread::sleep(Duration::from_millis(20));
            peer
        })
        .collect();
    // The first one is now the youngest, and the second the oldest.
    assert_eq!(peers[0].ask(signed(PING)).unwrap().status, 200);
    let begun = Instant::now();
    let mut newcomer = Peer::connect(server.address);
    assert_eq!(newcomer.ask(signed(PING)).unwrap().status, 200);
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    assert_eq!(peers[1].rest(), b"");
    for number in [0, 2] {
        assert_eq!(peers[number].ask(signed(PING)).unwrap().status, 200);
    }
}

/// Connections with a request in work are not closed, and one more is told so at once.
#[test]
fn a_newcomer_where_all_are_busy() {
    let server = Server::start(&["max-connections=5"]);
    let mut working = busy_peers(&server, 5, 5000);
    for _ in 0..TRIES {
        let begun = Instant::now();
        let mut newcomer = Peer::connect(server.address);
        // Longer than what fits into the buffers of a socket, so that it is still being sent.
        let _ = newcomer.try_write(unsigned("POST", "/flow", 4 << 20));
        let reply = newcomer.reply().expect("an answer");
        assert_eq!(reply.status, 503);
        assert!(
            reply.closes() && reply.head.contains("\r\nretry-after: "),
            "{}",
            reply.head
        );
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }
    // They do not take the places of newcomers that come after.
    for peer in &mut working {
        assert_eq!(peer.reply().unwrap().status, 200);
    }
    requests_are_answered(server.address);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_with_http_2_where_all_are_busy() {
    let server = Server::start(&["max-connections=2"]);
    let working = tokio::task::block_in_place(|| busy_peers(&server, 2, 5000));
    let mut newcomer = Client::connect(server.address).await;
    let answered = newcomer.post("/flow", Body::whole("hello")).await;
    assert_eq!(answered.unwrap(), 503);
    drop(working);
}

/// The newcomers to be refused are silent themselves, and more than the server refuses at a time.
#[test]
fn silent_newcomers_where_all_are_busy() {
    let server = Server::start(&["max-connections=2"]);
    let working = busy_peers(&server, 2, 6000);
    let silent: Vec<_> = (0..connections(1000))
        .map(|_| TcpStream::connect(server.address).unwrap())
        .collect();
    let begun = Instant::now();
    let reply = Peer::connect(server.address).ask(signed(PING));
    assert_eq!(reply.expect("an answer").status, 503);
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    drop((silent, working));
}

/// The system's limit is reached before the server's own.
#[test]
fn fewer_file_descriptors_than_places() {
    let server = Server::with_descriptors(100);
    let silent: Vec<_> = (0..300)
        .map(|_| TcpStream::connect(server.address).unwrap())
        .collect();
    requests_are_answered(server.address);
    drop(silent);
}

/// The same with connections that have been used, and now wait for their next request.
#[test]
fn fewer_file_descriptors_than_kept_connections() {
    let server = Server::with_descriptors(100);
    let kept: Vec<_> = (0..300)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            let get = "GET /flow HTTP/1.1\r\nhost: h\r\n\r\n";
            let begun = Instant::now();
            assert_eq!(peer.ask(get).expect("an answer").status, 200);
            assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
            peer
        })
        .collect();
    requests_are_answered(server.address);
    drop(kept);
}

fn busy_peers(server: &Server, number: usize, milliseconds: u64) -> Vec<Peer> {
    let peers = (0..number)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write(signed(&busy("sleep", milliseconds)));
            peer
        })
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    peers
}
