//! [first-flow]: guide::first_flow
//! [handlers]: guide::handlers
//! [state]: guide::state
//! [testing]: guide::testing
//! [keys]: guide::keys
//! [release]: guide::release
//! [command-line]: guide::command_line
//! [errors]: guide::errors
//! [deployment]: guide::deployment
//! [features]: guide::features
//!
#![doc = include_str!("../README.md")]

#[cfg(any(doc, doctest))]
pub mod guide;

// Listed, so that what is public is decided here. `tests/tests/surface.rs` compares it with what the runtime offers.

// A flow, its handlers' arguments, and their answers.
#[doc(inline)]
pub use flowkit_runtime::{
    Action, Answer, DataApiVersion, DataExchange, ErrorNotification, ErrorOrText, Flow, FlowToken,
    FromExchange, FromPayload, HandlerError, IntoAcknowledgement, IntoAnswer, Mismatch, Next,
    Params, Payload, StartScreen, State, params,
};

// Screens as types, and the routing model as traits.
#[doc(inline)]
pub use flowkit_runtime::{
    LeadsTo, Screen, ScreenData, ScreenRef, Stays, StaysWith, StaysWithoutData, UpdateOf,
};

// What the fields of screens and forms hold.
#[doc(inline)]
pub use flowkit_runtime::{
    CompletedMedia, Completion, Date, DateOrRange, DateRange, FieldError, FieldValue, JsonObject,
    JsonValue, Media, MediaEncryption, Number, OptionId, OptionItem, dates,
};

// The endpoint and its server.
#[doc(inline)]
pub use flowkit_runtime::{
    Endpoint, EndpointBuilder, Error, FlowMount, ProtocolStatus, ResponseBody, Result, testing,
};
#[cfg(feature = "server")]
#[doc(inline)]
pub use flowkit_runtime::{ServeAddress, Serving, shutdown_signal};

// Keys and secrets.
#[doc(inline)]
pub use flowkit_runtime::{AppSecret, AppSecrets, Fingerprint, SecretDoubt, SecretError};
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
#[doc(inline)]
pub use flowkit_runtime::{
    Backend, ForeignForm, KeyContainer, KeyError, KeyErrorKind, KeyForm, KeyRepair, KeyRing,
    Offload, PrivateKey,
};

// Cryptography of one's own, such as by a key service.
#[doc(inline)]
pub use flowkit_runtime::{
    AesGcm, AesKey, AesKeyLengthError, DecryptError, DecryptStep, Decrypted, EncryptError,
    Envelope, EnvelopeError, ExchangeKeys, HybridDecryptor, KeyUnwrapper, Malformation,
    RequestDecryptor, ResponseEncryptor, SignatureError, Undecodable, UnwrapError,
};

#[doc(hidden)]
pub use flowkit_runtime::__private;

/// A virtual phone: the other side of the protocol, for tests and demonstrations. The guide on testing shows a walk by
/// [`VirtualPhone`](client::VirtualPhone).
#[cfg(feature = "client")]
pub use flowkit_client as client;

#[cfg(feature = "log")]
pub mod log;

/// A typed client of Meta's Graph API: flows, keys and messages.
#[cfg(feature = "graph")]
pub use flowkit_graph as graph;

#[cfg(feature = "author")]
#[doc(inline)]
pub use flowkit_json::author;

#[cfg(feature = "macros")]
#[doc = include_str!("docs/flow.md")]
pub use flowkit_macros::flow;

#[cfg(feature = "macros")]
#[doc = include_str!("docs/flow_screen.md")]
pub use flowkit_macros::flow_screen;

/// All that a file with handlers needs: `use flowkit::prelude::*;`.
pub mod prelude {
    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub use crate::PrivateKey;
    pub use crate::{
        AppSecret, DataExchange, Endpoint, ErrorNotification, FlowToken, HandlerError, Next,
        OptionId, OptionItem, Payload, Result, StartScreen, State, params,
    };
    #[cfg(feature = "macros")]
    pub use crate::{flow, flow_screen};
}
