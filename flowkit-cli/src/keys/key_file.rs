//! Key files, and the one public key that a file stands for.

use std::path::Path;

use flowkit_runtime::{KeyError, KeyErrorKind, KeyForm, PrivateKey};
use zeroize::Zeroizing;

use super::key_fault::KeyFault;
use super::passphrase;
use super::public_key::PublicKey;
use crate::failure::Result;
use crate::input::{self, Input, STDIN_SHOWN};
use crate::output::Output;
use crate::settings::Secret;
use crate::shell;

/// A file that should hold a key.
pub(super) struct KeyFile {
    /// What it is called in what is printed: `<stdin>` for `-`.
    pub(super) name: String,
    bytes: Zeroizing<Vec<u8>>,
    /// Its mode, such as `0o600`; `None` for standard input, and on systems without such modes.
    pub(super) mode: Option<u32>,
    /// Its mode, if others than its owner may read it.
    open_to_others: Option<u32>,
}

/// What is in it.
pub(super) enum Content {
    /// A private key in this form, not yet opened.
    Private(KeyForm),
    Public(PublicKey),
    /// Neither, or one that cannot be used.
    Neither(KeyFault),
}

/// A public key, and where it is from.
pub(crate) struct NamedKey {
    /// Its file, or its variable in words.
    pub(crate) name: String,
    is_file: bool,
    pub(crate) key: PublicKey,
    /// A warning about the private key that it was taken from, such as that others may read the file.
    warning: Option<KeyFault>,
}

impl KeyFile {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let input = Input::read(path)?;
        let is_stdin = input::is_stdin(path);
        Ok(Self {
            name: input.name,
            bytes: Zeroizing::new(input.bytes),
            mode: if is_stdin { None } else { mode(path) },
            open_to_others: PrivateKey::open_to_others(path).filter(|_| !is_stdin),
        })
    }

    /// A private key, if an endpoint would read it as one; else a public key.
    pub(super) fn content(&self) -> Content {
        let error = match KeyForm::of_bytes(&self.bytes) {
            Ok(form) => return Content::Private(form),
            Err(error) => error,
        };
        match PublicKey::read(&self.bytes) {
            Ok(key) => Content::Public(key),
            // Both readers know what this is, such as a certificate. That of public keys has the better help.
            Err(Some(fault)) if matches!(error.kind(), KeyErrorKind::NotAPrivateKey(_)) => {
                Content::Neither(fault)
            }
            Err(_) => Content::Neither(self.fault(&error)),
        }
    }

    /// Opens the private key as an endpoint does.
    pub(super) fn open(
        &self,
        passphrase: Option<&Secret>,
    ) -> std::result::Result<PrivateKey, KeyFault> {
        let passphrase = passphrase.map(|passphrase| &**passphrase);
        PrivateKey::from_bytes(&self.bytes, passphrase).map_err(|error| self.fault(&error))
    }

    /// A warning, if others than its owner may read a private key.
    pub(super) fn exposure(&self, form: &KeyForm) -> Option<KeyFault> {
        let mode = self.open_to_others?;
        let others = match form.encryption() {
            None => "is not encrypted, and others than its owner may read it",
            Some(_) => "may be read by others than its owner, who lack nothing but the passphrase",
        };
        Some(KeyFault::warning(
            format!("{others} (mode {mode:03o})"),
            format!(
                "`chmod 600 {}`; and make a new key if somebody did",
                shell::word(&self.name)
            ),
        ))
    }

    /// An endpoint's words on a private key, with the help that this command can give.
    fn fault(&self, error: &KeyError) -> KeyFault {
        let make = || "make a key with `flowkit keys generate`".to_owned();
        let help = match error.kind() {
            KeyErrorKind::PassphraseMissing => {
                "set PASSPHRASE, or name a file that holds the passphrase by --passphrase-file"
                    .to_owned()
            }
            KeyErrorKind::WrongPassphrase => {
                "check PASSPHRASE or the file named by --passphrase-file".to_owned()
            }
            KeyErrorKind::Foreign(form) if self.name == STDIN_SHOWN => form.help("FILE"),
            KeyErrorKind::Foreign(form) => form.help(&shell::word(&self.name)),
            KeyErrorKind::NotAPrivateKey(what) if what.starts_with("a public key") => {
                "write it as PEM, or name the private key: its public part is taken".to_owned()
            }
            KeyErrorKind::NotPem
            | KeyErrorKind::NotAPrivateKey(_)
            | KeyErrorKind::NotRsa(_)
            | KeyErrorKind::TooShort(_)
            | KeyErrorKind::TooLong(_) => make(),
            KeyErrorKind::Damaged => format!(
                "copy the whole text again, or its base64, which survives any store of secrets (`openssl base64 -A -in \
                 private.pem`); should that fail too, {}",
                make()
            ),
            KeyErrorKind::Missing => return KeyFault::new("is empty", make()),
            _ => error.help(),
        };
        KeyFault {
            is_about_passphrase: matches!(
                error.kind(),
                KeyErrorKind::PassphraseMissing | KeyErrorKind::WrongPassphrase
            ),
            ..KeyFault::new(error.problem(), help)
        }
    }

    /// The passphrase of this file's key: given, or asked for. `None` for a key without, and where nobody can be asked.
    pub(super) fn passphrase(&self, form: &KeyForm, file: Option<&Path>) -> Result<Option<Secret>> {
        if form.encryption().is_none() {
            return Ok(None);
        }
        let given = passphrase::given(file)?;
        Ok(given.or_else(|| passphrase::asked(&format!("Passphrase of {}", self.name))))
    }
}

impl NamedKey {
    /// A key that is in no file, but for example in the variable PRIVATE_KEY.
    pub(super) fn without_file(name: &str, key: PublicKey) -> Self {
        Self {
            name: name.to_owned(),
            is_file: false,
            key,
            warning: None,
        }
    }

    /// A key that was written to this file.
    pub(crate) fn of_file(path: &Path, key: PublicKey) -> Self {
        Self {
            name: input::shown(path),
            is_file: true,
            key,
            warning: None,
        }
    }

    /// Prints the warning about the private key that this one was taken from, if there is one.
    pub(super) fn warn(&self, output: &mut Output) -> Result<()> {
        match self.warning.clone() {
            Some(warning) => warning.warn_or_fail(&self.name, output),
            None => Ok(()),
        }
    }

    /// The file as a word of a command line; `FILE` for a key that is in none.
    pub(super) fn argument(&self) -> String {
        match self.is_file {
            true => shell::word(&self.name),
            false => "FILE".to_owned(),
        }
    }

    /// The public key of a file, or the public part of the private one in it.
    pub(super) fn read(path: &Path, passphrase_file: Option<&Path>) -> Result<Self> {
        let file = KeyFile::read(path)?;
        let mut warning = None;
        let key = match file.content() {
            Content::Public(key) => Ok(key),
            Content::Neither(fault) => Err(fault),
            Content::Private(form) => {
                warning = file.exposure(&form);
                let passphrase = file.passphrase(&form, passphrase_file)?;
                file.open(passphrase.as_ref())
                    .map(|key| PublicKey::from(&key))
            }
        };
        match key {
            Ok(key) => Ok(Self {
                name: file.name,
                is_file: !input::is_stdin(path),
                key,
                warning,
            }),
            Err(fault) => Err(fault.failure(&file.name)),
        }
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    // The mode of a pipe or a device says nothing about who gets at the key.
    metadata
        .is_file()
        .then(|| metadata.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Option<u32> {
    None
}
