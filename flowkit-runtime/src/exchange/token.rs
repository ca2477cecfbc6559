//! The flow token, which no log shows.

use std::fmt;

/// The text by which the business knows one run of a flow; chosen when the flow is sent.
///
/// It works like a session id, so it never shows in a log: `Debug` hides it, and there is no `Display`.
/// The same message can be opened several times and on several devices, so one token may open the flow
/// more than once. Previews let testers type any token: do not trust its content.
///
/// As an argument of a handler it is the token of the request; where a request may lack one (some iOS
/// phones leave it out) take `Option<FlowToken>`.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::FlowToken;
///
/// let token = FlowToken::new("order-17-x8f2c");
/// assert_eq!(token.as_str(), "order-17-x8f2c");
/// assert_eq!(format!("{token:?}"), "FlowToken(..)");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlowToken(String);

impl FlowToken {
    /// A token of this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether it is the text that Meta puts where a message was sent without a token (`unused`). Every such
    /// message has it, so it tells nobody apart.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        self.0 == "unused"
    }

    /// The token's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FlowToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FlowToken(..)")
    }
}

impl AsRef<str> for FlowToken {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl serde::Serialize for FlowToken {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
