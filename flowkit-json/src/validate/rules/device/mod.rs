//! What Meta's validator lets through and the phone does not: documents that publish, but break or are cut short.

mod blocked;
mod component_view;
mod conditions;
mod dates;
mod empty_pictures;
mod expressions;
mod footers;
mod forms;
mod list_actions;
mod list_items;
mod lists;
mod navigation_lists;
mod payloads;
mod pictures;
mod rich_text;
mod routes;
mod screens;
mod selecting;
mod text_inputs;
mod texts;

#[cfg(test)]
mod tests;

use super::flow::Flow;
use crate::document::Component;
use crate::finding::{Finding, Level};
use crate::read::{Span, Value};
use component_view::ComponentView;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    screens::check(flow, findings);
    routes::check(flow, findings);
    list_actions::check(flow, findings);
    for screen in flow.screens {
        expressions::check_title(flow, screen, findings);
        for component in &screen.components {
            dates::check(flow, component, findings);
            empty_pictures::check(flow, component, findings);
            footers::check(flow, component, findings);
            let mut view = ComponentView::at(flow, screen, component, findings);
            blocked::check(&mut view);
            conditions::check(&mut view);
            expressions::check(&mut view);
            forms::check(&mut view);
            list_items::check(&mut view);
            lists::check(&mut view);
            navigation_lists::check(&mut view);
            payloads::check(&mut view);
            pictures::check(&mut view);
            rich_text::check(&mut view);
            selecting::check(&mut view);
            text_inputs::check(&mut view);
            texts::check(&mut view);
        }
    }
}

/// A finding that Meta's validator has no code for.
fn finding(flow: &Flow<'_>, level: Level, span: Span, message: impl Into<String>) -> Finding {
    flow.finding_without_code(span, message).at_level(level)
}

/// The items of a list that is written down here; nothing if it is bound.
fn items<'d>(component: &'d Component<'d>, property: &str) -> Option<&'d [Value<'d>]> {
    component.get(property)?.as_array()
}
