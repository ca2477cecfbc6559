//! What the items of a list ask of each other and of the component.

use std::collections::HashMap;

use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::judge::{ID, Judge, given, is_null};
use super::properties::Properties;
use super::rule::ComponentRule;
use crate::catalogue::slots::OPTIONS;
use crate::catalogue::{Kind, Property};

/// Up to so many items, comparing each id with each is quicker than hashing them.
const FEW_ITEMS: usize = 16;

pub(super) fn check<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    let root = Trail::Root("");
    let rows = judge.kind.component().properties.iter();
    for row in rows.filter(|row| row.items.is_some()) {
        let Some(members) = row.item_members() else {
            continue;
        };
        // A list of another type is a fault that was told.
        let list = given(resolved, row.name).filter(|list| list.kind() == JsonKind::List);
        let Some(list) = list else {
            continue;
        };
        let trail = root.key(row.name);
        if members.iter().any(|member| member.name == ID) {
            ids(judge, list, &trail);
        }
        rare_members(judge, members, list, &trail);
        actions(judge, resolved, members, list, &trail);
        if row.name == OPTIONS {
            pictures_and_colours(judge, list, &trail);
        }
        if judge.kind == Kind::NavigationList {
            ends(judge, resolved, list, &trail);
        }
    }
}

fn text<'j>(item: impl Json<'j>, key: &str) -> Option<&'j str> {
    match item.get(key)?.kind() {
        JsonKind::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether an item has this member.
fn has<'j>(item: impl Json<'j>, key: &str) -> bool {
    item.get(key).is_some_and(|member| !is_null(member))
}

/// Every `id` is there once, and says something.
fn ids<'j>(judge: &mut Judge, list: impl Json<'j>, trail: &Trail<'_>) {
    let length = list.items().len();
    let mut seen = HashMap::with_capacity(if length > FEW_ITEMS { length } else { 0 });
    for (index, item) in list.items().enumerate() {
        let Some(id) = text(item, ID) else {
            continue;
        };
        if id.is_empty() {
            judge.fault(
                ComponentRule::DuplicateIds,
                &trail.index(index).key(ID),
                |path| format!("`{path}` is empty: every item needs an id of its own"),
            );
            continue;
        }
        let earlier = if length > FEW_ITEMS {
            let first = *seen.entry(id).or_insert(index);
            Some(first).filter(|first| *first != index)
        } else {
            list.items()
                .take(index)
                .position(|other| text(other, ID) == Some(id))
        };
        if let Some(earlier) = earlier {
            judge.fault(
                ComponentRule::DuplicateIds,
                &trail.index(index).key(ID),
                |path| {
                    let other = trail.index(earlier).path();
                    format!(
                        "`{path}` is the id of `{other}` as well: every item needs one of its own"
                    )
                },
            );
        }
    }
}

/// Members that only so many items of a list may have, as one of a NavigationList has a `badge`.
fn rare_members<'j>(
    judge: &mut Judge,
    members: &'static [Property],
    list: impl Json<'j>,
    trail: &Trail<'_>,
) {
    for row in members {
        let Some(most) = row.most_in_list else {
            continue;
        };
        let mut having = list
            .items()
            .enumerate()
            .filter(|(_, item)| has(*item, row.name));
        if let Some((index, _)) = having.nth(most) {
            judge.fault(
                ComponentRule::NavlistOneBadge,
                &trail.index(index).key(row.name),
                |path| {
                    format!(
                        "`{path}` is one too many: {most} in the whole list may have a `{}`",
                        row.name
                    )
                },
            );
        }
    }
}

/// Actions stand on the component or on its items, and on a NavigationList there are some.
fn actions<'j, P: Properties<'j>>(
    judge: &mut Judge,
    resolved: &P,
    members: &'static [Property],
    list: P::Json,
    trail: &Trail<'_>,
) {
    let mut slots = members.iter().filter(|row| row.is_action()).peekable();
    if slots.peek().is_none() {
        return;
    }
    let own = slots
        .clone()
        .any(|slot| given(resolved, slot.name).is_some());
    let of_item = list.items().enumerate().find_map(|(index, item)| {
        let slot = slots.clone().find(|slot| has(item, slot.name))?;
        Some((index, slot))
    });
    match of_item {
        Some((index, slot)) if own => judge.fault(
            ComponentRule::ActionsOnBothLevels,
            &trail.index(index).key(slot.name),
            |path| {
                format!(
                    "`{path}` stands beside an action of the component: keep the one or the other"
                )
            },
        ),
        None if !own && judge.kind == Kind::NavigationList => {
            judge.fault(ComponentRule::NavlistNoAction, trail, |path| {
                format!(
                    "a tap on an item of `{path}` does nothing: add an action to the list or to its items"
                )
            });
        }
        _ => {}
    }
}

/// Options have pictures or colours, not some the one and some the other.
fn pictures_and_colours<'j>(judge: &mut Judge, list: impl Json<'j>, trail: &Trail<'_>) {
    let colour = list.items().position(|item| has(item, "color"));
    let Some(colour) = colour else {
        return;
    };
    if let Some(picture) = list.items().position(|item| has(item, "image")) {
        judge.fault(
            ComponentRule::ImageAndColour,
            &trail.index(colour).key("color"),
            |path| {
                let picture = trail.index(picture).key("image").path();
                format!(
                    "`{path}` and `{picture}` do not go together: give all options pictures, or all of them colours"
                )
            },
        );
    }
}

/// All items have an `end` or none has, and none beside large pictures.
fn ends<'j, P: Properties<'j>>(judge: &mut Judge, resolved: &P, list: P::Json, trail: &Trail<'_>) {
    const END: &str = "end";
    let Some(with) = list.items().position(|item| has(item, END)) else {
        return;
    };
    if let Some(without) = list.items().position(|item| !has(item, END)) {
        judge.fault(
            ComponentRule::NavlistEndOnSome,
            &trail.index(without),
            |path| {
                let with = trail.index(with).path();
                format!(
                    "`{path}` has no `end`, and `{with}` has one: give one to all items or to none"
                )
            },
        );
    }
    let large = given(resolved, "media-size");
    if large.is_some_and(|size| size.kind() == JsonKind::Text("large")) {
        judge.fault(
            ComponentRule::NavlistEndWithLargeMedia,
            &trail.index(with).key(END),
            |path| {
                format!("`{path}` has no room beside large pictures: leave out `end`, or make `media-size` `regular`")
            },
        );
    }
}
