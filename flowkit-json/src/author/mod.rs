//! Flow JSON as types: to write a flow in Rust and export it, or to read a document, change it and write it again.
//! Needs the feature `author`; in a program that uses flowkit, this module is `flowkit::author` (with flowkit's feature of
//! that name).
//!
//! A whole flow with an endpoint:
//!
//! ```
//! use flowkit_json::author::*;
//!
//! let flow = FlowJson::new("7.3")
//!     .endpoint("3.0")
//!     .screen(
//!         Screen::new("SEATS")
//!             .title("Book a table")
//!             .data(Field::string("evening").example("Friday, 20 March"))
//!             .leads_to("CONFIRM") // what the endpoint may answer here
//!             .child(TextHeading::new(data("evening")))
//!             .child(
//!                 RadioButtonsGroup::new(
//!                     "guests",
//!                     "How many guests?",
//!                     [Choice::new("2", "Two"), Choice::new("4", "Four")],
//!                 )
//!                 .required(true),
//!             )
//!             .child(Footer::new(
//!                 "Continue",
//!                 Action::data_exchange().send("guests", form("guests")),
//!             )),
//!     )
//!     .screen(
//!         Screen::new("CONFIRM")
//!             .title("Your table")
//!             .terminal(true)
//!             .data(Field::string("summary").example("A table for 4"))
//!             .child(TextBody::new(data("summary")))
//!             .child(Footer::new("Book", Action::data_exchange())),
//!     );
//!
//! assert!(flow.validate().is_valid());
//! let text = flow.to_json(); // to upload to Meta, or for `#[flow("….json")]`
//! assert!(text.contains(r#""SEATS": ["#)); // the routing model is inferred
//! ```
//!
//! What is required is an argument of `new`; everything else is a method of the property's name. A property that takes a
//! value or a binding is a [`Dynamic`], and both convert into it. Which action a component takes is a matter of its
//! type. Names, lengths, references and versions are checked by [`FlowJson::validate`].
//!
//! # What the model does not know
//!
//! A property or a component that is newer than this module can be written all the same:
//!
//! ```
//! use flowkit_json::author::*;
//!
//! let screen = Screen::new("START")
//!     .child(TextBody::new("Hello").with("glow", true))
//!     .child(Json::object([("type", "Hologram"), ("name", "deer")]));
//! # assert!(Json::from(screen).to_string().contains(r#"{"type":"TextBody","text":"Hello","glow":true}"#));
//! ```
//!
//! # Reading
//!
//! [`FlowJson::parse`] reads documents of all versions, the frozen ones 2.1 to 5.0 too, valid or not. Nothing is lost:
//! what the types cannot hold stays JSON, in `extra` of the object it stands in or as [`Component::Unknown`], and is
//! written again.
//!
//! ```
//! use flowkit_json::author::*;
//!
//! let text = r#"{"version": "7.3", "screens": [{"id": "START", "title": "Hello", "terminal": true, "layout": {
//!     "type": "SingleColumnLayout",
//!     "children": [{"type": "Footer", "label": "Done", "on-click-action": {"name": "complete"}}]
//! }}]}"#;
//! let mut flow = FlowJson::parse(text)?;
//! for screen in &mut flow.screens {
//!     for component in screen.layout.iter_mut().flat_map(|layout| &mut layout.children) {
//!         if let Component::Footer(footer) = component {
//!             footer.label = "Finish".into();
//!         }
//!     }
//! }
//! assert!(flow.to_json().contains(r#""label": "Finish""#));
//! # Ok::<(), flowkit_json::Findings>(())
//! ```
//!
//! The order of an object's members is that of Meta's examples, not the document's.

mod action;
mod binding;
mod components;
mod data;
mod entries;
mod flow;
mod json;
mod node;
mod number;
mod routes;
mod screen;
mod table;
mod words;

pub use crate::finding::{Finding, Findings, Level};
pub use crate::validate::Report;
pub use action::{
    Action, Complete, DataExchange, FooterAction, LinkAction, ListAction, Navigate, NextScreen,
    OpenUrl, SelectAction, UpdateData,
};
pub use binding::{Binding, Dynamic, ScreenRef, data, expression, form, screen};
pub use components::{
    CalendarPicker, CheckboxGroup, Chip, ChipsSelector, Choice, Component, DatePicker,
    DocumentPicker, Dropdown, EmbeddedLink, EndContent, Ends, FileErrors, Footer, Form, If, Image,
    ImageCarousel, Lines, ListItem, MainContent, NavigationList, OneOrEnds, OptIn, PhotoPicker,
    Picture, RadioButtonsGroup, RichText, StartContent, Switch, TextArea, TextBody, TextCaption,
    TextHeading, TextInput, TextSubheading,
};
pub use data::{Data, Field, Schema, SchemaType};
pub use entries::Entries;
pub use flow::{FlowJson, Routing, RoutingModel};
pub use json::Json;
pub use number::Number;
pub use screen::{Layout, Screen};
pub use words::{
    AspectRatio, CalendarMode, Day, FontWeight, InputType, LabelVariant, MediaSize, MimeType,
    PhotoSource, ScaleType,
};
