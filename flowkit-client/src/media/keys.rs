//! The keys of one encrypted file.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{MediaError, random};

/// What WhatsApp calls a file by its MIME type. The keys of a file depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MediaType {
    /// A picture, such as `image/jpeg`.
    Image,
    /// A film, such as `video/mp4`.
    Video,
    /// All else, such as `application/pdf`.
    Document,
}

impl MediaType {
    /// The type of a file with this MIME type.
    ///
    /// ```
    /// use flowkit_client::media::MediaType;
    ///
    /// assert_eq!(MediaType::of("image/png"), MediaType::Image);
    /// assert_eq!(MediaType::of("text/plain"), MediaType::Document);
    /// ```
    #[must_use]
    pub fn of(mime_type: &str) -> Self {
        match mime_type.split_once('/') {
            Some(("image", _)) => Self::Image,
            Some(("video", _)) => Self::Video,
            _ => Self::Document,
        }
    }

    /// Its word in a completion: `image`, `video` or `document`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Document => "document",
        }
    }

    /// What WhatsApp's key derivation mixes in, so that files of two types never share keys.
    fn purpose(self) -> &'static [u8] {
        match self {
            Self::Image => b"WhatsApp Image Keys",
            Self::Video => b"WhatsApp Video Keys",
            Self::Document => b"WhatsApp Document Keys",
        }
    }
}

/// The keys of one encrypted file: those that the endpoint gets, and the media key that WhatsApp derives them from.
///
/// `Debug` shows none of them, and they are wiped from memory when dropped.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Clone, PartialEq, Eq)]
pub struct MediaKeys {
    media_key: Option<Zeroizing<[u8; 32]>>,
    encryption_key: Zeroizing<[u8; 32]>,
    hmac_key: Zeroizing<[u8; 32]>,
    iv: [u8; 16],
}

impl MediaKeys {
    /// Fresh keys from the operating system, as a phone makes them for every file.
    ///
    /// # Errors
    /// [`MediaError::Randomness`] when the operating system gives none.
    pub fn random(media_type: MediaType) -> Result<Self, MediaError> {
        Ok(Self::derive(random()?, media_type))
    }

    /// The keys that WhatsApp derives from a media key, by HKDF with SHA-256: first the vector, then the key of the cipher, then
    /// the key of the HMAC. The same media key always gives the same keys.
    ///
    /// Meta's pages are silent about it. WhatsApp's clients do so with every file that is sent in a chat.
    ///
    /// ```
    /// use flowkit_client::media::{MediaKeys, MediaType};
    ///
    /// let keys = MediaKeys::derive([7; 32], MediaType::Image);
    /// assert!(keys == MediaKeys::derive([7; 32], MediaType::Image));
    /// assert!(keys != MediaKeys::derive([7; 32], MediaType::Document));
    /// ```
    #[must_use]
    pub fn derive(media_key: [u8; 32], media_type: MediaType) -> Self {
        let media_key = Zeroizing::new(media_key);
        let hkdf = Hkdf::<Sha256>::new(None, media_key.as_slice());
        let mut derived = Zeroizing::new([0; 80]);
        // HKDF with SHA-256 gives up to 8160 bytes, so 80 never fail.
        let _ = hkdf.expand(media_type.purpose(), derived.as_mut_slice());
        let (iv, rest) = derived.split_first_chunk().unwrap_or((&[0; 16], &[]));
        let (encryption_key, rest) = rest.split_first_chunk().unwrap_or((&[0; 32], &[]));
        let hmac_key = rest.first_chunk().unwrap_or(&[0; 32]);
        Self {
            encryption_key: Zeroizing::new(*encryption_key),
            hmac_key: Zeroizing::new(*hmac_key),
            iv: *iv,
            media_key: Some(media_key),
        }
    }

    /// Keys that are already known, for known-answer tests. There is no media key that leads to them, so a completion has none.
    #[must_use]
    pub fn from_bytes(encryption_key: [u8; 32], hmac_key: [u8; 32], iv: [u8; 16]) -> Self {
        Self {
            media_key: None,
            encryption_key: Zeroizing::new(encryption_key),
            hmac_key: Zeroizing::new(hmac_key),
            iv,
        }
    }

    /// What the other keys were derived from; `None` where they were given.
    #[must_use]
    pub fn media_key(&self) -> Option<&[u8; 32]> {
        self.media_key.as_deref()
    }

    /// The key of AES-256-CBC.
    #[must_use]
    pub fn encryption_key(&self) -> &[u8; 32] {
        &self.encryption_key
    }

    /// The key of HMAC-SHA256.
    #[must_use]
    pub fn hmac_key(&self) -> &[u8; 32] {
        &self.hmac_key
    }

    /// The initial vector of AES-256-CBC.
    #[must_use]
    pub fn iv(&self) -> &[u8; 16] {
        &self.iv
    }
}

impl fmt::Debug for MediaKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MediaKeys(hidden)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use hmac::{Hmac, KeyInit, Mac};

    use super::*;

    fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().into()
    }

    /// RFC 5869 by hand: extract with a salt of zeros, then the blocks one after the other.
    #[test]
    fn derived_keys_are_those_of_hkdf() {
        let media_key: [u8; 32] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let secret = hmac(&[0; 32], &[&media_key]);
        let purpose = b"WhatsApp Document Keys";
        let one = hmac(&secret, &[purpose, &[1]]);
        let two = hmac(&secret, &[&one, purpose, &[2]]);
        let three = hmac(&secret, &[&two, purpose, &[3]]);
        let all = [one, two, three].concat();

        let keys = MediaKeys::derive(media_key, MediaType::Document);
        assert_eq!(keys.iv(), &all[..16]);
        assert_eq!(keys.encryption_key(), &all[16..48]);
        assert_eq!(keys.hmac_key(), &all[48..80]);
        assert_eq!(keys.media_key(), Some(&media_key));
        assert_eq!(format!("{keys:?}"), "MediaKeys(hidden)");
    }

    #[test]
    fn random_keys_differ() {
        let keys = [0; 2].map(|_| MediaKeys::random(MediaType::Video).unwrap());
        assert!(keys[0] != keys[1]);
    }
}
