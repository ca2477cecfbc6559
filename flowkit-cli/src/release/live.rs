//! What is at Meta, as data.

use std::collections::BTreeMap;

use flowkit_graph::{FlowCategory, FlowHealth, FlowStatus, FlowValidationError};

use super::canonical_json::CanonicalJson;
use crate::keys::registered_key::Registered;

/// What Meta has of all that a release is about.
pub(super) struct Live {
    /// The flows by their keys in flowkit.toml. Those that Meta does not have are missing.
    pub(super) flows: BTreeMap<String, LiveFlow>,
    /// `None` if no phone number is known or no flow asks an endpoint.
    pub(super) key: Option<Registered>,
}

/// A flow as it is.
#[derive(Debug)]
pub(super) struct LiveFlow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: LiveState,
    pub(super) categories: Vec<FlowCategory>,
    pub(super) endpoint_uri: Option<String>,
    pub(super) application_id: Option<String>,
    pub(super) json: LiveJson,
    /// Whether it says the same as the file of flowkit.toml.
    pub(super) json_is_wanted: bool,
}

/// What may change at Meta without anybody's doing.
#[derive(Debug)]
pub(super) struct LiveState {
    pub(super) status: FlowStatus,
    pub(super) validation_errors: Vec<FlowValidationError>,
    pub(super) health: Option<FlowHealth>,
}

/// The Flow JSON that Meta has.
#[derive(Debug)]
pub(super) enum LiveJson {
    Nothing,
    /// Something that is no JSON.
    Text(String),
    Json(CanonicalJson),
}

impl LiveJson {
    pub(super) fn hash(&self) -> Option<String> {
        match self {
            Self::Json(json) => Some(json.hash()),
            Self::Nothing | Self::Text(_) => None,
        }
    }
}
