//! What happens after every change: lists that changed, components that cannot be drawn, and warnings.

use super::layout::{self, Shown};
use super::refusal::Refusal;
use super::{Phone, Status};

/// How many screens may follow one another by what they choose as they are drawn, and how many lists by what the list before
/// gives up. A flow whose screens or lists lead in a circle would go on for ever.
const MOST_DRAWINGS: u8 = 8;

impl Phone {
    /// Brings the screen in line with what has changed.
    pub(super) fn settle(&mut self) {
        self.draw();
        for _ in 0..MOST_DRAWINGS {
            if !std::mem::take(&mut self.is_newly_shown) || !self.select_on_drawing() {
                return;
            }
            self.draw();
        }
        self.is_newly_shown = false;
    }

    fn draw(&mut self) {
        if self.status != Status::Open || self.error.is_some() {
            return;
        }
        match self.drawn() {
            Ok(shown) => {
                for warning in shown.warnings {
                    self.warn(warning);
                }
                // An action of an option that was given up may have ended the flow, or gone wrong.
                if self.status == Status::Open && self.error.is_none() {
                    self.check_components(&shown.places);
                }
            }
            Err(refusal) => self.refuse(*refusal),
        }
    }

    /// Draws the screen: finds what shows, and empties fields whose choice is gone from their list.
    fn drawn(&mut self) -> Result<Shown, Box<Refusal>> {
        let mut shown = layout::shown(&self.scope(), self.settings.client)?;
        for _ in 0..MOST_DRAWINGS {
            if !self.forget_stale_choices(&shown.places) {
                break;
            }
            // A condition may depend on what was emptied, and an action that ran for it may have changed another list.
            shown = layout::shown(&self.scope(), self.settings.client)?;
        }
        Ok(shown)
    }
}
