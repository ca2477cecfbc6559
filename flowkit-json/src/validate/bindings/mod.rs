//! Bindings: references and expressions, where they stand and what they bring along.
//!
//! Meta's pages: [properties, nested expressions and
//! actions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson), [error
//! codes](https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes).

mod actions;
mod conditions;
mod expected;
mod forms;
mod literal;
mod names;
mod navigate;
mod pass;
mod properties;
mod scope;
mod sent;
mod shape;
mod text_lists;
mod unchecked;
mod untyped;
mod unused;
mod update_data;
mod versions;

#[cfg(test)]
mod tests;

use super::doc::{Doc, for_each_component};
use super::finding_limits::is_past_advice;
use crate::finding::Finding;
use pass::Pass;

/// Checks what a document that fails the schema refers to where its components have no known type.
pub(crate) fn check_untyped(document: &Doc<'_>, findings: &mut Vec<Finding>) {
    let mut is_needed = false;
    for_each_component(document, |component| {
        is_needed |= untyped::is_untyped(component);
    });
    if !is_needed || is_past_advice(findings) {
        return;
    }
    let mut pass = Pass::new(document, findings);
    for_each_component(document, |component| untyped::check(&mut pass, component));
}

/// Checks every binding of a document that has passed the schema.
pub(crate) fn check(document: &Doc<'_>, findings: &mut Vec<Finding>) {
    let mut pass = Pass::new(document, findings);
    // Meta's validator has been through all plain conditions before it comes to expressions, and only then to Forms.
    for_each_component(document, |component| {
        conditions::check_plain(&mut pass, component);
    });
    for_each_component(document, |component| {
        properties::check(&mut pass, component);
        conditions::check_nested(&mut pass, component);
        actions::check(&mut pass, component);
    });
    for_each_component(document, |component| forms::check(&mut pass, component));
    if is_past_advice(pass.findings()) {
        return;
    }
    unchecked::check_titles(&mut pass);
    for_each_component(document, |component| {
        unchecked::check(&mut pass, component);
        text_lists::check_expressions(&mut pass, component);
    });
    unused::check(&mut pass);
}
