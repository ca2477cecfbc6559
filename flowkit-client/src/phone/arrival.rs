//! Showing a screen.

use serde_json::{Map, Value};

use super::{Phone, Status, layout};

/// How a screen is reached, which decides what becomes of initial values and error messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The message named it.
    Opening,
    /// A `navigate` action led to it.
    Navigate,
    /// Back from the next screen, without the endpoint.
    Back,
    /// An answer named it.
    Answer,
}

impl Phone {
    /// Merges data into a screen, key by key: what is not sent stays, and an object is replaced as a whole.
    pub(super) fn merge(&mut self, screen: usize, data: Map<String, Value>) {
        if let Some(state) = self.screens.get_mut(screen) {
            state.data.extend(data);
        }
    }

    /// As [`merge`](Self::merge), for the payload of an action: a key whose reference has no value takes away what the
    /// screen held.
    pub(super) fn merge_payload(&mut self, screen: usize, payload: Vec<(String, Option<Value>)>) {
        let Some(state) = self.screens.get_mut(screen) else {
            return;
        };
        for (key, value) in payload {
            match value {
                Some(value) => state.data.insert(key, value),
                None => state.data.remove(&key),
            };
        }
    }

    /// Shows a screen whose data is merged already.
    pub(super) fn arrive(&mut self, screen: usize, how: How) {
        let is_another = self.top() != Some(screen);
        let below = self
            .stack
            .len()
            .checked_sub(2)
            .and_then(|below| self.stack.get(below));
        if is_another && below == Some(&screen) {
            self.stack.pop();
        } else if is_another {
            self.stack.push(screen);
        }
        if is_another {
            self.leave();
        }
        self.status = Status::Open;
        self.error = None;
        self.repeat = None;
        self.lost = false;
        if let Some(state) = self.screens.get_mut(screen).filter(|_| is_another) {
            // The messages of the time before went with the fields that showed them.
            state.errors.clear();
        }
        let before = match is_another || how != How::Answer {
            true => Vec::new(),
            false => layout::shown(&self.scope(), self.settings.client)
                .map(|shown| self.choices(&shown.places))
                .unwrap_or_default(),
        };
        self.give_initial_values(screen, how);
        if is_another {
            self.note_what_is_held(screen);
            self.is_newly_shown = true;
        }
        // A list that shows already takes a value that the answer gives it for a choice.
        self.run_changed_choices(&before);
    }

    /// What goes when the screen that shows gives way to another.
    pub(super) fn leave(&mut self) {
        self.focus = None;
        self.open_list = None;
        self.timers.clear();
    }

    /// A field that holds a value as its screen opens may show an error before anybody touched it.
    pub(super) fn note_what_is_held(&mut self, screen: usize) {
        if let Some(state) = self.screens.get_mut(screen) {
            let held = state.form.iter().filter(|(_, value)| !value.is_null());
            let held: Vec<String> = held.map(|(name, _)| name.clone()).collect();
            state.has_held.extend(held);
        }
    }
}
