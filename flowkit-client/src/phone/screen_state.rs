//! What the phone keeps for one screen, from opening the flow to its end.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Data and values of one screen. The phone makes one for each screen when the flow opens, and none is ever emptied.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ScreenState {
    /// What the endpoint and other screens gave it, answer over answer.
    pub(crate) data: Map<String, Value>,
    /// The values of its inputs, by name; `null` for an OptIn that was unticked.
    pub(crate) form: Map<String, Value>,
    /// The standing error messages, by name of the field: a text, or one for each part.
    pub(crate) errors: Map<String, Value>,
    /// The fields that held a value when the screen opened, or were set by the person.
    pub(crate) has_held: BTreeSet<String>,
    /// The fields that were left or set.
    pub(crate) left: BTreeSet<String>,
    /// The halves of calendars that were used, by name of the field and [key of the half](crate::fields::calendar::Half::key).
    pub(crate) used_halves: BTreeSet<(String, &'static str)>,
    /// The ids of each list as they were last drawn, by place of the component.
    pub(crate) lists: BTreeMap<usize, Vec<String>>,
}
