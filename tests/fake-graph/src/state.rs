//! What the server knows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Health, NUMBER, OTHER_WABA, WABA};

#[derive(Debug, Clone)]
pub struct State {
    pub url: String,
    pub flows: BTreeMap<u64, Flow>,
    /// The public key of each phone number.
    pub keys: BTreeMap<String, Option<String>>,
    /// The signature status of each number's key; of a key without one, `VALID`.
    pub key_statuses: BTreeMap<String, String>,
    /// The signature status that keys get when they are uploaded.
    pub status_of_uploads: String,
    pub wabas: Vec<String>,
    /// How many previews were revoked.
    pub invalidated: u32,
    /// The `appsecret_proof` that the app demands with every call, if it does.
    pub proof: Option<String>,
    /// The names of the message templates.
    pub templates: BTreeSet<String>,
    /// The flows of which there is a published version, also while they are drafts again.
    pub(super) published: BTreeSet<u64>,
    /// How often each flow was sent.
    pub(super) sent: BTreeMap<u64, u32>,
    /// What is said of the health of flows; [`Health::Limited`] of those that are not in here.
    pub health: BTreeMap<u64, Health>,
    /// Whether the health of the others is [`Health::Checked`] instead.
    pub(super) health_checked: bool,
    next_id: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    pub waba: String,
    pub name: String,
    pub status: String,
    pub categories: Value,
    pub json: Option<String>,
    pub endpoint_uri: Option<String>,
    pub application_id: Option<String>,
}

/// The id of the first flow.
const FIRST_ID: u64 = 1111;

impl State {
    pub(super) fn new(url: String) -> Self {
        Self {
            url,
            flows: BTreeMap::new(),
            keys: BTreeMap::from([(NUMBER.to_owned(), None)]),
            key_statuses: BTreeMap::new(),
            status_of_uploads: super::keys::VALID.to_owned(),
            wabas: vec![WABA.to_owned(), OTHER_WABA.to_owned()],
            invalidated: 0,
            proof: None,
            templates: BTreeSet::new(),
            published: BTreeSet::new(),
            sent: BTreeMap::new(),
            health: BTreeMap::new(),
            health_checked: false,
            next_id: FIRST_ID,
        }
    }

    /// No flows, and ids from the beginning.
    pub fn forget(&mut self) {
        self.flows.clear();
        self.published.clear();
        self.sent.clear();
        self.next_id = FIRST_ID;
    }

    /// A flow that is there, in this status.
    pub fn add(&mut self, name: &str, status: &str) -> String {
        let id = self.insert(Flow {
            waba: WABA.to_owned(),
            name: name.to_owned(),
            status: status.to_owned(),
            categories: json!(["OTHER"]),
            json: None,
            endpoint_uri: None,
            application_id: None,
        });
        id.to_string()
    }

    /// What is said of the health of this flow from now on.
    pub fn set_health(&mut self, id: &str, health: Health) {
        self.health.insert(id.parse().unwrap(), health);
    }

    /// The health of every flow that there may ever be is worked out of its state: [`Health::Checked`].
    pub fn check_health(&mut self) {
        self.health_checked = true;
    }

    pub(super) fn insert(&mut self, flow: Flow) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        if !matches!(flow.status.as_str(), "DRAFT" | "DEPRECATED") {
            self.published.insert(id);
        }
        self.flows.insert(id, flow);
        id
    }

    pub fn flow(&self, id: &str) -> &Flow {
        &self.flows[&id.parse::<u64>().unwrap()]
    }

    pub(super) fn has_signed_key(&self) -> bool {
        self.keys.iter().any(|(number, key)| {
            let status = self.key_statuses.get(number);
            key.is_some() && status.is_none_or(|status| status == super::keys::VALID)
        })
    }

    pub(super) fn is_taken(&self, waba: &str, name: &str) -> bool {
        let mut flows = self.flows.values();
        flows.any(|flow| flow.waba == waba && flow.name == name)
    }
}

impl Flow {
    /// Meta's validator, as far as flowkit's own is one.
    pub fn validation_errors(&self) -> Value {
        let Some(text) = &self.json else {
            return json!([]);
        };
        let report = flowkit_json::validate(text);
        let findings = report.findings().iter();
        let errors = findings.filter(|finding| finding.level() == flowkit_json::Level::Error);
        let errors = errors.map(|finding| {
            let (start, end) = (finding.span().start(), finding.span().end());
            let place = json!({
                "line_start": start.line(), "line_end": end.line(),
                "column_start": start.column(), "column_end": end.column(),
            });
            let mut pointer = place.clone();
            pointer["path"] = finding.path().replacen('[', " [", 1).into();
            let mut error = place;
            error["error"] = finding.code().unwrap().as_str().into();
            error["error_type"] = "FLOW_JSON_ERROR".into();
            error["message"] = finding.message().into();
            error["pointers"] = json!([pointer]);
            error
        });
        errors.collect()
    }
}
