//! ImageCarousel: how many a flow may have, and what its pictures are.

use super::flow::Flow;
use crate::catalogue::Kind;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;

pub(super) fn check_flow(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let kind = Kind::ImageCarousel;
    let carousels = || {
        let screens = flow.screens.iter();
        screens.flat_map(|screen| screen.of_kind(kind))
    };
    let count = carousels().count();
    let Some(most) = kind.component().per_flow.filter(|most| count > *most) else {
        return;
    };
    for carousel in carousels() {
        let message = format!("a flow may have {most} {kind}s, and this one has {count}");
        findings.push(
            flow.finding(Code::InvalidPropertyValue, carousel.span, message)
                .with_help("remove some, or show single Images"),
        );
    }
}

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let Some(images) = component.get("images") else {
        return;
    };
    // How many a bound list holds is known on the phone alone.
    let pictures = images.as_array().unwrap_or_default();
    let row = component.kind.component().property("images");
    let most = row.and_then(|row| row.items).map(|limit| limit.most);
    if let Some(most) = most.filter(|most| pictures.len() > *most) {
        let message = format!(
            "an ImageCarousel may have {most} pictures, and this one has {}",
            pictures.len()
        );
        findings.push(
            flow.finding(Code::InvalidPropertyValue, images.span(), message)
                .with_help("remove some, or add a second ImageCarousel"),
        );
    }
    for source in pictures.iter().filter_map(|image| image.get("src")) {
        let text = source.as_str().unwrap_or_default();
        if flow.is_bound(source) || decodes(text) {
            continue;
        }
        let (message, help) = if is_address(text) {
            (
                "the picture of an ImageCarousel is written here itself: the phone loads nothing from the web",
                "write the file in base64",
            )
        } else {
            (
                "the picture of an ImageCarousel is not base64 that can be decoded",
                "encode the file again; base64 has letters, digits, `+`, `/` and at the end `=`",
            )
        };
        findings.push(
            flow.finding(Code::InvalidPropertyValue, source.span(), message)
                .with_help(help),
        );
    }
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("//") || text.contains("://")
}

/// Whether a text can be decoded from base64, as a `data:` URI or alone. Meta's validator tries it as a browser's `atob`
/// does: white space does not count, what fills up the end may be missing, and nothing decodes to nothing.
pub(super) fn decodes(text: &str) -> bool {
    let encoded = match text
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(";base64,"))
    {
        Some((_, encoded)) => encoded,
        None => text,
    };
    let is_white = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r');
    let letters = || encoded.bytes().filter(|byte| !is_white(byte));
    let length = letters().count();
    let filling = letters().rev().take_while(|byte| *byte == b'=').count();
    // `=` fills up to four letters, or has no business there.
    let digits = match (length % 4, filling) {
        (0, 1 | 2) => length.saturating_sub(filling),
        _ => length,
    };
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    digits % 4 != 1 && letters().take(digits).all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::{decodes, is_address};

    #[test]
    fn what_a_browser_decodes() {
        for text in [
            "iVBORw0K",
            "aGk=",
            "aGk",
            "aA==",
            "aA",
            "aG k=",
            " aGkh\n",
            "",
            "  ",
            "data:image/png;base64,aGk=",
            "data:image/png;base64,",
        ] {
            assert!(decodes(text), "{text:?}");
        }
    }

    #[test]
    fn what_a_browser_does_not_decode() {
        for text in [
            "https://example.com/a.png",
            "a",
            "aGkha",
            "aA=",
            "a===",
            "====",
            "aGk=aGk=",
            "aG-_",
            "äöüß",
            "aGk\u{a0}",
            "data:image/svg+xml,<svg/>",
        ] {
            assert!(!decodes(text), "{text:?}");
        }
    }

    #[test]
    fn an_address_is_known_from_a_broken_picture() {
        assert!(is_address("https://example.com/a.png") && is_address("//example.com/a.png"));
        assert!(!is_address("aG-_") && !is_address("data:image/png;base64,!"));
    }
}
