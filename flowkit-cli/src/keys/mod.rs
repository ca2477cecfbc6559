//! `flowkit keys`: the key pair that requests are encrypted for.

mod endpoint;
pub(crate) mod fault;
pub(crate) mod file;
mod generate;
mod inspect;
mod pair;
mod passphrase;
pub(crate) mod public_key;
pub(crate) mod registered;
mod rotate;
mod status;
mod upload;

use crate::cli::keys::{KeysArgs, KeysCommand};
use crate::failure::Result;
use crate::output::Output;

pub(crate) fn run(args: &KeysArgs, output: &mut Output) -> Result {
    match &args.command {
        KeysCommand::Generate(args) => generate::run(args, output),
        KeysCommand::Inspect(args) => inspect::run(args, output),
        KeysCommand::Upload(args) => upload::run(args, output),
        KeysCommand::Status(args) => status::run(args, output),
        KeysCommand::Rotate(args) => rotate::run(args, output),
    }
}
