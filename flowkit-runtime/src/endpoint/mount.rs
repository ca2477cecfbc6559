//! A flow under its path, with the keys and secrets that it has for itself.

use std::sync::Arc;

use crate::crypto::{
    AesGcm, AppSecrets, RequestDecryptor, ResponseEncryptor, SharedDecryptor, SharedEncryptor,
};
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
use crate::crypto::{HybridDecryptor, KeyRing, Offload, PrivateKey};
use crate::dispatch::{DynFlow, MismatchHook};
use crate::{Answer, DataExchange, Error, Mismatch};

/// Keys, secrets and hooks: of one flow, or shared by all that have none of their own.
#[derive(Default)]
pub(crate) struct Settings {
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub(crate) keys: Vec<PrivateKey>,
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub(crate) offload: Option<Offload>,
    pub(crate) decryptor: Option<SharedDecryptor>,
    pub(crate) encryptor: Option<SharedEncryptor>,
    pub(crate) secrets: Option<AppSecrets>,
    pub(crate) skip_signature: bool,
    pub(crate) hook: Option<Arc<MismatchHook>>,
}

impl Settings {
    pub(crate) fn add_secret(&mut self, secrets: AppSecrets) {
        // An empty list counts as no secret, which `build` refuses.
        if secrets.is_empty() {
            return;
        }
        self.secrets = Some(match self.secrets.take() {
            Some(mut known) => {
                known.extend(secrets);
                known
            }
            None => secrets,
        });
    }

    /// The decryptor that these settings make, if they have one.
    pub(crate) fn decryptor(&mut self) -> Result<Option<SharedDecryptor>, Error> {
        #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
        {
            let mut keys = std::mem::take(&mut self.keys).into_iter();
            if let Some(first) = keys.next() {
                if self.decryptor.is_some() {
                    return Err(Error::new(
                        "both a private key and a decryptor were given for the same flows: a decryptor has keys of its own, so leave one of them out",
                    ));
                }
                let mut ring = keys.fold(KeyRing::new(first), KeyRing::and);
                if let Some(offload) = self.offload {
                    ring = ring.offload(offload);
                }
                self.decryptor = Some(Arc::new(HybridDecryptor::new(ring)));
            }
        }
        Ok(self.decryptor.clone())
    }
}

/// Settings of one flow, for [`EndpointBuilder::flow_with`](crate::EndpointBuilder::flow_with): what is not
/// set here is shared with the other flows of the endpoint.
#[derive(Default)]
#[must_use = "settings do nothing until the flow is added"]
pub struct FlowMount(pub(crate) Settings);

impl FlowMount {
    /// Adds a private key for this flow alone; several are tried in order.
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub fn private_key(mut self, key: PrivateKey) -> Self {
        self.0.keys.push(key);
        self
    }

    /// Decrypts requests of this flow by your own means.
    pub fn decryptor(mut self, decryptor: impl RequestDecryptor) -> Self {
        self.0.decryptor = Some(Arc::new(decryptor));
        self
    }

    /// Encrypts answers of this flow by your own means.
    pub fn encryptor(mut self, encryptor: impl ResponseEncryptor) -> Self {
        self.0.encryptor = Some(Arc::new(encryptor));
        self
    }

    /// Adds app secrets for this flow alone.
    pub fn app_secret(mut self, secrets: impl Into<AppSecrets>) -> Self {
        self.0.add_secret(secrets.into());
        self
    }

    /// Does not check who sends requests to this flow. For development only.
    pub fn insecure_skip_signature(mut self) -> Self {
        self.0.skip_signature = true;
        self
    }

    /// Answers requests that this flow has no answer for, as
    /// [`EndpointBuilder::on_mismatch`](crate::EndpointBuilder::on_mismatch).
    pub fn on_mismatch(
        mut self,
        hook: impl Fn(&Mismatch, &DataExchange) -> Option<Answer> + Send + Sync + 'static,
    ) -> Self {
        self.0.hook = Some(Arc::new(hook));
        self
    }
}

impl std::fmt::Debug for FlowMount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FlowMount").finish_non_exhaustive()
    }
}

/// A flow that is ready to answer.
pub(crate) struct Mounted {
    pub(crate) flow: Arc<dyn DynFlow>,
    pub(crate) decryptor: SharedDecryptor,
    pub(crate) encryptor: SharedEncryptor,
    /// `None`: the developer asked for no check.
    pub(crate) secrets: Option<AppSecrets>,
    pub(crate) hook: Option<Arc<MismatchHook>>,
}

impl Mounted {
    pub(crate) fn new(
        path: &str,
        flow: Arc<dyn DynFlow>,
        mut own: Settings,
        shared: &Settings,
        shared_decryptor: Option<&SharedDecryptor>,
    ) -> Result<Self, Error> {
        #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
        {
            own.offload = own.offload.or(shared.offload);
        }
        let decryptor = own.decryptor()?.or_else(|| shared_decryptor.cloned()).ok_or_else(|| {
            Error::new(format!(
                "no private key for the flow at {path}: call `.private_key(PrivateKey::from_env()?)`, which reads PRIVATE_KEY and PASSPHRASE"
            ))
        })?;
        let secrets = match (own.secrets, own.skip_signature) {
            (Some(secrets), false) => Some(secrets),
            (None, true) => None,
            (None, false) => match (&shared.secrets, shared.skip_signature) {
                (Some(secrets), false) => Some(secrets.clone()),
                (None, true) => None,
                (None, false) => {
                    return Err(Error::new(format!(
                        "no app secret for the flow at {path}: call `.app_secret(AppSecret::from_env()?)`, which reads APP_SECRET (App Dashboard > App settings > Basic), or `.insecure_skip_signature()` while developing"
                    )));
                }
                (Some(_), true) => return Err(contradiction(path)),
            },
            (Some(_), true) => return Err(contradiction(path)),
        };
        Ok(Self {
            flow,
            decryptor,
            encryptor: own
                .encryptor
                .or_else(|| shared.encryptor.clone())
                .unwrap_or_else(|| Arc::new(AesGcm)),
            secrets,
            hook: own.hook.or_else(|| shared.hook.clone()),
        })
    }
}

fn contradiction(path: &str) -> Error {
    Error::new(format!(
        "an app secret was given for the flow at {path}, and its check was skipped too: leave out `.insecure_skip_signature()`"
    ))
}
