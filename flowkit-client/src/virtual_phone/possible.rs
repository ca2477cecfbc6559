//! What a person could do, in the words of a walk.

use crate::view::{Can, Node, View};

/// The steps that could be taken at this moment: `tap "Continue"`, `fill "Your name"`.
pub(super) fn steps(view: &View) -> Vec<String> {
    let mut steps: Vec<String> = view.components.iter().filter_map(step).collect();
    if view.error.as_ref().is_some_and(|error| error.may_retry) {
        steps.push("retry".to_owned());
    }
    if view.header.is_some() {
        steps.push("back".to_owned());
    }
    if view.can_open {
        steps.push("open".to_owned());
    }
    steps
}

fn step(node: &Node) -> Option<String> {
    let verb = node.can.iter().find_map(|can| match can {
        Can::Type => Some("fill"),
        Can::Choose | Can::Pick => Some("choose"),
        Can::Tick => Some("tick"),
        Can::Tap => Some("tap"),
        Can::Attach => Some("attach"),
        _ => None,
    })?;
    let seen = node.label.as_ref().or(node.text.as_ref());
    let name = seen
        .map(|text| text.text.as_str())
        .or(node.name.as_deref())?;
    Some(format!("{verb} \"{name}\""))
}
