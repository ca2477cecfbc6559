//! A phone with the world around it: fingers, a network, an endpoint, and a clock that a test moves.

mod builder;
mod driving;
mod error;
mod field;
mod find;
mod fingers;
mod line;
mod possible;
mod recording;
mod texts;
mod walking;

pub use builder::VirtualPhoneBuilder;
pub use error::{WalkError, WalkErrorKind};
pub use field::Field;
pub(crate) use find::{name_of, place_of};

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::media::Cdn;
use crate::phone::{CompletionMessage, Effect, FullScreenError, Phone, Saved, Warning};
use crate::request::Request;
use crate::transcript::Transcript;
use crate::transport::Transport;
use crate::view::View;
use crate::{Network, WhatsAppClient};

use builder::Signer;
use error::Around;
use line::Line;
use recording::Recording;

/// A WhatsApp phone that opens a flow, shows its screens, takes input as fingers give it, and talks to an endpoint.
///
/// It resolves everything that a Flow JSON says, refuses what a phone refuses, and sends what a phone sends. What is named to
/// it is a component's name, or the label, text or title that a person sees.
///
/// ```no_run
/// # async fn example(clinic: impl flowkit_runtime::Flow) -> Result<(), Box<dyn std::error::Error>> {
/// use flowkit_client::VirtualPhone;
///
/// let mut phone = VirtualPhone::of(clinic).open().await?;
/// phone.choose("Department", "Dental care").await?;
/// phone.tap("Continue").await?;
/// phone.fill("Your name", "Zoë")?.fill("email", "zoe@example.org")?;
/// phone.tap("Continue").await?;
/// assert_eq!(phone.screen(), "SUMMARY");
/// phone.tap("Confirm").await?;
/// let done: serde_json::Value = phone.completed()?;
/// # Ok(()) }
/// ```
///
/// # What goes wrong
///
/// A step fails with a [`WalkError`] when nobody could do it, when the phone refuses the answer, and when the exchange fails.
/// The phone is then as it would be in a person's hand, and can be looked at and used on: after a time-out a snackbar shows,
/// and another tap sends the same again.
///
/// A step whose future is dropped before its end, as by `tokio::time::timeout`, leaves the phone waiting for its answer. The next
/// step takes that answer for lost: the phone shows a snackbar, or while the flow opens an error that offers another try.
///
/// # Time
///
/// The phone's clock stands still but for [`wait`](Self::wait), and for a snackbar, which a person reads before the next step: it is gone
/// once that has happened. What a phone does by itself a moment after a tap, such as taking
/// an option of a Dropdown after 300 ms, has happened when a step returns.
pub struct VirtualPhone {
    phone: Phone,
    line: Box<dyn Line>,
    /// What signs the flow token; `None` where the test gave the signature, and where the app secret is unknown.
    signer: Option<Signer>,
    transcript: Transcript,
    opened_urls: Vec<String>,
    /// What the phone has asked for and nobody has done yet.
    owed: VecDeque<Effect>,
    /// The request whose answer a step waits for.
    asked: Option<Request>,
    saved: Option<(u64, Saved)>,
    cdn: Option<Arc<Cdn>>,
    recording: Recording,
}

impl VirtualPhone {
    /// A phone on a flow, whose endpoint, key pair and app secret are made on the spot, in memory, with real encryption.
    ///
    /// To look at the flow's state later, give an `Arc` of it, which is a flow too.
    #[cfg(feature = "endpoint")]
    pub fn of(flow: impl flowkit_runtime::Flow) -> VirtualPhoneBuilder {
        VirtualPhoneBuilder::on_the_spot(crate::TestEndpoint::of(flow))
    }

    /// A phone on an endpoint in memory that the test has made: with limits of its own, or for several phones.
    #[cfg(feature = "endpoint")]
    pub fn on(endpoint: &crate::TestEndpoint) -> VirtualPhoneBuilder {
        VirtualPhoneBuilder::on_the_spot(Ok(endpoint.clone()))
    }

    /// A phone that talks to the endpoint at this address, such as `http://127.0.0.1:3000/appointment`. It needs the
    /// [public key](VirtualPhoneBuilder::public_key), the [Flow JSON](VirtualPhoneBuilder::flow_json), and for an endpoint that checks signatures the
    /// [app secret](VirtualPhoneBuilder::app_secret).
    pub fn at(url: &str) -> VirtualPhoneBuilder {
        VirtualPhoneBuilder::at(url)
    }

