//! Whom a message goes to.

use std::fmt;

use serde_json::{Map, Value};

use crate::Result;
use crate::error::{Call, Error};

/// The most characters of a business-scoped user id, its country code included.
const LONGEST_USER_ID: usize = 200;

/// Whom a message goes to: a phone number, or WhatsApp's id of someone who shows no number.
///
/// Meta takes the two in members of their own (`to` and `recipient`), so they must be told apart. A text becomes one by
/// its form: `US.13491208655302741918` (two capital letters, a point, and more) is an id, anything else a number.
/// `Debug` shows neither.
///
/// ```
/// use flowkit_graph::Recipient;
///
/// // As it stands in the webhook: `wa_id` or `from` is a number, `user_id` and `parent_user_id` are ids.
/// let by_number = Recipient::from("+33 6 12 34 56 78");
/// let by_id = Recipient::from("US.13491208655302741918");
/// assert_eq!(by_number, Recipient::phone_number("+33 6 12 34 56 78"));
/// assert_eq!(by_id, Recipient::user_id("US.13491208655302741918"));
/// ```
///
/// Meta's page: <https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids>
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(Inner);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Inner {
    PhoneNumber(String),
    UserId(String),
}

impl Recipient {
    /// Whoever has this phone number, with its country code: `33612345678`, `+33 6 12 34 56 78`.
    #[must_use]
    pub fn phone_number(number: impl Into<String>) -> Self {
        Self(Inner::PhoneNumber(number.into()))
    }

    /// Whoever has this business-scoped user id, as the webhook gives it in `user_id` or `parent_user_id`, whole:
    /// `US.13491208655302741918`, `US.ENT.11815799212886844830`. The id is known to the numbers of one business alone.
    /// Meta refuses templates that hold a passcode for it (131062).
    #[must_use]
    pub fn user_id(id: impl Into<String>) -> Self {
        Self(Inner::UserId(id.into()))
    }

    /// Whether it is a business-scoped user id.
    #[must_use]
    pub fn is_user_id(&self) -> bool {
        matches!(self.0, Inner::UserId(_))
    }

    /// The number or id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Inner::PhoneNumber(text) | Inner::UserId(text) => text,
        }
    }

    /// What is wrong is said without the number or id, which are a customer's.
    pub(super) fn check(&self, call: Call) -> Result<()> {
        let problem = match &self.0 {
            Inner::PhoneNumber(number) if !number.bytes().any(|byte| byte.is_ascii_digit()) => {
                "the recipient's number has no digits"
            }
            Inner::PhoneNumber(number) if number.chars().any(char::is_alphabetic) => {
                "the recipient is neither a phone number nor a business-scoped user id such as `US.13491208655302741918`"
            }
            Inner::UserId(id) if id.is_empty() => "the recipient's user id is empty",
            Inner::UserId(id) if id.len() > LONGEST_USER_ID => {
                "the recipient's user id is too long for one"
            }
            Inner::UserId(id) if !id.bytes().all(|byte| byte.is_ascii_graphic()) => {
                "the recipient's user id holds blanks or letters beyond ASCII: give it as the webhook does, such as \
                 `US.13491208655302741918`"
            }
            _ => return Ok(()),
        };
        Err(Error::argument(call, problem))
    }

    /// What every message begins with.
    pub(super) fn message(&self, kind: &str) -> Map<String, Value> {
        let (member, text) = match &self.0 {
            Inner::PhoneNumber(number) => ("to", number),
            Inner::UserId(id) => ("recipient", id),
        };
        let members = [
            ("messaging_product", "whatsapp"),
            ("recipient_type", "individual"),
            (member, text),
            ("type", kind),
        ];
        let members = members.map(|(name, value)| (name.to_owned(), Value::from(value)));
        Map::from_iter(members)
    }
}

/// The code of a country and a point, which no phone number begins with.
fn is_like_a_user_id(text: &str) -> bool {
    matches!(text.as_bytes(), [first, second, b'.', ..]
        if first.is_ascii_uppercase() && second.is_ascii_uppercase())
}

impl From<&str> for Recipient {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Recipient {
    fn from(text: String) -> Self {
        let bare = text.trim();
        if is_like_a_user_id(bare) {
            Self::user_id(bare)
        } else {
            Self::phone_number(text)
        }
    }
}

impl From<&String> for Recipient {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Recipient> for Recipient {
    fn from(recipient: &Recipient) -> Self {
        recipient.clone()
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Recipient;

    #[test]
    fn a_text_is_told_by_its_form() {
        for id in [
            "US.13491208655302741918",
            "US.ENT.11815799212886844830",
            "FR.abc",
            " US.1 ",
        ] {
            assert!(Recipient::from(id).is_user_id(), "{id}");
        }
        for number in [
            "33612345678",
            "+33 6.12",
            "",
            "U.1",
            "USA.1",
            "us.1",
            "33.6",
            "é.1",
        ] {
            assert!(!Recipient::from(number).is_user_id(), "{number}");
        }
        assert_eq!(Recipient::from(" US.1\n").as_str(), "US.1");
    }

    #[test]
    fn debug_shows_nothing_of_a_customer() {
        for text in ["33612345678", "US.1349"] {
            assert_eq!(format!("{:?}", Recipient::from(text)), "Recipient(..)");
        }
    }
}
