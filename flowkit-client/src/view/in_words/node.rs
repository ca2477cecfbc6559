//! A component in words.

use flowkit_json::catalogue::Kind;

use super::super::files::{FileRow, FileState, Files};
use super::super::node::{Captions, Node, OptionalMark};
use super::super::text::Text;
use super::field::{days, text_field};
use super::lines::{Page, Part, WIDTH, width, wrapped};
use super::list::{dropdown, group, rows};

/// All components of a screen. While a request is under way all of them are disabled, and none needs to say so.
pub(super) fn page(nodes: &[Node], is_loading: bool) -> Page {
    let mut page = Page::default();
    for node in nodes {
        let parts = parts(node, !node.enabled && !is_loading);
        page.parts
            .extend(parts.into_iter().filter(|part| !part.is_empty()));
        if !node.banners.is_empty() {
            let banners = node.banners.iter();
            let banners = banners.flat_map(|banner| wrapped(banner, "!! ", "   "));
            page.parts.push(Part::Apart(banners.collect()));
        }
    }
    page
}

fn parts(node: &Node, disabled: bool) -> Vec<Part> {
    match node.kind {
        Kind::TextHeading => vec![Part::Apart(text(node, "# "))],
        Kind::TextSubheading => vec![Part::Apart(text(node, "## "))],
        Kind::TextBody | Kind::TextCaption | Kind::RichText => vec![Part::Apart(text(node, ""))],
        Kind::EmbeddedLink => {
            let sign = if node.external { "↗ " } else { "→ " };
            vec![Part::Apart(text(node, sign))]
        }
        Kind::TextInput | Kind::TextArea => vec![text_field(node, disabled)],
        Kind::DatePicker | Kind::CalendarPicker => days(node, disabled),
        Kind::Dropdown => vec![dropdown(node, disabled)],
        Kind::CheckboxGroup | Kind::RadioButtonsGroup | Kind::ChipsSelector => {
            vec![Part::Apart(group(node, disabled))]
        }
        Kind::NavigationList => vec![Part::Apart(rows(node, disabled))],
        Kind::OptIn => vec![Part::Apart(opt_in(node))],
        Kind::Image | Kind::ImageCarousel => vec![Part::Apart(pictures(node))],
        Kind::PhotoPicker | Kind::DocumentPicker => vec![Part::Apart(file_picker(node, disabled))],
        Kind::Footer => vec![Part::Apart(footer(node))],
        Kind::Form | Kind::If | Kind::Switch => Vec::new(),
    }
}

/// The text of a node behind a sign.
fn text(node: &Node, sign: &str) -> Vec<String> {
    let others = " ".repeat(width(sign));
    wrapped(&node.plain_text().unwrap_or_default(), sign, &others)
}

/// A text, or nothing.
pub(super) fn of(text: Option<&Text>) -> &str {
    text.map(|text| text.text.as_str()).unwrap_or_default()
}

/// A label, with the mark of what may stay empty.
pub(super) fn label(node: &Node) -> String {
    let label = of(node.label.as_ref());
    match node.optional {
        Some(OptionalMark::AfterLabel) => format!("{label} (optional)"),
        Some(OptionalMark::BeforeLabel) => format!("(optional) {label}"),
        Some(OptionalMark::Placeholder) | None => label.to_owned(),
    }
}

/// The mark of what is disabled.
pub(super) fn mark(disabled: bool) -> &'static str {
    if disabled { " (disabled)" } else { "" }
}

/// What stands below the label of a list or a picker, and the error.
pub(super) fn above(node: &Node, disabled: bool) -> Vec<String> {
    let mut lines = wrapped(&(label(node) + mark(disabled)), "", "");
    if let Some(description) = &node.description {
        lines.extend(wrapped(&description.text, "", ""));
    }
    lines.extend(node.hint.clone());
    lines
}

