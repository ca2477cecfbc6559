//! Which screen may follow which.

use std::collections::HashMap;

use super::{RoutingModel, Screen};
use crate::catalogue::MOST_SCREENS;
use crate::read::{Span, Text, Value};

/// The routes of a document, under the rule by which the phone judges an endpoint's answers.
///
/// Routes come from the document's `routing_model`. Where there is none they are the document's `navigate` actions,
/// and in a flow without endpoint a screen with a NavigationList leads to every other screen (unless there are more than
/// 100, which Meta's validator refuses).
///
/// The routing model is described in the
/// [Flow JSON reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson); the phone takes
/// every route as a way back, too.
#[derive(Debug, Clone)]
pub struct Routes {
    /// One for each screen of the document, in its order.
    nodes: Vec<Node>,
    indexes: HashMap<String, usize>,
    explicit: bool,
}

#[derive(Debug, Clone)]
struct Node {
    id: String,
    /// The screen's own line in the routing model.
    entry: Option<Span>,
    routes: Vec<Route>,
    has_incoming: bool,
    navigation_list: bool,
}

#[derive(Debug, Clone, Copy)]
struct Route {
    to: usize,
    span: Span,
}

/// Whether the phone would show a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// It would.
    Allowed,
    /// The screen to show is none of this flow.
    UnknownTarget,
    /// The screen to leave is none of this flow.
    UnknownSource,
    /// There is no route between the two, in either direction.
    NoRoute,
    /// The flow is being opened, and the screen to show has routes leading to it.
    NotAnEntry,
    /// A screen with a NavigationList cannot be answered with itself.
    NavigationListToItself,
}

impl Verdict {
    /// Whether the phone would show the screen.
    #[must_use]
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

impl Routes {
    /// The routes between these screens of a document.
    pub(super) fn of(root: &Value<'_>, screens: &[Screen<'_>]) -> Self {
        let mut routes = Self {
            nodes: Vec::with_capacity(screens.len()),
            indexes: HashMap::new(),
            explicit: false,
        };
        for screen in screens {
            let id = screen.id().as_str().to_owned();
            // Of several screens with one id the first one counts.
            routes
                .indexes
                .entry(id.clone())
                .or_insert(routes.nodes.len());
            let navigation_list = screen.navigation_list().is_some();
            let node = Node {
                id,
                entry: None,
                routes: Vec::new(),
                has_incoming: false,
                navigation_list,
            };
            routes.nodes.push(node);
        }
        match RoutingModel::of(root) {
            Some(model) => routes.read_model(model),
            None => routes.derive(root, screens),
        }
        routes
    }

    fn read_model(&mut self, model: RoutingModel<'_>) {
        self.explicit = true;
        for entry in model.entries() {
            let source = entry.source();
            if let Some(node) = self
                .index_of(source.as_str())
                .and_then(|index| self.nodes.get_mut(index))
            {
                node.entry = Some(source.span());
            }
            for target in entry.targets() {
                self.link(source.as_str(), target);
            }
        }
    }

