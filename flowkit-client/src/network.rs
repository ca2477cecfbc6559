//! The way between phone and endpoint, which a test can slow down or break.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::ClientError;

/// The most faults that may wait for their requests.
const MOST_FAULTS: usize = 1000;

/// How many commands are remembered for the records of phones. A phone reads them at each of its steps.
const MOST_COMMANDS: usize = 10_000;

/// What happens between the phone and its endpoint, as a test wants it.
///
/// A handle: clones command the same network, which belongs to a [`WhatsAppClient`](crate::WhatsAppClient) and to all that are
/// made from it. It works alike over sockets and in memory. Faults wait in a row, and each request that leaves the phone takes
/// the first of them: so does the second try after a 421, and so does an error notification. **No time is ever waited for:**
/// what would take time is added up in [`waited`](Self::waited).
///
/// ```
/// use flowkit_client::{Action, ClientError, Request};
/// # use flowkit_client::{Reply, Transport, WhatsAppClient};
/// # struct Endpoint;
/// # impl Transport for Endpoint {
/// #     const SEALED: bool = false;
/// #     async fn post(&self, _: http::HeaderMap, _: bytes::Bytes) -> Result<Reply, ClientError> {
/// #         Ok(Reply { status: http::StatusCode::OK, headers: http::HeaderMap::new(), body: r#"{"screen":"A","data":{}}"#.into() })
/// #     }
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), ClientError> {
/// # let client = WhatsAppClient::without_envelope().over_plaintext(Endpoint);
/// client.network().lose_next_answer();
/// let error = client.init(None).await.unwrap_err();
/// assert!(matches!(error, ClientError::Timeout));
///
/// client.network().offline();
/// let error = client.init(None).await.unwrap_err();
/// assert!(matches!(error, ClientError::Offline));
///
/// client.network().online();
/// client.init(None).await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct Network {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    offline: bool,
    slow_by: Duration,
    faults: VecDeque<Fault>,
    /// More faults were asked for than may wait.
    has_too_many: bool,
    waited: Duration,
    /// What tests wanted, oldest first.
    commands: VecDeque<Command>,
    /// How many older commands are forgotten.
    forgotten: usize,
}

/// What a test wants of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    Offline,
    Online,
    Heal,
    SlowBy(Duration),
    Befall(Fault),
}

/// What befalls one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It never arrives.
    RequestLost,
    /// It arrives, and the answer does not.
    AnswerLost,
    /// It arrives, and the connection breaks before the answer.
    ConnectionBroken,
    /// It never arrives; this status comes back, with an empty body.
    AnsweredWith(u16),
    /// It is encrypted for a key that the endpoint does not have.
    WrongKey,
    /// It never arrives; 427 comes back, with this text or none.
    TokenExpired(Option<String>),
}

/// How the network treats one request.
pub(crate) struct Passage {
    pub(crate) fault: Option<Fault>,
    pub(crate) slow_by: Duration,
}

impl Network {
    /// A network without faults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every exchange takes this much longer, until another call says otherwise; zero ends it.
    ///
    /// An exchange that with its delay takes longer than the client's time (10 seconds, as Meta has it) is a
    /// [`ClientError::Timeout`]. The endpoint has handled the request then, and its answer came too late.
    pub fn slow_by(&self, delay: Duration) {
        let mut state = self.lock();
        state.slow_by = delay;
        state.remember(Command::SlowBy(delay));
    }

    /// The next request never arrives. The phone sees a time-out, as Meta's 504.
    pub fn lose_next_request(&self) {
        self.add(Fault::RequestLost);
    }

    /// The next request is handled, and its answer never arrives. The phone sees a time-out, as Meta's 504; when its user tries
    /// again, the endpoint gets the same submission twice.
    pub fn lose_next_answer(&self) {
        self.add(Fault::AnswerLost);
    }

    /// The next request is handled, and the connection breaks before its answer: [`ClientError::Transport`].
    pub fn break_next_connection(&self) {
        self.add(Fault::ConnectionBroken);
    }

    /// The next request is answered with this HTTP status and an empty body, and the endpoint sees nothing of it.
    ///
    /// A number that is no status, such as 1000, makes the request fail with [`ClientError::Misuse`].
    pub fn answer_next_with(&self, status: u16) {
        self.add(Fault::AnsweredWith(status));
    }

    /// The public key that the phone has is stale for the next request, which the endpoint cannot decrypt: it answers 421, and
    /// the phone fetches the key again. Without an envelope there is nothing to decrypt: 421 comes back, and the endpoint sees
    /// nothing of the request.
    pub fn wrong_key_once(&self) {
        self.add(Fault::WrongKey);
    }

    /// The next request is answered 427, as by an endpoint to which the flow token is no longer valid; the endpoint sees nothing
    /// of it. `message` is what the user reads; with an empty one the answer has no body.
    pub fn expire_token(&self, message: &str) {
        let message = (!message.is_empty()).then(|| message.to_owned());
        self.add(Fault::TokenExpired(message));
    }

    /// No request leaves the phone any more: [`ClientError::Offline`]. Faults wait until it is online.
    pub fn offline(&self) {
        let mut state = self.lock();
        state.offline = true;
        state.remember(Command::Offline);
    }

