//! Forms: media pickers have no initial value.
//!
//! What else `init-values` and `error-messages` hold is looked at with the bindings.

use std::collections::HashMap;

use super::flow::Flow;
use crate::catalogue::{Kind, ValueKind};
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

pub(super) fn check(flow: &Flow<'_>, form: &Component<'_>, findings: &mut Vec<Finding>) {
    let Some(values) = form.get("init-values").and_then(Value::as_object) else {
        return;
    };
    let is_picker = |kind: Kind| kind.component().value_kind(|_| None) == ValueKind::Media;
    let screen = flow.document.screen_at(form.screen);
    let within = screen
        .map(|screen| screen.within(form))
        .unwrap_or_default()
        .iter();
    let pickers: HashMap<&str, Kind> = within
        .filter(|component| is_picker(component.kind))
        .filter_map(|picker| Some((picker.name()?.as_str(), picker.kind)))
        .collect();
    for member in values.members() {
        let name = member.key();
        if let Some(kind) = pickers.get(name.as_str()) {
            let message = format!("`{name}` is a {kind}, which cannot have an initial value");
            findings.push(
                flow.finding(Code::NativeComponentInFormInitValues, name.span(), message)
                    .with_help("remove it from `init-values`"),
            );
        }
    }
}
