//! ImageCarousel: how many a flow may have, and what its pictures are.

use super::flow::{Component, Flow};
use crate::finding::Finding;
use crate::read::Value;
use crate::validate::Code;

/// How many carousels a flow may have
/// ([components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
const MOST_IN_A_FLOW: usize = 3;

pub(super) fn check_flow(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let carousels = || {
        flow.screens
            .iter()
            .flat_map(|screen| screen.of_kind("ImageCarousel"))
    };
    let count = carousels().count();
    if count <= MOST_IN_A_FLOW {
        return;
    }
    for carousel in carousels() {
        let message =
            format!("a flow may have {MOST_IN_A_FLOW} ImageCarousels, and this one has {count}");
        findings.push(
            flow.finding(Code::InvalidPropertyValue, carousel.value.span(), message)
                .with_help("remove some, or show single Images"),
        );
    }
}

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let images = component.get("images").and_then(Value::as_array);
    for source in images
        .unwrap_or_default()
        .iter()
        .filter_map(|image| image.get("src"))
    {
        let text = source.as_str().unwrap_or_default();
        if super::flow::is_bound(source) || is_base64(text) {
            continue;
        }
        let message = "the picture of an ImageCarousel must be written here in base64";
        findings.push(
            flow.finding(Code::InvalidPropertyValue, source.span(), message)
                .with_help("encode the file itself; addresses on the web are not loaded"),
        );
    }
}

/// Whether a text is base64 with padding, as `data:` URI or alone.
fn is_base64(text: &str) -> bool {
    let encoded = match text
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(";base64,"))
    {
        Some((_, encoded)) => encoded,
        None => text,
    };
    let digits = encoded.trim_end_matches('=');
    let padding = encoded.len() - digits.len();
    !digits.is_empty()
        && padding <= 2
        && encoded.len() % 4 == 0
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::is_base64;

    #[test]
    fn an_address_is_no_base64() {
        assert!(
            is_base64("iVBORw0K") && is_base64("aGk=") && is_base64("data:image/png;base64,aGk=")
        );
        assert!(
            !is_base64("https://example.com/a.png")
                && !is_base64("")
                && !is_base64("abc")
                && !is_base64("====")
        );
    }
}