    /// The phone has a connection again.
    pub fn online(&self) {
        let mut state = self.lock();
        state.offline = false;
        state.remember(Command::Online);
    }

    /// Whether the phone has a connection.
    #[must_use]
    pub fn is_online(&self) -> bool {
        !self.lock().offline
    }

    /// The network works from here on: it is online and not slow, and no fault waits.
    pub fn heal(&self) {
        let mut state = self.lock();
        *state = State {
            waited: state.waited,
            commands: std::mem::take(&mut state.commands),
            forgotten: state.forgotten,
            ..State::default()
        };
        state.remember(Command::Heal);
    }

    /// How many faults wait for their requests.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.lock().faults.len()
    }

    /// The time that phones would have waited and did not, for all requests together: delays, and up to the end of the client's
    /// time where a request or an answer was lost.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.lock().waited
    }

    /// What befalls a request that is about to leave the phone.
    pub(crate) fn passage(&self) -> Result<Passage, ClientError> {
        let mut state = self.lock();
        if std::mem::take(&mut state.has_too_many) {
            let problem =
                format!("more than {MOST_FAULTS} faults of the network wait for requests");
            return Err(ClientError::Misuse { problem });
        }
        if state.offline {
            return Err(ClientError::Offline);
        }
        Ok(Passage {
            fault: state.faults.pop_front(),
            slow_by: state.slow_by,
        })
    }

    /// Notes time that a phone did not really wait for.
    pub(crate) fn note(&self, waited: Duration) {
        let mut state = self.lock();
        state.waited = state.waited.saturating_add(waited);
    }

    /// How many commands there were so far.
    pub(crate) fn commands(&self) -> usize {
        let state = self.lock();
        state.forgotten.saturating_add(state.commands.len())
    }

    /// The commands after the first so many, oldest first; `None` when some of them are forgotten.
    pub(crate) fn commands_after(&self, seen: usize) -> Option<Vec<Command>> {
        let state = self.lock();
        let seen = seen.checked_sub(state.forgotten)?;
        Some(state.commands.iter().skip(seen).cloned().collect())
    }

    fn add(&self, fault: Fault) {
        let mut state = self.lock();
        state.remember(Command::Befall(fault.clone()));
        if state.faults.len() < MOST_FAULTS {
            state.faults.push_back(fault);
        } else {
            state.has_too_many = true;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn remember(&mut self, command: Command) {
        if self.commands.len() >= MOST_COMMANDS {
            self.commands.pop_front();
            self.forgotten = self.forgotten.saturating_add(1);
        }
        self.commands.push_back(command);
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Network")
            .field("online", &!state.offline)
            .field("slow_by", &state.slow_by)
            .field("pending", &state.faults.len())
            .field("waited", &state.waited)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use super::{Command, Fault, MOST_COMMANDS, MOST_FAULTS, Network};
    use crate::ClientError;

    #[test]
    fn faults_come_in_the_order_in_which_they_were_asked_for() {
        let network = Network::new();
        network.clone().lose_next_answer();
        network.expire_token("");
        network.answer_next_with(503);
        network.offline();
        assert!(matches!(
            network.passage().err(),
            Some(ClientError::Offline)
        ));
        assert_eq!(network.pending(), 3, "an offline phone sends nothing");
        network.online();
        let next = || network.passage().unwrap().fault;
        assert_eq!(next(), Some(Fault::AnswerLost));
        assert_eq!(next(), Some(Fault::TokenExpired(None)));
        assert_eq!(next(), Some(Fault::AnsweredWith(503)));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_healed_network_has_no_faults() {
        let network = Network::new();
        network.lose_next_request();
        network.slow_by(Duration::from_secs(1));
        network.offline();
        network.note(Duration::from_secs(2));
        network.heal();
        let passage = network.passage().unwrap();
        assert_eq!((passage.fault, passage.slow_by), (None, Duration::ZERO));
        assert!(network.is_online());
        assert_eq!(network.waited(), Duration::from_secs(2));
    }

    #[test]
    fn so_many_faults_wait_and_no_more() {
        let network = Network::new();
        for _ in 0..=MOST_FAULTS {
            network.lose_next_request();
        }
        assert_eq!(network.pending(), MOST_FAULTS);
        let error = network.passage().err().unwrap();
        assert!(
            error.to_string().contains("more than 1000 faults"),
            "{error}"
        );
        assert_eq!(network.passage().unwrap().fault, Some(Fault::RequestLost));
    }

    #[test]
    fn so_many_commands_are_remembered_and_no_more() {
        let network = Network::new();
        network.offline();
        assert_eq!(network.commands_after(0), Some(vec![Command::Offline]));
        for _ in 0..MOST_COMMANDS {
            network.online();
        }
        assert_eq!(network.commands(), MOST_COMMANDS + 1);
        assert_eq!(network.commands_after(0), None, "the first is forgotten");
        let all = network.commands_after(1).unwrap();
        assert_eq!(all.len(), MOST_COMMANDS);
        assert_eq!(network.commands_after(MOST_COMMANDS + 1), Some(vec![]));
    }
}
