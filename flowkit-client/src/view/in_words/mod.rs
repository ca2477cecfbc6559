//! The screen in words, for terminals, snapshots, and errors of tests.

mod field;
mod lines;
mod list;
mod node;

use std::fmt::{self, Write as _};

use super::View;
use super::header::{Header, Leading};
use crate::phone::Status;
use lines::{WIDTH, filled, width, wrapped};

/// The screen in words: 60 columns, and about as many lines as it has components.
///
/// `[ Continue ]` is a button that can be tapped and `( Continue )` one that cannot, with the reasons below it. `[x]` and `(o)` are
/// chosen, `____` is an empty field, `|` the cursor, `▾` opens a list, `→` leads on and `↗` out of the flow. What stands behind
/// `!` is an error, and behind `!!` what a draft tells its developer.
impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = String::new();
        self.write(&mut words)?;
        f.write_str(words.trim_end())
    }
}

impl View {
    fn write(&self, f: &mut String) -> fmt::Result {
        if let Some(header) = &self.header {
            writeln!(f, "{}", top(header))?;
            writeln!(f, "{}", "─".repeat(WIDTH))?;
        }
        let is_loading = self.header.as_ref().is_some_and(|header| header.loading);
        if self.draft {
            writeln!(f, "A draft, for testing only\n")?;
        }
        match self.list.and_then(|list| self.at(list)) {
            Some(list) => list::opened(list).write(f)?,
            None => node::page(&self.components, is_loading).write(f)?,
        }
        if let Some(error) = &self.error {
            if error.over_screen {
                writeln!(f, "{}", filled("── Error ", '─'))?;
            }
            for line in wrapped(&error.text, "! ", "  ") {
                writeln!(f, "{line}")?;
            }
            for line in error
                .details
                .iter()
                .flat_map(|details| wrapped(details, "  ", "  "))
            {
                writeln!(f, "{line}")?;
            }
            if error.may_retry {
                writeln!(f, "[ Try again ]")?;
            }
        }
        if let Some(snackbar) = &self.snackbar {
            writeln!(f, "{}", "─".repeat(WIDTH))?;
            for line in wrapped(&format!("{snackbar} [ OK ]"), "", "") {
                writeln!(f, "{line}")?;
            }
        }
        match self.status {
            Status::InChat => writeln!(f, "The message lies in the chat.")?,
            Status::Over => writeln!(f, "The flow is over.")?,
            _ => return Ok(()),
        }
        if let Some(summary) = &self.summary {
            writeln!(f, "\n{summary}\n")?;
        }
        match self.can_open {
            true => writeln!(f, "[ Open the flow ]"),
            false => writeln!(f, "( Open the flow )"),
        }
    }
}

/// `x  Your details                                      50 %`
fn top(header: &Header) -> String {
    let sign = match header.leading {
        Leading::Close => 'x',
        Leading::Back => '<',
    };
    let title = header.title.as_ref();
    let title = title.map(|title| title.text.as_str()).unwrap_or_default();
    let begin = format!("{sign}  {title}");
    let end = match (header.loading, header.progress) {
        (true, _) => "loading …".to_owned(),
        (false, Some(percent)) => format!("{percent} %"),
        (false, None) => return begin.trim_end().to_owned(),
    };
    let room = WIDTH.saturating_sub(width(&begin).saturating_add(width(&end)));
    format!("{begin}{}{end}", " ".repeat(room.max(2)))
}
