//! Why a private key could not be used, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use super::foreign::ForeignForm;

/// Makes a key as Meta asks for it, in a form that every tool reads.
const MAKE: &str = "make a key with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private.pem`";
/// Turns whatever OpenSSL reads into a form that we read too. OpenSSL 3 reads the weak ciphers of old by its legacy
/// provider alone.
const CONVERT: &str = "convert it with `openssl pkcs8 -topk8 -provider legacy -provider default -in old.pem -out \
                       private.pem` (OpenSSL 1 does without the providers)";

/// A private key could not be read or used.
///
/// The text says where the key came from, what was found there and which command
/// helps. It never holds any part of the key or the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    kind: KeyErrorKind,
    origin: Origin,
}

/// What is wrong with a private key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyErrorKind {
    /// The environment variable is not set, or holds nothing.
    Missing,
    /// The file could not be read.
    Unreadable(std::io::ErrorKind),
    /// There is no PEM block in the text.
    NotPem,
    /// The text is the name of a file rather than a key.
    FileName,
    /// A PEM block of something else, such as a certificate: what it is.
    NotAPrivateKey(String),
    /// The PEM block or the key within is cut off or damaged.
    Damaged,
    /// The key is encrypted and no passphrase was given.
    PassphraseMissing,
    /// The passphrase does not open the key (or the key is damaged: an encrypted key
    /// does not tell the two apart).
    WrongPassphrase,
    /// The key is encrypted in a way that is not supported: which.
    UnsupportedEncryption(String),
    /// A private key in a form of another program that is not read: which.
    Foreign(ForeignForm),
    /// A private key, but not for RSA encryption: which algorithm.
    NotRsa(String),
    /// The modulus has fewer than 2048 bits: how many.
    TooShort(u32),
    /// The modulus has more than 8192 bits: how many.
    TooLong(u32),
    /// The numbers of the key do not belong together.
    Inconsistent,
    /// No key could be generated, because the system gave no random numbers.
    NotGenerated,
}

/// Where a key came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Text,
    Variable { key: String, passphrase: String },
    File(PathBuf),
}

impl KeyError {
    pub(super) fn at(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::from(KeyErrorKind::Unreadable(error.kind())).at(Origin::File(path.to_owned()))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &KeyErrorKind {
        &self.kind
    }

    /// What was found, without where: `holds an encrypted private key, but no passphrase is given`. For tools that name
    /// the place themselves.
    #[must_use]
    pub fn problem(&self) -> String {
        Part(self, Self::found).to_string()
    }

    /// What to do about it, as the text of the error says after a semicolon.
    #[must_use]
    pub fn help(&self) -> String {
        Part(self, Self::advice).to_string()
    }

    fn found(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            KeyErrorKind::Missing => f.write_str("is not set or empty"),
            KeyErrorKind::Unreadable(kind) => write!(f, "cannot be read: {kind}"),
            KeyErrorKind::NotPem => f.write_str("holds no PEM text (`-----BEGIN PRIVATE KEY-----`)"),
            KeyErrorKind::FileName => {
                f.write_str("holds the name of a file, where the text of a PEM key is expected")
            }
            KeyErrorKind::NotAPrivateKey(what) => {
                write!(f, "holds {what}, where an RSA private key is expected")
            }
            KeyErrorKind::Foreign(form) => {
                write!(f, "holds {form}, where PEM text is expected")
            }
            KeyErrorKind::Damaged => {
                f.write_str("holds a private key that is cut off or damaged")
            }
            KeyErrorKind::PassphraseMissing => {
                f.write_str("holds an encrypted private key, but no passphrase is given")
            }
            KeyErrorKind::WrongPassphrase => f.write_str(
                "holds an encrypted private key that the passphrase does not open (or the key is damaged)",
            ),
            KeyErrorKind::UnsupportedEncryption(how) => {
                write!(f, "holds a private key encrypted with {how}, which is not supported")
            }
            KeyErrorKind::NotRsa(algorithm) => {
                write!(f, "holds a private key for {algorithm}, where RSA encryption is needed")
            }
            KeyErrorKind::TooShort(bits) => {
                write!(f, "holds an RSA key of {bits} bits, where 2048 are needed")
            }
            KeyErrorKind::TooLong(bits) => {
                write!(f, "holds an RSA key of {bits} bits, where 8192 are the most (2048 do)")
            }
            KeyErrorKind::Inconsistent => {
                f.write_str("holds an RSA key whose numbers do not belong together")
            }
            KeyErrorKind::NotGenerated => {
                f.write_str("could not be generated: the system gives no random numbers")
            }
        }
    }

    fn advice(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.kind, &self.origin) {
            (KeyErrorKind::Missing, _) => write!(f, "put the text of a PEM key there; {MAKE}"),
            (KeyErrorKind::Unreadable(_), _) => {
                f.write_str("check the path and who may read the file")
            }
            (KeyErrorKind::FileName, _) => {
                f.write_str("put the file's content there, or use `PrivateKey::from_file`")
            }
            (KeyErrorKind::PassphraseMissing, Origin::Variable { passphrase, .. }) => {
                write!(f, "put it in `{passphrase}`")
            }
            (KeyErrorKind::PassphraseMissing, _) => f.write_str("give it as the second argument"),
            (KeyErrorKind::WrongPassphrase, Origin::Variable { passphrase, .. }) => write!(
                f,
                "check `{passphrase}` against `openssl pkey -in private.pem -noout`"
            ),
            (KeyErrorKind::WrongPassphrase, _) => {
                f.write_str("check it with `openssl pkey -in private.pem -noout`")
            }
            (KeyErrorKind::Damaged | KeyErrorKind::Inconsistent, _) => write!(
                f,
                "copy the whole text again, or its base64, which survives any store of secrets \
                 (`base64 -w0 private.pem`); should that fail too, {MAKE}"
            ),
            (KeyErrorKind::UnsupportedEncryption(_), _) => f.write_str(CONVERT),
            (KeyErrorKind::Foreign(form), _) => f.write_str(&form.help("OLD_FILE")),
            (KeyErrorKind::NotGenerated, _) => f.write_str("check the system's random source"),
            (
                KeyErrorKind::NotPem
                | KeyErrorKind::NotAPrivateKey(_)
                | KeyErrorKind::NotRsa(_)
                | KeyErrorKind::TooShort(_)
                | KeyErrorKind::TooLong(_),
                _,
            ) => f.write_str(MAKE),
        }
    }
}

/// One part of the text of an error.
struct Part<'e>(
    &'e KeyError,
    fn(&KeyError, &mut fmt::Formatter<'_>) -> fmt::Result,
);

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.1)(self.0, f)
    }
}

impl From<KeyErrorKind> for KeyError {
    fn from(kind: KeyErrorKind) -> Self {
        Self {
            kind,
            origin: Origin::Text,
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Origin::Text => f.write_str("the private key")?,
            Origin::Variable { key, .. } => write!(f, "the variable `{key}`")?,
            Origin::File(path) => write!(f, "the key file `{}`", path.display())?,
        }
        f.write_str(" ")?;
        self.found(f)?;
        f.write_str("; ")?;
        self.advice(f)
    }
}

impl std::error::Error for KeyError {}
