//! What Meta's validator lets through and the phone does not: documents that publish, but break or are cut short.

mod dates;
mod empty_pictures;
mod footers;
mod list_actions;
mod lists;
mod pictures;
mod routes;
mod screens;
mod texts;

#[cfg(test)]
mod tests;

use super::flow::{Component, Flow};
use crate::finding::{Finding, Level};
use crate::read::{Span, Value};

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    screens::check(flow, findings);
    routes::check(flow, findings);
    list_actions::check(flow, findings);
    for component in flow.screens.iter().flat_map(|screen| &screen.components) {
        texts::check(flow, component, findings);
        lists::check(flow, component, findings);
        dates::check(flow, component, findings);
        pictures::check(flow, component, findings);
        empty_pictures::check(flow, component, findings);
        footers::check(flow, component, findings);
    }
}

/// A finding that Meta's validator has no code for.
fn finding(flow: &Flow<'_>, level: Level, span: Span, message: impl Into<String>) -> Finding {
    flow.finding_without_code(span, message).at_level(level)
}

/// The items of a list that is written down here; nothing if it is bound.
fn items<'d>(component: &Component<'d>, property: &str) -> Option<&'d [Value<'d>]> {
    component.get(property)?.as_array()
}
