//! The numbers of an RSA key, as forms that are not DER name them one by one.

use pkcs1::RsaPrivateKeyRef;
use pkcs8::der::Encode as _;
use pkcs8::der::asn1::UintRef;
use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use crate::crypto::base64::decode_lenient;

/// The numbers in base64, of either alphabet.
pub(super) struct Numbers<'t> {
    pub(super) modulus: &'t str,
    pub(super) public_exponent: &'t str,
    pub(super) private_exponent: &'t str,
    pub(super) primes: [&'t str; 2],
    pub(super) exponents: [&'t str; 2],
    pub(super) coefficient: &'t str,
}

impl Numbers<'_> {
    /// `RSAPrivateKey` of PKCS#1. Whether the numbers belong together is seen when the key is read from it.
    pub(super) fn pkcs1(&self) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
        let damaged = || KeyErrorKind::Damaged;
        let [p, q] = self.primes;
        let [dp, dq] = self.exponents;
        let texts = [
            self.modulus,
            self.public_exponent,
            self.private_exponent,
            p,
            q,
            dp,
            dq,
            self.coefficient,
        ];
        let decode = |text: &str| {
            decode_lenient(text.as_bytes())
                .ok()
                .filter(|bytes| !bytes.is_empty())
                .map(Zeroizing::new)
        };
        let bytes: Vec<_> = texts
            .into_iter()
            .map(decode)
            .collect::<Option<_>>()
            .ok_or_else(damaged)?;
        let numbers: Vec<_> = bytes
            .iter()
            .map(|bytes| UintRef::new(bytes))
            .collect::<Result<_, _>>()
            .map_err(|_| damaged())?;
        let [n, e, d, p, q, dp, dq, qi] = numbers[..] else {
            return Err(damaged());
        };
        let key = RsaPrivateKeyRef {
            modulus: n,
            public_exponent: e,
            private_exponent: d,
            prime1: p,
            prime2: q,
            exponent1: dp,
            exponent2: dq,
            coefficient: qi,
            other_prime_infos: None,
        };
        key.to_der().map(Zeroizing::new).map_err(|_| damaged())
    }
}
