//! The phone's state: what it shows, what was put in, and what it asks for. Nothing here waits, sends or looks at a clock.
//!
//! A [`Phone`] takes what a person does ([`Gesture`]), what time passes, and what the endpoint answers, and gives back what is
//! to be done outside ([`Effect`]). [`VirtualPhone`](crate::VirtualPhone) is a phone with the outside around it.
//!
//! ```
//! use std::sync::Arc;
//!
//! use flowkit_client::phone::{Effect, FlowJson, Phone, Settings};
//! use flowkit_client::{Action, FlowMessage};
//!
//! let flow = FlowJson::parse(r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"HELLO": []},
//!     "screens": [{"id": "HELLO", "title": "Hello"}]}"#)?;
//! let settings = Settings::new(jiff::civil::date(2026, 11, 29));
//! let mut phone = Phone::new(Arc::new(flow), settings, FlowMessage::default());
//! let effects = phone.open()?;
//! assert!(matches!(&effects[..], [Effect::Send(request)] if request.action() == Action::Init));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod acting;
mod answering;
mod arrival;
mod back;
mod completion;
mod effect;
mod endings;
pub(crate) mod files;
pub(crate) mod flow_json;
mod full_screen;
mod gesture;
mod gestures;
mod impossible;
mod initial_values;
mod judge;
pub(crate) mod layout;
pub(crate) mod lists;
mod looking;
mod notification;
mod offers;
mod opening;
mod paths_ahead;
mod place;
mod ran;
mod refusal;
mod routes;
mod rule;
mod saved;
mod scan;
pub(crate) mod scope;
mod screen_state;
mod settings;
mod settling;
mod shown_error;
mod snackbar;
pub(crate) mod validity;
mod waiting;
mod warning;
pub(crate) mod words;

pub use crate::fields::calendar::Half;
pub use completion::CompletionMessage;
pub use effect::Effect;
pub use flow_json::FlowJson;
pub(crate) use flow_json::json as json_of;
pub use full_screen::{Cause, FullScreenError};
pub use gesture::Gesture;
pub use impossible::Impossible;
pub(crate) use looking::{Names, Offered};
pub(crate) use notification::NOTIFICATION_KEYS;
pub(crate) use offers::Offer;
pub use place::Place;
pub(crate) use ran::{ACTION_SLOTS, Ran};
pub use refusal::{Refusal, RefusalKind};
pub use rule::Rule;
pub use saved::Saved;
pub use settings::{Client, Opening, Platform, Settings, Stage};
pub use snackbar::{Snackbar, snackbar_duration};
pub use warning::Warning;

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::request::FlowMessage;

use answering::Pending;
use flow_json::{FlowComponent, FlowScreen};
use scope::Scope;
use screen_state::ScreenState;
use waiting::Timer;

/// The most warnings that are kept. Some name a component by its label, which an endpoint may change with every answer.
const MOST_WARNINGS: usize = 1000;

/// A phone on which a message with a flow lies: its state, and every way in which that changes.
///
/// A clone is another phone that has come as far. `Debug` hides what was filled in and received.
#[derive(Clone)]
pub struct Phone {
    flow: Arc<FlowJson>,
    settings: Arc<Settings>,
    message: Arc<FlowMessage>,
    /// Milliseconds since the phone was made.
    now: u64,
    status: Status,
    /// The screens on the way to the one that shows, which is the last.
    stack: Vec<usize>,
    screens: Vec<ScreenState>,
    pending: Option<Pending>,
    error: Option<FullScreenError>,
    /// What the link of the error repeats.
    repeat: Option<answering::Intent>,
    snackbar: Option<Snackbar>,
    /// Whether another screen has come up since the last drawing.
    is_newly_shown: bool,
    open_list: Option<usize>,
    focus: Option<usize>,
    timers: Vec<Timer>,
    warnings: Vec<Warning>,
    effects: Vec<Effect>,
    completion: Option<CompletionMessage>,
    button_disabled: bool,
    /// The actions that have run, each once.
    ran: std::collections::BTreeSet<Ran>,
    /// Whether an error took the place of the screen, so that nothing is kept for another time until a screen shows again.
    lost: bool,
}

/// How far a phone has come with its flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// The message lies in the chat.
    InChat,
    /// The flow is open and shows no screen: a large spinner turns, or an error shows.
    Opening,
    /// A screen shows, or an error in its place.
    Open,
    /// The flow is over: completed, or closed.
    Over,
}

impl Phone {
    /// A phone that has got this flow by this message, and has not opened it.
    #[must_use]
    pub fn new(flow: Arc<FlowJson>, settings: Settings, message: FlowMessage) -> Self {
        Self {
            screens: vec![ScreenState::default(); flow.all_screens().len()],
            flow,
            settings: Arc::new(settings),
            message: Arc::new(message),
            now: 0,
            status: Status::InChat,
            stack: Vec::new(),
            pending: None,
            error: None,
            repeat: None,
            snackbar: None,
            is_newly_shown: false,
            open_list: None,
            focus: None,
            timers: Vec::new(),
            warnings: Vec::new(),
            effects: Vec::new(),
            completion: None,
            button_disabled: false,
            ran: std::collections::BTreeSet::new(),
            lost: false,
        }
    }

