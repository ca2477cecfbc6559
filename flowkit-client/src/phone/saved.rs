//! What is kept of a flow that was left, and taking it up again.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use flowkit_json::catalogue::Kind;

use super::screen_state::ScreenState;
use super::settings::{Opening, Stage};
use super::{Effect, Impossible, Phone, Status};
use crate::media;

/// For how long the phone keeps what was filled in, in seconds: 15 days.
const KEPT_SECONDS: u64 = 15 * 24 * 60 * 60;

/// What a phone keeps of a flow that was left before its end. `Debug` hides what was filled in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    message_id: String,
    opening: Opening,
    stack: Vec<String>,
    screens: Vec<SavedScreen>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct SavedScreen {
    id: String,
    data: Map<String, Value>,
    form: Map<String, Value>,
}

impl Phone {
    /// What is kept at this moment, should the flow be left, and after it was closed. Nothing before a screen shows, without a
    /// flow token, in a preview, after a completion, and once an error has taken the place of the screen, unless it is that
    /// there is no network.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        let has_token = !self.message.flow_token.is_empty();
        if !has_token
            || self.lost
            || self.settings.stage == Stage::Preview
            || self.completion.is_some()
            || self.stack.is_empty()
        {
            return None;
        }
        let screens = self.flow.all_screens().iter().zip(&self.screens);
        let screens = screens.map(|(screen, state)| SavedScreen {
            id: screen.id.clone(),
            data: state.data.clone(),
            form: screen_form(screen, state),
        });
        Some(Saved {
            message_id: self.settings.message_id.clone(),
            opening: self.settings.opening.clone(),
            stack: self.stack().map(str::to_owned).collect(),
            screens: screens.collect(),
        })
    }

    /// Taps the button of the message where a flow was left `age` seconds ago. If it was this message's, opened in the same
    /// way, and not more than 15 days ago, the last screen shows again, and nobody is asked and nothing checked. Else the
    /// flow opens as by [`open`](Self::open).
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_again(&mut self, saved: &Saved, age: u64) -> Result<Vec<Effect>, Impossible> {
        let is_same =
            saved.message_id == self.settings.message_id && saved.opening == self.settings.opening;
        let stack: Option<Vec<usize>> = saved
            .stack
            .iter()
            .map(|id| self.flow.screen_index(id))
            .collect();
        let stack = stack.filter(|stack| is_same && age <= KEPT_SECONDS && !stack.is_empty());
        let takes_up = stack.filter(|_| {
            !self.button_disabled && matches!(self.status, Status::InChat | Status::Over)
        });
        let Some(stack) = takes_up else {
            return self.open();
        };
        self.forget();
        for screen in &saved.screens {
            let index = self.flow.screen_index(&screen.id);
            if let Some(state) = index.and_then(|index| self.screens.get_mut(index)) {
                *state = ScreenState {
                    data: screen.data.clone(),
                    form: screen.form.clone(),
                    ..ScreenState::default()
                };
            }
        }
        self.stack = stack;
        self.status = Status::Open;
        if let Some(top) = self.top() {
            self.note_what_is_held(top);
        }
        self.settle();
        Ok(self.take_effects())
    }
}

/// The values of a screen as they are kept: without what is private, and with the files alone that have arrived.
fn screen_form(screen: &super::flow_json::FlowScreen, state: &ScreenState) -> Map<String, Value> {
    let kept = state.form.iter().map(|(name, value)| {
        let field = screen.field(name).map(|(_, field)| field);
        let value = match field.map(|field| (field.kind, field.word("input-type"))) {
            Some((Kind::OptIn, _) | (Kind::TextInput, Some("password" | "passcode"))) => {
                Value::Null
            }
            Some((Kind::PhotoPicker | Kind::DocumentPicker, _)) => {
                media::state_value(&media::kept_on_resume(&super::files::files_of(Some(value))))
            }
            _ => value.clone(),
        };
        (name.clone(), value)
    });
    kept.collect()
}

impl std::fmt::Debug for Saved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Saved")
            .field("stack", &self.stack)
            .finish_non_exhaustive()
    }
}
