//! The document as these rules look at it: screens with their components and actions, gathered in one walk.

use std::collections::HashMap;

use super::gates::Gate;
use crate::catalogue::versions::V6_0;
use crate::catalogue::{Kind, MOST_SCREENS};
use crate::expression::is_bound;
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{Object, Span, Text, Value};
use crate::validate::doc::{Doc, Parent, for_each_component_of};
use crate::validate::finding_limits::Counts;

/// A document with its screens.
pub(super) struct Flow<'d> {
    pub(super) doc: Doc<'d>,
    pub(super) screens: Vec<Screen<'d>>,
    ids: HashMap<&'d str, usize>,
    counts: Counts,
}

/// A screen with what stands on it.
pub(super) struct Screen<'d> {
    pub(super) value: &'d Value<'d>,
    pub(super) object: &'d Object<'d>,
    pub(super) id: Text<'d>,
    /// Whether it says `"terminal": true`.
    pub(super) terminal: bool,
    /// In the order of the document, those in Forms and branches included.
    pub(super) components: Vec<Component<'d>>,
    /// In the order of the document, those on items of lists included.
    pub(super) actions: Vec<Action<'d>>,
}

/// A component, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Component<'d> {
    pub(super) value: &'d Value<'d>,
    pub(super) object: &'d Object<'d>,
    /// Its type.
    pub(super) kind: Kind,
    pub(super) in_form: bool,
    /// Whether it stands in an If or a Switch.
    pub(super) in_branch: bool,
    /// How many Ifs it stands in.
    pub(super) if_depth: usize,
}

/// An action of a component, or of one of its items.
pub(super) struct Action<'d> {
    /// The type of the component.
    pub(super) component: Kind,
    pub(super) name: Text<'d>,
    /// Whether one item of a NavigationList has it, not the list.
    pub(super) of_list_item: bool,
    object: &'d Object<'d>,
}

const TRIGGERS: [&str; 3] = ["on-click-action", "on-select-action", "on-unselect-action"];
const LIST_ITEMS: &str = "list-items";
const ITEM_LISTS: [&str; 2] = [LIST_ITEMS, "data-source"];

impl<'d> Flow<'d> {
    pub(super) fn of(doc: Doc<'d>) -> Self {
        let mut flow = Self {
            doc,
            screens: Vec::new(),
            ids: HashMap::new(),
            counts: Counts::default(),
        };
        for (index, value) in doc.screens().iter().enumerate() {
            let Some(object) = value.as_object() else {
                continue;
            };
            let Some(id) = object.get("id").and_then(Value::as_text) else {
                continue;
            };
            let mut screen = Screen {
                value,
                object,
                id,
                terminal: object.get("terminal").and_then(Value::as_bool) == Some(true),
                components: Vec::new(),
                actions: Vec::new(),
            };
            for_each_component_of(&doc, index, |at| {
                // The schema pass refused all other types, and these rules were not asked.
                let Some(kind) = Kind::from_name(at.kind.as_str()) else {
                    return;
                };
                let in_branch = |parent: &Parent| *parent != Parent::Form;
                screen.components.push(Component {
                    value: at.value,
                    object: at.object,
                    kind,
                    in_form: at.is_in_form(),
                    in_branch: at.parents.iter().any(in_branch),
                    if_depth: at.if_depth(),
                });
                screen.actions_of(at.object, kind);
            });
            flow.ids.entry(id.as_str()).or_insert(flow.screens.len());
            flow.screens.push(screen);
        }
        flow
    }

