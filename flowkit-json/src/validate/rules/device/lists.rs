//! How many options and items a list may have, and their ids.

use std::collections::{HashMap, HashSet};

use super::component_view::{ComponentView, Field};
use crate::catalogue::looks::is_color;
use crate::catalogue::{ItemLimit, Kind, Property, TooMany};
use crate::read::{Member, Object, Text, Value};

/// How many unknown members of an option we report one by one.
const MOST_UNKNOWN: usize = 100;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    let rows = view.component.kind.component().properties.iter();
    for (row, limit) in rows.filter_map(|row| Some((row, row.items?))) {
        // How many pictures a carousel may have is a rule of Meta's validator itself.
        if limit.beyond == TooMany::Invalid {
            continue;
        }
        let property = row.name;
        let listed = listed(property);
        match super::items(view.component, property) {
            Some(items) => {
                count(view, property, items, limit);
                ids(view, (listed, items));
                unknown_to_phone(view, row, items);
            }
            None => {
                empty_example(view, property, (listed, limit.fewest));
                ids_of_example(view, property, listed);
                colours_of_example(view, property, listed);
                unknown_members(view, row);
            }
        }
    }
    unvalidated_order(view);
}

/// What the items of this property are called.
fn listed(property: &str) -> &'static str {
    match property {
        "data-source" => "options",
        _ => "items",
    }
}

