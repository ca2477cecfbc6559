//! The rules behind the schema pass, apart from those about references, expressions and payloads.
//!
//! One file for each family of rules; which versions a rule holds in stands in [`gate`](gates).

mod calendar;
mod carousel;
mod components;
mod conditionals;
mod data_model;
mod dates;
mod device;
mod endpoint;
mod example;
mod flow;
mod form;
mod limits;
mod names;
mod navigates;
mod navigation_list;
mod options;
mod placement;
mod ranges;
mod routing_graph;
mod routing_model;
mod screens;
mod terminal;

use super::finding_limits::is_past_advice;
use crate::catalogue::gate as gates;
use crate::document::Document;
use crate::finding::{Finding, Level};
use flow::Flow;

/// Adds what is wrong with the names of screens in a document that fails the schema: two of one name, and routes to none.
///
/// Meta's validator does not come to it before the schema passes. We tell it in the same run, as pending, since it keeps a
/// document's screens from being told apart.
pub(crate) fn check_names(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let flow = Flow::of(document);
    let mut found = Vec::new();
    screens::check_ids(&flow, &mut found);
    routing_model::check_names(&flow, &mut found);
    let found = found.into_iter();
    findings.extend(found.map(|finding| finding.at_level(Level::Pending)));
}

/// Adds what these rules find in a document that passed the schema.
pub(crate) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let flow = Flow::of(document);
    screens::check(&flow, findings);
    terminal::check(&flow, findings);
    endpoint::check(&flow, findings);
    routing_model::check(&flow, findings);
    navigates::check(&flow, findings);
    data_model::check(&flow, findings);
    placement::check(&flow, findings);
    limits::check(&flow, findings);
    names::check(&flow, findings);
    components::check(&flow, findings);
    carousel::check_flow(&flow, findings);
    if !is_past_advice(findings) {
        device::check(&flow, findings);
    }
}
