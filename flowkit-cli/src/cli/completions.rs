//! The command line of `flowkit completions`.

use clap::Args;
use clap_complete::Shell;

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
    pub(crate) shell: Shell,
}
