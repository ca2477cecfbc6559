//! The whole way: a socket, real encryption, and a client that is another implementation.

use std::time::Duration;

use flowkit::client::{Answer, BusinessPublicKey, WhatsAppClient};
use flowkit::prelude::*;
use jiff::Zoned;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::clinic::Clinic;
use crate::clock::{Clock, SystemClock};
use crate::paint::Paint;
use crate::support::{MONDAY, TestClock, good_form};
use crate::walk;

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const PATIENCE: Duration = Duration::from_secs(60);

struct Server {
    client: WhatsAppClient,
    stop: oneshot::Sender<()>,
    running: JoinHandle<flowkit::Result<()>>,
}

impl Server {
    async fn start(clock: impl Clock) -> Self {
        let key = PrivateKey::generate().unwrap();
        let public_key = BusinessPublicKey::from_pem(&key.public_key_pem()).unwrap();
        let endpoint = Endpoint::builder()
            .private_key(key)
            .app_secret(AppSecret::new(SECRET).unwrap())
            .flow("/appointment", Clinic::new(clock))
            .build()
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/appointment", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(endpoint.serve_until(listener, async { drop(stopped.await) }));
        let client = WhatsAppClient::builder(public_key)
            .app_secret(SECRET)
            .http(&url)
            .unwrap();
        Self {
            client,
            stop,
            running,
        }
    }

    async fn stop(self) {
        drop(self.stop);
        drop(self.client);
        timeout(PATIENCE, self.running)
            .await
            .unwrap()
            .unwrap()
            .unwrap();
    }
}

#[tokio::test]
async fn the_demonstrations_walk() {
    let server = Server::start(TestClock::at(MONDAY)).await;
    let mut printed = Vec::new();
    let walked = walk::walk(&server.client, &mut printed, Paint::new(false));
    timeout(PATIENCE, walked).await.unwrap().unwrap();
    server.stop().await;

    let printed = String::from_utf8(printed).unwrap();
    for text in [
        "Dental care · Eye care · Skin care · Physiotherapy",
        "trigger: department_selected",
        "Please tell us your name",
        "Tuesday, 3 March 2026 at 09:00",
        "SUCCESS",
        "booking_id   HC-0001",
        "! That time has just been taken",
        "(09:00) · 09:30",
        "booking_id   HC-0002",
        "acknowledged",
        " ms\n",
    ] {
        assert!(printed.contains(text), "{text} is not in\n{printed}");
    }
    assert!(!printed.contains('\x1b'));
    assert!(
        printed.lines().all(|line| line.chars().count() <= 110),
        "{printed}"
    );
}

#[tokio::test]
async fn the_walk_on_the_machines_own_clock() {
    let before = Zoned::now().datetime();
    let now = SystemClock.now();
    assert!(before <= now && now <= Zoned::now().datetime());

    let server = Server::start(SystemClock).await;
    let mut printed = Vec::new();
    let walked = walk::walk(&server.client, &mut printed, Paint::new(true));
    timeout(PATIENCE, walked).await.unwrap().unwrap();
    assert!(
        String::from_utf8(printed)
            .unwrap()
            .contains("\x1b[32mSUCCESS\x1b[0m")
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_phones_confirm_at_the_same_moment() {
    let server = Server::start(TestClock::at(MONDAY)).await;
    let form = good_form().as_object().unwrap().clone();
    let tasks: Vec<_> = ["ada", "ben"]
        .into_iter()
        .map(|token| {
            let (phone, form) = (server.client.with_flow_token(token), form.clone());
            tokio::spawn(async move { phone.data_exchange("SUMMARY", form).await.unwrap() })
        })
        .collect();
    let (mut booked, mut refused) = (0, 0);
    for task in tasks {
        match timeout(PATIENCE, task).await.unwrap().unwrap() {
            Answer::Completed { params } => {
                assert!(params["booking_id"].is_string() && params["flow_token"].is_string());
                booked += 1;
            }
            Answer::Screen {
                screen,
                error_message,
                ..
            } => {
                assert_eq!(screen, "SUMMARY");
                assert!(error_message.unwrap().contains("just been taken"));
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((booked, refused), (1, 1));
    server.stop().await;
}

#[tokio::test]
async fn a_walk_against_a_closed_clinic_fails() {
    let server = Server::start(TestClock::at(MONDAY)).await;
    let client = server.client.clone();
    server.stop().await;
    let mut printed = Vec::new();
    let walked = walk::walk(&client, &mut printed, Paint::new(false));
    assert!(timeout(PATIENCE, walked).await.unwrap().is_err());
}
