//! The actions of items that are data.

use super::action::Action;
use super::walk::Owner;
use super::{Document, Screen};
use crate::catalogue::slots::LIST_ITEMS;
use crate::catalogue::{Kind, MOST_SCREENS};
use crate::expression::{Area, Reference};
use crate::read::{Object, Value};

/// How many items of an example are looked at: a list shows twenty.
const MOST_ITEMS: usize = 100;

/// How many actions are taken from all examples of a document: as many as its screens have where each of the most that
/// Meta's validator takes shows a list of [`MOST_ITEMS`]. Without an end, a small example that a hundred thousand lists
/// are bound to would fill gigabytes.
const MOST_ACTIONS: usize = MOST_SCREENS * MOST_ITEMS;

/// A NavigationList that has no action of its own and whose items are data.
pub(crate) struct BoundList<'d, 't> {
    component: &'d Object<'t>,
    /// The screen whose data it shows.
    pub(crate) screen: &'d str,
    /// Where in that data the items are, such as `plans`.
    pub(crate) path: &'d str,
    /// The items in the example.
    pub(crate) items: &'d [Value<'t>],
}

impl<'t> Document<'t> {
    /// The NavigationLists of a screen that have no action of their own and whose items are data.
    pub(crate) fn bound_lists<'d>(&'d self, screen: &'d Screen<'t>) -> Vec<BoundList<'d, 't>> {
        let lists = screen.of_kind(Kind::NavigationList);
        let silent = lists.filter(|list| list.get("on-click-action").is_none());
        silent
            .filter_map(|list| self.bound_list(screen, &list.object, list.get("list-items")?))
            .collect()
    }

    fn bound_list<'d>(
        &'d self,
        screen: &'d Screen<'t>,
        component: &'d Object<'t>,
        bound: &'d Value<'t>,
    ) -> Option<BoundList<'d, 't>> {
        let reference = Reference::in_text(bound.as_str()?)?.ok()?;
        if reference.area != Area::Data {
            return None;
        }
        let owner = match reference.screen {
            None => screen,
            Some(id) => self.screen(id)?,
        };
        let mut steps = reference.path.split('.');
        let field = owner.object.get("data")?.get(steps.next()?)?;
        let example = field.get("__example__")?;
        let items = steps.try_fold(example, |here, step| here.get(step))?;
        Some(BoundList {
            component,
            screen: owner.id().as_str(),
            path: reference.path,
            items: items.as_array()?,
        })
    }

    /// The actions that the items of the bound lists have in the example, screen by screen.
    pub(super) fn actions_in_examples(&self) -> Vec<Vec<Action<'t>>> {
        let mut left = MOST_ACTIONS;
        let screens = self.screens.iter().enumerate();
        screens
            .map(|(index, screen)| {
                let actions = self.actions_in_examples_of(index, screen, left);
                left = left.saturating_sub(actions.len());
                actions
            })
            .collect()
    }

    /// Those of the screen at this index, and no more than `most`.
    fn actions_in_examples_of(
        &self,
        index: usize,
        screen: &Screen<'t>,
        most: usize,
    ) -> Vec<Action<'t>> {
        let mut actions = Vec::new();
        for list in self.bound_lists(screen) {
            let owner = Owner {
                screen: index,
                component: list.component,
                kind: Some(Kind::NavigationList),
                expressions: self.has_expressions(),
            };
            for item in list.items.get(..MOST_ITEMS).unwrap_or(list.items) {
                owner.add_of_item(LIST_ITEMS, item, &mut actions);
                if actions.len() >= most {
                    actions.truncate(most);
                    return actions;
                }
            }
        }
        actions
    }
}
