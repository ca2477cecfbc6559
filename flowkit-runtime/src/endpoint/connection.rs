//! What our server and the endpoint tell each other of a connection. The server puts it into the extensions of each
//! request; without our server there is none.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::Limits;
use super::budget::{SMALL, of_one_connection};

/// One connection: what its bodies hold, and what its requests are at.
#[derive(Debug)]
#[cfg_attr(not(feature = "server"), allow(dead_code))]
pub(crate) struct Connection {
    /// What its bodies may hold together.
    pub(super) bytes: Semaphore,
    pub(super) allowed: usize,
    /// What its small bodies may hold whatever other connections do.
    pub(super) own: Semaphore,
    born: Instant,
    /// Requests whose header is there and whose answer is not out.
    requests: AtomicUsize,
    /// Those of them whose body is on its way, or whose answer is.
    waiting: AtomicUsize,
    /// When one of the two changed, in milliseconds since `born`.
    changed: AtomicU64,
}

/// What a connection is at.
#[cfg_attr(not(feature = "server"), allow(dead_code))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// No request, or half of a header.
    Idle,
    /// It is the peer's turn: a body is on its way, or an answer waits to be read. Nothing else is in work.
    Waiting,
    /// A whole request is in work.
    Working,
}

#[cfg_attr(not(feature = "server"), allow(dead_code))]
impl Connection {
    pub(crate) fn new(limits: &Limits) -> Self {
        let allowed = of_one_connection(limits);
        Self {
            bytes: Semaphore::new(allowed),
            allowed,
            own: Semaphore::new(SMALL),
            born: Instant::now(),
            requests: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            changed: AtomicU64::new(0),
        }
    }

    /// Counts a request, until what comes back is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> InWork {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.touch();
        InWork(Arc::clone(self))
    }

    /// Counts a body on its way, until what comes back is dropped.
    pub(super) fn reading(&self) -> Reading<'_> {
        self.wait();
        Reading(self)
    }

    fn wait(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.touch();
    }

    fn go_on(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.touch();
    }

    pub(crate) fn stage(&self) -> Stage {
        let waiting = self.waiting.load(Ordering::Relaxed);
        match self.requests.load(Ordering::Relaxed) {
            0 => Stage::Idle,
            requests if requests <= waiting => Stage::Waiting,
            _ => Stage::Working,
        }
    }

    /// Since when it is at that.
    pub(crate) fn since(&self) -> Instant {
        let changed = Duration::from_millis(self.changed.load(Ordering::Relaxed));
        self.born.checked_add(changed).unwrap_or(self.born)
    }

    fn touch(&self) {
        let now = u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.changed.store(now, Ordering::Relaxed);
    }
}

/// A request in work.
#[cfg_attr(not(feature = "server"), allow(dead_code))]
#[derive(Debug)]
pub(crate) struct InWork(Arc<Connection>);

#[cfg_attr(not(feature = "server"), allow(dead_code))]
impl InWork {
    /// The answer is made; it is out when what comes back is dropped.
    pub(crate) fn answered(self) -> Answered {
        self.0.wait();
        Answered(self)
    }
}

impl Drop for InWork {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
        self.0.touch();
    }
}

/// An answer on its way.
#[cfg_attr(not(feature = "server"), allow(dead_code))]
#[derive(Debug)]
pub(crate) struct Answered(InWork);

impl Drop for Answered {
    fn drop(&mut self) {
        self.0.0.go_on();
    }
}

/// A body on its way.
pub(super) struct Reading<'a>(&'a Connection);

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.go_on();
    }
}
