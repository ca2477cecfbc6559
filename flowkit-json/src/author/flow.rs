//! The document as a whole.

use std::str::FromStr;

use super::node::{Members, Node, Notes, Writer};
use super::{Entries, Json, Screen, routes};
use crate::finding::{Finding, Findings};
use crate::read::{self, Value};
use crate::{Document, Report};

/// Which screen may follow which: the targets by the screen that leads to them.
pub type RoutingModel = Entries<Vec<String>>;

/// A Flow JSON document to write, or one that was read to change it.
///
/// ```
/// use flowkit_json::author::*;
///
/// let flow = FlowJson::new("7.3").screen(
///     Screen::new("START")
///         .title("Hello")
///         .terminal(true)
///         .child(Footer::new("Done", Action::complete())),
/// );
/// assert!(flow.validate().is_valid());
/// assert_eq!(FlowJson::parse(&flow.to_json())?, flow);
/// # Ok::<(), flowkit_json::Findings>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FlowJson {
    /// The version of Flow JSON, such as `7.3`.
    pub version: Option<String>,
    /// The version of the exchange with the endpoint, such as `3.0`; `None` without an endpoint.
    pub data_api_version: Option<String>,
    /// The endpoint's address, which documents before version 3.0 hold.
    pub data_channel_uri: Option<String>,
    /// Which screen may follow which.
    pub routing: Routing,
    /// The screens; the first one is shown first, unless the endpoint decides.
    pub screens: Vec<Screen>,
    /// Members that the model has no type for.
    pub extra: Entries<Json>,
}

/// Where a document's routing model comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Routing {
    /// It is inferred from `navigate` actions and [`Screen::leads_to`], and written if the flow has an endpoint; without
    /// one the phone infers it too.
    Inferred,
    /// It is this one.
    Explicit(RoutingModel),
    /// There is none, although there is an endpoint: so a document that lacks it is read, and Meta refuses it.
    Absent,
}

impl FlowJson {
    /// A document of this version without screens. The newest version that Meta recommends is 7.3.
    #[must_use]
    pub fn new(version: impl Into<String>) -> Self {
        Self {
            version: Some(version.into()),
            data_api_version: None,
            data_channel_uri: None,
            routing: Routing::Inferred,
            screens: Vec::new(),
            extra: Entries::new(),
        }
    }

    /// Says that the flow has an endpoint, and the version of the exchange with it: `3.0`, or from Flow JSON 7.3 also
    /// `4.0`.
    ///
    /// ```
    /// use flowkit_json::author::FlowJson;
    ///
    /// let flow = FlowJson::new("7.3").endpoint("4.0");
    /// assert_eq!(flow.data_api_version.as_deref(), Some("4.0"));
    /// ```
    #[must_use]
    pub fn endpoint(mut self, data_api_version: impl Into<String>) -> Self {
        self.data_api_version = Some(data_api_version.into());
        self
    }

    /// Adds a screen.
    #[must_use]
    pub fn screen(mut self, screen: Screen) -> Self {
        self.screens.push(screen);
        self
    }

    /// Sets the routing model in place of the inferred one.
    ///
    /// ```
    /// use flowkit_json::author::{FlowJson, Screen};
    ///
    /// let flow = FlowJson::new("7.3")
    ///     .endpoint("3.0")
    ///     .routing_model([("A", vec!["B"]), ("B", vec![])])
    ///     .screen(Screen::new("A"))
    ///     .screen(Screen::new("B"));
    /// assert!(flow.to_json().contains(r#""B": []"#));
    /// ```
    #[must_use]
    pub fn routing_model<S, L, T>(mut self, routes: impl IntoIterator<Item = (S, L)>) -> Self
    where
        S: Into<String>,
        L: IntoIterator<Item = T>,
        T: Into<String>,
    {
        let mut model = RoutingModel::new();
        for (source, targets) in routes {
            let targets: Vec<String> = targets.into_iter().map(Into::into).collect();
            model.insert(source, targets);
        }
        self.routing = Routing::Explicit(model);
        self
    }

