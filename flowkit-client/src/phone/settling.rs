//! What happens after every change: lists that changed, components that cannot be drawn, and warnings.

use super::layout;
use super::{Phone, Status};

impl Phone {
    /// Brings the screen in line with what has changed.
    pub(super) fn settle(&mut self) {
        if self.status != Status::Open || self.error.is_some() {
            return;
        }
        self.forget_stale_choices();
        match layout::shown(&self.scope(), self.settings.client) {
            Ok(shown) => {
                for warning in shown.warnings {
                    self.warn(warning);
                }
                // While a request is under way nothing is checked.
                if self.pending.is_none() {
                    self.check_components(&shown.places);
                }
            }
            Err(refusal) => self.refuse(*refusal),
        }
    }
}
