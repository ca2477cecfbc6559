//! PEM encryption as OpenSSL did it before PKCS#8 (`Proc-Type: 4,ENCRYPTED`), which
//! Meta's documented command and its Node sample still produce.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt as _, KeyInit, KeyIvInit as _};
use des::TdesEde3;
use md5::{Digest as _, Md5};
use zeroize::Zeroizing;

use super::error::KeyErrorKind;

/// Decrypts `body` as its `DEK-Info` header says (cipher, comma, vector in hex).
pub(super) fn decrypt(
    dek_info: &str,
    passphrase: &[u8],
    mut body: Zeroizing<Vec<u8>>,
) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
    let (cipher, vector) = dek_info.split_once(',').ok_or(KeyErrorKind::Damaged)?;
    let vector = hex(vector).ok_or(KeyErrorKind::Damaged)?;
    let length = match cipher {
        "DES-EDE3-CBC" => cbc::<TdesEde3>(24, &vector, passphrase, &mut body),
        "AES-128-CBC" => cbc::<Aes128>(16, &vector, passphrase, &mut body),
        "AES-192-CBC" => cbc::<Aes192>(24, &vector, passphrase, &mut body),
        "AES-256-CBC" => cbc::<Aes256>(32, &vector, passphrase, &mut body),
        _ => return Err(KeyErrorKind::UnsupportedEncryption(name(cipher))),
    }?;
    body.truncate(length);
    Ok(body)
}

/// Decrypts in place and returns the length without padding.
fn cbc<C: BlockCipherDecrypt + KeyInit>(
    key_length: usize,
    vector: &[u8],
    passphrase: &[u8],
    body: &mut [u8],
) -> Result<usize, KeyErrorKind> {
    let salt = vector.get(..8).ok_or(KeyErrorKind::Damaged)?;
    let key = bytes_to_key(passphrase, salt, key_length);
    decrypt_cbc::<C>(&key, vector, body)
}

/// Decrypts in place with this key and vector, and returns the length without padding.
pub(super) fn decrypt_cbc<C: BlockCipherDecrypt + KeyInit>(
    key: &[u8],
    vector: &[u8],
    body: &mut [u8],
) -> Result<usize, KeyErrorKind> {
    // The vector has to be as long as the cipher's block.
    let cipher =
        cbc::Decryptor::<C>::new_from_slices(key, vector).map_err(|_| KeyErrorKind::Damaged)?;
    cipher
        .decrypt_padded::<Pkcs7>(body)
        .map(<[u8]>::len)
        .map_err(|_| KeyErrorKind::WrongPassphrase)
}

/// OpenSSL's `EVP_BytesToKey` with MD5 and one iteration: MD5 over the previous
/// digest, the passphrase and the salt, until there are enough bytes.
fn bytes_to_key(passphrase: &[u8], salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    // Capacity for the last whole digest, so that growing leaves no copy behind.
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut digest = Zeroizing::new([0_u8; 16]);
    while key.len() < length {
        let mut md5 = Md5::new();
        if !key.is_empty() {
            md5.update(digest.as_slice());
        }
        md5.update(passphrase);
        md5.update(salt);
        digest.copy_from_slice(&md5.finalize());
        key.extend_from_slice(digest.as_slice());
    }
    key.truncate(length);
    key
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|value| u8::try_from(value).ok())
        })
        .collect::<Option<_>>()?;
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        })
        .collect()
}

/// A cipher's name, if it looks like one.
pub(super) fn name(cipher: &str) -> String {
    let is_name = cipher.len() <= 24
        && cipher
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if is_name {
        cipher.to_owned()
    } else {
        "an unknown cipher".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes_to_key, hex};

    // `openssl enc -aes-256-cbc -md md5 -S 0102030405060708 -k flowkit -P`
    #[test]
    fn keys_are_derived_as_openssl_does() {
        let key = bytes_to_key(b"flowkit", &[1, 2, 3, 4, 5, 6, 7, 8], 32);
        assert_eq!(key.as_slice(), hex(OPENSSL_KEY).unwrap());
    }

    const OPENSSL_KEY: &str = "2111975C08B08FEE33013F78DBC06D3435BB8728413CCF6B8A6C3F425208CB15";
}
