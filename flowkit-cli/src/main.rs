//! The `flowkit` command.
//!
//! `flowkit lint` checks Flow JSON documents as Meta's validator does, `flowkit interface` shows what an endpoint for a
//! flow receives and must answer, `flowkit new` starts a project; `flowkit keys`, `flowkit flows` and `flowkit release`
//! manage what Meta keeps. A command is a file or a folder of its own, with its arguments; it is named here three times: its
//! `mod`, its variant in [`Command`] and its arm in [`Command::run`].

mod block_on;
mod cli;
mod completions;
mod confirm;
mod failure;
mod flows;
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

use clap::{Parser as _, Subcommand};

use cli::Cli;
use failure::Result;
use output::Output;

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
enum Command {
    Lint(lint::LintArgs),
    Interface(interface::InterfaceArgs),
    New(new::NewArgs),
    Keys(keys::KeysArgs),
    Flows(flows::FlowsArgs),
    Release(release::ReleaseArgs),
    Completions(completions::CompletionsArgs),
}

impl Command {
    fn run(self, output: &mut Output) -> Result {
        match self {
            Self::Lint(args) => lint::run(&args, output),
            Self::Interface(args) => interface::run(&args, output),
            Self::New(args) => new::run(&args, output),
            Self::Keys(args) => keys::run(&args, output),
            Self::Flows(args) => flows::run(&args, output),
            Self::Release(args) => release::run(&args, output),
            Self::Completions(args) => completions::run(&args, output),
        }
    }
}

/// How a command ended. The numbers are the exit statuses that its help promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Done, with nothing to complain about.
    Fine = 0,
    /// Done, and a document, a key or a flow that was looked at has faults.
    Findings = 1,
    /// Something could not be read, written or reached, or makes no sense.
    Failed = 2,
    /// Meta refused a call.
    Refused = 3,
    /// A question was not answered by yes, so nothing was done.
    Declined = 4,
}

impl Status {
    /// The status of a command that has looked at something: fine, or it has faults.
    fn fine_if(is_fine: bool) -> Self {
        match is_fine {
            true => Self::Fine,
            false => Self::Findings,
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut output = Output::new(cli.color);
    let ended = cli.command.run(&mut output).and_then(|status| {
        output.flush()?;
        Ok(status)
    });
    let status = ended.unwrap_or_else(|failure| {
        failure.print(&mut output);
        failure.status()
    });
    ExitCode::from(status as u8)
}
