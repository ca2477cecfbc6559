//! Every line that goes to the log. Nothing here takes a key, a secret, a token, a payload or a plaintext.
//!
//! Without the feature `tracing` the functions do nothing.

#![cfg_attr(
    not(feature = "tracing"),
    allow(unused_variables, clippy::needless_pass_by_value)
)]

use std::time::Duration;

use http::StatusCode;

use crate::Mismatch;
use crate::dispatch::Failure;

/// What users filter by: `RUST_LOG=flowkit=debug`.
#[cfg(feature = "tracing")]
const TARGET: &str = "flowkit";

/// How long the parts of a request took.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Phases {
    pub(crate) body: Duration,
    pub(crate) signature: Duration,
    pub(crate) decrypt: Duration,
    pub(crate) handler: Duration,
    pub(crate) encrypt: Duration,
}

/// The span of one request; its fields are filled as they become known.
#[derive(Debug, Clone)]
pub(crate) struct RequestSpan(#[cfg(feature = "tracing")] tracing::Span);

impl RequestSpan {
    pub(crate) fn new(path: &str) -> Self {
        #[cfg(feature = "tracing")]
        {
            Self(tracing::info_span!(
                target: TARGET, "flow_request",
                flow = path,
                action = tracing::field::Empty,
                screen = tracing::field::Empty,
                version = tracing::field::Empty,
                status = tracing::field::Empty,
            ))
        }
        #[cfg(not(feature = "tracing"))]
        Self()
    }

    /// `screen` is a screen of the flow, or `<unknown>`.
    pub(crate) fn request(
        &self,
        action: &'static str,
        screen: Option<&'static str>,
        version: Option<String>,
    ) {
        #[cfg(feature = "tracing")]
        {
            self.0.record("action", action);
            if let Some(screen) = screen {
                self.0.record("screen", screen);
            }
            if let Some(version) = version {
                self.0.record("version", version.as_str());
            }
        }
    }

    pub(crate) fn answered(&self, status: StatusCode, phases: Phases) {
        #[cfg(feature = "tracing")]
        {
            self.0.record("status", status.as_u16());
            let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
            tracing::info!(
                target: TARGET, parent: &self.0,
                body_us = micros(phases.body),
                signature_us = micros(phases.signature),
                decrypt_us = micros(phases.decrypt),
                handler_us = micros(phases.handler),
                encrypt_us = micros(phases.encrypt),
                "answered"
            );
        }
    }

    pub(crate) fn in_scope(&self, log: impl FnOnce()) {
        #[cfg(feature = "tracing")]
        self.0.in_scope(log);
        #[cfg(not(feature = "tracing"))]
        log();
    }

    pub(crate) fn run<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        #[cfg(feature = "tracing")]
        {
            tracing::Instrument::instrument(future, self.0.clone())
        }
        #[cfg(not(feature = "tracing"))]
        future
    }
}

/// A request was refused before it reached the flow.
pub(crate) fn refused(status: StatusCode, reason: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, status = status.as_u16(), "refused: {reason}");
}

/// A phone still has the public key of a private key that is not the first one. Of use while a key is replaced: when this is
/// no longer logged, the key can go.
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub(crate) fn later_key(fingerprint: crate::Fingerprint) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: TARGET, key = %fingerprint, "decrypted with another key than the first");
}

/// A request that no flow's endpoint is meant to get. Not a warning, since anyone on the internet sends them.
pub(crate) fn elsewhere(status: StatusCode, reason: &str) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: TARGET, status = status.as_u16(), "not for a flow: {reason}");
}

/// The flow could not answer.
pub(crate) fn failed(status: StatusCode, failure: &Failure) {
    #[cfg(feature = "tracing")]
    tracing::error!(target: TARGET, status = status.as_u16(), "{failure}");
}

/// The hook answered a request that the flow has no answer for.
pub(crate) fn mismatch_answered(mismatch: &Mismatch) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, "answered by the hook: {mismatch}");
}

/// The phone reported an error; `key` is one of the protocol's own.
pub(crate) fn notified(key: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: TARGET, error = key,
        "the phone reports an error in an answer of this flow"
    );
}

/// The handler of error notifications failed; the phone has its acknowledgement all the same.
pub(crate) fn notification_handler_failed(failure: &Failure) {
    #[cfg(feature = "tracing")]
    tracing::error!(target: TARGET, "after an error notification: {failure}");
}

/// An answer larger than the phone is said to take.
pub(crate) fn large_answer(bytes: usize) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: TARGET, bytes,
        "the answer is larger than 1 MB, which the phone may refuse: send fewer or smaller images"
    );
}

/// The endpoint takes requests from anyone.
pub(crate) fn signature_skipped(path: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: TARGET, flow = path,
        "signatures are not checked: anyone who has the public key can send requests to this flow; never run like this in production"
    );
}

#[cfg(feature = "server")]
pub(crate) fn listening(address: std::net::SocketAddr) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: TARGET, %address, "listening");
}

#[cfg(feature = "server")]
pub(crate) fn slow_header(after: Duration) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, status = 408, "refused: a request's header was not there within {after:?} (`header_timeout`)");
}

#[cfg(feature = "server")]
pub(crate) fn accept_failed(error: &std::io::Error) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, "a connection could not be accepted: {error}");
}

#[cfg(feature = "server")]
pub(crate) fn connection_failed(error: &hyper::Error) {
    #[cfg(feature = "tracing")]
    tracing::debug!(target: TARGET, "a connection ended early: {error}");
}

#[cfg(feature = "server")]
pub(crate) fn shutting_down(grace: Duration) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: TARGET, "shutting down; requests in flight have {grace:?}");
}

#[cfg(feature = "server")]
pub(crate) fn cut_off() {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, "the time to shut down is over; what was still running is cut off");
}

/// Others on this machine may read the private key.
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub(crate) fn key_file_open_to_others(path: &std::path::Path, mode: u32) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: TARGET, file = ?path, mode = format_args!("{mode:03o}"),
        "others than its owner may read this key file: `chmod 600` it"
    );
}

/// An app secret is unlike Meta's. Not an error: it may be a test's.
pub(crate) fn app_secret_doubtful(doubt: crate::SecretDoubt) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, "{doubt}");
}
