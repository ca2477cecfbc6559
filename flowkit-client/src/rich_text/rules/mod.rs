//! The rules that turn markup into tags, in the phone's order. Each takes the text as the ones before it have left it.

mod emphasis;
mod headings;
mod links;
mod lists;
mod paragraphs;
mod tables;

use super::Dialect;

/// The text with tags for its markup, as far as the dialect has it.
pub(super) fn apply(dialect: Dialect, source: &str) -> String {
    let mut text = source.to_owned();
    let full = dialect == Dialect::RichText;
    if full {
        text = links::images(&text);
    }
    text = links::links(&text);
    if full {
        text = tables::tables(&headings::headings(&text));
    }
    if dialect != Dialect::Caption {
        text = lists::bullets(&lists::numbered(&text));
    }
    if full {
        text = emphasis::mixed(&text);
    }
    text = paragraphs::paragraphs(&text);
    emphasis::single(&emphasis::mixed(&text))
}
