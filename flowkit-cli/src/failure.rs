//! Why a command could not do its work.

use std::io;

use crate::Status;
use crate::output::Output;

/// What every command answers.
pub(crate) type Result<T = Status> = std::result::Result<T, Failure>;

/// Why a command could not do its work, as people are told.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Standard output or standard error cannot be written to; mostly because whoever read a pipe has closed it.
    Unwritable(io::Error),
    /// Anything else.
    Problem(Problem),
}

/// A failure in words.
#[derive(Debug)]
pub(crate) struct Problem {
    status: Status,
    /// What went wrong, without a full stop.
    message: String,
    /// What to do next.
    help: Option<String>,
    /// Whether Meta may have carried the call out all the same.
    may_be_done: bool,
}

impl Failure {
    /// Something that cannot be read, written or reached, or makes no sense.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Problem(Problem {
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

    /// Says what to do next, in place of what was said.
    pub(crate) fn with_help(self, help: impl Into<String>) -> Self {
        self.edit(|problem| problem.help = Some(help.into()))
    }

    /// Says what to do next, if nothing was said.
    pub(crate) fn with_help_if_none(self, help: &str) -> Self {
        self.edit(|problem| {
            problem.help.get_or_insert_with(|| help.to_owned());
        })
    }

    /// Says what else to do or to know, below what was said.
    pub(crate) fn with_more_help(self, more: &str) -> Self {
        self.edit(|problem| {
            problem.help = Some(match problem.help.take() {
                Some(help) => format!("{help}\n  = help: {more}"),
                None => more.to_owned(),
            });
        })
    }

    /// Ends the command with this status.
    pub(crate) fn with_status(self, status: Status) -> Self {
        self.edit(|problem| problem.status = status)
    }

    /// Puts before the message what was being done or what it is about: "flow `booking`: …".
    pub(crate) fn with_context(self, context: &str) -> Self {
        self.edit(|problem| problem.message = format!("{context}: {}", problem.message))
    }

    fn edit(mut self, edit: impl FnOnce(&mut Problem)) -> Self {
        if let Self::Problem(problem) = &mut self {
            edit(problem);
        }
        self
    }

    /// What went wrong, for where it is only mentioned; nothing where nobody would hear it.
    pub(crate) fn message(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.message),
            Self::Unwritable(_) => None,
        }
    }

    /// What to do next, if that was said.
    pub(crate) fn help(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => problem.help.as_deref(),
            Self::Unwritable(_) => None,
        }
    }

    /// Whether something was looked at and has faults, rather than that a call failed.
    pub(crate) fn is_finding(&self) -> bool {
        self.status() == Status::Findings
    }

    /// Whether Meta refused the call, and surely carried out nothing of it.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.status == Status::Refused && !problem.may_be_done)
    }

    /// Prints it on standard error, as `main` does at the end. Commands that go on after a failure call it themselves.
    pub(crate) fn print(&self, output: &mut Output) {
        match self {
            Self::Problem(problem) => {
                output.complain(&problem.message);
                if let Some(help) = &problem.help {
                    output.help(help);
                }
            }
            Self::Unwritable(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                output.complain(&format!("the output cannot be written: {error}"));
            }
            // Whoever closed the pipe has seen enough.
            Self::Unwritable(_) => {}
        }
    }

    /// The exit status of a command that ends by it.
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::Problem(problem) => problem.status,
            Self::Unwritable(_) => Status::Failed,
        }
    }
}

/// For `?` behind what writes to [`Output`]. Errors of reading are made into a [`Failure::new`] instead, or people would be
/// told that the output cannot be written.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unwritable(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Unwritable(error.into())
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
        Self::Problem(Problem {
            status,
            message,
            help: error.help(),
            may_be_done: error.may_have_been_carried_out(),
        })
    }
}
