//! `axum`.

use flowkit::client::{Answer, Object, WhatsAppClient};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::process::{CONFIGURED, Process, phone};

/// The whole HTTP answer to a GET.
async fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

async fn rate(phone: &WhatsAppClient, thumb: &str) -> Answer {
    let payload = Object::from_iter([("thumb".to_owned(), json!(thumb))]);
    phone.data_exchange("RATING", payload).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stands_beside_other_routes() {
    let process = Process::start("axum", &[], &CONFIGURED);
    let address = process.address();
    let health = get(&address, "/health").await;
    assert!(
        health.starts_with("HTTP/1.1 200") && health.ends_with("ok\n"),
        "{health}"
    );
    assert!(
        get(&address, "/elsewhere")
            .await
            .starts_with("HTTP/1.1 404")
    );

    let phone = phone(&address, "/feedback");
    assert!(
        matches!(phone.init(None).await, Ok(Answer::Screen { screen, .. }) if screen == "RATING")
    );
    for (thumb, expected) in [
        ("up", "COMMENT"),
        ("down", "COMMENT"),
        ("down", "COMMENT"),
        ("", "RATING"),
    ] {
        match rate(&phone, thumb).await {
            Answer::Screen {
                screen,
                error_message,
                ..
            } => {
                assert_eq!(screen, expected);
                assert_eq!(error_message.is_some(), expected == "RATING");
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(
        get(&address, "/ratings").await.ends_with("1 good, 2 bad\n"),
        "one state for all routes"
    );
    for (comment, commented) in [("", false), ("The tea", true)] {
        let payload = Object::from_iter([("comment".to_owned(), json!(comment))]);
        match phone.data_exchange("COMMENT", payload).await {
            Ok(Answer::Completed { params, .. }) => assert_eq!(params["commented"], commented),
            other => panic!("{other:?}"),
        }
    }

    let ended = process.terminate();
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
}
