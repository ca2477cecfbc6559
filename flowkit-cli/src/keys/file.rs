//! Key files, and the one public key that a file stands for.

use std::path::Path;

use flowkit_runtime::{KeyError, KeyErrorKind, KeyForm, PrivateKey};
use zeroize::Zeroizing;

use super::fault::Fault;
use super::public_key::PublicKey;
use super::{binary, passphrase};
use crate::failure::{Failure, Result};
use crate::input::{self, Input};
use crate::settings::Secret;
use crate::shell;

/// A file that should hold a key.
pub(super) struct KeyFile {
    /// As it is called in what is printed.
    pub(super) name: String,
    /// Its text; or why it is none.
    pub(super) text: std::result::Result<Zeroizing<String>, Fault>,
    /// Who may do what with it, as `600`; `None` for standard input, and on systems without such modes.
    pub(super) mode: Option<u32>,
}

/// What is in it.
pub(super) enum Content {
    /// A private key in this form, not yet opened.
    Private(KeyForm),
    Public(PublicKey),
    /// Neither, or one that cannot be used.
    Neither(Fault),
}

/// A public key, and where it is from.
pub(crate) struct NamedKey {
    /// Its file, or its variable in words.
    pub(crate) name: String,
    is_file: bool,
    pub(crate) key: PublicKey,
}

impl KeyFile {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let input = Input::read(path).map_err(Failure::new)?;
        let text = match String::from_utf8(input.bytes) {
            Ok(text) => Ok(Zeroizing::new(text)),
            Err(error) => Err(binary::fault(
                &Zeroizing::new(error.into_bytes()),
                &input.name,
            )),
        };
        let mode = if input::is_stdin(path) {
            None
        } else {
            mode(path)
        };
        Ok(Self {
            name: input.name,
            text,
            mode,
        })
    }

    pub(super) fn content(&self) -> Content {
        let text = match &self.text {
            Ok(text) => text,
            Err(fault) => return Content::Neither(fault.clone()),
        };
        match KeyForm::of(text) {
            Ok(form) => Content::Private(form),
            Err(error) => match (error.kind(), PublicKey::from_pem(text)) {
                (_, Ok(key)) => Content::Public(key),
                (KeyErrorKind::NotAPrivateKey(_), Err(fault)) => Content::Neither(fault),
                (KeyErrorKind::NotPem, Err(fault)) if text.contains("ssh-") => {
                    Content::Neither(fault)
                }
                _ => Content::Neither(self::fault(&error)),
            },
        }
    }

    /// Opens the private key as an endpoint does that reads it from the variables PRIVATE_KEY and PASSPHRASE.
    pub(super) fn open(
        &self,
        passphrase: Option<&Secret>,
    ) -> std::result::Result<PrivateKey, Fault> {
        let text = self.text.as_ref().map_err(Fault::clone)?;
        PrivateKey::from_lookup(|name| match name {
            "PRIVATE_KEY" => Some((**text).clone()),
            _ => passphrase.map(|passphrase| (**passphrase).to_owned()),
        })
        .map_err(|error| fault(&error))
    }

    /// The passphrase of this file's key, if it needs one and somebody says it.
    pub(super) fn passphrase(&self, form: &KeyForm, file: Option<&Path>) -> Result<Option<Secret>> {
        if form.encryption().is_none() {
            return Ok(None);
        }
        let given = passphrase::given(file)?;
        Ok(given.or_else(|| passphrase::asked(&format!("Passphrase of {}", self.name))))
    }
}

impl NamedKey {
    /// A key of another origin than a file.
    pub(super) fn elsewhere(name: &str, key: PublicKey) -> Self {
        Self {
            name: name.to_owned(),
            is_file: false,
            key,
        }
    }

    /// A key that was written to this file.
    pub(crate) fn of_file(path: &Path, key: PublicKey) -> Self {
        Self {
            name: input::shown(path),
            is_file: true,
            key,
        }
    }

    /// What stands for its file in a command line.
    pub(super) fn argument(&self) -> String {
        match self.is_file {
            true => shell::word(&self.name),
            false => "FILE".to_owned(),
        }
    }

    /// The public key of a file, or the public part of the private one in it.
    pub(super) fn read(path: &Path, passphrase_file: Option<&Path>) -> Result<Self> {
        let file = KeyFile::read(path)?;
        let key = match file.content() {
            Content::Public(key) => Ok(key),
            Content::Neither(fault) => Err(fault),
            Content::Private(form) => {
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
            }),
            Err(fault) => Err(fault.failure(&file.name)),
        }
    }
}

/// What an endpoint says of a private key, with what this program can do about it.
fn fault(error: &KeyError) -> Fault {
    let help = match error.kind() {
        KeyErrorKind::PassphraseMissing => {
            "set PASSPHRASE, or name a file that holds the passphrase by --passphrase-file"
                .to_owned()
        }
        KeyErrorKind::WrongPassphrase => {
            "check PASSPHRASE or the file named by --passphrase-file".to_owned()
        }
        KeyErrorKind::NotPem
        | KeyErrorKind::NotAPrivateKey(_)
        | KeyErrorKind::NotRsa(_)
        | KeyErrorKind::TooShort(_)
        | KeyErrorKind::TooLong(_) => "make a key with `flowkit keys generate`".to_owned(),
        KeyErrorKind::Missing => {
            return Fault::new("is empty", "make a key with `flowkit keys generate`");
        }
        _ => error.help(),
    };
    Fault::new(error.problem(), help)
}

#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    // Pipes and devices have modes that say nothing.
    metadata
        .is_file()
        .then(|| metadata.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Option<u32> {
    None
}
