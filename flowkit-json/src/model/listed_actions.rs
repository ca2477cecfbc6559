//! The actions of items that are data.

use super::action::{self, Action};
use super::{Document, Screen};
use crate::catalogue::Kind;
use crate::expression::{Area, Reference};
use crate::read::{Object, Value};
use crate::validate::doc::for_each_component_in;
use crate::version::has_expressions;

/// How many items of an example are looked at: a list shows twenty.
const MOST_ITEMS: usize = 100;

impl Document<'_> {
    /// The actions that the items of a screen's NavigationLists have in the `__example__` of the data that the lists are
    /// bound to, in the order of the document.
    ///
    /// An item of such a list may bring its action along with its texts. Which action that is stands nowhere else than in
    /// the example; what its payload holds differs from item to item. A list with an action of its own has none here.
    ///
    /// ```
    /// let document = flowkit_json::Document::parse(r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"PLANS": []},
    ///     "screens": [{"id": "PLANS", "title": "Plans",
    ///         "data": {"plans": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}},
    ///             "__example__": [{"id": "1", "on-click-action": {"name": "data_exchange", "payload": {"plan": "basic"}}}]}},
    ///         "layout": {"type": "SingleColumnLayout", "children": [
    ///             {"type": "NavigationList", "name": "list", "list-items": "${data.plans}"}]}}]}"#)?;
    /// let Some(screen) = document.screen("PLANS") else { unreachable!() };
    /// assert!(screen.actions().is_empty());
    /// let listed = document.listed_actions(screen);
    /// assert_eq!(listed[0].name(), "data_exchange");
    /// assert!(listed[0].component().is_some_and(|component| component == "NavigationList"));
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    #[must_use]
    pub fn listed_actions<'d>(&'d self, screen: Screen<'d>) -> Vec<Action<'d>> {
        let expressions = self
            .version()
            .is_some_and(|version| has_expressions(version.as_str()));
        let mut actions = Vec::new();
        for list in self.bound_lists(screen) {
            let some = list.items.get(..MOST_ITEMS).unwrap_or(list.items);
            actions.extend(action::collect_of_items(some, list.component, expressions));
        }
        actions
    }

    /// The NavigationLists of a screen that have no action of their own and whose items are data.
    pub(crate) fn bound_lists<'d>(&'d self, screen: Screen<'d>) -> Vec<BoundList<'d>> {
        let mut lists = Vec::new();
        for_each_component_in(screen.value(), 0, |component| {
            let acts = component.get("on-click-action").is_some();
            let is_list = component.kind == Kind::NavigationList && !acts;
            let bound = component.get("list-items").filter(|_| is_list);
            let list = bound.and_then(|bound| self.bound_list(screen, component.object, bound));
            lists.extend(list);
        });
        lists
    }

    fn bound_list<'d>(
        &'d self,
        screen: Screen<'d>,
        component: &'d Object<'d>,
        bound: &'d Value<'d>,
    ) -> Option<BoundList<'d>> {
        let reference = Reference::in_text(bound.as_str()?)?.ok()?;
        if reference.area != Area::Data {
            return None;
        }
        let owner = match reference.screen {
            None => screen,
            Some(id) => self.screen(id)?,
        };
        let mut steps = reference.path.split('.');
        let field = owner.value().get("data")?.get(steps.next()?)?;
        let example = field.get("__example__")?;
        let items = steps.try_fold(example, |here, step| here.get(step))?;
        Some(BoundList {
            component,
            screen: owner.id().as_str(),
            path: reference.path,
            items: items.as_array()?,
        })
    }
}

/// A NavigationList whose items are data.
pub(crate) struct BoundList<'d> {
    component: &'d Object<'d>,
    /// The screen whose data it shows.
    pub(crate) screen: &'d str,
    /// Where in that data the items are.
    pub(crate) path: &'d str,
    /// The items in the example.
    pub(crate) items: &'d [Value<'d>],
}
