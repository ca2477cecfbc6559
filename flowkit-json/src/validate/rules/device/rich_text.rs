//! Markdown that the phone does not know, and what breaks it.
//!
//! The phone turns markdown into tags by patterns, and reads the whole as XML.

use super::component_view::ComponentView;
use crate::catalogue::Kind;
use crate::read::Value;

/// We look at no more links of one text than these: real ones have far fewer, and to find the ends of each takes time.
const MOST_LINKS: usize = 100;
const PNG: &str = "data:image/png;base64,";

/// Where markdown stands, by what it knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    RichText,
    Body,
    Caption,
}

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    let dialect = match view.component.kind {
        Kind::RichText => Dialect::RichText,
        Kind::TextBody if view.says("markdown", true) => Dialect::Body,
        Kind::TextCaption if view.says("markdown", true) => Dialect::Caption,
        _ => return,
    };
    if dialect != Dialect::RichText {
        without_effect(view, dialect);
    }
    let Some(text) = view.get("text") else {
        return;
    };
    let flow = view.flow;
    let lines = text.as_array().unwrap_or_default().iter();
    for value in std::iter::once(text)
        .chain(lines)
        .filter(|value| !flow.is_bound(value))
    {
        if let Some(text) = value.as_str() {
            markup(view, dialect, value, text);
        }
    }
}

fn without_effect(view: &mut ComponentView<'_, '_>, dialect: Dialect) {
    let ignored = [
        ("font-weight", true),
        ("strikethrough", dialect == Dialect::Body),
    ];
    for (property, _) in ignored.iter().filter(|(_, ignored)| *ignored) {
        if let Some(value) = view.get(property) {
            view.warn(
                value.span(),
                format!("`{property}` has no effect where `markdown` is on"),
                "write `**bold**`, `*italic*` or `~~struck through~~` in the text",
            );
        }
    }
}

fn markup(view: &mut ComponentView<'_, '_>, dialect: Dialect, value: &Value<'_>, text: &str) {
    if text.contains('<') {
        return view.breaks(
            value.span(),
            "a `<` breaks this text: the phone shows one fixed sentence in its place",
            "write it in words, such as `less than`",
        );
    }
    if let Some(target) = broken_link(text) {
        view.breaks(
            value.span(),
            format!("the phone shows this link as text: `{target}` is no address"),
            "write the whole address: `[text](https://example.com)`",
        );
    }
    if dialect == Dialect::RichText && other_pictures(text) {
        view.breaks(
            value.span(),
            "the phone shows pictures in this text only if they are PNG and written here in base64",
            format!("write `![what it shows]({PNG}…)`, or use an Image"),
        );
    }
    let literal = text
        .lines()
        .find_map(|line| shown_as_it_stands(line.trim_start(), dialect));
    if let Some((sign, instead)) = literal {
        view.warn(
            value.span(),
            format!("the phone knows no `{sign}` here, and shows it as it stands"),
            instead,
        );
    }
}

/// A sign at the start of a line that means nothing here, and what to write instead.
fn shown_as_it_stands(line: &str, dialect: Dialect) -> Option<(&'static str, &'static str)> {
    if line.starts_with("* ") {
        return Some(("* ", "begin the items of a list with `- `"));
    }
    if line.starts_with("```") {
        return Some(("```", "code has no look of its own: leave the signs out"));
    }
    if line.starts_with("> ") {
        return Some(("> ", "quotes have no look of their own: leave the sign out"));
    }
    if dialect != Dialect::RichText {
        if line.starts_with('#') {
            return Some(("#", "use a TextHeading, or a RichText"));
        }
        if line.starts_with("![") {
            return Some(("![…](…)", "use an Image, or a RichText"));
        }
        if line.starts_with('|') {
            return Some(("|…|", "tables are for RichText"));
        }
    }
    let numbered = line.split_once(". ").is_some_and(|(number, _)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if dialect == Dialect::Caption && (line.starts_with("- ") || line.starts_with("+ ") || numbered)
    {
        return Some(("- ", "lists are for TextBody and RichText"));
    }
    None
}

/// The targets of `[text](target)`; whether it is a picture, `![text](target)`.
fn targets(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.match_indices("](")
        .take(MOST_LINKS)
        .filter_map(|(at, sign)| {
            let before = text.get(..at)?;
            let open = before.rfind('[')?;
            let picture = before.get(..open)?.ends_with('!');
            let (target, _) = text.get(at.saturating_add(sign.len())..)?.split_once(')')?;
            Some((picture, target.trim()))
        })
}

fn broken_link(text: &str) -> Option<&str> {
    let mut links = targets(text).filter(|(picture, _)| !picture);
    let scheme = |target: &str| {
        target.split_once(':').is_some_and(|(scheme, rest)| {
            !scheme.is_empty()
                && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
                && !rest.is_empty()
        })
    };
    links
        .find(|(_, target)| !scheme(target))
        .map(|(_, target)| target)
}

fn other_pictures(text: &str) -> bool {
    targets(text).any(|(picture, target)| picture && !target.starts_with(PNG))
}
