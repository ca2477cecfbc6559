//! Lists in words.

use flowkit_json::catalogue::Kind;

use super::super::choice::Choice;
use super::super::node::Node;
use super::lines::{Page, Part, width, wrapped};
use super::node::{above, error, label, mark};

/// A Dropdown whose list is closed.
pub(super) fn dropdown(node: &Node, disabled: bool) -> Part {
    let value = node.shown.as_deref().unwrap_or("________________");
    let mut lines = vec![format!("{value} ▾{}", mark(disabled))];
    lines.extend(node.error.iter().map(|error| format!("! {error}")));
    Part::Beside(label(node), lines)
}

/// The list of a Dropdown, which lies over the screen.
pub(super) fn opened(node: &Node) -> Page {
    let mut lines = Vec::new();
    if node.searchable {
        lines.push("Search: ________________".to_owned());
    }
    lines.extend(
        node.options
            .iter()
            .flat_map(|option| self::option(node, option)),
    );
    Page {
        parts: vec![Part::Apart(lines)],
    }
}

/// Options that are all in sight.
pub(super) fn group(node: &Node, disabled: bool) -> Vec<String> {
    let mut lines = above(node, disabled);
    lines.extend(
        node.options
            .iter()
            .flat_map(|option| self::option(node, option)),
    );
    lines.extend(error(node, "  "));
    lines
}

fn option(node: &Node, option: &Choice) -> Vec<String> {
    let is_one = matches!(node.kind, Kind::RadioButtonsGroup | Kind::Dropdown);
    let sign = match (is_one, option.chosen) {
        (true, true) => "  (o) ",
        (true, false) => "  ( ) ",
        (false, true) => "  [x] ",
        (false, false) => "  [ ] ",
    };
    let mut text = option.title.text.clone();
    if let Some(metadata) = &option.metadata {
        text = format!("{text} · {metadata}");
    }
    if let Some(image) = option.image.as_ref().filter(|image| image.broken.is_some()) {
        let alt = image.alt.as_deref().unwrap_or_default();
        text = format!("{text} [broken picture {alt}]");
    }
    // Of a list that is disabled as a whole the label says so.
    if node.enabled && !option.enabled {
        text.push_str(" (disabled)");
    }
    let mut lines = wrapped(&text, sign, "      ");
    if let Some(description) = &option.description {
        lines.extend(wrapped(&description.text, "      ", "      "));
    }
    lines
}

/// The rows of a NavigationList.
pub(super) fn rows(node: &Node, disabled: bool) -> Vec<String> {
    let mut lines = match node.label {
        Some(_) => above(node, disabled),
        None => Vec::new(),
    };
    lines.extend(node.options.iter().flat_map(|row| self::row(node, row)));
    lines
}

fn row(node: &Node, row: &Choice) -> Vec<String> {
    let sign = if row.chosen { "  ● " } else { "  → " };
    let mut text = row.title.text.clone();
    if let Some(badge) = &row.badge {
        text = format!("{text} [{badge}]");
    }
    if node.enabled && !row.enabled {
        text.push_str(" (disabled)");
    }
    let end = row.end.iter();
    let end: Vec<&str> = end
        .flat_map(|end| [&end.title, &end.description, &end.metadata])
        .flatten()
        .map(|text| text.text.as_str())
        .collect();
    if !end.is_empty() {
        let room = super::lines::WIDTH
            .saturating_sub(width(sign))
            .saturating_sub(width(&text))
            .saturating_sub(width(&end.join(" ")));
        text = format!("{text}{}{}", "\u{a0}".repeat(room.max(2)), end.join(" "));
    }
    let mut lines = wrapped(&text, sign, "    ");
    for line in &mut lines {
        *line = line.replace('\u{a0}', " ");
    }
    let below = [row.description.as_ref(), row.metadata.as_ref()];
    for text in below.into_iter().flatten() {
        lines.extend(wrapped(&text.text, "    ", "    "));
    }
    if !row.tags.is_empty() {
        let tags: Vec<&str> = row.tags.iter().map(|tag| tag.text.as_str()).collect();
        lines.push(format!("    [{}]", tags.join("] [")));
    }
    lines
}
