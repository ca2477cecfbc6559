//! Bodies: of the wrong shape, too large, too slow, broken off.

use flowkit::client::{ClientError, Object, SIGNATURE_HEADER, sign};
use serde_json::Value;

use super::support::raw::{self, PING, Raw};
use super::support::{SECRET, Server, soon};
use super::{SHORT, healthy, moody, raw_status, server, status_of};

#[tokio::test]
async fn requests_of_the_wrong_shape() {
    let server = server().await;
    for body in [
        "",
        "hello",
        "{}",
        "[]",
        r#"{"encrypted_flow_data":"QUJD"}"#,
        PING,
    ] {
        let request = raw::post("/flow", Some(&sign(SECRET, body.as_bytes())), body);
        assert_eq!(raw_status(&server, &request).await, 400, "{body}");
    }
    let phone = server.phone("/flow");
    for plaintext in [
        "",
        "hello",
        "[]",
        "{}",
        r#"{"action":7}"#,
        r#"{"action":"INIT","screen":[]}"#,
    ] {
        assert_eq!(status_of(&phone, plaintext).await, 400, "{plaintext}");
    }
    assert_eq!(soon(phone.ping()).await.unwrap(), healthy());
}

#[tokio::test]
async fn bodies_that_are_too_large() {
    let server = Server::start(moody().body_limit(10_000)).await;
    let body = "x".repeat(10_001);
    let signature = sign(SECRET, body.as_bytes());
    assert_eq!(
        raw_status(&server, &raw::post("/flow", Some(&signature), &body)).await,
        413
    );

    // One that is refused by its length alone, before any of it is there.
    let mut connection = Raw::connect(server.address).await;
    connection
        .write(&raw::head("/flow", usize::MAX >> 1, &[]))
        .await;
    assert_eq!(connection.reply().await.status, 413);

    // In chunks, so that its length shows only as it comes.
    let mut connection = Raw::connect(server.address).await;
    connection
        .write("POST /flow HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n")
        .await;
    for _ in 0..11 {
        connection
            .write(&format!("400\r\n{}\r\n", "x".repeat(0x400)))
            .await;
    }
    assert_eq!(connection.reply().await.status, 413);

    assert_eq!(soon(server.phone("/flow").ping()).await.unwrap(), healthy());
}

/// The sender is still busy when it is refused, and must get to read why.
#[tokio::test]
async fn a_body_far_too_large_is_answered_while_it_is_sent() {
    let server = server().await;
    let mut data = Object::new();
    data.insert("text".to_owned(), Value::from("x".repeat(6 << 20)));
    let error = soon(server.phone("/flow").data_exchange("ONLY", data))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 413 }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_body_in_chunks() {
    let server = server().await;
    let body = raw::sealed(PING);
    let mut connection = Raw::connect(server.address).await;
    let signature = sign(SECRET, body.as_bytes());
    connection
        .write(&format!(
            "POST /flow HTTP/1.1\r\nhost: h\r\n{SIGNATURE_HEADER}: {signature}\r\ntransfer-encoding: chunked\r\n\r\n"
        ))
        .await;
    let (first, second) = body.split_at(100);
    for part in [first, second] {
        connection
            .write(&format!("{:x}\r\n{part}\r\n", part.len()))
            .await;
    }
    connection.write("0\r\n\r\n").await;
    assert_eq!(connection.reply().await.status, 200);
}

#[tokio::test]
async fn a_body_that_does_not_come() {
    let server = Server::start(moody().body_timeout(SHORT)).await;
    let mut connection = Raw::connect(server.address).await;
    connection.write(&raw::head("/flow", 1000, &[])).await;
    connection.write("{\"encrypted_flow_data\":").await;
    let reply = connection.reply().await;
    assert_eq!((reply.status, &*reply.body), (408, ""));

    // Slow, but not too slow.
    let request = raw::request("/flow", PING);
    let (first, second) = request.split_at(request.len() - 50);
    let mut connection = Raw::connect(server.address).await;
    connection.write(first).await;
    tokio::task::yield_now().await;
    connection.write(second).await;
    assert_eq!(connection.reply().await.status, 200);
}

#[tokio::test]
async fn a_caller_that_leaves_within_its_body() {
    let server = server().await;
    let mut connection = Raw::connect(server.address).await;
    connection.write(&raw::head("/flow", 1000, &[])).await;
    connection.write("{").await;
    drop(connection);
    assert_eq!(soon(server.phone("/flow").ping()).await.unwrap(), healthy());
}