/// The error, as a line of its own.
pub(super) fn error(node: &Node, indent: &str) -> Vec<String> {
    let error = node.error.iter();
    let first = format!("{indent}! ");
    let others = format!("{indent}  ");
    error
        .flat_map(|error| wrapped(&error.text, &first, &others))
        .collect()
}

fn opt_in(node: &Node) -> Vec<String> {
    let ticked = node.value.as_ref() == Some(&serde_json::Value::Bool(true));
    let sign = if ticked { "[x] " } else { "[ ] " };
    let more = match node.can.contains(&super::super::Can::ReadMore) {
        true => " (read more)",
        false => "",
    };
    let mut lines = wrapped(&format!("{}{more}", label(node)), sign, "    ");
    lines.extend(error(node, "    "));
    lines
}

fn pictures(node: &Node) -> Vec<String> {
    let count = node.pictures.len();
    let pictures = node.pictures.iter().zip(1_usize..);
    let lines = pictures.flat_map(|(picture, number)| {
        let which = match count {
            1 => String::new(),
            _ => format!(" {number} of {count}"),
        };
        let alt = picture.alt.as_deref().unwrap_or_default();
        let colon = if alt.is_empty() { "" } else { ": " };
        let text = match &picture.broken {
            Some(why) => format!("[broken picture{which}{colon}{alt}] ({why})"),
            None => format!("[picture{which}{colon}{alt}]"),
        };
        wrapped(&text, "", "  ")
    });
    lines.collect()
}

fn file_picker(node: &Node, disabled: bool) -> Vec<String> {
    let mut lines = above(node, disabled);
    if let Some(files) = &node.files {
        lines.extend(file_rows(files));
        if files.add_more {
            let button = match node.can.contains(&super::super::Can::Attach) {
                true => "[ + Add ]",
                false => "( + Add )",
            };
            lines.push(format!("  {button}  up to {} more", files.may_add));
        }
    }
    lines.extend(error(node, "  "));
    lines
}

fn file_rows(files: &Files) -> Vec<String> {
    let names = files.rows.iter().map(|row| width(&row.name.text));
    let column = names.max().unwrap_or(0).min(WIDTH / 2);
    let size = |row: &FileRow| format!("{} KB", row.bytes.div_ceil(1024));
    let sizes = files.rows.iter().map(|row| size(row).len());
    let widest = sizes.max().unwrap_or(0);
    let rows = files.rows.iter().map(|row| {
        let room = " ".repeat(column.saturating_sub(width(&row.name.text)));
        let state = match row.state {
            FileState::Uploading => "uploading …".to_owned(),
            FileState::Uploaded => "uploaded".to_owned(),
            FileState::Failed => format!("! {}", row.error.as_deref().unwrap_or("failed")),
        };
        format!("  {}{room}  {:>widest$}  {state}", row.name, size(row))
    });
    rows.collect()
}

fn footer(node: &Node) -> Vec<String> {
    let mut lines: Vec<String> = node.captions.as_ref().map(captions).into_iter().collect();
    let label = of(node.label.as_ref());
    lines.push(match node.enabled {
        true => format!("[ {label} ]"),
        false => format!("( {label} )"),
    });
    let reasons = node.blocked_by.iter();
    lines.extend(reasons.flat_map(|reason| wrapped(reason, "  - ", "    ")));
    lines
}

/// The captions, at the left edge, in the middle and at the right edge.
fn captions(captions: &Captions) -> String {
    let (left, center, right) = (
        of(captions.left.as_ref()),
        of(captions.center.as_ref()),
        of(captions.right.as_ref()),
    );
    let middle = WIDTH.saturating_sub(width(center)) / 2;
    let before = middle.saturating_sub(width(left));
    let taken = width(left)
        .saturating_add(before)
        .saturating_add(width(center));
    let behind = WIDTH.saturating_sub(taken.saturating_add(width(right)));
    let line = format!(
        "{left}{}{center}{}{right}",
        " ".repeat(before),
        " ".repeat(behind)
    );
    line.trim_end().to_owned()
}
