//! Everything that can go wrong on the phone's side.

use std::error::Error;
use std::sync::Arc;

use crate::crypto::OpenFault;

/// The most bytes of an answer, decrypted: "1 Mb" in the section *Image* of the
/// [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components).
pub(crate) const LARGEST_PAYLOAD: usize = 1_000_000;

/// Why an exchange did not end with an answer, or could not begin.
///
/// The texts say what is wrong and what would be right; they hold no key, secret, token or value
/// of a payload. [`may_retry`](Self::may_retry) tells whether the phone offers its user another try,
/// [`notification_key`](Self::notification_key) what the phone reports to the endpoint.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// The answer could not be decrypted.
    #[error("the answer cannot be decrypted: {fault}")]
    Undecryptable {
        /// What the endpoint did wrong, as far as the phone can tell.
        fault: OpenFault,
    },
    /// The answer was decrypted and is not JSON.
    #[error("the decrypted answer is not JSON (at line {line}, column {column})")]
    NotJson {
        /// The line of the fault, from 1.
        line: usize,
        /// The column of the fault, from 1; 0 at the very beginning.
        column: usize,
    },
    /// The answer is larger than Meta documents. The web client does not look, so a phone with
    /// [`Client::WebExact`](crate::phone::Client::WebExact) takes it.
    #[error(
        "the answer has {bytes} bytes, and {LARGEST_PAYLOAD} are the most that Meta documents: send \
         fewer or smaller images"
    )]
    TooLarge {
        /// How many bytes it has, decrypted.
        bytes: usize,
    },
    /// The answer is JSON of another shape than the phone demands.
    #[error("the answer has the wrong shape: {problem}")]
    Shape {
        /// The member at fault and what it should be.
        problem: String,
    },
    /// The endpoint could not decrypt the request, not even after the key had been fetched again.
    #[error("the endpoint answered 421 twice: {}", explain_second_421(.fingerprint.as_deref()))]
    KeyRefused {
        /// The fingerprint of the key that the second request was encrypted for; `None` where the envelope was left out.
        fingerprint: Option<String>,
    },
    /// The endpoint answered with a status that shows the user a generic error.
    #[error("the endpoint answered {status}{}", explain(*.status))]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// The endpoint answered 427: the flow token is no longer valid. The button in the chat is
    /// disabled for good.
    #[error("the endpoint answered 427: the flow token is no longer valid")]
    TokenInvalid {
        /// What the user reads, if the endpoint sent a text. It is not part of the error's own
        /// text, because it was encrypted.
        message: Option<UserMessage>,
        /// Whether the answer had a body at all: then `error_msg` is missing in it if there is no text.
        has_body: bool,
    },
    /// No answer in time, or a status 504.
    #[error("the endpoint did not answer in time")]
    Timeout,
    /// The phone has no connection to the internet, so nothing was sent.
    #[error("the phone is offline, so nothing was sent")]
    Offline,
    /// No HTTP answer: no connection, or one that broke.
    #[error("no HTTP answer: {problem}")]
    Transport {
        /// Which step failed.
        problem: &'static str,
        /// What the lower layer says.
        #[source]
        source: Option<Arc<dyn Error + Send + Sync>>,
    },
    /// The Flow JSON cannot be opened.
    #[error("the Flow JSON cannot be opened: {problem}")]
    Document {
        /// What is wrong with it, and where.
        problem: String,
    },
    /// The endpoint's address cannot be used.
    #[error("the endpoint's address cannot be used: {problem}")]
    Address {
        /// What is wrong with it.
        problem: String,
    },
    /// A root certificate cannot be used.
    #[error("the root certificate cannot be used: {problem}")]
    Certificate {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The endpoint that a test makes on the spot, or gives to its phones, cannot be used.
    #[error("the endpoint cannot be used: {problem}")]
    Endpoint {
        /// What is wrong with it.
        problem: String,
    },
    /// The public key cannot be used.
    #[error("the public key cannot be used: {problem}")]
    PublicKey {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The request could not be encrypted.
    #[error("the request cannot be encrypted: {problem}")]
    Sealing {
        /// Which step failed.
        problem: &'static str,
    },
    /// The caller asked for something that cannot be, such as a phone without a Flow JSON. Nothing was sent.
    #[error("{problem}")]
    Misuse {
        /// What cannot be done, and what would be right.
        problem: String,
    },
}

impl ClientError {
    /// Whether the phone offers its user to try again. If it does, the same submission may well
    /// come twice.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        matches!(
            self,
            Self::Status { .. } | Self::Timeout | Self::Offline | Self::Transport { .. }
        )
    }

    /// The key under which the phone reports this error to the endpoint; `None` when it does not. What it reports of answers that
    /// it can read is [`RefusalKind::notification_key`](crate::phone::RefusalKind::notification_key).
    ///
    /// The keys are those of *Error notification request* in
    /// [Implementing endpoints for Flows](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).
    #[must_use]
    pub fn notification_key(&self) -> Option<&'static str> {
        match self {
            Self::Undecryptable { .. } => Some("response-decryption-error"),
            _ => None,
        }
    }
}

/// A text that came encrypted and is meant for the user's eyes. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct UserMessage(String);

impl UserMessage {
    /// A text as an endpoint sends it, for a test that plays the endpoint.
    ///
    /// ```
    /// use flowkit_client::UserMessage;
    ///
    /// let message = UserMessage::new("This form was sent already");
    /// assert_eq!(message.as_str(), "This form was sent already");
    /// assert_eq!(format!("{message:?}"), "UserMessage(hidden)");
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for UserMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UserMessage(hidden)")
    }
}

fn explain_second_421(fingerprint: Option<&str>) -> String {
    match fingerprint {
        Some(fingerprint) => {
            format!("it has no private key for the public key with fingerprint {fingerprint}")
        }
        None => "as the envelope was left out, no key is at fault: a handler chose the status"
            .to_owned(),
    }
}

/// What a status means, where the protocol gives it a meaning.
fn explain(status: u16) -> &'static str {
    match status {
        400 => ": the request was malformed",
        404 => ": there is no endpoint at this path",
        405 => ": the endpoint does not take POST here",
        408 => ": the request was too slow",
        413 => ": the request was too large",
        421 => ": the endpoint could not decrypt the request",
        432 => {
            ": the signature was refused (is the app secret that of the app connected to the flow?)"
        }
        500 => ": a handler or the endpoint failed, and the log of the endpoint says why",
        503 => ": the endpoint is overloaded",
        _ => "",
    }
}
