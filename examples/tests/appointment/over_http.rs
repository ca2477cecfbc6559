//! The whole way: a socket, real encryption, and a client that is another implementation.

use flowkit::client::Answer;
use jiff::Zoned;
use shared::{Clock, Paint, SystemClock};
use tokio::time::timeout;

use crate::clinic::Clinic;
use crate::clock::TestClock;
use crate::server::{PATIENCE, Server, assert_printed, printed};
use crate::support::{MONDAY, good_form};
use crate::walk;

#[tokio::test]
async fn the_demonstrations_walk() {
    let printed = printed(
        Clinic::new(TestClock::at(MONDAY)),
        Paint::new(false),
        walk::walk,
    )
    .await;
    assert_printed(
        &printed,
        &[
            "Dental care · Eye care · Skin care · Physiotherapy",
            "trigger: department_selected",
            "That phone number looks incomplete",
            "Tuesday, 3 March 2026 at 09:00",
            "SUCCESS",
            "booking_id   HC-0001",
            "! That time has just been taken",
            "(09:00) · 09:30",
            "booking_id   HC-0002",
            "acknowledged",
            " ms\n",
        ],
    );
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

    let printed = printed(Clinic::new(SystemClock), Paint::new(true), walk::walk).await;
    assert_printed(&printed, &["\x1b[32mSUCCESS\x1b[0m"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_phones_confirm_at_the_same_moment() {
    let server = Server::start(Clinic::new(TestClock::at(MONDAY))).await;
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
            Answer::Completed { params, .. } => {
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
    let server = Server::start(Clinic::new(TestClock::at(MONDAY))).await;
    let client = server.client.clone();
    server.stop().await;
    let mut printed = Vec::new();
    let walked = walk::walk(&client, &mut printed, Paint::new(false));
    assert!(timeout(PATIENCE, walked).await.unwrap().is_err());
}
