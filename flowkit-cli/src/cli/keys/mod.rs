//! The command line of `flowkit keys`.

mod generate;
mod inspect;
mod passphrase;
mod rotate;
mod status;
mod upload;

use clap::{Args, Subcommand};

pub(crate) use generate::GenerateArgs;
pub(crate) use inspect::InspectArgs;
pub(crate) use passphrase::PassphraseArgs;
pub(crate) use rotate::RotateArgs;
pub(crate) use status::StatusArgs;
pub(crate) use upload::UploadArgs;

/// Make and register the key pair that requests are encrypted for
#[derive(Debug, Args)]
#[command(
    long_about = "Make and register the key pair that requests are encrypted for.\n\n\
        Phones encrypt what they send to an endpoint with the public key of the business's phone number; the endpoint \
        decrypts it with the private one. `generate` makes the pair, `upload` gives the public key to Meta, `status` says \
        which one Meta has, `inspect` what a file holds, and `rotate` replaces a key without a gap.",
    after_help = "`flowkit keys COMMAND --help` explains a command in full."
)]
pub(crate) struct KeysArgs {
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    Generate(GenerateArgs),
    Inspect(InspectArgs),
    Upload(UploadArgs),
    Status(StatusArgs),
    Rotate(RotateArgs),
}
