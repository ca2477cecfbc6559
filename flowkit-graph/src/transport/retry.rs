//! When a call is repeated.

use std::time::Duration;

use http::Method;

use crate::error::{Error, ErrorKind};

/// When calls are repeated, and after how long.
///
/// ```
/// use std::time::Duration;
/// use flowkit_graph::Retries;
///
/// // For a program that nobody waits for.
/// let patient = Retries::default().attempts(6).longest_wait(Duration::from_secs(15 * 60));
/// ```
///
/// Only where that is safe:
/// - a `GET` (a download, too) that was answered by `is_transient`, by the codes 1, 2, 4 or 80007, or by HTTP 429 or 5xx;
/// - any other call only if it was refused before it was carried out: by the codes of limits (4, 80007, 130429), and not
///   with a status 5xx. Never after a time-out or a broken connection, when nobody knows whether it was carried out.
///
/// The wait doubles with each attempt, between a half and the whole of it by chance. No wait is longer than [`longest_wait`],
/// so a call with four attempts is over after three of them at most, and the time of the attempts. Where Meta says when it takes calls
/// again (`estimated_time_to_regain_access`), that is waited for, unless it is longer than [`longest_wait`]; then the error
/// comes at once and [tells the time](Error::regain_access_in).
///
/// [`longest_wait`]: Self::longest_wait
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retries {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
}

impl Default for Retries {
    /// Four attempts, waits from half a second to a minute.
    fn default() -> Self {
        Self {
            attempts: 4,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
        }
    }
}

impl Retries {
    /// No repeats.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How often a call is sent at most, the first time included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The wait before the second attempt.
    #[must_use]
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// The longest wait.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// How long to wait before this call is repeated; `None` if it is not.
    pub(super) fn wait(&self, method: &Method, error: &Error, attempt: u32) -> Option<Duration> {
        if attempt >= self.attempts || !may_be_repeated(method, error.kind()) {
            return None;
        }
        if let Some(wait) = error.regain_access_in() {
            return (wait <= self.longest_wait).then_some(wait);
        }
        let doubled = 2_u32.saturating_pow(attempt - 1);
        let whole = self
            .first_wait
            .saturating_mul(doubled)
            .min(self.longest_wait);
        Some(whole / 2 + (whole / 2).mul_f64(chance()))
    }
}

fn may_be_repeated(method: &Method, kind: &ErrorKind) -> bool {
    let reads = *method == Method::GET;
    match kind {
        ErrorKind::Refused(meta) if reads => {
            meta.is_transient || matches!(meta.code, 1 | 2 | 4 | 80_007) || is_passing(meta.status)
        }
        ErrorKind::Refused(meta) => meta.status < 500 && is_limit_code(meta.code),
        ErrorKind::Status(status) => reads && is_passing(*status),
        _ => false,
    }
}

/// The limits of an app, an account and a phone number: what they refuse was not carried out.
fn is_limit_code(code: i64) -> bool {
    matches!(code, 4 | 80_007 | 130_429)
}

/// Whether a limit is what a call was refused for.
pub(super) fn is_limit(status: u16, code: i64) -> bool {
    status == 429 || is_limit_code(code)
}

fn is_passing(status: u16) -> bool {
    status == 429 || status >= 500
}

/// From 0 to 1. Without a source of chance the wait is the shortest one.
fn chance() -> f64 {
    getrandom::u32().map_or(0.0, |number| f64::from(number) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Call, MetaError};

    fn refused(status: u16, code: i64, transient: bool) -> ErrorKind {
        let body = format!(r#"{{"error":{{"code":{code},"is_transient":{transient}}}}}"#);
        ErrorKind::Refused(MetaError::read(status, body.as_bytes(), &str::to_owned).unwrap())
    }

    fn regaining(minutes: u64) -> Error {
        let ErrorKind::Refused(mut meta) = refused(400, 80_007, false) else {
            unreachable!()
        };
        meta.regain_access_in = Some(Duration::from_secs(60 * minutes));
        Error::new(Call::ListFlows, "1", ErrorKind::Refused(meta))
    }

    #[test]
    fn reading_is_repeated_after_passing_faults() {
        for kind in [
            refused(400, 1, false),
            refused(400, 2, false),
            refused(400, 4, false),
            refused(400, 80_007, false),
            refused(400, 100, true),
            refused(429, 100, false),
            refused(500, 100, false),
            ErrorKind::Status(429),
            ErrorKind::Status(502),
        ] {
            assert!(may_be_repeated(&Method::GET, &kind), "{kind:?}");
        }
        for kind in [
            refused(400, 100, false),
            refused(401, 190, false),
            refused(400, 130_429, false),
            ErrorKind::Status(404),
            ErrorKind::Timeout,
            ErrorKind::Answer(String::new()),
        ] {
            assert!(!may_be_repeated(&Method::GET, &kind), "{kind:?}");
        }
    }

    #[test]
    fn a_change_is_repeated_only_if_it_was_refused_by_a_limit() {
        for method in [Method::POST, Method::DELETE] {
            for kind in [
                refused(400, 4, false),
                refused(400, 80_007, false),
                refused(429, 80_007, true),
                refused(400, 130_429, false),
            ] {
                assert!(may_be_repeated(&method, &kind), "{kind:?}");
            }
            for kind in [
                refused(400, 1, true),
                refused(400, 2, true),
                refused(500, 4, true),
                refused(503, 80_007, true),
                refused(429, 100, true),
                refused(400, 139_002, true),
                ErrorKind::Status(429),
                ErrorKind::Status(503),
                ErrorKind::Timeout,
            ] {
                assert!(!may_be_repeated(&method, &kind), "{kind:?}");
            }
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let retries = Retries::default().attempts(9);
        let error = Error::new(Call::GetFlow, "1", ErrorKind::Status(500));
        let wait = |attempt| retries.wait(&Method::GET, &error, attempt).unwrap();
        for (attempt, whole) in [(1, 500), (2, 1000), (3, 2000), (8, 60_000)] {
            let whole = Duration::from_millis(whole);
            assert!(
                wait(attempt) >= whole / 2 && wait(attempt) <= whole,
                "{attempt}"
            );
        }
        assert_eq!(retries.wait(&Method::GET, &error, 9), None);
        assert_eq!(Retries::never().wait(&Method::GET, &error, 1), None);
        assert_eq!(
            Retries::default().attempts(0).wait(&Method::GET, &error, 1),
            None
        );
        // The smallest and largest settings do not panic.
        let endless = Retries::default()
            .attempts(u32::MAX)
            .first_wait(Duration::MAX)
            .longest_wait(Duration::MAX);
        assert!(endless.wait(&Method::GET, &error, u32::MAX - 1).is_some());
    }

    #[test]
    fn the_time_that_meta_names_is_honoured_or_told() {
        let retries = Retries::default().longest_wait(Duration::from_secs(120));
        let exact = Some(Duration::from_secs(120));
        let at_once = Retries::default().wait(&Method::GET, &regaining(60), 1);
        assert_eq!(at_once, None, "an hour is not waited for");
        assert_eq!(retries.wait(&Method::POST, &regaining(2), 1), exact);
        let too_long = regaining(3);
        assert_eq!(retries.wait(&Method::GET, &too_long, 1), None);
        assert_eq!(
            too_long.help().unwrap(),
            "Meta takes calls again in about 3 min"
        );
    }
}
