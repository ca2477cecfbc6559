//! The settings of an endpoint, and what is wrong with them before it starts.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;
use super::mount::{FlowMount, Mounted, Settings};
use super::{Endpoint, Inner, Limits};
use crate::crypto::{AppSecrets, RequestDecryptor, ResponseEncryptor, SharedDecryptor};
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
use crate::crypto::{Offload, PrivateKey};
use crate::dispatch::DynFlow;
use crate::{Answer, DataExchange, Error, Flow, Mismatch, log};

/// Sets up an [`Endpoint`]: keys, secrets, flows, limits. What is wrong is said by [`build`](Self::build),
/// before the first request.
#[must_use = "an endpoint is made by `build`"]
pub struct EndpointBuilder {
    shared: Settings,
    flows: Vec<(String, Arc<dyn DynFlow>, Settings)>,
    limits: Limits,
    body_budget: Option<usize>,
}

/// What all bodies may hold before their signature is checked, in bytes, unless the developer says otherwise.
const BODY_BUDGET: usize = 64 << 20;
/// The budget holds this many of the largest bodies at least.
const LARGEST_BODIES: usize = 2;

impl Default for EndpointBuilder {
    fn default() -> Self {
        Self {
            shared: Settings::default(),
            flows: Vec::new(),
            body_budget: None,
            limits: Limits {
                body_bytes: 1 << 20,
                body_time: Duration::from_secs(10),
                body_budget: BODY_BUDGET,
                handler_time: Duration::from_secs(8),
                // Fewer than `connections`: a request too many then gets its 503 on a connection that is open already.
                in_flight: 512,
                header_time: Duration::from_secs(10),
                idle_time: Duration::from_secs(60),
                connections: 1024,
                shutdown_time: Duration::from_secs(10),
            },
        }
    }
}

impl EndpointBuilder {
    /// Adds a private key. Several are tried in order, the first that fits decrypts: so a key is replaced
    /// without a gap (new one first, old one behind it).
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub fn private_key(mut self, key: PrivateKey) -> Self {
        self.shared.keys.push(key);
        self
    }

    /// Where the RSA operation of private keys runs, also of those that a flow has for itself. By default inline with `aws-lc-rs` (a quarter of a millisecond), and on
    /// as many threads as there are cores with `rustcrypto`. Choose [`Offload::Bounded`] where other routes
    /// share the runtime.
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub fn rsa_offload(mut self, offload: Offload) -> Self {
        self.shared.offload = Some(offload);
        self
    }

    /// Decrypts requests by your own means (an HSM, a KMS) instead of by private keys.
    pub fn decryptor(mut self, decryptor: impl RequestDecryptor) -> Self {
        self.shared.decryptor = Some(Arc::new(decryptor));
        self
    }

    /// Encrypts answers by your own means.
    pub fn encryptor(mut self, encryptor: impl ResponseEncryptor) -> Self {
        self.shared.encryptor = Some(Arc::new(encryptor));
        self
    }

    /// Adds app secrets; a request signed with any of them is accepted, which bridges the hours in which a
    /// secret is being replaced.
    pub fn app_secret(mut self, secrets: impl Into<AppSecrets>) -> Self {
        self.shared.add_secret(secrets.into());
        self
    }

    /// Does not check who sends requests. **For development only**: the public key is handed to every
    /// phone, so the signature alone tells that a request comes from Meta. A warning is logged at start.
    pub fn insecure_skip_signature(mut self) -> Self {
        self.shared.skip_signature = true;
        self
    }

    /// Adds a flow under this path, such as `/appointment`: the path of the `endpoint_uri` set at Meta.
    pub fn flow(self, path: impl Into<String>, flow: impl Flow) -> Self {
        self.flow_with(path, flow, |mount| mount)
    }

    /// Adds a flow with keys, secrets or hooks of its own: where several businesses share the endpoint,
    /// each has its path, since nothing in a request names the business.
    ///
    /// ```no_run
    /// # use flowkit_runtime as flowkit;
    /// # use flowkit::*;
    /// # fn run(clinic: impl Flow, key: PrivateKey, secret: AppSecret) -> EndpointBuilder {
    /// Endpoint::builder()
    ///     .flow_with("/clinic", clinic, |mount| mount.private_key(key).app_secret(secret))
    /// # }
    /// ```
    pub fn flow_with(
        mut self,
        path: impl Into<String>,
        flow: impl Flow,
        settings: impl FnOnce(FlowMount) -> FlowMount,
    ) -> Self {
        self.flows.push((
            path.into(),
            Arc::new(flow),
            settings(FlowMount::default()).0,
        ));
        self
    }

