//! What the phone checks in an endpoint's answer, as far as the document decides it.
//!
//! A breach is what the phone would report back to the endpoint under the keys that
//! [Meta's guide](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint) lists, and
//! what a user sees as a generic error.

mod breach;
mod data;
mod schema;
mod transition;

pub use breach::{Breach, BreachKey, Fault};
pub use data::check_data;
pub use transition::check_transition;

/// The word that an answer gives in place of a screen to close the flow.
pub const SUCCESS: &str = "SUCCESS";
