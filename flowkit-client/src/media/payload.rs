//! Files in what the phone sends.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{Uploaded, uploaded_in};

/// Which of three forms a picker's files take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAs {
    /// To the endpoint, by `data_exchange`: [`exchange_value`].
    DataExchange,
    /// In the phone's message, by `complete`: [`completion_value`].
    Completion,
    /// In the webhook, which Meta makes of that message: [`webhook_value`].
    Webhook,
}

impl SentAs {
    /// The files in this form.
    #[must_use]
    pub fn value(self, files: &[Uploaded]) -> Value {
        match self {
            Self::DataExchange => exchange_value(files),
            Self::Completion => completion_value(files),
            Self::Webhook => webhook_value(files),
        }
    }
}

/// Puts the files of pickers into the form in which they are sent. `payload` is a payload whose references have been resolved,
/// with values of pickers as [`state_value`](super::state_value) makes them.
///
/// Only values of `payload` itself are converted, and files that have arrived are sent. Meta's validator refuses a picker that is
/// named deeper in a payload; a phone would send it as it keeps it, and so do we. A key without a value stays missing.
///
/// ```
/// use flowkit_client::media::{SentAs, convert_payload, state_value};
/// use serde_json::{Map, json};
///
/// let mut payload = Map::from_iter([("photos".to_owned(), state_value(&[]))]);
/// convert_payload(&mut payload, SentAs::DataExchange);
/// assert_eq!(payload["photos"], json!([]));
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
pub fn convert_payload(payload: &mut Map<String, Value>, sent_as: SentAs) {
    for value in payload.values_mut() {
        if let Some(files) = uploaded_in(value) {
            *value = sent_as.value(&files);
        }
    }
}

/// What an endpoint receives of a picker: a list with one object a file.
///
/// `hmac`, the 10 bytes that end the encrypted file, is what WhatsApp's web client adds; Meta's page does not show it.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[must_use]
pub fn exchange_value(files: &[Uploaded]) -> Value {
    let item = |file: &Uploaded| {
        json!({
            "media_id": file.media_id,
            "cdn_url": file.cdn_url,
            "file_name": file.file_name,
            "encryption_metadata": {
                "encryption_key": file.encryption_key,
                "hmac_key": file.hmac_key,
                "hmac": file.hmac,
                "iv": file.iv,
                "plaintext_hash": file.plaintext_hash,
                "encrypted_hash": file.encrypted_hash,
            },
        })
    };
    files.iter().map(item).collect()
}

/// What the phone puts into its completion message: an object that tells Meta to make media of it.
///
/// No page of Meta's shows it, since Meta makes [`webhook_value`] of it before a business sees it. The members are those that
/// WhatsApp's web client writes. How it writes numbers is unknown; here `file_length` is the number of bytes and
/// `media_key_timestamp` seconds since 1970. `media_key` is missing where the keys were given by
/// [`MediaKeys::from_bytes`](super::MediaKeys::from_bytes).
#[must_use]
pub fn completion_value(files: &[Uploaded]) -> Value {
    let item = |file: &Uploaded| {
        let mut item = json!({
            "media_id": file.media_id,
            "file_name": file.file_name,
            "direct_path": file.direct_path,
            "mime_type": file.mime_type,
            "file_length": file.file_length,
            "media_type": file.media_type().as_str(),
            "plaintext_hash": file.plaintext_hash,
            "enc_hash": file.encrypted_hash,
            "media_key_timestamp": file.uploaded_at,
        });
        if let (Some(item), Some(key)) = (item.as_object_mut(), &file.media_key) {
            item.insert("media_key".to_owned(), Value::from(key.as_str()));
        }
        item
    };
    let items: Value = files.iter().map(item).collect();
    json!({ "__wa_flows_type_hint": "media", "items": items })
}

/// What a business finds in its webhook where the phone sent [`completion_value`]: a list with a media object of the Cloud API for
/// each file.
///
/// `id` is a number in digits, as Meta's are. We make it of the file's media id, so that it is the same each time; nothing can be
/// loaded from the Graph API by it.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[must_use]
pub fn webhook_value(files: &[Uploaded]) -> Value {
    let item = |file: &Uploaded| {
        json!({
            "file_name": file.file_name,
            "mime_type": file.mime_type,
            "sha256": file.plaintext_hash,
            "id": graph_id(&file.media_id),
        })
    };
    files.iter().map(item).collect()
}

