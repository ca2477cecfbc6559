//! What the phone refuses.

use std::fmt;

use serde_json::Value;

use super::place::Place;
use super::rule::Rule;

/// Something that the phone does not take: of an answer, or of the flow itself while it runs.
///
/// `Display` says all of it, with what the endpoint sent: it is meant for a developer's own terminal. `Debug` hides what was
/// sent.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    /// What kind of thing it is.
    pub kind: RefusalKind,
    /// The rule of the phone.
    pub rule: Rule,
    /// What was checked, by a name that stays the same: `data_wrong_type`, `no_route`, `duplicate_ids`.
    pub check: &'static str,
    /// What is wrong, and what would be right.
    pub message: String,
    /// Where the Flow JSON says what would be right.
    pub place: Option<Place>,
    /// What was sent instead: the whole answer, or the part of it at fault.
    pub sent: Option<Value>,
}

/// What kind of thing the phone does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The answer cannot be decrypted, is no JSON, or has another shape than an answer has.
    Answer,
    /// The screen may not be shown now.
    Transition,
    /// The data does not fit what the screen declares.
    Data,
    /// A component cannot be drawn with what it is given.
    Component,
    /// An expression cannot be read.
    Expression,
    /// The message that opens the flow lacks something.
    Opening,
    /// An `update_data` action gives the screen what it does not declare.
    Update,
}

impl RefusalKind {
    /// The key under which the phone reports it to the endpoint
    /// ([error notifications](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint)); `None` when it does not.
    #[must_use]
    pub fn notification_key(self) -> Option<&'static str> {
        match self {
            Self::Transition => Some("invalid-screen-transition"),
            Self::Data => Some("payload-schema-error"),
            Self::Component => Some("components-validation-error"),
            Self::Answer | Self::Expression | Self::Opening | Self::Update => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}: {})", self.message, self.rule, self.check)?;
        if let Some(place) = &self.place {
            write!(f, "\n  in the Flow JSON: {place}")?;
        }
        if let Some(sent) = &self.sent {
            write!(f, "\n  sent: {sent}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("kind", &self.kind)
            .field("rule", &self.rule.to_string())
            .field("check", &self.check)
            .field("message", &self.message)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Refusal {}
