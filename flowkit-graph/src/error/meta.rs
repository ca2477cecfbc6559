//! Meta's error object.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::AccessToken;

/// What Meta says of a call that it refuses.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/guides/error-handling>
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaError {
    /// The HTTP status.
    pub status: u16,
    /// The value to branch on, such as 139002.
    pub code: i64,
    /// What it is in more detail, such as 4233014.
    pub subcode: Option<i64>,
    /// The developer's text, often `(#code) title`.
    pub message: String,
    /// `OAuthException`, `GraphMethodException`, …
    pub kind: Option<String>,
    /// Whether Meta says that a repeat may succeed.
    pub is_transient: bool,
    /// The title of the text meant for people.
    pub user_title: Option<String>,
    /// The text meant for people: the best one for errors of flows.
    pub user_message: Option<String>,
    /// More from `error_data`.
    pub details: Option<String>,
    /// What Meta's support asks for.
    pub fbtrace_id: Option<String>,
    /// How long until calls are taken again, where a limit was reached.
    pub regain_access_in: Option<Duration>,
}

#[derive(Deserialize)]
struct Body {
    error: Raw,
}

#[derive(Deserialize)]
struct Raw {
    code: Option<i64>,
    #[serde(default)]
    error_subcode: Option<i64>,
    #[serde(default)]
    message: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    is_transient: Option<bool>,
    #[serde(default)]
    error_user_title: Option<String>,
    #[serde(default)]
    error_user_msg: Option<String>,
    #[serde(default)]
    error_data: Option<Value>,
    #[serde(default)]
    fbtrace_id: Option<String>,
}

impl MetaError {
    /// Reads the error object, if the body is one: gateways answer with pages.
    pub(crate) fn read(status: u16, body: &[u8], token: &AccessToken) -> Option<Self> {
        let raw = serde_json::from_slice::<Body>(body).ok()?.error;
        let clean = |text: Option<String>| {
            text.map(|text| token.redact(text.trim()))
                .filter(|text| !text.is_empty())
        };
        // An object with `details`, or the text itself, or that object as text.
        let details = match raw.error_data {
            Some(Value::String(text)) => match serde_json::from_str::<Value>(&text) {
                Ok(Value::Object(object)) => details_of(&Value::Object(object)),
                _ => Some(text),
            },
            Some(other) => details_of(&other),
            None => None,
        };
        Some(Self {
            status,
            code: raw.code?,
            subcode: raw.error_subcode,
            message: clean(raw.message).unwrap_or_default(),
            kind: clean(raw.kind),
            is_transient: raw.is_transient.unwrap_or_default(),
            user_title: clean(raw.error_user_title),
            user_message: clean(raw.error_user_msg),
            details: clean(details),
            fbtrace_id: clean(raw.fbtrace_id),
            regain_access_in: None,
        })
    }
}

fn details_of(data: &Value) -> Option<String> {
    data.get("details")?.as_str().map(str::to_owned)
}

impl fmt::Display for MetaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.message.is_empty() {
            "refused"
        } else {
            &self.message
        })?;
        let more = [&self.user_title, &self.user_message, &self.details];
        for text in more.into_iter().flatten() {
            if *text != self.message {
                write!(f, ": {}", text.trim_end_matches('.'))?;
            }
        }
        write!(f, " (code {}", self.code)?;
        if let Some(subcode) = self.subcode {
            write!(f, ", subcode {subcode}")?;
        }
        if let Some(trace) = &self.fbtrace_id {
            write!(f, ", fbtrace_id {trace}")?;
        }
        f.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Option<MetaError> {
        MetaError::read(400, body.as_bytes(), &AccessToken::from("secret-token"))
    }

    #[test]
    fn the_object_of_the_reference_is_read_whole() {
        let error = read(
            r##"{"error":{"message":"(#139002) Publishing failed","type":"OAuthException","code":139002,
            "error_subcode":4233014,"is_transient":false,"error_user_title":"Endpoint not available",
            "error_user_msg":"It did not answer.","error_data":{"messaging_product":"whatsapp","details":"ping"},
            "fbtrace_id":"A1b2C3"}}"##,
        )
        .unwrap();
        assert_eq!((error.code, error.subcode), (139002, Some(4233014)));
        assert_eq!(error.details.as_deref(), Some("ping"));
        assert_eq!(
            error.to_string(),
            "(#139002) Publishing failed: Endpoint not available: It did not answer: ping \
             (code 139002, subcode 4233014, fbtrace_id A1b2C3)"
        );
    }

    #[test]
    fn error_data_may_be_text() {
        for data in [
            r#""why""#,
            r#""{\"details\":\"why\"}""#,
            r#"{"details":"why"}"#,
        ] {
            let error = read(&format!(r#"{{"error":{{"code":1,"error_data":{data}}}}}"#)).unwrap();
            assert_eq!(error.details.as_deref(), Some("why"), "{data}");
            assert_eq!(error.to_string(), "refused: why (code 1)");
        }
    }

    #[test]
    fn pages_and_other_objects_are_no_error_object() {
        assert_eq!(read("<html>502</html>"), None);
        assert_eq!(read(r#"{"error":"no"}"#), None);
        assert_eq!(read(r#"{"error":{"message":"no code"}}"#), None);
    }

    #[test]
    fn a_quoted_token_is_taken_out() {
        let error =
            read(r#"{"error":{"code":190,"message":"Malformed access token secret-token"}}"#)
                .unwrap();
        assert_eq!(error.message, "Malformed access token <token>");
    }
}
