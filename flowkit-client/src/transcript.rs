//! What happened in a walk, step by step, for printing and for assertions.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use crate::phone::Refusal;
use crate::request::{Action, Object, Request};
use crate::{Answer, ClientError};

/// The longest payload that is printed whole, in characters.
const PRINTED: usize = 160;

/// The steps that are kept of a walk that does not end.
const MOST_STEPS: usize = 10_000;

/// The steps of a walk, oldest first. Of a walk of more than 10,000 steps the oldest are gone.
///
/// `Display` prints them for people, with payloads and data: it is meant for a developer's own
/// terminal, not for logs. `Debug` hides every value.
#[derive(Debug, Clone, Default)]
pub struct Transcript {
    steps: Vec<Step>,
}

impl Transcript {
    /// The steps, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The last step.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.steps.last()
    }

    /// How long the user waited for the endpoint, all steps together.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.steps.iter().map(|step| step.elapsed).sum()
    }

    pub(crate) fn push(&mut self, step: Step) {
        if self.steps.len() >= MOST_STEPS {
            self.steps.drain(..MOST_STEPS / 10);
        }
        self.steps.push(step);
    }

    /// Notes that the phone reported an error to the endpoint.
    pub(crate) fn reported(&mut self, notification: &Request) {
        let key = notification.data().get("error").and_then(Value::as_str);
        let key = crate::phone::NOTIFICATION_KEYS
            .iter()
            .find(|known| Some(**known) == key);
        if let (Some(step), Some(key)) = (self.steps.last_mut(), key) {
            step.reported = Some(key);
        }
    }
}

/// What the user did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deed {
    /// Something that sent a request to the endpoint.
    Sent(Action),
    /// The flow opened on a screen that its message named (`flow_action: navigate`), or where it was left; no request.
    Started,
    /// A `navigate` action; no request.
    Navigated,
    /// Back on a screen without `refresh_on_back`; no request.
    WentBack,
    /// A `complete` action; no request.
    Completed,
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sent(action) => write!(f, "{action}"),
            Self::Started => f.write_str("start"),
            Self::Navigated => f.write_str("navigate"),
            Self::WentBack => f.write_str("back"),
            Self::Completed => f.write_str("complete"),
        }
    }
}

/// How a step ended.
#[derive(Clone)]
#[non_exhaustive]
pub enum Outcome {
    /// A screen shows.
    Shown {
        /// Its id.
        screen: String,
        /// What arrived for it (not all that it holds), without the reserved keys.
        data: Object,
        /// What popped up over it.
        error_message: Option<String>,
    },
    /// The flow ended with this completion message.
    Completed {
        /// What the business receives.
        params: Object,
    },
    /// The flow closed without a message.
    Closed,
    /// The exchange failed.
    Failed(ClientError),
    /// The phone refused the answer.
    Refused(Box<Refusal>),
}

impl Outcome {
    /// What an exchange ended with, as far as its answer alone says.
    pub(crate) fn of(answer: &Result<Answer, ClientError>) -> Self {
        match answer {
            Ok(Answer::Completed { params, .. }) => Self::Completed {
                params: params.clone(),
            },
            Ok(Answer::Screen {
                screen,
                data,
                error_message,
                ..
            }) => Self::Shown {
                screen: screen.clone(),
                data: data.clone(),
                error_message: error_message.clone(),
            },
            Ok(Answer::Closed { .. } | Answer::HealthCheck { .. } | Answer::Acknowledged) => {
                Self::Closed
            }
            Err(error) => Self::Failed(error.clone()),
        }
    }
}

/// One step of a walk: what was sent, what came of it, and how long that took.
#[derive(Clone)]
#[non_exhaustive]
pub struct Step {
    /// What the user did.
    pub deed: Deed,
    /// The screen it was done on; for INIT the start screen, if the message named one.
    pub screen: Option<String>,
    /// What was sent along.
    pub payload: Object,
    /// How it ended.
    pub outcome: Outcome,
    /// From the deed to the outcome, with the time that a [`Network`](crate::Network) would have taken; the error notification that may follow is not counted.
    pub elapsed: Duration,
    /// Whether a 421 made the phone fetch the public key and ask again.
    pub key_fetched_again: bool,
    /// The key of the error notification that the phone sent afterwards, if any.
    pub reported: Option<&'static str>,
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "→ {}", self.deed)?;
        if let Some(screen) = &self.screen {
            write!(f, " {screen}")?;
        }
        print_object(f, &self.payload)?;
        let elapsed = self.elapsed.as_secs_f64() * 1000.0;
        write!(f, "\n← {elapsed:.1} ms  ")?;
        match &self.outcome {
            Outcome::Shown {
                screen,
                data,
                error_message,
            } => {
                f.write_str(screen)?;
                print_object(f, data)?;
                if let Some(text) = error_message {
                    write!(f, "\n  snackbar: {text}")?;
                }
            }
            Outcome::Completed { params } => {
                f.write_str("completed")?;
                print_object(f, params)?;
            }
            Outcome::Closed => f.write_str("closed, no message")?,
            Outcome::Failed(error) => print_failure(f, error)?,
            Outcome::Refused(refusal) => write!(f, "refused: {refusal}")?,
        }
        if self.key_fetched_again {
            f.write_str("\n  after a 421 the public key was fetched again")?;
        }
        if let Some(key) = self.reported {
            write!(f, "\n  reported to the endpoint: {key}")?;
        }
        Ok(())
    }
}

fn print_failure(f: &mut fmt::Formatter<'_>, error: &ClientError) -> fmt::Result {
    write!(f, "error: {error}")?;
    if let ClientError::TokenInvalid {
        message: Some(message),
        ..
    } = error
    {
        write!(f, "\n  dialog: {}", message.as_str())?;
    }
    if error.may_retry() {
        f.write_str("\n  the user may try again")?;
    }
    Ok(())
}

fn print_object(f: &mut fmt::Formatter<'_>, object: &Object) -> fmt::Result {
    if object.is_empty() {
        return Ok(());
    }
    let text = Value::Object(object.clone()).to_string();
    match text.char_indices().nth(PRINTED) {
        Some((end, _)) => write!(f, " {}…", text.get(..end).unwrap_or_default()),
        None => write!(f, " {text}"),
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown { screen, .. } => write!(f, "Shown({screen})"),
            Self::Completed { .. } => f.write_str("Completed"),
            Self::Closed => f.write_str("Closed"),
            Self::Failed(error) => f.debug_tuple("Failed").field(error).finish(),
            Self::Refused(refusal) => f.debug_tuple("Refused").field(refusal).finish(),
        }
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Step")
            .field("deed", &self.deed)
            .field("screen", &self.screen)
            .field("outcome", &self.outcome)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_without_an_end_keeps_its_last_steps() {
        let mut transcript = Transcript::default();
        for number in 0..3 * MOST_STEPS {
            transcript.push(Step {
                deed: Deed::WentBack,
                screen: Some(number.to_string()),
                payload: Object::new(),
                outcome: Outcome::Closed,
                elapsed: Duration::ZERO,
                key_fetched_again: false,
                reported: None,
            });
            assert!(transcript.steps().len() <= MOST_STEPS);
        }
        let last = transcript.last().and_then(|step| step.screen.clone());
        assert_eq!(last, Some((3 * MOST_STEPS - 1).to_string()));
    }
}
