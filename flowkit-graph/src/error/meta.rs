//! Meta's error object.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

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

impl MetaError {
    /// Reads the error object, if the body is one: gateways answer with pages. What is not of the type that the reference
    /// gives it is left out, so that the rest is told.
    pub(crate) fn read(status: u16, body: &[u8], clean: &dyn Fn(&str) -> String) -> Option<Self> {
        let body: Value = serde_json::from_slice(body).ok()?;
        let error = body.get("error")?;
        let text = |name: &str| in_one_line(error.get(name)?.as_str()?, clean);
        // An object with `details`, or the text itself, or that object as text.
        let details = match error.get("error_data") {
            Some(Value::String(text)) => match serde_json::from_str::<Value>(text) {
                Ok(Value::Object(object)) => details_of(&Value::Object(object)),
                _ => Some(text.clone()),
            },
            Some(other) => details_of(other),
            None => None,
        };
        Some(Self {
            status,
            code: error.get("code").and_then(number)?,
            subcode: error.get("error_subcode").and_then(number),
            message: text("message").unwrap_or_default(),
            kind: text("type"),
            is_transient: error.get("is_transient") == Some(&Value::Bool(true)),
            user_title: text("error_user_title"),
            user_message: text("error_user_msg"),
            details: details.and_then(|text| in_one_line(&text, clean)),
            fbtrace_id: text("fbtrace_id"),
            regain_access_in: None,
        })
    }
}

/// The text without line breaks and other characters that steer a terminal; `None` if nothing is left.
fn in_one_line(text: &str, clean: &dyn Fn(&str) -> String) -> Option<String> {
    let text = text.split(|c: char| c.is_control() || c.is_whitespace());
    let words: Vec<_> = text.filter(|word| !word.is_empty()).collect();
    let text = clean(&words.join(" "));
    (!text.is_empty()).then_some(text)
}

/// A code, which is text in some of Meta's answers.
fn number(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64(),
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
    use crate::AccessToken;

    fn read(body: &str) -> Option<MetaError> {
        let token = AccessToken::from("secret-token");
        MetaError::read(400, body.as_bytes(), &|text| token.redact(text))
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
    fn texts_are_one_line_without_terminal_escapes() {
        let error = read(
            r#"{"error":{"code":1,"message":"first\nsecond\u001b[31m\tthird  ","error_user_msg":" \n "}}"#,
        );
        let error = error.unwrap();
        assert_eq!(error.message, "first second [31m third");
        assert_eq!(error.user_message, None);
    }

    #[test]
    fn members_of_other_types_do_not_hide_the_rest() {
        let error = read(
            r#"{"error":{"code":"139002","error_subcode":"4233014","message":7,"is_transient":"no",
            "error_user_msg":"Why"}}"#,
        );
        let error = error.unwrap();
        assert_eq!((error.code, error.subcode), (139002, Some(4233014)));
        assert_eq!(
            error.to_string(),
            "refused: Why (code 139002, subcode 4233014)"
        );
        assert!(!error.is_transient);
    }

    #[test]
    fn a_quoted_token_is_taken_out() {
        let error =
            read(r#"{"error":{"code":190,"message":"Malformed access token secret-token"}}"#)
                .unwrap();
        assert_eq!(error.message, "Malformed access token <token>");
    }
}
