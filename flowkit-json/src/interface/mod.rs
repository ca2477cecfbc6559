//! What an endpoint for a flow receives and must answer.
//!
//! [`Interface::of`] joins what a document spreads over layouts, payloads and data models: for each screen the data that
//! it shows, and for each action that sends something, what every key of its payload holds when it arrives
//! ([reference](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint)).

mod build;
mod inputs;
mod json;
mod listed;
mod numbers;
mod payload;
mod referred;
mod schema;
mod sent;
mod shown;
mod writer;

pub use sent::{
    Calculated, Choice, FieldRef, Input, InputKind, OwnValue, Received, Sent, SentField, Source,
};
pub use shown::{Schema, SchemaKind, ShownField, ShownMember};

use crate::read::Text;

/// What the endpoint of a flow receives and must answer, screen by screen.
#[derive(Debug, Clone)]
pub struct Interface<'d> {
    /// The Flow JSON version as written.
    pub version: Option<Text<'d>>,
    /// The version of the data exchange; `None` in a flow without endpoint.
    pub data_api_version: Option<Text<'d>>,
    /// The screens, in the order of the document.
    pub screens: Vec<ScreenInterface<'d>>,
}

/// One screen, as its endpoint sees it.
#[derive(Debug, Clone)]
pub struct ScreenInterface<'d> {
    /// The screen's id.
    pub id: Text<'d>,
    /// Whether the flow may end here.
    pub terminal: bool,
    /// Whether an answer to INIT may show it.
    pub may_follow_init: bool,
    /// The screens that an answer on it may name by the routing rule alone: itself, successors, predecessors; sorted.
    pub next: Vec<&'d str>,
    /// The screens that the routing model leads to from here.
    pub successors: Vec<&'d str>,
    /// The screens that the routing model leads here from.
    pub predecessors: Vec<&'d str>,
    /// Whether `BACK` can arrive (`refresh_on_back`).
    pub back_can_arrive: bool,
    /// Whether it is built on NavigationList: then no answer may show it again.
    pub navigation_list: bool,
    /// The data it shows; `None` if it declares no `data`.
    pub shows: Option<Vec<ShownField<'d>>>,
    /// The names in `data.required`, as written.
    pub required: Vec<Text<'d>>,
    /// Its `data_exchange` actions, in the order of the document.
    pub exchanges: Vec<Sent<'d>>,
    /// Its `complete` actions, in the order of the document.
    pub completions: Vec<Sent<'d>>,
}