    /// The screen of this id; the first one if there are several.
    pub(super) fn screen(&self, id: &str) -> Option<&Screen<'d>> {
        self.screens.get(*self.ids.get(id)?)
    }

    /// The id that a misspelt one was most likely meant to be. Not looked for among more screens than a flow may have,
    /// since that could take very long.
    pub(super) fn nearest_id(&self, id: &str) -> Option<&'d str> {
        let few = self.screens.len() <= MOST_SCREENS;
        let ids = self.screens.iter().map(|screen| screen.id.as_str());
        self.nearest(id, ids.filter(|_| few))
    }

    /// The name that a misspelt one was most likely meant to be.
    pub(super) fn nearest<'c>(
        &self,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.counts
            .take_hint()
            .then(|| crate::nearest(name, candidates))?
    }

    /// Whether the flow has an endpoint.
    pub(super) fn has_endpoint(&self) -> bool {
        self.member("data_api_version").is_some()
    }

    /// A member of the document itself.
    pub(super) fn member(&self, key: &str) -> Option<&'d Value<'d>> {
        self.doc.root.get(key)
    }

    /// Whether a value is a reference or, in a version that knows them, an expression, so that what it stands for is known
    /// on the phone alone.
    pub(super) fn is_bound(&self, value: &Value<'_>) -> bool {
        let expressions = self.doc.version >= V6_0;
        value
            .as_str()
            .is_some_and(|text| is_bound(text, expressions))
    }

    pub(super) fn holds(&self, gate: Gate) -> bool {
        gate.holds_in(self.doc.version)
    }

    /// How much breaking a rule weighs in this document, if anything.
    pub(super) fn level(&self, gate: Gate) -> Option<Level> {
        gate.level_in(self.doc.version)
    }

    /// A finding at error level about what stands at `span`.
    pub(super) fn finding(&self, code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(message, span, self.path_of(span, Some(code))).with_code(code)
    }

    /// A finding that Meta's validator has no code for.
    pub(super) fn finding_without_code(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(message, span, self.path_of(span, None))
    }

    /// Whether there were so many findings of the code that no further one need be looked for.
    pub(super) fn is_crowded(&self, code: Code) -> bool {
        self.counts.is_crowded(code, Level::Error)
    }

    /// The path of what stands at `span`. Empty after a thousand findings of the code, which are no longer reported one by
    /// one.
    fn path_of(&self, span: Span, code: Option<Code>) -> String {
        if self.counts.count(code, Level::Error) {
            self.doc.path_of(span)
        } else {
            String::new()
        }
    }
}

impl<'d> Screen<'d> {
    fn actions_of(&mut self, object: &'d Object<'d>, component: Kind) {
        let items = ITEM_LISTS.iter().flat_map(|list| {
            let items = object.get(list).and_then(Value::as_array);
            let items = items.unwrap_or_default().iter();
            items.filter_map(|item| Some((item.as_object()?, *list == LIST_ITEMS)))
        });
        for (holder, of_list_item) in std::iter::once((object, false)).chain(items) {
            for action in TRIGGERS
                .iter()
                .filter_map(|key| holder.get(key)?.as_object())
            {
                if let Some(name) = action.get("name").and_then(Value::as_text) {
                    self.actions.push(Action {
                        component,
                        name,
                        of_list_item,
                        object: action,
                    });
                }
            }
        }
    }

    /// The components of this type, in the order of the document.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Component<'d>> {
        self.components
            .iter()
            .filter(move |component| component.kind == kind)
    }

    /// The names of the screens that its `navigate` actions lead to, as written.
    pub(super) fn navigates(&self) -> impl Iterator<Item = Text<'d>> {
        self.actions.iter().filter_map(Action::target)
    }

    pub(super) fn has_navigation_list(&self) -> bool {
        self.of_kind(Kind::NavigationList).next().is_some()
    }
}

impl<'d> Component<'d> {
    /// The place of its `type`.
    pub(super) fn type_span(&self) -> Span {
        self.get("type").unwrap_or(self.value).span()
    }

    pub(super) fn get(&self, property: &str) -> Option<&'d Value<'d>> {
        self.object.get(property)
    }

    /// The name, if it has one.
    pub(super) fn name(&self) -> Option<Text<'d>> {
        self.get("name")?.as_text()
    }

    /// The number that a property is, if it is not bound.
    pub(super) fn number(&self, property: &str) -> Option<f64> {
        self.get(property)?
            .as_number()
            .map(crate::read::Number::as_f64)
    }
}

impl<'d> Action<'d> {
    /// What an `open_url` action opens: an address, or a text that is bound to one.
    pub(super) fn url(&self) -> Option<&'d Value<'d>> {
        let url = self.object.get("url");
        url.filter(|_| self.name == "open_url")
    }

    /// The screen that a `navigate` action shows.
    pub(super) fn target(&self) -> Option<Text<'d>> {
        if self.name != "navigate" {
            return None;
        }
        let next = self.object.get("next")?;
        // Any other type passes the schema but leads nowhere.
        let to_screen = next.get("type").and_then(Value::as_str) == Some("screen");
        next.get("name").filter(|_| to_screen)?.as_text()
    }
}
