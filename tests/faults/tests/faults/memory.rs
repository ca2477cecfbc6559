//! Memory that strangers can take: bodies before their signature, headers.

use std::time::Duration;

use super::support::http1::Peer;
use super::support::http2::{Body, Client};
use super::support::server::Server;
use super::support::{PING, signed, unsigned};

const MEGABYTE: usize = 1 << 20;
/// What the budget, the connections' own bytes and an allocator's slack come to; without bounds it is a multiple.
const MOST: usize = 110 * MEGABYTE;

/// 64 requests on each of 20 connections, each with a megabyte: 1.3 GB if nothing bounds it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_bodies_of_strangers() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during(Duration::from_secs(3));
    let mut refused = 0;
    let mut waiting = Vec::new();
    for _ in 0..20 {
        let client = Client::connect(server.address).await;
        for _ in 0..64 {
            let mut client = client.clone();
            waiting.push(tokio::spawn(async move {
                client.post("/flow", Body::endless(MEGABYTE - 1)).await
            }));
        }
    }
    let grown = tokio::task::block_in_place(&mut measure);
    assert!(grown < MOST, "{} MB", grown / MEGABYTE);
    for request in &mut waiting {
        if request.is_finished() {
            assert_eq!(request.await.unwrap().unwrap(), 503);
            refused += 1;
        }
    }
    assert!(refused > 1000, "{refused} of 1280 are told 503");
    // A phone is served all the while.
    let mut phone = Peer::connect(server.address);
    assert_eq!(phone.ask(signed(PING)).unwrap().status, 200);
    for request in waiting {
        request.abort();
    }
}

/// One connection alone gets a sixteenth of the budget.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_bodies_of_one_connection() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during(Duration::from_secs(2));
    let client = Client::connect(server.address).await;
    for _ in 0..64 {
        let mut client = client.clone();
        tokio::spawn(async move { client.post("/flow", Body::endless(MEGABYTE - 1)).await });
    }
    let grown = tokio::task::block_in_place(&mut measure);
    assert!(grown < 20 * MEGABYTE, "{} MB", grown / MEGABYTE);
}

/// HTTP/1 has one body a connection, so it takes many connections.
#[test]
fn http_1_bodies_of_strangers() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during(Duration::from_secs(2));
    let request = unsigned("POST", "/flow", MEGABYTE);
    let peers: Vec<_> = (0..200)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            // All but the end; it may be refused while it is sent.
            let _ = peer.try_write(&request[..request.len() - 1]);
            peer
        })
        .collect();
    let grown = measure();
    assert!(grown < MOST, "{} MB", grown / MEGABYTE);
    let mut phone = Peer::connect(server.address);
    assert_eq!(phone.ask(signed(PING)).unwrap().status, 200);
    drop(peers);
}

/// Headers that do not end, as long as the server takes them.
#[test]
fn headers_without_an_end() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during(Duration::from_secs(1));
    let header = format!(
        "POST /flow HTTP/1.1\r\nhost: localhost\r\nx-long: {}",
        "x".repeat(390_000)
    );
    let peers: Vec<_> = (0..400)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            let _ = peer.try_write(&header);
            peer
        })
        .collect();
    let grown = measure();
    assert!(grown < 60 * MEGABYTE, "{} MB", grown / MEGABYTE);
    drop(peers);
}

/// The same in many lines, and with HTTP/2 in many streams: each waits for its body with a header of 14 KB.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_headers_of_requests_that_wait() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during(Duration::from_secs(2));
    for _ in 0..20 {
        let client = Client::connect(server.address).await;
        for _ in 0..64 {
            let mut client = client.clone();
            tokio::spawn(async move { client.post_with_long_header("/flow", 14_000).await });
        }
    }
    let grown = tokio::task::block_in_place(&mut measure);
    assert!(grown < 40 * MEGABYTE, "{} MB", grown / MEGABYTE);
}
