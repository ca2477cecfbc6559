//! Texts with markup: a RichText, and a TextBody or a TextCaption with `"markdown": true`.
//!
//! The phone turns the text into tags, one kind of markup after the other, and reads the result as XML (`rules` and `tags.rs`).
//! We do the same, since some of what it shows follows from just that: `**a *b** c*` leaves tags that cross, and then the phone
//! shows one fixed sentence in place of the text.

mod blocks;
mod plain;
mod rules;
mod source;
mod tags;

use serde::{Deserialize, Serialize};

/// Which markup there is. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#richtext>.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// That of a RichText, which has everything.
    RichText,
    /// That of a TextBody: links, lists, bold, italic, struck through.
    Body,
    /// That of a TextCaption: as a TextBody, but without lists.
    Caption,
}

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Style {
    /// `**bold**`
    #[serde(default, skip_serializing_if = "is_off")]
    pub bold: bool,
    /// `*italic*`
    #[serde(default, skip_serializing_if = "is_off")]
    pub italic: bool,
    /// `~~struck through~~`
    #[serde(default, skip_serializing_if = "is_off")]
    pub strike: bool,
}

// serde hands a reference over.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is serde's"
)]
fn is_off(flag: &bool) -> bool {
    !flag
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Span {
    /// Text of one style.
    Text {
        /// The text.
        text: String,
        /// How it is set.
        #[serde(flatten)]
        style: Style,
    },
    /// A link that opens outside of the flow.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        url: String,
    },
    /// A picture within a line.
    Image(Picture),
}

/// A picture that the text brings along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The PNG, in base64 as it stands in the text. Nothing has looked at it.
    pub png: String,
}

/// A part of the text with lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block {
    /// `# text`. The phone shows no markup within it.
    Heading(String),
    /// `## text`. The phone shows no markup within it.
    Subheading(String),
    /// Any other line, also `### text`.
    Paragraph(Vec<Span>),
    /// `1. text`, an item a line. The phone counts from 1, whatever the numbers are.
    Numbered(Vec<Vec<Span>>),
    /// `- text` or `+ text`, an item a line.
    Bullets(Vec<Vec<Span>>),
    /// A table. Empty cells are left out, so that those behind them move to the left.
    Table {
        /// The cells of the first line.
        header: Vec<Vec<Span>>,
        /// The cells of the other lines.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// `![what it shows](data:image/png;base64,…)` on a line without text.
    Image(Picture),
}

/// What the phone makes of a text with markup.
///
/// ```
/// use flowkit_client::rich_text::{Dialect, RichText, Style};
///
/// let text = RichText::read(Dialect::RichText, "# Roses\n**Red** or [white](https://example.com)", Style::default());
/// assert_eq!(text.to_plain_text(), "Roses\nRed or white (https://example.com)");
/// assert_eq!(RichText::read(Dialect::Body, "1 < 2", Style::default()), RichText::Broken);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RichText {
    /// What it shows, from top to bottom.
    Blocks(Vec<Block>),
    /// It cannot be read: a stray `<`, or markup that crosses. A draft shows [`BANNER`](Self::BANNER), a published flow
    /// [`FALLBACK`](Self::FALLBACK).
    Broken,
}

impl RichText {
    /// What a published flow shows in place of a text that cannot be read. The words are ours.
    pub const FALLBACK: &str = "This text cannot be shown.";
    /// What a draft shows in place of a text that cannot be read. The words are ours.
    pub const BANNER: &str =
        "This text cannot be read: mind `<`, and markup that crosses other markup.";

    /// Reads a text; where the document has a list of lines, with a newline between each two. `style` is what `font-weight` and
    /// `strikethrough` say of the whole text: with markup the phone ignores both, but for the `strikethrough` of a TextCaption.
    #[must_use]
    pub fn read(dialect: Dialect, text: &str, style: Style) -> Self {
        let of_all = Style {
            strike: style.strike && dialect == Dialect::Caption,
            ..Style::default()
        };
        let nodes = || {
            let source = source::text_content(text)?;
            tags::read(&rules::apply(dialect, &source))
        };
        match nodes() {
            Some(nodes) => Self::Blocks(blocks::of(&nodes, of_all)),
            None => Self::Broken,
        }
    }

    /// The text for a terminal or a log: a line a block, an item or a row, links with their address in parentheses, nothing of
    /// how it is set.
    #[must_use]
    pub fn to_plain_text(&self) -> String {
        match self {
            Self::Blocks(blocks) => plain::text(blocks),
            Self::Broken => Self::FALLBACK.to_owned(),
        }
    }
}

/// The same for blocks that stand alone.
pub(crate) fn plain_text_of(blocks: &[Block]) -> String {
    plain::text(blocks)
}

#[cfg(test)]
mod tests;
