//! The command line of `flowkit keys status`.

use std::path::PathBuf;

use clap::Args;

use super::PassphraseArgs;
use crate::cli::{ConnectionArgs, NumberArgs, statuses};

/// Say which key Meta has of a phone number
#[derive(Debug, Args)]
#[command(
    // Other keys than that of a file come with a passphrase of their own, or without.
    mut_arg("passphrase_file", |arg| arg.requires("file")),
    long_about = "Say which key Meta has of a phone number, and whether it is the one that it should be.\n\n\
        Statuses:\n  \
          VALID     Meta's signature of the key is right; phones use it\n  \
          MISMATCH  it is not, mostly because the number was registered again: upload the key again. It does not mean \
        that the endpoint has another private key, which Meta never sees\n\n\
        The key is compared with FILE; without one, with `public-key` of the environment in flowkit.toml; without that, \
        with the variable PRIVATE_KEY, as an endpoint reads it.",
    after_long_help = statuses!(
        "there is no key, its status is not VALID, or it is another than the one compared with",
        "flowkit keys status",
        "flowkit keys status public.pem --format json",
    )
)]
pub(crate) struct StatusArgs {
    /// A file with the key that it should be, public or private
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) passphrase: PassphraseArgs,

    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,

    #[command(flatten)]
    pub(crate) number: NumberArgs,
}
