//! From DER to a checked RSA key: PKCS#8 and PKCS#1, clear and encrypted.

use std::ops::RangeInclusive;

use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use pkcs8::der::asn1::{BitStringRef, OctetStringRef};
use pkcs8::der::{self, Decode as _, Encode as _, Reader as _, SliceReader};
use pkcs8::pkcs5::pbes2::{DES_EDE3_CBC_OID, Kdf};
use pkcs8::pkcs5::{self, EncryptionScheme};
use pkcs8::spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use pkcs8::{AlgorithmIdentifierRef, ObjectIdentifier, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::pbe_sha1::PbeSha1;
use super::pem::Label;

/// The sizes of a key that an endpoint can use, in bits. Meta's guides make 2048 alone, and none says whether it takes more.
pub(super) const BITS: RangeInclusive<u32> = 2048..=8192;
/// The version that a PKCS#12 store begins with.
const PKCS12_VERSION: u8 = 3;
/// In bytes.
const DES_BLOCK: usize = 8;

/// An RSA key whose form and size are known to be good. Whether its numbers belong
/// together is for the backend to check, which has the arithmetic.
pub(super) struct RsaDer {
    /// `RSAPrivateKey` of PKCS#1.
    pub(super) pkcs1: Zeroizing<Vec<u8>>,
    /// The public part as `SubjectPublicKeyInfo`.
    pub(super) spki: Vec<u8>,
    pub(super) bits: u32,
}

impl RsaDer {
    /// Takes `PrivateKeyInfo` (PKCS#8) or `RSAPrivateKey` (PKCS#1). The two cannot be
    /// mistaken for each other, so a wrong PEM label does no harm.
    pub(super) fn read(der: &[u8]) -> Result<Self, KeyErrorKind> {
        let pkcs1 = inside_pkcs8(der)?.unwrap_or(der);
        let key = RsaPrivateKeyRef::from_der(pkcs1).map_err(|_| KeyErrorKind::Damaged)?;
        if key.other_prime_infos.is_some() {
            return Err(KeyErrorKind::NotRsa("RSA with more than two primes".into()));
        }
        let bits = bit_length(key.modulus.as_bytes());
        if bits < *BITS.start() {
            return Err(KeyErrorKind::TooShort(bits));
        }
        if bits > *BITS.end() {
            return Err(KeyErrorKind::TooLong(bits));
        }
        Ok(Self {
            spki: public_key_info(&key.public_key()).map_err(|_| KeyErrorKind::Damaged)?,
            pkcs1: Zeroizing::new(pkcs1.to_vec()),
            bits,
        })
    }
}

/// The `RSAPrivateKey` inside of PKCS#8; `None` of what is not PKCS#8.
pub(super) fn inside_pkcs8(der: &[u8]) -> Result<Option<&[u8]>, KeyErrorKind> {
    match PrivateKeyInfoRef::from_der(der) {
        Ok(info) if info.algorithm.oid == pkcs1::ALGORITHM_OID => {
            Ok(Some(info.private_key.as_bytes()))
        }
        Ok(info) => Err(KeyErrorKind::NotRsa(algorithm_name(info.algorithm.oid))),
        Err(_) => Ok(None),
    }
}

/// Which kind of private key these bytes are, if they are one as DER. What they are otherwise, if that can be told.
pub(super) fn label(der: &[u8]) -> Result<Option<Label>, KeyErrorKind> {
    let is_public =
        || SubjectPublicKeyInfoRef::from_der(der).is_ok() || RsaPublicKeyRef::from_der(der).is_ok();
    if PrivateKeyInfoRef::from_der(der).is_ok() || RsaPrivateKeyRef::from_der(der).is_ok() {
        Ok(Some(Label::Clear))
    } else if is_sec1(der) {
        Err(KeyErrorKind::NotRsa("elliptic curves (EC)".to_owned()))
    } else if is_public() {
        Err(KeyErrorKind::NotAPrivateKey(PUBLIC.to_owned()))
    } else if encrypted_parts(der).is_ok() {
        Ok(Some(Label::Encrypted))
    } else if is_certificate(der) {
        Err(KeyErrorKind::NotAPrivateKey("a certificate".to_owned()))
    } else {
        Ok(None)
    }
}

/// How a public key is called.
pub(super) const PUBLIC: &str = "a public key (the part that Meta gets)";

/// Whether it is a store that begins with PKCS#12's version.
pub(super) fn is_pkcs12(der: &[u8]) -> bool {
    first_of_sequence(der, u8::decode) == Some(PKCS12_VERSION)
}

/// Whether it is `ECPrivateKey`: version 1, and a number of the length of a curve's.
fn is_sec1(der: &[u8]) -> bool {
    first_of_sequence(der, |reader| {
        let version = u8::decode(reader)?;
        let number = <&OctetStringRef>::decode(reader)?;
        Ok((version, (28..=66).contains(&number.as_bytes().len())))
    }) == Some((1, true))
}

/// Whether it is X.509: a sequence of what is signed, the algorithm, and the signature.
fn is_certificate(der: &[u8]) -> bool {
    first_of_sequence(der, |reader| {
        reader.sequence(|signed| {
            signed.drain(signed.remaining_len())?;
            Ok::<_, der::Error>(())
        })?;
        AlgorithmIdentifierRef::decode(reader)?;
        BitStringRef::decode(reader).map(drop)
    })
    .is_some()
}

/// What is read from the beginning of a sequence, if the bytes are one.
fn first_of_sequence<'d, T>(
    der: &'d [u8],
    read: impl FnOnce(&mut SliceReader<'d>) -> der::Result<T>,
) -> Option<T> {
    let mut reader = SliceReader::new(der).ok()?;
    let read = reader.sequence(|reader| {
        let first = read(reader)?;
        reader.drain(reader.remaining_len())?;
        Ok::<_, der::Error>(first)
    });
    read.ok()
}

/// Opens `EncryptedPrivateKeyInfo` of PKCS#8; the result is `PrivateKeyInfo`.
pub(super) fn decrypt(der: &[u8], passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
    let (algorithm, data) = encrypted_parts(der).map_err(|_| KeyErrorKind::Damaged)?;
    let mut body = Zeroizing::new(data.to_vec());
    if let Some(old) = PbeSha1::of(algorithm) {
        old?.decrypt(passphrase, &mut body)?;
        return Ok(body);
    }
    let scheme = scheme(algorithm)?;
    let length = match scheme.decrypt_in_place(passphrase, &mut body) {
        Ok(plain) => plain.len(),
        Err(pkcs5::Error::DecryptFailed) => return Err(KeyErrorKind::WrongPassphrase),
        Err(
            pkcs5::Error::UnsupportedAlgorithm { oid }
            | pkcs5::Error::AlgorithmParametersInvalid { oid },
        ) => return Err(unsupported(oid)),
        Err(_) => return Err(unsupported(scheme.oid())),
    };
    body.truncate(length);
    Ok(body)
}

/// How `EncryptedPrivateKeyInfo` of PKCS#8 is encrypted, in words.
pub(super) fn encryption(der: &[u8]) -> Result<String, KeyErrorKind> {
    let (algorithm, _) = encrypted_parts(der).map_err(|_| KeyErrorKind::Damaged)?;
    if let Some(old) = PbeSha1::of(algorithm) {
        return old.map(|old| old.name());
    }
    let scheme = scheme(algorithm)?;
    let EncryptionScheme::Pbes2(parameters) = &scheme else {
        return Err(unsupported(scheme.oid()));
    };
    let oid = parameters.encryption.oid().to_string();
    let cipher = match oid.as_str() {
        "2.16.840.1.101.3.4.1.2" => "AES-128-CBC",
        "2.16.840.1.101.3.4.1.22" => "AES-192-CBC",
        "2.16.840.1.101.3.4.1.42" => "AES-256-CBC",
        "2.16.840.1.101.3.4.1.6" => "AES-128-GCM",
        "2.16.840.1.101.3.4.1.46" => "AES-256-GCM",
        "1.2.840.113549.3.7" => "DES-EDE3-CBC",
        other => other,
    };
    let kdf = match &parameters.kdf {
        Kdf::Pbkdf2(kdf) => {
            let oid = kdf.prf.oid().to_string();
            let prf = match oid.as_str() {
                "1.2.840.113549.2.7" => "HMAC-SHA-1",
                "1.2.840.113549.2.8" => "HMAC-SHA-224",
                "1.2.840.113549.2.9" => "HMAC-SHA-256",
                "1.2.840.113549.2.10" => "HMAC-SHA-384",
                "1.2.840.113549.2.11" => "HMAC-SHA-512",
                other => other,
            };
            format!("PBKDF2 with {prf}, {} rounds", kdf.iteration_count)
        }
        Kdf::Scrypt(kdf) => format!("scrypt, cost {}", kdf.cost_parameter),
        other => other.oid().to_string(),
    };
    Ok(format!("{cipher}, key by {kdf}"))
}

/// The scheme of an encrypted key, of those that the library below knows.
fn scheme(algorithm: AlgorithmIdentifierRef<'_>) -> Result<EncryptionScheme, KeyErrorKind> {
    if has_short_vector(algorithm) {
        return Err(KeyErrorKind::Damaged);
    }
    EncryptionScheme::try_from(algorithm).map_err(|error| match error.kind() {
        der::ErrorKind::OidUnknown { oid } => unsupported(oid),
        _ => unsupported(algorithm.oid),
    })
}

/// Whether the vector is shorter than a block of 3DES: `pkcs5` 0.8.1 would panic.
fn has_short_vector(algorithm: AlgorithmIdentifierRef<'_>) -> bool {
    let length = algorithm.parameters.and_then(|parameters| {
        let cipher = parameters.sequence(|reader| {
            AlgorithmIdentifierRef::decode(reader)?;
            AlgorithmIdentifierRef::decode(reader)
        });
        let cipher = cipher
            .ok()
            .filter(|cipher| cipher.oid == DES_EDE3_CBC_OID)?;
        let vector = cipher.parameters?.decode_as::<&OctetStringRef>().ok()?;
        Some(vector.as_bytes().len())
    });
    length.is_some_and(|length| length < DES_BLOCK)
}

fn encrypted_parts(der: &[u8]) -> der::Result<(AlgorithmIdentifierRef<'_>, &[u8])> {
    let mut reader = SliceReader::new(der)?;
    let parts = reader.sequence(|reader| {
        let algorithm = AlgorithmIdentifierRef::decode(reader)?;
        let data = <&OctetStringRef>::decode(reader)?;
        Ok::<_, der::Error>((algorithm, data.as_bytes()))
    })?;
    reader.finish()?;
    Ok(parts)
}

fn bit_length(modulus: &[u8]) -> u32 {
    let Some(first) = modulus.first() else {
        return 0;
    };
    // A PEM file of a size that we read cannot reach the limit of u32.
    u32::try_from(modulus.len() * 8).map_or(u32::MAX, |bits| bits - first.leading_zeros())
}

fn public_key_info(key: &RsaPublicKeyRef<'_>) -> der::Result<Vec<u8>> {
    let key = key.to_der()?;
    let info: SubjectPublicKeyInfoRef<'_> = SubjectPublicKeyInfo {
        algorithm: pkcs1::ALGORITHM_ID,
        subject_public_key: BitStringRef::from_bytes(&key)?,
    };
    info.to_der()
}

