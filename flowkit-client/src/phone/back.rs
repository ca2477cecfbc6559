//! Going back, and closing.

use super::answering::Intent;
use super::arrival::How;
use super::refusal::{Refusal, RefusalKind};
use super::settings::Stage;
use super::{Impossible, Phone, Status};

impl Phone {
    /// The leading button: closes what lies over the screen, else leaves it. On the first screen and on an error it closes
    /// the flow.
    pub(super) fn back(&mut self) -> Result<(), Impossible> {
        if !matches!(self.status, Status::Opening | Status::Open) {
            return Err(Impossible::new("the flow is not open"));
        }
        if self.open_list.take().is_some() {
            return Ok(());
        }
        if self.error.is_some() && self.has_error_over_screen() {
            self.error = None;
            return Ok(());
        }
        if self.leading_closes() {
            return self.close();
        }
        let Some(screen) = self.top() else {
            return self.close();
        };
        if self
            .top_screen()
            .is_some_and(|screen| screen.refresh_on_back)
        {
            if self.pending.is_some() {
                return Err(Impossible::new(
                    "the endpoint is being asked already: BACK can be sent once it has answered",
                ));
            }
            self.ask(Intent::Back { screen });
            return Ok(());
        }
        let below = self
            .stack
            .len()
            .checked_sub(2)
            .and_then(|below| self.stack.get(below))
            .copied();
        if let Some(below) = below {
            // What the screen holds and what was put in stay as they were left.
            self.snackbar = None;
            self.arrive(below, How::Back);
        }
        Ok(())
    }

    /// Closes the flow; nothing is sent, and what was put in is kept for another time.
    pub(super) fn close(&mut self) -> Result<(), Impossible> {
        if !matches!(self.status, Status::Opening | Status::Open) {
            return Err(Impossible::new("the flow is not open"));
        }
        self.close_now();
        Ok(())
    }

    /// Whether the leading button is a cross.
    pub(crate) fn leading_closes(&self) -> bool {
        let error_in_place = self.error.is_some() && !self.has_error_over_screen();
        self.stack.len() <= 1 || error_in_place || self.settings.stage == Stage::Preview
    }

    /// Whether an error lies over the screen, where it can be closed, rather than in its place: in a draft. An expression that
    /// the phone cannot read leaves nothing to go on with, also in a draft.
    pub(crate) fn has_error_over_screen(&self) -> bool {
        let is_draft = self.settings.stage != Stage::Published && !self.stack.is_empty();
        let cause = self.error.as_ref().map(|error| &error.cause);
        let is_unreadable = |refusal: &Refusal| refusal.kind == RefusalKind::Expression;
        is_draft && cause.is_some_and(|cause| !cause.refusal().is_some_and(is_unreadable))
    }
}
