//! The rules of single components, by type.

use super::flow::Flow;

use super::{calendar, carousel, conditionals, dates, form, navigation_list, options, ranges};
use crate::catalogue::Kind;
use crate::finding::Finding;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for component in flow.screens.iter().flat_map(|screen| &screen.components) {
        match component.kind {
            Kind::DatePicker => dates::check(flow, component, findings),
            Kind::CalendarPicker => {
                calendar::check(flow, component, findings);
                dates::check(flow, component, findings);
            }
            Kind::NavigationList => navigation_list::check(flow, component, findings),
            Kind::ImageCarousel => carousel::check(flow, component, findings),
            Kind::Form => form::check(flow, component, findings),
            Kind::Switch => conditionals::cases(flow, component, findings),
            Kind::If => conditionals::nesting(flow, component, findings),
            // No rule of its own: what holds for them stands in the rows of the catalogue.
            Kind::TextHeading
            | Kind::TextSubheading
            | Kind::TextBody
            | Kind::TextCaption
            | Kind::RichText
            | Kind::Image
            | Kind::TextInput
            | Kind::TextArea
            | Kind::RadioButtonsGroup
            | Kind::Dropdown
            | Kind::OptIn
            | Kind::CheckboxGroup
            | Kind::PhotoPicker
            | Kind::DocumentPicker
            | Kind::EmbeddedLink
            | Kind::Footer
            | Kind::ChipsSelector => {}
        }
        ranges::check(flow, component, findings);
        options::check(flow, component, findings);
    }
}
