//! `flowkit keys`: the key pair that requests are encrypted for.
//!
//! A command is a file, or a folder: its arguments, then `run`. A new one is named here three times: its `mod`, its variant
//! in [`KeysCommand`] and its arm in [`run`].

mod endpoint_check;
mod generate;
mod inspect;
pub(crate) mod key_fault;
pub(crate) mod key_file;
mod key_pair;
mod passphrase;
pub(crate) mod public_key;
pub(crate) mod registered_key;
mod rotate;
mod status;
mod upload;

use clap::{Args, Subcommand};

use crate::failure::Result;
use crate::output::Output;

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
    command: KeysCommand,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
enum KeysCommand {
    Generate(generate::GenerateArgs),
    Inspect(inspect::InspectArgs),
    Upload(upload::UploadArgs),
    Status(status::StatusArgs),
    Rotate(rotate::RotateArgs),
}

/// Runs the command that was named.
pub(crate) fn run(args: &KeysArgs, output: &mut Output) -> Result {
    match &args.command {
        KeysCommand::Generate(args) => generate::run(args, output),
        KeysCommand::Inspect(args) => inspect::run(args, output),
        KeysCommand::Upload(args) => upload::run(args, output),
        KeysCommand::Status(args) => status::run(args, output),
        KeysCommand::Rotate(args) => rotate::run(args, output),
    }
}
