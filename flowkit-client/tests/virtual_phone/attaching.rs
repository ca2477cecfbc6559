//! Files: a picker takes one, and the endpoint downloads and decrypts it.

use flowkit_client::media::File;
use serde_json::json;

use crate::kitchen::with_wish;

#[path = "../media/endpoint.rs"]
mod download;

#[tokio::test]
async fn an_endpoint_can_download_what_was_attached() {
    let (kitchen, mut phone) = with_wish("bread").await;
    phone.tap("Continue").await.unwrap();
    let file = File::photo_with_seed(64, 48, 1).named("voucher.jpg");
    phone.attach("voucher", file.clone()).await.unwrap();
    phone
        .attach("A photo of your voucher", File::photo_with_seed(64, 48, 2))
        .await
        .unwrap();
    phone.remove_file("voucher", 1).await.unwrap();
    phone.tap("Order").await.unwrap();

    let sent = kitchen.seen().last().unwrap().json();
    let items = sent["data"]["voucher"].as_array().unwrap();
    assert_eq!(
        (items.len(), &items[0]["file_name"]),
        (1, &json!("voucher.jpg"))
    );
    assert_eq!(download::download(&items[0]).await.unwrap(), *file.bytes());
}

#[tokio::test]
async fn without_a_connection_the_upload_fails_and_nothing_can_be_sent() {
    let (kitchen, mut phone) = with_wish("bread").await;
    phone.tap("Continue").await.unwrap();
    phone.network().offline();
    phone
        .attach("voucher", File::photo_with_seed(64, 48, 1))
        .await
        .unwrap();
    phone.network().online();
    let error = phone.tap("Order").await.err().unwrap();
    assert!(
        error.message().contains("A file could not be uploaded"),
        "{error}"
    );
    assert_eq!(kitchen.seen().len(), 2);
    phone.remove_file("voucher", 0).await.unwrap();
    phone.tap("Order").await.unwrap();
}

#[tokio::test]
async fn what_a_picker_does_not_offer_cannot_be_attached() {
    let (_kitchen, mut phone) = with_wish("bread").await;
    let photo = || File::photo_with_seed(64, 48, 1);
    let error = phone.attach("wish", photo()).await.err().unwrap();
    assert!(error.message().contains("takes no file"), "{error}");
    phone.tap("Continue").await.unwrap();
    let text = File::document_with_seed("pdf", 1).unwrap();
    let error = phone.attach("voucher", text).await.err().unwrap();
    assert!(error.message().contains("application/pdf"), "{error}");
    let error = phone.remove_file("voucher", 0).await.err().unwrap();
    assert!(error.message().contains("has 0 files"), "{error}");
}