    fn derive(&mut self, root: &Value<'_>, screens: &[Screen<'_>]) {
        let has_endpoint = root.get("data_api_version").is_some();
        // Each list leads to all screens: with thousands of both that would be millions of routes.
        let lists_lead_on = !has_endpoint && screens.len() <= MOST_SCREENS;
        for screen in screens {
            let source = screen.id().as_str();
            for target in screen.navigates() {
                self.link(source, target);
            }
            if let Some(span) = screen.navigation_list().filter(|_| lists_lead_on) {
                for other in screens.iter().filter(|other| other.id() != source) {
                    self.link(source, Text::new(other.id().as_str(), span));
                }
            }
        }
    }

    /// Adds a route, unless it is there already or leads to no screen.
    fn link(&mut self, source: &str, target: Text<'_>) {
        let (Some(from), Some(to)) = (self.index_of(source), self.index_of(target.as_str())) else {
            return;
        };
        if self.route_between(from, to).is_some() {
            return;
        }
        if let Some(node) = self.nodes.get_mut(from) {
            node.routes.push(Route {
                to,
                span: target.span(),
            });
        }
        if let Some(node) = self.nodes.get_mut(to) {
            node.has_incoming = true;
        }
    }

    /// Where among the screens of the document the one with this id is; the first one of several.
    pub(super) fn index_of(&self, screen: &str) -> Option<usize> {
        self.indexes.get(screen).copied()
    }

    fn route_between(&self, from: usize, to: usize) -> Option<Route> {
        self.nodes
            .get(from)?
            .routes
            .iter()
            .copied()
            .find(|route| route.to == to)
    }

    /// Whether the document has a routing model, rather than routes that follow from its actions.
    #[must_use]
    pub fn is_explicit(&self) -> bool {
        self.explicit
    }

    /// Whether the phone, showing `from`, accepts an answer that names `to`. With no `from` the flow is being opened.
    ///
    /// `SUCCESS`, which closes the flow from anywhere, is not a screen and therefore
    /// [`UnknownTarget`](Verdict::UnknownTarget) here.
    #[must_use]
    pub fn may_follow(&self, from: Option<&str>, to: &str) -> Verdict {
        let Some(to) = self.index_of(to) else {
            return Verdict::UnknownTarget;
        };
        let Some(from) = from else {
            let is_entry = self.nodes.get(to).is_some_and(|node| !node.has_incoming);
            return if is_entry {
                Verdict::Allowed
            } else {
                Verdict::NotAnEntry
            };
        };
        match self.index_of(from) {
            Some(from) => self.judge(from, to),
            None => Verdict::UnknownSource,
        }
    }

    fn judge(&self, from: usize, to: usize) -> Verdict {
        if from == to {
            let navigation_list = self
                .nodes
                .get(from)
                .is_some_and(|node| node.navigation_list);
            return if navigation_list {
                Verdict::NavigationListToItself
            } else {
                Verdict::Allowed
            };
        }
        match self
            .route_between(from, to)
            .or_else(|| self.route_between(to, from))
        {
            Some(_) => Verdict::Allowed,
            None => Verdict::NoRoute,
        }
    }

    /// The screens that an answer to `screen` may name, in the order of the document: itself (unless it has a
    /// NavigationList) and those with a route to or from it. Empty if the flow has no such screen.
    #[must_use]
    pub fn next_of(&self, screen: &str) -> Vec<&str> {
        let Some(from) = self.index_of(screen) else {
            return Vec::new();
        };
        self.ids_of(|to, _| self.judge(from, to).is_allowed())
    }

    /// The screens that `screen` has routes to, in the order in which these are written.
    #[must_use]
    pub fn successors(&self, screen: &str) -> Vec<&str> {
        let node = self
            .index_of(screen)
            .and_then(|index| self.nodes.get(index));
        let targets = node
            .into_iter()
            .flat_map(|node| &node.routes)
            .filter_map(|route| self.nodes.get(route.to));
        targets.map(|node| node.id.as_str()).collect()
    }

    /// The screens that have a route to `screen`, in the order of the document.
    #[must_use]
    pub fn predecessors(&self, screen: &str) -> Vec<&str> {
        let Some(to) = self.index_of(screen) else {
            return Vec::new();
        };
        self.ids_of(|from, _| self.route_between(from, to).is_some())
    }

    /// The screens that no route leads to, in the order of the document: those that may open the flow.
    #[must_use]
    pub fn entry_screens(&self) -> Vec<&str> {
        self.ids_of(|_, node| !node.has_incoming)
    }

    fn ids_of(&self, wanted: impl Fn(usize, &Node) -> bool) -> Vec<&str> {
        let nodes = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(index, node)| wanted(*index, node));
        nodes.map(|(_, node)| node.id.as_str()).collect()
    }

    /// Where the route from one screen to another is written: the target's name in the routing model or in a
    /// `navigate` action, or the word `"NavigationList"`.
    #[must_use]
    pub fn route_span(&self, from: &str, to: &str) -> Option<Span> {
        Some(
            self.route_between(self.index_of(from)?, self.index_of(to)?)?
                .span,
        )
    }

    /// Where the routes of a screen are written: its name as a key of the routing model. `None` if the document has no
    /// routing model, or one without this screen.
    #[must_use]
    pub fn entry_span(&self, screen: &str) -> Option<Span> {
        self.nodes.get(self.index_of(screen)?)?.entry
    }
}
