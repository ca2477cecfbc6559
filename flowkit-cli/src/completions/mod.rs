//! `flowkit completions`: what makes a shell complete the command's arguments.

use clap::CommandFactory as _;

use crate::Status;
use crate::cli::{Cli, CompletionsArgs};
use crate::failure::Result;
use crate::output::Output;

pub(crate) fn run(args: &CompletionsArgs, output: &mut Output) -> Result {
    let mut command = Cli::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "flowkit", &mut script);
    output.raw(&script)?;
    Ok(Status::Fine)
}
