//! What happens after every change: lists that changed, components that cannot be drawn, and warnings.

use super::layout::{self, Shown};
use super::refusal::Refusal;
use super::{Phone, Status};

/// How many screens may follow one another by what they choose as they are drawn. A flow whose screens lead in a circle would
/// go on for ever.
const MOST_DRAWINGS: u8 = 8;

/// What shows, and the fields that were emptied with what was chosen in them.
type Drawn = (Shown, Vec<(usize, Vec<String>)>);

impl Phone {
    /// Brings the screen in line with what has changed.
    pub(super) fn settle(&mut self) {
        for _ in 0..MOST_DRAWINGS {
            let has_run = self.draw();
            let chooses = std::mem::take(&mut self.is_newly_shown) && self.select_on_drawing();
            if !has_run && !chooses {
                return;
            }
        }
        self.is_newly_shown = false;
        self.draw();
    }

    /// Gives back whether an action has run because a choice is gone.
    fn draw(&mut self) -> bool {
        if self.status != Status::Open || self.error.is_some() {
            return false;
        }
        match self.drawn() {
            Ok((shown, emptied)) => {
                for warning in shown.warnings {
                    self.warn(warning);
                }
                let mut has_run = false;
                let screen = self.top();
                for (at, lost) in emptied.iter().filter(|(_, lost)| !lost.is_empty()) {
                    if self.top() == screen {
                        has_run = true;
                        // The list is the new one: what is not in it any more has no action.
                        self.run_option_actions(*at, lost, &[]);
                    }
                }
                // While a request is under way nothing is checked.
                if !has_run && self.pending.is_none() {
                    self.check_components(&shown.places);
                }
                has_run
            }
            Err(refusal) => {
                self.refuse(*refusal);
                false
            }
        }
    }

    /// Draws the screen: finds what shows, empties fields whose choice is gone from their list, and works out all texts.
    fn drawn(&mut self) -> Result<Drawn, Box<Refusal>> {
        let mut shown = layout::shown(&self.scope(), self.settings.client)?;
        let emptied = self.forget_stale_choices(&shown.places);
        if !emptied.is_empty() {
            // A condition may depend on what was emptied.
            shown = layout::shown(&self.scope(), self.settings.client)?;
        }
        layout::check_readable(&self.scope(), &shown.places)?;
        Ok((shown, emptied))
    }
}
