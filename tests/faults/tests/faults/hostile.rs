//! Other things that peers do; real requests go on all the while.

use std::time::{Duration, Instant};

use super::support::http1::Peer;
use super::support::http2::{
    DATA, END_HEADERS, END_STREAM, HEADERS, PING_FRAME, PREFACE, RST_STREAM, SETTINGS, frame,
    get_headers, post_headers,
};
use super::support::server::Server;
use super::support::{PING, TRIES, signed};

#[track_caller]
fn a_phone_is_answered(server: &Server) {
    let begun = Instant::now();
    let reply = Peer::connect(server.address).ask(signed(PING));
    assert_eq!(reply.expect("an answer").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
fn an_upgrade_is_not_taken() {
    let server = Server::start(&[]);
    let mut peer = Peer::connect(server.address);
    let reply = peer.ask("GET /flow HTTP/1.1\r\nhost: h\r\nconnection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n\r\n");
    assert_eq!(reply.unwrap().status, 200);
    assert_eq!(peer.ask(signed(PING)).unwrap().status, 200);
    let mut peer = Peer::connect(server.address);
    let reply = peer.ask("CONNECT example.org:443 HTTP/1.1\r\nhost: h\r\n\r\n");
    assert_eq!(reply.unwrap().status, 404);
}

/// Answers that cannot be sent, because the peer gives them no window, keep no place.
#[test]
fn http_2_answers_that_nobody_lets_out() {
    let server = Server::start(&["max-connections=10"]);
    let no_window = [0, 4, 0, 0, 0, 0]; // SETTINGS_INITIAL_WINDOW_SIZE: 0
    let peers: Vec<_> = (0..10)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.write([PREFACE, &frame(SETTINGS, 0, 0, &no_window)].concat());
            for stream in [1, 3, 5] {
                let flags = END_HEADERS | END_STREAM;
                peer.write(frame(HEADERS, flags, stream, &get_headers()));
            }
            peer
        })
        .collect();
    std::thread::sleep(Duration::from_millis(1500));
    for _ in 0..TRIES {
        a_phone_is_answered(&server);
    }
    drop(peers);
}

/// Nor do answers of HTTP/1 that are not read.
#[test]
fn http_1_answers_that_nobody_reads() {
    let server = Server::start(&["max-connections=10"]);
    let asking = "GET /flow HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(1000);
    let peers: Vec<_> = (0..10)
        .map(|_| {
            let mut peer = Peer::connect(server.address);
            peer.give_up_after(Duration::from_millis(50));
            // Until the buffers of both sides are full.
            while peer.try_write(&asking).is_ok() {}
            peer
        })
        .collect();
    std::thread::sleep(Duration::from_millis(1100));
    for _ in 0..TRIES {
        a_phone_is_answered(&server);
    }
    drop(peers);
}

/// Streams that are opened and reset at once, faster than anything can be done for them.
#[test]
fn http_2_streams_reset_at_once() {
    let server = Server::start(&[]);
    let before = server.memory();
    for _ in 0..10 {
        let mut peer = Peer::connect(server.address);
        peer.write([PREFACE, &frame(SETTINGS, 0, 0, &[])].concat());
        for number in 0..20_000 {
            let stream = 2 * number + 1;
            let mut both = frame(HEADERS, END_HEADERS, stream, &post_headers());
            both.extend(frame(RST_STREAM, 0, stream, &[0, 0, 0, 8]));
            if peer.try_write(both).is_err() {
                break; // The server has seen enough.
            }
        }
    }
    a_phone_is_answered(&server);
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 30 << 20, "{grown} bytes");
}

/// Frames that cost the peer nothing and ask for an answer each, which it does not read.
#[test]
fn http_2_frames_that_ask_for_answers() {
    let server = Server::start(&[]);
    let before = server.memory();
    let settings = frame(SETTINGS, 0, 0, &[0, 4, 0, 0, 255, 255]);
    let ping = frame(PING_FRAME, 0, 0, &[0; 8]);
    for flood in [ping, settings] {
        let mut peer = Peer::connect(server.address);
        peer.give_up_after(Duration::from_millis(500));
        peer.write([PREFACE, &frame(SETTINGS, 0, 0, &[])].concat());
        let flood = flood.repeat(10_000);
        for _ in 0..50 {
            if peer.try_write(&flood).is_err() {
                break;
            }
        }
        a_phone_is_answered(&server);
    }
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 30 << 20, "{grown} bytes");
}

