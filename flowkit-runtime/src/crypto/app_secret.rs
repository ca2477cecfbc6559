//! The secret that Meta signs requests with.

use std::fmt;
use std::sync::Arc;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::secret_doubt::SecretDoubt;
use super::text::{strip_quotes, variable};

/// Variable that holds the app secret, or several separated by commas.
const VARIABLE: &str = "APP_SECRET";

/// The secret of the Meta app that is connected to the flow: the text that the app's
/// dashboard shows under *App settings, Basic*, used as it stands (not hex-decoded).
///
/// Wiped from memory when its last copy is dropped.
#[derive(Clone)]
pub struct AppSecret(Arc<Zeroizing<String>>);

impl AppSecret {
    /// Takes the secret, without whitespace, line ends and quotes around it.
    ///
    /// # Errors
    /// [`SecretError::Empty`] when nothing is left.
    pub fn new(secret: impl Into<String>) -> Result<Self, SecretError> {
        let given = Zeroizing::new(secret.into());
        let secret = strip_quotes(&given);
        if secret.is_empty() {
            return Err(SecretError::Empty { variable: None });
        }
        Ok(Self(Arc::new(Zeroizing::new(secret.to_owned()))))
    }

    /// Reads the variable `APP_SECRET`: one secret, or several separated by commas
    /// while one replaces another.
    ///
    /// # Errors
    /// [`SecretError::Missing`] or [`SecretError::Empty`], naming the variable.
    pub fn from_env() -> Result<AppSecrets, SecretError> {
        Self::from_env_var(VARIABLE)
    }

    /// As [`from_env`](Self::from_env), from a variable of another name.
    ///
    /// # Errors
    /// [`SecretError::Missing`] or [`SecretError::Empty`], naming the variable.
    pub fn from_env_var(name: &str) -> Result<AppSecrets, SecretError> {
        Self::from_text(name, variable(name))
    }

    /// As [`from_env`](Self::from_env), with `lookup` in place of the environment:
    /// for tests and for other stores of settings. It is asked for `APP_SECRET`.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::AppSecret;
    ///
    /// let settings = |name: &str| (name == "APP_SECRET").then(|| "new,old".to_owned());
    /// assert_eq!(AppSecret::from_lookup(settings)?.len(), 2);
    /// # Ok::<(), flowkit::SecretError>(())
    /// ```
    ///
    /// # Errors
    /// [`SecretError::Missing`] or [`SecretError::Empty`], naming the variable.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<AppSecrets, SecretError> {
        Self::from_text(VARIABLE, lookup(VARIABLE).map(Zeroizing::new))
    }

    /// Why it cannot be an app secret of Meta's, which is 32 hexadecimal digits in small letters; `None` of one that can.
    /// An endpoint logs it when it is built, and works all the same.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::AppSecret;
    ///
    /// let secret = AppSecret::new("3f9c0d8e7b6a5f4e3d2c1b0a99887766")?;
    /// assert_eq!(secret.doubt(), None);
    /// let id = AppSecret::new("1234567890123456")?;
    /// let doubt = id.doubt().map(|doubt| doubt.to_string()).unwrap_or_default();
    /// assert!(doubt.starts_with("the app secret looks like the id of an app"), "{doubt}");
    /// # Ok::<(), flowkit::SecretError>(())
    /// ```
    #[must_use]
    pub fn doubt(&self) -> Option<SecretDoubt> {
        SecretDoubt::of(&self.0)
    }

    fn from_text(name: &str, text: Option<Zeroizing<String>>) -> Result<AppSecrets, SecretError> {
        let text = text.ok_or_else(|| SecretError::Missing {
            variable: name.to_owned(),
        })?;
        let secrets: AppSecrets = strip_quotes(&text)
            .split(',')
            .filter_map(|secret| Self::new(secret).ok())
            .collect();
        if secrets.is_empty() {
            return Err(SecretError::Empty {
                variable: Some(name.to_owned()),
            });
        }
        Ok(secrets)
    }

    /// HMAC-SHA256 under this secret, of the parts in a row.
    pub(crate) fn hmac(&self, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes keys of any length, so the error cannot occur; an all-zero
        // answer would fit no signature either.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()) else {
            return [0; 32];
        };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(..)")
    }
}

/// One app secret, or several: the new one and the one that it replaces. Meta signs
/// with either for some hours after a reset.
///
/// Made from one with `From`, from several by `collect`.
#[derive(Clone, Default)]
pub struct AppSecrets(Vec<AppSecret>);

impl AppSecrets {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none, in which case no signature is ever accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The secrets, in the order given.
    pub fn iter(&self) -> std::slice::Iter<'_, AppSecret> {
        self.0.iter()
    }
}

impl fmt::Debug for AppSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AppSecrets({})", self.len())
    }
}

impl From<AppSecret> for AppSecrets {
    fn from(secret: AppSecret) -> Self {
        Self(vec![secret])
    }
}

impl FromIterator<AppSecret> for AppSecrets {
    fn from_iter<I: IntoIterator<Item = AppSecret>>(secrets: I) -> Self {
        Self(secrets.into_iter().collect())
    }
}

impl Extend<AppSecret> for AppSecrets {
    fn extend<I: IntoIterator<Item = AppSecret>>(&mut self, secrets: I) {
        self.0.extend(secrets);
    }
}

impl<'a> IntoIterator for &'a AppSecrets {
    type Item = &'a AppSecret;
    type IntoIter = std::slice::Iter<'a, AppSecret>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for AppSecrets {
    type Item = AppSecret;
    type IntoIter = std::vec::IntoIter<AppSecret>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// There is no usable app secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// The variable is not set.
    #[error(
        "the variable `{variable}` is not set: put the app secret of the Meta app that is \
         connected to the flow there (App settings, Basic)"
    )]
    #[non_exhaustive]
    Missing {
        /// Name of the variable.
        variable: String,
    },
    /// Nothing but whitespace, quotes and commas.
    #[error(
        "{} is empty: copy the app secret from the dashboard of the Meta app that is connected \
         to the flow (App settings, Basic)",
        match variable {
            Some(name) => format!("the variable `{name}`"),
            None => "the app secret".to_owned(),
        }
    )]
    #[non_exhaustive]
    Empty {
        /// Name of the variable, if the secret came from one.
        variable: Option<String>,
    },
}
