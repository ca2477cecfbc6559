//! What the lender does not take.

use flowkit::client::media::{EncryptedFile, File, MediaKeys, MediaType, Uploaded, exchange_value};
use flowkit::testing::{Outcome, Tester};
use serde_json::{Value, json};

use crate::lender::Lender;
use crate::values::{assert_misfit, message_on, with, without};
use crate::walk;

/// A photo as it arrives; the same picture sent again has another id, other keys, and the same hash.
fn photo(number: u8, picture: &str) -> Value {
    let motive = picture.bytes().map(u64::from).sum();
    arrived(number, &walk::photo(&format!("{picture}.jpg"), motive))
}

/// A document, likewise.
fn payslip(number: u8, month: &str) -> Value {
    arrived(number, &walk::payslip(&format!("{month}.pdf")).unwrap())
}

fn arrived(number: u8, file: &File) -> Value {
    let keys = MediaKeys::random(MediaType::of(file.mime_type())).unwrap();
    let encrypted = EncryptedFile::encrypt(file, keys);
    let id = format!("790aba14-5f4a-4dbd-aa9e-{number:012}");
    let url = format!("https://mmg.whatsapp.net/v/t62.7118-24/{number}");
    exchange_value(&[Uploaded::new(file, &encrypted, &id, &url, 0)])[0].clone()
}

/// A lender whose customer has come as far as IDENTITY.
async fn lender(amount: i64) -> Tester<Lender> {
    let lender = Tester::new(Lender::default());
    let asked = json!({ "amount": amount, "purpose": "car" });
    assert_eq!(lender.submit("AMOUNT", asked).await.screen(), "OFFER");
    let plan = json!({ "plan": "months_36" });
    assert_eq!(lender.submit("OFFER", plan).await.screen(), "IDENTITY");
    lender
}

async fn send_photos(lender: &Tester<Lender>) -> Outcome {
    let photos = json!([photo(1, "front"), photo(2, "back")]);
    lender.submit("IDENTITY", json!({ "photos": photos })).await
}

#[tokio::test]
async fn amounts() {
    let lender = Tester::new(Lender::default());
    for (amount, error) in [
        (json!("100"), "€500 is the least"),
        (json!(-1), "€500 is the least"),
        (json!("1e9"), "€100,000 is the most"),
        (json!("much"), "This is not an amount"),
        (json!(""), "This is not an amount"),
        (json!("NaN"), "This is not an amount"),
        (json!("inf"), "This is not an amount"),
    ] {
        let asked = json!({ "amount": amount, "purpose": "home" });
        let refused = lender.submit("AMOUNT", asked).await;
        assert_eq!(refused.screen(), "AMOUNT");
        // Only what changed, so that the rest of the screen stays.
        assert_eq!(refused.data(), &json!({ "amount_error": error }));
        assert!(
            error.chars().count() <= 30,
            "the phone shows 30 characters under a field"
        );
    }
}

#[tokio::test]
async fn much_is_talked_about() {
    let lender = Tester::new(Lender::default());
    let asked = json!({ "amount": "10000.01", "purpose": "home" });
    let shown = lender.submit("AMOUNT", asked).await;
    assert_eq!(shown.screen(), "CALLBACK");
    let request = json!({ "amount": 10000.01, "amount_label": "€10,000.01", "purpose": "home" });
    assert_eq!(shown.data(), &json!({ "request": request }));
}

#[tokio::test]
async fn purposes() {
    let lender = Tester::new(Lender::default());
    let asked = json!({ "amount": "5000", "purpose": "other", "details": "a wedding" });
    let shown = lender.submit("AMOUNT", &asked).await;
    assert_eq!(
        shown.data()["heading"],
        "€5,000 for a wedding at 6.9 % a year"
    );
    for spoilt in [
        without(asked.clone(), "details"),
        with(asked.clone(), "details", json!("")),
        with(asked.clone(), "details", json!(null)),
        with(asked.clone(), "details", json!("x".repeat(41))),
    ] {
        let refused = lender.submit("AMOUNT", &spoilt).await;
        let message = message_on(&refused, "AMOUNT");
        assert_eq!(message, "Please tell us what it is for, in 40 characters");
    }
    let unlisted = with(asked, "purpose", json!("casino"));
    let refused = lender.submit("AMOUNT", unlisted).await;
    assert_eq!(
        message_on(&refused, "AMOUNT"),
        "Please choose what it is for"
    );
}

