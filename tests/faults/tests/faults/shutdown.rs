//! The end of a server: what it waits for, and what it does not.

use std::time::{Duration, Instant};

use super::support::http1::Peer;
use super::support::http2::{
    DATA, END_HEADERS, END_STREAM, HEADERS, PREFACE, SETTINGS, frame, get_headers, post_headers,
};
use super::support::server::Server;
use super::support::{PING, TRIES, busy, signed, unsigned};

/// More than the half second that what is not in work gets, and far less than the ten seconds of what is.
const PROMPT: Duration = Duration::from_secs(4);

/// A peer of HTTP/2 that acknowledges nothing.
fn http_2_peer(server: &Server) -> Peer {
    let mut peer = Peer::connect(server.address);
    peer.write([PREFACE, &frame(SETTINGS, 0, 0, &[])].concat());
    peer
}

#[track_caller]
fn stops_promptly(mut server: Server) {
    std::thread::sleep(Duration::from_millis(200));
    server.terminate();
    let took = server.returned();
    assert!(took < PROMPT, "{took:?}");
    assert_eq!(server.ended().0, Some(0));
}

#[test]
fn an_idle_http_2_connection_that_acknowledges_nothing() {
    let server = Server::start(&[]);
    let peer = http_2_peer(&server);
    stops_promptly(server);
    drop(peer);
}

#[test]
fn half_bodies() {
    let server = Server::start(&[]);
    let mut http_1 = Peer::connect(server.address);
    http_1.write(&unsigned("POST", "/flow", 5000)[..3000]);
    let mut http_2 = http_2_peer(&server);
    http_2.write(frame(HEADERS, END_HEADERS, 1, &post_headers()));
    http_2.write(frame(DATA, 0, 1, &[b'x'; 1000]));
    stops_promptly(server);
    drop((http_1, http_2));
}

/// It is told to open no more streams, and does.
#[test]
fn an_http_2_peer_that_goes_on_asking() {
    let server = Server::start(&[]);
    let mut peer = http_2_peer(&server);
    let asking = std::thread::spawn(move || {
        for number in 0.. {
            let flags = END_HEADERS | END_STREAM;
            let get = frame(HEADERS, flags, 2 * number + 1, &get_headers());
            if peer.try_write(get).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    });
    stops_promptly(server);
    asking.join().unwrap();
}

/// Two handlers hold both threads of the runtime, so that nothing of it moves.
fn blocked(arguments: &[&str]) -> (Server, Vec<Peer>) {
    let server = Server::start(arguments);
    let peers = (0..2)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write(signed(&busy("block", 30_000)));
            std::thread::sleep(Duration::from_millis(300));
            peer
        })
        .collect();
    (server, peers)
}

#[test]
fn handlers_that_block_all_threads() {
    let (server, peers) = blocked(&["shutdown-ms=500"]);
    server.terminate();
    let took = server.returned();
    assert!(took >= Duration::from_millis(400), "{took:?}");
    assert!(took < PROMPT, "{took:?}");
    drop(peers);
}

#[test]
fn a_second_signal_ends_the_process() {
    let (mut server, peers) = blocked(&[]);
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    server.terminate();
    let (status, took) = server.ended();
    assert_eq!(status, Some(143));
    assert!(took < PROMPT, "{took:?}");
    drop(peers);
}

/// A wrapper that passes a signal on which the process has got already.
#[test]
fn a_signal_that_comes_double() {
    let mut server = Server::start(&[]);
    let mut working = Peer::connect(server.address);
    working.write(signed(&busy("sleep", 1000)));
    std::thread::sleep(Duration::from_millis(200));
    server.terminate();
    server.terminate();
    assert_eq!(working.reply().expect("an answer").status, 200);
    server.returned();
    assert_eq!(server.ended().0, Some(0));
}

/// Requests that cross the signal on connections which are kept alive, and on one that was just made.
#[test]
fn requests_that_arrive_just_after_the_signal() {
    for _ in 0..TRIES {
        if let Some(answered) = answered_after_the_signal() {
            assert_eq!(answered, TRIES + 1);
            return;
        }
    }
    panic!("this machine is too busy to send a request just after a signal");
}

/// How many were answered; `None` where they were not sent just after it, because this process had to wait.
fn answered_after_the_signal() -> Option<usize> {
    let server = Server::start(&[]);
    let mut peers: Vec<_> = (0..TRIES)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            assert_eq!(peer.ask(signed(PING)).unwrap().status, 200);
            peer
        })
        .collect();
    peers.push(Peer::connect(server.address));
    let requests: Vec<_> = peers.iter().map(|_| signed(PING)).collect();
    let begun = Instant::now();
    server.terminate();
    std::thread::sleep(Duration::from_millis(3));
    for (peer, request) in peers.iter_mut().zip(requests) {
        let _ = peer.try_write(request);
    }
    if begun.elapsed() > Duration::from_millis(30) {
        return None;
    }
    let answered = peers
        .iter_mut()
        .filter_map(Peer::reply)
        // Without `Connection: close` where the request was even faster than the signal.
        .filter(|reply| reply.status == 200)
        .count();
    let took = server.returned();
    assert!(took < PROMPT, "{took:?}");
    Some(answered)
}

/// What is in work is finished, however long the rest has been gone.
#[test]
fn what_is_in_work_is_finished() {
    let server = Server::start(&[]);
    let mut working = Peer::connect(server.address);
    working.write(signed(&busy("sleep", 2000)));
    std::thread::sleep(Duration::from_millis(200));
    let begun = Instant::now();
    server.terminate();
    let reply = working.reply().unwrap();
    assert_eq!((reply.status, reply.closes()), (200, true));
    assert!(begun.elapsed() > Duration::from_secs(1));
    server.returned();
}

/// The thread that writes the log holds standard output, and waits for a reader as long as the process lives.
#[test]
fn a_log_that_nobody_reads() {
    let (mut server, unread) = Server::with_a_log_that_nobody_reads();
    let mut peer = Peer::connect(server.address);
    // More lines than the pipe and the queue hold: 64 KiB and 8192.
    for _ in 0..12_000 {
        let reply = peer.ask("GET /nowhere HTTP/1.1\r\nhost: h\r\n\r\n");
        assert_eq!(reply.expect("an answer").status, 404);
    }
    server.terminate();
    let (status, took) = server.ended();
    assert_eq!(status, Some(0));
    assert!(took < PROMPT, "{took:?}");
    drop(unread);
}
