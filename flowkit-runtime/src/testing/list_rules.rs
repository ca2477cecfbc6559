//! What the phone asks of lists, of which flowkit-json has the catalogue.
//!
//! This crate does without flowkit-json. `flowkit-json/tests/list_rules_of_runtime.rs` includes this file, and fails where the
//! two differ.

/// What the phone asks of the lists of one type of component.
pub(super) struct ListRule {
    pub(super) component: &'static str,
    pub(super) property: &'static str,
    pub(super) least: usize,
    /// `None` where a published flow draws any number.
    pub(super) most: Option<usize>,
}

pub(super) const LIST_RULES: [ListRule; 5] = [
    options("Dropdown", 1),
    options("RadioButtonsGroup", 1),
    options("CheckboxGroup", 1),
    options("ChipsSelector", 2),
    ListRule {
        component: "NavigationList",
        property: "list-items",
        least: 1,
        most: Some(20),
    },
];

const fn options(component: &'static str, least: usize) -> ListRule {
    ListRule {
        component,
        property: "data-source",
        least,
        most: None,
    }
}
