use flowkit_runtime::{
    CompletedMedia, DateOrRange, DateRange, FieldValue, JsonValue, Media, MediaEncryption, Number,
    OptionId, OptionItem,
};
use serde_json::json;

use crate::read;

#[test]
fn an_option_goes_out_without_what_it_lacks() {
    let bare = OptionItem::new("a", "A");
    assert_eq!(
        serde_json::to_string(&bare).unwrap(),
        r#"{"id":"a","title":"A"}"#
    );
    let full = bare
        .clone()
        .description("d")
        .metadata("m")
        .disabled()
        .image("aGk=", "a picture")
        .color("#00FF00");
    let sent = json!({
        "id": "a", "title": "A", "description": "d", "metadata": "m", "enabled": false, "image": "aGk=",
        "alt-text": "a picture", "color": "#00FF00"
    });
    assert_eq!(serde_json::to_value(&full).unwrap(), sent);
    assert_eq!(read::<OptionItem>(sent), Ok(full));
    assert_eq!(
        read::<OptionItem>(json!({ "id": "a", "title": "A", "enabled": null, "tags": [] })),
        Ok(bare)
    );
    assert_eq!(OptionItem::EMPTY, OptionItem::default());
    assert_eq!(
        read::<OptionItem>(json!({ "id": "a" })),
        Err("`title` should be text (the member is missing)".to_owned())
    );
}

fn photo() -> Media {
    Media {
        media_id: "790aba14-5f4a-4dbd-aa9e-0d75401da14b".to_owned(),
        cdn_url: "https://mmg.whatsapp.net/v/x".to_owned(),
        file_name: Some("IMG_1.jpg".to_owned()),
        encryption_metadata: MediaEncryption {
            encrypted_hash: "ZQ==".to_owned(),
            iv: "aXY=".to_owned(),
            encryption_key: "a2V5".to_owned(),
            hmac_key: "aG1hYw==".to_owned(),
            plaintext_hash: "cA==".to_owned(),
        },
    }
}

#[test]
fn media_of_a_form() {
    let sent = json!([{
        "media_id": "790aba14-5f4a-4dbd-aa9e-0d75401da14b",
        "cdn_url": "https://mmg.whatsapp.net/v/x",
        "file_name": "IMG_1.jpg",
        "encryption_metadata": {
            "encryption_key": "a2V5", "hmac_key": "aG1hYw==", "iv": "aXY=", "plaintext_hash": "cA==",
            "encrypted_hash": "ZQ==", "hmac": "?"
        }
    }]);
    assert_eq!(read::<Vec<Media>>(sent), Ok(vec![photo()]));
    assert_eq!(
        read::<Media>(serde_json::to_value(photo()).unwrap()),
        Ok(photo())
    );
    // The flat form, with the hash's other name.
    let flat = json!({
        "media_id": "790aba14-5f4a-4dbd-aa9e-0d75401da14b", "cdn_url": "https://mmg.whatsapp.net/v/x",
        "file_name": "IMG_1.jpg", "encryption_key": "a2V5", "hmac_key": "aG1hYw==", "iv": "aXY=",
        "plaintext_hash": "cA==", "enc_hash": "ZQ=="
    });
    assert_eq!(read::<Media>(flat), Ok(photo()));
    // What is left out is empty.
    let bare = read::<Media>(
        json!({ "media_id": "m", "cdn_url": "u", "encryption_metadata": { "iv": null } }),
    );
    let bare = bare.unwrap();
    assert_eq!(
        (bare.file_name, bare.encryption_metadata),
        (None, MediaEncryption::default())
    );
    for (sent, words) in [
        (
            json!({}),
            "`media_id` should be text (the member is missing)",
        ),
        (
            json!({ "media_id": "m" }),
            "`cdn_url` should be text (the member is missing)",
        ),
        (
            json!({ "media_id": "m", "cdn_url": "u", "encryption_metadata": { "iv": ["s"] } }),
            "`encryption_metadata.iv` should be text",
        ),
        (
            json!({ "media_id": "m", "cdn_url": "u", "encryption_metadata": "s" }),
            "`encryption_metadata` should be an object",
        ),
    ] {
        assert_eq!(read::<Media>(sent), Err(words.to_owned()));
    }
}

#[test]
fn media_of_a_completion() {
    let sent = json!({
        "file_name": "IMG_1.jpg", "mime_type": "image/jpeg", "sha256": "aGFzaA==", "id": "3631120727156756"
    });
    let file = read::<CompletedMedia>(sent.clone()).unwrap();
    assert_eq!(file.id, "3631120727156756");
    assert_eq!(file.mime_type.as_deref(), Some("image/jpeg"));
    assert_eq!(serde_json::to_value(&file).unwrap(), sent);
    let bare = read::<CompletedMedia>(json!({ "id": 3631120727156756_u64 })).unwrap();
    assert_eq!(
        bare,
        CompletedMedia {
            id: "3631120727156756".to_owned(),
            ..CompletedMedia::default()
        }
    );
    assert!(read::<CompletedMedia>(json!({ "media_id": "m" })).is_err());
}

#[test]
fn types_of_the_users_own_can_hold_them_by_serde() {
    #[derive(serde::Deserialize)]
    struct Own {
        seats: Number,
        slot: OptionId,
        stay: DateRange<String>,
        day: DateOrRange<String>,
        photos: Vec<Media>,
    }
    let own: Own = serde_json::from_value(json!({
        "seats": 2, "slot": "a", "stay": { "start-date": "2026-03-01" }, "day": "2026-03-01", "photos": [photo()]
    }))
    .unwrap();
    assert_eq!((own.seats.to_i64(), own.slot.as_str()), (Some(2), "a"));
    assert_eq!(own.stay.start.as_deref(), Some("2026-03-01"));
    assert!(own.day == DateOrRange::Day("2026-03-01".to_owned()));
    assert!(own.photos == [photo()]);
    let error = serde_json::from_value::<Number>(json!(["s3cret"])).unwrap_err();
    assert_eq!(error.to_string(), "`data` should be a number, also as text");
}

fn hidden<T: FieldValue + std::fmt::Debug>(sent: JsonValue, shown: &str) {
    let value = read::<T>(sent).unwrap();
    assert_eq!(format!("{value:?}"), shown);
    assert!(!format!("{value:#?}").contains("s3cret"));
}

#[test]
fn debug_shows_the_type_only() {
    hidden::<Number>(json!("s3cret"), "Number { .. }");
    hidden::<OptionId>(json!("s3cret"), "OptionId { .. }");
    hidden::<OptionItem>(
        json!({ "id": "s3cret", "title": "s3cret" }),
        "OptionItem { .. }",
    );
    hidden::<DateRange<String>>(json!({ "start-date": "s3cret" }), "DateRange { .. }");
    hidden::<DateOrRange<String>>(json!("s3cret"), "DateOrRange::Day { .. }");
    hidden::<DateOrRange<String>>(json!({ "end-date": "s3cret" }), "DateOrRange::Range { .. }");
    hidden::<Media>(
        json!({ "media_id": "s3cret", "cdn_url": "s3cret", "iv": "s3cret" }),
        "Media { .. }",
    );
    hidden::<MediaEncryption>(json!({ "iv": "s3cret" }), "MediaEncryption { .. }");
    hidden::<CompletedMedia>(json!({ "id": "s3cret" }), "CompletedMedia { .. }");
}
