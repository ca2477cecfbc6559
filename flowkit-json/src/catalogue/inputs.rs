//! Text inputs and the OptIn.

use super::component::{Component, component};
use super::kind::Kind;
use super::row::{ENABLED, ERROR_MESSAGE, REQUIRED, VISIBLE, optional, required};
use super::shapes::{BOOLEAN, ClickSlot, INTEGER, LABEL, Look, NAME, NUMBER, Shape, TEXT};
use super::value::DefaultValue::{Number, Word};
use super::value::{Cleared, ValueKind};
use super::versions::{V6_0, V6_2, V7_0};

const LABEL_VARIANT: Shape = Shape::Enum(&["large"]);

/// The words of `input-type` beside which a `pattern` may stand. Meta's validator takes a missing `input-type` for `text`;
/// the phone looks at the pattern only where the word is written out.
pub const TYPES_WITH_PATTERN: [&str; 4] = ["text", "number", "password", "passcode"];

pub(super) const TEXT_INPUT: Component = component(
    Kind::TextInput,
    &[
        required("name", NAME),
        required("label", LABEL)
            .clipped_at(20)
            .if_large(150)
            .lines_on(1, 2, 1)
            .lines_if_large(4),
        optional(
            "input-type",
            Shape::Enum(&["text", "number", "email", "password", "passcode", "phone"]),
        )
        .if_left_out(Word("text")),
        optional("helper-text", TEXT).clipped_at(80).lines(3),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("min-chars", NUMBER)
            .if_left_out(Number(0))
            .not_above("max-chars"),
        optional("max-chars", NUMBER).if_left_out(Number(80)),
        optional("pattern", Shape::String(Look::Regex)).since(V6_2),
        optional("label-variant", LABEL_VARIANT).since(V7_0),
        optional("init-value", TEXT).form_less(),
        ERROR_MESSAGE.clipped_at(30),
    ],
)
.holds(ValueKind::Text, Cleared::EmptyText)
.holds_if(
    "input-type",
    "number",
    ValueKind::NumberAsText,
    Cleared::EmptyText,
)
.in_form();

pub(super) const TEXT_AREA: Component = component(
    Kind::TextArea,
    &[
        required("name", NAME),
        required("label", LABEL)
            .clipped_at(20)
            .if_large(150)
            .lines_on(1, 2, 1)
            .lines_if_large(4),
        optional("helper-text", TEXT).clipped_at(80).lines(3),
        optional("max-length", INTEGER).if_left_out(Number(600)),
        REQUIRED,
        ENABLED,
        VISIBLE,
        optional("label-variant", LABEL_VARIANT).since(V7_0),
        optional("init-value", TEXT).form_less(),
        ERROR_MESSAGE.clipped_at(30),
    ],
)
.holds(ValueKind::Text, Cleared::EmptyText)
.in_form();

pub(super) const OPT_IN: Component = component(
    Kind::OptIn,
    &[
        required("name", NAME),
        required("label", LABEL).cut_at(300),
        REQUIRED,
        VISIBLE,
        optional("on-click-action", Shape::ClickAction(ClickSlot::Link)),
        optional("on-select-action", Shape::SelectAction(&["update_data"])).since(V6_0),
        optional("on-unselect-action", Shape::SelectAction(&["update_data"])).since(V6_0),
        optional("init-value", BOOLEAN).form_less(),
    ],
)
// To the phone it is `null` then, which is as missing as what was never there.
.holds(ValueKind::Boolean, Cleared::Missing)
.in_form()
.at_most_on_screen(5, &[Kind::OptIn]);
