//! Names of inputs: each once on a screen, whatever branch it stands in.

use std::collections::HashMap;

use super::flow::Flow;
use crate::catalogue::Kind;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Text;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        let mut places: HashMap<&str, Vec<Text<'_>>> = HashMap::new();
        let inputs = screen
            .components
            .iter()
            .filter(|component| component.kind != Kind::Form);
        let names: Vec<Text<'_>> = inputs.filter_map(Component::name).collect();
        for name in &names {
            places.entry(name.as_str()).or_default().push(*name);
        }
        for name in names {
            if flow.is_crowded(Code::DuplicateFormComponentNames) {
                return;
            }
            let same = places
                .get(name.as_str())
                .map(Vec::as_slice)
                .unwrap_or_default();
            let Some(other) = same.iter().find(|other| other.span() != name.span()) else {
                continue;
            };
            let message = format!(
                "the name `{name}` is there twice on the screen `{}`",
                screen.id()
            );
            let help = format!(
                "the other one is at {}; names must differ, also between the branches of an If or a Switch",
                other.span().start()
            );
            findings.push(
                flow.finding(Code::DuplicateFormComponentNames, name.span(), message)
                    .with_help(help),
            );
        }
    }
}
