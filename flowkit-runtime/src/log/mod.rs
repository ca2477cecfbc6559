//! Every line that goes to the log. Nothing here takes a key, a secret, a token, a payload or a plaintext.
//!
//! No line costs an answer: what the program's subscriber does with it is [`quiet`]. What a request or a handler can
//! influence is shown on [`OneLine`], and what is in a developer's own words is [`written`] first. Without the feature `tracing` the functions do nothing.

#![cfg_attr(
    not(feature = "tracing"),
    allow(unused_variables, clippy::needless_pass_by_value)
)]

#[cfg(feature = "tracing")]
mod one_line;
#[cfg(feature = "tracing")]
mod quiet;
mod span;

use std::fmt::Display;
#[cfg(feature = "server")]
use std::time::Duration;

use http::StatusCode;

#[cfg(feature = "tracing")]
pub use self::one_line::OneLine;
#[cfg(feature = "tracing")]
use self::one_line::written;
#[cfg(feature = "tracing")]
use self::quiet::quiet;
pub(crate) use self::span::{Phases, RequestSpan};
use crate::Mismatch;
#[cfg(feature = "tracing")]
use crate::crypto::WEBHOOKS_ELSEWHERE;

/// What users filter by: `RUST_LOG=flowkit=debug`.
#[cfg(feature = "tracing")]
const TARGET: &str = "flowkit";

/// Writes one event, and nothing at all without the feature `tracing`.
macro_rules! event {
    ($level:ident, $($fields_and_text:tt)*) => {
        {
            #[cfg(feature = "tracing")]
            quiet(|| tracing::$level!(target: TARGET, $($fields_and_text)*));
        }
    };
}

/// A request was refused before it reached the flow.
pub(crate) fn refused(status: StatusCode, reason: impl Display) {
    event!(
        warn,
        status = status.as_u16(),
        "refused: {}",
        written(reason)
    );
}

/// A phone still has the public key of a private key that is not the first one. Of use while a key is replaced: when this is
/// no longer logged, the key can go.
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub(crate) fn later_key(fingerprint: crate::Fingerprint) {
    event!(info, key = %fingerprint, "decrypted with another key than the first");
}

/// A request that no flow's endpoint is meant to get. Not a warning, since anyone on the internet sends them.
pub(crate) fn elsewhere(status: StatusCode, reason: &str) {
    event!(
        info,
        status = status.as_u16(),
        "not for a flow: {}",
        OneLine(reason)
    );
}

/// A request whose path is no flow's. `served` are the paths that are.
pub(crate) fn no_such_path(asked: &str, served: &[&str]) {
    event!(
        info,
        status = 404,
        "not for a flow: no flow has the path {}; served: {}",
        OneLine(asked),
        OneLine(served.join(", "))
    );
}

/// Meta asked this flow's path whether it takes webhooks.
pub(crate) fn webhook_verification(status: StatusCode) {
    event!(
        warn,
        status = status.as_u16(),
        "refused: Meta verifies a webhook (`hub.challenge`) at this flow's path; {WEBHOOKS_ELSEWHERE}"
    );
}

/// A handler went on after its caller had left, and has now ended. `failure` is why it has no answer, if it has none.
pub(crate) fn nobody_waited(handler: &str, failure: Option<&dyn Display>) {
    match failure {
        None => event!(
            warn,
            "the caller left before the handler `{handler}` had answered; it ran to its end, and its answer is dropped"
        ),
        Some(failure) => event!(
            error,
            "the caller left before the handler `{handler}` had answered; {}",
            written(failure)
        ),
    }
}

/// The flow could not answer.
pub(crate) fn failed(status: StatusCode, failure: &dyn Display) {
    event!(error, status = status.as_u16(), "{}", written(failure));
}

/// The hook answered a request that the flow has no answer for.
pub(crate) fn mismatch_answered(mismatch: &Mismatch) {
    event!(warn, "answered by the hook: {}", OneLine(mismatch));
}

/// The phone reported an error. `key` is one of the protocol's own, `screen` one of the flow's, or `<unknown>`.
pub(crate) fn notified(key: &str, screen: Option<&'static str>) {
    event!(
        warn,
        error = key,
        screen,
        "the phone reports an error in an answer of this flow"
    );
}

/// The handler of error notifications failed; the phone has its acknowledgement all the same.
pub(crate) fn notification_handler_failed(failure: &dyn Display) {
    event!(error, "after an error notification: {}", written(failure));
}

/// An answer larger than the phone is said to take.
pub(crate) fn large_answer(bytes: usize) {
    event!(
        warn,
        bytes,
        "the answer is larger than 1 MB, which the phone may refuse: send fewer or smaller images"
    );
}

/// The endpoint takes requests from anyone.
pub(crate) fn signature_skipped(path: &str) {
    event!(
        warn,
        flow = path,
        "signatures are not checked: anyone who has the public key can send requests to this flow; never run like this in production"
    );
}

/// `served` are the paths of the flows.
#[cfg(feature = "server")]
pub(crate) fn listening(address: std::net::SocketAddr, served: &[&str]) {
    event!(info, %address, flows = %OneLine(served.join(", ")), "listening");
}

#[cfg(feature = "server")]
pub(crate) fn slow_header(after: Duration) {
    event!(
        warn,
        status = 408,
        "refused: a request's header was not there within {after:?} (`header_timeout`)"
    );
}

#[cfg(feature = "server")]
pub(crate) fn accept_failed(error: &std::io::Error) {
    event!(
        warn,
        "a connection could not be accepted: {}",
        OneLine(error)
    );
}

#[cfg(feature = "server")]
pub(crate) fn connection_failed(error: &hyper::Error) {
    event!(debug, "a connection ended early: {}", OneLine(error));
}

#[cfg(feature = "server")]
pub(crate) fn shutting_down(grace: Duration) {
    event!(info, "shutting down; requests in flight have {grace:?}");
}

#[cfg(feature = "server")]
pub(crate) fn cut_off() {
    event!(
        warn,
        "the time to shut down is over; what was still running is cut off"
    );
}

/// A newcomer is refused, because every connection has a request in work.
#[cfg(feature = "server")]
pub(crate) fn no_place(limit: usize) {
    event!(
        warn,
        status = 503,
        "refused: all {limit} connections of this server have a request in work (`max_connections`)"
    );
}

/// A connection without a request gave its place to a newcomer.
#[cfg(feature = "server")]
pub(crate) fn made_room() {
    event!(
        debug,
        "the oldest connection without a request was closed to make room for a new one (`max_connections`)"
    );
}

/// Others on this machine may read the private key.
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub(crate) fn key_file_open_to_others(path: &std::path::Path, mode: u32) {
    event!(
        warn,
        file = ?path,
        mode = format_args!("{mode:03o}"),
        "others than its owner may read this key file: `chmod 600` it"
    );
}

/// An app secret is unlike Meta's. Not an error: it may be a test's.
pub(crate) fn app_secret_doubtful(doubt: crate::SecretDoubt) {
    event!(warn, "{}", OneLine(doubt));
}
