//! The interface of small documents, where the labelled ones of `interfaces.rs` have no example.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod inputs;
mod numbers;
mod whole;

use flowkit_json::interface::{Choice, FieldRef, Input, InputKind, Received, Sent, Source};
use flowkit_json::{Document, Interface};

/// A screen with this data and these components.
fn screen(id: &str, data: &str, children: &str) -> String {
    format!(
        r#"{{"id": "{id}", "data": {{{data}}}, "layout": {{"type": "SingleColumnLayout", "children": [{children}]}}}}"#
    )
}

fn document(version: &str, screens: &[String]) -> Document<'static> {
    let screens = screens.join(",");
    format!(r#"{{"version": "{version}", "data_api_version": "3.0", "screens": [{screens}]}}"#)
        .parse()
        .unwrap()
}

/// A Footer that sends this.
fn footer(payload: &str) -> String {
    format!(
        r#"{{"type": "Footer", "label": "Go", "on-click-action": {{"name": "data_exchange", "payload": {{{payload}}}}}}}"#
    )
}

/// What the only payload of a document holds under this key.
fn received<'i, 'd>(interface: &'i Interface<'d>, key: &str) -> &'i Received<'d> {
    let mut sent = interface
        .screens
        .iter()
        .flat_map(|screen| &screen.exchanges);
    member(sent.next().unwrap(), key)
}

fn member<'i, 'd>(sent: &'i Sent<'d>, key: &str) -> &'i Received<'d> {
    let field = sent.payload.iter().find(|field| field.key == key);
    &field.unwrap_or_else(|| panic!("{key} is sent")).value
}

fn input<'i, 'd>(received: &'i Received<'d>) -> &'i Input<'d> {
    match &received.source {
        Source::Input(input) => input,
        other => panic!("{other:?} is no input"),
    }
}

fn field<'i, 'd>(received: &'i Received<'d>) -> &'i FieldRef<'d> {
    match &received.source {
        Source::Field(field) => field,
        other => panic!("{other:?} is no field"),
    }
}

fn choices<'i, 'd>(received: &'i Received<'d>) -> Option<&'i [Choice<'d>]> {
    match &input(received).kind {
        InputKind::Choice(choices) | InputKind::Choices(choices) => choices.as_deref(),
        other => panic!("{other:?} has no options"),
    }
}
