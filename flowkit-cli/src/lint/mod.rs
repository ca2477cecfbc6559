//! `flowkit lint`: checks documents, and prints what was found in one of several formats.

mod args;
mod excerpt;
mod github;
mod human;
mod json;
mod sarif;
mod upgrade;

use std::io::{self, Write};

use flowkit_json::{Finding, Level, Report, validate_bytes};

use crate::Status;
use crate::input::{self, Input};
use crate::output::Output;
use args::LintFormat;
use upgrade::Upgraded;

pub(crate) use args::LintArgs;
pub(crate) use human::{print_findings, print_without_text};

/// Prints a document with its findings as one line of JSON.
pub(crate) fn print_json(document: &Checked, output: &mut Output) -> io::Result<()> {
    json::Json { upgrade: None }.document(document, output)
}

/// Meta's page on the codes.
const CODES_PAGE: &str =
    "https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes";

/// A document with what was found in it.
pub(crate) struct Checked {
    pub(crate) input: Input,
    pub(crate) report: Report,
}

impl Checked {
    pub(crate) fn new(input: Input) -> Self {
        let report = validate_bytes(&input.bytes);
        Self { input, report }
    }
}

/// A way to print findings. Documents come one after another, so that none has to wait for the last.
trait Format {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()>;

    /// A document could not be read; that it could not has been said on standard error.
    fn unreadable(&mut self, _name: &str, _why: &str, _output: &mut Output) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, _output: &mut Output) -> io::Result<()> {
        Ok(())
    }
}

/// Checks every file and says how it went, by the gravest of what happened.
pub(crate) fn run(args: &LintArgs, output: &mut Output) -> io::Result<Status> {
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
        let read = if again {
            Err("standard input can be read only once: `-` is there twice".to_owned())
        } else {
            Input::read(file)
        };
        let found = match (read, &args.upgrade) {
            (Ok(input), None) => {
                let document = Checked::new(input);
                format.document(&document, output)?;
                judge(&document.report, strict)
            }
            (Ok(input), Some(to)) => {
                let upgraded = Upgraded::new(input, to);
                format.document(&upgraded.document, output)?;
                let remarked = upgraded.remark(output)?;
                remarked.max(judge(&upgraded.document.report, strict))
            }
            (Err(why), _) => {
                output.complain(&why);
                format.unreadable(&input::shown(file), &why, output)?;
                Status::Failed
            }
        };
        status = status.max(found);
    }
    format.end(output)?;
    output.stdout().flush()?;
    Ok(status)
}

fn judge(report: &Report, strict: bool) -> Status {
    let counts = |finding: &Finding| is_grave(finding.level(), strict);
    if report.findings().iter().any(counts) {
        Status::Findings
    } else {
        Status::Fine
    }
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
