//! The password-based encryption of PKCS#12 with SHA-1 and 3DES (RFC 7292, appendices B and C), which
//! `openssl pkcs8 -v1 PBE-SHA1-3DES` and older key tools write into PKCS#8.

use des::{TdesEde2, TdesEde3};
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::{self, Decode as _};
use pkcs8::{AlgorithmIdentifierRef, ObjectIdentifier};
use sha1::{Digest as _, Sha1};
use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::legacy::decrypt_cbc;

const THREE_KEYS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");
const TWO_KEYS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.4");

/// As many as PBKDF2 is given; more would keep a program from its start for minutes.
const MOST_ROUNDS: u32 = 100_000_000;

/// SHA-1's output and the block it works on, in bytes.
const DIGEST: usize = 20;
const BLOCK: usize = 64;

/// What the derived bytes are for; they begin the input of the hash.
const FOR_KEY: u8 = 1;
const FOR_VECTOR: u8 = 2;

/// How a key is encrypted by this scheme.
pub(super) struct PbeSha1<'d> {
    keys: Keys,
    salt: &'d [u8],
    rounds: u32,
}

#[derive(Clone, Copy)]
enum Keys {
    Two,
    Three,
}

impl<'d> PbeSha1<'d> {
    /// The scheme, if the algorithm is of it.
    pub(super) fn of(algorithm: AlgorithmIdentifierRef<'d>) -> Option<Result<Self, KeyErrorKind>> {
        let keys = match algorithm.oid {
            THREE_KEYS => Keys::Three,
            TWO_KEYS => Keys::Two,
            _ => return None,
        };
        let parameters = algorithm.parameters.ok_or(KeyErrorKind::Damaged);
        Some(parameters.and_then(|parameters| {
            let (salt, rounds) = parameters
                .sequence(|reader| {
                    let salt = <&OctetStringRef>::decode(reader)?.as_bytes();
                    Ok::<_, der::Error>((salt, u32::decode(reader)?))
                })
                .map_err(|_| KeyErrorKind::Damaged)?;
            match rounds {
                1..=MOST_ROUNDS => Ok(Self { keys, salt, rounds }),
                _ => Err(KeyErrorKind::Damaged),
            }
        }))
    }

    /// In words, as for the other encryptions.
    pub(super) fn name(&self) -> String {
        let cipher = match self.keys {
            Keys::Two => "DES-EDE-CBC",
            Keys::Three => "DES-EDE3-CBC",
        };
        format!(
            "{cipher}, key by PKCS#12 with SHA-1, {} rounds",
            self.rounds
        )
    }

    /// Decrypts in place.
    pub(super) fn decrypt(
        &self,
        passphrase: &[u8],
        body: &mut Zeroizing<Vec<u8>>,
    ) -> Result<(), KeyErrorKind> {
        // PKCS#12 takes the passphrase as UTF-16 (big endian) with two zero bytes at its end.
        let passphrase = str::from_utf8(passphrase).map_err(|_| KeyErrorKind::WrongPassphrase)?;
        let passphrase: Zeroizing<Vec<u8>> = Zeroizing::new(
            passphrase
                .encode_utf16()
                .chain([0])
                .flat_map(u16::to_be_bytes)
                .collect(),
        );
        let vector = self.derive(&passphrase, FOR_VECTOR, 8);
        let length = match self.keys {
            Keys::Two => {
                let key = self.derive(&passphrase, FOR_KEY, 16);
                decrypt_cbc::<TdesEde2>(&key, &vector, body)?
            }
            Keys::Three => {
                let key = self.derive(&passphrase, FOR_KEY, 24);
                decrypt_cbc::<TdesEde3>(&key, &vector, body)?
            }
        };
        body.truncate(length);
        Ok(())
    }

    /// `length` bytes from the passphrase.
    fn derive(&self, passphrase: &[u8], purpose: u8, length: usize) -> Zeroizing<Vec<u8>> {
        let mut input = Zeroizing::new(filled(self.salt));
        input.extend_from_slice(&Zeroizing::new(filled(passphrase)));
        // With room for the last whole digest, so that growing leaves no copy behind.
        let mut derived = Zeroizing::new(Vec::with_capacity(length + DIGEST));
        while derived.len() < length {
            let mut digest = Zeroizing::new([0_u8; DIGEST]);
            let first = Sha1::new_with_prefix([purpose; BLOCK]).chain_update(&*input);
            digest.copy_from_slice(&first.finalize());
            for _ in 1..self.rounds {
                let next = Sha1::digest(digest.as_slice());
                digest.copy_from_slice(&next);
            }
            derived.extend_from_slice(digest.as_slice());
            for block in input.chunks_exact_mut(BLOCK) {
                add_and_one(block, digest.as_slice());
            }
        }
        derived.truncate(length);
        derived
    }
}

/// The bytes over and over, up to whole blocks; none of none.
fn filled(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len().next_multiple_of(BLOCK);
    bytes.iter().copied().cycle().take(length).collect()
}

/// Adds the digest (over and over, up to the block) and one, both as numbers with the last byte as the lowest.
fn add_and_one(block: &mut [u8], digest: &[u8]) {
    let mut carry = 1_u16;
    for (at, byte) in block.iter_mut().enumerate().rev() {
        let added = digest.get(at % DIGEST).copied().unwrap_or_default();
        let sum = u16::from(*byte) + u16::from(added) + carry;
        let [high, low] = sum.to_be_bytes();
        *byte = low;
        carry = u16::from(high);
    }
}
