//! Accepting connections, and waiting for them at the end.

use std::future::Future;
use std::io::{self, ErrorKind};
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

use super::connection::{self, Times};
use super::ending::ON_ITS_WAY;
use super::places::Places;
use super::service::Answerer;
use crate::endpoint::Connection;
use crate::{Endpoint, log};

/// How long to wait after the system refuses a connection (no file descriptors, usually).
const PAUSE: Duration = Duration::from_millis(10);
const COMPLAINTS: Duration = Duration::from_secs(1);
/// How many connections without a request we close then.
const ROOM: usize = 16;
/// Connections over the limit that are answered 503 at the same time; more are closed without a word.
const REFUSALS: usize = 256;
/// How long such a connection may take to send its header, and to take its answer.
const REFUSAL_HEADER: Duration = Duration::from_secs(1);
const REFUSAL: Duration = Duration::from_secs(4);

pub(super) async fn run(endpoint: Endpoint, listener: TcpListener, stop: impl Future<Output = ()>) {
    let grace = endpoint.limits().shutdown_time;
    let (stopping, stopped) = watch::channel(false);
    let mut guests = Guests::new(endpoint.clone(), stopped);
    let mut stop = pin!(stop);
    if let Ok(address) = listener.local_addr() {
        log::listening(address, &guests.endpoint.paths());
    }
    tokio::select! {
        biased;
        () = &mut stop => {}
        () = guests.welcome(&listener) => {}
    }
    log::shutting_down(grace);
    let _ = stopping.send(true);
    let finish = async {
        // The system may have accepted connections that we have not seen yet. Those are answered, too.
        let _ = tokio::time::timeout(ON_ITS_WAY, guests.welcome(&listener)).await;
        drop(listener);
        guests.leave().await;
        // This also waits for handlers whose callers have left.
        endpoint.handlers_ended().await;
    };
    tokio::select! {
        biased;
        () = finish => {}
        () = alarm(grace) => log::cut_off(),
    }
    // Dropping the set ends what is left, without waiting for a handler that blocks its thread.
}

/// Ends after this time, whatever the handlers do: where they block all threads of tokio, its clock stands still.
async fn alarm(time: Duration) {
    let (over, waiting) = oneshot::channel::<()>();
    // Dropped with this future, which ends the thread too.
    let (_cancel, cancelled) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::Builder::new().name("flowkit-shutdown".to_owned());
    let ringing = move || {
        let _ = cancelled.recv_timeout(time);
        drop(over);
    };
    match thread.spawn(ringing) {
        Ok(_) => drop(waiting.await),
        Err(_) => tokio::time::sleep(time).await,
    }
}

/// All connections of a server.
struct Guests {
    endpoint: Endpoint,
    stopped: watch::Receiver<bool>,
    room: Arc<Places>,
    refusals: Arc<Places>,
    /// A set of tasks: dropping it ends all of them, so that no connection outlives the server.
    connections: JoinSet<()>,
    /// When the log last said that the system refuses connections.
    complained: Option<Instant>,
}

impl Guests {
    fn new(endpoint: Endpoint, stopped: watch::Receiver<bool>) -> Self {
        Self {
            room: Places::new(endpoint.limits().connections),
            refusals: Places::new(REFUSALS),
            endpoint,
            stopped,
            connections: JoinSet::new(),
            complained: None,
        }
    }

    /// Accepts connections, for ever.
    async fn welcome(&mut self, listener: &TcpListener) {
        loop {
            let accepted = tokio::select! {
                biased;
                Some(_) = self.connections.join_next() => continue,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => self.seat(stream),
                // The peer has gone before its turn came.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                Err(error) => {
                    self.complain(&error);
                    // Connections that are only there to get a 503 go first.
                    self.refusals.make_room(ROOM);
                    self.room.make_room(ROOM);
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    /// A system that refuses one connection refuses the next ones, too; one line a second says so.
    fn complain(&mut self, error: &io::Error) {
        let now = Instant::now();
        let lately = |at| now.saturating_duration_since(at) < COMPLAINTS;
        if !self.complained.is_some_and(lately) {
            log::accept_failed(error);
            self.complained = Some(now);
        }
    }

    fn seat(&mut self, stream: TcpStream) {
        let limits = self.endpoint.limits();
        let connection = || Connection::new(&limits);
        let mut times = Times {
            header: limits.header_time,
            idle: limits.idle_time,
            life: None,
        };
        let (answerer, place) = if let Some(place) = self.room.take(connection()) {
            (Answerer::Endpoint(self.endpoint.clone()), place)
        } else if let Some(place) = self.refusals.take(connection()) {
            times.header = times.header.min(REFUSAL_HEADER);
            times.idle = times.idle.min(REFUSAL_HEADER);
            times.life = Some(REFUSAL);
            let limit = self.room.limit();
            (Answerer::Full { limit }, place)
        } else {
            return;
        };
        let serving = connection::serve(stream, answerer, times, place, self.stopped.clone());
        self.connections.spawn(serving);
    }

    /// Waits until all have left.
    async fn leave(&mut self) {
        while self.connections.join_next().await.is_some() {}
    }
}
