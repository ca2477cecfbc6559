//! The errors that Meta's validator finds in a Flow JSON, printed as `flowkit lint` prints its own.

use std::io::{self, Write};

use flowkit_graph::{FlowDetails, FlowValidationError, GraphClient};
use flowkit_json::Finding;

use super::upload;
use crate::failure::Result;
use crate::input::Input;
use crate::lint::{print_findings, print_without_text};
use crate::output::Output;

/// The name of a Flow JSON that was downloaded from Meta, in place of a file's: `flow 1111/flow.json`.
pub(crate) fn live_name(id: &str) -> String {
    format!("flow {id}/flow.json")
}

/// Prints errors, each with its line of the text.
pub(crate) fn print(
    errors: &[FlowValidationError],
    input: &Input,
    to: &mut impl Write,
) -> io::Result<()> {
    let text = String::from_utf8_lossy(&input.bytes);
    let findings: Vec<Finding> = errors.iter().map(|error| error.finding(&text)).collect();
    print_findings(&findings, input, false, to)
}

/// Prints the errors of a flow's Flow JSON, which is downloaded to show their lines.
pub(crate) async fn print_live(
    graph: &GraphClient,
    flow: &FlowDetails,
    output: &mut Output,
) -> Result<()> {
    let errors = &flow.validation_errors;
    let name = live_name(&flow.id);
    match upload::live_json(graph, &flow.id).await {
        Ok(Some(bytes)) => print(errors, &Input { name, bytes }, output.stdout())?,
        Ok(None) => print_places(errors, &name, output.stdout())?,
        Err(failure) => {
            let Some(why) = failure.message() else {
                return Err(failure);
            };
            print_places(errors, &name, output.stdout())?;
            output.warn(&format!("the lines cannot be shown: {why}"))?;
        }
    }
    Ok(())
}

/// Prints errors without their lines, because there is no text: `flow 1111/flow.json:6:7`.
pub(crate) fn print_places(
    errors: &[FlowValidationError],
    name: &str,
    to: &mut impl Write,
) -> io::Result<()> {
    for error in errors {
        let place = match error.line_start {
            0 => name.to_owned(),
            line => format!("{name}:{line}:{}", error.column_start),
        };
        print_without_text(&error.finding(""), &place, to)?;
    }
    Ok(())
}

/// "an error", "3 errors"
pub(crate) fn counted(errors: &[FlowValidationError]) -> String {
    match errors.len() {
        1 => "an error".to_owned(),
        more => format!("{more} errors"),
    }
}
