//! What must change in a document beside its version, to make it one of another version.

use flowkit_json::{Code, Finding, Level};

use super::Checked;
use crate::Status;
use crate::failure::Result;
use crate::output::Output;

/// A document judged as one of another version.
pub(super) struct Upgraded {
    /// The document with what is found in it as one of that version, without what is found in it as it is.
    pub(super) document: Checked,
    /// What people should know beside the findings.
    remark: Option<Remark>,
}

enum Remark {
    /// It is of that version already.
    Already(String),
    /// It is of a later version.
    Later(String),
    /// It has errors in its own version, which may hide what else must change.
    OwnErrors,
}

impl Upgraded {
    /// Judges a document as one of the version `to`.
    pub(super) fn of(document: Checked, to: &str) -> Self {
        let now = &document.report;
        let own = now.version().and_then(numbers);
        let is_older = own.is_none() || own < numbers(to);
        let Some(then) = document.as_version(to).filter(|_| is_older) else {
            let version = now.version().unwrap_or_default().to_owned();
            let remark = match own > numbers(to) {
                true => Remark::Later(version),
                false => Remark::Already(version),
            };
            return Self {
                document: Checked {
                    report: now.clone().beyond(now),
                    input: document.input,
                },
                remark: Some(remark),
            };
        };
        let is_about_version = |finding: &Finding| {
            matches!(
                finding.code(),
                Some(Code::InvalidFlowJsonVersion | Code::MissingFlowJsonVersion)
            )
        };
        let has_own_errors = now
            .findings()
            .iter()
            .any(|finding| finding.level() == Level::Error && !is_about_version(finding));
        // A Flow JSON within another object, such as Meta's answer, cannot be published in any version.
        let has_own_errors = has_own_errors || now.is_wrapped();
        let report = then.beyond(now);
        Self {
            document: Checked {
                input: document.input,
                report,
            },
            remark: has_own_errors.then_some(Remark::OwnErrors),
        }
    }

    /// Prints the remark, and answers the status that it amounts to.
    pub(super) fn say_remark(&self, output: &mut Output) -> Result {
        let name = &self.document.input.name;
        match &self.remark {
            None => Ok(Status::Fine),
            Some(Remark::Already(version)) => {
                output.say(&format!("`{name}` is of version {version} already"))?;
                Ok(Status::Fine)
            }
            Some(Remark::Later(version)) => {
                output.warn(&format!(
                    "`{name}` is of version {version}, and was not judged as one of an earlier version"
                ))?;
                Ok(Status::Fine)
            }
            Some(Remark::OwnErrors) => {
                output.warn(&format!(
                    "`{name}` has errors as it is, which may hide what else must change: `flowkit lint` without --upgrade shows them"
                ))?;
                Ok(Status::Findings)
            }
        }
    }
}

/// A version as numbers, 7.10 behind 7.9.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