/// A text of 16 digits.
fn graph_id(media_id: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(media_id).into();
    let number = u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8]));
    let number = number.checked_rem(9_000_000_000_000_000).unwrap_or(0);
    number.saturating_add(1_000_000_000_000_000).to_string()
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::{EncryptedFile, File, MediaKeys, MediaType, Upload, state_value};
    use super::*;

    /// A file of five bytes that was uploaded.
    pub(in super::super) fn uploaded(name: &str) -> Uploaded {
        let file = File::new(name, "image/jpeg", "bytes");
        let keys = MediaKeys::derive([9; 32], MediaType::Image);
        let encrypted = EncryptedFile::encrypt(&file, keys);
        let url = format!("http://127.0.0.1:80/v/{name}");
        Uploaded::new(&file, &encrypted, &format!("id of {name}"), &url, 1_790)
    }

    fn keys_of(value: &Value) -> Vec<&str> {
        let mut keys: Vec<_> = value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn p220_media_exchange_shape() {
        let file = uploaded("a.jpg");
        let value = exchange_value(std::slice::from_ref(&file));
        let [item] = value.as_array().unwrap().as_slice() else {
            unreachable!("one file is one item: {value}");
        };
        assert_eq!(
            keys_of(item),
            ["cdn_url", "encryption_metadata", "file_name", "media_id"]
        );
        assert_eq!(item["media_id"], "id of a.jpg");
        assert_eq!(item["cdn_url"], "http://127.0.0.1:80/v/a.jpg");
        assert_eq!(item["file_name"], "a.jpg");
        let metadata = &item["encryption_metadata"];
        assert_eq!(
            keys_of(metadata),
            [
                "encrypted_hash",
                "encryption_key",
                "hmac",
                "hmac_key",
                "iv",
                "plaintext_hash"
            ]
        );
        // "bytes", hashed by the openssl command.
        assert_eq!(
            metadata["plaintext_hash"],
            "J3CJ2RwL308uaGK6fkoHYFEZQx9dE/cm3TUrBvGyBqk="
        );
    }

    #[test]
    fn p221_media_complete_shape() {
        let file = uploaded("a.jpg");
        let value = completion_value(std::slice::from_ref(&file));
        assert_eq!(keys_of(&value), ["__wa_flows_type_hint", "items"]);
        assert_eq!(value["__wa_flows_type_hint"], "media");
        let item = &value["items"][0];
        assert_eq!(
            keys_of(item),
            [
                "direct_path",
                "enc_hash",
                "file_length",
                "file_name",
                "media_id",
                "media_key",
                "media_key_timestamp",
                "media_type",
                "mime_type",
                "plaintext_hash"
            ]
        );
        assert_eq!(item["direct_path"], "/v/a.jpg");
        assert_eq!(
            (&item["file_length"], &item["media_type"]),
            (&5.into(), &"image".into())
        );
        assert_eq!(item["media_key"], super::super::base64(&[9; 32]));
        assert_eq!(item["media_key_timestamp"], 1_790);
        let exchanged = exchange_value(std::slice::from_ref(&file));
        let metadata = &exchanged[0]["encryption_metadata"];
        assert_eq!(item["enc_hash"], metadata["encrypted_hash"]);
        assert_eq!(item["plaintext_hash"], metadata["plaintext_hash"]);
    }

    #[test]
    fn the_webhook_has_media_objects_of_the_cloud_api() {
        let files = [uploaded("a.jpg"), uploaded("b.jpg")];
        let value = webhook_value(&files);
        assert_eq!(
            keys_of(&value[0]),
            ["file_name", "id", "mime_type", "sha256"]
        );
        assert_eq!(value[1]["file_name"], "b.jpg");
        assert_eq!(value[0]["mime_type"], "image/jpeg");
        assert_eq!(value[0]["sha256"], value[1]["sha256"]);
        let ids = [0, 1].map(|i: usize| value[i]["id"].as_str().unwrap().to_owned());
        assert_ne!(ids[0], ids[1]);
        for id in ids {
            assert!(id.len() == 16 && id.bytes().all(|digit| digit.is_ascii_digit()));
        }
    }

    #[test]
    fn p224_media_untouched_missing() {
        let mut payload = Map::from_iter([("name".to_owned(), json!("Ana"))]);
        convert_payload(&mut payload, SentAs::DataExchange);
        assert_eq!(Value::Object(payload), json!({ "name": "Ana" }));
    }

    #[test]
    fn p225_media_removed_empty() {
        let emptied = Map::from_iter([("photos".to_owned(), state_value(&[]))]);
        for (sent_as, expected) in [
            (SentAs::DataExchange, json!([])),
            (
                SentAs::Completion,
                json!({ "__wa_flows_type_hint": "media", "items": [] }),
            ),
            (SentAs::Webhook, json!([])),
        ] {
            let mut payload = emptied.clone();
            convert_payload(&mut payload, sent_as);
            assert_eq!(payload["photos"], expected, "{sent_as:?}");
        }
    }

    #[test]
    fn only_values_of_the_payload_itself_are_converted() {
        let kept = state_value(&[Upload::from(uploaded("a.jpg"))]);
        let nested = json!({ "photos": kept });
        let payload = json!({ "photos": kept, "nested": nested, "list": [kept] });
        let Value::Object(mut payload) = payload else {
            unreachable!("it is an object");
        };
        convert_payload(&mut payload, SentAs::Completion);
        assert_eq!(payload["photos"]["items"][0]["file_name"], "a.jpg");
        assert_eq!(payload["nested"], nested);
        assert_eq!(payload["list"], json!([kept]));
    }

    #[test]
    fn files_that_have_not_arrived_are_not_sent() {
        let pending = Upload::Pending {
            file_name: "b.jpg".to_owned(),
            file_length: 1,
        };
        let rows = [Upload::from(uploaded("a.jpg")), pending];
        let mut payload = Map::from_iter([("photos".to_owned(), state_value(&rows))]);
        convert_payload(&mut payload, SentAs::DataExchange);
        assert_eq!(payload["photos"], exchange_value(&[uploaded("a.jpg")]));
    }
}
