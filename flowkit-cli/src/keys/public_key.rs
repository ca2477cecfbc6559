//! Public keys: reads the forms that people have, and writes the one that Meta takes.

use flowkit_runtime::{Fingerprint, PrivateKey};
use pkcs8::ObjectIdentifier;
use pkcs8::der::asn1::{BitStringRef, UintRef};
use pkcs8::der::pem::{self, LineEnding};
use pkcs8::der::{self, Decode as _, Encode as _, Reader as _, SliceReader};
use pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};

use super::key_fault::KeyFault;

/// The size that Meta asks for.
pub(super) const BITS: u32 = 2048;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// An RSA public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicKey {
    pub(crate) bits: u32,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) form: PublicForm,
    /// As `SubjectPublicKeyInfo`, the form that Meta takes.
    pub(crate) pem: String,
}

/// How a public key was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PublicForm {
    Spki,
    Pkcs1,
}

impl PublicForm {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Spki => "SubjectPublicKeyInfo (PUBLIC KEY)",
            Self::Pkcs1 => "PKCS#1 (RSA PUBLIC KEY)",
        }
    }
}

impl From<&PrivateKey> for PublicKey {
    fn from(key: &PrivateKey) -> Self {
        Self {
            bits: key.bits(),
            fingerprint: key.fingerprint(),
            form: PublicForm::Spki,
            pem: key.public_key_pem(),
        }
    }
}

impl PublicKey {
    /// Reads what a file holds: PEM text, DER, or base64 of DER.
    ///
    /// # Errors
    /// What is wrong with it, such as that it is a certificate; `None` for what has nothing to do with public keys.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Option<KeyFault>> {
        match str::from_utf8(bytes) {
            Ok(text) if text.contains(BEGIN) => match Self::from_pem(text) {
                Err(fault) if fault == unknown_block() => Err(None),
                read => read.map_err(Some),
            },
            Ok(text) if text.trim_start().starts_with("ssh-") => Err(Some(no_pem(text))),
            Ok(text) => {
                let inner = decoded(text).ok_or(None)?;
                let pem = str::from_utf8(&inner).ok();
                pem.and_then(|pem| Self::from_pem(pem).ok())
                    .or_else(|| Self::from_der(&inner))
                    .ok_or(None)
            }
            Err(_) => utf_16(bytes)
                .and_then(|text| Self::from_pem(&text).ok())
                .or_else(|| Self::from_der(bytes))
                .ok_or(None),
        }
    }

    fn from_der(der: &[u8]) -> Option<Self> {
        let (pkcs1, form) = match SubjectPublicKeyInfoRef::from_der(der) {
            Ok(info) if info.algorithm.oid == RSA => {
                (info.subject_public_key.as_bytes()?, PublicForm::Spki)
            }
            Ok(_) => return None,
            Err(_) => (der, PublicForm::Pkcs1),
        };
        Self::from_pkcs1(pkcs1, form).ok()
    }

    /// Reads the first PEM block of a text. Quotes around it, `\n` spelled out and missing line ends, as settings and mails
    /// make them, do no harm.
    pub(crate) fn from_pem(text: &str) -> Result<Self, KeyFault> {
        let text = text.replace("\\n", "\n");
        let damaged = || KeyFault::new("holds a public key that is cut off or damaged", COPY_AGAIN);
        let Some((_, after)) = text.split_once(BEGIN) else {
            return Err(no_pem(&text));
        };
        let (label, body) = after.split_once(DASHES).ok_or_else(damaged)?;
        let form = match label {
            "PUBLIC KEY" => PublicForm::Spki,
            "RSA PUBLIC KEY" => PublicForm::Pkcs1,
            other => return Err(another_block(other)),
        };
        let (body, _) = body.split_once(DASHES).ok_or_else(damaged)?;
        let der = decoded(body).ok_or_else(damaged)?;
        let pkcs1 = match form {
            PublicForm::Pkcs1 => der.as_slice(),
            PublicForm::Spki => {
                let info = SubjectPublicKeyInfoRef::from_der(&der).map_err(|_| damaged())?;
                if info.algorithm.oid != RSA {
                    return Err(KeyFault::new(
                        "holds a public key that is not RSA",
                        "Meta takes RSA alone; make a pair with `flowkit keys generate`",
                    ));
                }
                info.subject_public_key.as_bytes().ok_or_else(damaged)?
            }
        };
        Self::from_pkcs1(pkcs1, form).map_err(|_| damaged())
    }

    fn from_pkcs1(pkcs1: &[u8], form: PublicForm) -> der::Result<Self> {
        let mut reader = SliceReader::new(pkcs1)?;
        let (modulus, _exponent) = reader.sequence(|reader| {
            let modulus = UintRef::decode(reader)?;
            Ok::<_, der::Error>((modulus, UintRef::decode(reader)?))
        })?;
        reader.finish()?;
        let bytes = modulus.as_bytes();
        let leading = bytes.first().map_or(0, |first| first.leading_zeros());
        // Always written with NULL parameters, which others leave out: the fingerprint of one key is then always the same.
        let spki = SubjectPublicKeyInfo {
            algorithm: AlgorithmIdentifierRef {
                oid: RSA,
                parameters: Some(der::AnyRef::NULL),
            },
            subject_public_key: BitStringRef::from_bytes(pkcs1)?,
        }
        .to_der()?;
        Ok(Self {
            bits: u32::try_from(bytes.len() * 8)
                .unwrap_or(u32::MAX)
                .saturating_sub(leading),
            fingerprint: Fingerprint::of_public_key_der(&spki),
            form,
            pem: pem::encode_string("PUBLIC KEY", LineEnding::LF, &spki)?,
        })
    }

    /// A fault for a size that no endpoint can use, such as 1024 bits; a warning for a size that Meta's guides never make,
    /// such as 4096 bits.
    pub(crate) fn size_fault(&self) -> Option<KeyFault> {
        let bits = self.bits;
        if bits == BITS {
            return None;
        }
        let (least, most) = (*PrivateKey::BITS.start(), *PrivateKey::BITS.end());
        let problem = if bits < least {
            format!("holds an RSA key of {bits} bits, where {least} are needed")
        } else if bits > most {
            format!("holds an RSA key of {bits} bits, where {most} are the most ({BITS} do)")
        } else {
            return Some(KeyFault::warning(
                format!(
                    "holds an RSA key of {bits} bits: an endpoint decrypts with it, but Meta's guides make {BITS} alone"
                ),
                "whether Meta takes another size is not documented; if it refuses the upload, make a pair with `flowkit keys \
                 generate`",
            ));
        };
        Some(KeyFault::new(
            problem,
            "make a pair with `flowkit keys generate`",
        ))
    }
}

