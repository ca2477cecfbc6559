//! Opening the flow from its message.

use serde_json::Value;

use super::answering::Intent;
use super::arrival::How;
use super::notification::Failed;
use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::screen_state::ScreenState;
use super::settings::Opening;
use super::{Effect, Impossible, Phone, Status};
use crate::request::Action;

impl Phone {
    /// Taps the button of the message: the flow opens with nothing in it.
    ///
    /// # Errors
    /// [`Impossible`] when the button is disabled or the flow is open.
    pub fn open(&mut self) -> Result<Vec<Effect>, Impossible> {
        if self.button_disabled {
            return Err(Impossible::new(
                "the button of this message is disabled: the flow needs a new message",
            ));
        }
        if matches!(self.status, Status::Opening | Status::Open) {
            return Err(Impossible::new("the flow is open"));
        }
        self.forget();
        self.status = Status::Opening;
        let settings = std::sync::Arc::clone(&self.settings);
        match &settings.opening {
            Opening::Exchange => self.ask(Intent::Init),
            Opening::Navigate { screen: None, .. } => self.refuse(Refusal {
                kind: RefusalKind::Opening,
                rule: Rule::navigate_opening_needs_screen,
                check: "screen_missing",
                message: "the message opens the flow by `navigate`, and its `flow_action_payload` names no `screen`".to_owned(),
                place: None,
                sent: None,
            }),
            Opening::Navigate { screen: Some(screen), data } => self.open_on(screen, data.clone()),
        }
        self.settle();
        Ok(self.take_effects())
    }

    /// Shows the screen that the message names.
    fn open_on(&mut self, screen: &str, data: serde_json::Map<String, Value>) {
        let target = self.flow.screen_index(screen);
        let scope = self.scope_of(target);
        // Bindings in the message mean the screen that it opens.
        let data = match scope.payload(&data) {
            Ok(data) => data
                .into_iter()
                .filter_map(|(key, value)| Some((key, value?)))
                .collect(),
            Err(failure) => return self.refuse(*super::layout::unreadable(&scope, None, &failure)),
        };
        let judged = self
            .judge_transition(None, screen)
            .and_then(|()| self.judge_data(None, screen, &data));
        match (judged, target) {
            (Ok(()), Some(target)) => {
                self.merge(target, data);
                self.arrive(target, How::Opening);
            }
            (Err(mut refusal), _) => {
                if refusal.kind == RefusalKind::Data {
                    refusal.rule = Rule::opening_data_checked;
                }
                self.refuse_and_report(
                    *refusal,
                    Failed {
                        action: Action::Navigate,
                        screen: None,
                    },
                );
            }
            (Ok(()), None) => {}
        }
    }

    /// All that a phone forgets when a flow is opened anew.
    pub(super) fn forget(&mut self) {
        self.screens = vec![ScreenState::default(); self.flow.all_screens().len()];
        self.lost = false;
        self.stack.clear();
        self.pending = None;
        self.error = None;
        self.repeat = None;
        self.snackbar = None;
        self.open_list = None;
        self.focus = None;
        self.timers.clear();
        self.completion = None;
    }
}
