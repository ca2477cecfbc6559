//! A file after its upload: where it lies, and the keys to it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{EncryptedFile, File, MediaType, base64};

/// A file that the phone has uploaded: where it lies, encrypted, and the keys to it.
///
/// It serialises to a form of ours, in which the phone keeps it; what the phone sends is made of it by
/// [`exchange_value`](super::exchange_value) and [`completion_value`](super::completion_value). `Debug` shows no key and no
/// address, since whoever has both can read the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    pub(super) media_id: String,
    pub(super) cdn_url: String,
    pub(super) direct_path: String,
    pub(super) file_name: String,
    pub(super) mime_type: String,
    pub(super) file_length: u64,
    pub(super) encryption_key: String,
    pub(super) hmac_key: String,
    pub(super) hmac: String,
    pub(super) iv: String,
    pub(super) plaintext_hash: String,
    pub(super) encrypted_hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) media_key: Option<String>,
    pub(super) uploaded_at: u64,
}

impl Uploaded {
    /// An encrypted file that lies at an address of your own server, such as one that serves
    /// [`EncryptedFile::bytes`]. [`Cdn::upload`](super::Cdn::upload) does all of this for you.
    ///
    /// `media_id` is what the endpoint names the file by in an `error-message`: a UUID on phones. `cdn_url` is the address,
    /// `uploaded_at` the time of the upload in seconds since 1970.
    ///
    /// ```
    /// use flowkit_client::media::{EncryptedFile, File, MediaKeys, MediaType, Uploaded, exchange_value};
    ///
    /// let file = File::document("pdf")?;
    /// let encrypted = EncryptedFile::encrypt(&file, MediaKeys::random(MediaType::Document)?);
    /// let uploaded = Uploaded::new(
    ///     &file,
    ///     &encrypted,
    ///     "790aba14-5f4a-4dbd-b9e5-0d75401da14b",
    ///     "http://127.0.0.1:8080/v/payslip",
    ///     1_790_000_000,
    /// );
    /// assert_eq!(exchange_value(&[uploaded])[0]["cdn_url"], "http://127.0.0.1:8080/v/payslip");
    /// # Ok::<(), flowkit_client::media::MediaError>(())
    /// ```
    #[must_use]
    pub fn new(
        file: &File,
        encrypted: &EncryptedFile,
        media_id: &str,
        cdn_url: &str,
        uploaded_at: u64,
    ) -> Self {
        let keys = encrypted.keys();
        Self {
            media_id: media_id.to_owned(),
            cdn_url: cdn_url.to_owned(),
            direct_path: path_of(cdn_url).to_owned(),
            file_name: file.name().to_owned(),
            mime_type: file.mime_type().to_owned(),
            file_length: u64::try_from(file.bytes().len()).unwrap_or(u64::MAX),
            encryption_key: base64(keys.encryption_key()),
            hmac_key: base64(keys.hmac_key()),
            hmac: base64(encrypted.hmac()),
            iv: base64(keys.iv()),
            plaintext_hash: base64(encrypted.plaintext_hash()),
            encrypted_hash: base64(encrypted.encrypted_hash()),
            media_key: keys.media_key().map(|key| base64(key)),
            uploaded_at,
        }
    }

    /// What the endpoint names the file by, such as in the `error-message` of the picker. It is no media id of the Graph API.
    #[must_use]
    pub fn media_id(&self) -> &str {
        &self.media_id
    }

    /// The address of the encrypted file.
    #[must_use]
    pub fn cdn_url(&self) -> &str {
        &self.cdn_url
    }

    /// The file's name on the phone.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// What kind of file it is, such as `image/jpeg`. An endpoint is not told.
    #[must_use]
    pub fn mime_type(&self) -> &str {
        &self.mime_type
    }

    /// How many bytes the file has on the phone. An endpoint is not told.
    #[must_use]
    pub fn file_length(&self) -> u64 {
        self.file_length
    }

    pub(super) fn media_type(&self) -> MediaType {
        MediaType::of(&self.mime_type)
    }
}

impl fmt::Debug for Uploaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Uploaded")
            .field("media_id", &self.media_id)
            .field("file_name", &self.file_name)
            .finish_non_exhaustive()
    }
}

/// The path and query of an address: `/v/payslip` of `http://127.0.0.1:8080/v/payslip`.
fn path_of(url: &str) -> &str {
    let behind_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    behind_scheme
        .find('/')
        .and_then(|start| behind_scheme.get(start..))
        .unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::MediaKeys;

    #[test]
    fn debug_hides_keys_and_address() {
        let file = File::from_bytes("a.txt", "a");
        let encrypted =
            EncryptedFile::encrypt(&file, MediaKeys::derive([1; 32], MediaType::Document));
        let uploaded = Uploaded::new(&file, &encrypted, "id-1", "http://127.0.0.1:1/v/secret", 0);
        assert_eq!(
            format!("{uploaded:?}"),
            r#"Uploaded { media_id: "id-1", file_name: "a.txt", .. }"#
        );
    }

    #[test]
    fn the_path_of_an_address() {
        assert_eq!(path_of("http://127.0.0.1:80/v/a?b=c"), "/v/a?b=c");
        assert_eq!(path_of("https://mmg.whatsapp.net"), "/");
        assert_eq!(path_of("/v/a"), "/v/a");
    }
}
