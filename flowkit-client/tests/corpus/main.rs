//! Every document that Meta's validator accepts is opened and walked through, against an endpoint that answers with its examples.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod examples;
#[path = "../../../flowkit-json/tests/labelled/mod.rs"]
mod labelled;
mod stuck;

use std::collections::BTreeSet;
use std::sync::Arc;

use flowkit_client::ExampleEndpoint;
use flowkit_client::explore::{Exploration, Explore};
use flowkit_client::phone::FlowJson;
use serde_json::Value;

use stuck::STUCK;

const LABELS: &str = include_str!("../../../flowkit-json/tests/labelled/labels.json");

/// The names and texts of all valid documents with or without an endpoint, by name.
fn valid_documents(with_endpoint: bool) -> Vec<(&'static str, String)> {
    let labels: Value = serde_json::from_str(LABELS).unwrap();
    let valid: BTreeSet<&str> = labels
        .as_array()
        .unwrap()
        .iter()
        .filter(|label| label["valid"] == true)
        .map(|label| label["file"].as_str().unwrap())
        .collect();
    let mut documents: Vec<_> = labelled::documents()
        .into_iter()
        .filter(|(file, text)| {
            valid.contains(file) && text.contains("\"data_api_version\"") == with_endpoint
        })
        .collect();
    documents.sort_unstable();
    documents
}

/// Explores a flow, once more and longer if it did not reach every screen.
async fn explored(text: &str) -> Exploration {
    let flow = Arc::new(FlowJson::parse(text).unwrap());
    let endpoint = ExampleEndpoint::of(flow).stateless(1);
    let explore = Explore::with(endpoint.phone())
        .stateless()
        .most_exchanges(600)
        .most_steps(1500)
        .random_walks(2);
    let explored = explore.clone().run().await.unwrap();
    match explored.problems.is_empty() && !explored.coverage.screens.is_whole() {
        true => explore.random_walks(50).run().await.unwrap(),
        false => explored,
    }
}

/// Explores documents. What is not sound, [`STUCK`] has with its reason; what of that did occur is given back.
async fn all_explored(documents: &[(&'static str, String)]) -> BTreeSet<usize> {
    let mut stuck = BTreeSet::new();
    let mut wrong = String::new();
    for (file, text) in documents {
        let explored = explored(text).await;
        if explored.is_sound() {
            continue;
        }
        let name = file.strip_prefix("valid/").unwrap();
        let is_known = |reason: &(&str, &str)| {
            name.starts_with(reason.0)
                && explored
                    .problems
                    .iter()
                    .all(|problem| problem.message.contains(reason.1))
                && !explored.problems.is_empty()
        };
        match STUCK.iter().position(is_known) {
            Some(reason) => {
                stuck.insert(reason);
            }
            None => wrong.push_str(&format!("\n\n{name}: {explored}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    stuck
}

#[tokio::test]
async fn valid_documents_with_an_endpoint_are_walked_through() {
    let documents = valid_documents(true);
    assert!(documents.len() >= 110, "{}", documents.len());
    let stuck = all_explored(&documents).await;
    stuck::assert_all_occur(&stuck, true);
}

#[tokio::test]
async fn valid_documents_without_an_endpoint_are_walked_through() {
    let documents = valid_documents(false);
    assert!(documents.len() >= 80, "{}", documents.len());
    let stuck = all_explored(&documents).await;
    stuck::assert_all_occur(&stuck, false);
}
