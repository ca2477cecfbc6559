//! Texts, links and the Footer.

use super::component::{Component, component};
use super::kind::Kind;
use super::property::Property;
use super::row::{ENABLED, VISIBLE, optional, required};
use super::shapes::{BODY, BOOLEAN, ClickSlot, LABEL, Shape, TEXT};
use super::value::DefaultValue::{Flag, Word};
use super::versions::V5_1;

/// A text, or its lines.
const LINES: Shape = Shape::OneOf(&[BODY, Shape::Array(&TEXT, 0, None)]);

const FONT_WEIGHT: Shape = Shape::OneOf(&[
    Shape::Enum(&["bold", "italic", "bold_italic", "normal"]),
    Shape::Binding,
]);

const PARAGRAPH: &[Property] = &[
    required("text", LINES).clipped_at(4096).lines(150),
    optional("font-weight", FONT_WEIGHT).if_left_out(Word("normal")),
    optional("strikethrough", BOOLEAN).if_left_out(Flag(false)),
    VISIBLE,
    optional("markdown", Shape::Boolean).if_left_out(Flag(false)),
];

pub(super) const TEXT_HEADING: Component = component(
    Kind::TextHeading,
    &[
        required("text", BODY).clipped_at(80).lines_on(5, 4, 4),
        VISIBLE,
    ],
);

pub(super) const TEXT_SUBHEADING: Component = component(
    Kind::TextSubheading,
    &[required("text", BODY).clipped_at(80).lines(4), VISIBLE],
);

pub(super) const TEXT_BODY: Component = component(Kind::TextBody, PARAGRAPH);

pub(super) const TEXT_CAPTION: Component = component(Kind::TextCaption, PARAGRAPH);

pub(super) const RICH_TEXT: Component =
    component(Kind::RichText, &[required("text", LINES), VISIBLE]).places([
        Some(V5_1),
        None,
        None,
        None,
    ]);

pub(super) const EMBEDDED_LINK: Component = component(
    Kind::EmbeddedLink,
    &[
        required("text", BODY).clipped_at(30),
        required("on-click-action", Shape::ClickAction(ClickSlot::Link)),
        VISIBLE,
    ],
)
.at_most_on_screen(2, &[Kind::EmbeddedLink]);

pub(super) const FOOTER: Component = component(
    Kind::Footer,
    &[
        required("label", LABEL).clipped_at(35).lines(1),
        required("on-click-action", Shape::ClickAction(ClickSlot::Footer)),
        optional("left-caption", TEXT).clipped_at(15),
        optional("center-caption", TEXT).clipped_at(15),
        optional("right-caption", TEXT).clipped_at(15),
        ENABLED,
    ],
)
.at_most_on_screen(1, &[Kind::Footer]);
