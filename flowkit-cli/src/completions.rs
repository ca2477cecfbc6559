//! `flowkit completions`: what makes a shell complete the command's arguments.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Status;
use crate::cli::Cli;
use crate::failure::Result;
use crate::output::Output;

/// Print what makes a shell complete this command's arguments
#[derive(Debug, Args)]
#[command(after_long_help = "Exit status:\n  \
      0  printed\n  \
      2  it could not be printed\n\n\
    Examples:\n  \
      flowkit completions bash > ~/.local/share/bash-completion/completions/flowkit\n  \
      flowkit completions zsh > \"${fpath[1]}/_flowkit\"\n  \
      flowkit completions fish > ~/.config/fish/completions/flowkit.fish\n  \
      flowkit completions elvish > ~/.config/elvish/lib/flowkit.elv\n  \
      flowkit completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, output: &mut Output) -> Result {
    let mut command = Cli::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "flowkit", &mut script);
    output.raw(&script)?;
    Ok(Status::Fine)
}
