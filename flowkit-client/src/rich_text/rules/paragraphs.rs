//! All other lines: a paragraph each.

use crate::js_text::trim;

/// The tags of what is a block of its own already.
const BLOCKS: [&str; 10] = [
    "ul", "ol", "img", "h1", "h2", "p", "table", "tr", "th", "td",
];

/// Makes paragraphs of the lines that hold text and are no block yet. Lines that begin with `#` stay as they are.
pub(super) fn paragraphs(text: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        if content.starts_with('#') || trim(content).is_empty() || has_block(content) {
            replaced.push_str(line);
            continue;
        }
        replaced.push_str("<p>");
        replaced.push_str(content);
        replaced.push_str("</p>");
        replaced.push_str(line.get(content.len()..).unwrap_or_default());
    }
    replaced
}

/// Whether a line has a tag of a block, without attributes: of a picture that is the tag that closes it.
fn has_block(line: &str) -> bool {
    line.split('<').skip(1).any(|tag| {
        let name = tag.split('>').next().unwrap_or_default();
        let is_closed = tag.len() > name.len();
        is_closed && BLOCKS.contains(&name.strip_prefix('/').unwrap_or(name))
    })
}
