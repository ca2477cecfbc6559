//! The flow's own rules, as the phone applies them to an answer.

use std::sync::Arc;

use flowkit_json::Document;
use flowkit_json::phone_rules::{Breach, check_data, check_transition};

use crate::ClientError;
use crate::json::Lent;
use crate::request::Object;

/// What is checked before a screen shows: against the Flow JSON, if there is one.
pub(super) struct Rules {
    document: Option<Arc<Document<'static>>>,
}

/// A screen that is about to show, and where from.
pub(super) struct Arrival<'a> {
    /// The screen that shows now; `None` when the flow is being opened.
    pub(super) from: Option<&'a str>,
    /// The start screen that INIT named.
    pub(super) start_screen: Option<&'a str>,
    /// The screen to show.
    pub(super) to: &'a str,
    /// Its data, without the reserved keys.
    pub(super) data: &'a Object,
}

impl Rules {
    /// Without Flow JSON, only the start screen is checked.
    pub(super) fn none() -> Self {
        Self { document: None }
    }

    pub(super) fn of(document: Arc<Document<'static>>) -> Self {
        Self {
            document: Some(document),
        }
    }

    /// Whether Back on this screen asks the endpoint.
    pub(super) fn refreshes_on_back(&self, screen: &str) -> bool {
        let screen = self.document.as_ref().and_then(|flow| flow.screen(screen));
        screen
            .and_then(flowkit_json::Screen::refresh_on_back)
            .is_some_and(|flag| flag.value)
    }

    /// The transition first, then the data, as the phone does.
    pub(super) fn check(&self, arrival: &Arrival<'_>) -> Result<(), ClientError> {
        let Arrival {
            from,
            start_screen,
            to,
            data,
        } = *arrival;
        let transition = |problem| ClientError::Transition {
            from: from.map(str::to_owned),
            to: to.to_owned(),
            problem,
        };
        let Some(document) = &self.document else {
            return match start_screen {
                Some(asked) if asked != to => Err(transition(format!(
                    "INIT asked for `{asked}`: the answer must show that screen, not `{to}`"
                ))),
                _ => Ok(()),
            };
        };
        check_transition(document, from, start_screen, to)
            .map_err(|breach| transition(describe(&breach)))?;
        let refused = |problem| ClientError::Data {
            screen: to.to_owned(),
            problem,
        };
        check_data(document, from, to, Lent::Object(data))
            .map_err(|breach| refused(describe(&breach)))
    }
}

/// Every fault in one line; the key is told by the kind of error already.
fn describe(breach: &Breach) -> String {
    let messages: Vec<&str> = breach
        .faults()
        .iter()
        .map(flowkit_json::phone_rules::Fault::message)
        .collect();
    messages.join("; ")
}
