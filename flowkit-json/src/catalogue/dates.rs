//! Pickers of dates.

use super::kind::Kind;
use super::shapes::{BOOLEAN, INTEGER, LABEL, NAME, Shape, TEXT, TEXTS};
use super::versions::V6_1;
use super::{Component, EVERYWHERE, Property, optional, required};

const DATA_EXCHANGE: Shape = Shape::SelectAction(&["data_exchange"]);

pub(super) const DATE_PICKER: Component = Component {
    kind: Kind::DatePicker,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("helper-text", TEXT),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("min-date", TEXT),
        optional("max-date", TEXT),
        optional("unavailable-dates", TEXTS),
        optional("on-select-action", DATA_EXCHANGE),
        optional("init-value", TEXT).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

const TWO_TEXTS: &[Property] = &[optional("start-date", TEXT), optional("end-date", TEXT)];
const TWO_BOOLEANS: &[Property] = &[
    optional("start-date", BOOLEAN),
    optional("end-date", BOOLEAN),
];

/// One text, or one for each end of a range. Which of them the mode wants is a rule of its own.
const TEXT_OR_TWO: Shape = Shape::OneOf(&[TEXT, Shape::OpenObject(TWO_TEXTS)]);
const LABEL_OR_TWO: Shape = Shape::OneOf(&[LABEL, Shape::OpenObject(TWO_TEXTS)]);

const DAYS: Shape = Shape::Enum(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);

pub(super) const CALENDAR_PICKER: Component = Component {
    kind: Kind::CalendarPicker,
    properties: &[
        required("name", NAME),
        required("label", LABEL_OR_TWO),
        optional(
            "mode",
            Shape::OneOf(&[Shape::Enum(&["single", "range"]), Shape::Binding]),
        ),
        optional("title", TEXT),
        optional("description", TEXT),
        optional("helper-text", TEXT_OR_TWO),
        optional(
            "required",
            Shape::OneOf(&[
                Shape::Boolean,
                Shape::Binding,
                Shape::OpenObject(TWO_BOOLEANS),
            ]),
        ),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("min-date", TEXT),
        optional("max-date", TEXT),
        optional("unavailable-dates", TEXTS),
        optional(
            "include-days",
            Shape::OneOf(&[Shape::Array(&DAYS, 1, None), Shape::Binding]),
        ),
        optional("min-days", INTEGER),
        optional("max-days", INTEGER),
        optional("on-select-action", DATA_EXCHANGE),
        optional("init-value", TEXT_OR_TWO).form_less(),
        optional("error-message", TEXT_OR_TWO).form_less(),
    ],
    places: [Some(V6_1); 4],
};
