//! Whether the keys that are named, and the key that Meta has, make a rotation.

use crate::failure::{Failure, Result};
use crate::keys::key_file::NamedKey;
use crate::keys::registered_key::{Registered, RegisteredKey};
use crate::settings::Settings;

/// Complains if the old and the new key are the same, or if Meta has neither of them.
pub(super) fn must_be_rotation(
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
        if there.is_same_key(&new.key) {
            return Ok(());
        }
    }
    let number = there.number();
    match &there.key {
        _ if there.is_same_key(&old.key) => Ok(()),
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
