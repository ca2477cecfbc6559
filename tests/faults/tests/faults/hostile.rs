//! Other things that peers do, and the server lives on.

use super::support::http1::Peer;
use super::support::server::Server;
use super::support::{PING, signed};

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
