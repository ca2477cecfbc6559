//! The argument `--yes`.

use clap::Args;

/// For commands that ask before they do what cannot be undone.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ConfirmArgs {
    /// Answer every question by yes
    #[arg(long, short)]
    pub(crate) yes: bool,
}
