//! JSON that tests put together, and components that the phone draws.

use std::collections::BTreeMap;

use super::super::super::json::{Json, JsonKind};
use super::super::{ComponentFault, check_component};
use crate::catalogue::shapes::{Look, Shape};
use crate::catalogue::{Kind, Property, Version};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Tree>),
    Object(BTreeMap<String, Tree>),
}

pub(super) fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

impl<'j> Json<'j> for &'j Tree {
    fn kind(self) -> JsonKind<'j> {
        match self {
            Tree::Null => JsonKind::Null,
            Tree::Bool(value) => JsonKind::Bool(*value),
            Tree::Number(number) => JsonKind::Number(*number),
            Tree::Text(text) => JsonKind::Text(text),
            Tree::List(_) => JsonKind::List,
            Tree::Object(_) => JsonKind::Object,
        }
    }

    fn items(self) -> impl ExactSizeIterator<Item = Self> {
        let items: &[Tree] = match self {
            Tree::List(items) => items,
            _ => &[],
        };
        items.iter()
    }

    fn members(self) -> impl Iterator<Item = (&'j str, Self)> {
        let members = match self {
            Tree::Object(members) => Some(members),
            _ => None,
        };
        members
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.as_str(), value))
    }

    fn get(self, key: &str) -> Option<Self> {
        match self {
            Tree::Object(members) => members.get(key),
            _ => None,
        }
    }
}

/// A component that the phone draws, with the least that it must have, and `leaf` at the end of the way along these rows.
pub(super) fn component_with(kind: Kind, way: &[&'static Property], leaf: &Tree) -> Tree {
    let mut component = object(kind.component().properties(), 0, Some((way, leaf)));
    if let (Kind::NavigationList, Tree::Object(members)) = (kind, &mut component) {
        let has_own = way.iter().any(|row| row.is_action());
        if !has_own {
            members.insert("on-click-action".to_owned(), action());
        }
    }
    component
}

/// A component with the least that it must have.
pub(super) fn plain(kind: Kind) -> Tree {
    component_with(kind, &[], &Tree::Null)
}

pub(super) fn faults(kind: Kind, component: &Tree) -> Vec<ComponentFault> {
    check_component(kind, Version::new(7, 3), component, None)
}

/// Each row of a component with the rows on the way to it, members included.
pub(super) fn ways(kind: Kind) -> Vec<Vec<&'static Property>> {
    fn within(
        before: &[&'static Property],
        rows: &'static [Property],
        all: &mut Vec<Vec<&'static Property>>,
    ) {
        for row in rows.iter().filter(|row| row.is_known_to_phone()) {
            let mut way = before.to_vec();
            way.push(row);
            all.push(way.clone());
            within(&way, row.members().unwrap_or_default(), all);
        }
    }
    let mut all = Vec::new();
    within(&[], kind.component().properties(), &mut all);
    all
}

/// The path that a fault has at the end of such a way, where a list is entered at its first item.
pub(super) fn path_of(way: &[&'static Property]) -> String {
    let mut path = String::new();
    for (step, row) in way.iter().enumerate() {
        if step > 0 {
            path.push('.');
        }
        path.push_str(row.name());
        if step + 1 < way.len() && row.item_members().is_some() {
            path.push_str("[0]");
        }
    }
    path
}

fn action() -> Tree {
    Tree::Object(BTreeMap::from([("name".to_owned(), text("data_exchange"))]))
}

/// An object with what it must have. `target` puts a leaf into it.
fn object(
    rows: &'static [Property],
    index: usize,
    target: Option<(&[&'static Property], &Tree)>,
) -> Tree {
    let needed = rows
        .iter()
        .filter(|row| row.is_required(Version::new(7, 3)));
    let mut members: BTreeMap<String, Tree> = needed
        .map(|row| (row.name().to_owned(), valid(row, &row.shape, index)))
        .collect();
    if let Some(([first, rest @ ..], leaf)) = target {
        let value = match rest {
            [] => leaf.clone(),
            _ => holding(first, rest, leaf),
        };
        members.insert(first.name().to_owned(), value);
    }
    Tree::Object(members)
}

/// What a row holds that has the leaf somewhere within it.
fn holding(row: &'static Property, rest: &[&'static Property], leaf: &Tree) -> Tree {
    match row.item_members() {
        None => object(row.members().unwrap(), 0, Some((rest, leaf))),
        Some(members) => {
            let fewest = row.item_limit().map_or(1, |limit| limit.fewest());
            let mut items = vec![object(members, 0, Some((rest, leaf)))];
            items.extend((1..fewest).map(|index| object(members, index, None)));
            Tree::List(items)
        }
    }
}

/// A value that the phone takes there.
pub(super) fn valid(row: &'static Property, shape: &'static Shape, index: usize) -> Tree {
    match shape {
        Shape::Boolean => Tree::Bool(true),
        Shape::Number(..) | Shape::Integer(..) => Tree::Number(2.0),
        Shape::String(_) if row.picture_limit().is_some() => text("iVBORw0K"),
        Shape::String(Look::Color) => text("#1A2B3C"),
        Shape::String(_) => Tree::Text(format!("t{index}")),
        Shape::Enum([word, ..]) => text(word),
        Shape::OneOf([first, ..]) => valid(row, first, index),
        Shape::Array(item, ..) | Shape::Source(item, _) => {
            let fewest = row.item_limit().map_or(1, |limit| limit.fewest());
            Tree::List((0..fewest).map(|index| valid(row, item, index)).collect())
        }
        Shape::Object(rows) | Shape::OpenObject(rows) => object(rows, index, None),
        Shape::Binding => text("bound"),
        Shape::Map(..) => Tree::Object(BTreeMap::new()),
        Shape::ClickAction(_) | Shape::SelectAction(_) => action(),
        _ => Tree::Null,
    }
}
