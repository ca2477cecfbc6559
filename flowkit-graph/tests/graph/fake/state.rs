//! What the server knows.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{NUMBER, OTHER_WABA, WABA};

pub(crate) struct State {
    pub(crate) url: String,
    pub(crate) flows: BTreeMap<u64, Flow>,
    /// The public key of each phone number.
    pub(crate) keys: BTreeMap<String, Option<String>>,
    pub(crate) wabas: Vec<String>,
    /// How many previews were revoked.
    pub(crate) invalidated: u32,
    next_id: u64,
}

#[derive(Debug, Clone)]
pub(crate) struct Flow {
    pub(crate) waba: String,
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) categories: Value,
    pub(crate) json: Option<String>,
    pub(crate) endpoint_uri: Option<String>,
    pub(crate) application_id: Option<String>,
}

/// The id of the first flow.
const FIRST_ID: u64 = 1111;

impl State {
    pub(super) fn new(url: String) -> Self {
        Self {
            url,
            flows: BTreeMap::new(),
            keys: BTreeMap::from([(NUMBER.to_owned(), None)]),
            wabas: vec![WABA.to_owned(), OTHER_WABA.to_owned()],
            invalidated: 0,
            next_id: FIRST_ID,
        }
    }

    /// No flows, and ids from the beginning.
    pub(crate) fn forget(&mut self) {
        self.flows.clear();
        self.next_id = FIRST_ID;
    }

    /// A flow that is there, in this status.
    pub(crate) fn add(&mut self, name: &str, status: &str) -> String {
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

    pub(super) fn insert(&mut self, flow: Flow) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.flows.insert(id, flow);
        id
    }

    pub(crate) fn flow(&self, id: &str) -> &Flow {
        &self.flows[&id.parse::<u64>().unwrap()]
    }

    pub(super) fn is_taken(&self, waba: &str, name: &str) -> bool {
        let mut flows = self.flows.values();
        flows.any(|flow| flow.waba == waba && flow.name == name)
    }
}

impl Flow {
    /// Meta's validator, as far as flowkit's own is one.
    pub(crate) fn validation_errors(&self) -> Value {
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
