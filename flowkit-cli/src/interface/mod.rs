//! `flowkit interface`: what an endpoint for a flow receives and must answer.

mod args;
mod human;
mod values_in_words;

use std::io::{self, Write};

use flowkit_json::{Interface, Level};

use crate::Status;
use crate::failure::{Failure, Result};
use crate::input::Input;
use crate::lint::Checked;
use crate::output::Output;
use args::InterfaceFormat;

pub(crate) use args::InterfaceArgs;

/// Prints the interface, after what is wrong with the document.
pub(crate) fn run(args: &InterfaceArgs, output: &mut Output) -> Result {
    let (document, checked) = Checked::with_document(Input::read(&args.file)?);
    checked.print(Level::Error, output.stderr())?;
    let Some(document) = document else {
        return Err(Failure::new(
            "the document cannot be understood, so there is no interface to show",
        )
        .with_status(Status::Findings));
    };
    let interface = Interface::of(&document);
    let (name, source) = (&checked.input.name, &checked.input.bytes);
    match args.format {
        InterfaceFormat::Json => print_json(name, &interface, output.stdout())?,
        InterfaceFormat::Human => human::print(name, &interface, source, output.stdout())?,
    }
    Ok(Status::fine_if(checked.report.is_valid()))
}

/// One object: the file, then what the library says of the interface.
fn print_json(file: &str, interface: &Interface<'_>, to: &mut impl Write) -> io::Result<()> {
    let file = serde_json::to_string(file)?;
    let interface = interface.to_json();
    let members = interface.strip_prefix('{').unwrap_or(&interface);
    writeln!(to, "{{\"file\": {file}, {members}")
}
