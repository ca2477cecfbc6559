//! Lists to choose from.

use super::bound_type::{A_TEXT, BoundType};
use super::component::{Component, component};
use super::kind::Kind;
use super::limits::TooMany;
use super::property::Property;
use super::row::{ENABLED, ERROR_MESSAGE, REQUIRED, VISIBLE, optional, required};
use super::shapes::{ANY_STRING, ClickSlot, LABEL, Look, NAME, Shape, TEXT, TEXTS};
use super::value::DefaultValue::{AllItems, Flag, Number, Word};
use super::value::{Cleared, ValueKind};
use super::versions::{V6_0, V6_2, V6_3, V7_1};

const UPDATE_DATA: Shape = Shape::SelectAction(&["update_data"]);
/// Before 6.0, `update_data` is refused by the check of actions.
const SELECT: Shape = Shape::SelectAction(&["data_exchange", "update_data"]);

/// An option whose title has so many characters.
const fn option(title: usize) -> [Property; 10] {
    [
        required("id", TEXT),
        required("title", TEXT).clipped_at(title).lines(2),
        optional("description", TEXT).clipped_at(300).lines(3),
        optional("metadata", TEXT).clipped_at(20).lines(2),
        ENABLED,
        optional("image", TEXT).picture(100).once(300),
        optional("alt-text", TEXT),
        optional("color", Shape::String(Look::Color)),
        optional("on-select-action", UPDATE_DATA).since(V6_0),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
    ]
}

/// An option of a CheckboxGroup or RadioButtonsGroup.
const OPTION: &[Property] = &option(30);

/// An option of a Dropdown.
const DROPDOWN_OPTION: &[Property] = &option(80);

/// An option of a ChipsSelector.
const CHIP: &[Property] = &[
    required("id", TEXT),
    required("title", TEXT).cut_at(20),
    ENABLED,
    optional("alt-text", TEXT).unknown_to_phone(),
    optional("on-select-action", UPDATE_DATA).since(V7_1),
    optional("on-unselect-action", UPDATE_DATA).since(V7_1),
];

const OPTIONS: Shape = Shape::Source(&Shape::Object(OPTION), 1);
const DROPDOWN_OPTIONS: Shape = Shape::Source(&Shape::Object(DROPDOWN_OPTION), 1);
const CHIPS: Shape = Shape::Source(&Shape::Object(CHIP), 1);
/// Bound chips Meta's validator holds to what a Dropdown's option may have.
const ANY_OPTIONS: Option<BoundType> = Some(BoundType::Items(OPTION));
const AT_LEAST_NONE: Shape = Shape::OneOf(&[Shape::Number(Some(0), None), Shape::Binding]);
const AT_LEAST_ONE: Shape = Shape::OneOf(&[Shape::Number(Some(1), None), Shape::Binding]);
const AT_LEAST_TWO: Shape = Shape::OneOf(&[Shape::Number(Some(2), None), Shape::Binding]);
const SIZES: Shape = Shape::Enum(&["regular", "large"]);

pub(super) const CHECKBOX_GROUP: Component = component(
    Kind::CheckboxGroup,
    &[
        required("name", NAME),
        required("label", LABEL).clipped_at(80).lines(3),
        optional("description", TEXT).clipped_at(300).lines(8),
        required("data-source", OPTIONS).items(1, 20),
        optional("min-selected-items", AT_LEAST_NONE)
            .if_left_out(Number(0))
            .not_above("max-selected-items"),
        optional("max-selected-items", AT_LEAST_TWO).if_left_out(AllItems),
        optional("media-size", SIZES)
            .if_left_out(Word("regular"))
            .departs(A_TEXT),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXTS).form_less(),
        ERROR_MESSAGE,
    ],
)
.holds(ValueKind::Ids, Cleared::EmptyList)
.falls_back()
.in_form();

