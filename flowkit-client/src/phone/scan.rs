//! What the web client finds when it goes through a flow for actions. It does not look everywhere.

use flowkit_json::catalogue::Kind;

use super::acting::{CLICK, SELECT};
use super::flow_json::{FlowComponent, FlowScreen};

/// Whether the web client finds something on these screens that asks an endpoint.
pub(super) fn asks_endpoint(screens: &[FlowScreen]) -> bool {
    screens.iter().any(|screen| {
        screen.refresh_on_back || found_on(screen).any(|action| action.name == "data_exchange")
    })
}

/// Whether the web client finds an action on this screen that navigates to `target`.
pub(super) fn navigates(screen: &FlowScreen, target: &str) -> bool {
    found_on(screen).any(|action| action.name == "navigate" && action.next == Some(target))
}

struct Found<'f> {
    name: &'f str,
    next: Option<&'f str>,
}

fn found_on(screen: &FlowScreen) -> impl Iterator<Item = Found<'_>> {
    screen.components.iter().filter_map(|component| {
        let action = &component.written(looked_at(component)?)?.value;
        Some(Found {
            name: action.get("name")?.as_str()?,
            next: action
                .pointer("/next/name")
                .and_then(serde_json::Value::as_str),
        })
    })
}

/// Under which key the web client looks for an action of this component: of few kinds, and of none within an If or a Switch.
fn looked_at(component: &FlowComponent) -> Option<&'static str> {
    match component.kind {
        _ if component.in_branch => None,
        Kind::Footer | Kind::EmbeddedLink | Kind::OptIn => Some(CLICK),
        Kind::DatePicker | Kind::RadioButtonsGroup | Kind::CheckboxGroup | Kind::CalendarPicker => {
            Some(SELECT)
        }
        _ => None,
    }
}
