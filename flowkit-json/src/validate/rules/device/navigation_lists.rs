//! NavigationList: what the phone refuses, and the validator cannot see in data or does not look at.

use super::component_view::{ComponentView, Field};
use crate::catalogue::Kind;
use crate::finding::Level;
use crate::read::Value;

const ACTION: &str = "on-click-action";
const ERROR: &str = "the phone shows an error in place of the screen";

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    if !view.is(Kind::NavigationList) {
        return;
    }
    end_on_some(view);
    let Some(list) = view.bound_list("list-items") else {
        return;
    };
    let Some(place) = view.get("list-items").map(Value::span) else {
        return;
    };
    let own = view.get(ACTION);
    let members = list.item_members();
    let declares = |key: &str| members.is_some_and(|members| members.get(key).is_some());
    let declared = declares(ACTION);
    let given = list
        .example_items()
        .iter()
        .any(|item| item.get(ACTION).is_some());
    match own {
        Some(action) if declared || given => view.breaks(
            action.span(),
            format!("both this NavigationList and the items of its data have an action, and {ERROR}"),
            "keep either the list's action or those of the items",
        ),
        None if !declared && !given => view.breaks(
            place,
            format!("a tap on this NavigationList does nothing: neither it nor its items have an action, and {ERROR}"),
            "add an `on-click-action` to the list",
        ),
        None if !declared => view.warn(
            place,
            "the items have their action in `__example__` alone, which no phone reads: a tap does nothing unless every answer \
             brings the actions along",
            "put the `on-click-action` on the list, or declare it in the `properties` of the items",
        ),
        _ => {}
    }
    let large = view.get("media-size").and_then(Value::as_str) == Some("large");
    if large && declares("end") {
        view.breaks(
            place,
            format!("a NavigationList with large pictures has no room for the `end` of these items, and {ERROR}"),
            "remove `end` from the items, or `\"media-size\": \"large\"`",
        );
    }
}

/// Either all items have an `end` or none has, those of an example as well, which an answer is like.
fn end_on_some(view: &mut ComponentView<'_, '_>) {
    let written = super::items(view.component, "list-items");
    let example = view.bound_list("list-items").map(Field::example_items);
    let level = match written {
        Some(_) => Level::Device,
        None => Level::Warning,
    };
    let items = written.or(example).unwrap_or_default();
    let ends = |item: &&Value<'_>| item.get("end").is_some();
    let with = items.iter().filter(ends).count();
    let first_without = items.iter().find(|item| !ends(item));
    if let Some(item) = first_without.filter(|_| with > 0) {
        view.report(
            level,
            item.span(),
            format!(
                "{with} of the {} items have an `end` and this one has none, and {ERROR}",
                items.len()
            ),
            "give an `end` to all items or to none",
        );
    }
}
