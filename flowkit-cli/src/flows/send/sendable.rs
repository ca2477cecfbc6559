//! Whether a flow can be sent in its status, and in which mode.

use flowkit_graph::FlowStatus;

use super::args::SendArgs;
use crate::Status;
use crate::failure::{Failure, Result};
use crate::output::Output;

/// Which version of the flow opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Published,
    Draft,
}

impl Mode {
    /// As Meta writes it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Draft => "draft",
        }
    }
}

/// The mode to send the flow in. With a status that we do not know it is sent, and Meta decides.
///
/// # Errors
/// A status in which the flow cannot be sent, such as BLOCKED; a draft without --draft.
pub(super) fn mode(
    id: &str,
    args: &SendArgs,
    status: Option<&FlowStatus>,
    output: &mut Output,
) -> Result<Mode> {
    match status {
        Some(FlowStatus::Draft) if !args.draft && !args.published => {
            let help = match args.template.name {
                Some(_) => {
                    "a template opens the published version: publish the flow first, or say --published if it was \
                     published before it was edited"
                }
                None => {
                    "--draft sends the draft, to test it; --published sends the version that was published last, if \
                     there was one"
                }
            };
            return Err(refused(format!("flow {id} is a draft"), help));
        }
        Some(status @ (FlowStatus::Published | FlowStatus::Throttled)) => {
            if args.draft {
                return Err(refused(
                    format!("flow {id} is {status}, so there is no draft of it"),
                    "leave out --draft",
                ));
            }
            if *status == FlowStatus::Throttled {
                output.warn(
                    "the flow is THROTTLED: Meta sends it ten times an hour, because its endpoint fails too often or too \
                     slowly",
                )?;
            }
        }
        Some(FlowStatus::Blocked) => {
            return Err(refused(
                format!("flow {id} is BLOCKED, and cannot be sent"),
                &format!("`flowkit flows show {id}` says why, under its health; mend the endpoint"),
            ));
        }
        Some(FlowStatus::Deprecated) => {
            return Err(refused(
                format!("flow {id} is DEPRECATED, and cannot be sent any more"),
                &format!("`flowkit flows create --clone {id} …` makes a copy of it"),
            ));
        }
        _ => {}
    }
    Ok(if args.draft {
        Mode::Draft
    } else {
        Mode::Published
    })
}

fn refused(message: String, help: &str) -> Failure {
    Failure::new(format!("{message}: nothing was sent"))
        .with_help(help)
        .with_status(Status::Findings)
}
