//! Photos and documents: where the file lies, and the keys to it.

use std::fmt;

use serde::Serialize;

use crate::form::{FieldReader, Fields, debug_name, deserialize_by_field, object_field};
use crate::{FieldError, FieldValue, JsonValue};

/// A photo or document that a customer chose, as a form sends it to the endpoint: where it lies, encrypted, and the
/// keys to it.
///
/// The file stays on WhatsApp's servers for up to 20 days. To read it, get [`cdn_url`](Self::cdn_url) (only from a host
/// under `whatsapp.net`), check and decrypt it with [`encryption_metadata`](Self::encryption_metadata). What it holds is
/// a stranger's file: its name and kind prove nothing.
///
/// `Debug` shows nothing of it, because the keys are secrets.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{FieldError, FieldValue, Media};
/// use serde_json::json;
///
/// let photos = Vec::<Media>::from_field(Some(json!([{
///     "media_id": "790aba14-5f4a-4dbd-aa9e-0d75401da14b",
///     "cdn_url": "https://mmg.whatsapp.net/v/…",
///     "file_name": "IMG_1.jpg",
///     "encryption_metadata": {
///         "encrypted_hash": "…", "iv": "…", "encryption_key": "…", "hmac_key": "…", "plaintext_hash": "…"
///     }
/// }])))?;
/// assert_eq!(photos[0].file_name.as_deref(), Some("IMG_1.jpg"));
/// assert_eq!(format!("{:?}", photos[0]), "Media { .. }");
/// # Ok::<(), FieldError>(())
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Media {
    /// Names the file in the `error-message` of the picker; not a media id of the Graph API.
    pub media_id: String,
    /// The address of the encrypted file.
    pub cdn_url: String,
    /// The file's name on the phone, where it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// What it takes to check and decrypt the file.
    pub encryption_metadata: MediaEncryption,
}

/// What it takes to check and decrypt a [`Media`]; each member is base64, and empty where the phone left it out.
///
/// The file is ciphertext followed by the first 10 bytes of an HMAC-SHA256 over vector and ciphertext; the cipher is
/// AES-256-CBC with PKCS#7 padding. `Debug` shows nothing of it.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct MediaEncryption {
    /// The SHA-256 of the file as it lies on the server.
    pub encrypted_hash: String,
    /// The vector, 16 bytes.
    pub iv: String,
    /// The key of the cipher, 32 bytes.
    pub encryption_key: String,
    /// The key of the HMAC, 32 bytes.
    pub hmac_key: String,
    /// The SHA-256 of the decrypted file.
    pub plaintext_hash: String,
}

/// A photo or document in a completion message: a media object of the Cloud API.
///
/// `GET /{id}` of the Graph API gives the address to load it from. `Debug` shows nothing of it.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{CompletedMedia, FieldError, FieldValue};
/// use serde_json::json;
///
/// let photo = CompletedMedia::from_field(Some(json!({
///     "file_name": "IMG_1.jpg", "mime_type": "image/jpeg", "sha256": "…", "id": "3631120727156756"
/// })))?;
/// assert_eq!(photo.id, "3631120727156756");
/// # Ok::<(), FieldError>(())
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct CompletedMedia {
    /// The media id of the Cloud API.
    pub id: String,
    /// What kind of file it says it is, such as `image/jpeg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// The SHA-256 of the file, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The file's name on the phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
}

impl Fields for Media {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            media_id: from.field("media_id")?,
            cdn_url: from.field("cdn_url")?,
            file_name: from.field("file_name")?,
            encryption_metadata: match from.field("encryption_metadata")? {
                Some(metadata) => metadata,
                // Phones also know a flat form.
                None => MediaEncryption::read(from)?,
            },
        })
    }
}

impl Fields for MediaEncryption {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        let mut text = |key| from.field::<Option<String>>(key);
        let encrypted_hash = match text("encrypted_hash")? {
            Some(hash) => Some(hash),
            None => text("enc_hash")?,
        };
        Ok(Self {
            encrypted_hash: encrypted_hash.unwrap_or_default(),
            iv: text("iv")?.unwrap_or_default(),
            encryption_key: text("encryption_key")?.unwrap_or_default(),
            hmac_key: text("hmac_key")?.unwrap_or_default(),
            plaintext_hash: text("plaintext_hash")?.unwrap_or_default(),
        })
    }
}

impl Fields for CompletedMedia {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            id: from.field("id")?,
            mime_type: from.field("mime_type")?,
            sha256: from.field("sha256")?,
            file_name: from.field("file_name")?,
        })
    }
}

macro_rules! object_of_the_wire {
    ($($type:ident),*) => {$(
        impl FieldValue for $type {
            fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
                object_field(value)
            }
        }

        deserialize_by_field!($type);

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug_name(f, stringify!($type))
            }
        }
    )*};
}

object_of_the_wire!(Media, MediaEncryption, CompletedMedia);
