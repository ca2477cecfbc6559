//! Where the passphrase of a key comes from.

use std::path::PathBuf;

use clap::Args;

/// For commands that open a private key.
#[derive(Debug, Args)]
pub(crate) struct PassphraseArgs {
    /// A file that holds the passphrase; without it, the variable PASSPHRASE does, or it is asked for on the terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}
