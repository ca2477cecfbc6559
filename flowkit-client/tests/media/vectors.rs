//! Agreement with another implementation, byte for byte.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_client::media::{
    EncryptedFile, File, MediaKeys, MediaType, Uploaded, completion_value, exchange_value,
};
use serde_json::Value;

use crate::endpoint::decrypt;

fn vectors() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../vectors/media.json")).unwrap();
    all.as_array().unwrap().clone()
}

fn bytes(text: &Value) -> Vec<u8> {
    STANDARD.decode(text.as_str().unwrap()).unwrap()
}

/// The file and the keys of a vector.
fn given(vector: &Value) -> (File, MediaKeys) {
    let metadata = &vector["item"]["encryption_metadata"];
    let key = |name: &str| bytes(&metadata[name]).try_into().unwrap();
    let iv = bytes(&metadata["iv"]).try_into().unwrap();
    let name = vector["name"].as_str().unwrap();
    (
        File::from_bytes(name, bytes(&vector["plaintext_base64"])),
        MediaKeys::from_bytes(key("encryption_key"), key("hmac_key"), iv),
    )
}

#[test]
fn encrypting_gives_the_known_file_and_metadata() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 3);
    for vector in vectors {
        let (file, keys) = given(&vector);
        let encrypted = EncryptedFile::encrypt(&file, keys);
        let known = bytes(&vector["cdn_file_base64"]);
        assert_eq!(encrypted.bytes(), &known, "{}", vector["name"]);

        let member = |name: &str| vector["item"][name].as_str().unwrap();
        let (id, url) = (member("media_id"), member("cdn_url"));
        let uploaded = Uploaded::new(&file, &encrypted, id, url, 0);
        let mut made = exchange_value(&[uploaded]);
        // The one member that the vectors do not have.
        let metadata = made[0]["encryption_metadata"].as_object_mut().unwrap();
        let hmac = metadata.remove("hmac").unwrap();
        assert_eq!(bytes(&hmac), known[known.len() - 10..]);
        assert_eq!(made[0], vector["item"]);
    }
}

#[test]
fn the_known_file_decrypts_to_what_we_encrypted() {
    for vector in vectors() {
        let known = bytes(&vector["cdn_file_base64"]);
        let plaintext = decrypt(&known, &vector["item"]["encryption_metadata"]).unwrap();
        assert_eq!(plaintext, *given(&vector).0.bytes());
    }
}

#[test]
fn files_of_every_length_decrypt_again() {
    for length in 0..50 {
        let file = File::from_bytes("a.bin", vec![7; length]);
        let keys = MediaKeys::derive([3; 32], MediaType::Document);
        let encrypted = EncryptedFile::encrypt(&file, keys);
        let uploaded = Uploaded::new(&file, &encrypted, "id", "http://127.0.0.1/", 0);
        let sent = exchange_value(&[uploaded]);
        let plaintext = decrypt(encrypted.bytes(), &sent[0]["encryption_metadata"]);
        assert_eq!(plaintext.unwrap(), *file.bytes());
    }
}

#[test]
fn keys_that_were_given_have_no_media_key() {
    let (file, keys) = given(&vectors()[0]);
    let encrypted = EncryptedFile::encrypt(&file, keys);
    let uploaded = Uploaded::new(&file, &encrypted, "id", "http://127.0.0.1/v/a", 5);
    let item = &completion_value(&[uploaded])["items"][0];
    assert_eq!(item.get("media_key"), None);
    assert_eq!(item["media_key_timestamp"], 5);
}
