//! The document itself, its screens and their layout.

use super::component::Place;
use super::property::Property;
use super::row::{optional, required};
use super::shapes::{ANY_STRING, BODY, Look, SCREEN_ID, Shape};
use super::versions::V6_0;

/// How many screens a flow may have
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
pub(crate) const MOST_SCREENS: usize = 100;

/// How many components a screen may have to Meta's validator, Forms not counted.
pub(crate) const MOST_COMPONENTS: usize = 100;

/// How many it may have by the documentation.
pub(crate) const ADVISED_COMPONENTS: usize = 50;

const TARGETS: Shape = Shape::Array(&SCREEN_ID, 0, None);

pub(crate) const ROOT: &[Property] = &[
    required("version", Shape::Version),
    optional("data_api_version", Shape::DataApiVersion),
    optional("routing_model", Shape::Map(Look::ScreenId, &TARGETS)),
    // Known to the schema, refused by a rule of its own.
    optional("meta", Shape::Object(META)),
    required("screens", Shape::Array(&Shape::Screen, 1, None)),
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
