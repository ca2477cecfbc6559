//! Changes of a flow's name, categories, endpoint and app.
//!
//! A change turns a published flow into a draft, so a value that Meta has already is not sent.

use std::fmt;

use flowkit_graph::{FlowCategory, FlowDetails, FlowField, FlowMetadata, GraphClient};

use crate::failure::Result;
use crate::output::one_line;
use crate::progress::Waiting;

/// How a flow should be; what is `None` stays as it is.
#[derive(Debug, Default)]
pub(crate) struct WantedMetadata<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) categories: Option<&'a [FlowCategory]>,
    pub(crate) endpoint_uri: Option<&'a str>,
    pub(crate) application_id: Option<&'a str>,
}

/// One value that will change.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Meta's name of it.
    pub(crate) field: &'static str,
    /// What it is now; empty if nothing.
    pub(crate) is: String,
    pub(crate) becomes: String,
}

impl fmt::Display for Difference {
    /// "name: table -> table_v2"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = if self.is.is_empty() { "-" } else { &self.is };
        let (is, becomes) = (one_line(is), one_line(&self.becomes));
        write!(f, "{}: {is} -> {becomes}", self.field)
    }
}

/// What will change, and only that.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) differences: Vec<Difference>,
    metadata: FlowMetadata,
}

impl WantedMetadata<'_> {
    /// The fields to ask Meta for, to compare.
    pub(crate) const FIELDS: [FlowField; 5] = [
        FlowField::Name,
        FlowField::Status,
        FlowField::Categories,
        FlowField::EndpointUri,
        FlowField::Application,
    ];

    /// What differs from the flow as it is; the order of categories does not count.
    pub(crate) fn change(&self, live: &FlowDetails) -> Change {
        let mut metadata = FlowMetadata::new();
        let mut differences = Vec::new();
        let mut differs = |field, is: Option<&str>, becomes: &str| {
            differences.push(Difference {
                field,
                is: is.unwrap_or_default().to_owned(),
                becomes: becomes.to_owned(),
            });
        };
        let name = live.name.as_deref();
        if let Some(wanted) = self.name.filter(|wanted| name != Some(wanted)) {
            differs("name", name, wanted);
            metadata = metadata.name(wanted);
        }
        let same = |wanted: &&[FlowCategory]| sorted(wanted) == sorted(&live.categories);
        if let Some(wanted) = self.categories.filter(|wanted| !same(wanted)) {
            let (is, becomes) = (
                categories_in_words(&live.categories),
                categories_in_words(wanted),
            );
            differs("categories", Some(&is), &becomes);
            metadata = metadata.categories(wanted.to_vec());
        }
        let uri = live.endpoint_uri.as_deref();
        if let Some(wanted) = self.endpoint_uri.filter(|wanted| uri != Some(wanted)) {
            differs("endpoint_uri", uri, wanted);
            metadata = metadata.endpoint_uri(wanted);
        }
        let app = live.application.as_ref().map(|app| app.id.as_str());
        if let Some(wanted) = self.application_id.filter(|wanted| app != Some(wanted)) {
            differs("application_id", app, wanted);
            metadata = metadata.application_id(wanted);
        }
        Change {
            differences,
            metadata,
        }
    }
}

impl Change {
    pub(crate) fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// Sends it to Meta.
    pub(crate) async fn send(&self, graph: &GraphClient, id: &str) -> Result<()> {
        let _waiting = Waiting::new(format!("updating flow {id}"));
        Ok(graph.update_metadata(id, &self.metadata).await?)
    }
}

/// "SIGN_UP, SURVEY"
pub(crate) fn categories_in_words(categories: &[FlowCategory]) -> String {
    let words: Vec<_> = categories.iter().map(FlowCategory::as_str).collect();
    words.join(", ")
}

fn sorted(categories: &[FlowCategory]) -> Vec<&str> {
    let mut words: Vec<_> = categories.iter().map(FlowCategory::as_str).collect();
    words.sort_unstable();
    words.dedup();
    words
}
