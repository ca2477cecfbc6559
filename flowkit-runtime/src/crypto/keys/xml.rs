//! Private keys as .NET writes them: `<RSAKeyValue>`, the numbers as base64 in elements.

use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::numbers::Numbers;

/// The key in this text as PKCS#1; `None` if it is no such XML.
///
/// The elements are found by their names alone: each is there once and holds base64, which no markup can stand in.
pub(super) fn read(text: &str) -> Option<Result<Zeroizing<Vec<u8>>, KeyErrorKind>> {
    if !text.starts_with('<') {
        return None;
    }
    if element(text, "DSAKeyValue").is_some() {
        return Some(Err(KeyErrorKind::NotRsa("DSA".to_owned())));
    }
    let key = element(text, "RSAKeyValue")?;
    let Some(private_exponent) = element(key, "D") else {
        return Some(Err(KeyErrorKind::NotAPrivateKey(
            "a public key as XML (RSAKeyValue)".to_owned(),
        )));
    };
    let numbers = || {
        Some(Numbers {
            modulus: element(key, "Modulus")?,
            public_exponent: element(key, "Exponent")?,
            private_exponent,
            primes: [element(key, "P")?, element(key, "Q")?],
            exponents: [element(key, "DP")?, element(key, "DQ")?],
            coefficient: element(key, "InverseQ")?,
        })
    };
    let numbers = numbers().ok_or(KeyErrorKind::Damaged);
    Some(numbers.and_then(|numbers| numbers.pkcs1()))
}

/// What stands in the first element of this name.
fn element<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = text.split_once(&format!("<{name}>"))?;
    let (inside, _) = after.split_once(&format!("</{name}>"))?;
    Some(inside)
}
