//! Writing down what is done with a phone.

use serde_json::Map;

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::Network;
use crate::network::{Command, Fault};
use crate::phone::{Gesture, Opening, Settings};
use crate::request::FlowMessage;
use crate::script::{
    Act, Expectation, Failure, MOST_BYTES, MOST_STEPS, NetworkStep, Script, Setting, Step,
};

/// How many lines a record leaves free for the settings, the version and its end.
const SPARE_STEPS: usize = 20;

/// How many bytes a record leaves free for the settings, the version and its end.
const SPARE_BYTES: usize = MOST_BYTES / 4;

/// What was done with a phone so far.
pub(super) struct Recording {
    steps: Vec<Step>,
    /// How long the text of the steps is.
    bytes: usize,
    /// Whether the record is so long that nothing more is written down.
    is_cut_off: bool,
    /// How many commands to the network are written down, or came before the phone.
    commands: usize,
    /// The screen that showed after the last step.
    screen: String,
    is_completed: bool,
}

impl Recording {
    pub(super) fn new(network: &Network) -> Self {
        Self {
            steps: Vec::new(),
            bytes: 0,
            is_cut_off: false,
            commands: network.commands(),
            screen: String::new(),
            is_completed: false,
        }
    }

    fn push(&mut self, step: Step) {
        let length = step.to_string().len().saturating_add(1);
        self.bytes = self.bytes.saturating_add(length);
        let is_full = self.steps.len() >= MOST_STEPS.saturating_sub(SPARE_STEPS)
            || self.bytes > MOST_BYTES.saturating_sub(SPARE_BYTES);
        if is_full && !self.is_cut_off {
            self.is_cut_off = true;
            self.steps.push(Step::CutOff);
        }
        if !self.is_cut_off {
            self.steps.push(step);
        }
    }
}

impl VirtualPhone {
    /// The walk so far as a [script](crate::script) that replays it on a phone of the same flow: which phone it is, every step
    /// with how it failed if it did, what was done to the network, and as expectations the screens that showed and the completion.
    ///
    /// Components go by their names, options by their ids. A file that was made up is made up again; of any other the name and the
    /// hash are written down, but for short texts. Everything that was typed is in it, and the flow token. The
    /// signature of the token is in it only if the test gave it: every phone that knows the app secret makes its own.
    ///
    /// Steps are recorded from the making of the phone. After nearly [`MOST_STEPS`] steps, or three quarters of [`MOST_BYTES`],
    /// the record ends with the step `cut-off`.
    ///
    /// ```no_run
    /// # async fn example(clinic: impl flowkit_runtime::Flow) -> Result<(), Box<dyn std::error::Error>> {
    /// use flowkit_client::VirtualPhone;
    ///
    /// let mut phone = VirtualPhone::of(clinic).open().await?;
    /// phone.choose("Department", "Dental care").await?;
    /// phone.tap("Continue").await?;
    /// std::fs::write("walk.script", phone.record().to_string())?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn record(&self) -> Script {
        let mut message = self.phone.message().clone();
        // A signature that the phone made by itself is right for this app secret alone, which another process may not have.
        if message.flow_token_signature == self.signature_of(&message.flow_token) {
            message.flow_token_signature = None;
        }
        let settings = settings_of(self.phone.settings(), &message);
        let settings = settings.into_iter().map(Step::With);
        let steps = self.recording.steps.iter().cloned();
        let commands = match self.recording.is_cut_off {
            true => Vec::new(),
            false => self.new_commands(),
        };
        settings.chain(steps).chain(commands).collect()
    }

    /// Writes down what was done and how it went, and gives that back.
    pub(super) fn noted(
        &mut self,
        act: Act,
        done: Result<(), WalkError>,
    ) -> Result<&mut Self, WalkError> {
        for command in self.new_commands() {
            self.recording.push(command);
        }
        self.recording.commands = self.line.network().commands();
        self.recording.push(match &done {
            Ok(()) => Step::Act(act),
            Err(error) => Step::Fails(Failure::of(error), act),
        });
        if self.screen() != self.recording.screen {
            let screen = self.screen().to_owned();
            if !screen.is_empty() {
                self.recording
                    .push(Step::Expect(Expectation::Screen(screen.clone())));
            }
            self.recording.screen = screen;
        }
        let is_completed = self.completion().is_some();
        if is_completed && !self.recording.is_completed {
            let expected = Expectation::Completed(Map::new());
            self.recording.push(Step::Expect(expected));
        }
        self.recording.is_completed = is_completed;
        done.map(|()| self)
    }

    /// What was done to the network since the last step.
    fn new_commands(&self) -> Vec<Step> {
        match self.line.network().commands_after(self.recording.commands) {
            Some(commands) => commands.into_iter().map(network_step).collect(),
            None => vec![Step::CutOff],
        }
    }

    /// A gesture by the name of its component, or as it is where none leads there.
    pub(super) fn act_of(&self, gesture: &Gesture) -> Act {
        let place = match gesture {
            Gesture::Choose { at, option } => {
                let act = self
                    .word_for(*at, option)
                    .and_then(|what| Some((self.name_at(*at)?, what)))
                    .map(|(which, what)| Act::Choose { which, what });
                return act.unwrap_or_else(|| Act::Gesture(gesture.clone()));
            }
            Gesture::Clear { at, .. }
            | Gesture::Focus { at }
            | Gesture::Type { at, .. }
            | Gesture::Tick { at }
            | Gesture::OpenDates { at }
            | Gesture::Pick { at, .. }
            | Gesture::OpenList { at }
            | Gesture::Tap { at } => at,
            Gesture::Blur | Gesture::Back | Gesture::Close | Gesture::Retry | Gesture::Dismiss => {
                return named_act(gesture, String::new());
            }
        };
        match (self.name_at(*place), gesture) {
            (Some(which), Gesture::Clear { .. }) if !self.phone.is_range_at(*place) => {
                Act::Clear { which, half: None }
            }
            (Some(which), _) => named_act(gesture, which),
            (None, _) => Act::Gesture(gesture.clone()),
        }
    }

    /// Meta's signature of a flow token, where the phone makes it by itself.
    pub(crate) fn signature_of(&self, flow_token: &str) -> Option<String> {
        self.signer.as_ref().and_then(|sign| sign(flow_token))
    }

    /// Makes it another phone with the same flow and line. Only before the flow was opened.
    pub(crate) fn set_up(&mut self, settings: Settings, message: FlowMessage) {
        self.phone = self.phone.beside(settings, message.clone());
        self.line = self.line.with_message(message);
    }
}

