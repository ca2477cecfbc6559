//! The phone's report of an error in an answer.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};

/// The phone reports an error that it met in an answer of this endpoint.
///
/// The endpoint acknowledges it always; a handler for `ERROR` gets it as an argument. `Debug` shows the
/// key only, because the message can quote data.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes>
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorNotification {
    key: String,
    message: String,
}

impl ErrorNotification {
    /// The kind of error, such as `payload-schema-error` or `invalid-screen-transition`; empty where the
    /// phone gave none.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The phone's text about it; empty where it gave none.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The key where it is one of the protocol's own: any other text stays out of logs.
    pub(crate) fn known_key(&self) -> &str {
        const KNOWN: [&str; 13] = [
            "payload-schema-error",
            "invalid-screen-transition",
            "response-decryption-error",
            "components-validation-error",
            "business-decryption-error",
            "public-key-missing",
            "public-key-signature-verification",
            "public-key-signiture-verification",
            "timeout_error",
            "unexpected_http_status_code",
            "no_http_response_error",
            "cannot_be_served",
            "missing_capability",
        ];
        KNOWN
            .into_iter()
            .find(|known| *known == self.key)
            .unwrap_or("<other>")
    }

    /// Tells a notification by its shape: every member of the data is one of `error`, `error_key` and
    /// `error_message`, all are text, and there is at least one. A form that has such a field beside
    /// others is not one.
    pub(crate) fn from_data(data: &str) -> Option<Self> {
        // The first member of most requests is none of an error's, and the visitor stops there.
        let mut json = serde_json::Deserializer::from_str(data);
        json.deserialize_map(NotificationMembers).ok()
    }
}

impl fmt::Debug for ErrorNotification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorNotification")
            .field("key", &self.known_key())
            .finish_non_exhaustive()
    }
}

struct NotificationMembers;

impl<'de> Visitor<'de> for NotificationMembers {
    type Value = ErrorNotification;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error notification")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<Self::Value, M::Error> {
        let (mut error, mut error_key, mut message) = (None, None, None);
        while let Some(name) = members.next_key::<std::borrow::Cow<'de, str>>()? {
            let member = match &*name {
                "error" => &mut error,
                "error_key" => &mut error_key,
                "error_message" => &mut message,
                _ => return Err(serde::de::Error::custom("not an error notification")),
            };
            *member = Some(members.next_value::<String>()?);
        }
        if error.is_none() && error_key.is_none() && message.is_none() {
            return Err(serde::de::Error::custom("not an error notification"));
        }
        Ok(ErrorNotification {
            key: error.or(error_key).unwrap_or_default(),
            message: message.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorNotification;

    #[test]
    fn told_by_its_shape() {
        for (data, key) in [
            (
                r#"{"error":"payload-schema-error","error_message":"x"}"#,
                Some("payload-schema-error"),
            ),
            (r#"{"error_key":"timeout_error"}"#, Some("timeout_error")),
            (r#"{"error_message":"something"}"#, Some("")),
            (r#"{"error":"","error_message":""}"#, Some("")),
            ("{}", None),
            (r#"{"error":"x","name":"Ann"}"#, None),
            (r#"{"name":"Ann","error_message":"x"}"#, None),
            (r#"{"error":7}"#, None),
            (r#"{"error":null}"#, None),
            (r#"["error"]"#, None),
            (r#""error""#, None),
        ] {
            let got = ErrorNotification::from_data(data);
            assert_eq!(got.as_ref().map(ErrorNotification::key), key, "{data}");
        }
    }
}
