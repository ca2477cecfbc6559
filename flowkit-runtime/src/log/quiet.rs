//! Logging never costs an answer: whatever a subscriber does, the request goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs code that hands something to the program's subscriber, and swallows its panic.
///
/// A subscriber is the developer's choice and may panic on any call. `tracing_subscriber::fmt()` does, for example, once the
/// reader of standard error has gone: it reports the failed write by `eprintln!`, which panics. There is nobody left to
/// tell, so the line is lost and the request is answered.
pub(super) fn quiet<T>(log: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(log)).ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_ends_here() {
        assert_eq!(super::quiet(|| 5), Some(5));
        let panics = || -> u8 { std::panic::resume_unwind(Box::new("the reader has gone")) };
        assert_eq!(super::quiet(panics), None);
    }
}
