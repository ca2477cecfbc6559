//! A Graph server of our own, over a real socket.
//!
//! It checks every request as Meta's reference describes it (method, path, query, headers, body) and keeps the flows'
//! statuses. What departs from the reference is a violation, and a test with one fails when the server is dropped.

mod answers;
mod checks;
mod fields;
mod flows;
mod http;
mod messages;
mod multipart;
mod routes;
mod state;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use flowkit_graph::{GraphClient, GraphClientBuilder, Retries};

pub(crate) use self::answers::{Answer, refusal};
pub(crate) use self::http::Seen;
pub(crate) use self::state::State;

/// The token that every call must bear. It is nobody's.
pub(crate) const TOKEN: &str = "EAAtestTOKENtestTOKENtestTOKEN";
pub(crate) const WABA: &str = "900";
pub(crate) const OTHER_WABA: &str = "901";
pub(crate) const NUMBER: &str = "700";

/// What the server does instead of, or after, serving a request.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Answers so, and does not carry the request out.
    Answer(Answer),
    /// Never answers, and does not carry the request out.
    Hang,
    /// Carries the request out, and never answers.
    CarryOutAndHang,
    /// Carries the request out, and closes the connection.
    CarryOutAndClose,
}

pub(crate) struct Fake {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    server: tokio::task::JoinHandle<()>,
}

pub(crate) struct Shared {
    pub(crate) state: State,
    pub(crate) seen: Vec<Seen>,
    pub(crate) violations: Vec<String>,
    pub(crate) faults: VecDeque<Fault>,
}

impl Fake {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Mutex::new(Shared {
            state: State::new(format!("http://{address}")),
            seen: Vec::new(),
            violations: Vec::new(),
            faults: VecDeque::new(),
        }));
        let server = tokio::spawn(http::serve(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            server,
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client that repeats at once.
    pub(crate) fn builder(&self) -> GraphClientBuilder {
        let at_once = Retries::default().first_wait(Duration::ZERO);
        GraphClient::builder(TOKEN)
            .base_url(self.url())
            .retries(at_once)
    }

    pub(crate) fn client(&self) -> GraphClient {
        self.builder().build().unwrap()
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap()
    }

    /// The next requests meet these faults, one each.
    pub(crate) fn faults(&self, faults: impl IntoIterator<Item = Fault>) {
        self.lock().faults.extend(faults);
    }

    pub(crate) fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.faults(answers.into_iter().map(Fault::Answer));
    }

    /// `METHOD path?query` of every request so far, the version left out and the query decoded.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.lock().seen.iter().map(Seen::line).collect()
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.server.abort();
        if std::thread::panicking() {
            return;
        }
        let shared = self.shared.lock().unwrap();
        assert!(shared.violations.is_empty(), "{:#?}", shared.violations);
        assert!(shared.faults.is_empty(), "left over: {:?}", shared.faults);
    }
}
