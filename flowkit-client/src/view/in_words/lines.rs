//! Lines of a page, and the column in which values stand.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// How many columns there are.
pub(super) const WIDTH: usize = 60;

/// A longer label does not move the column of values to the right.
const WIDEST_LABEL: usize = 26;

/// How many columns a text takes in a terminal.
pub(super) fn width(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// The lines of a text, the first behind `first`, and the others behind `others`.
pub(super) fn wrapped(text: &str, first: &str, others: &str) -> Vec<String> {
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false);
    let text = without_controls(text);
    let mut lines = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let options = match at {
            0 => options.clone(),
            _ => options.clone().initial_indent(others),
        };
        let wrapped = textwrap::wrap(line, options);
        lines.extend(wrapped.into_iter().map(|line| line.trim_end().to_owned()));
    }
    lines
}

/// The text without what would move the cursor of a terminal, such as an escape sequence in the data of an endpoint.
fn without_controls(text: &str) -> Cow<'_, str> {
    let moves = |letter: char| letter.is_control() && letter != '\n';
    match text.contains(moves) {
        true => Cow::Owned(text.replace(moves, " ")),
        false => Cow::Borrowed(text),
    }
}

/// A text, and signs behind it up to the edge.
pub(super) fn filled(text: &str, sign: char) -> String {
    let room = WIDTH.saturating_sub(width(text));
    let signs: String = std::iter::repeat_n(sign, room).collect();
    format!("{text}{signs}")
}

/// What one component takes of the page.
pub(super) enum Part {
    /// A label, and beside it its value and what else stands there: part of a column with its neighbours.
    Beside(String, Vec<String>),
    /// Lines of its own, set apart from what is around them.
    Apart(Vec<String>),
}

impl Part {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Beside(..) => false,
            Self::Apart(lines) => lines.iter().all(String::is_empty),
        }
    }
}

/// The parts of a page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) parts: Vec<Part>,
}

impl Page {
    pub(super) fn write(&self, f: &mut String) -> fmt::Result {
        let labels = self.parts.iter().filter_map(|part| match part {
            Part::Beside(label, _) => Some(width(label)).filter(|width| *width <= WIDEST_LABEL),
            Part::Apart(_) => None,
        });
        let column = labels.max().unwrap_or(0).saturating_add(2);
        let mut was_beside = None;
        for part in &self.parts {
            let is_beside = matches!(part, Part::Beside(..));
            if was_beside.is_some_and(|before| !(before && is_beside)) {
                writeln!(f)?;
            }
            was_beside = Some(is_beside);
            match part {
                Part::Beside(label, values) => beside(f, label, values, column)?,
                Part::Apart(lines) => lines.iter().try_for_each(|line| writeln!(f, "{line}"))?,
            }
        }
        Ok(())
    }
}

/// A label with its values, or above them where it is too wide.
fn beside(f: &mut String, label: &str, values: &[String], column: usize) -> fmt::Result {
    let indent = " ".repeat(column);
    let room = column.checked_sub(width(label)).filter(|room| *room >= 2);
    let mut lead = match room {
        Some(room) => format!("{label}{}", " ".repeat(room)),
        None => {
            for line in wrapped(label, "", "") {
                writeln!(f, "{line}")?;
            }
            indent.clone()
        }
    };
    for value in values {
        for line in wrapped(value, &lead, &indent) {
            writeln!(f, "{line}")?;
        }
        lead.clone_from(&indent);
    }
    Ok(())
}
