//! What a Flow JSON document says: screens, components, actions, inputs and routes, gathered by one walk.
//!
//! The document is tolerant: what it does not need may be wrong, and what is optional and of the wrong type reads as
//! absent. Everything in it shares the members of the JSON it was read from.

mod action;
mod component;
mod data_model;
mod listed_actions;
mod payload;
mod routes;
mod routing_model;
mod screen;
mod walk;

use std::collections::HashSet;

pub use action::{Action, ActionKind};
pub use component::Component;
pub(crate) use component::Untyped;
pub use data_model::{DataField, DataModel};
pub(crate) use payload::is_constant;
pub use payload::{Payload, PayloadField};
pub use routes::{Routes, Verdict};
pub use routing_model::{RoutingEntry, RoutingModel};
pub use screen::{Flag, Screen};

use crate::catalogue::versions::Version;
use crate::read::{Span, Text, Value};

/// A Flow JSON document
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
///
/// [`read_flow`](crate::read_flow) makes it, and says what is wrong with it. It borrows from the text it was read from;
/// [`into_owned`](Self::into_owned) frees it.
///
/// ```
/// use flowkit_json::Document;
///
/// let text = r#"{
///     "version": "7.3",
///     "routing_model": {"CHOICE": ["DETAILS"]},
///     "screens": [{"id": "CHOICE"}, {"id": "DETAILS"}]
/// }"#;
/// let document = Document::parse(text)?;
/// assert_eq!(document.routes().next_of("CHOICE"), ["CHOICE", "DETAILS"]);
/// assert_eq!(document.routes().entry_screens(), ["CHOICE"]);
/// # Ok::<(), flowkit_json::Findings>(())
/// ```
#[derive(Debug, Clone)]
pub struct Document<'t> {
    root: Value<'t>,
    /// The version that the document is judged by: its own, or where that cannot be published the one that should stand
    /// there.
    pub(crate) judged_as: Version,
    /// Whether the document says itself that it is of the version it is judged by. If not, nothing is said of what it
    /// says instead.
    pub(crate) states_version: bool,
    screens: Vec<Screen<'t>>,
    routes: Routes,
}

impl<'t> Document<'t> {
    /// Reads what stands in a root, whatever is wrong with it, to be judged by the rules of a version.
    pub(crate) fn of(root: Value<'t>, judged_as: Version, states_version: bool) -> Self {
        let expressions = version_of(&root).is_some_and(Version::has_expressions);
        let screens = root.get("screens").and_then(Value::as_array);
        let screens = screens.unwrap_or_default().iter();
        let screens: Vec<Screen<'t>> = screens
            .filter_map(|screen| Some((screen.as_object()?, screen.span())))
            .enumerate()
            .map(|(index, (screen, span))| Screen::of(index, screen, span, expressions))
            .collect();
        let routes = Routes::of(&root, &screens);
        let mut document = Self {
            root,
            judged_as,
            states_version,
            screens,
            routes,
        };
        let listed = document.actions_in_examples();
        for (screen, listed) in document.screens.iter_mut().zip(listed) {
            screen.listed_actions = listed;
        }
        document
    }

    /// The same document, free of the text it was read from.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        let Self {
            root,
            judged_as,
            states_version,
            screens,
            ..
        } = self;
        // What shares the members of the root would keep them from being moved.
        drop(screens);
        Document::of(root.into_owned(), judged_as, states_version)
    }

    /// Whether its screens can be told apart: there are some, and each has an id of its own.
    pub(crate) fn tells_its_screens(&self) -> bool {
        let written = self.root.get("screens").and_then(Value::as_array);
        let mut ids = HashSet::with_capacity(self.screens.len());
        let mut screens = self.screens.iter().map(|screen| screen.id().as_str());
        written.is_some_and(|written| !written.is_empty() && written.len() == self.screens.len())
            && screens.all(|id| !id.is_empty() && ids.insert(id))
    }

    /// The document as JSON; always an object.
    #[must_use]
    pub fn root(&self) -> &Value<'t> {
        &self.root
    }

    /// The Flow JSON version as written, such as `7.3`.
    #[must_use]
    pub fn version(&self) -> Option<Text<'_>> {
        self.root.get("version")?.as_text()
    }

    /// The same as a number; `None` if that is no version at all.
    #[must_use]
    pub fn version_number(&self) -> Option<Version> {
        version_of(&self.root)
    }

    /// Whether texts in backticks are expressions in a document of its version.
    pub(crate) fn has_expressions(&self) -> bool {
        version_of(&self.root).is_some_and(Version::has_expressions)
    }

    /// Whether a DatePicker in a document of its version sends a time in milliseconds.
    pub(crate) fn sends_timestamps(&self) -> bool {
        version_of(&self.root).is_some_and(Version::sends_timestamps)
    }

    /// The version of the data exchange with the endpoint, such as `3.0`; absent in a flow without endpoint.
    #[must_use]
    pub fn data_api_version(&self) -> Option<Text<'_>> {
        self.root.get("data_api_version")?.as_text()
    }

    /// The routing model as written, if there is one. What it means is in [`routes`](Self::routes).
    #[must_use]
    pub fn routing_model(&self) -> Option<RoutingModel<'_>> {
        RoutingModel::of(&self.root)
    }

    /// The screens, in the order of the document.
    pub fn screens(&self) -> std::slice::Iter<'_, Screen<'t>> {
        self.screens.iter()
    }

    /// All screens, those without an id of their own as well.
    pub(crate) fn all_screens(&self) -> &[Screen<'t>] {
        &self.screens
    }

    /// The screen at this index.
    pub(crate) fn screen_at(&self, index: usize) -> Option<&Screen<'t>> {
        self.screens.get(index)
    }

    /// Every component of every screen, in the order of the document; Form, If and Switch before what stands in them.
    pub(crate) fn components(&self) -> impl Iterator<Item = &Component<'t>> {
        self.screens.iter().flat_map(|screen| &screen.components)
    }

    /// Every component of a type that no version has.
    pub(crate) fn untyped(&self) -> impl Iterator<Item = &Untyped<'t>> {
        self.screens.iter().flat_map(|screen| &screen.untyped)
    }

    /// The path of what stands at `span`, as the rules of Meta's validator behind its schema write it:
    /// `screens[0].layout.on-click-action.name`.
    pub(crate) fn dotted_path_of(&self, span: Span) -> String {
        self.root.dotted_path_of(span)
    }

    /// The screen with this id; the first one of several.
    #[must_use]
    pub fn screen(&self, id: &str) -> Option<&Screen<'t>> {
        self.screens.get(self.screen_index(id)?)
    }

    /// Where among the screens the one with this id is; the first one of several.
    pub(crate) fn screen_index(&self, id: &str) -> Option<usize> {
        self.routes.index_of(id)
    }

    /// Which screen may follow which.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.routes
    }

    /// The screen id that `name` was most likely meant to be, if one is near enough.
    #[must_use]
    pub fn nearest_screen(&self, name: &str) -> Option<&str> {
        crate::nearest(name, self.screens().map(|screen| screen.id().as_str()))
    }

    /// The path of what stands at `span`, such as `screens[0].layout.children[2].on-click-action.name`.
    #[must_use]
    pub fn path_of(&self, span: Span) -> String {
        self.root.path_of(span)
    }
}

/// The version that a document says it is of, be there such a version or not.
fn version_of(root: &Value<'_>) -> Option<Version> {
    Version::parse(root.get("version")?.as_str()?)
}
