//! The document as a whole.

use std::str::FromStr;

use super::routing_model::RoutingModel;
use super::screen::Screen;
use super::structure;
use crate::finding::{Finding, Findings};
use crate::read::{self, Reading, Span, Text, Value, Warning};
use crate::routing::Routes;

/// A Flow JSON document
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)), read as far as an endpoint's
/// screens and routes need it.
///
/// It borrows from the text it was read from. [`into_owned`](Self::into_owned) frees it, and so does parsing through
/// [`FromStr`]: `text.parse::<Document<'static>>()`.
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
    routes: Routes,
    warnings: Vec<Finding>,
}

impl<'t> Document<'t> {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// The one syntax error of a text that is not JSON, else every fault in what the document's screens and routes
    /// are read from: a root that is no object, no screens, a screen without an id or with another's, a routing model
    /// that is no object of lists of names, a name in it that no screen has.
    pub fn parse(text: &'t str) -> Result<Self, Findings> {
        Self::from_reading(read::parse(text)?)
    }

    /// Reads a document from the bytes of a file.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), and bytes that are not UTF-8.
    pub fn from_bytes(bytes: &'t [u8]) -> Result<Self, Findings> {
        Self::from_reading(read::parse_bytes(bytes)?)
    }

    fn from_reading(reading: Reading<'t>) -> Result<Self, Findings> {
        let Reading {
            value: root,
            warnings,
        } = reading;
        structure::check(&root)?;
        let routes = Routes::of(&root);
        let warnings = warnings
            .into_iter()
            .map(|warning| describe(warning, &root))
            .collect();
        Ok(Self {
            root,
            routes,
            warnings,
        })
    }

    /// The same document, free of the text it was read from.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            root: self.root.into_owned(),
            routes: self.routes,
            warnings: self.warnings,
        }
    }

    /// The document as JSON; always an object.
    #[must_use]
    pub fn root(&self) -> &Value<'t> {
        &self.root
    }

    /// What was let through but should be put right: a byte-order mark, keys that an object has twice.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// The Flow JSON version as written, such as `7.3`.
    #[must_use]
    pub fn version(&self) -> Option<Text<'_>> {
        self.root.get("version")?.as_text()
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
    pub fn screens(&self) -> impl Iterator<Item = Screen<'_>> {
        Screen::all_of(&self.root)
    }

    /// The screen with this id.
    #[must_use]
    pub fn screen(&self, id: &str) -> Option<Screen<'_>> {
        self.screens().find(|screen| screen.id() == id)
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

impl FromStr for Document<'static> {
    type Err = Findings;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Document::parse(text).map(Document::into_owned)
    }
}

/// Says what was let through.
pub(crate) fn describe(warning: Warning, root: &Value<'_>) -> Finding {
    match warning {
        Warning::ByteOrderMark => {
            Finding::new("the file begins with a byte-order mark", Span::START, "")
                .with_help("save it as UTF-8 without byte-order mark: other JSON parsers refuse it")
        }
        Warning::DuplicateKey { first, second } => {
            let path = root.path_of(second);
            let message = format!(
                "`{path}` is there twice: this one counts, the one at {} does not",
                first.start()
            );
            Finding::new(message, second, path).with_help("remove one of them")
        }
    }
}
