//! Patterns of a TextInput that check nothing, or less than they seem to.

use super::component_view::Look;
use crate::catalogue::Kind;

pub(super) fn check(look: &mut Look<'_, '_>) {
    if !look.is(Kind::TextInput) {
        return;
    }
    let Some(pattern) = look.get("pattern") else {
        return;
    };
    if look.get("input-type").is_none() {
        return look.breaks(
            pattern.span(),
            "the phone does not check this pattern: it looks at patterns only where `input-type` is written out",
            "add `\"input-type\": \"text\"`",
        );
    }
    let text = pattern.as_str().unwrap_or_default();
    let inner = text
        .strip_prefix('/')
        .and_then(|text| text.strip_suffix('/'));
    if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
        return look.breaks(
            pattern.span(),
            "the slashes around this pattern belong to it: it fits only what has them as well",
            format!("write `{inner}`"),
        );
    }
    if !text.starts_with('^') || !text.ends_with('$') {
        look.warn(
            pattern.span(),
            "the phone looks for this pattern anywhere in the text, so that more may stand before and behind it",
            format!("if the whole text must be so, write `^(?:{text})$`"),
        );
    }
}
