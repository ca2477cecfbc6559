//! Patterns of a TextInput that check nothing, or less than they seem to.

use super::component_view::ComponentView;
use crate::catalogue::Kind;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    if !view.is(Kind::TextInput) {
        return;
    }
    let Some(pattern) = view.get("pattern") else {
        return;
    };
    if view.get("input-type").is_none() {
        return view.breaks(
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
        return view.breaks(
            pattern.span(),
            "the slashes around this pattern belong to it: it fits only what has them as well",
            format!("write `{inner}`"),
        );
    }
    if !text.starts_with('^') || !text.ends_with('$') {
        view.warn(
            pattern.span(),
            "the phone looks for this pattern anywhere in the text, so that more may stand before and behind it",
            format!("if the whole text must be so, write `^(?:{text})$`"),
        );
    }
}
