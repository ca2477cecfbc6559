//! The other side of flowkit: a virtual phone.
//!
//! It sends what a phone sends and reads answers as a phone does: real encryption with fresh keys
//! for every request, Meta's signature, the same reactions to every HTTP status, the same checks of
//! the next screen and its data, the same error notifications. It is written from the description
//! of the protocol and shares no code with the endpoint, so that the two test each other.
//!
//! - [`WhatsAppClient`] makes single requests over HTTP or straight into a service in memory;
//! - [`Session`] walks through a flow: it remembers the screens, what they hold, and the way back;
//! - [`Transcript`] says what was sent, what came back and how long it took;
//! - [`seal`], [`sign`] and [`open`] are the cryptography alone, for tests and benches;
//! - [`Quirk`] makes requests that an endpoint should refuse.
//!
//! It is a tool for tests, demonstrations and the command line, not for production traffic.

pub mod crypto;
pub mod fields;
pub mod media;
pub mod phone;
pub mod view;

mod answer;
mod client;
mod error;
mod js_text;
mod json;
mod request;
mod session;
mod transcript;
mod transport;

pub use answer::Answer;
pub use client::{RoundTrip, WhatsAppClient, WhatsAppClientBuilder};
pub use crypto::{
    BusinessPublicKey, ExchangeKeys, OpenFault, Quirk, SIGNATURE_HEADER, SealedRequest,
    flow_token_signature, open, seal, seal_with, sign,
};
pub use error::{ClientError, UserMessage};
pub use flowkit_json::Document;
pub use request::{Action, DataApiVersion, FlowMessage, Object, Request};
pub use session::Session;
pub use transcript::{Deed, Outcome, Step, Transcript};
pub use transport::{HttpTransport, Reply, ServiceTransport, Transport};
