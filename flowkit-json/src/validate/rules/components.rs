//! The rules of single components, by type.

use super::flow::Flow;
use super::{calendar, carousel, conditionals, dates, form, navigation_list, options, ranges};
use crate::finding::Finding;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for component in flow.screens.iter().flat_map(|screen| &screen.components) {
        match component.kind.as_str() {
            "DatePicker" => dates::check(flow, component, findings),
            "CalendarPicker" => {
                calendar::check(flow, component, findings);
                dates::check(flow, component, findings);
            }
            "NavigationList" => navigation_list::check(flow, component, findings),
            "ImageCarousel" => carousel::check(flow, component, findings),
            "Form" => form::check(flow, component, findings),
            "Switch" => conditionals::cases(flow, component, findings),
            "If" => conditionals::nesting(flow, component, findings),
            _ => {}
        }
        ranges::check(flow, component, findings);
        options::check(flow, component, findings);
    }
}
