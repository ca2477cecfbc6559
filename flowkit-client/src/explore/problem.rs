//! What an exploration finds wrong.

use std::fmt;

use crate::ClientError;
use crate::phone::{Refusal, Rule};
use crate::script::{Script, Setting, Step};

/// Something that a person with a phone would come upon, with the shortest way there that was found.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Problem {
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// The screen on which it happens; `None` while the flow opens.
    pub screen: Option<String>,
    /// What happens, and what would be right.
    pub message: String,
    /// How to come upon it: no step can be left out. It has a flow token where it happens with that one alone. Replayed, its
    /// last step fails in this way until the problem is mended, so that it is a test from then on; [`Script::to_rust`] is the
    /// code of one.
    pub script: Script,
    /// Whether these steps led to it again. If they did not, the endpoint answers the same request in different ways, and the
    /// steps are all that were done.
    pub replays: bool,
}

/// What kind of problem it is.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The phone refuses an answer, or something of the flow itself.
    Refused(Box<Refusal>),
    /// An exchange failed: a status such as 500, a time-out, an answer that cannot be read.
    Failed(ClientError),
    /// One step leads to requests without end.
    Endless,
    /// A screen from which nothing leads on, though it does not end the flow.
    DeadEnd,
    /// A Footer that was never enabled, whatever was filled in.
    NeverEnabled,
}

impl Problem {
    /// The rule by which the phone does what it does then; `None` for what is no rule of the phone's.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        match &self.kind {
            ProblemKind::Refused(refusal) => Some(refusal.rule),
            ProblemKind::Failed(failure) => match failure {
                ClientError::NotJson { .. } | ClientError::Shape { .. } => {
                    Some(Rule::error_format_full_screen)
                }
                ClientError::Undecryptable { .. } => Some(Rule::notify_decrypt_empty_key),
                ClientError::KeyRefused { .. } => Some(Rule::error_421_once),
                ClientError::Timeout if self.screen.is_none() => Some(Rule::error_504_opening),
                ClientError::Timeout => Some(Rule::error_504_snackbar),
                ClientError::Status { .. } => Some(Rule::error_500_snackbar),
                _ => None,
            },
            ProblemKind::Endless | ProblemKind::DeadEnd | ProblemKind::NeverEnabled => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.screen {
            Some(screen) => write!(f, "on {screen}: {}", self.message)?,
            None => write!(f, "{}", self.message)?,
        }
        if let (ProblemKind::Failed(_), Some(rule)) = (&self.kind, self.rule()) {
            write!(f, " ({rule})")?;
        }
        if !self.replays {
            f.write_str("\n  (not every time; seen after)")?;
        }
        let acts = self.script.steps();
        acts.filter(|step| !matches!(step, Step::With(Setting::OpenedOn { .. })))
            .try_for_each(|step| write!(f, "\n  {step}"))
    }
}
