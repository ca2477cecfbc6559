//! Pickers of dates.

use super::component::{Component, component};
use super::kind::Kind;
use super::property::Property;
use super::row::{ENABLED, ERROR_MESSAGE, REQUIRED, VISIBLE, optional, required};
use super::shapes::{BOOLEAN, INTEGER, LABEL, NAME, Shape, TEXT, TEXTS};
use super::value::DefaultValue::{Flag, Word, YearsFromNow};
use super::value::{Cleared, ValueKind};
use super::versions::V6_1;

const DATA_EXCHANGE: Shape = Shape::SelectAction(&["data_exchange"]);

pub(super) const DATE_PICKER: Component = component(
    Kind::DatePicker,
    &[
        required("name", NAME),
        required("label", LABEL).clipped_at(40).lines_on(1, 2, 1),
        optional("helper-text", TEXT).clipped_at(80).lines(3),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("min-date", TEXT).if_left_out(Word("1900-01-01")),
        optional("max-date", TEXT).if_left_out(Word("2100-12-31")),
        optional("unavailable-dates", TEXTS),
        optional("on-select-action", DATA_EXCHANGE),
        optional("init-value", TEXT).form_less(),
        ERROR_MESSAGE.clipped_at(80),
    ],
)
.holds(ValueKind::Date, Cleared::EmptyText)
// Clearing it runs the action, too, and at once.
.falls_back()
.waits(600)
.in_form();

const TWO_TEXTS: &[Property] = &[optional("start-date", TEXT), optional("end-date", TEXT)];
const TWO_BOOLEANS: &[Property] = &[
    optional("start-date", BOOLEAN),
    optional("end-date", BOOLEAN),
];

/// One text, or one for each end of a range. Which of them the mode wants is a rule of its own.
const TEXT_OR_TWO: Shape = Shape::OneOf(&[TEXT, Shape::OpenObject(TWO_TEXTS)]);
const LABEL_OR_TWO: Shape = Shape::OneOf(&[LABEL, Shape::OpenObject(TWO_TEXTS)]);

const DAYS: Shape = Shape::Enum(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);

pub(super) const CALENDAR_PICKER: Component = component(
    Kind::CalendarPicker,
    &[
        required("name", NAME),
        required("label", LABEL_OR_TWO)
            .clipped_at(20)
            .lines_on(1, 2, 1),
        optional(
            "mode",
            Shape::OneOf(&[Shape::Enum(&["single", "range"]), Shape::Binding]),
        )
        .if_left_out(Word("single")),
        optional("title", TEXT).clipped_at(80),
        optional("description", TEXT).clipped_at(300),
        optional("helper-text", TEXT_OR_TWO).clipped_at(80).lines(3),
        optional(
            "required",
            Shape::OneOf(&[
                Shape::Boolean,
                Shape::Binding,
                Shape::OpenObject(TWO_BOOLEANS),
            ]),
        )
        .if_left_out(Flag(false)),
        ENABLED,
        VISIBLE,
        optional("min-date", TEXT).if_left_out(YearsFromNow(-100)),
        optional("max-date", TEXT).if_left_out(YearsFromNow(5)),
        optional("unavailable-dates", TEXTS),
        optional(
            "include-days",
            Shape::OneOf(&[Shape::Array(&DAYS, 1, None), Shape::Binding]),
        ),
        optional("min-days", INTEGER),
        optional("max-days", INTEGER),
        optional("on-select-action", DATA_EXCHANGE),
        optional("init-value", TEXT_OR_TWO).form_less(),
        optional("error-message", TEXT_OR_TWO)
            .form_less()
            .clipped_at(80)
            .lines(3),
    ],
)
.since_version(V6_1)
.holds(ValueKind::Date, Cleared::EmptyText)
// To the phone a range without both ends is `null`, which is as missing as what was never there.
.holds_if("mode", "range", ValueKind::Range, Cleared::Missing)
// Clearing it runs the action, too.
.falls_back();
