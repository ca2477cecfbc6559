//! The whole way: a socket, real encryption, and a client that is another implementation.

use flowkit::Completion;
use flowkit::client::{Answer, ClientError, Object, VirtualPhone};
use serde_json::json;
use shared::Paint;

use crate::lender::Lender;
use crate::lender::screens::{CallbackParams, CallbackWhen};
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
            "photos: front.jpg · again.jpg",
            "This is the same side again",
            "! Please replace what is there twice",
            "payslips: may.pdf · june.pdf",
            "monthly_label: €219.13",
            "reference    LN-0001",
            "when         evening",
        ],
    );
}

/// A phone on which the flow has come past IDENTITY, for so many thousand.
async fn phone_with_a_plan(server: &Server, token: &str, thousands: u8) -> VirtualPhone {
    let mut phone = walk::phone(&server.client, token).unwrap();
    phone.open().await.unwrap();
    phone
        .fill("amount", format_args!("{thousands}000"))
        .unwrap()
        .choose("purpose", "Something else")
        .await
        .unwrap();
    phone.fill("Tell us more", "a wedding").unwrap();
    phone.tap("See my offer").await.unwrap();
    let heading = format!("€{thousands},000 for a wedding at 6.9 % a year");
    assert_eq!(phone.data("heading"), heading);
    phone.choose("plan", "12 months").await.unwrap();
    assert_eq!(phone.screen(), "IDENTITY");
    for (name, motive) in [("front.jpg", 1), ("back.jpg", 2)] {
        phone.attach("photos", photo(name, motive)).await.unwrap();
    }
    phone.tap("Send the photos").await.unwrap();
    phone
}

#[tokio::test]
async fn a_small_loan_needs_no_payslips() {
    let server = Server::start(Lender::default()).await;
    let mut phone = phone_with_a_plan(&server, "ada", 3).await;
    assert_eq!(phone.screen(), "SUMMARY");
    let agreement = phone.data("agreement");
    assert_eq!(agreement["needs_review"], false);
    assert_eq!(
        (&agreement["months"], &agreement["rate"]),
        (&json!(12), &json!(6.9))
    );
    phone.tick("terms").await.unwrap();
    phone.tap("Sign").await.unwrap();
    let loan: Object = phone.completed().unwrap();
    assert_eq!(loan["reference"], "LN-0001");
    drop(phone);
    server.stop().await;
}

#[tokio::test]
async fn a_signed_loan_stays_as_it_is() {
    let server = Server::start(Lender::default()).await;
    let mut phone = phone_with_a_plan(&server, "ada", 5).await;
    for name in ["may.pdf", "june.pdf"] {
        phone
            .attach("payslips", payslip(name).unwrap())
            .await
            .unwrap();
    }
    phone.tap("Send the payslips").await.unwrap();
    phone.tick("terms").await.unwrap();
    phone.tap("Apply").await.unwrap();

    // The answer was lost: the phone sends the same again.
    let client = server.client.with_flow_token("ada");
    let terms = Object::from_iter([("terms".to_owned(), json!(true))]);
    match client.data_exchange("SUMMARY", terms).await.unwrap() {
        Answer::Completed { params, .. } => assert_eq!(params["reference"], "LN-0001"),
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
    let mut phone = walk::phone(&server.client, "ben").unwrap();
    phone.open().await.unwrap();
    phone
        .fill("amount", "25000")
        .unwrap()
        .choose("purpose", "home")
        .await
        .unwrap();
    phone.tap("See my offer").await.unwrap();
    phone
        .fill("name", "Ben Fischer")
        .unwrap()
        .choose("when", "evening")
        .await
        .unwrap();
    server.stop().await;

    phone.tap("Ask for a call").await.unwrap();
    let message = phone.completion().unwrap();
    assert_eq!(
        (&message.params["topic"], &message.params["flow_token"]),
        (&json!("loan"), &json!("ben"))
    );
    let response_json = message.response_json();
    let completion = Completion::<CallbackParams>::from_json(&response_json).unwrap();
    assert_eq!(completion.flow_token.unwrap().as_str(), "ben");
    let call = completion.params;
    assert_eq!(call.amount, Some(25_000.0));
    assert_eq!(call.purpose.as_deref(), Some("home"));
    assert_eq!((call.name.as_str(), call.phone), ("Ben Fischer", None));
    assert_eq!(call.when, CallbackWhen::Evening);
}
