//! `minimal`.

use flowkit::client::{Answer, Object};

use crate::process::{CONFIGURED, Process, phone};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn greets_and_completes() {
    let process = Process::start("minimal", &[], &CONFIGURED);
    let phone = phone(&process.address(), "/").with_flow_token("token-1");
    match phone.init(None).await {
        Ok(Answer::Screen { screen, data, .. }) => {
            assert_eq!(screen, "MY_SCREEN");
            assert_eq!(data["greeting"], "Hello from Rust");
        }
        other => panic!("{other:?}"),
    }
    match phone.data_exchange("MY_SCREEN", Object::new()).await {
        Ok(Answer::Completed { params, .. }) => assert_eq!(params["flow_token"], "token-1"),
        other => panic!("{other:?}"),
    }
    let ended = process.terminate();
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
}

#[test]
fn needs_a_key() {
    let ended = Process::start("minimal", &[], &[]).wait();
    assert!(ended.refused().contains("PRIVATE_KEY"), "{}", ended.stderr);
}

#[test]
fn is_short() {
    let lines = include_str!("../../minimal.rs").lines().count();
    assert!(lines < 40, "{lines} lines");
}
