//! The access token, which nothing prints.

use std::fmt::{self, Write as _};

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::AppSecret;

/// An access token: a system user's for production, a temporary one for tests.
///
/// It needs the permissions `whatsapp_business_management` and `whatsapp_business_messaging`. `Debug` hides it.
/// The text here is wiped from memory when dropped; the HTTP library makes copies of it while it sends.
///
/// ```
/// use flowkit_graph::AccessToken;
///
/// let token = AccessToken::from("EAAG…");
/// assert_eq!(format!("{token:?}"), "AccessToken(..)");
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/business-management-api/get-started>
#[derive(Clone)]
pub struct AccessToken(Zeroizing<String>);

impl AccessToken {
    /// The value of the `Authorization` header; what is wrong with the token otherwise, without quoting it.
    pub(crate) fn bearer(&self) -> Result<HeaderValue, &'static str> {
        if self.0.is_empty() {
            return Err("the access token is empty");
        }
        if self.0.trim() != self.0.as_str() {
            return Err(
                "the access token has blanks or line breaks around it: a file that holds it ends with a line break, perhaps",
            );
        }
        if self.0.starts_with("Bearer ") {
            return Err("the access token begins with `Bearer`, which is added here: leave it out");
        }
        if self.0.starts_with(QUOTES) || self.0.ends_with(QUOTES) {
            return Err("the access token has quotes around it: leave them out");
        }
        if !self.0.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(
                "the access token has characters that no token has: is something else in its place?",
            );
        }
        let text = Zeroizing::new(format!("Bearer {}", self.0.as_str()));
        let mut value = HeaderValue::from_str(&text)
            .map_err(|_| "the access token cannot stand in a header")?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// That who calls with this token has the app's secret, too.
    pub(crate) fn proof(&self, secret: &AppSecret) -> Result<Proof, &'static str> {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.checked()?.as_bytes())
            .map_err(|_| "the app secret is of a length that no key has")?;
        mac.update(self.0.as_bytes());
        let mut hex = Zeroizing::new(String::with_capacity(64));
        for byte in mac.finalize().into_bytes() {
            let _ = write!(hex, "{byte:02x}");
        }
        Ok(Proof(hex))
    }

    /// The text with the token, and whatever else looks like one, taken out. Graph quotes malformed tokens.
    pub(crate) fn redact(&self, text: &str) -> String {
        let text = text.replace(self.0.as_str(), HIDDEN);
        let mut clean = String::with_capacity(text.len());
        for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
            let end = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if end.starts_with("EAA") && end.len() >= 20 {
                clean.push_str(HIDDEN);
                clean.push_str(word.get(end.len()..).unwrap_or_default());
            } else {
                clean.push_str(word);
            }
        }
        clean
    }
}

/// What files of variables put around values, and not every tool takes off.
const QUOTES: [char; 3] = ['"', '\'', '`'];

const HIDDEN: &str = "<token>";

/// `appsecret_proof`: the HMAC-SHA256 of the token with the app secret, in hex.
pub(crate) struct Proof(Zeroizing<String>);

impl Proof {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn redact(&self, text: &str) -> String {
        text.replace(self.0.as_str(), "<proof>")
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}

impl From<String> for AccessToken {
    fn from(token: String) -> Self {
        Self(Zeroizing::new(token))
    }
}

impl From<&str> for AccessToken {
    fn from(token: &str) -> Self {
        token.to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_lose_the_token_and_what_looks_like_one() {
        let token = AccessToken::from("some-odd-token");
        assert_eq!(
            token.redact("Malformed access token some-odd-token, sorry"),
            "Malformed access token <token>, sorry"
        );
        assert_eq!(
            token.redact("Malformed: 'EAAGm0PX4ZCpsBAKZCZBkSa7' (EAA)"),
            "Malformed: '<token>' (EAA)"
        );
    }

    #[test]
    fn the_proof_is_that_of_openssl() {
        // printf EAAtestTOKENtestTOKENtestTOKEN | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        let token = AccessToken::from("EAAtestTOKENtestTOKENtestTOKEN");
        let proof = token.proof(&"0123456789abcdef0123456789abcdef".into());
        assert_eq!(
            proof.unwrap().as_str(),
            "bc3a76b6ca12ce684716597b56d330f7ef6b7d65452874a10add116542c409da"
        );
        for secret in ["", "0123\n", "my secret"] {
            let problem = token.proof(&secret.into()).err().unwrap();
            assert!(problem.starts_with("the app secret"), "{problem}");
        }
    }

    #[test]
    fn unfit_tokens_are_refused_without_being_quoted() {
        for token in ["", "EAA\n", " EAA", "EAA EAA", "EAAé"] {
            let problem = AccessToken::from(token).bearer().unwrap_err();
            assert!(problem.starts_with("the access token"), "{problem}");
            assert!(!problem.contains("EAA"), "{problem}");
        }
        let value = AccessToken::from("EAAG").bearer().unwrap();
        assert!(value.is_sensitive());
        assert_eq!(value, "Bearer EAAG");
    }
}
