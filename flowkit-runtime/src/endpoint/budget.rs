//! What bodies may hold in memory until their signature has been checked.
//!
//! Anyone can send a body, so what all of them hold together is bounded, and what those of one connection hold. A
//! small body needs nothing but the bytes that its connection has for itself: so a stranger who fills the budget
//! does not shut out the phones, whose requests are small.

use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use super::Limits;
use super::connection::Connection;
use super::refusal::Refusal;

/// More than a usual request, in bytes. Also what every connection has for itself.
pub(super) const SMALL: usize = 16 * 1024;
/// What a request costs beside its body (its task, its header), in bytes: a body that has not begun costs it too.
const LEAST: usize = 4 * 1024;
/// Larger bodies leave this part of the budget to small ones.
const FOR_SMALL: usize = 4;
/// One connection may have this part of the budget.
const OF_ONE_CONNECTION: usize = 16;

/// A body that takes longer than this is slow; one from WhatsApp is there at once.
pub(crate) const SLOW: Duration = Duration::from_secs(1);
/// How often the budget is looked at on behalf of a slow body.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The bytes of all bodies of an endpoint.
pub(crate) struct Budget {
    bytes: Semaphore,
    size: usize,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            bytes: Semaphore::new(limits.body_budget),
            size: limits.body_budget,
        }
    }

    /// An account for one body; nothing is taken yet.
    pub(super) fn open<'a>(&'a self, connection: Option<&'a Connection>) -> Held<'a> {
        Held {
            budget: self,
            connection,
            bytes: 0,
            _own: None,
            shared: None,
            _of_connection: None,
        }
    }

    /// Ends, a second from now at the earliest, when more than half of the budget is taken: then a slow body that holds some of
    /// it gives way, so that nobody keeps others out for the whole time that a body may take.
    pub(super) async fn is_short(&self) {
        tokio::time::sleep(SLOW).await;
        while self.bytes.available_permits() >= self.size / 2 {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    fn take(&self, bytes: usize, small: bool) -> Result<SemaphorePermit<'_>, Refusal> {
        let taken = take(&self.bytes, bytes).ok_or_else(|| self.is_full())?;
        if !small && self.bytes.available_permits() < self.size / FOR_SMALL {
            return Err(self.is_full());
        }
        Ok(taken)
    }

    pub(super) fn is_full(&self) -> Refusal {
        Refusal::NoRoomForBody {
            limit: self.size,
            connection: false,
        }
    }
}

/// What the bodies of one connection may hold together, in bytes; the largest body always fits.
#[cfg_attr(not(feature = "server"), allow(dead_code))]
pub(super) fn of_one_connection(limits: &Limits) -> usize {
    (limits.body_budget / OF_ONE_CONNECTION)
        .max(limits.body_bytes.saturating_add(SMALL))
        .min(Semaphore::MAX_PERMITS)
}

/// What one body holds; it is given back when this is dropped.
pub(super) struct Held<'a> {
    budget: &'a Budget,
    connection: Option<&'a Connection>,
    bytes: usize,
    _own: Option<SemaphorePermit<'a>>,
    shared: Option<SemaphorePermit<'a>>,
    _of_connection: Option<SemaphorePermit<'a>>,
}

impl<'a> Held<'a> {
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether it takes of what all share, as large bodies do, and small ones beyond what their connection has for itself.
    pub(super) fn is_shared(&self) -> bool {
        self.shared.is_some()
    }

    /// Refuses a large body that would not be given its bytes at the moment. Nothing is held for a promise: else a few
    /// headers would keep all large bodies out.
    pub(super) fn look_ahead(&self, total: usize) -> Result<(), Refusal> {
        if total <= SMALL {
            return Ok(());
        }
        if let Some(connection) = self.connection
            && connection.bytes.available_permits() < total
        {
            return Err(connection_is_full(connection));
        }
        let left = self.budget.bytes.available_permits();
        if left < total.saturating_add(self.budget.size / FOR_SMALL) {
            return Err(self.budget.is_full());
        }
        Ok(())
    }

    /// Holds so many bytes in all, or is refused.
    pub(super) fn grow(&mut self, total: usize) -> Result<(), Refusal> {
        let total = total.max(LEAST);
        let more = total.saturating_sub(self.bytes);
        if more == 0 {
            return Ok(());
        }
        let small = total <= SMALL;
        if let Some(connection) = self.connection {
            let taken =
                take(&connection.bytes, more).ok_or_else(|| connection_is_full(connection))?;
            merge(&mut self._of_connection, taken);
            if small && let Some(own) = take(&connection.own, more) {
                merge(&mut self._own, own);
                self.bytes = total;
                return Ok(());
            }
        }
        let shared = self.budget.take(more, small)?;
        merge(&mut self.shared, shared);
        self.bytes = total;
        Ok(())
    }
}

fn connection_is_full(connection: &Connection) -> Refusal {
    Refusal::NoRoomForBody {
        limit: connection.allowed,
        connection: true,
    }
}

fn take(semaphore: &Semaphore, bytes: usize) -> Option<SemaphorePermit<'_>> {
    semaphore.try_acquire_many(u32::try_from(bytes).ok()?).ok()
}

fn merge<'a>(held: &mut Option<SemaphorePermit<'a>>, more: SemaphorePermit<'a>) {
    match held {
        Some(held) => held.merge(more),
        None => *held = Some(more),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const MEGABYTE: usize = 1 << 20;

    fn limits() -> Limits {
        Limits {
            body_bytes: MEGABYTE,
            body_time: Duration::from_secs(10),
            body_budget: 8 * MEGABYTE,
            handler_time: Duration::from_secs(8),
            in_flight: 1,
            header_time: Duration::from_secs(10),
            idle_time: Duration::from_secs(10),
            connections: 1,
            shutdown_time: Duration::from_secs(10),
        }
    }

    #[test]
    fn large_bodies_leave_room_for_small_ones() {
        let budget = Budget::new(&limits());
        let mut all = Vec::new();
        loop {
            let mut held = budget.open(None);
            if held.grow(MEGABYTE).is_err() {
                break;
            }
            all.push(held);
        }
        assert_eq!(all.len(), 6, "three quarters of eight");
        let mut small = budget.open(None);
        small.grow(1000).unwrap();
        assert_eq!(small.bytes(), LEAST);
        small.grow(SMALL).unwrap();
        assert!(small.grow(SMALL + 1).is_err(), "no longer a small one");
        drop((all, small));
        assert_eq!(budget.bytes.available_permits(), budget.size);
    }

    #[test]
    fn small_bodies_of_a_connection_need_no_room_of_others() {
        let mut limits = limits();
        limits.body_budget = LEAST;
        let budget = Budget::new(&limits);
        let mut stranger = budget.open(None);
        stranger.grow(LEAST).unwrap();
        let connection = Connection::new(&limits);
        let mut held: Vec<_> = (0..5).map(|_| budget.open(Some(&connection))).collect();
        let took: Vec<bool> = held.iter_mut().map(|held| held.grow(100).is_ok()).collect();
        assert_eq!(took, [true, true, true, true, false]);
    }

    #[test]
    fn one_connection_does_not_get_the_budget_of_all() {
        let mut limits = limits();
        limits.body_budget = 64 * MEGABYTE;
        let budget = Budget::new(&limits);
        let connection = Connection::new(&limits);
        let mut held: Vec<_> = (0..64).map(|_| budget.open(Some(&connection))).collect();
        let took = held
            .iter_mut()
            .map(|held| held.grow(MEGABYTE).is_ok())
            .filter(|took| *took)
            .count();
        assert_eq!(took, 4);
    }
}
