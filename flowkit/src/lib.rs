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

pub use flowkit_runtime::*;

#[doc(hidden)]
pub use flowkit_runtime::__private;

/// A virtual WhatsApp client: the other side of the protocol, for tests and demonstrations.
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
