//! What is to be at Meta, as data.

use flowkit_graph::FlowCategory;

use super::canonical_json::CanonicalJson;
use crate::input::Input;
use crate::keys::key_file::NamedKey;

/// An environment as it is to be.
pub(super) struct Wanted {
    pub(super) environment: String,
    pub(super) waba_id: String,
    pub(super) phone_number_id: Option<String>,
    pub(super) application_id: Option<String>,
    pub(super) key: Option<NamedKey>,
    pub(super) flows: Vec<WantedFlow>,
    /// The keys of all flows of the environment, also of those that `--flow` leaves out.
    pub(super) keys: Vec<String>,
    /// Their names at Meta.
    pub(super) names: Vec<String>,
    /// All environments of flowkit.toml.
    pub(super) environments: Vec<String>,
}

/// A flow as it is to be.
pub(super) struct WantedFlow {
    pub(super) key: String,
    pub(super) name: String,
    /// Empty if Meta's are to stay as they are.
    pub(super) categories: Vec<FlowCategory>,
    /// `None` for a flow that asks no endpoint.
    pub(super) endpoint_uri: Option<String>,
    pub(super) publish: bool,
    /// Its Flow JSON: the file as it is, and what it says.
    pub(super) input: Input,
    pub(super) json: CanonicalJson,
    pub(super) hash: String,
}

impl Wanted {
    pub(super) fn flow(&self, key: &str) -> Option<&WantedFlow> {
        self.flows.iter().find(|flow| flow.key == key)
    }

    pub(super) fn asks_an_endpoint(&self) -> bool {
        self.flows.iter().any(|flow| flow.endpoint_uri.is_some())
    }
}
