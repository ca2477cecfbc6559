//! A clock for tests.

use std::sync::{Arc, Mutex};

use jiff::civil::DateTime;
use shared::Clock;

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<Mutex<DateTime>>);

impl TestClock {
    pub(crate) fn at(now: &str) -> Self {
        Self(Arc::new(Mutex::new(now.parse().unwrap())))
    }

    pub(crate) fn set(&self, now: &str) {
        *self.0.lock().unwrap() = now.parse().unwrap();
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        *self.0.lock().unwrap()
    }
}
