//! The other side of flowkit: a virtual phone.
//!
//! It sends what a phone sends and reads answers as a phone does: real encryption with fresh keys
//! for every request, Meta's signature, the same reactions to every HTTP status, the same checks of
//! the next screen and its data, the same error notifications. It is written from the description
//! of the protocol and shares no code with the endpoint, so that the two test each other: the feature
//! `endpoint` makes an endpoint and calls it, nothing else.
//!
//! - [`VirtualPhone`] opens a flow, shows its screens and takes input, in a test or a tool;
//! - [`phone`] is its state, and [`view`] what it shows, without anything around them;
//! - [`WhatsAppClient`] makes single requests over HTTP or straight into a service in memory;
//! - [`media`] is the photos and documents of pickers, and a server for an endpoint to download them from;
//! - [`explore`] walks through all of a flow, to find what would go wrong on a phone;
//! - [`ExampleEndpoint`] answers for a flow that has no endpoint yet, with the examples of its Flow JSON;
//! - `TestEndpoint`, with the feature `endpoint`, makes an endpoint of a flow on the spot, in memory;
//! - [`Network`] slows the way to the endpoint down, or breaks it, for a test;
//! - [`script`] is a walk as text: written by hand or recorded, replayed, and turned into a test;
//! - [`Transcript`] says what was sent, what came back and how long it took;
//! - [`seal`], [`sign`] and [`open`] are the cryptography alone, for tests and benches;
//! - [`Quirk`] makes requests that an endpoint should refuse.
//!
//! It is a tool for tests, demonstrations and the command line, not for production traffic.

pub mod crypto;
pub mod explore;
pub mod fields;
pub mod media;
pub mod phone;
pub mod rich_text;
pub mod script;
pub mod view;

mod answer;
mod client;
#[cfg(feature = "endpoint")]
mod endpoint;
mod error;
mod example_endpoint;
mod js_text;
mod json;
mod network;
mod request;
mod transcript;
mod transport;
mod virtual_phone;

pub use answer::Answer;
pub use client::{NoEnvelope, RoundTrip, WhatsAppClient, WhatsAppClientBuilder};
pub use crypto::{
    BusinessPublicKey, ExchangeKeys, OpenFault, Quirk, SIGNATURE_HEADER, SealedRequest,
    flow_token_signature, open, seal, seal_with, sign,
};
#[cfg(feature = "endpoint")]
pub use endpoint::{PlaintextTransport, TestEndpoint};
pub use error::{ClientError, UserMessage};
pub use example_endpoint::ExampleEndpoint;
pub use flowkit_json::Document;
pub use network::Network;
pub use request::{Action, DataApiVersion, FlowMessage, Object, Request};
pub use transcript::{Deed, Outcome, Step, Transcript};
pub use transport::{HttpTransport, Reply, ServiceTransport, Transport};
pub use virtual_phone::{Field, VirtualPhone, VirtualPhoneBuilder, WalkError, WalkErrorKind};
