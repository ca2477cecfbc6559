//! Texts that nobody means, and long ones.

use proptest::prelude::*;

use super::super::{Block, Dialect, RichText, Span};
use super::{PLAIN, plain};

/// Texts of what means something.
const MARKUP: &str = r"([ab #*~|<>&!\n-]|1\. |\*\*|~~|\[|\]\(|\)|tel:1|!\[|data:image/png;base64,|\|-\|\n|\|a\|\n|<b>|</b>){0,60}";

proptest! {
    #[test]
    fn no_text_breaks_the_reading(text in ".*", markup in MARKUP) {
        for dialect in [Dialect::RichText, Dialect::Body, Dialect::Caption] {
            for text in [&text, &markup] {
                let read = RichText::read(dialect, text, PLAIN);
                prop_assert!(serde_json::to_value(&read).is_ok());
                let _ = read.to_plain_text();
            }
        }
    }

    #[test]
    fn text_without_markup_is_kept(lines in proptest::collection::vec("[a-z&>.,éß😀]{1,9}", 0..9)) {
        let text = lines.join("\n");
        prop_assert_eq!(plain(Dialect::RichText, &text), text);
    }
}

/// How many letters a text has that is shown.
fn letters(text: &RichText) -> usize {
    fn of_line(spans: &[Span]) -> usize {
        let of_span = |span: &Span| match span {
            Span::Text { text, .. } => text.len(),
            Span::Link { text, url } => text.len() + url.len(),
            Span::Image(picture) => picture.alt.len() + picture.png.len(),
        };
        spans.iter().map(of_span).sum()
    }
    fn of_lines(lines: &[Vec<Span>]) -> usize {
        lines.iter().map(|line| of_line(line)).sum()
    }
    let RichText::Blocks(blocks) = text else {
        return 0;
    };
    let of_block = |block: &Block| match block {
        Block::Heading(text) | Block::Subheading(text) => text.len(),
        Block::Paragraph(spans) => of_line(spans),
        Block::Numbered(items) | Block::Bullets(items) => of_lines(items),
        Block::Table { header, rows } => {
            of_lines(header) + rows.iter().map(|row| of_lines(row)).sum::<usize>()
        }
        Block::Image(picture) => picture.alt.len() + picture.png.len(),
    };
    blocks.iter().map(of_block).sum()
}

/// At each sign of these texts a rule could begin to search the rest, which would take hours for all of them.
#[test]
fn long_texts_of_signs_are_read_once() {
    let signs = [
        "*",
        "**",
        "~~",
        "~~ ",
        "* ",
        "***~~",
        "a*~~b",
        "*a* ",
        "[",
        "](",
        "[a",
        "[a](",
        "[a](b)",
        "![",
        ")",
        "![a](data:image/png;base64,",
        "\n",
        " \n",
        "- ",
        "-\n",
        "1",
        "1.",
        "1. ",
        "#",
        "#\n",
        "|",
        "|a|\n",
        "|-|\n",
        "<",
        "<a>",
        "<a b='",
        "<!--",
        "&",
    ];
    for sign in signs {
        let long = sign.repeat(60_000 / sign.len());
        for dialect in [Dialect::RichText, Dialect::Body] {
            let read = RichText::read(dialect, &long, PLAIN);
            assert!(letters(&read) <= long.len(), "{sign:?}");
        }
    }
}
