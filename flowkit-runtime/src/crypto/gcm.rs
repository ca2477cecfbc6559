//! AES-128-GCM with a 16-byte vector, in place and without a copy.

use aes_gcm::aead::AeadInOut as _;
use aes_gcm::aead::consts::U16;
use aes_gcm::aes::Aes128;
use aes_gcm::{KeyInit as _, Nonce, Tag};

use super::exchange_keys::{AesKey, IV_LENGTH};

/// Length of the tag that follows the ciphertext.
pub(crate) const TAG_LENGTH: usize = 16;

/// With a vector that is not 12 bytes long, GCM derives its first counter block by
/// hashing the vector (NIST SP 800-38D, section 7.1); the type does that.
type Aes128Gcm16 = aes_gcm::AesGcm<Aes128, U16>;

/// Why nothing was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpenError {
    /// There is not even room for the tag.
    ShorterThanTag,
    /// Key, vector or data are not those that were sealed.
    TagMismatch,
}

/// The text exceeds what GCM can seal under one vector (64 GiB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Opens `ciphertext ‖ tag`; the plaintext is written over it.
pub(crate) fn open(
    key: &AesKey,
    iv: &[u8; IV_LENGTH],
    mut sealed: Vec<u8>,
) -> Result<Vec<u8>, OpenError> {
    let length = sealed
        .len()
        .checked_sub(TAG_LENGTH)
        .ok_or(OpenError::ShorterThanTag)?;
    let (text, tag) = sealed
        .split_at_mut_checked(length)
        .ok_or(OpenError::ShorterThanTag)?;
    let tag: Tag<U16> = Tag::try_from(&*tag).map_err(|_| OpenError::ShorterThanTag)?;
    cipher(key)
        .decrypt_inout_detached(&Nonce::from(*iv), &[], text.into(), &tag)
        .map_err(|_| OpenError::TagMismatch)?;
    sealed.truncate(length);
    Ok(sealed)
}

/// Seals `text` in its own buffer and appends the tag.
pub(crate) fn seal(
    key: &AesKey,
    iv: &[u8; IV_LENGTH],
    mut text: Vec<u8>,
) -> Result<Vec<u8>, TooLong> {
    text.reserve_exact(TAG_LENGTH);
    let tag = cipher(key)
        .encrypt_inout_detached(&Nonce::from(*iv), &[], text.as_mut_slice().into())
        .map_err(|_| TooLong)?;
    text.extend_from_slice(&tag);
    Ok(text)
}

fn cipher(key: &AesKey) -> Aes128Gcm16 {
    Aes128Gcm16::new(key.as_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::{AesKey, OpenError, open, seal};

    fn key() -> AesKey {
        AesKey::new(std::array::from_fn(|index| index as u8))
    }

    #[test]
    fn a_plaintext_buffer_is_reused_for_opening() {
        let sealed = seal(&key(), &[7; 16], b"hello".to_vec()).unwrap();
        let place = sealed.as_ptr();
        let opened = open(&key(), &[7; 16], sealed).unwrap();
        assert_eq!(opened, b"hello");
        assert_eq!(opened.as_ptr(), place);
    }

    #[test]
    fn every_length_around_a_block_survives() {
        for length in 0..70 {
            let text: Vec<u8> = (0..length).collect();
            let sealed = seal(&key(), &[9; 16], text.clone()).unwrap();
            assert_eq!(sealed.len(), text.len() + 16);
            assert_eq!(open(&key(), &[9; 16], sealed), Ok(text));
        }
    }

    #[test]
    fn each_changed_bit_is_noticed() {
        let sealed = seal(&key(), &[1; 16], b"abc".to_vec()).unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key(), &[1; 16], changed), Err(OpenError::TagMismatch));
        }
        for length in 0..16 {
            let short = sealed[..length].to_vec();
            assert_eq!(
                open(&key(), &[1; 16], short),
                Err(OpenError::ShorterThanTag)
            );
        }
    }
}
