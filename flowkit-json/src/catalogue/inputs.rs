//! Text inputs and the OptIn.

use super::kind::Kind;
use super::shapes::{BOOLEAN, ClickSlot, INTEGER, LABEL, Look, NAME, NUMBER, Shape, TEXT};
use super::versions::{V6_0, V6_2, V7_0};
use super::{Component, EVERYWHERE, optional, required};

const LABEL_VARIANT: Shape = Shape::Enum(&["large"]);

pub(super) const TEXT_INPUT: Component = Component {
    kind: Kind::TextInput,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional(
            "input-type",
            Shape::Enum(&["text", "number", "email", "password", "passcode", "phone"]),
        ),
        optional("helper-text", TEXT),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("min-chars", NUMBER),
        optional("max-chars", NUMBER),
        optional("pattern", Shape::String(Look::Regex)).since(V6_2),
        optional("label-variant", LABEL_VARIANT).since(V7_0),
        optional("init-value", TEXT).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const TEXT_AREA: Component = Component {
    kind: Kind::TextArea,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("helper-text", TEXT),
        optional("max-length", INTEGER),
        optional("required", BOOLEAN),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("label-variant", LABEL_VARIANT).since(V7_0),
        optional("init-value", TEXT).form_less(),
        optional("error-message", TEXT).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const OPT_IN: Component = Component {
    kind: Kind::OptIn,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("required", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("on-click-action", Shape::ClickAction(ClickSlot::Link)),
        optional("on-select-action", Shape::SelectAction(&["update_data"])).since(V6_0),
        optional("on-unselect-action", Shape::SelectAction(&["update_data"])).since(V6_0),
        optional("init-value", BOOLEAN).form_less(),
    ],
    places: EVERYWHERE,
};
