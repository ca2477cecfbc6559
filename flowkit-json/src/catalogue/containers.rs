//! Form, If and Switch.

use super::bound_type::{A_TEXT, NOT_READ};
use super::component::{Component, Place, component};
use super::kind::Kind;
use super::row::{optional, required};
use super::shapes::{LABEL, Look, Shape};
use super::versions::V5_1;

/// How many Ifs may stand in each other, the outermost one counted.
pub(crate) const DEEPEST_IF: usize = 3;

const ANY_OBJECT: Shape = Shape::Map(Look::Any, &Shape::Anything);
const OBJECT_OR_BINDING: Shape = Shape::OneOf(&[ANY_OBJECT, Shape::Binding]);

pub(super) const FORM: Component = component(
    Kind::Form,
    &[
        // Unlike the name of an input, nothing refers to it, so it may be bound.
        required("name", LABEL),
        required("children", Shape::Components(Place::Form)),
        optional("init-values", OBJECT_OR_BINDING).departs(NOT_READ),
        optional("error-messages", OBJECT_OR_BINDING).departs(NOT_READ),
    ],
)
.places([Some(V5_1), None, None, None])
.at_most_on_screen(1, &[Kind::Form]);

pub(super) const IF: Component = component(
    Kind::If,
    &[
        // The condition's text has rules of its own; a literal boolean passes the schema and breaks the validator.
        required(
            "condition",
            Shape::OneOf(&[Shape::String(Look::Any), Shape::Boolean]),
        )
        .departs(NOT_READ),
        required("then", Shape::Components(Place::If)),
        optional("else", Shape::Components(Place::If)),
    ],
)
.places([Some(V5_1), Some(V5_1), Some(V5_1), None]);

pub(super) const SWITCH: Component = component(
    Kind::Switch,
    &[
        required("value", Shape::Binding).departs(A_TEXT),
        required(
            "cases",
            Shape::Map(Look::CaseKey, &Shape::Components(Place::Switch)),
        ),
    ],
)
.places([Some(V5_1), Some(V5_1), Some(V5_1), None]);