/// A body in empty frames, which take no window.
#[test]
fn http_2_empty_frames() {
    let server = Server::start(&[]);
    let mut peer = Peer::connect(server.address);
    peer.give_up_after(Duration::from_millis(500));
    peer.write([PREFACE, &frame(SETTINGS, 0, 0, &[])].concat());
    peer.write(frame(HEADERS, END_HEADERS, 1, &post_headers()));
    let before = server.memory();
    let flood = frame(DATA, 0, 1, &[]).repeat(10_000);
    for _ in 0..100 {
        if peer.try_write(&flood).is_err() {
            break;
        }
    }
    a_phone_is_answered(&server);
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 30 << 20, "{grown} bytes");
}

/// A header in pieces that never end.
#[test]
fn http_2_headers_without_an_end() {
    const CONTINUATION: u8 = 9;
    let server = Server::start(&[]);
    let before = server.memory();
    let mut peer = Peer::connect(server.address);
    peer.give_up_after(Duration::from_millis(500));
    peer.write([PREFACE, &frame(SETTINGS, 0, 0, &[])].concat());
    peer.write(frame(HEADERS, 0, 1, &post_headers()));
    let mut field = vec![0, 1, b'x', 100];
    field.extend([b'y'; 100]);
    let flood = frame(CONTINUATION, 0, 1, &field.repeat(100)).repeat(100);
    for _ in 0..100 {
        if peer.try_write(&flood).is_err() {
            break;
        }
    }
    a_phone_is_answered(&server);
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 30 << 20, "{grown} bytes");
}

/// Chunks of a byte each behind long extensions, and trailers without an end.
#[test]
fn chunks_that_are_mostly_wrapping() {
    let server = Server::start(&[]);
    let head = "POST /flow HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n";
    let extension = "x".repeat(4000);
    let chunks = format!("1;{extension}\r\nx\r\n").repeat(100);
    let trailers = format!("0\r\n{}", "x-trailer: y\r\n".repeat(100_000));
    for body in [chunks, trailers] {
        let mut peer = Peer::connect(server.address);
        let _ = peer.try_write(format!("{head}{body}"));
        let reply = peer.reply().expect("an answer");
        assert_eq!((reply.status, reply.closes()), (400, true));
        a_phone_is_answered(&server);
    }
}

/// Two lengths, of which a proxy in front might believe the other one.
#[test]
fn requests_of_two_lengths() {
    let server = Server::start(&[]);
    for lengths in [
        "content-length: 5\r\ncontent-length: 6",
        "content-length: +5",
        "content-length: 5, 6",
        "transfer-encoding: chunked, identity",
    ] {
        let mut peer = Peer::connect(server.address);
        let reply = peer.ask(format!(
            "POST /flow HTTP/1.1\r\nhost: h\r\n{lengths}\r\n\r\nhello"
        ));
        let reply = reply.expect("an answer");
        assert_eq!((reply.status, reply.closes()), (400, true), "{lengths}");
    }
}

/// A body that says both is read by its chunks, and nothing behind it is taken for a request.
#[test]
fn a_length_beside_chunks() {
    let server = Server::start(&[]);
    let mut peer = Peer::connect(server.address);
    let reply = peer.ask(
        "POST /flow HTTP/1.1\r\nhost: h\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nhost: h\r\n\r\n",
    );
    let reply = reply.expect("an answer");
    assert!(matches!(reply.status, 400 | 432), "{}", reply.head);
    let behind = String::from_utf8(peer.rest()).unwrap();
    assert_eq!(behind, "", "the connection ends, as RFC 9112 (6.1) has it");
}

/// No host, or two: a proxy in front may have gone by another one than the server does.
#[test]
fn requests_of_no_host_or_of_two() {
    let server = Server::start(&[]);
    for (version, hosts, wanted) in [
        ("1.1", "", 400),
        ("1.1", "host: a\r\nhost: a\r\n", 400),
        ("1.1", "host: a\r\nHost: b\r\n", 400),
        ("1.1", "host: a\r\n", 200),
        ("1.0", "", 200),
        ("1.0", "host: a\r\n", 200),
        // nginx asks by HTTP/1.0 unless it is told otherwise.
        ("1.0", "host: a\r\nhost: b\r\n", 400),
    ] {
        let mut peer = Peer::connect(server.address);
        let reply = peer.ask(format!("GET /flow HTTP/{version}\r\n{hosts}\r\n"));
        let reply = reply.expect("an answer");
        assert_eq!(reply.status, wanted, "HTTP/{version} {hosts}");
        assert!(reply.status == 200 || reply.closes(), "{}", reply.head);
    }
}
