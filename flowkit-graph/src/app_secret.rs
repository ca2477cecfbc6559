//! The app secret, for those apps that demand a proof of it.

use std::fmt;

use zeroize::Zeroizing;

/// The secret of a Meta app (App Dashboard > App settings > Basic), from which
/// [`app_secret`](crate::GraphClientBuilder::app_secret) makes the proof that goes with each call.
///
/// `Debug` hides it, and it is wiped from memory when dropped.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/guides/secure-requests>
///
/// ```
/// let secret = flowkit_graph::AppSecret::from("0123456789abcdef0123456789abcdef");
/// assert_eq!(format!("{secret:?}"), "AppSecret(..)");
/// ```
#[derive(Clone)]
pub struct AppSecret(Zeroizing<String>);

impl AppSecret {
    /// What it is; what is wrong with it otherwise, without quoting it.
    pub(crate) fn checked(&self) -> Result<&str, &'static str> {
        if self.0.is_empty() {
            return Err("the app secret is empty");
        }
        if !self.0.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(
                "the app secret has blanks, line breaks or other characters that no app secret has: a file that holds \
                 it ends with a line break, perhaps",
            );
        }
        Ok(&self.0)
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(..)")
    }
}

impl From<String> for AppSecret {
    fn from(secret: String) -> Self {
        Self(Zeroizing::new(secret))
    }
}

impl From<&str> for AppSecret {
    fn from(secret: &str) -> Self {
        secret.to_owned().into()
    }
}
