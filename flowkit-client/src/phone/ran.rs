//! Which actions have run.

use serde_json::Value;

use super::acting::{CLICK, SELECT, UNSELECT};
use super::{Phone, Status};

/// The keys under which actions stand.
pub(crate) const ACTION_SLOTS: [&str; 3] = [CLICK, SELECT, UNSELECT];

/// An action that has run: of a component, or of an item of its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ran {
    pub(crate) screen: usize,
    pub(crate) at: usize,
    /// The key under which it stands, such as `on-click-action`.
    pub(crate) slot: &'static str,
    /// Whether it asked the endpoint.
    pub(crate) exchange: bool,
}

impl Phone {
    /// Notes that an action of a component on the screen that shows is about to run. There are at most as many notes as
    /// components have keys for actions.
    pub(super) fn note_run(&mut self, at: usize, slot: &'static str, action: &Value) {
        let Some(screen) = self
            .top()
            .filter(|_| self.status == Status::Open && self.error.is_none())
        else {
            return;
        };
        let exchange = action.get("name").and_then(Value::as_str) == Some("data_exchange");
        self.ran.insert(Ran {
            screen,
            at,
            slot,
            exchange,
        });
    }

    /// The actions that have run since the phone was made.
    pub(crate) fn ran(&self) -> impl Iterator<Item = &Ran> {
        self.ran.iter()
    }
}
