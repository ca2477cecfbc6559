//! Texts, links and the Footer.

use super::kind::Kind;
use super::shapes::{BODY, BOOLEAN, ClickSlot, LABEL, Shape, TEXT};
use super::{Component, EVERYWHERE, Property, optional, required};
use crate::catalogue::versions::V5_1;

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
    kind: Kind::TextHeading,
    properties: HEADING,
    places: EVERYWHERE,
};

pub(super) const TEXT_SUBHEADING: Component = Component {
    kind: Kind::TextSubheading,
    properties: HEADING,
    places: EVERYWHERE,
};

pub(super) const TEXT_BODY: Component = Component {
    kind: Kind::TextBody,
    properties: PARAGRAPH,
    places: EVERYWHERE,
};

pub(super) const TEXT_CAPTION: Component = Component {
    kind: Kind::TextCaption,
    properties: PARAGRAPH,
    places: EVERYWHERE,
};

pub(super) const RICH_TEXT: Component = Component {
    kind: Kind::RichText,
    properties: &[required("text", LINES), optional("visible", BOOLEAN)],
    places: [Some(V5_1), None, None, None],
};

pub(super) const EMBEDDED_LINK: Component = Component {
    kind: Kind::EmbeddedLink,
    properties: &[
        required("text", BODY),
        required("on-click-action", Shape::ClickAction(ClickSlot::Link)),
        optional("visible", BOOLEAN),
    ],
    places: EVERYWHERE,
};

pub(super) const FOOTER: Component = Component {
    kind: Kind::Footer,
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
