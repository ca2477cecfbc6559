//! Key files that are not text.

use pkcs8::der::{self, Decode as _, Reader as _, SliceReader};
use pkcs8::spki::SubjectPublicKeyInfoRef;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use super::fault::Fault;
use crate::input::STDIN_SHOWN;
use crate::shell;

/// The version that PKCS#1 begins with.
const PKCS1: u8 = 0;
/// The version that PKCS#12 begins with.
const PKCS12: u8 = 3;

/// What a file without text is.
pub(super) fn fault(bytes: &[u8], name: &str) -> Fault {
    let name = match name == STDIN_SHOWN {
        true => "FILE".to_owned(),
        false => shell::word(name),
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Fault::new(
            "is written in UTF-16, which no tool reads as PEM",
            "write it as UTF-8; `>` in an old PowerShell writes UTF-16, so let the tool write the file itself (`-out FILE`)",
        );
    }
    let (what, help) = if PrivateKeyInfoRef::from_der(bytes).is_ok() || begins_with(bytes, PKCS1) {
        (
            "a private key as DER",
            format!("`openssl pkey -inform DER -in {name} -out private.pem` converts it"),
        )
    } else if EncryptedPrivateKeyInfoRef::from_der(bytes).is_ok() {
        (
            "an encrypted private key as DER",
            format!("`openssl pkcs8 -topk8 -inform DER -in {name} -out private.pem` converts it"),
        )
    } else if SubjectPublicKeyInfoRef::from_der(bytes).is_ok() {
        (
            "a public key as DER",
            format!("`openssl pkey -pubin -inform DER -in {name} -out public.pem` converts it"),
        )
    } else if begins_with(bytes, PKCS12) {
        (
            "a PKCS#12 store",
            format!(
                "`openssl pkcs12 -in {name} -nocerts -out private.pem` takes the private key out"
            ),
        )
    } else {
        return Fault::new(
            "holds neither text nor a key as DER",
            "make a key with `flowkit keys generate`",
        );
    };
    Fault::new(format!("holds {what}, where PEM text is wanted"), help)
}

/// Whether it is a sequence that begins with this version.
fn begins_with(bytes: &[u8], wanted: u8) -> bool {
    SliceReader::new(bytes)
        .and_then(|mut reader| {
            reader.sequence(|reader| {
                let version = u8::decode(reader)?;
                reader.drain(reader.remaining_len())?;
                Ok::<_, der::Error>(version)
            })
        })
        .is_ok_and(|version| version == wanted)
}
