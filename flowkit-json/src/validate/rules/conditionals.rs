//! How deep Ifs may stand in each other, and that a Switch has cases.

use super::flow::{Component, Flow};
use crate::catalogue::{DEEPEST_IF, Kind};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

/// Reported at the outermost If.
pub(super) fn nesting(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    if component.if_depth > 0 {
        return;
    }
    let depth = depth_of(component.value);
    if depth > DEEPEST_IF {
        let message = format!("Ifs may nest {DEEPEST_IF} deep, and here they nest {depth} deep");
        findings.push(
            flow.finding(Code::MaximumIfNesting, component.value.span(), message)
                .with_help("join conditions with `&&`, or use a Switch inside"),
        );
    }
}

/// A Switch without cases shows nothing.
pub(super) fn cases(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let Some(cases) = component.get("cases") else {
        return;
    };
    if cases.as_object().is_some_and(crate::read::Object::is_empty) {
        findings.push(
            flow.finding(
                Code::InvalidPropertyValue,
                cases.span(),
                "this Switch has no cases",
            )
            .with_help("add one for each value: `\"cases\": {\"value\": [components]}`"),
        );
    }
}

fn depth_of(component: &Value<'_>) -> usize {
    if component.get("type").and_then(Value::as_str) != Some(Kind::If.name()) {
        return 0;
    }
    let branches = ["then", "else"]
        .into_iter()
        .filter_map(|key| component.get(key)?.as_array());
    1 + branches.flatten().map(depth_of).max().unwrap_or(0)
}