    /// Adds a member that this version of the model does not know.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Json>) -> Self {
        self.extra.insert(key, value);
        self
    }

    /// The screen with this id.
    ///
    /// ```
    /// use flowkit_json::author::{FlowJson, Screen};
    ///
    /// let flow = FlowJson::new("7.3").screen(Screen::new("START").title("Hello"));
    /// assert!(flow.find_screen("START").is_some());
    /// ```
    #[must_use]
    pub fn find_screen(&self, id: &str) -> Option<&Screen> {
        self.screens.iter().find(|screen| screen.id == id)
    }

    /// The routing model as it follows from `navigate` actions and [`Screen::leads_to`]: a line for each screen. A route
    /// back along one that is there already is left out, since it may be walked either way and Meta refuses both.
    #[must_use]
    pub fn inferred_routes(&self) -> RoutingModel {
        routes::infer(&self.screens)
    }

    /// The document's text, indented by two spaces: `version`, `data_api_version`, `routing_model`, `screens`, and in
    /// every component `type` first. The same document always gives the same text.
    ///
    /// ```
    /// use flowkit_json::author::FlowJson;
    ///
    /// assert_eq!(FlowJson::new("7.3").to_json(), "{\n  \"version\": \"7.3\"\n}\n");
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{:#}\n", self.write())
    }

    /// What [`validate`](fn@crate::validate) says about the document; lines and columns are those of
    /// [`to_json`](Self::to_json).
    ///
    /// ```
    /// use flowkit_json::author::{FlowJson, Screen};
    ///
    /// let report = FlowJson::new("7.3").screen(Screen::new("START")).validate();
    /// assert_eq!(report.findings()[0].message(), "item 1 of `screens` has no `title`");
    /// ```
    #[must_use]
    pub fn validate(&self) -> Report {
        crate::validate(&self.to_json())
    }

    /// The document as types. What they cannot hold is kept as JSON in `extra` of the object it stands in, or as
    /// [`Component::Unknown`](super::Component::Unknown), and written again as it was. Every version can be read. A list is
    /// read as a whole or not at all: a screen without an id leaves all `screens` as JSON.
    ///
    /// ```
    /// use flowkit_json::{Document, author::FlowJson};
    ///
    /// let document = Document::parse(r#"{"version": "4.0", "screens": [{"id": "START"}]}"#)?;
    /// assert_eq!(FlowJson::read(&document).screens[0].id, "START");
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    #[must_use]
    pub fn read(document: &Document<'_>) -> Self {
        Self::of(document.root(), &mut Notes::default())
    }

    /// Reads a document's text, as [`read`](Self::read) does. It need not be valid:
    /// [`validate`](fn@crate::validate) says whether it is.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, or whose value is no object.
    pub fn parse(text: &str) -> Result<Self, Findings> {
        Self::parse_with_leftovers(text).map(|(flow, _)| flow)
    }

    /// Reads a document's text, and says what is kept as JSON for want of a type, and where it stands.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// ```
    /// use flowkit_json::author::FlowJson;
    ///
    /// let text = r#"{"version": "7.3", "screens": [{"id": "START", "terminal": "yes"}]}"#;
    /// let (flow, leftovers) = FlowJson::parse_with_leftovers(text)?;
    /// assert_eq!(flow.screens[0].terminal, None);
    /// assert_eq!(flow.screens[0].extra.get("terminal"), Some(&"yes".into()));
    /// assert_eq!(leftovers[0].path(), "screens[0].terminal");
    /// assert_eq!(leftovers[0].message(), "`terminal` is kept as JSON: expected `true` or `false`");
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    pub fn parse_with_leftovers(text: &str) -> Result<(Self, Vec<Finding>), Findings> {
        let root = read::parse(text)?.value;
        if root.as_object().is_none() {
            let message = format!(
                "a Flow JSON document is an object, not {}",
                root.kind_name()
            );
            return Err(Findings::only(Finding::new(message, root.span(), "")));
        }
        let mut notes = Notes::default();
        let flow = Self::of(&root, &mut notes);
        Ok((flow, notes.into_findings(&root)))
    }

    /// Reads an object.
    fn of(root: &Value<'_>, notes: &mut Notes) -> Self {
        let mut flow = Self {
            version: None,
            data_api_version: None,
            data_channel_uri: None,
            routing: Routing::Inferred,
            screens: Vec::new(),
            extra: Entries::new(),
        };
        let Ok(mut members) = Members::of(root, notes) else {
            return flow;
        };
        flow.version = members.optional("version");
        flow.data_api_version = members.optional("data_api_version");
        flow.data_channel_uri = members.optional("data_channel_uri");
        flow.routing = match members.optional("routing_model") {
            Some(model) => Routing::Explicit(model),
            None if flow.data_api_version.is_some() => Routing::Absent,
            None => Routing::Inferred,
        };
        flow.screens = members.optional("screens").unwrap_or_default();
        flow.extra = members.rest();
        if flow.screens.is_empty()
            && let Some(list) = root.get("screens")
        {
            // No screens are written as none at all, so an empty list is kept as such.
            flow.extra.insert("screens", Json::of(list));
        }
        flow
    }

    fn write(&self) -> Json {
        let mut writer = Writer::default();
        writer.put_some("version", self.version.as_ref());
        writer.put_some("data_api_version", self.data_api_version.as_ref());
        writer.put_some("data_channel_uri", self.data_channel_uri.as_ref());
        match &self.routing {
            Routing::Explicit(model) => writer.put("routing_model", model.write()),
            Routing::Inferred if self.data_api_version.is_some() => {
                writer.put("routing_model", self.inferred_routes().write());
            }
            Routing::Inferred | Routing::Absent => {}
        }
        if !self.screens.is_empty() {
            writer.put("screens", self.screens.write());
        }
        writer.end(&self.extra)
    }
}

impl From<FlowJson> for Json {
    fn from(flow: FlowJson) -> Self {
        flow.write()
    }
}

impl FromStr for FlowJson {
    type Err = Findings;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