fn unsupported(oid: ObjectIdentifier) -> KeyErrorKind {
    KeyErrorKind::UnsupportedEncryption(match oid.to_string().as_str() {
        "1.2.840.113549.1.5.3" => "PBES1 (MD5 and DES)".to_owned(),
        "1.2.840.113549.1.5.10" => "PBES1 (SHA-1 and DES)".to_owned(),
        "1.2.840.113549.1.12.1.1" | "1.2.840.113549.1.12.1.2" => {
            "PKCS#12 (SHA-1 and RC4)".to_owned()
        }
        "1.2.840.113549.1.12.1.5" | "1.2.840.113549.1.12.1.6" => {
            "PKCS#12 (SHA-1 and RC2)".to_owned()
        }
        "1.2.840.113549.3.2" => "RC2".to_owned(),
        "1.2.410.200004.1.4" => "SEED".to_owned(),
        oid if oid.starts_with("1.2.410.200046.1.1.") => "ARIA".to_owned(),
        oid if oid.starts_with("1.2.392.200011.61.1.1.1.") => "Camellia".to_owned(),
        "1.2.840.113549.1.5.13" => "PBES2 with unknown parameters".to_owned(),
        "1.3.14.3.2.7" => "DES".to_owned(),
        oid => format!("the algorithm {oid}"),
    })
}

fn algorithm_name(oid: ObjectIdentifier) -> String {
    match oid.to_string().as_str() {
        "1.2.840.10045.2.1" => "elliptic curves (EC)".to_owned(),
        "1.2.840.113549.1.1.10" => "RSA-PSS, which may only sign".to_owned(),
        "1.2.840.113549.1.3.1" => "Diffie-Hellman".to_owned(),
        "1.2.840.10040.4.1" => "DSA".to_owned(),
        "1.3.101.110" => "X25519".to_owned(),
        "1.3.101.112" => "Ed25519".to_owned(),
        oid => format!("the algorithm {oid}"),
    }
}
