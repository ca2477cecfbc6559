//! App secrets that Meta cannot have made.

use std::fmt;

/// How many digits an app secret has.
const DIGITS: usize = 32;

/// Why a text cannot be an app secret of Meta's. `Display` says it, and what to do; it shows nothing of the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecretDoubt {
    /// Decimal digits alone, and not 32: the id of an app or an account.
    Id,
    /// It begins as access tokens do (`EAA…`).
    AccessToken,
    /// It has the form `id|secret` of an app's own access token.
    AppToken,
    /// 32 hexadecimal digits, some of them capital letters. The secret is used as text, so they count.
    Capitals,
    /// Hexadecimal digits, and fewer than 32.
    TooShort,
    /// Hexadecimal digits, and more than 32.
    TooLong,
    /// Something else than hexadecimal digits.
    NotHexadecimal,
}

impl SecretDoubt {
    pub(super) fn of(secret: &str) -> Option<Self> {
        let is_hex = secret.bytes().all(|byte| byte.is_ascii_hexdigit());
        let has_capitals = secret.bytes().any(|byte| byte.is_ascii_uppercase());
        let is_decimal = secret.bytes().all(|byte| byte.is_ascii_digit());
        Some(if is_hex && secret.len() == DIGITS {
            if !has_capitals {
                return None;
            }
            Self::Capitals
        } else if is_decimal {
            Self::Id
        } else if secret.starts_with("EAA") {
            Self::AccessToken
        } else if secret.contains('|') {
            Self::AppToken
        } else if !is_hex {
            Self::NotHexadecimal
        } else if secret.len() < DIGITS {
            Self::TooShort
        } else {
            Self::TooLong
        })
    }
}

impl fmt::Display for SecretDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the app secret ")?;
        f.write_str(match self {
            Self::Id => "looks like the id of an app",
            Self::AccessToken => "looks like an access token",
            Self::AppToken => {
                "looks like an app's access token, of which the secret is what follows the `|`"
            }
            Self::Capitals => "has capital letters",
            Self::TooShort => "is shorter",
            Self::TooLong => "is longer",
            Self::NotHexadecimal => "holds more than hexadecimal digits",
        })?;
        f.write_str(match self {
            Self::TooShort | Self::TooLong => " than Meta's, which are 32 hexadecimal digits",
            _ => ", and Meta's are 32 hexadecimal digits in small letters",
        })?;
        f.write_str(
            ": signatures of Meta's will not fit; copy it from the App Dashboard (App settings > Basic > App secret, \
             behind \"Show\")",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::SecretDoubt::{self, *};

    #[test]
    fn what_is_pasted_in_place_of_a_secret_is_recognised() {
        for (secret, doubt) in [
            ("0123456789abcdef0123456789abcdef", None),
            ("00000000000000000000000000000000", None),
            ("0123456789ABCDEF0123456789ABCDEF", Some(Capitals)),
            ("0123456789abcdef0123456789abcde", Some(TooShort)),
            ("0123456789abcdef0123456789abcdef0", Some(TooLong)),
            ("1234567890123456", Some(Id)),
            ("EAAGm0PX4ZCpsBAKZC", Some(AccessToken)),
            ("1234567890123456|abcdef", Some(AppToken)),
            ("<your app secret>", Some(NotHexadecimal)),
            ("secret", Some(NotHexadecimal)),
            ("\u{2022}\u{2022}\u{2022}\u{2022}", Some(NotHexadecimal)),
        ] {
            assert_eq!(SecretDoubt::of(secret), doubt, "{secret}");
        }
    }

    #[test]
    fn the_words_make_a_sentence() {
        assert!(TooShort.to_string().starts_with(
            "the app secret is shorter than Meta's, which are 32 hexadecimal digits: signatures"
        ));
        assert!(Capitals.to_string().starts_with(
            "the app secret has capital letters, and Meta's are 32 hexadecimal digits in small letters: "
        ));
    }
}
