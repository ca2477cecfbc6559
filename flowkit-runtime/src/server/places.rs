//! Places for connections, 1024 by default. When all are taken, the oldest connection without a request makes room.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::watch;

use crate::endpoint::{Connection, SLOW, Stage};
use crate::log;

/// The places of a server.
pub(super) struct Places {
    limit: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    next: u64,
    /// Connections that were without a request when last looked at, the oldest first.
    idle: VecDeque<(Instant, u64)>,
    seats: HashMap<u64, Seat>,
}

struct Seat {
    connection: Arc<Connection>,
    lost: watch::Sender<bool>,
}

impl Places {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self {
            limit,
            taken: Mutex::default(),
        })
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// A place for this connection, if need be the place of one without a request; `None` where all are busy.
    pub(super) fn take(self: &Arc<Self>, connection: Connection) -> Option<Place> {
        let mut taken = self.lock();
        let full = taken.seats.len() >= self.limit;
        if full && !taken.close_oldest() {
            return None;
        }
        let number = taken.next;
        taken.next = taken.next.wrapping_add(1);
        let connection = Arc::new(connection);
        let (sender, lost) = watch::channel(false);
        let seat = Seat {
            connection: Arc::clone(&connection),
            lost: sender,
        };
        taken.seats.insert(number, seat);
        drop(taken);
        if full {
            log::made_room();
        }
        Some(Place {
            places: Arc::clone(self),
            number,
            connection,
            lost,
        })
    }

    /// Closes up to so many connections without a request, the oldest first.
    pub(super) fn make_room(&self, connections: usize) {
        let mut taken = self.lock();
        for _ in 0..connections {
            if !taken.close_oldest() {
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Closes the oldest connection without a request, else the slowest. Its place is free at once: nothing is waited for.
    fn close_oldest(&mut self) -> bool {
        let oldest = self.oldest_idle().or_else(|| self.slowest());
        let Some(seat) = oldest.and_then(|number| self.seats.remove(&number)) else {
            return false;
        };
        let _ = seat.lost.send(true);
        true
    }

    /// We look at all connections only when those found last time are used up. One that has become idle since then is
    /// younger than they, so the order holds. Requests cost nothing extra, and a flood of newcomers costs little.
    fn oldest_idle(&mut self) -> Option<u64> {
        if let Some(number) = self.next_idle() {
            return Some(number);
        }
        let mut idle: Vec<_> = self
            .seats
            .iter()
            .filter(|(_, seat)| seat.connection.stage() == Stage::Idle)
            .map(|(number, seat)| (seat.connection.since(), *number))
            .collect();
        idle.sort_unstable();
        self.idle = idle.into();
        self.next_idle()
    }

    fn next_idle(&mut self) -> Option<u64> {
        while let Some((since, number)) = self.idle.pop_front() {
            if let Some(Seat { connection, .. }) = self.seats.get(&number)
                && connection.stage() == Stage::Idle
                && connection.since() == since
            {
                return Some(number);
            }
        }
        None
    }

    /// The connection that has been sending a body, or not reading an answer, for longest.
    fn slowest(&self) -> Option<u64> {
        let now = Instant::now();
        let slow = self.seats.iter().filter_map(|(number, seat)| {
            let since = seat.connection.since();
            let slow = seat.connection.stage() == Stage::Waiting
                && now.saturating_duration_since(since) > SLOW;
            slow.then_some((since, *number))
        });
        slow.min().map(|(_, number)| number)
    }
}

/// A connection's place; dropping it gives it back.
pub(super) struct Place {
    places: Arc<Places>,
    number: u64,
    connection: Arc<Connection>,
    lost: watch::Receiver<bool>,
}

impl Place {
    pub(super) fn connection(&self) -> &Arc<Connection> {
        &self.connection
    }

    /// Ends when the place has gone to a newcomer; so do later calls.
    pub(super) async fn lost(&self) {
        drop(self.lost.clone().wait_for(|lost| *lost).await);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.lock().seats.remove(&self.number);
    }
}