    /// Answers requests that a flow has no answer for: an unknown screen or action, a payload of another
    /// shape than the handler's type. `None` leaves it at status 500; either way it is logged.
    ///
    /// ```no_run
    /// # use flowkit_runtime as flowkit;
    /// # use flowkit::*;
    /// # let builder = Endpoint::builder();
    /// builder.on_mismatch(|mismatch, _exchange| match mismatch {
    ///     Mismatch::Payload { .. } => Some(Answer::error("Please check what you entered")),
    ///     _ => None,
    /// })
    /// # ;
    /// ```
    pub fn on_mismatch(
        mut self,
        hook: impl Fn(&Mismatch, &DataExchange) -> Option<Answer> + Send + Sync + 'static,
    ) -> Self {
        self.shared.hook = Some(Arc::new(hook));
        self
    }

    /// The largest body a request may have, in bytes; more is answered 413. Default 1 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limits.body_bytes = bytes;
        self
    }

    /// How long a request's body may take to arrive; longer is answered 408. Default 10 s.
    pub fn body_timeout(mut self, time: Duration) -> Self {
        self.limits.body_time = time;
        self
    }

    /// How many bytes the bodies of all requests may hold until their signature is checked; a request beyond that is
    /// answered 503. Default 64 MiB, or four times the [`body_limit`](Self::body_limit) if that is more; at least twice
    /// the `body_limit`, at most 4 GiB.
    ///
    /// Anyone on the internet can send bodies, so this bounds the memory that strangers can take. Bodies over 16 KiB
    /// leave a quarter of the budget to smaller ones, and bodies that take more than a second give way while half of it is taken;
    /// one connection gets a sixteenth of it (or one largest body). The first 16 KiB of each connection to `Endpoint::serve` do
    /// not count, so that a phone's request is read however full the budget is.
    pub fn body_budget(mut self, bytes: usize) -> Self {
        self.body_budget = Some(bytes);
        self
    }

    /// How long a handler may take; longer is answered 504, and the handler is dropped where it awaits. It also
    /// bounds a decryptor and an encryptor of your own. Default 8 s, because the phone waits 10 s in all.
    pub fn handler_timeout(mut self, time: Duration) -> Self {
        self.limits.handler_time = time;
        self
    }

    /// How many requests may be in work at once; more are answered 503. Default 512, half of the
    /// connections that `Endpoint::serve` holds: refusing a request costs less than refusing a connection.
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.limits.in_flight = requests;
        self
    }

    /// How long a connection may take to send a request's header; longer is answered 408 and closed.
    /// Default 10 s.
    #[cfg(feature = "server")]
    pub fn header_timeout(mut self, time: Duration) -> Self {
        self.limits.header_time = time;
        self
    }

    /// How long an HTTP/2 connection stays open without a request, and how long any peer may leave an answer
    /// unread, before the connection is closed. Default 60 s. (An HTTP/1 connection without a request is closed after
    /// the [`header_timeout`](Self::header_timeout).)
    #[cfg(feature = "server")]
    pub fn idle_timeout(mut self, time: Duration) -> Self {
        self.limits.idle_time = time;
        self
    }

    /// How many connections are open at once. Default 1024. For one more, the connection is closed that has been without a
    /// request for longest; where all are busy, the new one is answered 503 with `Retry-After` and closed.
    #[cfg(feature = "server")]
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.limits.connections = connections;
        self
    }

    /// How long requests in flight may take to finish after SIGTERM or Ctrl-C. Default 10 s.
    #[cfg(feature = "server")]
    pub fn shutdown_timeout(mut self, time: Duration) -> Self {
        self.limits.shutdown_time = time;
        self
    }

    /// Makes the endpoint.
    ///
    /// # Errors
    /// A flow without a private key or an app secret, no flow, a path that does not begin with `/` or is
    /// there twice, a limit of nothing: each as one clear sentence.
    pub fn build(mut self) -> Result<Endpoint, Error> {
        if self.flows.is_empty() {
            return Err(Error::new(
                "the endpoint has no flow: add one with `.flow(\"/path\", flow)`",
            ));
        }
        self.check_limits()?;
        self.limits.body_budget = self.resolve_budget()?;
        let own = self.flows.iter().map(|(.., own)| own);
        let all = std::iter::once(&self.shared).chain(own);
        for secret in all.flat_map(|settings| &settings.secrets).flatten() {
            if let Some(doubt) = secret.doubt() {
                log::app_secret_doubtful(doubt);
            }
        }
        let decryptor = self.shared.decryptor()?;
        let mut mounts = HashMap::with_capacity(self.flows.len());
        for (path, flow, own) in self.flows {
            if !is_path(&path) {
                return Err(Error::new(format!(
                    "`{path}` cannot be a flow's path: it must begin with `/` and hold ASCII letters, digits and `-._~/` only, such as `/appointment`"
                )));
            }
            let mounted = Mounted::new(&path, flow, own, &self.shared, decryptor.as_ref())?;
            if mounted.secrets.is_none() {
                log::signature_skipped(&path);
            }
            if mounts.contains_key(&path) {
                return Err(Error::new(format!(
                    "two flows have the path `{path}`: each needs one of its own"
                )));
            }
            mounts.insert(path, mounted);
        }
        // The library's first random number costs about 40 ms; no customer should wait for it.
        let mut warm: Vec<&SharedDecryptor> = Vec::new();
        for Mounted { decryptor, .. } in mounts.values() {
            if !warm.iter().any(|known| Arc::ptr_eq(known, decryptor)) {
                decryptor.warm_up();
                warm.push(decryptor);
            }
        }
        Ok(Endpoint(Arc::new(Inner {
            mounts,
            limits: self.limits,
            in_flight: Arc::new(tokio::sync::Semaphore::new(self.limits.in_flight)),
            bodies: Budget::new(&self.limits),
        })))
    }

    fn resolve_budget(&self) -> Result<usize, Error> {
        // tokio's semaphore takes no larger number.
        let most = u32::MAX as usize;
        let largest = self.limits.body_bytes;
        let Some(budget) = self.body_budget else {
            return Ok(largest
                .saturating_mul(2 * LARGEST_BODIES)
                .clamp(BODY_BUDGET, most));
        };
        if budget > most {
            return Err(Error::new(format!(
                "`body_budget` is above {most}, the most that can be counted"
            )));
        }
        if budget < largest.saturating_mul(LARGEST_BODIES) {
            return Err(Error::new(format!(
                "`body_budget` is {budget} bytes, too few for two bodies of {largest} bytes (`body_limit`): raise the one or lower the other"
            )));
        }
        Ok(budget)
    }

    fn check_limits(&self) -> Result<(), Error> {
        let limits = &self.limits;
        let nothing = [
            (limits.body_bytes == 0, "body_limit"),
            (limits.body_time.is_zero(), "body_timeout"),
            (limits.handler_time.is_zero(), "handler_timeout"),
            (limits.in_flight == 0, "max_in_flight"),
            (limits.header_time.is_zero(), "header_timeout"),
            (limits.idle_time.is_zero(), "idle_timeout"),
            (limits.connections == 0, "max_connections"),
        ];
        if let Some((_, name)) = nothing.into_iter().find(|(zero, _)| *zero) {
            return Err(Error::new(format!(
                "`{name}` is zero, so no request could be answered"
            )));
        }
        let longest = Duration::from_secs(24 * 60 * 60);
        let times = [
            (limits.body_time, "body_timeout"),
            (limits.handler_time, "handler_timeout"),
            (limits.header_time, "header_timeout"),
            (limits.idle_time, "idle_timeout"),
            (limits.shutdown_time, "shutdown_timeout"),
        ];
        if let Some((_, name)) = times.into_iter().find(|(time, _)| *time > longest) {
            return Err(Error::new(format!(
                "`{name}` is longer than a day, and the phone waits 10 s"
            )));
        }
        let most = tokio::sync::Semaphore::MAX_PERMITS.min(u32::MAX as usize);
        for (value, name) in [
            (limits.in_flight, "max_in_flight"),
            (limits.connections, "max_connections"),
        ] {
            if value > most {
                return Err(Error::new(format!(
                    "`{name}` is above {most}, the most that can be counted"
                )));
            }
        }
        Ok(())
    }
}

/// What a request's path can be without any escapes.
fn is_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

impl std::fmt::Debug for EndpointBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let paths: Vec<_> = self.flows.iter().map(|(path, ..)| path).collect();
        f.debug_struct("EndpointBuilder")
            .field("flows", &paths)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
