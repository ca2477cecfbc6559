//! The command line.

use flowkit::HandlerError;

pub(crate) const HELP: &str = "\
A clinic that gives appointments in the chat.

Usage: cargo run --example appointment [-- --once]

  --once   end after the demonstration: status 0, or 1 where it failed
  --help   print this

With nothing configured the clinic opens on http://127.0.0.1:3000/appointment with a key pair made
on the spot, and a virtual customer books an appointment there.

With PRIVATE_KEY set it serves real customers on 0.0.0.0, and no virtual one comes:
  PRIVATE_KEY   the private key, as PEM
  PASSPHRASE    its passphrase, if it has one
  APP_SECRET    the secret of the app at Meta, which signs requests
  PORT          the port, 3000 if not set (for the demonstration, too)
  RUST_LOG      what is logged: error, warn, info (the server's default), debug";

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// End after the walk.
    pub(crate) once: bool,
    /// Print the help and do nothing else.
    pub(crate) help: bool,
}

impl Arguments {
    /// Reads the arguments, the program's name not among them.
    pub(crate) fn read(given: impl Iterator<Item = String>) -> Result<Self, HandlerError> {
        let mut arguments = Self::default();
        for argument in given {
            match argument.as_str() {
                "--once" => arguments.once = true,
                "--help" | "-h" => arguments.help = true,
                _ => {
                    return Err(HandlerError::msg(format!(
                        "there is no argument `{argument}`: use `--once` to end after the \
                         demonstration, `--help` for more, or none"
                    )));
                }
            }
        }
        Ok(arguments)
    }
}
