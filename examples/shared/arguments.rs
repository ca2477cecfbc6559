//! The command line.

use flowkit::HandlerError;

use crate::Program;

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// End after the walk.
    pub once: bool,
    /// Print the help and do nothing else.
    pub help: bool,
}

impl Arguments {
    /// Reads the arguments, the program's name not among them.
    ///
    /// # Errors
    /// The first argument that is not one of them.
    pub fn read(given: impl Iterator<Item = String>) -> Result<Self, HandlerError> {
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

impl Program {
    /// What `--help` prints.
    #[must_use]
    pub fn help(&self) -> String {
        let Self {
            name,
            path,
            about,
            who,
            customer,
        } = self;
        let who = who.to_lowercase();
        format!(
            "\
{about}

Usage: cargo run --example {name} [-- --once]

  --once   end after the demonstration: status 0, or 1 where it failed
  --help   print this

With nothing configured {who} opens on http://127.0.0.1:3000{path} with a key pair made
on the spot, and {customer}.

With PRIVATE_KEY set it serves real customers on 0.0.0.0, and no virtual one comes:
  PRIVATE_KEY   the private key, as PEM
  PASSPHRASE    its passphrase, if it has one
  APP_SECRET    the secret of the app at Meta, which signs requests
  PORT          the port, 3000 if not set (for the demonstration, too)
  RUST_LOG      what is logged: error, warn, info (the server's default), debug"
        )
    }
}
