//! `flowkit interface`: what an endpoint for a flow receives and must answer.

mod args;
mod human;
mod words;

use std::io::{self, Write};

use flowkit_json::{Document, Interface, Level};

use crate::Status;
use crate::input::Input;
use crate::lint::{Checked, print_findings};
use crate::output::Output;
use args::InterfaceFormat;

pub(crate) use args::InterfaceArgs;

/// Prints the interface, after what is wrong with the document.
pub(crate) fn run(args: &InterfaceArgs, output: &mut Output) -> io::Result<Status> {
    let input = match Input::read(&args.file) {
        Ok(input) => input,
        Err(why) => {
            output.complain(&why);
            return Ok(Status::Failed);
        }
    };
    let checked = Checked::new(input);
    let findings = checked.report.findings().iter();
    let errors = findings.filter(|finding| finding.level() == Level::Error);
    print_findings(errors, &checked.input, false, output.stderr())?;
    let Input { name, bytes } = &checked.input;
    match Document::from_bytes(bytes) {
        Ok(document) => {
            let interface = Interface::of(&document);
            match args.format {
                InterfaceFormat::Json => json(name, &interface, output.stdout())?,
                InterfaceFormat::Human => human::print(name, &interface, bytes, output.stdout())?,
            }
        }
        Err(findings) => {
            // The validator may have stopped before it came to these.
            if checked.report.is_valid() {
                writeln!(output.stderr(), "{}\n", findings.render(name))?;
            }
            output.complain("the document cannot be understood, so there is no interface to show");
            return Ok(Status::Findings);
        }
    }
    output.stdout().flush()?;
    Ok(if checked.report.is_valid() {
        Status::Fine
    } else {
        Status::Findings
    })
}

/// One object: the file, then what the library says of the interface.
fn json(file: &str, interface: &Interface<'_>, to: &mut impl Write) -> io::Result<()> {
    let file = serde_json::to_string(file)?;
    let interface = interface.to_json();
    let members = interface.strip_prefix('{').unwrap_or(&interface);
    writeln!(to, "{{\"file\": {file}, {members}")
}
