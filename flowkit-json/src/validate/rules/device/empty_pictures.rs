//! Pictures of which nothing is there, where Meta's validator does not mind.

use super::super::flow::Flow;
use super::finding;
use crate::document::Component;
use crate::finding::{Finding, Level};

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let of_items = super::items(component, "list-items").unwrap_or_default();
    let of_items = of_items.iter().map(|item| item.get("start")?.get("image"));
    let of_carousel = super::items(component, "images").unwrap_or_default();
    let of_carousel = of_carousel.iter().map(|picture| picture.get("src"));
    for picture in of_items.chain(of_carousel).flatten() {
        if picture.as_str().is_none_or(|text| !text.trim().is_empty()) {
            continue;
        }
        let message = "there is no picture here, and the phone shows a broken one";
        findings.push(
            finding(flow, Level::Device, picture.span(), message)
                .with_help("write a picture in base64, or leave this out"),
        );
    }
}
