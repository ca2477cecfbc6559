//! A Flow JSON on its way to Meta.

use std::io;
use std::path::Path;

use flowkit_json::{Document, Finding, Level};

use crate::Status;
use crate::ask::confirm;
use crate::failure::{Failure, Result};
use crate::input::{self, Input};
use crate::lint::{Checked, print_findings};
use crate::output::Output;

/// Reads a Flow JSON and checks it, unless `no_lint`.
///
/// # Errors
/// If it has errors, which then stand on standard error.
pub(crate) fn read(path: &Path, no_lint: bool, output: &mut Output) -> Result<Input> {
    let input = Input::read(path).map_err(Failure::new)?;
    if no_lint {
        return Ok(input);
    }
    lint(input, output)
}

/// Checks a Flow JSON as `flowkit lint` does: what Meta refuses is an error here, of the rest it is said that it is there.
pub(crate) fn lint(input: Input, output: &mut Output) -> Result<Input> {
    let checked = Checked::new(input);
    let all = checked.report.findings();
    let of = |level| move |finding: &&Finding| finding.level() == level;
    let errors = all.iter().filter(of(Level::Error));
    let errors = errors.filter(|error| !error.is_echo()).count();
    let name = checked.input.name.as_str();
    if errors > 0 {
        let errors_alone = all
            .iter()
            .filter(|finding| finding.level() >= Level::Pending);
        output.flush()?;
        print_findings(errors_alone, &checked.input, false, output.stderr())?;
        let counted = match errors {
            1 => "an error".to_owned(),
            more => format!("{more} errors"),
        };
        return Err(
            Failure::new(format!("`{name}` has {counted}, so nothing was sent"))
                .with_status(Status::Findings)
                .help(
                    "mend it, or send it as it is by --no-lint: Meta keeps a draft with errors, but does not publish it",
                ),
        );
    }
    mention(&checked, output)?;
    Ok(checked.input)
}

/// Says what else the linter found.
fn mention(checked: &Checked, output: &mut Output) -> io::Result<()> {
    let findings = checked.report.findings();
    let device = findings
        .iter()
        .filter(|finding| finding.level() == Level::Device)
        .count();
    if device == 0 {
        return Ok(());
    }
    let name = &checked.input.name;
    let what = match device {
        1 => "something".to_owned(),
        more => format!("{more} things"),
    };
    output.warn(&format!(
        "`{name}` has {what} that Meta publishes but the phone breaks or cuts short: `flowkit lint` shows it"
    ))
}

/// Whether a flow with this Flow JSON has an endpoint.
pub(super) fn has_endpoint(json: &[u8]) -> bool {
    let document = Document::from_bytes(json);
    document.is_ok_and(|document| document.data_api_version().is_some())
}

/// Asks a question in a command that was given this document, which may have come from where the answer would.
pub(crate) fn confirm_about(
    path: Option<&Path>,
    question: &str,
    yes: bool,
    output: &mut Output,
) -> Result<()> {
    if !yes && path.is_some_and(input::is_stdin) {
        return Err(Failure::declined(
            "the Flow JSON came from standard input, so nobody can be asked: nothing was done",
        )
        .help("`--yes` answers the question beforehand; or name a file"));
    }
    confirm(question, yes, output)
}
