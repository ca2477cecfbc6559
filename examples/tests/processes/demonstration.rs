//! `appointment` with nothing configured.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use flowkit::client::{Answer, BusinessPublicKey, WhatsAppClient};

use crate::process::{Process, example};

#[test]
fn once_books_and_ends() {
    let ended = Process::start("appointment", &["--once"], &[("PORT", "0")]).wait();
    assert_eq!(
        ended.status.code(),
        Some(0),
        "{}\n{}",
        ended.stdout,
        ended.stderr
    );
    let log = ended.stderr.trim_end();
    assert!(
        log.lines().count() == 1 && log.contains("payload-schema-error"),
        "{log}"
    );
    for text in [
        "The clinic is open at http://127.0.0.1:",
        "booking_id   HC-0001",
        "! That phone number looks incomplete",
    ] {
        assert!(
            ended.stdout.contains(text),
            "{text} is not in\n{}",
            ended.stdout
        );
    }
    assert!(!ended.stdout.contains('\x1b'), "colours in a pipe");
    assert!(!ended.stdout.contains("stays open"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn goes_on_serving_whoever_has_the_key() {
    let process = Process::start("appointment", &[], &[("PORT", "0")]);
    let printed = process.stdout_until("For real customers");
    let after = |text: &str| {
        printed
            .split_once(text)
            .unwrap_or_else(|| panic!("{printed}"))
            .1
    };
    let url = after("The clinic stays open at ")
        .split(';')
        .next()
        .unwrap();
    let secret = after("APP_SECRET=").lines().next().unwrap();
    let pem = after("-----BEGIN PUBLIC KEY-----")
        .split("-----END")
        .next()
        .unwrap();
    let pem = format!("-----BEGIN PUBLIC KEY-----{pem}-----END PUBLIC KEY-----\n");

    let key = BusinessPublicKey::from_pem(&pem).unwrap();
    let phone = WhatsAppClient::builder(key.clone())
        .app_secret(secret)
        .http(url)
        .unwrap();
    assert!(
        matches!(phone.init(None).await, Ok(Answer::Screen { screen, .. }) if screen == "APPOINTMENT")
    );
    let stranger = WhatsAppClient::builder(key)
        .app_secret("another")
        .http(url)
        .unwrap();
    assert!(
        stranger.init(None).await.is_err(),
        "the signature is checked"
    );

    let ended = process.terminate();
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
}

#[test]
fn every_run_has_a_secret_of_its_own() {
    let secret = || {
        let process = Process::start("appointment", &[], &[("PORT", "0")]);
        let printed = process.stdout_until("APP_SECRET=");
        printed.lines().last().unwrap().to_owned()
    };
    assert_ne!(secret(), secret());
}

#[test]
fn a_port_that_is_taken() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let ended = Process::start("appointment", &["--once"], &[("PORT", &port)]).wait();
    let sentence = ended.refused();
    assert!(
        sentence.contains(&format!("port {port} is taken")),
        "{sentence}"
    );
}

#[test]
fn the_port_is_a_number() {
    for port in ["http", "65536", "-1", ""] {
        let ended = Process::start("appointment", &["--once"], &[("PORT", port)]).wait();
        assert!(ended.refused().contains("PORT must be a number"), "{port}");
    }
}

#[test]
fn half_a_configuration_is_a_mistake() {
    for name in ["APP_SECRET", "PASSPHRASE"] {
        let ended =
            Process::start("appointment", &["--once"], &[(name, "x"), ("PORT", "0")]).wait();
        assert!(
            ended
                .refused()
                .starts_with(&format!("{name} is set but PRIVATE_KEY is not"))
        );
    }
}

#[test]
fn arguments() {
    let ended = Process::start("appointment", &["--twice"], &[]).wait();
    assert!(ended.refused().contains("`--twice`"));
    let ended = Process::start("appointment", &["--help"], &[]).wait();
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stdout.contains("Usage:") && ended.stdout.contains("--once"));
}

/// Nobody reads what the walk prints, so it cannot go on.
#[test]
fn a_walk_that_fails_ends_with_status_1() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = Command::new(example("appointment"))
        .arg("--once")
        .env_clear()
        .env("PORT", "0")
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1));
}