/// A gesture to the component that is called so.
pub(super) fn named_act(gesture: &Gesture, which: String) -> Act {
    match gesture {
        Gesture::Back => Act::Back,
        Gesture::Close => Act::Close,
        Gesture::Retry => Act::Retry,
        Gesture::Dismiss => Act::Dismiss,
        Gesture::Blur => Act::Blur,
        Gesture::Focus { .. } => Act::Focus { which },
        Gesture::Tick { .. } => Act::Tick { which },
        Gesture::Tap { .. } => Act::Tap { which },
        Gesture::OpenDates { .. } => Act::OpenDates { which },
        Gesture::OpenList { .. } => Act::OpenList { which },
        Gesture::Type { text, .. } => Act::Type {
            which,
            text: text.clone(),
        },
        Gesture::Choose { option, .. } => Act::Choose {
            which,
            what: option.clone(),
        },
        Gesture::Pick { half, day, .. } => Act::Pick {
            which,
            half: *half,
            day: day.clone(),
        },
        Gesture::Clear { half, .. } => Act::Clear {
            which,
            half: Some(*half),
        },
    }
}

impl Failure {
    /// How this step failed, to a script.
    ///
    /// ```no_run
    /// # async fn example(phone: &mut flowkit_client::VirtualPhone) {
    /// use flowkit_client::script::Failure;
    ///
    /// let error = phone.tap("Continue").await.unwrap_err();
    /// assert_eq!(Failure::of(&error), Failure::Impossible);
    /// # }
    /// ```
    #[must_use]
    pub fn of(error: &WalkError) -> Self {
        match error.kind() {
            WalkErrorKind::NotFound | WalkErrorKind::Impossible => Self::Impossible,
            WalkErrorKind::Refused(_) => Self::Refused,
            WalkErrorKind::Settings(_)
            | WalkErrorKind::Failed(_)
            | WalkErrorKind::Completion
            | WalkErrorKind::Endless => Self::Failed,
        }
    }
}

fn network_step(command: Command) -> Step {
    Step::Network(match command {
        Command::Offline => NetworkStep::Offline,
        Command::Online => NetworkStep::Online,
        Command::Heal => NetworkStep::Heal,
        Command::SlowBy(delay) => NetworkStep::Slow(delay),
        Command::Befall(Fault::RequestLost) => NetworkStep::LoseRequest,
        Command::Befall(Fault::AnswerLost) => NetworkStep::LoseAnswer,
        Command::Befall(Fault::ConnectionBroken) => NetworkStep::BreakConnection,
        Command::Befall(Fault::AnsweredWith(status)) => NetworkStep::Status(status),
        Command::Befall(Fault::WrongKey) => NetworkStep::WrongKey,
        Command::Befall(Fault::TokenExpired(message)) => {
            NetworkStep::ExpireToken(message.unwrap_or_default())
        }
    })
}

/// The day, the flow token, and what differs from a phone that nobody has set up.
fn settings_of(settings: &Settings, message: &FlowMessage) -> Vec<Setting> {
    let usual = Settings::new(settings.today);
    let mut lines = vec![
        Setting::Today(settings.today),
        Setting::Token(message.flow_token.clone()),
    ];
    lines.extend(
        message
            .flow_token_signature
            .clone()
            .map(Setting::TokenSignature),
    );
    if settings.platform != usual.platform {
        lines.push(Setting::Platform(settings.platform));
    }
    if settings.client != usual.client {
        lines.push(Setting::Client(settings.client));
    }
    if settings.stage != usual.stage {
        lines.push(Setting::Stage(settings.stage));
    }
    if let Opening::Navigate { screen, data } = &settings.opening {
        lines.push(Setting::OpenedOn {
            screen: screen.clone(),
            data: data.clone(),
        });
    }
    if settings.message_id != usual.message_id {
        lines.push(Setting::MessageId(settings.message_id.clone()));
    }
    lines.extend(
        settings
            .advertised_flow_id
            .clone()
            .map(Setting::AdvertisedFlow),
    );
    lines
}
