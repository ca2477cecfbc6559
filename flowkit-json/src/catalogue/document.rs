//! The document itself, its screens and their layout.

use super::shapes::{ANY_STRING, BODY, Look, SCREEN_ID, Shape};
use super::versions::V6_0;
use super::{Place, Property, optional, required};

const TARGETS: Shape = Shape::Array(&SCREEN_ID, 0, None);

pub(crate) const ROOT: &[Property] = &[
    required("version", Shape::Version),
    optional("data_api_version", Shape::DataApiVersion),
    optional("routing_model", Shape::Map(Look::ScreenId, &TARGETS)),
    // Known to the schema, refused by a rule of its own.
    optional("meta", Shape::Object(META)),
    required("screens", Shape::Array(&Shape::Object(SCREEN), 1, None)),
];

const META: &[Property] = &[optional("lead_gen_ai", Shape::Boolean)];

pub(crate) const SCREEN: &[Property] = &[
    required("id", SCREEN_ID),
    required("title", BODY),
    optional("layout", Shape::Object(LAYOUT)).required_since(V6_0),
    optional("data", Shape::DataModel),
    optional("terminal", Shape::Boolean),
    optional("success", Shape::Boolean),
    optional("refresh_on_back", Shape::Boolean),
    optional("sensitive", Shape::Array(&ANY_STRING, 1, None)),
];

const LAYOUT: &[Property] = &[
    required("type", Shape::Const("SingleColumnLayout")),
    required("children", Shape::Components(Place::Screen)),
];