const COPY_AGAIN: &str =
    "copy the whole file again, or derive it: `openssl pkey -in private.pem -pubout`";

/// The bytes of a PEM block's body, however its lines are broken.
fn decoded(body: &str) -> Option<Vec<u8>> {
    let base64: Vec<u8> = body
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let mut text = b"-----BEGIN PUBLIC KEY-----\n".to_vec();
    for line in base64.chunks(64) {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text.extend_from_slice(b"-----END PUBLIC KEY-----\n");
    pem::decode_vec(&text).ok().map(|(_, der)| der)
}

fn no_pem(text: &str) -> KeyFault {
    if text.trim_start().starts_with("ssh-") {
        return KeyFault::new(
            "holds a public key in the form of OpenSSH",
            "`ssh-keygen -e -m PKCS8 -f FILE` converts it, if it is RSA; keys for logins are better left to logins",
        );
    }
    KeyFault::new(
        "holds no PEM text (`-----BEGIN PUBLIC KEY-----`)",
        "make a pair with `flowkit keys generate`",
    )
}

/// The fault of a PEM block with this label. The message repeats no unknown label, which could be a secret.
fn another_block(label: &str) -> KeyFault {
    let (what, help) = match label {
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => (
            "a certificate",
            "the endpoint's TLS certificate has nothing to do with this key; should it hold the right public key, \
             `openssl x509 -in FILE -pubkey -noout` prints that",
        ),
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => (
            "a certificate request",
            "`openssl req -in FILE -pubkey -noout` prints its public key",
        ),
        _ if label.ends_with("PRIVATE KEY") => (
            "a private key of another kind",
            "make a pair with `flowkit keys generate`",
        ),
        _ => return unknown_block(),
    };
    KeyFault::new(format!("holds {what}, where an RSA key is wanted"), help)
}

fn unknown_block() -> KeyFault {
    KeyFault::new(
        "holds a PEM block of another kind, where an RSA key is wanted",
        "make a pair with `flowkit keys generate`",
    )
}

/// The text, if the bytes begin with the byte order mark of UTF-16, which `>` writes in an old PowerShell.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_first_chunk::<2>()?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = rest.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok()
}
