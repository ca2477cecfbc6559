//! Lists to choose from.

use super::bound_type::{A_TEXT, BoundType};
use super::kind::Kind;
use super::shapes::{ANY_STRING, BOOLEAN, ClickSlot, LABEL, Look, NAME, Shape, TEXT, TEXTS};
use super::versions::{V6_0, V6_2, V6_3, V7_1};
use super::{Component, EVERYWHERE, Property, optional, required};

const UPDATE_DATA: Shape = Shape::SelectAction(&["update_data"]);
/// Before 6.0, `update_data` is refused by the check of actions.
const SELECT: Shape = Shape::SelectAction(&["data_exchange", "update_data"]);

/// An option of a CheckboxGroup, RadioButtonsGroup or Dropdown.
const OPTION: &[Property] = &[
    required("id", TEXT),
    required("title", TEXT),
    optional("description", TEXT),
    optional("metadata", TEXT),
    optional("enabled", BOOLEAN),
    optional("image", TEXT),
    optional("alt-text", TEXT),
    optional("color", Shape::String(Look::Color)),
    optional("on-select-action", UPDATE_DATA).since(V6_0),
    optional("on-unselect-action", UPDATE_DATA).since(V6_0),
];

/// An option of a ChipsSelector.
const CHIP: &[Property] = &[
    required("id", TEXT),
    required("title", TEXT),
    optional("enabled", BOOLEAN),
    optional("alt-text", TEXT),
    optional("on-select-action", UPDATE_DATA).since(V7_1),
    optional("on-unselect-action", UPDATE_DATA).since(V7_1),
];

const OPTIONS: Shape = Shape::Source(&Shape::Object(OPTION), 1);
const CHIPS: Shape = Shape::Source(&Shape::Object(CHIP), 1);
/// Bound chips Meta's validator holds to what a Dropdown's option may have.
const ANY_OPTIONS: Option<BoundType> = Some(BoundType::Items(OPTION));
const AT_LEAST_NONE: Shape = Shape::OneOf(&[Shape::Number(Some(0), None), Shape::Binding]);
const AT_LEAST_ONE: Shape = Shape::OneOf(&[Shape::Number(Some(1), None), Shape::Binding]);
const AT_LEAST_TWO: Shape = Shape::OneOf(&[Shape::Number(Some(2), None), Shape::Binding]);
const SIZES: Shape = Shape::Enum(&["regular", "large"]);

pub(super) const CHECKBOX_GROUP: Component = Component {
    kind: Kind::CheckboxGroup,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("description", TEXT),
        required("data-source", OPTIONS),
        optional("min-selected-items", AT_LEAST_NONE),
        optional("max-selected-items", AT_LEAST_TWO),
        optional("media-size", SIZES).departs(A_TEXT),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXTS).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const RADIO_BUTTONS_GROUP: Component = Component {
    kind: Kind::RadioButtonsGroup,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("description", TEXT),
        required("data-source", OPTIONS),
        optional("media-size", SIZES).departs(A_TEXT),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXT).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const DROPDOWN: Component = Component {
    kind: Kind::Dropdown,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        required("data-source", OPTIONS),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXT).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const CHIPS_SELECTOR: Component = Component {
    kind: Kind::ChipsSelector,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("description", TEXT),
        required("data-source", CHIPS).departs(ANY_OPTIONS),
        optional("min-selected-items", AT_LEAST_NONE),
        optional("max-selected-items", AT_LEAST_ONE),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("on-select-action", SELECT).since(V7_1),
        optional("on-unselect-action", UPDATE_DATA).since(V7_1),
        optional("init-value", TEXTS).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: [Some(V6_3), Some(V6_3), Some(V7_1), Some(V7_1)],
};

const MAIN_CONTENT: &[Property] = &[
    required("title", TEXT),
    optional("description", TEXT),
    optional("metadata", TEXT),
];

const START: &[Property] = &[
    // Not even its being blank is noticed.
    required("image", Shape::String(Look::WrittenOut)),
    optional("alt-text", TEXT),
];

const END: &[Property] = &[
    optional("title", TEXT),
    optional("description", TEXT),
    optional("metadata", TEXT),
];

const LIST_ITEM: &[Property] = &[
    required("id", TEXT),
    required("main-content", Shape::Object(MAIN_CONTENT)),
    optional("start", Shape::Object(START)),
    optional("end", Shape::Object(END)),
    optional("badge", TEXT),
    optional("tags", Shape::Array(&ANY_STRING, 1, Some(3))),
    optional("enabled", Shape::Boolean),
    optional("on-click-action", Shape::ClickAction(ClickSlot::List)),
];

pub(super) const NAVIGATION_LIST: Component = Component {
    kind: Kind::NavigationList,
    properties: &[
        required("name", NAME),
        required("list-items", Shape::Source(&Shape::Object(LIST_ITEM), 1)),
        optional("label", TEXT),
        optional("description", TEXT),
        optional("media-size", Shape::OneOf(&[SIZES, Shape::Binding])),
        optional("on-click-action", Shape::ClickAction(ClickSlot::List)),
    ],
    places: [Some(V6_2), Some(V6_2), None, None],
};
