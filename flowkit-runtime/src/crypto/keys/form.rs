//! How a private key is written, as far as that shows without its passphrase.

use pkcs1::RsaPrivateKeyRef;
use pkcs8::der::Decode as _;

use super::container::KeyContainer;
use super::error::KeyError;
use super::pem::{self, Block, Label};
use super::repair::KeyRepair;
use super::{der, file};

/// How the text of a private key is written: everything that can be told before its passphrase is needed.
///
/// For tools that show a key to people, and for checks of what was put into a store of secrets.
/// [`PrivateKey`](crate::PrivateKey) reads every form that this names.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{KeyContainer, KeyForm, KeyRepair};
///
/// let pasted = r#""-----BEGIN PRIVATE KEY-----\nMIIEvAIBADAN\n-----END PRIVATE KEY-----\n""#;
/// let form = KeyForm::of(pasted)?;
/// assert_eq!(form.repairs(), [KeyRepair::Quotes, KeyRepair::Escapes]);
/// assert_eq!(form.encryption(), None);
/// # Ok::<(), flowkit::KeyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyForm {
    container: KeyContainer,
    encryption: Option<String>,
    repairs: Vec<KeyRepair>,
}

impl KeyForm {
    /// Looks at the text of a key without decrypting it.
    ///
    /// # Errors
    /// When the text holds no private key, one of another algorithm than RSA, or one that is encrypted in a way that is not
    /// supported. What is within the encryption, and whether the numbers of the key are good, only [`PrivateKey::from_pem`](crate::PrivateKey::from_pem)
    /// tells.
    pub fn of(text: &str) -> Result<Self, KeyError> {
        Self::of_block(pem::read(text)?)
    }

    /// The same of the bytes of a file, which may also be DER or text in UTF-16, as
    /// [`PrivateKey::from_bytes`](crate::PrivateKey::from_bytes) reads them.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        Self::of_block(file::read(bytes)?)
    }

    fn of_block(block: Block) -> Result<Self, KeyError> {
        let (container, encryption) = match (&block.dek_info, block.label) {
            (Some(info), _) => {
                let cipher = info.split(',').next().unwrap_or_default();
                let how = format!("{}, key by MD5", super::legacy::name(cipher));
                (KeyContainer::Pkcs1Encrypted, Some(how))
            }
            (None, Label::Encrypted) => {
                let how = der::encryption(&block.der)?;
                (KeyContainer::Pkcs8Encrypted, Some(how))
            }
            // The DER tells what it is, so a wrong label (`RSA PRIVATE KEY` above PKCS#8) does no harm.
            (None, Label::Clear) => {
                let is_pkcs8 = der::inside_pkcs8(&block.der)?.is_some();
                let is_pkcs1 = || RsaPrivateKeyRef::from_der(&block.der).is_ok();
                let container = match block.container {
                    _ if is_pkcs8 => KeyContainer::Pkcs8,
                    Some(container) => container,
                    None if is_pkcs1() => KeyContainer::Pkcs1,
                    None => KeyContainer::Pkcs8,
                };
                (container, None)
            }
        };
        Ok(Self {
            container,
            encryption,
            repairs: block.repairs,
        })
    }

    /// The structure of the key.
    #[must_use]
    pub fn container(&self) -> KeyContainer {
        self.container
    }

    /// How the key is encrypted, such as `AES-256-CBC, key by PBKDF2 with HMAC-SHA-256, 2048 rounds`; `None` if it is not.
    #[must_use]
    pub fn encryption(&self) -> Option<&str> {
        self.encryption.as_deref()
    }

    /// What is made good when the key is read.
    #[must_use]
    pub fn repairs(&self) -> &[KeyRepair] {
        &self.repairs
    }
}
