//! The runtime of flowkit: wire types, cryptography, the endpoint as a `tower` service, and the server.
//!
//! Users depend on the crate `flowkit`, which re-exports what stands here.

mod answer;
mod crypto;
mod dispatch;
mod endpoint;
mod error;
mod exchange;
mod extract;
mod flow;
mod form;
mod handler_error;
mod json;
mod log;
mod mismatch;
mod next;
mod panic;
mod params;
mod phone_rules;
mod run_to_end;
#[cfg(feature = "server")]
mod server;
mod status;
mod values;

pub mod testing;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use answer::Answer;
pub use crypto::*;
pub use endpoint::{Endpoint, EndpointBuilder, FlowMount, ResponseBody};
pub use error::{Error, Result};
pub use exchange::{Action, DataApiVersion, DataExchange, ErrorNotification, FlowToken};
pub use extract::{FromExchange, FromPayload, Payload, StartScreen, State};
pub use flow::{
    Flow, LeadsTo, Screen, ScreenData, ScreenRef, Stays, StaysWith, StaysWithoutData, UpdateOf,
};
pub use form::{Completion, FieldError, FieldValue};
pub use handler_error::{ErrorOrText, HandlerError};
pub use mismatch::Mismatch;
pub use next::{IntoAcknowledgement, IntoAnswer, Next};
pub use params::Params;
#[cfg(feature = "server")]
pub use server::{ServeAddress, Serving, shutdown_signal};
pub use status::ProtocolStatus;
pub use values::*;
