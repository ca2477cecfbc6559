//! The file that `public-key` of flowkit.toml names.

use std::path::Path;

use flowkit_runtime::KeyForm;

use crate::failure::{Failure, Result};
use crate::input::Input;
use crate::keys::key_file::NamedKey;
use crate::keys::public_key::PublicKey;
use crate::output::Output;

/// Reads the public key.
///
/// # Errors
/// Anything but a public RSA key of a size that an endpoint can use. Of a private key nothing is quoted.
pub(super) fn read(path: &Path, output: &mut Output) -> Result<NamedKey> {
    let input = Input::read(path).map_err(|failure| {
        failure
            .with_context("`public-key` of flowkit.toml")
            .with_help("`flowkit keys generate` makes a key pair")
    })?;
    let text = String::from_utf8_lossy(&input.bytes);
    if KeyForm::of_bytes(&input.bytes).is_ok() || text.contains("PRIVATE KEY") {
        return Err(Failure::new(format!(
            "`{}` is a private key, which nobody may have but the endpoint",
            input.name
        ))
        .with_help(
            "`public-key` of flowkit.toml names the file with the public one; `flowkit keys inspect` prints that",
        ));
    }
    let key = match PublicKey::read(&input.bytes) {
        Ok(key) => Ok(key),
        Err(Some(fault)) => Err(fault),
        Err(None) => PublicKey::from_pem(&text),
    };
    let key = key.map_err(|fault| fault.failure(&input.name))?;
    if let Some(fault) = key.size_fault() {
        fault.warn_or_fail(&input.name, output)?;
    }
    Ok(NamedKey::of_file(path, key))
}
