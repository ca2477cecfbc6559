//! Whether it is a rotation at all.

use crate::failure::{Failure, Result};
use crate::keys::file::NamedKey;
use crate::keys::registered::{Registered, RegisteredKey};
use crate::settings::Settings;

/// Refuses what is no rotation from the old to the new key.
pub(super) fn check(
    old: &NamedKey,
    new: Option<&NamedKey>,
    there: &Registered,
    settings: &Settings<'_>,
) -> Result<()> {
    if let Some(new) = new {
        if new.key.fingerprint == old.key.fingerprint {
            return Err(Failure::new(format!(
                "`{}` and `{}` hold the same key, {}",
                old.name, new.name, old.key.fingerprint
            ))
            .with_help("name another file by --new; if it is not there, a new key is made"));
        }
        if there.is(&new.key) {
            return Ok(());
        }
    }
    let number = there.number();
    match &there.key {
        _ if there.is(&old.key) => Ok(()),
        RegisteredKey::None => Err(Failure::new(format!(
            "phone number {number} has no key that could be replaced"
        ))
        .with_help(format!(
            "`flowkit keys upload {}`",
            new.unwrap_or(old).argument()
        ))),
        RegisteredKey::Unreadable => Err(Failure::new(format!(
            "what Meta has of phone number {number} is no RSA key, so not the old one"
        ))
        .with_help(format!(
            "`flowkit keys upload {}` replaces it",
            old.argument()
        ))),
        RegisteredKey::Key(other) => {
            let owner = there.owner(settings);
            let owner = owner.map_or(String::new(), |owner| format!("; {owner}"));
            Err(Failure::new(format!(
                "the key that Meta has of phone number {number} is not that of `{}`: it is {}, and the old one {}{owner}",
                old.name, other.fingerprint, old.key.fingerprint
            ))
            .with_help(
                "is the phone number the right one? If so, name the file of the key that Meta has by --old: an endpoint may \
                 be using it",
            ))
        }
    }
}
