//! The command line of `flowkit keys upload`.

use std::path::PathBuf;

use clap::Args;

use super::PassphraseArgs;
use crate::cli::{ConfirmArgs, ConnectionArgs, NumberArgs, statuses};

/// Register a public key with a phone number
#[derive(Debug, Args)]
#[command(
    // Other keys than that of a file come with a passphrase of their own, or without.
    mut_arg("passphrase_file", |arg| arg.requires("file")),
    long_about = "Register a public key with a phone number, and see that Meta has it and signed it.\n\n\
        A number has one key. Another one that is there is replaced at once: from then on phones encrypt with the new one, \
        so the endpoint must decrypt with both before; `flowkit keys rotate` guides through that. It asks first. A key that \
        is registered already is left alone, unless its status is MISMATCH, which a new upload mends.\n\n\
        The key belongs to the number: every number that sends the flow needs it.",
    after_long_help = statuses!(
        "Meta has the key, but its status is not VALID",
        "flowkit keys upload public.pem",
        "flowkit keys upload --env staging private.pem --yes",
    )
)]
pub(crate) struct UploadArgs {
    /// The public key, or the private one, of which the public part is sent; without it, `public-key` of the environment
    /// in flowkit.toml
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) passphrase: PassphraseArgs,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,

    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,

    #[command(flatten)]
    pub(crate) number: NumberArgs,
}
