//! What the phone checks in an endpoint's answer, as far as the document decides it, and in the components that it draws
//! with it.
//!
//! - [`check_transition`]: may this screen show now?
//! - [`check_data`]: is the data what the screen declares?
//! - [`check_update`]: may an `update_data` action change this?
//! - [`check_component`]: can a component be drawn with what its bindings lead to?
//!
//! Values are lent as [`Json`], whatever library holds them. A breach is what the phone would report back to the endpoint under the keys that
//! [Meta's guide](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint) lists, and
//! what a user sees as a generic error.

mod answer_rule;
mod breach;
mod component;
mod data;
mod faults;
mod json;
mod schema;
mod trail;
mod transition;

pub use answer_rule::AnswerRule;
pub use breach::{Breach, BreachKey, Fault};
pub use component::{
    ComponentFault, ComponentRule, Properties, Severity, check_component, check_init_values,
};
pub use data::{check_data, check_update};
pub use faults::MOST_FAULTS;
pub use json::{Json, JsonKind};
pub use transition::check_transition;

/// The word that an answer gives in place of a screen to close the flow.
pub const SUCCESS: &str = "SUCCESS";
