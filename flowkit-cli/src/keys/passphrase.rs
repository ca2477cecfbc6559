//! Passphrases: from a file, from a variable, or from whoever sits at the terminal.

use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use crate::failure::{Failure, Result};
use crate::settings::{Secret, read_secret};

/// For commands that open a private key.
#[derive(Debug, Args)]
pub(super) struct PassphraseArgs {
    /// A file that holds the passphrase; without it, the variable PASSPHRASE does, or it is asked for on the terminal
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
}

/// The variable that holds the passphrase, here and for an endpoint.
const VARIABLE: &str = "PASSPHRASE";

/// The fewest characters of a new one.
const LEAST: usize = 12;

/// The passphrase of an existing key from the file or else from the variable; `None` if neither is there.
pub(super) fn given(file: Option<&Path>) -> Result<Option<Secret>> {
    if let Some(path) = file {
        return read_secret(path, "passphrase").map(Some);
    }
    match std::env::var(VARIABLE) {
        Ok(passphrase) if passphrase.is_empty() => Ok(None),
        Ok(passphrase) => Ok(Some(Secret::from(passphrase))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Failure::new("the variable PASSPHRASE is not UTF-8"))
        }
    }
}

/// Asks for a passphrase without showing it; `None` where there is nobody to ask.
pub(super) fn asked(question: &str) -> Option<Secret> {
    // Standard input may hold the key itself, so only standard error tells whether somebody sits there.
    if !io::stderr().is_terminal() {
        return None;
    }
    rpassword::prompt_password(format!("{question}: "))
        .ok()
        .map(Secret::from)
}

/// The passphrase of a key that will be made: given, or asked for twice.
pub(super) fn for_new_key(file: Option<&Path>) -> Result<Secret> {
    if let Some(passphrase) = given(file)? {
        return good_enough(passphrase);
    }
    let first = asked("Passphrase for the new key").ok_or_else(|| {
        Failure::new("there is no passphrase for the new key, and nobody to ask for one").with_help(
            "set PASSPHRASE or name a file by --passphrase-file (`openssl rand -base64 24` makes a good one); \
             `flowkit keys generate --no-passphrase` makes a key without",
        )
    })?;
    let first = good_enough(first)?;
    match asked("The same again") {
        Some(second) if *second == *first => Ok(first),
        _ => Err(Failure::new("these were two passphrases; nothing was made")),
    }
}

/// Checks that a passphrase is long enough for a new key, and that every tool reads it alike.
fn good_enough(passphrase: Secret) -> Result<Secret> {
    // Files and stores of secrets end with a line end, which endpoints drop.
    let text = passphrase.trim_end_matches(['\r', '\n']);
    let refused = |why: String| {
        Err(Failure::new(why).with_help("`openssl rand -base64 24` makes a good passphrase"))
    };
    if text.chars().any(char::is_control) {
        return refused("a passphrase is one line without control characters".to_owned());
    }
    if text.trim() != text {
        return refused(
            "the passphrase has blanks around it, which not every store of secrets keeps"
                .to_owned(),
        );
    }
    match text.chars().count() {
        0 => refused("the passphrase is empty".to_owned()),
        short if short < LEAST => refused(format!(
            "the passphrase has {short} characters, and {LEAST} are the least"
        )),
        _ => Ok(Secret::from(text.to_owned())),
    }
}
