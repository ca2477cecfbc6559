//! The `flowkit` command.
//!
//! `flowkit lint` checks Flow JSON documents as Meta's validator does, `flowkit interface` shows what an endpoint for a
//! flow receives and must answer, and `flowkit new` starts a project. Each command has a folder of its own; [`cli`] says
//! what the command line looks like.

mod cli;
mod input;
mod interface;
mod lint;
mod new;
mod output;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, Command};
use output::Output;

/// How a command ended. The numbers are the exit statuses that its help promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Done, with nothing to complain about.
    Fine = 0,
    /// Done, and the documents have faults.
    Findings = 1,
    /// Something could not be read or written.
    Failed = 2,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut output = Output::new(cli.color);
    let ended = match &cli.command {
        Command::Lint(args) => lint::run(args, &mut output),
        Command::Interface(args) => interface::run(args, &mut output),
        Command::New(args) => new::run(args, &mut output),
    };
    let status = ended.unwrap_or_else(|error| {
        // Whoever closed the pipe has seen enough.
        if error.kind() != std::io::ErrorKind::BrokenPipe {
            output.complain(&format!("the output cannot be written: {error}"));
        }
        Status::Failed
    });
    ExitCode::from(status as u8)
}
