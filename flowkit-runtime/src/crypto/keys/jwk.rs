//! Private keys as JSON: a JWK, or a set or list of them, as key vaults and the browsers' WebCrypto export.

use serde::Deserialize;
use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::foreign::ForeignForm;
use super::numbers::Numbers;

/// What a private key cannot be without.
#[derive(Deserialize, Default)]
struct Jwk<'t> {
    #[serde(borrow)]
    kty: Option<&'t str>,
    n: Option<&'t str>,
    e: Option<&'t str>,
    d: Option<&'t str>,
    p: Option<&'t str>,
    q: Option<&'t str>,
    dp: Option<&'t str>,
    dq: Option<&'t str>,
    qi: Option<&'t str>,
}

#[derive(Deserialize)]
struct Set<'t> {
    #[serde(borrow)]
    keys: Vec<Jwk<'t>>,
}

/// The key in this text as PKCS#1; `None` if it is no JWK at all. Of a set, the first private RSA key.
pub(super) fn read(text: &str) -> Option<Result<Zeroizing<Vec<u8>>, KeyErrorKind>> {
    // Base64 has no escapes in JSON, so every value that counts can be borrowed.
    let keys: Vec<Jwk<'_>> = match text.chars().next() {
        Some('[') => serde_json::from_str(text).ok()?,
        Some('{') => match serde_json::from_str::<Set<'_>>(text) {
            Ok(set) => set.keys,
            Err(_) => vec![serde_json::from_str(text).ok()?],
        },
        _ => return None,
    };
    let is_private_rsa = |key: &&Jwk<'_>| key.kty == Some("RSA") && key.d.is_some();
    let key = keys.iter().find(is_private_rsa).or(keys.first())?;
    key.kty.map(|kind| key.pkcs1(kind))
}

impl Jwk<'_> {
    fn pkcs1(&self, kind: &str) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
        let not_rsa = |algorithm: &str| Err(KeyErrorKind::NotRsa(algorithm.to_owned()));
        let other = |what: &str| Err(KeyErrorKind::NotAPrivateKey(what.to_owned()));
        let private_exponent = match (kind, self.d) {
            ("RSA", Some(exponent)) => exponent,
            ("RSA", None) => return other("a public key as JSON (JWK)"),
            ("EC", _) => return not_rsa("elliptic curves (EC)"),
            ("OKP", _) => return not_rsa("Ed25519, X25519 or their like"),
            ("oct", _) => return other("a secret key as JSON (JWK)"),
            _ => return other("a JSON Web Key (JWK) of another kind"),
        };
        let numbers = || {
            Some(Numbers {
                modulus: self.n?,
                public_exponent: self.e?,
                private_exponent,
                primes: [self.p?, self.q?],
                exponents: [self.dp?, self.dq?],
                coefficient: self.qi?,
            })
        };
        numbers()
            .ok_or(KeyErrorKind::Foreign(ForeignForm::PartOfAJwk))?
            .pkcs1()
    }
}
