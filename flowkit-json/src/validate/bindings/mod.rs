//! Bindings: whether references and expressions lead to something, and to something of the right type.
//!
//! `${data.name}` is a reference, `` `'Hello ' ${data.name}` `` an expression. Which version checks what is said in
//! `catalogue/gate.rs`, what a property may be bound to in the rows of `catalogue`.
//!
//! Meta's pages: [properties, nested expressions and
//! actions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson), [error
//! codes](https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes).

mod actions;
mod conditions;
mod expected;
mod fixed_value;
mod form_values;
mod input;
mod navigate;
mod number_inputs;
mod offered_names;
mod pass;
mod payload_references;
mod properties;
mod referred;
mod shape;
mod text_lists;
mod unchecked;
mod untyped;
mod unused;
mod update_data;

#[cfg(test)]
mod tests;

use super::finding_limits::is_past_advice;
use crate::document::Document;
use crate::finding::Finding;
use pass::Pass;

/// Checks the data that components of unknown types refer to, in a document that fails the schema.
pub(crate) fn check_untyped(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut untyped = document
        .untyped()
        .filter(|component| component.has_word())
        .peekable();
    if untyped.peek().is_none() || is_past_advice(findings) {
        return;
    }
    let mut pass = Pass::new(document, findings);
    untyped.for_each(|component| untyped::check(&mut pass, component));
}

/// Checks every binding of a document that has passed the schema.
pub(crate) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut pass = Pass::new(document, findings);
    // The order of Meta's validator: all plain conditions first, then properties and actions, and the Forms last.
    for component in document.components() {
        conditions::check_plain(&mut pass, component);
    }
    for component in document.components() {
        properties::check(&mut pass, component);
        conditions::check_nested(&mut pass, component);
        actions::check(&mut pass, component);
    }
    for component in document.components() {
        form_values::check(&mut pass, component);
    }
    if is_past_advice(pass.findings()) {
        return;
    }
    unchecked::check_titles(&mut pass);
    for component in document.components() {
        unchecked::check(&mut pass, component);
        text_lists::check_expressions(&mut pass, component);
    }
    unused::check(&mut pass);
}
