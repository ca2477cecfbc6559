//! Metrics that Meta does not give.

use flowkit_graph::{Error, ErrorKind, MetricName};

use crate::Status;
use crate::failure::Result;
use crate::output::Output;

/// Meta's code for a metric of fewer than 250 requests.
const TOO_FEW: i64 = 139_006;

/// Meta's code for any argument it does not take, such as a field that was removed.
const INVALID_PARAMETER: i64 = 100;

/// Why Meta does not give a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    TooFewRequests,
    NotGiven,
}

impl Why {
    /// As `--format json` says it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::TooFewRequests => "too_few_requests",
            Self::NotGiven => "not_given",
        }
    }
}

/// The metrics that were asked for and not given.
#[derive(Default)]
pub(super) struct Missing {
    too_few: Vec<String>,
    not_given: Vec<String>,
}

impl Missing {
    /// Notes a metric that this error says is not given.
    ///
    /// # Errors
    /// Any other error.
    pub(super) fn add(&mut self, name: &MetricName, error: Error) -> Result<Why> {
        if error.code() == Some(TOO_FEW) {
            self.too_few.push(name.to_string());
            Ok(Why::TooFewRequests)
        } else if is_removed(&error) {
            self.not_given.push(name.to_string());
            Ok(Why::NotGiven)
        } else {
            Err(error.into())
        }
    }

    /// Says which, why and what can be done, once for each reason.
    pub(super) fn say_what_is_missing(&self, flow_id: &str, output: &mut Output) -> Result {
        if !self.too_few.is_empty() {
            output.warn(&format!(
                "Meta gives no {} of flow {flow_id}: there were fewer than 250 requests in that time (code {TOO_FEW})",
                self.too_few.join(", ")
            ))?;
            output.help("ask for a longer time: an earlier --since, or --granularity lifetime");
        }
        if !self.not_given.is_empty() {
            output.warn(&format!(
                "Meta gave no {} of flow {flow_id}: it announced these metrics as deprecated on 30 April 2026, and may \
                 have removed them",
                self.not_given.join(", ")
            ))?;
            output.help(
                "the endpoint's own log and metrics count its requests, errors and latencies; the webhook field `flows` \
                 alerts to errors, latency and unavailability",
            );
        }
        Ok(Status::fine_if(
            self.too_few.is_empty() && self.not_given.is_empty(),
        ))
    }
}

/// Whether Meta's answer has no such field, or Meta says that there is none.
fn is_removed(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Answer(problem) => problem.starts_with("Meta gave no metric"),
        ErrorKind::Refused(meta) => {
            meta.code == INVALID_PARAMETER
                && meta.message.to_lowercase().contains("nonexisting field")
        }
        _ => false,
    }
}
