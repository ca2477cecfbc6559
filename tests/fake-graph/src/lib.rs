//! A Graph server of our own, over a real socket, for the tests of `flowkit-graph` and of the `flowkit` command.
//!
//! It checks every request as Meta's reference describes it (method, path, query, headers, body) and keeps the flows'
//! statuses. What departs from the reference is a violation, and a test with one fails when the server is dropped.
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::missing_panics_doc,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "it serves tests, which fail by panicking"
)]

mod answers;
mod checks;
mod fields;
mod flows;
mod health;
mod http;
pub mod keys;
mod messages;
mod multipart;
mod routes;
mod state;
mod templates;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

pub use self::answers::{Answer, refusal};
pub use self::health::Health;
pub use self::http::Seen;
pub use self::state::{Flow, State};

/// The token that every call must bear. It is nobody's.
pub const TOKEN: &str = "EAAtestTOKENtestTOKENtestTOKEN";
pub const WABA: &str = "900";
pub const OTHER_WABA: &str = "901";
pub const NUMBER: &str = "700";

/// What the server does instead of, or after, serving a request.
#[derive(Debug)]
pub enum Fault {
    /// Answers so, and does not carry the request out.
    Answer(Answer),
    /// Never answers, and does not carry the request out.
    Hang,
    /// Carries the request out, and never answers.
    CarryOutAndHang,
    /// Carries the request out, and closes the connection.
    CarryOutAndClose,
    /// None: serves the request as usual, so that a later one can meet a fault.
    Pass,
}

pub struct Fake {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    server: Server,
}

enum Server {
    /// In the runtime of an asynchronous test.
    Task(tokio::task::JoinHandle<()>),
    /// In a runtime of its own, which ends when it is dropped.
    Own(#[expect(dead_code, reason = "held for its end")] tokio::runtime::Runtime),
}

pub struct Shared {
    pub state: State,
    pub seen: Vec<Seen>,
    pub violations: Vec<String>,
    pub faults: VecDeque<Fault>,
}

impl Fake {
    /// Serves in the runtime that this is called in, until the server is dropped.
    pub async fn start() -> Self {
        let (listener, address, shared) = Self::listen().await;
        let server = tokio::spawn(http::serve(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            server: Server::Task(server),
        }
    }

    /// Serves in a thread of its own, until the server is dropped: for tests that are not asynchronous.
    pub fn start_in_background() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (listener, address, shared) = runtime.block_on(Self::listen());
        runtime.spawn(http::serve(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            server: Server::Own(runtime),
        }
    }

    async fn listen() -> (tokio::net::TcpListener, SocketAddr, Arc<Mutex<Shared>>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Mutex::new(Shared {
            state: State::new(format!("http://{address}")),
            seen: Vec::new(),
            violations: Vec::new(),
            faults: VecDeque::new(),
        }));
        (listener, address, shared)
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap()
    }

    /// The next requests meet these faults, one each.
    pub fn faults(&self, faults: impl IntoIterator<Item = Fault>) {
        self.lock().faults.extend(faults);
    }

    pub fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.faults(answers.into_iter().map(Fault::Answer));
    }

    /// `METHOD path?query` of every request so far, the version left out and the query decoded.
    pub fn calls(&self) -> Vec<String> {
        self.lock().seen.iter().map(Seen::line).collect()
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        if let Server::Task(task) = &self.server {
            task.abort();
        }
        if std::thread::panicking() {
            return;
        }
        let shared = self.shared.lock().unwrap();
        assert!(shared.violations.is_empty(), "{:#?}", shared.violations);
        assert!(shared.faults.is_empty(), "left over: {:?}", shared.faults);
    }
}
