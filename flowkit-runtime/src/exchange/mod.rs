//! The decrypted request: what the phone asks.

mod action;
mod data;
mod notification;
mod parse;
mod token;
mod version;

pub use action::Action;
pub use data::DataExchange;
pub use notification::ErrorNotification;
pub(crate) use parse::{FlowRequest, RequestError, parse};
pub use token::FlowToken;
pub use version::DataApiVersion;
