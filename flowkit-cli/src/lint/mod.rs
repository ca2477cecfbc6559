//! `flowkit lint`: checks documents, and prints what was found in one of several formats.

mod args;
mod checked;
mod excerpt;
mod github;
mod human;
mod json;
mod sarif;
mod upgrade;

use std::io;

use flowkit_json::{Finding, Level, Report};

use crate::Status;
use crate::failure::{Failure, Result};
use crate::input;
use crate::output::Output;
use args::LintFormat;
use upgrade::Upgraded;

pub(crate) use args::LintArgs;
pub(crate) use checked::{Checked, has_endpoint};
pub(crate) use human::{print_findings, print_without_text};

/// Prints a document with its findings as one line of JSON.
pub(crate) fn print_json(document: &Checked, output: &mut Output) -> io::Result<()> {
    json::Json { upgrade: None }.document(document, output)
}

/// Meta's page on the codes.
const CODES_PAGE: &str =
    "https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes";

/// A way to print findings. Each document is handed over as soon as it is checked.
trait Format {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()>;

    /// A document could not be read, which was already said on standard error.
    fn unreadable(&mut self, _name: &str, _why: &str, _output: &mut Output) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, _output: &mut Output) -> io::Result<()> {
        Ok(())
    }
}

/// Checks every file, and ends by the gravest of what happened.
pub(crate) fn run(args: &LintArgs, output: &mut Output) -> Result {
    let strict = args.strict;
    let mut format: Box<dyn Format> = match args.format {
        LintFormat::Human => Box::new(human::Human::new(strict, args.upgrade.clone())),
        LintFormat::Json => Box::new(json::Json {
            upgrade: args.upgrade.clone(),
        }),
        LintFormat::Sarif => Box::new(sarif::Sarif::new(strict)),
        LintFormat::Github => Box::new(github::Github { strict }),
    };
    let mut status = Status::Fine;
    let mut stdin_read = false;
    for file in &args.files {
        let again = input::is_stdin(file) && std::mem::replace(&mut stdin_read, true);
        let checked = match again {
            true => Err(Failure::new(
                "standard input can be read only once: `-` is there twice",
            )),
            false => Checked::read(file),
        };
        let status_of_file = match (checked, &args.upgrade) {
            (Ok(document), None) => {
                format.document(&document, output)?;
                status_by(&document.report, strict)
            }
            (Ok(document), Some(version)) => {
                let upgraded = Upgraded::of(document, version);
                format.document(&upgraded.document, output)?;
                let remarked = upgraded.say_remark(output)?;
                remarked.max(status_by(&upgraded.document.report, strict))
            }
            // The other documents are checked all the same.
            (Err(failure), _) => {
                failure.print(output);
                let why = failure.message().unwrap_or_default();
                format.unreadable(&input::shown(file), why, output)?;
                failure.status()
            }
        };
        status = status.max(status_of_file);
    }
    format.end(output)?;
    Ok(status)
}

/// The status that a document's findings amount to.
fn status_by(report: &Report, strict: bool) -> Status {
    let counts = |finding: &Finding| is_grave(finding.level(), strict);
    Status::fine_if(!report.findings().iter().any(counts))
}

/// Whether findings of this level make a document fail.
fn is_grave(level: Level, strict: bool) -> bool {
    level >= Level::Pending || strict && level == Level::Device
}

/// The level as it is printed.
fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Pending => "pending",
        Level::Device => "device",
        _ => "warning",
    }
}

/// Message and help in one text, for formats that have no place for the help.
fn message_with_help(finding: &Finding) -> String {
    match finding.help() {
        Some(help) => format!("{}\nhelp: {help}", finding.message()),
        None => finding.message().to_owned(),
    }
}
