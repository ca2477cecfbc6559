//! What lies with the flow: handlers in trouble, screens it does not have, too much to do; methods and paths.

use flowkit::Mismatch;
use flowkit::client::{Answer, ClientError, Object};
use serde_json::json;

use super::support::moody::{Gate, Moody, in_mood};
use super::support::raw::{self, INIT, PING, Raw, Reply};
use super::support::{Server, endpoint, soon};
use super::{SHORT, moody, server, status_of};

/// One connection for all: what happens in a handler must not end it.
#[tokio::test]
async fn a_handlers_trouble_leaves_its_connection_alone() {
    let server = Server::start(moody().handler_timeout(SHORT)).await;
    let mut connection = Raw::connect(server.address).await;
    for (mood, wanted) in [
        ("panics", 500),
        ("good", 200),
        ("panics_late", 500),
        ("good", 200),
        ("fails", 500),
        ("sleeps", 504),
        ("good", 200),
    ] {
        connection
            .write(&raw::request("/flow", &in_mood(mood)))
            .await;
        let Reply { status, head, body } = connection.reply().await;
        assert_eq!(status, wanted, "{mood}");
        assert!(!head.contains("connection: close"), "{mood}: {head}");
        assert_eq!(body.is_empty(), wanted != 200, "{mood}");
    }
}

#[tokio::test]
async fn what_the_phone_makes_of_a_handlers_trouble() {
    let server = Server::start(moody().handler_timeout(SHORT)).await;
    let phone = server.phone("/flow");
    let mood = |mood: &str| Object::from_iter([("mood".to_owned(), json!(mood))]);
    for name in ["panics", "fails"] {
        let error = soon(phone.data_exchange("ONLY", mood(name)))
            .await
            .unwrap_err();
        assert!(
            matches!(error, ClientError::Status { status: 500 }) && error.may_retry(),
            "{name}: {error}"
        );
    }
    let error = soon(phone.data_exchange("ONLY", mood("sleeps")))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::Timeout) && error.may_retry(),
        "{error}"
    );
}

#[tokio::test]
async fn what_the_flow_does_not_have() {
    let server = server().await;
    let phone = server.phone("/flow");
    for plaintext in [
        r#"{"version":"3.0","action":"data_exchange","screen":"ELSEWHERE","data":{},"flow_token":"t"}"#,
        r#"{"version":"3.0","action":"data_exchange","screen":"","data":{},"flow_token":"t"}"#,
        r#"{"version":"3.0","action":"BACK","screen":"ONLY","data":{},"flow_token":"t"}"#,
        r#"{"version":"3.0","action":"DANCE","screen":"ONLY","data":{},"flow_token":"t"}"#,
        &in_mood("unheard of"),
        r#"{"version":"3.0","action":"data_exchange","screen":"ONLY","data":[],"flow_token":"t"}"#,
        r#"{"version":"3.0","action":"data_exchange","screen":"ONLY","flow_token":"t"}"#,
    ] {
        assert_eq!(status_of(&phone, plaintext).await, 500, "{plaintext}");
    }
}

#[tokio::test]
async fn a_hook_answers_kindly() {
    let hooked = moody().on_mismatch(|mismatch, exchange| match mismatch {
        Mismatch::Payload { path, .. } => {
            assert_eq!((path.as_str(), exchange.screen()), ("mood", Some("ONLY")));
            Some(flowkit::Answer::error("Please choose again"))
        }
        _ => None,
    });
    let server = Server::start(hooked).await;
    let phone = server.phone("/flow");
    let payload = Object::from_iter([("mood".to_owned(), json!("unheard of"))]);
    match soon(phone.data_exchange("ONLY", payload)).await.unwrap() {
        Answer::Screen {
            screen,
            data,
            error_message,
            ..
        } => {
            assert_eq!((&*screen, data.len()), ("ONLY", 0));
            assert_eq!(error_message.as_deref(), Some("Please choose again"));
        }
        other => panic!("{other:?}"),
    }
    let error = soon(phone.back("ONLY")).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 500 }),
        "the hook leaves it: {error}"
    );
}

#[tokio::test]
async fn more_requests_than_the_endpoint_takes() {
    let gate = Gate::default();
    let builder = endpoint()
        .max_in_flight(1)
        .flow("/flow", Moody(gate.clone()));
    let server = Server::start(builder).await;
    let phone = server.phone("/flow");
    let waiting = tokio::spawn({
        let phone = phone.clone();
        async move {
            soon(phone.round_trip(in_mood("waits").as_bytes()))
                .await
                .unwrap()
                .status
        }
    });
    gate.arrival().await;
    assert_eq!(status_of(&phone, PING).await, 503);
    gate.let_go(1);
    assert_eq!(soon(waiting).await.unwrap(), 200);
    assert_eq!(status_of(&phone, PING).await, 200);
}

#[tokio::test]
async fn methods_and_paths() {
    let server = Server::start(moody().flow("/", Moody::default())).await;
    let mut connection = Raw::connect(server.address).await;
    for (method, path, wanted) in [
        ("GET", "/flow", 200),
        ("GET", "/flow?probe=1", 200),
        ("GET", "/", 200),
        ("PUT", "/flow", 405),
        ("DELETE", "/flow", 405),
        ("OPTIONS", "/flow", 405),
        ("BREW", "/flow", 405),
        ("POST", "/elsewhere", 404),
        ("GET", "/flow/", 404),
    ] {
        connection
            .write(&format!(
                "{method} {path} HTTP/1.1\r\nhost: h\r\ncontent-length: 0\r\n\r\n"
            ))
            .await;
        let reply = connection.reply().await;
        assert_eq!(reply.status, wanted, "{method} {path}");
        assert_eq!(
            reply.body.is_empty(),
            wanted == 405,
            "{method} {path}: {}",
            reply.body
        );
        assert_eq!(
            reply.head.contains("allow: get, head, post\r\n"),
            wanted == 405,
            "{}",
            reply.head
        );
    }
    for (path, wanted) in [("/flow", 200), ("/elsewhere", 404)] {
        connection
            .write(&format!("HEAD {path} HTTP/1.1\r\nhost: h\r\n\r\n"))
            .await;
        assert_eq!(connection.reply_to_head().await.status, wanted, "{path}");
    }
    // A query is no part of the path, and the same connection is still good for a real request.
    connection
        .write(&raw::request("/flow?tenant=7", INIT))
        .await;
    assert_eq!(connection.reply().await.status, 200);
}