    /// Another phone that has got the same flow, with these settings and this message.
    pub(crate) fn beside(&self, settings: Settings, message: FlowMessage) -> Self {
        Self::new(Arc::clone(&self.flow), settings, message)
    }

    /// The Flow JSON.
    #[must_use]
    pub fn flow(&self) -> &FlowJson {
        &self.flow
    }

    /// Which phone it is.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What its requests say of the message that carried the flow.
    #[must_use]
    pub fn message(&self) -> &FlowMessage {
        &self.message
    }

    /// How far it has come.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The id of the screen that shows, also while an error lies over it; `None` before the first one and after the end.
    #[must_use]
    pub fn screen(&self) -> Option<&str> {
        let top = self.top().filter(|_| self.status != Status::Over)?;
        Some(self.flow.screen(top)?.id.as_str())
    }

    /// The ids of the screens on the way to the one that shows, which is the last.
    pub fn stack(&self) -> impl Iterator<Item = &str> {
        self.stack
            .iter()
            .filter_map(|screen| Some(self.flow.screen(*screen)?.id.as_str()))
    }

    /// What a screen holds: everything it was given since the flow was opened. `None` if the flow has no such screen.
    #[must_use]
    pub fn data_of(&self, screen: &str) -> Option<&Map<String, Value>> {
        Some(&self.screens.get(self.flow.screen_index(screen)?)?.data)
    }

    /// The values of a screen's inputs by name. What was unticked is `null`; what nobody touched is missing.
    #[must_use]
    pub fn form_of(&self, screen: &str) -> Option<&Map<String, Value>> {
        Some(&self.screens.get(self.flow.screen_index(screen)?)?.form)
    }

    /// Whether a request is under way, while which nothing on the screen can be used.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.pending.is_some()
    }

    /// The error in place of the screen, or of a draft over it.
    #[must_use]
    pub fn error(&self) -> Option<&FullScreenError> {
        self.error.as_ref()
    }

    /// The snackbar that shows.
    #[must_use]
    pub fn snackbar(&self) -> Option<&Snackbar> {
        self.snackbar.as_ref()
    }

    /// Where customers' phones may differ, found on the walk so far, each once, and 1,000 at the most.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What the business received, once the flow is completed.
    #[must_use]
    pub fn completion(&self) -> Option<&CompletionMessage> {
        self.completion.as_ref()
    }

    /// Whether the button of the message in the chat can be tapped no more: after a completion, and after a 427.
    #[must_use]
    pub fn is_button_disabled(&self) -> bool {
        self.button_disabled
    }

    /// The place of the screen that shows.
    fn top(&self) -> Option<usize> {
        self.stack.last().copied()
    }

    /// The places of the screens on the way to the one that shows, which is the last.
    pub(crate) fn stacked(&self) -> &[usize] {
        &self.stack
    }

    /// The Dropdown whose list lies over the screen.
    pub(crate) fn open_list_at(&self) -> Option<usize> {
        self.open_list
    }

    /// The text field that the cursor is in.
    pub(crate) fn focused_at(&self) -> Option<usize> {
        self.focus
    }

    /// The title of the screen that shows, or the label of the Dropdown whose list is open.
    pub(crate) fn title(&self) -> Option<String> {
        let scope = self.scope();
        let of_list = self.open_list.and_then(|list| {
            let label = scope.text_of(self.component(list)?, "label");
            label.ok().flatten()
        });
        of_list.or_else(|| {
            let title = scope.drawn(&self.top_screen()?.title).ok().flatten()?;
            title.as_str().map(str::to_owned)
        })
    }

    /// What references mean where the screen stands that shows.
    pub(crate) fn scope(&self) -> Scope<'_> {
        self.scope_of(self.top())
    }

    pub(crate) fn scope_of(&self, screen: Option<usize>) -> Scope<'_> {
        Scope {
            flow: &self.flow,
            screens: &self.screens,
            screen,
        }
    }

    fn top_screen(&self) -> Option<&FlowScreen> {
        self.flow.screen(self.top()?)
    }

    pub(crate) fn component(&self, at: usize) -> Option<&FlowComponent> {
        self.flow.component(self.top()?, at)
    }

    fn state(&self) -> Option<&ScreenState> {
        self.screens.get(self.top()?)
    }

    fn state_mut(&mut self) -> Option<&mut ScreenState> {
        let top = self.top()?;
        self.screens.get_mut(top)
    }

    /// The value of a field of the screen that shows; `None` if nobody touched it.
    fn value(&self, at: usize) -> Option<&Value> {
        let name = self.component(at)?.name.as_ref()?;
        self.state()?.form.get(name)
    }

    fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST_WARNINGS && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// What has come up to be done outside.
    fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Phone")
            .field("status", &self.status)
            .field("stack", &self.stack().collect::<Vec<_>>())
            .field("is_loading", &self.is_loading())
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}
