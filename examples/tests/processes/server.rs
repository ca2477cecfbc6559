//! `appointment` for real customers.

use std::net::TcpListener;

use flowkit::client::{Answer, Object};
use serde_json::json;

use crate::process::{CONFIGURED, PASSPHRASE, PRIVATE_KEY, Process, SECRET, phone};

fn without<'a>(name: &str) -> Vec<(&'a str, &'a str)> {
    CONFIGURED
        .into_iter()
        .filter(|(other, _)| *other != name)
        .collect()
}

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut environment = without(name);
    environment.push((name, value));
    environment
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn serves_until_sigterm_and_prints_only_its_log() {
    let process = Process::start("appointment", &[], &CONFIGURED);
    let address = process.address();
    let phone = phone(&address, "/appointment");
    assert!(matches!(phone.ping().await, Ok(Answer::HealthCheck { status }) if status == "active"));
    assert!(
        matches!(phone.init(None).await, Ok(Answer::Screen { screen, .. }) if screen == "APPOINTMENT")
    );
    let payload = Object::from_iter([
        ("trigger".to_owned(), json!("department_selected")),
        ("department".to_owned(), json!("a-secret-department")),
    ]);
    let mut misshapen = payload.clone();
    misshapen["department"] = json!(["a-secret-department"]);
    for (payload, message) in [
        (payload, "We do not have that department"),
        (misshapen, "Please check what you entered"),
    ] {
        match phone.data_exchange("APPOINTMENT", payload).await {
            Ok(Answer::Screen {
                error_message: Some(text),
                ..
            }) => assert!(text.contains(message), "{text}"),
            other => panic!("{other:?}"),
        }
    }

    let ended = process.terminate();
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
    assert_eq!(ended.stdout, "", "no virtual customer comes");
    assert!(ended.stderr.contains("INFO"), "{}", ended.stderr);
    let says_what_did_not_fit = ended.stderr.contains("`department` should be");
    assert!(says_what_did_not_fit, "{}", ended.stderr);
    for private in ["a-secret-department", PASSPHRASE_IN_FULL, SECRET] {
        assert!(
            !ended.stderr.contains(private),
            "{private} in\n{}",
            ended.stderr
        );
    }
    assert!(!ended.stderr.contains('\x1b'), "colours in a pipe");
}

/// `test` alone could stand in any log.
const PASSPHRASE_IN_FULL: &str = "PASSPHRASE=test";

#[test]
fn the_log_is_as_loud_as_rust_log_says() {
    let process = Process::start("appointment", &[], &with("RUST_LOG", "info"));
    process.address();
    drop(process);

    // Silent, so the port must be known beforehand: it is free again when the listener is dropped.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
        .to_string();
    let mut environment = with("RUST_LOG", "error");
    environment.retain(|(name, _)| *name != "PORT");
    environment.push(("PORT", &port));
    let process = Process::start("appointment", &[], &environment);
    for _ in 0..600 {
        if std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let ended = process.terminate();
    assert_eq!(
        (ended.status.code(), &*ended.stderr, &*ended.stdout),
        (Some(0), "", "")
    );
}

#[test]
fn a_missing_app_secret() {
    let ended = Process::start("appointment", &[], &without("APP_SECRET")).wait();
    assert!(ended.refused().contains("APP_SECRET"), "{}", ended.stderr);
}

#[test]
fn a_key_that_cannot_be_read() {
    for (name, value) in [
        ("PASSPHRASE", "wrong"),
        ("PRIVATE_KEY", "no key"),
        ("PRIVATE_KEY", ""),
    ] {
        let ended = Process::start("appointment", &[], &with(name, value)).wait();
        assert!(ended.refused().contains(name), "{}", ended.stderr);
    }
    let ended = Process::start("appointment", &[], &without("PASSPHRASE")).wait();
    assert!(ended.refused().contains("PASSPHRASE"), "{}", ended.stderr);
}

#[test]
fn a_port_that_is_taken() {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let ended = Process::start("appointment", &[], &with("PORT", &port)).wait();
    assert_eq!(ended.status.code(), Some(1));
    let sentence = ended.stderr.lines().last().unwrap();
    assert!(
        sentence.contains(&format!("port {port} is taken")),
        "{sentence}"
    );
}

#[test]
fn once_belongs_to_the_demonstration() {
    let ended = Process::start("appointment", &["--once"], &CONFIGURED).wait();
    assert!(ended.refused().contains("PRIVATE_KEY is set"));
}

#[test]
fn a_key_on_one_line_is_a_key() {
    let one_line = PRIVATE_KEY.replace('\n', "\\n");
    let process = Process::start("appointment", &[], &with("PRIVATE_KEY", &one_line));
    process.address();
    assert_eq!(process.terminate().status.code(), Some(0));
    assert_eq!(PASSPHRASE, "test");
}

#[test]
fn ctrl_c_ends_it_well_too() {
    let process = Process::start("appointment", &[], &CONFIGURED);
    process.address();
    assert_eq!(process.interrupt().status.code(), Some(0));
}
