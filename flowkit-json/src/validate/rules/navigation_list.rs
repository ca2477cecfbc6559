//! NavigationList: where its action stands, and what its items show.
//!
//! See the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components).

use super::flow::Flow;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Span, Value};

const ACTION: &str = "on-click-action";
/// What may stand at the end of an item, one or two of them.
const END_TEXTS: [&str; 3] = ["title", "description", "metadata"];
const MOST_END_TEXTS: usize = 2;
const MOST_BADGES: usize = 1;

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    // What a bound list holds is not known here.
    let Some(items) = component.get("list-items").and_then(Value::as_array) else {
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
    for end in items.iter().filter_map(|item| item.get("end")) {
        let texts = END_TEXTS
            .iter()
            .filter(|key| end.get(key).is_some())
            .count();
        if !(1..=MOST_END_TEXTS).contains(&texts) {
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
    if badges > MOST_BADGES {
        report(
            Code::MaxItemsRequired,
            component.span,
            format!("{badges} items of this NavigationList have a `badge`, but one may"),
            "keep the badge of the item that matters most",
        );
    }
}