#[tokio::test]
async fn a_plan_that_was_not_offered_leads_back() {
    let lender = lender(5000).await;
    for plan in ["months_13", ""] {
        let shown = lender.submit("OFFER", json!({ "plan": plan })).await;
        assert_eq!(
            message_on(&shown, "AMOUNT"),
            "Please tell us once more what you need"
        );
        assert_eq!(shown.data()["offer_limits"]["months"], 48);
    }
    // And the plan that was chosen before is no longer chosen.
    let refused = send_photos(&lender).await;
    assert_eq!(
        message_on(&refused, "IDENTITY"),
        "Please go back and choose a plan"
    );
}

#[tokio::test]
async fn files() {
    let front = photo(1, "front");
    let lender = lender(5000).await;
    for photos in [
        json!([]),
        json!([front]),
        json!([front, photo(2, "back"), photo(3, "me")]),
    ] {
        let refused = lender.submit("IDENTITY", json!({ "photos": photos })).await;
        assert_eq!(
            message_on(&refused, "IDENTITY"),
            "Please add all that we ask for"
        );
        assert_eq!(refused.data(), &json!({ "photo_errors": {} }));
    }
    let again = photo(2, "front");
    let photos = json!({ "photos": [front, again] });
    let refused = lender.submit("IDENTITY", photos).await;
    assert_eq!(
        message_on(&refused, "IDENTITY"),
        "Please replace what is there twice"
    );
    let id = again["media_id"].as_str().unwrap();
    assert_eq!(
        refused.data(),
        &json!({ "photo_errors": { id: "This is the same side again" } })
    );

    assert_eq!(send_photos(&lender).await.screen(), "DOCUMENTS");
    let payslips = json!({ "payslips": [payslip(1, "may"), payslip(2, "may")] });
    let refused = lender.submit("DOCUMENTS", payslips).await;
    assert_eq!(
        message_on(&refused, "DOCUMENTS"),
        "Please replace what is there twice"
    );
    let errors = refused.data()["payslip_errors"].as_object().unwrap();
    assert_eq!(errors.len(), 1);
}

#[tokio::test]
async fn an_application_that_is_not_complete_is_not_signed() {
    let terms = json!({ "terms": true });
    let missing = "Something is missing. Please go back and check";

    let nothing = Tester::new(Lender::default());
    assert_eq!(
        message_on(&nothing.submit("SUMMARY", &terms).await, "SUMMARY"),
        missing
    );
    let lender = lender(5000).await;
    assert_eq!(
        message_on(&lender.submit("SUMMARY", &terms).await, "SUMMARY"),
        missing
    );
    send_photos(&lender).await;
    assert_eq!(
        message_on(&lender.submit("SUMMARY", &terms).await, "SUMMARY"),
        missing
    );
    let payslips = json!({ "payslips": [payslip(1, "may"), payslip(2, "june")] });
    assert_eq!(
        lender.submit("DOCUMENTS", payslips).await.screen(),
        "SUMMARY"
    );
    for terms in [
        json!({}),
        json!({ "terms": null }),
        json!({ "terms": "" }),
        json!({ "terms": false }),
    ] {
        let refused = lender.submit("SUMMARY", terms).await;
        assert_eq!(
            message_on(&refused, "SUMMARY"),
            "Please accept the agreement first"
        );
    }
    let signed = lender.submit("SUMMARY", &terms).await;
    assert_eq!(signed.completion().unwrap()["reference"], "LN-0001");
}

/// What no phone sends is a failure, and the log does not quote it.
#[tokio::test]
async fn payloads_of_another_shape() {
    let lender = lender(5000).await;
    for (screen, payload, path) in [
        ("AMOUNT", json!({ "purpose": "car" }), "amount"),
        (
            "AMOUNT",
            json!({ "amount": ["5000"], "purpose": "car" }),
            "amount",
        ),
        ("AMOUNT", json!({ "amount": "5000" }), "purpose"),
        ("OFFER", json!({ "plan": ["5000"] }), "plan"),
        ("IDENTITY", json!({}), "photos"),
        ("IDENTITY", json!({ "photos": null }), "photos"),
        ("IDENTITY", json!({ "photos": "front.jpg" }), "photos"),
        (
            "IDENTITY",
            json!({ "photos": [{ "file_name": "front.jpg" }] }),
            "photos[0].media_id",
        ),
        ("DOCUMENTS", json!({}), "payslips"),
        ("SUMMARY", json!({ "terms": "surely" }), "terms"),
    ] {
        let outcome = lender.submit(screen, &payload).await;
        assert_misfit(&outcome, path, &["5000", "front.jpg", "surely"]);
    }
    let untouched: Value = json!({ "amount": 5000, "purpose": "car", "unknown": [1] });
    assert_eq!(lender.submit("AMOUNT", untouched).await.screen(), "OFFER");
}
