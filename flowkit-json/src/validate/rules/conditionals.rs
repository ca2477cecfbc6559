//! How deep Ifs may stand in each other, and that a Switch has cases.

use super::flow::Flow;
use crate::catalogue::{DEEPEST_IF, Kind};
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;

/// Reported at the outermost If.
pub(super) fn nesting(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    if component.around.ifs > 0 {
        return;
    }
    let screen = flow.document.screen_at(component.screen);
    let within = screen
        .map(|screen| screen.within(component))
        .unwrap_or_default()
        .iter();
    let inner = within.filter(|inner| inner.kind == Kind::If);
    let depth = 1 + inner.map(|inner| inner.around.ifs).max().unwrap_or(0);
    if depth > DEEPEST_IF {
        let message = format!("Ifs may nest {DEEPEST_IF} deep, and here they nest {depth} deep");
        findings.push(
            flow.finding(Code::MaximumIfNesting, component.span, message)
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
