//! What the phone does a little later.

use super::{Effect, Phone};

/// Something that is due at a time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Timer {
    /// In milliseconds since the phone was made.
    pub(super) due: u64,
    /// The component on the screen that shows.
    pub(super) at: usize,
    pub(super) what: Due,
}

/// What is due.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Due {
    /// A Dropdown takes this option, or is emptied by `None`.
    Take(Option<String>),
    /// A DatePicker runs its action.
    Dated,
    /// A NavigationList runs the action of this row.
    Row(String),
}

impl Phone {
    /// Lets time pass. What is due within it happens in its order.
    pub fn pass(&mut self, milliseconds: u64) -> Vec<Effect> {
        let end = self.now.saturating_add(milliseconds);
        while let Some(next) = self.next_due().filter(|due| *due <= end) {
            self.now = self.now.max(next);
            self.vanish();
            let at = self.timers.iter().position(|timer| timer.due == next);
            if let Some(timer) = at.map(|at| self.timers.remove(at)) {
                self.fall_due(timer);
                self.settle();
            }
        }
        self.now = end;
        self.vanish();
        self.take_effects()
    }

    /// In how many milliseconds the phone does something by itself; `None` when nothing is due.
    #[must_use]
    pub fn due_in(&self) -> Option<u64> {
        Some(self.next_due()?.saturating_sub(self.now))
    }

    /// Milliseconds since the phone was made.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.now
    }

    fn next_due(&self) -> Option<u64> {
        self.timers.iter().map(|timer| timer.due).min()
    }

    /// A snackbar whose time is over goes.
    fn vanish(&mut self) {
        if self
            .snackbar
            .as_ref()
            .is_some_and(|snackbar| snackbar.until <= self.now)
        {
            self.snackbar = None;
        }
    }

    /// Does something later. What the same component had waiting is forgotten.
    pub(super) fn do_later(&mut self, at: usize, milliseconds: u16, what: Due) {
        self.timers.retain(|timer| timer.at != at);
        let due = self.now.saturating_add(u64::from(milliseconds));
        self.timers.push(Timer { due, at, what });
    }

    fn fall_due(&mut self, timer: Timer) {
        match timer.what {
            Due::Take(option) => self.take_option(timer.at, option),
            Due::Dated => self.run_action_of(timer.at, super::acting::SELECT),
            Due::Row(row) => self.run_row(timer.at, &row),
        }
    }
}
