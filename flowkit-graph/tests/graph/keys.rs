use flowkit_fake_graph::keys::{self, PUBLIC_KEY as PEM};
use flowkit_graph::KeyStatus;
use serde_json::json;

use crate::fake::{Answer, Clients as _, Fake, NUMBER};

#[tokio::test]
async fn a_key_is_registered_and_read() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let key = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!((key.pem, key.signature_status), (None, None));
    graph.set_business_public_key(NUMBER, PEM).await.unwrap();
    let key = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!(key.pem.as_deref(), Some(PEM));
    assert_eq!(key.signature_status, Some(KeyStatus::Valid));
    assert_eq!(fake.calls()[1], "POST /700/whatsapp_business_encryption");
}

#[tokio::test]
async fn the_answer_of_the_guide_is_not_in_a_list() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let object =
        json!({ "business_public_key": PEM, "business_public_key_signature_status": "MISMATCH" });
    fake.answers([Answer::json(&object), Answer::json(&json!({ "data": [] }))]);
    let key = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!(key.pem.as_deref(), Some(PEM));
    assert_eq!(key.signature_status, Some(KeyStatus::Mismatch));
    let key = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!(key.pem, None);
}

#[tokio::test]
async fn a_key_is_sent_with_plain_line_breaks() {
    let fake = Fake::start().await;
    let forms = [
        PEM.to_owned(),
        PEM.replace('\n', "\r\n"),
        PEM.replace('\n', "\\n"),
        format!("\u{feff}  {PEM}\n\n"),
        format!("\"{}\"", PEM.trim()),
    ];
    for form in forms {
        let graph = fake.client();
        graph.set_business_public_key(NUMBER, &form).await.unwrap();
        let key = graph.business_public_key(NUMBER).await.unwrap();
        assert_eq!(key.pem.as_deref(), Some(PEM));
        assert!(key.is(&form) && key.is_valid());
    }
}

#[tokio::test]
async fn a_key_is_compared_whatever_its_lines() {
    let fake = Fake::start().await;
    let long = PEM.replace("AQAB\n", "AQABBBBB\n");
    let broken = PEM.replace("AQAB\n", "AQAB\nBBBB\n");
    let answer = |key: &str, status: &str| {
        Answer::json(&json!({ "data": [{
            "business_public_key": key, "business_public_key_signature_status": status,
        }] }))
    };
    fake.answers([
        answer(&broken, "VALID"),
        answer(" ", "MISMATCH"),
        answer(&long, "REVOKED"),
    ]);
    let graph = fake.client();
    let key = graph.business_public_key(NUMBER).await.unwrap();
    assert!(key.is(&long) && key.is_valid());
    assert!(!key.is(PEM) && !key.is(""));
    // A number without a key is said to be a mismatch, too.
    let none = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!((none.pem.as_deref(), none.is_valid()), (None, false));
    assert!(!none.is("") && !none.is(PEM));
    let other = graph.business_public_key(NUMBER).await.unwrap();
    assert_eq!(
        other.signature_status,
        Some(KeyStatus::Unknown("REVOKED".to_owned()))
    );
    assert!(!other.is_valid());
}

#[tokio::test]
async fn a_private_key_never_leaves() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for kind in [
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "RSA PUBLIC KEY",
        "CERTIFICATE",
    ] {
        let pem = PEM.replace("PUBLIC KEY", kind);
        let error = graph
            .set_business_public_key(NUMBER, &pem)
            .await
            .unwrap_err();
        assert!(!error.to_string().contains("MIIBIj"), "{error}");
        assert_eq!(
            error.to_string().contains("private key, which"),
            kind.contains("PRIVATE"),
            "{error}"
        );
    }
    let both = format!("{PEM}{}", PEM.replace("PUBLIC", "PRIVATE"));
    assert!(graph.set_business_public_key(NUMBER, &both).await.is_err());
    for (pem, words) in [
        (String::new(), "no public key"),
        (PEM.replace("-----END PUBLIC KEY-----\n", ""), "cut off"),
        (PEM.repeat(2), "more than one key"),
        ("private.pem".to_owned(), "no public key"),
    ] {
        let error = graph
            .set_business_public_key(NUMBER, &pem)
            .await
            .unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
    assert!(graph.set_business_public_key("+1", PEM).await.is_err());
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn each_refusal_says_what_to_do() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for (answer, status, help) in [
        (
            keys::invalid_key(),
            400,
            "the public part of a 2048-bit RSA key",
        ),
        (keys::no_permission(), 403, "whatsapp_business_messaging"),
        (keys::unknown_number(), 404, "the id does not exist"),
        (keys::not_eligible(), 422, "registered with the Cloud API"),
    ] {
        fake.answers([answer]);
        let error = graph
            .set_business_public_key(NUMBER, PEM)
            .await
            .unwrap_err();
        assert_eq!(error.status(), Some(status), "{error}");
        assert!(error.help().unwrap().contains(help), "{error}");
    }
    // What Meta's reference calls for is asked of every key.
    let short = PEM.replacen("MIIB", "MIIA", 1);
    let error = graph
        .set_business_public_key(NUMBER, &short)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(100));
}
