//! The span of one request, and how long its parts took.

use std::time::Duration;

use http::StatusCode;

#[cfg(feature = "tracing")]
use super::{TARGET, quiet::quiet};

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
#[derive(Debug)]
pub(crate) struct RequestSpan {
    /// Always there until this is dropped; `None` if the subscriber panicked when it was told of the span or of its clone.
    #[cfg(feature = "tracing")]
    span: Option<tracing::Span>,
}

impl RequestSpan {
    /// `flow` is the path of the flow.
    pub(crate) fn new(flow: &str) -> Self {
        Self {
            #[cfg(feature = "tracing")]
            span: quiet(|| {
                tracing::info_span!(
                    target: TARGET, "flow_request",
                    flow,
                    action = tracing::field::Empty,
                    screen = tracing::field::Empty,
                    version = tracing::field::Empty,
                    status = tracing::field::Empty,
                )
            }),
        }
    }

    /// `screen` is a screen of the flow, or `<unknown>`.
    pub(crate) fn request(
        &self,
        action: &'static str,
        screen: Option<&'static str>,
        version: Option<String>,
    ) {
        #[cfg(feature = "tracing")]
        if let Some(span) = &self.span {
            quiet(|| {
                span.record("action", action);
                if let Some(screen) = screen {
                    span.record("screen", screen);
                }
                if let Some(version) = version {
                    span.record("version", version.as_str());
                }
            });
        }
    }

    pub(crate) fn answered(&self, status: StatusCode, phases: Phases) {
        #[cfg(feature = "tracing")]
        if let Some(span) = &self.span {
            let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
            quiet(|| {
                span.record("status", status.as_u16());
                tracing::info!(
                    target: TARGET, parent: span,
                    body_us = micros(phases.body),
                    signature_us = micros(phases.signature),
                    decrypt_us = micros(phases.decrypt),
                    handler_us = micros(phases.handler),
                    encrypt_us = micros(phases.encrypt),
                    "answered"
                );
            });
        }
    }

    /// Runs what logs within this span.
    pub(crate) fn in_scope(&self, log: impl FnOnce()) {
        #[cfg(feature = "tracing")]
        {
            let entered = self.enter();
            log();
            quiet(|| drop(entered));
        }
        #[cfg(not(feature = "tracing"))]
        log();
    }

    /// Runs a future within this span. The future must not panic (see [`caught`](crate::panic::caught)): its panic would
    /// leave the span without [`quiet`].
    pub(crate) async fn run<F: Future>(&self, future: F) -> F::Output {
        #[cfg(feature = "tracing")]
        {
            let mut future = std::pin::pin!(future);
            std::future::poll_fn(|cx| {
                let entered = self.enter();
                let poll = future.as_mut().poll(cx);
                quiet(|| drop(entered));
                poll
            })
            .await
        }
        #[cfg(not(feature = "tracing"))]
        future.await
    }

    #[cfg(feature = "tracing")]
    fn enter(&self) -> Option<tracing::span::Entered<'_>> {
        quiet(|| self.span.as_ref().map(tracing::Span::enter)).flatten()
    }
}

/// A subscriber is told of clones, too.
impl Clone for RequestSpan {
    fn clone(&self) -> Self {
        Self {
            #[cfg(feature = "tracing")]
            span: quiet(|| self.span.clone()).flatten(),
        }
    }
}

/// The last of its clones closes the span, which a subscriber may log too.
#[cfg(feature = "tracing")]
impl Drop for RequestSpan {
    fn drop(&mut self) {
        quiet(|| drop(self.span.take()));
    }
}