    /// A phone that sends by this client, with the flow token of its message. It needs the
    /// [Flow JSON](VirtualPhoneBuilder::flow_json).
    pub fn over<T: Transport + 'static>(client: &WhatsAppClient<T>) -> VirtualPhoneBuilder {
        VirtualPhoneBuilder::over(client)
    }

    fn new(phone: Phone, line: Box<dyn Line>, signer: Option<Signer>) -> Self {
        Self {
            recording: Recording::new(line.network()),
            phone,
            line,
            signer,
            transcript: Transcript::default(),
            opened_urls: Vec::new(),
            owed: VecDeque::new(),
            asked: None,
            saved: None,
            cdn: None,
        }
    }

    /// Another phone that has come as far, in the same network and with an empty transcript.
    pub(crate) fn fork(&self) -> Self {
        let mut fork = Self::new(
            self.phone.clone(),
            self.line.duplicate(),
            self.signer.clone(),
        );
        fork.share_files(self);
        fork.owed = self.owed.clone();
        fork.asked = self.asked.clone();
        fork
    }

    /// Whether it has started a server for its files.
    pub(crate) fn has_files(&self) -> bool {
        self.cdn.is_some()
    }

    /// Uploads to the server of another phone from here on, if that has one.
    pub(crate) fn share_files(&mut self, other: &Self) {
        self.cdn = other.cdn.clone();
    }

    /// The id of the screen that shows; empty when none does.
    #[must_use]
    pub fn screen(&self) -> &str {
        self.phone.screen().unwrap_or_default()
    }

    /// The ids of the screens on the way to the one that shows, which is the last.
    #[must_use]
    pub fn path(&self) -> Vec<&str> {
        self.phone.stack().collect()
    }

    /// What the screen that shows holds under this key; `null` where it holds nothing.
    #[must_use]
    pub fn data(&self, key: &str) -> Value {
        let data = self
            .phone
            .screen()
            .and_then(|screen| self.phone.data_of(screen));
        data.and_then(|data| data.get(key))
            .cloned()
            .unwrap_or_default()
    }

    /// What the phone shows at this moment, as plain data.
    #[must_use]
    pub fn view(&self) -> View {
        View::of(&self.phone)
    }

    /// The field or other component that is called so: by its name, or by the label, text or title that a person sees.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`] when nothing on the screen is called so, with what there is.
    pub fn field(&self, which: &str) -> Result<Field, WalkError> {
        let at = self.find(which)?;
        let view = self.view();
        let node = view.components.into_iter().find(|node| node.at == at);
        // The Footer is hidden while a list lies over the screen.
        let hidden = || {
            self.error_of(
                WalkErrorKind::NotFound,
                format!("\"{which}\" does not show"),
            )
        };
        Ok(Field::new(node.ok_or_else(hidden)?))
    }

    /// The text of the snackbar that shows.
    #[must_use]
    pub fn snackbar(&self) -> Option<&str> {
        Some(&self.phone.snackbar()?.text)
    }

    /// The error that shows in place of the screen, or of a draft over it.
    #[must_use]
    pub fn error(&self) -> Option<&FullScreenError> {
        self.phone.error()
    }

    /// Where customers' phones may differ, found on the walk so far.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        self.phone.warnings()
    }

    /// The message that the business received, once the flow is completed.
    #[must_use]
    pub fn completion(&self) -> Option<&CompletionMessage> {
        self.phone.completion()
    }

    /// The completion as a type of yours, read from the webhook's `response_json`.
    ///
    /// # Errors
    /// [`WalkErrorKind::Completion`] when the flow is not completed, or its completion is of another type.
    pub fn completed<T: DeserializeOwned>(&self) -> Result<T, WalkError> {
        let Some(message) = self.phone.completion() else {
            return Err(self.error_of(WalkErrorKind::Completion, "the flow is not completed"));
        };
        serde_json::from_str(&message.response_json()).map_err(|error| {
            let keys: Vec<&String> = message.params.keys().collect();
            let message =
                format!("the completion is of another type: {error}; it has the keys {keys:?}");
            self.error_of(WalkErrorKind::Completion, message)
        })
    }

    /// The addresses that `open_url` actions have opened, oldest first: the last 1,000.
    #[must_use]
    pub fn opened_urls(&self) -> &[String] {
        &self.opened_urls
    }

    /// Every step so far, with what was sent and received, failed ones too.
    #[must_use]
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// The network that the phone is in, to be slowed down or broken.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.line.network()
    }

    /// The phone's state.
    #[must_use]
    pub fn phone(&self) -> &Phone {
        &self.phone
    }

    fn error_of(&self, kind: WalkErrorKind, message: impl Into<String>) -> WalkError {
        let view = self.view();
        let around = Around {
            screen: view.to_string(),
            possible: possible::steps(&view),
            last_exchange: self.transcript.last().map(ToString::to_string),
        };
        WalkError::new(kind, message, around)
    }
}

/// The screen as text, for terminals and snapshots.
impl fmt::Display for VirtualPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        View::of(&self.phone).fmt(f)
    }
}

impl fmt::Debug for VirtualPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VirtualPhone")
            .field("path", &self.path())
            .field("status", &self.phone.status())
            .field("steps", &self.transcript.steps().len())
            .finish_non_exhaustive()
    }
}
