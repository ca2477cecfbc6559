//! `flowkit keys`: the key pair that requests are encrypted for.

mod binary;
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
    let connection = &args.connection;
    match &args.command {
        KeysCommand::Generate(args) => generate::run(args, connection, output),
        KeysCommand::Inspect(args) => inspect::run(args, connection, output),
        KeysCommand::Upload(args) => upload::run(args, connection, output),
        KeysCommand::Status(args) => status::run(args, connection, output),
        KeysCommand::Rotate(args) => rotate::run(args, connection, output),
    }
}
