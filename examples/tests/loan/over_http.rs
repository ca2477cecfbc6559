//! The whole way: a socket, real encryption, and a client that is another implementation.

use flowkit::Completion;
use flowkit::client::{Answer, ClientError, Object};
use serde_json::json;
use shared::{Paint, Phone};

use crate::lender::Lender;
use crate::lender::screens::{self, CallbackParams, CallbackWhen};
use crate::server::{Server, assert_printed, printed};
use crate::walk::{self, payslip, photo};

#[tokio::test]
async fn the_demonstrations_walk() {
    let printed = printed(Lender::default(), Paint::new(false), walk::walk).await;
    assert_printed(
        &printed,
        &[
            "max_label: €10,000",
            "€500 is the least",
            "12 months · 24 months · 36 months · 48 months",
            "photos: front.jpg · front.jpg",
            "This is the same side again",
            "! Please replace what is there twice",
            "payslips: may.pdf · june.pdf",
            "monthly_label: €219.13",
            "! Please accept the agreement first",
            "reference    LN-0001",
            "when         evening",
        ],
    );
}

/// A phone on which the flow has come as far as IDENTITY, for so many thousand.
async fn phone_with_a_plan(server: &Server, token: &str, thousands: u8) -> Phone {
    let mut phone = Phone::new(&server.client, screens::FLOW_JSON, token).unwrap();
    phone.open().await.unwrap();
    phone
        .fill_in("amount", format!("{thousands}000"))
        .unwrap()
        .fill_in("purpose", "other")
        .unwrap()
        .fill_in("details", "a wedding")
        .unwrap();
    phone.tap("See my offer").await.unwrap();
    let heading = format!("€{thousands},000 for a wedding at 6.9 % a year");
    assert_eq!(phone.shown("heading"), heading);
    phone.choose("plan", "months_12").await.unwrap();
    assert_eq!(phone.screen(), "IDENTITY");
    phone
}

#[tokio::test]
async fn a_small_loan_needs_no_payslips() {
    let server = Server::start(Lender::default()).await;
    let mut phone = phone_with_a_plan(&server, "ada", 3).await;
    let photos = json!([photo(1, "front"), photo(2, "back")]);
    phone.fill_in("photos", photos).unwrap();
    phone.tap("Send the photos").await.unwrap();
    assert_eq!(phone.screen(), "SUMMARY");
    let agreement = phone.shown("agreement");
    assert_eq!(agreement["needs_review"], false);
    assert_eq!(
        (&agreement["months"], &agreement["rate"]),
        (&json!(12), &json!(6.9))
    );
    phone.fill_in("terms", true).unwrap();
    phone.tap("Sign").await.unwrap();
    assert_eq!(
        phone.session().completion().unwrap()["reference"],
        "LN-0001"
    );
    drop(phone);
    server.stop().await;
}

#[tokio::test]
async fn a_signed_loan_stays_as_it_is() {
    let server = Server::start(Lender::default()).await;
    let mut phone = phone_with_a_plan(&server, "ada", 5).await;
    phone
        .fill_in("photos", json!([photo(1, "front"), photo(2, "back")]))
        .unwrap();
    phone.tap("Send the photos").await.unwrap();
    phone
        .fill_in("payslips", json!([payslip(3, "may"), payslip(4, "june")]))
        .unwrap();
    phone.tap("Send the payslips").await.unwrap();
    phone.fill_in("terms", true).unwrap();
    phone.tap("Apply").await.unwrap();

    // The answer was lost: the phone sends the same again.
    let client = server.client.with_flow_token("ada");
    let terms = Object::from_iter([("terms".to_owned(), json!(true))]);
    match client.data_exchange("SUMMARY", terms).await.unwrap() {
        Answer::Completed { params } => assert_eq!(params["reference"], "LN-0001"),
        other => panic!("{other:?}"),
    }
    // Anything else is too late, and the button in the chat is done with.
    let plan = Object::from_iter([("plan".to_owned(), json!("months_48"))]);
    for late in [
        client.data_exchange("OFFER", plan).await,
        client.init(None).await,
    ] {
        match late.unwrap_err() {
            ClientError::TokenInvalid { message, .. } => {
                let message = message.map(|it| it.as_str().to_owned()).unwrap_or_default();
                assert!(message.contains("LN-0001"), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
    drop((phone, client));
    server.stop().await;
}

#[tokio::test]
async fn a_message_without_a_token_of_its_own() {
    let server = Server::start(Lender::default()).await;
    for token in ["unused", "", " "] {
        let refused = server.client.with_flow_token(token).init(None).await;
        let refused = refused.unwrap_err();
        assert!(
            matches!(refused, ClientError::TokenInvalid { .. }),
            "{refused:?}"
        );
    }
    server.stop().await;
}

/// The phone ends the flow itself; the business reads what it sent in the message.
#[tokio::test]
async fn a_call_is_asked_for_without_the_endpoint() {
    let server = Server::start(Lender::default()).await;
    let mut phone = Phone::new(&server.client, screens::FLOW_JSON, "ben").unwrap();
    phone.open().await.unwrap();
    phone
        .fill_in("amount", "25000")
        .unwrap()
        .fill_in("purpose", "home")
        .unwrap();
    phone.tap("See my offer").await.unwrap();
    phone
        .fill_in("name", "Ben Fischer")
        .unwrap()
        .fill_in("when", "evening")
        .unwrap();
    server.stop().await;

    phone.tap("Ask for a call").await.unwrap();
    let message = phone.session().completion().cloned().unwrap();
    assert_eq!(
        (&message["topic"], &message["flow_token"]),
        (&json!("loan"), &json!("ben"))
    );
    let response_json = json!(message).to_string();
    let completion = Completion::<CallbackParams>::from_json(&response_json).unwrap();
    assert_eq!(completion.flow_token.unwrap().as_str(), "ben");
    let call = completion.params;
    assert_eq!(call.amount, Some(25_000.0));
    assert_eq!(call.purpose.as_deref(), Some("home"));
    assert_eq!((call.name.as_str(), call.phone), ("Ben Fischer", None));
    assert_eq!(call.when, CallbackWhen::Evening);
}
