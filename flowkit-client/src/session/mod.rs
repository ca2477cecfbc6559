//! A walk through one flow, with the memory that a phone has.

mod rules;
mod walk;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use flowkit_json::Document;

use crate::request::Object;
use crate::transcript::Transcript;
use crate::transport::HttpTransport;
use crate::{ClientError, WhatsAppClient};
use rules::Rules;

/// One opened flow: the screen that shows, what every screen holds, and the way back.
///
/// Give it the Flow JSON with [`with_document`](Self::with_document) and it checks every answer as
/// the phone does: the transition against the routing model, then the data against what the screen
/// declares. A breach is reported to the endpoint as an error notification and returned as an error;
/// the screen that was showing stays. Without the Flow JSON only the shape of answers is checked.
///
/// ```no_run
/// use flowkit_client::{BusinessPublicKey, WhatsAppClient};
/// use serde_json::json;
///
/// # async fn example(key: BusinessPublicKey) -> Result<(), flowkit_client::ClientError> {
/// let client = WhatsAppClient::builder(key).http("http://127.0.0.1:3000/appointment")?;
/// let mut session = client.with_flow_token("tok-1").session();
/// session.open().await?;
/// assert_eq!(session.screen(), Some("APPOINTMENT"));
/// session.submit(json!({ "department": "shopping" })).await?;
/// println!("{}", session.transcript());
/// # Ok(()) }
/// ```
pub struct Session<T = HttpTransport> {
    client: WhatsAppClient<T>,
    rules: Rules,
    state: State,
    /// The data of every screen that was shown since the flow was opened.
    held: BTreeMap<String, Object>,
    snackbar: Option<String>,
    transcript: Transcript,
}

/// Where the walk stands.
#[derive(Clone)]
enum State {
    NotOpen,
    /// The screens on the way here; the last one shows.
    Showing(Vec<String>),
    Completed(Object),
    Closed,
    /// After a 427 the button in the chat is disabled.
    Disabled,
}

impl<T> Session<T> {
    pub(crate) fn new(client: WhatsAppClient<T>) -> Self {
        Self {
            client,
            rules: Rules::none(),
            state: State::NotOpen,
            held: BTreeMap::new(),
            snackbar: None,
            transcript: Transcript::default(),
        }
    }

    /// Checks answers against this Flow JSON. Many sessions can share one in an [`Arc`].
    ///
    /// ```no_run
    /// # fn example(client: flowkit_client::WhatsAppClient) -> Result<(), Box<dyn std::error::Error>> {
    /// use flowkit_client::Document;
    ///
    /// let document: Document<'static> = std::fs::read_to_string("flows/appointment.json")?.parse()?;
    /// let session = client.session().with_document(document);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_document(mut self, document: impl Into<Arc<Document<'static>>>) -> Self {
        self.rules = Rules::of(document.into());
        self
    }

    /// The screen that shows; `None` before the flow is opened and after its end.
    #[must_use]
    pub fn screen(&self) -> Option<&str> {
        match &self.state {
            State::Showing(path) => path.last().map(String::as_str),
            _ => None,
        }
    }

    /// The screens on the way to the one that shows, which is the last; empty when none shows.
    #[must_use]
    pub fn path(&self) -> &[String] {
        match &self.state {
            State::Showing(path) => path,
            _ => &[],
        }
    }

    /// What the screen that shows holds; `None` when none shows.
    #[must_use]
    pub fn data(&self) -> Option<&Object> {
        self.data_of(self.screen()?)
    }

    /// What a screen holds: everything it was ever sent since the flow was opened, later keys over
    /// earlier ones. `None` when it has not been shown.
    #[must_use]
    pub fn data_of(&self, screen: &str) -> Option<&Object> {
        self.held.get(screen)
    }

    /// The error message that popped up with the last step.
    #[must_use]
    pub fn snackbar(&self) -> Option<&str> {
        self.snackbar.as_deref()
    }

    /// What the business received as the completion message, once the flow is completed.
    #[must_use]
    pub fn completion(&self) -> Option<&Object> {
        match &self.state {
            State::Completed(params) => Some(params),
            _ => None,
        }
    }

    /// Whether the flow was opened and has ended: completed, closed, or its token refused.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        !matches!(self.state, State::NotOpen | State::Showing(_))
    }

    /// Whether the button in the chat is disabled, as it is after a 427.
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        matches!(self.state, State::Disabled)
    }

    /// Every step so far, failed ones too.
    #[must_use]
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// The client that carries the requests.
    #[must_use]
    pub fn client(&self) -> &WhatsAppClient<T> {
        &self.client
    }

    /// The screen that shows, or an error that says what to do first.
    fn current(&self, doing: &str) -> Result<String, ClientError> {
        let reason = match &self.state {
            State::Showing(path) => match path.last() {
                Some(screen) => return Ok(screen.clone()),
                None => "no screen shows; call `open` first",
            },
            State::NotOpen => "the flow is not open; call `open` first",
            State::Completed(_) => "the flow is completed",
            State::Closed => "the flow is closed",
            State::Disabled => "the flow token was refused; a new message is needed",
        };
        Err(misuse(format!("cannot {doing}: {reason}")))
    }

    /// Forgets every screen, as the phone does when the flow is opened anew.
    fn reset(&mut self) -> Result<(), ClientError> {
        if self.is_disabled() {
            let problem = "cannot open the flow: its button is disabled since the endpoint refused \
                           the flow token; a new message is needed";
            return Err(misuse(problem.to_owned()));
        }
        self.state = State::NotOpen;
        self.held.clear();
        self.snackbar = None;
        Ok(())
    }

    /// Shows a screen: merges the data key by key over what it holds, and notes the way here. The
    /// screen before is gone back to; one from further back comes once more.
    fn show(&mut self, screen: &str, data: &Object) {
        let held = self.held.entry(screen.to_owned()).or_default();
        held.extend(data.iter().map(|(key, value)| (key.clone(), value.clone())));
        let mut path = match std::mem::replace(&mut self.state, State::NotOpen) {
            State::Showing(path) => path,
            _ => Vec::new(),
        };
        let is = |passed: Option<&String>| passed.is_some_and(|passed| passed == screen);
        if is(path.iter().rev().nth(1)) {
            path.pop();
        } else if !is(path.last()) {
            path.push(screen.to_owned());
        }
        self.state = State::Showing(path);
    }

    /// Leaves the screen that shows, so that the one before it shows again.
    fn leave(&mut self) {
        if let State::Showing(path) = &mut self.state {
            path.pop();
        }
    }
}

impl<T> fmt::Debug for Session<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("path", &self.path())
            .field("has_ended", &self.has_ended())
            .field("steps", &self.transcript.steps().len())
            .finish_non_exhaustive()
    }
}

fn misuse(problem: String) -> ClientError {
    ClientError::Misuse { problem }
}
