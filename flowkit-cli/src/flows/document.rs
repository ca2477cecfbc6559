//! Reads and lints a Flow JSON before it is sent to Meta.

use std::path::Path;

use flowkit_json::Level;

use crate::Status;
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::input::{self, Input};
use crate::lint::Checked;
use crate::output::Output;

/// Reads a Flow JSON and checks it, unless `no_lint`.
///
/// # Errors
/// If it cannot be read, or has errors, which then stand on standard error.
pub(super) fn read(path: &Path, no_lint: bool, output: &mut Output) -> Result<Input> {
    match no_lint {
        true => Input::read(path),
        false => without_errors(Checked::read(path)?, output),
    }
}

/// Refuses a document that Meta's validator would refuse. What breaks only on the phone is mentioned.
fn without_errors(checked: Checked, output: &mut Output) -> Result<Input> {
    let name = checked.input.name.as_str();
    let counted = match checked.count(Level::Error) {
        0 => {
            mention_device_findings(&checked, output)?;
            return Ok(checked.input);
        }
        1 => "an error".to_owned(),
        more => format!("{more} errors"),
    };
    output.flush()?;
    checked.print(Level::Pending, output.stderr())?;
    Err(
        Failure::new(format!("`{name}` has {counted}, so nothing was sent"))
            .with_status(Status::Findings)
            .with_help(
                "mend it, or send it as it is by --no-lint: Meta keeps a draft with errors, but does not publish it",
            ),
    )
}

fn mention_device_findings(checked: &Checked, output: &mut Output) -> Result<()> {
    let what = match checked.count(Level::Device) {
        0 => return Ok(()),
        1 => "something".to_owned(),
        more => format!("{more} things"),
    };
    let name = &checked.input.name;
    output.warn(&format!(
        "`{name}` has {what} that Meta publishes but the phone breaks or cuts short: `flowkit lint` shows it"
    ))?;
    Ok(())
}

/// Asks a question in a command that was given the Flow JSON at `path`. Where that is `-`, standard input held the document,
/// and no answer can come from there.
pub(super) fn confirm_about(
    path: Option<&Path>,
    question: &str,
    yes: bool,
    output: &mut Output,
) -> Result<()> {
    if !yes && path.is_some_and(input::is_stdin) {
        return Err(Failure::declined(
            "the Flow JSON came from standard input, so nobody can be asked: nothing was done",
        )
        .with_help("`--yes` answers the question beforehand; or name a file"));
    }
    confirm(question, yes, output)
}
