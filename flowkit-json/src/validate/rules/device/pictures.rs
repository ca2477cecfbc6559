//! How large pictures may be.

use super::super::flow::{Component, Flow, is_bound};
use super::super::gates;
use super::finding;
use crate::finding::{Finding, Level};
use crate::read::Value;

const KILOBYTE: usize = 1024;
/// The largest picture of an option or a list item.
const IN_LISTS: usize = 100 * KILOBYTE;
/// The same before 6.0.
const IN_LISTS_ONCE: usize = 300 * KILOBYTE;
/// What is recommended for an Image.
const RECOMMENDED: usize = 300 * KILOBYTE;

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let most = if flow.holds(gates::SMALL_PICTURES) {
        IN_LISTS
    } else {
        IN_LISTS_ONCE
    };
    let mut measure = |picture: Option<&Value<'_>>, most: usize, level: Level| {
        let Some(picture) = picture.filter(|picture| !is_bound(picture)) else {
            return;
        };
        let bytes = decoded_length(picture.as_str().unwrap_or_default());
        if bytes > most {
            let message = format!(
                "this picture has {} KB, and {} are the limit here",
                bytes.div_ceil(KILOBYTE),
                most / KILOBYTE
            );
            findings.push(
                finding(flow, level, picture.span(), message)
                    .with_help("make it smaller, or compress it more"),
            );
        }
    };
    for option in super::items(component, "data-source").unwrap_or_default() {
        measure(option.get("image"), most, Level::Device);
    }
    for item in super::items(component, "list-items").unwrap_or_default() {
        let start = item.get("start");
        measure(
            start.and_then(|start| start.get("image")),
            IN_LISTS,
            Level::Device,
        );
    }
    if component.kind == "Image" {
        measure(component.get("src"), RECOMMENDED, Level::Warning);
    }
}

/// How many bytes a base64 text stands for.
fn decoded_length(text: &str) -> usize {
    let encoded = text
        .split_once(";base64,")
        .map_or(text, |(_, encoded)| encoded);
    encoded.trim_end_matches('=').len() * 3 / 4
}

#[cfg(test)]
mod tests {
    use super::decoded_length;

    #[test]
    fn four_digits_are_three_bytes() {
        assert_eq!(decoded_length("aGkh"), 3);
        assert_eq!(decoded_length("aGk="), 2);
        assert_eq!(decoded_length("data:image/png;base64,aA=="), 1);
        assert_eq!(decoded_length(""), 0);
    }
}
