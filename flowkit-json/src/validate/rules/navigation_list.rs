//! NavigationList: where its action stands, and what its items show.
//!
//! See the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components).

use super::flow::Flow;
use crate::catalogue::Property;
use crate::catalogue::slots::LIST_ITEMS;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Span, Value};

const ACTION: &str = "on-click-action";
pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    // What a bound list holds is not known here.
    let Some(items) = component.get(LIST_ITEMS).and_then(Value::as_array) else {
        return;
    };
    let mut report = |code, span: Span, message: String, help: &str| {
        findings.push(flow.finding(code, span, message).with_help(help));
    };
    let own = component.get(ACTION);
    let acting = items
        .iter()
        .filter(|item| item.get(ACTION).is_some())
        .count();
    match own {
        Some(action) if acting > 0 => report(
            Code::DuplicatePropetyForCondition,
            action.span(),
            "this NavigationList has an action, and so do its items".into(),
            "keep either the list's action or those of the items",
        ),
        None if acting < items.len() => report(
            Code::MissingRequiredProperty,
            component.span,
            format!(
                "nothing happens on {} of the items of this NavigationList",
                items.len() - acting
            ),
            "add `on-click-action` to the list, or to every item",
        ),
        _ => {}
    }
    let large = component.get("media-size").and_then(Value::as_str) == Some("large");
    if large && items.iter().any(|item| item.get("end").is_some()) {
        report(
            Code::InvalidPropertyValueForCondition,
            component.span,
            "a NavigationList with large pictures has no room for `end`".into(),
            "remove `end` from the items, or `\"media-size\": \"large\"`",
        );
    }
    let row = |name: &str| {
        let list = component.kind.component().property(LIST_ITEMS)?;
        list.members()?.iter().find(|row| row.name() == name)
    };
    let limited = row("end").and_then(|end| Some((end.members()?, end.member_count()?)));
    let ends = items.iter().filter_map(|item| item.get("end"));
    for (end, (members, (fewest, most))) in ends.filter_map(|end| Some((end, limited?))) {
        let is_there = |member: &&Property| end.get(member.name()).is_some();
        let texts = members.iter().filter(is_there).count();
        if !(fewest..=most).contains(&texts) {
            report(
                Code::DuplicatePropetyForCondition,
                end.span(),
                format!("`end` has {texts} texts, but one or two fit"),
                "use one or two of `title`, `description` and `metadata`",
            );
        }
    }
    let badges = items
        .iter()
        .filter(|item| item.get("badge").is_some())
        .count();
    let most = row("badge").and_then(Property::most_in_list);
    if most.is_some_and(|most| badges > most) {
        report(
            Code::MaxItemsRequired,
            component.span,
            format!("{badges} items of this NavigationList have a `badge`, but one may"),
            "keep the badge of the item that matters most",
        );
    }
}
