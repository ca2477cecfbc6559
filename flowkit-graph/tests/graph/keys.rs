use flowkit_graph::KeyStatus;
use serde_json::json;

use crate::fake::{Answer, Fake, NUMBER};

const PEM: &str = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n";

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
    let object =
        json!({ "business_public_key": PEM, "business_public_key_signature_status": "MISMATCH" });
    fake.answers([Answer::json(&object), Answer::json(&json!({ "data": [] }))]);
    let key = fake.client().business_public_key(NUMBER).await.unwrap();
    assert_eq!(key.pem.as_deref(), Some(PEM));
    assert_eq!(key.signature_status, Some(KeyStatus::Mismatch));
    let key = fake.client().business_public_key(NUMBER).await.unwrap();
    assert_eq!(key.pem, None);
}

#[tokio::test]
async fn a_private_key_never_leaves() {
    let fake = Fake::start().await;
    for kind in [
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "RSA PUBLIC KEY",
        "CERTIFICATE",
    ] {
        let pem = PEM.replace("PUBLIC KEY", kind);
        let error = fake
            .client()
            .set_business_public_key(NUMBER, &pem)
            .await
            .unwrap_err();
        assert!(!error.to_string().contains("AA=="), "{error}");
        assert_eq!(
            error.to_string().contains("private key, which"),
            kind.contains("PRIVATE"),
            "{error}"
        );
    }
    let both = format!("{PEM}{}", PEM.replace("PUBLIC", "PRIVATE"));
    assert!(
        fake.client()
            .set_business_public_key(NUMBER, &both)
            .await
            .is_err()
    );
    assert!(
        fake.client()
            .set_business_public_key(NUMBER, "")
            .await
            .is_err()
    );
    assert!(
        fake.client()
            .set_business_public_key("+1", PEM)
            .await
            .is_err()
    );
    assert_eq!(fake.calls().len(), 0);
}
