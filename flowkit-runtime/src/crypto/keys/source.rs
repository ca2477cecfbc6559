//! Where keys are kept: environment variables and files.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use zeroize::Zeroizing;

use super::error::{KeyError, KeyErrorKind, Origin};
use super::file;
use super::private_key::{PrivateKey, with_or_without_quotes};
use crate::crypto::text::variable;
use crate::log;

const KEY: &str = "PRIVATE_KEY";
const PASSPHRASE: &str = "PASSPHRASE";

/// No file with a private key is nearly as long; a device or a log is.
const MAX_FILE_BYTES: u64 = 1 << 20;

impl PrivateKey {
    /// Reads the key from the variable `PRIVATE_KEY` and its passphrase, if it has
    /// one, from `PASSPHRASE`.
    ///
    /// # Errors
    /// When the variable is not set or holds no such key; names the variable.
    pub fn from_env() -> Result<Self, KeyError> {
        Self::from_env_vars(KEY, PASSPHRASE)
    }

    /// As [`from_env`](Self::from_env), from variables of other names: for a second
    /// key while one replaces another, or for several tenants.
    ///
    /// # Errors
    /// When the variable is not set or holds no such key; names the variable.
    pub fn from_env_vars(key: &str, passphrase: &str) -> Result<Self, KeyError> {
        Self::from_variables(variable, key, passphrase)
    }

    /// As [`from_env`](Self::from_env), with `lookup` in place of the environment:
    /// for tests and for other stores of settings. It is asked for `PRIVATE_KEY` and
    /// `PASSPHRASE`.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::{KeyErrorKind, PrivateKey};
    ///
    /// let error = PrivateKey::from_lookup(|_| None).unwrap_err();
    /// assert_eq!(error.kind(), &KeyErrorKind::Missing);
    /// assert!(error.to_string().contains("`PRIVATE_KEY`"));
    /// ```
    ///
    /// # Errors
    /// When there is no such setting or it holds no such key; names the variable.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, KeyError> {
        Self::from_variables(|name| lookup(name).map(Zeroizing::new), KEY, PASSPHRASE)
    }

    fn from_variables(
        lookup: impl Fn(&str) -> Option<Zeroizing<String>>,
        key: &str,
        passphrase: &str,
    ) -> Result<Self, KeyError> {
        let text = lookup(key).unwrap_or_default();
        let secret = lookup(passphrase);
        let secret = secret.as_ref().map(|secret| secret.as_str());
        with_or_without_quotes(secret, |secret| Self::from_pem(&text, secret)).map_err(|error| {
            error.at(Origin::Variable {
                key: key.to_owned(),
                passphrase: passphrase.to_owned(),
            })
        })
    }

    /// Reads the key from a file, with its passphrase if it is encrypted; see
    /// [`from_bytes`](Self::from_bytes). A warning is logged if others than the file's
    /// owner may read it.
    ///
    /// # Errors
    /// When the file cannot be read or holds no such key; names the file.
    pub fn from_file(path: impl AsRef<Path>, passphrase: Option<&str>) -> Result<Self, KeyError> {
        let path = path.as_ref();
        let bytes = read(path).map_err(|error| KeyError::unreadable(path, &error))?;
        let here = |error: KeyError| error.at(Origin::File(path.to_owned()));
        if bytes.trim_ascii().is_empty() {
            return Err(here(KeyErrorKind::NotPem.into()));
        }
        let key = Self::from_bytes(&bytes, passphrase).map_err(here)?;
        if let Some(mode) = Self::open_to_others(path) {
            log::key_file_open_to_others(path, mode);
        }
        Ok(key)
    }

    /// The mode of a file with a key or another secret that others than its owner may read or change, such as `0o644`; `None`
    /// of one that is its owner's alone, and on systems without such modes. For tools, which say it in their own way.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// # #[cfg(unix)] {
    /// use flowkit::PrivateKey;
    ///
    /// let program = std::env::current_exe()?; // as an example of a file that everybody may run
    /// assert!(PrivateKey::open_to_others(program).is_some());
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn open_to_others(path: impl AsRef<Path>) -> Option<u32> {
        file::open_to_others(path.as_ref())
    }
}

fn read(path: &Path) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path)?;
    // Capacity for the whole file, so that growing leaves no copy of a key behind.
    let expected = file.metadata()?.len().min(MAX_FILE_BYTES);
    let mut bytes = Zeroizing::new(Vec::with_capacity(
        usize::try_from(expected).unwrap_or_default() + 1,
    ));
    file.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
