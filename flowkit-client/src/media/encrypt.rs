//! A file as WhatsApp's CDN holds it.

use std::fmt;

use aes::Aes256;
use bytes::Bytes;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::{File, MediaKeys};

/// How many bytes of the HMAC end the file.
const MAC: usize = 10;

/// A file as WhatsApp's CDN holds it: encrypted with AES-256-CBC and PKCS#7 padding, and behind that the first 10 bytes of the
/// HMAC-SHA256 over vector and ciphertext.
///
/// ```
/// use flowkit_client::media::{EncryptedFile, File, MediaKeys, MediaType};
///
/// let file = File::from_bytes("note.txt", "Hello");
/// let encrypted = EncryptedFile::encrypt(&file, MediaKeys::random(MediaType::Document)?);
/// // One block of 16 bytes, and 10 of the HMAC.
/// assert_eq!(encrypted.bytes().len(), 26);
/// # Ok::<(), flowkit_client::media::MediaError>(())
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Clone, PartialEq, Eq)]
pub struct EncryptedFile {
    bytes: Bytes,
    keys: MediaKeys,
    hmac: [u8; MAC],
    plaintext_hash: [u8; 32],
    encrypted_hash: [u8; 32],
}

impl EncryptedFile {
    /// Encrypts a file. Take new keys for every file, as phones do.
    #[must_use]
    pub fn encrypt(file: &File, keys: MediaKeys) -> Self {
        let cipher = cbc::Encryptor::<Aes256>::new(keys.encryption_key().into(), keys.iv().into());
        let mut bytes = cipher.encrypt_padded_vec::<Pkcs7>(file.bytes());
        let hmac = hmac(keys.hmac_key(), keys.iv(), &bytes);
        bytes.extend_from_slice(&hmac);
        Self {
            plaintext_hash: Sha256::digest(file.bytes()).into(),
            encrypted_hash: Sha256::digest(&bytes).into(),
            bytes: bytes.into(),
            hmac,
            keys,
        }
    }

    /// What a download brings: ciphertext, then 10 bytes of the HMAC.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The keys that it was encrypted with.
    #[must_use]
    pub fn keys(&self) -> &MediaKeys {
        &self.keys
    }

    /// The 10 bytes that end the file.
    #[must_use]
    pub fn hmac(&self) -> &[u8; 10] {
        &self.hmac
    }

    /// The SHA-256 of the file that the person chose.
    #[must_use]
    pub fn plaintext_hash(&self) -> &[u8; 32] {
        &self.plaintext_hash
    }

    /// The SHA-256 of [`bytes`](Self::bytes).
    #[must_use]
    pub fn encrypted_hash(&self) -> &[u8; 32] {
        &self.encrypted_hash
    }
}

impl fmt::Debug for EncryptedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncryptedFile")
            .field("length", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

fn hmac(key: &[u8; 32], iv: &[u8; 16], ciphertext: &[u8]) -> [u8; MAC] {
    // HMAC takes keys of any length, so this never fails.
    let whole: [u8; 32] = Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(iv).chain_update(ciphertext))
        .map(|mac| mac.finalize().into_bytes().into())
        .unwrap_or_default();
    *whole.first_chunk().unwrap_or(&[0; MAC])
}
