//! Why a command could not do its work.

use std::io;

use crate::Status;
use crate::output::Output;

/// What every command answers.
pub(crate) type Result<T = Status> = std::result::Result<T, Failure>;

/// Why a command could not do its work, as people are told.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads what is printed, or it cannot be printed.
    Output(io::Error),
    /// Anything else.
    Told(Told),
}

/// A failure in words.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: Status,
    /// What went wrong, without a full stop.
    pub(crate) message: String,
    /// What to do next.
    pub(crate) help: Option<String>,
    /// Whether Meta may have done it all the same.
    may_be_done: bool,
}

impl Failure {
    /// Something that cannot be read, written or reached, or makes no sense.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Told(Told {
            status: Status::Failed,
            message: message.into(),
            help: None,
            may_be_done: false,
        })
    }

    /// Somebody was asked, and did not say yes.
    pub(crate) fn declined(message: impl Into<String>) -> Self {
        Self::new(message).with_status(Status::Declined)
    }

    /// Says what to do next.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        if let Self::Told(told) = &mut self {
            told.help = Some(help.into());
        }
        self
    }

    /// Says what to do next, if nothing is said yet.
    pub(crate) fn or_help(self, help: &str) -> Self {
        match &self {
            Self::Told(Told { help: None, .. }) => self.help(help),
            _ => self,
        }
    }

    /// Says one thing more to do or to know.
    pub(crate) fn and_help(self, more: &str) -> Self {
        match &self {
            Self::Told(Told {
                help: Some(help), ..
            }) => {
                let both = format!("{help}\n  = help: {more}");
                self.help(both)
            }
            _ => self.help(more),
        }
    }

    /// Whether it is what was found, and says itself what it is about.
    pub(crate) fn is_finding(&self) -> bool {
        matches!(self, Self::Told(told) if told.status == Status::Findings)
    }

    /// Whether Meta refused it, and surely did nothing of it.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self, Self::Told(told) if told.status == Status::Refused && !told.may_be_done)
    }

    /// Says it, for where more is to be said before the command ends.
    pub(crate) fn tell(&self, output: &mut Output) {
        match self {
            Self::Told(told) => {
                output.complain(&told.message);
                if let Some(help) = &told.help {
                    output.help(help);
                }
            }
            Self::Output(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                output.complain(&format!("the output cannot be written: {error}"));
            }
            // Whoever closed the pipe has seen enough.
            Self::Output(_) => {}
        }
    }

    /// How the command ends by it.
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::Told(told) => told.status,
            Self::Output(_) => Status::Failed,
        }
    }

    pub(crate) fn with_status(mut self, new: Status) -> Self {
        if let Self::Told(told) = &mut self {
            told.status = new;
        }
        self
    }

    /// Puts before the message what was being done.
    pub(crate) fn during(mut self, what: &str) -> Self {
        if let Self::Told(told) = &mut self {
            told.message = format!("{what}: {}", told.message);
        }
        self
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<flowkit_graph::Error> for Failure {
    fn from(error: flowkit_graph::Error) -> Self {
        let status = match error.kind() {
            flowkit_graph::ErrorKind::Refused(_) => Status::Refused,
            _ => Status::Failed,
        };
        let trace = error.meta().and_then(|meta| meta.fbtrace_id.as_deref());
        let mut message = error.to_string();
        if let Some(trace) = trace.filter(|trace| !message.contains(trace)) {
            message.push_str(&format!(" (for Meta's support: fbtrace_id {trace})"));
        }
        Self::Told(Told {
            status,
            message,
            help: error.help(),
            may_be_done: error.may_have_been_carried_out(),
        })
    }
}
