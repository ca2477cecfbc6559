//! Texts, links and the Footer.

use super::shapes::{BODY, BOOLEAN, ClickSlot, LABEL, Shape, TEXT};
use super::{Component, EVERYWHERE, Property, optional, required};
use crate::validate::tables::versions::V5_1;

/// A text, or its lines.
const LINES: Shape = Shape::OneOf(&[BODY, Shape::Array(&TEXT, 0, None)]);

const FONT_WEIGHT: Shape = Shape::OneOf(&[
    Shape::Enum(&["bold", "italic", "bold_italic", "normal"]),
    Shape::Binding,
]);

const HEADING: &[Property] = &[required("text", BODY), optional("visible", BOOLEAN)];

const PARAGRAPH: &[Property] = &[
    required("text", LINES),
    optional("font-weight", FONT_WEIGHT),
    optional("strikethrough", BOOLEAN),
    optional("visible", BOOLEAN),
    optional("markdown", Shape::Boolean),
];

pub(super) const TEXT_HEADING: Component = Component {
    name: "TextHeading",
    properties: HEADING,
    places: EVERYWHERE,
};

pub(super) const TEXT_SUBHEADING: Component = Component {
    name: "TextSubheading",
    properties: HEADING,
    places: EVERYWHERE,
};

pub(super) const TEXT_BODY: Component = Component {
    name: "TextBody",
    properties: PARAGRAPH,
    places: EVERYWHERE,
};

pub(super) const TEXT_CAPTION: Component = Component {
    name: "TextCaption",
    properties: PARAGRAPH,
    places: EVERYWHERE,
};

pub(super) const RICH_TEXT: Component = Component {
    name: "RichText",
    properties: &[required("text", LINES), optional("visible", BOOLEAN)],
    places: [Some(V5_1), None, None, None],
};

pub(super) const EMBEDDED_LINK: Component = Component {
    name: "EmbeddedLink",
    properties: &[
        required("text", BODY),
        required("on-click-action", Shape::ClickAction(ClickSlot::Link)),
        optional("visible", BOOLEAN),
    ],
    places: EVERYWHERE,
};

pub(super) const FOOTER: Component = Component {
    name: "Footer",
    properties: &[
        required("label", LABEL),
        required("on-click-action", Shape::ClickAction(ClickSlot::Footer)),
        optional("left-caption", TEXT),
        optional("center-caption", TEXT),
        optional("right-caption", TEXT),
        optional("enabled", BOOLEAN),
    ],
    places: EVERYWHERE,
};
