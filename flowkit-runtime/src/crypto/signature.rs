//! The request signature, header `X-Hub-Signature-256`.

use subtle::{Choice, ConstantTimeEq as _};

use super::app_secret::{AppSecret, AppSecrets};

const PREFIX: &[u8] = b"sha256=";

impl AppSecret {
    /// The value of `X-Hub-Signature-256` that Meta would send with `body`; for tests
    /// and for programs that call an endpoint as WhatsApp does. [`AppSecrets::verify`] is the way to check one.
    #[must_use]
    pub fn sign(&self, body: &[u8]) -> String {
        use std::fmt::Write as _;
        let mut header = String::with_capacity(PREFIX.len() + 64);
        header.push_str("sha256=");
        for byte in self.hmac(&[body]) {
            // Writing to a String cannot fail.
            let _ = write!(header, "{byte:02x}");
        }
        header
    }
}

impl AppSecrets {
    /// Checks a request's signature: HMAC-SHA256 over `body`, which must be the exact
    /// bytes received, under any of the secrets.
    ///
    /// All secrets are tried and compared in constant time, whichever fits. Hex
    /// digits may be in either case, and whitespace may surround the value. See
    /// *Request signature validation* in Meta's
    /// [endpoint guide](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::{AppSecret, AppSecrets, SignatureError};
    ///
    /// let secret = AppSecret::new("0123456789abcdef0123456789abcdef")?;
    /// let header = secret.sign(b"{}");
    /// let secrets = AppSecrets::from(secret);
    /// assert_eq!(secrets.verify(Some(header.as_bytes()), b"{}"), Ok(()));
    /// assert_eq!(secrets.verify(None, b"{}"), Err(SignatureError::Absent));
    /// # Ok::<(), flowkit::SecretError>(())
    /// ```
    ///
    /// # Errors
    /// Each of them is status 432; which one it was is for the log.
    pub fn verify(&self, header: Option<&[u8]>, body: &[u8]) -> Result<(), SignatureError> {
        let header = header.ok_or(SignatureError::Absent)?;
        let claimed = parse(header).ok_or(SignatureError::Malformed)?;
        let fits = self.iter().fold(Choice::from(0), |fits, secret| {
            fits | secret.hmac(&[body]).ct_eq(&claimed)
        });
        if fits.into() {
            Ok(())
        } else {
            Err(SignatureError::Mismatch)
        }
    }
}

/// The digest in a header value, or `None` if it does not have the form.
fn parse(header: &[u8]) -> Option<[u8; 32]> {
    let digits = header.trim_ascii().strip_prefix(PREFIX)?;
    if digits.len() != 64 {
        return None;
    }
    let mut digest = [0; 32];
    for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        *byte = nibble(high)? << 4 | nibble(low)?;
    }
    Some(digest)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// A request's signature was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// There is no such header.
    #[error(
        "the request has no `X-Hub-Signature-256` header: it does not come from Meta, or \
         something on the way drops the header"
    )]
    Absent,
    /// There is more than one such header.
    #[error(
        "the request has more than one `X-Hub-Signature-256` header, and Meta sends one: something \
         on the way adds another"
    )]
    Several,
    /// The header is not `sha256=` and 64 hex digits.
    #[error("the header `X-Hub-Signature-256` is not `sha256=` followed by 64 hex digits")]
    Malformed,
    /// No secret fits.
    #[error(
        "the signature fits none of the app secrets: check that the secret is that of the app \
         connected to the flow (often not the app of the webhook), and that nothing on the way \
         rewrites the body"
    )]
    Mismatch,
}

#[cfg(test)]
mod tests {
    use super::{AppSecret, AppSecrets, SignatureError};

    #[test]
    fn forms_of_the_header() {
        let secret = AppSecret::new("s").unwrap();
        let good = secret.sign(b"body");
        let digits = &good[7..];
        let secrets = AppSecrets::from(secret);
        let verify = |header: &str| secrets.verify(Some(header.as_bytes()), b"body");
        for header in [
            good.clone(),
            format!("sha256={}", digits.to_uppercase()),
            format!(" \t{good}\r\n"),
        ] {
            assert_eq!(verify(&header), Ok(()), "{header:?}");
        }
        for header in [
            String::new(),
            "sha256=".to_owned(),
            digits.to_owned(),
            good[..good.len() - 1].to_owned(),
            format!("{good}0"),
            format!("sha1={digits}"),
            format!("sha256= {digits}"),
            format!("sha256={}g", &digits[..63]),
            format!("sha256={}\u{e9}", &digits[..62]),
        ] {
            assert_eq!(
                verify(&header),
                Err(SignatureError::Malformed),
                "{header:?}"
            );
        }
    }

    #[test]
    fn without_secrets_nothing_is_accepted() {
        let header = AppSecret::new("s").unwrap().sign(b"");
        assert_eq!(
            AppSecrets::default().verify(Some(header.as_bytes()), b""),
            Err(SignatureError::Mismatch)
        );
    }
}
