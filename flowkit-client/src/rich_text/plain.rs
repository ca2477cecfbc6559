//! A text with markup for a terminal.

use super::{Block, Span};

/// A line a block, an item or a row.
pub(super) fn text(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().flat_map(lines).collect();
    lines.join("\n")
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text) | Block::Subheading(text) => vec![text.clone()],
        Block::Paragraph(spans) => vec![line(spans)],
        Block::Numbered(items) => {
            let items = (1_usize..).zip(items);
            items
                .map(|(number, item)| format!("{number}. {}", line(item)))
                .collect()
        }
        Block::Bullets(items) => items
            .iter()
            .map(|item| format!("- {}", line(item)))
            .collect(),
        Block::Table { header, rows } => {
            let rows = std::iter::once(header).chain(rows);
            rows.map(|cells| row(cells)).collect()
        }
        Block::Image(picture) => vec![image(&picture.alt)],
    }
}

fn row(cells: &[Vec<Span>]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| line(cell)).collect();
    cells.join(" | ")
}

fn line(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text { text, .. } => text.clone(),
            Span::Link { text, url } => format!("{text} ({url})"),
            Span::Image(picture) => image(&picture.alt),
        })
        .collect()
}

fn image(alt: &str) -> String {
    format!("[picture: {alt}]")
}
