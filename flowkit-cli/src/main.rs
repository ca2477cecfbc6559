//! The `flowkit` command.
//!
//! `flowkit lint` checks Flow JSON documents as Meta's validator does, `flowkit interface` shows what an endpoint for a
//! flow receives and must answer, `flowkit new` starts a project; `flowkit keys`, `flowkit flows` and `flowkit release`
//! manage what Meta keeps. Each command has a folder of its own; [`cli`] says what the command line looks like.

mod ask;
mod cli;
mod completions;
mod failure;
mod flows;
mod graph;
mod input;
mod interface;
mod keys;
mod lint;
mod new;
mod output;
mod progress;
mod release;
mod settings;
mod shell;
mod table;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, Command};
use failure::Failure;
use output::Output;

/// How a command ended. The numbers are the exit statuses that its help promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Done, with nothing to complain about.
    Fine = 0,
    /// Done, and what was looked at has faults: a document, a key, a flow.
    Findings = 1,
    /// Something could not be read, written or reached, or makes no sense.
    Failed = 2,
    /// Meta refused a call.
    Refused = 3,
    /// A question was not answered by yes, so nothing was done.
    Declined = 4,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut output = Output::new(cli.color);
    let ended = match cli.command {
        Command::Lint(args) => lint::run(&args, &mut output).map_err(Failure::from),
        Command::Interface(args) => interface::run(&args, &mut output).map_err(Failure::from),
        Command::New(args) => new::run(&args, &mut output).map_err(Failure::from),
        Command::Keys(args) => keys::run(&args, &mut output),
        Command::Flows(args) => flows::run(args, &mut output),
        Command::Release(args) => release::run(&args, &mut output),
        Command::Completions(args) => completions::run(&args, &mut output),
    };
    let ended = ended.and_then(|status| {
        output.flush()?;
        Ok(status)
    });
    let status = ended.unwrap_or_else(|failure| {
        failure.tell(&mut output);
        failure.status()
    });
    ExitCode::from(status as u8)
}
