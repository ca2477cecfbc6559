//! What Meta's validator says of a Flow JSON.

use std::fmt;

use flowkit_json::{Code, Finding, Span};
use serde::{Deserialize, Deserializer};

use crate::time::or_default;

/// A fault that Meta's validator found in a Flow JSON.
///
/// [`finding`](Self::finding) turns it into what flowkit's own validator reports, so that both print alike.
///
/// ```
/// use flowkit_graph::FlowValidationError;
///
/// let text = r#"{ "version": "7.3", "screens": [] }"#;
/// let error: FlowValidationError = serde_json::from_str(
///     r#"{ "error": "MIN_ITEMS_REQUIRED", "error_type": "FLOW_JSON_ERROR", "message": "At least one screen.",
///          "line_start": 1, "line_end": 1, "column_start": 21, "column_end": 30 }"#,
/// )?;
/// assert_eq!(error.to_string(), "1:21: At least one screen. (MIN_ITEMS_REQUIRED)");
/// let finding = error.finding(text);
/// assert_eq!((finding.line(), finding.column()), (1, 21));
/// assert_eq!(finding.message(), "At least one screen");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct FlowValidationError {
    /// Meta's code, such as `INVALID_PROPERTY_TYPE`. Meta adds to them.
    #[serde(default, deserialize_with = "or_default")]
    pub error: String,
    /// `FLOW_JSON_ERROR` today.
    #[serde(default)]
    pub error_type: Option<String>,
    /// What is wrong.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
    /// The first line of it in the uploaded text, from 1; 0 where Meta does not know.
    #[serde(default, deserialize_with = "place")]
    pub line_start: u32,
    /// The last line, from 1; 0 where Meta does not know.
    #[serde(default, deserialize_with = "place")]
    pub line_end: u32,
    /// The column at which it begins, from 1; 0 where Meta does not know.
    #[serde(default, deserialize_with = "place")]
    pub column_start: u32,
    /// The column at which it ends, from 1; 0 where Meta does not know.
    #[serde(default, deserialize_with = "place")]
    pub column_end: u32,
    /// The places in the document, with their paths.
    #[serde(default, deserialize_with = "or_default")]
    pub pointers: Vec<ValidationPointer>,
}

/// A place that a [`FlowValidationError`] points at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ValidationPointer {
    /// As [`FlowValidationError::line_start`].
    #[serde(default, deserialize_with = "place")]
    pub line_start: u32,
    /// As [`FlowValidationError::line_end`].
    #[serde(default, deserialize_with = "place")]
    pub line_end: u32,
    /// As [`FlowValidationError::column_start`].
    #[serde(default, deserialize_with = "place")]
    pub column_start: u32,
    /// As [`FlowValidationError::column_end`].
    #[serde(default, deserialize_with = "place")]
    pub column_end: u32,
    /// The path as Meta writes it, such as `screens [0].layout.children[1].enabled`.
    #[serde(default)]
    pub path: Option<String>,
}

/// What is no place in a text is 0: Meta does not know it.
fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = Option::<i64>::deserialize(deserializer)?.unwrap_or_default();
    Ok(u32::try_from(number).unwrap_or_default())
}

impl FlowValidationError {
    /// Meta's code as flowkit's own validator names it; `None` for a code that flowkit does not know, which
    /// [`error`](Self::error) holds.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        // Some are written with the type behind: `INVALID_PROPERTY_TYPE:STRING`.
        let name = self.error.split(':').next().unwrap_or_default();
        Code::from_name(name)
    }

    /// The same as a finding about `text`, the Flow JSON that was uploaded. Where Meta names no place in it, the finding is
    /// about its beginning.
    #[must_use]
    pub fn finding(&self, text: &str) -> Finding {
        let span = Span::of_lines(
            text,
            (self.line_start, self.column_start),
            (self.line_end, self.column_end),
        );
        // Meta writes a blank before brackets now and then.
        let path = self
            .pointers
            .iter()
            .find_map(|pointer| pointer.path.as_ref());
        let path = path.map(|path| path.replace(" [", "["));
        let sentence = self.message.trim().trim_end_matches('.');
        let code = self.code();
        let message = match code {
            None if !self.error.is_empty() => format!("{sentence} ({})", self.error),
            _ => sentence.to_owned(),
        };
        let finding = Finding::new(message, span, path.unwrap_or_default());
        match code {
            Some(code) => finding.with_code(code),
            None => finding,
        }
    }
}

impl fmt::Display for FlowValidationError {
    /// `line:column: message (CODE)`; without the place where Meta does not know it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line_start > 0 {
            write!(f, "{}:{}: ", self.line_start, self.column_start)?;
        }
        f.write_str(&self.message)?;
        if !self.error.is_empty() {
            write!(f, " ({})", self.error)?;
        }
        Ok(())
    }
}
