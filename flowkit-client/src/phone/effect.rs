//! What the phone asks the world for.

use crate::request::Request;

use super::completion::CompletionMessage;

/// Something to be done outside of the phone, in the order in which it was asked for.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// Send this to the endpoint and tell the phone by [`Phone::answered`](super::Phone::answered) what came of it.
    Send(Request),
    /// Send this to the endpoint; nobody waits for what comes back.
    Notify(Request),
    /// Open this address outside of the flow.
    OpenUrl(String),
    /// The flow has ended, and this message goes to the business.
    Complete(CompletionMessage),
    /// The flow has closed.
    Close,
}
