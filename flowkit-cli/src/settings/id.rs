//! Ids: decimal digits, which in TOML people also write as numbers.

use std::fmt;

use serde::Deserializer;
use serde::de::{self, Visitor};

use crate::failure::{Failure, Result};

/// The id that a variable holds, if it is one.
pub(super) fn checked(id: &str, variable: &str) -> Result<String> {
    if is_id(id) {
        Ok(id.to_owned())
    } else {
        // The value is not quoted, because somebody may have set the token there.
        Err(Failure::new(format!("{variable} is no id"))
            .with_help("ids are digits; the WhatsApp Manager and the app's page at Meta show them"))
    }
}

/// Whether a text is an id, which is digits.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// For clap: an id as an argument.
pub(crate) fn parse(text: &str) -> std::result::Result<String, String> {
    if is_id(text) {
        Ok(text.to_owned())
    } else {
        Err("an id is digits".to_owned())
    }
}

/// For serde: an id that must be there.
pub(crate) fn required<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<String, D::Error> {
    deserialize(deserializer)?.ok_or_else(|| de::Error::custom("an id is digits"))
}

/// For serde: text or a number.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<String>, D::Error> {
    struct Id;

    impl Visitor<'_> for Id {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id, which is digits")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Self::Value, E> {
            if is_id(text) {
                Ok(Some(text.to_owned()))
            } else {
                Err(E::invalid_type(de::Unexpected::Other("other text"), &self))
            }
        }

        fn visit_u64<E: de::Error>(self, number: u64) -> std::result::Result<Self::Value, E> {
            Ok(Some(number.to_string()))
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> std::result::Result<Self::Value, E> {
            match u64::try_from(number) {
                Ok(number) => Ok(Some(number.to_string())),
                Err(_) => Err(E::invalid_value(de::Unexpected::Signed(number), &self)),
            }
        }
    }

    deserializer.deserialize_any(Id)
}