pub(super) const RADIO_BUTTONS_GROUP: Component = component(
    Kind::RadioButtonsGroup,
    &[
        required("name", NAME),
        required("label", LABEL).clipped_at(80).lines(3),
        optional("description", TEXT).clipped_at(300).lines(8),
        required("data-source", OPTIONS).items(1, 20),
        optional("media-size", SIZES)
            .if_left_out(Word("regular"))
            .departs(A_TEXT),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXT).form_less(),
        ERROR_MESSAGE,
    ],
)
// A second tap on the chosen option takes the value away, unless the input is required.
.holds(ValueKind::Id, Cleared::Missing)
.falls_back()
.in_form();

pub(super) const DROPDOWN: Component = component(
    Kind::Dropdown,
    &[
        required("name", NAME),
        required("label", LABEL).clipped_at(20).lines_on(1, 2, 1),
        required("data-source", DROPDOWN_OPTIONS)
            .items(1, 200)
            .with_pictures(100)
            .searched_from(40),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("on-select-action", SELECT),
        optional("on-unselect-action", UPDATE_DATA).since(V6_0),
        optional("init-value", TEXT).form_less(),
        ERROR_MESSAGE,
    ],
)
.holds(ValueKind::Id, Cleared::EmptyText)
.falls_back()
.waits(300)
.in_form();

pub(super) const CHIPS_SELECTOR: Component = component(
    Kind::ChipsSelector,
    &[
        required("name", NAME),
        required("label", LABEL).cut_at(80).lines(3),
        optional("description", TEXT).cut_at(300).lines(8),
        required("data-source", CHIPS)
            .items(2, 20)
            .departs(ANY_OPTIONS),
        optional("min-selected-items", AT_LEAST_NONE)
            .if_left_out(Number(0))
            .not_above_on_the_phone("max-selected-items"),
        optional("max-selected-items", AT_LEAST_ONE).if_left_out(AllItems),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("on-select-action", SELECT).since(V7_1),
        optional("on-unselect-action", UPDATE_DATA).since(V7_1),
        optional("init-value", TEXTS).form_less(),
        ERROR_MESSAGE,
    ],
)
.places([Some(V6_3), Some(V6_3), Some(V7_1), Some(V7_1)])
.holds(ValueKind::Ids, Cleared::EmptyList)
.keeps_value_last();

const MAIN_CONTENT: &[Property] = &[
    required("title", TEXT).refused_above(30),
    optional("description", TEXT).refused_above(20),
    optional("metadata", TEXT).refused_above(80),
];

const START: &[Property] = &[
    // Not even its being blank is noticed by Meta's validator.
    required("image", Shape::String(Look::WrittenOut)).picture(100),
    optional("alt-text", TEXT),
];

const END: &[Property] = &[
    optional("title", TEXT).refused_above(10),
    optional("description", TEXT).refused_above(10),
    optional("metadata", TEXT).refused_above(10),
];

const LIST_ITEM: &[Property] = &[
    required("id", TEXT),
    required("main-content", Shape::Object(MAIN_CONTENT)),
    optional("start", Shape::Object(START)),
    optional("end", Shape::Object(END)).with_members(1, 2),
    optional("badge", TEXT).refused_above(15).in_items(1),
    optional("tags", Shape::Array(&ANY_STRING, 1, Some(3)))
        .refused_above(15)
        .each(),
    optional("enabled", Shape::Boolean).if_left_out(Flag(true)),
    optional("on-click-action", Shape::ClickAction(ClickSlot::List)),
];

pub(super) const NAVIGATION_LIST: Component = component(
    Kind::NavigationList,
    &[
        required("name", NAME),
        required("list-items", Shape::Source(&Shape::Object(LIST_ITEM), 1))
            .items(1, 20)
            .beyond(TooMany::Refused),
        optional("label", TEXT).clipped_at(80),
        optional("description", TEXT).clipped_at(300),
        optional("media-size", Shape::OneOf(&[SIZES, Shape::Binding])).if_left_out(Word("regular")),
        optional("on-click-action", Shape::ClickAction(ClickSlot::List)),
    ],
)
.places([Some(V6_2), Some(V6_2), None, None])
.at_most_on_screen(2, &[Kind::NavigationList])
.holds(ValueKind::Id, Cleared::Never)
.waits(600);
