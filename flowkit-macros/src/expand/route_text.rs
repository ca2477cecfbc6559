//! What rustc says about an answer that the routes do not allow.

use super::Expansion;
use super::screens::listed;
use crate::model::{Routes, Screen};

/// The message about a screen that cannot open the flow; `{__Target}` is the screen to be shown.
pub(super) const INIT_CANNOT_SHOW: &str = "INIT cannot show the screen `{__Target}`";
/// The message where nothing is known of routes.
pub(super) const NO_SUCH_SCREEN: &str = "the flow has no screen `{__Target}`";
/// What stands at the answer itself.
pub(super) const REFUSED: &str = "the phone would refuse this answer";

impl Expansion<'_> {
    /// The message about leaving this screen; `{__Target}` is the screen to be shown.
    pub(super) fn message(&self, screen: &Screen) -> String {
        let id = escaped(&screen.id);
        format!("screen `{id}` does not lead to the screen `{{__Target}}`")
    }

    /// What the routes of this screen say, and where.
    pub(super) fn note(&self, screen: &Screen) -> String {
        let others: Vec<&str> = self
            .next_of(screen)
            .into_iter()
            .filter(|id| *id != screen.id)
            .collect();
        let joined = match self.model.routes {
            Routes::Model => "the routing model joins it to",
            Routes::Navigate => "there is no routing model, and the `navigate` actions join it to",
            Routes::Arrows | Routes::Unknown => "the list of screens joins it to",
        };
        let others = match others.as_slice() {
            [] => "no other screen".to_owned(),
            some => format!("{}, in one direction or the other", listed(some)),
        };
        let itself = match screen.stays {
            true => "the same screen again is fine too",
            false => "the phone does not show a NavigationList again",
        };
        let place = screen.routes_place.as_ref().or(screen.place.as_ref());
        escaped(&with_place(&format!("{joined} {others}; {itself}"), place))
    }

    /// Which screens a flow without routes has.
    pub(super) fn any_note(&self) -> String {
        escaped(&self.model.all_screens())
    }

    /// What the routes say about opening the flow, and where.
    pub(super) fn init_note(&self) -> String {
        let entries = self.model.screens.iter().filter(|screen| screen.entry);
        let entries: Vec<&str> = entries.map(|screen| screen.id.as_str()).collect();
        let which = match entries.as_slice() {
            [] => ", and this one has none".to_owned(),
            some => format!(": {}", listed(some)),
        };
        let note = format!("a flow opens with a screen that no other leads to{which}");
        escaped(&with_place(&note, self.model.routes_place.as_ref()))
    }
}

fn with_place(text: &str, place: Option<&String>) -> String {
    match place {
        Some(place) => format!("{text}\n  --> {place}"),
        None => text.to_owned(),
    }
}

/// Braces are placeholders in these texts.
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
