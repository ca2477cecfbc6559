//! Flow JSON as types: documents read and written again, and flows written in Rust.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod builders;
mod documents;
mod every_component;
mod everything;
#[path = "../labelled/mod.rs"]
mod labelled;
mod replaced;
mod routes;
mod same;
mod whole_flow;

use flowkit_json::author::{Action, FlowJson, Footer, Screen};

/// A screen that the flow may end on.
pub(crate) fn last(id: &str) -> Screen {
    Screen::new(id)
        .title("The end")
        .terminal(true)
        .child(Footer::new("Done", Action::complete()))
}

pub(crate) fn assert_valid(flow: &FlowJson) {
    let report = flow.validate();
    let findings: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| format!("{}: {finding}", finding.path()))
        .collect();
    assert!(report.is_valid(), "{findings:#?}\n{}", flow.to_json());
    let (_, leftovers) = FlowJson::parse_with_leftovers(&flow.to_json()).unwrap();
    assert_eq!(leftovers, []);
}
