//! Memory that strangers can take: bodies before their signature, headers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::support::http1::Peer;
use super::support::http2::{
    Body, Client, END_HEADERS, HEADERS, PREFACE, SETTINGS, frame, post_headers,
};
use super::support::server::Server;
use super::support::{PING, signed, unsigned};

const MEGABYTE: usize = 1 << 20;
/// What the budget, the connections' own bytes and an allocator's slack come to; without bounds it is a multiple.
const MOST: usize = 110 * MEGABYTE;

/// What so many requests of HTTP/2 on so many connections take in memory, for four seconds and until so many are told 503.
async fn http_2_attack(
    server: &Server,
    (connections, streams): (usize, usize),
    header: usize,
    body: usize,
    refused: usize,
) -> usize {
    let mut measure = server.memory_during();
    let told = Arc::new(AtomicUsize::new(0));
    for _ in 0..connections {
        let client = Client::connect(server.address).await;
        for _ in 0..streams {
            let (mut client, told) = (client.clone(), Arc::clone(&told));
            tokio::spawn(async move {
                let answered = client.post_long(header, Body::endless(body)).await;
                if answered.is_ok_and(|status| status == 503) {
                    told.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    }
    let begun = Instant::now();
    let mut goes_on =
        || told.load(Ordering::Relaxed) < refused || begun.elapsed() < Duration::from_secs(4);
    let grown = tokio::task::block_in_place(|| measure(&mut goes_on));
    let told = told.load(Ordering::Relaxed);
    assert!(told >= refused, "{told} are told 503");
    grown
}

/// 64 requests on each of 20 connections, each with a megabyte: 1.3 GB if nothing bounds it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_bodies_of_strangers() {
    let server = Server::start(&[]);
    let grown = http_2_attack(&server, (20, 64), 1, MEGABYTE - 1, 1000).await;
    println!("{} MB", grown / MEGABYTE);
    assert!(grown < MOST, "{} MB", grown / MEGABYTE);
    // A phone is served all the while.
    let mut phone = Peer::connect(server.address);
    assert_eq!(phone.ask(signed(PING)).unwrap().status, 200);
}

/// One connection alone gets a sixteenth of the budget.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_bodies_of_one_connection() {
    let server = Server::start(&[]);
    let grown = http_2_attack(&server, (1, 64), 1, MEGABYTE - 1, 50).await;
    println!("{} MB", grown / MEGABYTE);
    assert!(grown < 20 * MEGABYTE, "{} MB", grown / MEGABYTE);
}

/// Small bodies that do not come, behind headers of 14 KB: a header does not wait with its body.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_2_headers_of_requests_that_wait() {
    let server = Server::start(&[]);
    let grown = http_2_attack(&server, (80, 64), 14_000, 0, 0).await;
    println!("{} MB", grown / MEGABYTE);
    // The headers alone would be 72 MB.
    assert!(grown < 60 * MEGABYTE, "{} MB", grown / MEGABYTE);
}

/// Requests that come all at once and whose bodies do not come: what one needs that waits for its body.
#[test]
fn http_2_requests_at_once_that_wait() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during();
    let mut burst = [PREFACE, &frame(SETTINGS, 0, 0, &[])].concat();
    for number in 0..64 {
        burst.extend(frame(HEADERS, END_HEADERS, 2 * number + 1, &post_headers()));
    }
    let peers: Vec<_> = (0..200)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write(&burst);
            peer
        })
        .collect();
    let grown = measure(&mut || false);
    println!("{} MB", grown / MEGABYTE);
    // 12,800 requests; with what their handlers would need they took 160 MB.
    assert!(grown < 90 * MEGABYTE, "{} MB", grown / MEGABYTE);
    drop(peers);
}

/// HTTP/1 has one body a connection, so it takes many connections.
#[test]
fn http_1_bodies_of_strangers() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during();
    let request = unsigned("POST", "/flow", MEGABYTE);
    let peers: Vec<_> = (0..200)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            // All but the end; it may be refused while it is sent.
            let _ = peer.try_write(&request[..request.len() - 1]);
            peer
        })
        .collect();
    let grown = measure(&mut || false);
    println!("{} MB", grown / MEGABYTE);
    assert!(grown < MOST, "{} MB", grown / MEGABYTE);
    let mut phone = Peer::connect(server.address);
    assert_eq!(phone.ask(signed(PING)).unwrap().status, 200);
    drop(peers);
}

/// Headers that do not end.
#[test]
fn http_1_headers_without_an_end() {
    let server = Server::start(&[]);
    let mut measure = server.memory_during();
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
    let grown = measure(&mut || false);
    println!("{} MB", grown / MEGABYTE);
    assert!(grown < 60 * MEGABYTE, "{} MB", grown / MEGABYTE);
    drop(peers);
}