fn count(view: &mut ComponentView<'_, '_>, property: &str, items: &[Value<'_>], limit: ItemLimit) {
    let pictures = items.iter().any(|item| item.get("image").is_some());
    let (fewest, most) = (limit.fewest, limit.most(pictures));
    if (fewest..=most).contains(&items.len()) {
        return;
    }
    let (kind, listed) = (view.component.kind, listed(property));
    let are = if items.len() == 1 { "is" } else { "are" };
    let message = format!(
        "a {kind} has {fewest} to {most} {listed}, and here {are} {}",
        items.len()
    );
    let place = view.get(property).map_or(view.component.span, Value::span);
    let help = match limit.beyond {
        _ if items.len() < fewest => "the phone shows an error in place of the screen: add some",
        TooMany::Refused | TooMany::Invalid => {
            "the phone shows an error in place of the screen: leave some out"
        }
        TooMany::Drawn => {
            "a draft shows an error in its place; a published flow is long to go through: leave some out"
        }
    };
    view.breaks(place, message, help);
}

/// An example that, sent as an answer, would be refused by the phone.
fn empty_example(
    view: &mut ComponentView<'_, '_>,
    property: &str,
    (listed, fewest): (&str, usize),
) {
    let Some(example) = view.bound_list(property).and_then(|list| list.example) else {
        return;
    };
    let Some(items) = example.as_array().filter(|items| items.len() < fewest) else {
        return;
    };
    let kind = view.component.kind;
    let few = match items.len() {
        0 => format!("no {listed}"),
        count => format!("{count} of the {listed}"),
    };
    view.warn(
        example.span(),
        format!("a {kind} with {few}, as in this example, is an error on the phone"),
        format!("put {fewest} or more {listed} into the example, such as an answer will bring"),
    );
}

/// An example with two items of one id, or with one that has none, which an answer may not have either.
fn ids_of_example(view: &mut ComponentView<'_, '_>, property: &str, listed: &str) {
    let items = view.bound_list(property).map(Field::example_items);
    let mut seen = HashSet::new();
    let ids = items.unwrap_or_default().iter();
    let mut wrong = ids
        .filter_map(|item| item.get("id")?.as_text())
        .filter(|id| *id == "" || !seen.insert(id.as_str()));
    if let Some(id) = wrong.next() {
        view.warn(
            id.span(),
            format!("{listed} need an `id` each that no other has, and an answer like this example is an error on the phone"),
            "give every one an id of its own",
        );
    }
}

/// An example with a colour that is none to the phone, which an answer may not have either.
fn colours_of_example(view: &mut ComponentView<'_, '_>, property: &str, listed: &str) {
    let items = view.bound_list(property).map(Field::example_items);
    let mut colours = items
        .unwrap_or_default()
        .iter()
        .filter_map(|item| item.get("color")?.as_text());
    if let Some(colour) = colours.find(|colour| !is_color(colour.as_str())) {
        view.warn(
            colour.span(),
            format!("`{colour}` is no `color` for {listed}, and an answer like this example is an error on the phone"),
            "a colour is written like `#1A2B3C`",
        );
    }
}

/// Members of written items that Meta's validator takes and the phone does not know, such as `alt-text` of a chip.
fn unknown_to_phone(view: &mut ComponentView<'_, '_>, row: &Property, items: &[Value<'_>]) {
    let kind = view.component.kind;
    let members = row.item_members().unwrap_or_default().iter();
    for member in members.filter(|member| !member.known_to_phone) {
        let name = member.name;
        for value in items.iter().filter_map(|item| item.get(name)) {
            view.breaks(
                value.span(),
                format!("the phone does not know `{name}` in an item of a {kind}, and shows an error in place of the screen"),
                "leave it out, although Meta's validator takes it",
            );
        }
    }
}

/// What the phone knows of an option, in any version: published flows are all drawn by the newest rules.
fn unknown_members(view: &mut ComponentView<'_, '_>, row: &Property) {
    let (property, kind) = (row.name, view.component.kind);
    let Some(known) = row.item_members().filter(|_| property == "data-source") else {
        return;
    };
    let Some(declared) = view.bound_list(property).and_then(Field::item_members) else {
        return;
    };
    let known = known.iter().filter(|property| property.known_to_phone);
    let names = || known.clone().map(|property| property.name);
    let unknown = |member: &&Member<'_>| names().all(|name| member.key() != name);
    for member in declared.members().filter(unknown).take(MOST_UNKNOWN) {
        let key = member.key();
        // Another list is bound to the same data.
        if view.is_told(key.span()) {
            continue;
        }
        let help = view.nearest_or(
            key.as_str(),
            names(),
            "leave it out of the list; what is to be known of the chosen option the endpoint finds by its `id`",
        );
        view.breaks(
            key.span(),
            format!("an option of a {kind} has no `{key}`, and the phone shows an error in place of the screen"),
            help,
        );
    }
    // The declared members were reported above.
    let items = view.bound_list(property).map(Field::example_items);
    let members = items
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_object);
    let stray = members
        .flat_map(Object::members)
        .find(|member| unknown(member) && declared.get(member.key().as_str()).is_none());
    if let Some(member) = stray {
        let key = member.key();
        view.warn(
            key.span(),
            format!(
                "an option of a {kind} has no `{key}`, and an answer like this example is an error on the phone"
            ),
            view.nearest_or(key.as_str(), names(), "leave it out of the list"),
        );
    }
}

fn ids(view: &mut ComponentView<'_, '_>, (listed, items): (&str, &[Value<'_>])) {
    // The first one of each id, and how many there were until now.
    let mut seen: HashMap<&str, (Text<'_>, usize)> = HashMap::new();
    let ids = || items.iter().filter_map(|item| item.get("id")?.as_text());
    for id in ids() {
        if id == "" {
            view.breaks(
                id.span(),
                format!("{listed} need an `id` that is not empty"),
                "the phone shows an error in place of the screen: give it an id of its own",
            );
            continue;
        }
        let (first, count) = seen.entry(id.as_str()).or_insert((id, 0));
        *count += 1;
        if *count == 2 {
            let message = format!("two {listed} have the id `{id}`, and the phone refuses that");
            let help = format!("the other one is at {}", first.span().start());
            view.breaks(id.span(), message, help);
        }
    }
    if view.get("data-source").is_none() {
        return;
    }
    let Some(init) = view.initial() else {
        return;
    };
    let blocks = view.is(Kind::Dropdown);
    let flow = view.flow;
    let many = init.as_array().unwrap_or_default().iter();
    for value in std::iter::once(init)
        .chain(many)
        .filter(|value| !flow.is_bound(value))
    {
        let Some(id) = value.as_text().filter(|id| !seen.contains_key(id.as_str())) else {
            continue;
        };
        // Nothing chosen, as a Dropdown that was cleared has it.
        if id == "" {
            continue;
        }
        let known = ids().map(|id| id.as_str());
        let help = view.nearest_or(
            id.as_str(),
            known,
            "start with the id of an option, or with none",
        );
        let message = format!("no option has the id `{id}`");
        match blocks {
            true => view.breaks(
                id.span(),
                format!(
                    "{message}: the phone shows nothing as chosen, and keeps the Footer disabled"
                ),
                help,
            ),
            false => view.warn(id.span(), message, help),
        }
    }
}

/// Two limits in the wrong order which Meta's validator does not compare: those of a ChipsSelector.
fn unvalidated_order(view: &mut ComponentView<'_, '_>) {
    for row in view.component.kind.component().properties {
        let Some(limit) = row.not_above.filter(|limit| !limit.by_validator) else {
            continue;
        };
        let (least, most) = (row.name, limit.other);
        let limits = (view.component.number(least), view.component.number(most));
        let (Some(low), Some(high)) = limits else {
            continue;
        };
        if let Some(value) = view.get(least).filter(|_| low > high) {
            let message = format!("`{least}` is {low}, more than `{most}`, which is {high}");
            view.breaks(
                value.span(),
                message,
                "nobody can select that many: lower the one or raise the other",
            );
        }
    }
}
