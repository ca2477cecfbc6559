//! The actions of single items of a NavigationList, at which Meta's validator does not look.
//!
//! What their payloads bring is looked at with the bindings.

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::slots::LIST_ITEMS;
use crate::document::Action;
use crate::finding::{Finding, Level};

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        let actions = screen
            .actions
            .iter()
            .filter(|action| action.item_of == Some(LIST_ITEMS));
        for target in actions.filter_map(Action::navigate_target) {
            if flow.screen(target.as_str()).is_some() {
                continue;
            }
            let message = format!(
                "`{target}` is not a screen of this flow: tapping this item shows an error on the phone"
            );
            findings.push(
                finding(flow, Level::Device, target.span(), message)
                    .with_nearest(flow.nearest_id(target.as_str())),
            );
        }
    }
}
