//! An endpoint downloads what the phone uploaded, and finds out what is wrong with it.

use std::time::Duration;

use flowkit_client::media::{Cdn, Fault, File, MediaError, Uploaded, exchange_value};
use http::{Method, StatusCode};
use serde_json::Value;

use crate::endpoint::{Wrong, connect, download, get, request};

fn item(uploaded: &Uploaded) -> Value {
    exchange_value(std::slice::from_ref(uploaded))[0].clone()
}

#[tokio::test]
async fn an_endpoint_downloads_and_decrypts() {
    let cdn = Cdn::start().await.unwrap();
    for file in [
        File::photo(1200, 900),
        File::document("pdf").unwrap(),
        File::from_bytes("empty.txt", ""),
        File::of_size("jpg", 3 * 1024 * 1024).unwrap(),
    ] {
        let uploaded = cdn.upload(&file).unwrap();
        let item = item(&uploaded);
        assert_eq!(item["file_name"], file.name());
        assert_eq!(download(&item).await.unwrap(), *file.bytes());
        assert_eq!(cdn.requests(uploaded.media_id()).unwrap(), 1);
    }
}

#[tokio::test]
async fn each_fault_is_seen() {
    let cdn = Cdn::start().await.unwrap();
    let file = File::photo(64, 64);
    let uploaded = cdn.upload(&file).unwrap();
    let item = item(&uploaded);
    for (fault, seen) in [
        (Fault::Lost, Wrong::Status(StatusCode::NOT_FOUND)),
        (Fault::Expired, Wrong::Status(StatusCode::GONE)),
        (Fault::Truncated, Wrong::EncryptedHash),
        (Fault::Tampered, Wrong::EncryptedHash),
    ] {
        cdn.fault(uploaded.media_id(), fault).unwrap();
        assert_eq!(download(&item).await.unwrap_err(), seen, "{fault:?}");
        // The other files are as they were.
        let other = cdn.upload(&file).unwrap();
        assert_eq!(
            download(&self::item(&other)).await.unwrap(),
            *file.bytes(),
            "{fault:?}"
        );
    }
    cdn.heal(uploaded.media_id()).unwrap();
    assert_eq!(download(&item).await.unwrap(), *file.bytes());
    assert_eq!(cdn.requests(uploaded.media_id()).unwrap(), 5);
}

#[tokio::test]
async fn damage_changes_what_is_downloaded_and_nothing_else() {
    let cdn = Cdn::start().await.unwrap();
    let uploaded = cdn.upload(&File::from_bytes("a.txt", "Hello")).unwrap();
    let (_, _, whole) = get(uploaded.cdn_url()).await;

    cdn.fault(uploaded.media_id(), Fault::Truncated).unwrap();
    let (status, _, half) = get(uploaded.cdn_url()).await;
    assert_eq!((status, half.as_ref()), (StatusCode::OK, &whole[..13]));

    cdn.fault(uploaded.media_id(), Fault::Tampered).unwrap();
    let (_, _, tampered) = get(uploaded.cdn_url()).await;
    assert_eq!(tampered.len(), whole.len());
    let changed = tampered.iter().zip(&whole).filter(|(a, b)| a != b).count();
    assert_eq!(changed, 1);
}

#[tokio::test]
async fn a_slow_answer_comes_once_its_time_is_over() {
    let cdn = Cdn::start().await.unwrap();
    let file = File::from_bytes("a.txt", "Hello");
    let uploaded = cdn.upload(&file).unwrap();
    let slow = Fault::Slow(Duration::from_secs(50));
    cdn.fault(uploaded.media_id(), slow).unwrap();
    let item = item(&uploaded);
    let mut downloading = tokio::spawn(async move { download(&item).await });
    // The request is with the server, and what is left is to wait.
    while cdn.requests(uploaded.media_id()).unwrap() == 0 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(40)).await;
    let early = tokio::time::timeout(Duration::from_secs(5), &mut downloading).await;
    assert!(early.is_err(), "the answer came after 45 s at the latest");
    tokio::time::advance(Duration::from_secs(6)).await;
    tokio::time::resume();
    assert_eq!(downloading.await.unwrap().unwrap(), *file.bytes());
}

#[tokio::test]
async fn only_whole_paths_lead_to_a_file() {
    let cdn = Cdn::start().await.unwrap();
    let uploaded = cdn.upload(&File::photo(8, 8)).unwrap();
    let path = uploaded
        .cdn_url()
        .strip_prefix(&format!("http://{}", cdn.address()))
        .unwrap();
    // 32 random bytes in hexadecimal digits.
    assert_eq!(path.strip_prefix("/v/").unwrap().len(), 64);
    let mut connection = connect(cdn.address()).await;
    for other in ["/", "/v/", &path[..path.len() - 1], "/v/photo.jpg"] {
        let (status, _, body) = request(&mut connection, Method::GET, other).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_FOUND, 0), "{other}");
    }
    let (status, headers, body) = request(&mut connection, Method::HEAD, path).await;
    assert_eq!((status, body.len()), (StatusCode::OK, 0));
    let (_, _, whole) = request(&mut connection, Method::GET, path).await;
    assert_eq!(headers["content-length"], whole.len().to_string().as_str());
    let (status, headers, _) = request(&mut connection, Method::POST, path).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(headers["allow"], "GET, HEAD");
}

#[tokio::test]
async fn every_upload_is_one_of_its_own() {
    let cdn = Cdn::start().await.unwrap();
    let file = File::photo(8, 8);
    let [one, two] = [0; 2].map(|_| item(&cdn.upload_at(&file, 7).unwrap()));
    for pointer in [
        "/media_id",
        "/cdn_url",
        "/encryption_metadata/encryption_key",
        "/encryption_metadata/hmac_key",
        "/encryption_metadata/iv",
        "/encryption_metadata/encrypted_hash",
    ] {
        assert_ne!(one.pointer(pointer), two.pointer(pointer), "{pointer}");
    }
    let hash = "/encryption_metadata/plaintext_hash";
    assert_eq!(one.pointer(hash), two.pointer(hash));
}

#[tokio::test]
async fn a_removed_file_is_gone() {
    let cdn = Cdn::start().await.unwrap();
    let uploaded = cdn.upload(&File::photo(8, 8)).unwrap();
    cdn.remove(uploaded.media_id()).unwrap();
    let (status, ..) = get(uploaded.cdn_url()).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let error = cdn.fault(uploaded.media_id(), Fault::Lost).unwrap_err();
    assert!(matches!(error, MediaError::UnknownMedia { .. }), "{error}");
}

#[tokio::test]
async fn a_media_id_that_is_none_is_told_with_the_nearest() {
    let cdn = Cdn::start().await.unwrap();
    let uploaded = cdn.upload(&File::photo(8, 8)).unwrap();
    let id = uploaded.media_id();
    let mistyped = id.get(1..).unwrap();
    for error in [
        cdn.fault(mistyped, Fault::Lost).unwrap_err(),
        cdn.heal(mistyped).unwrap_err(),
        cdn.remove(mistyped).unwrap_err(),
        cdn.requests(mistyped).unwrap_err(),
    ] {
        let expected =
            format!("no uploaded file has the media id `{mistyped}` (did you mean `{id}`?)");
        assert_eq!(error.to_string(), expected);
    }
}
