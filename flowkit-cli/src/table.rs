//! Tables for people.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

use crate::output::one_line;

/// Columns under headings. They have no lines around them, so that `cut` and `grep` can read them.
pub(crate) struct Columns(Table);

impl Columns {
    pub(crate) fn new<const N: usize>(headings: [&str; N]) -> Self {
        Self::of(headings)
    }

    /// The same for a number of columns that is known only at run time, such as one for each key in Meta's answer.
    pub(crate) fn of<'a>(headings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Table::new();
        table
            .load_style(NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(headings.into_iter().map(shown));
        Self(table)
    }

    /// A row; what is not there is shown as `-`.
    pub(crate) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.cells(cells);
    }

    /// Adds a row to a table that was made by [`of`](Self::of).
    pub(crate) fn cells<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.0.add_row(cells.into_iter().map(shown));
    }

    pub(crate) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        for line in self.0.lines() {
            writeln!(to, "{}", line.trim())?;
        }
        Ok(())
    }
}

/// Names and values, one below the other.
pub(crate) struct Sheet(Table);

impl Sheet {
    pub(crate) fn new() -> Self {
        let mut table = Table::new();
        table
            .load_style(NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        Self(table)
    }

    pub(crate) fn line(&mut self, name: &str, value: &str) {
        self.0.add_row([name.to_owned(), shown(value)]);
    }

    /// A line that is there only if the value is.
    pub(crate) fn line_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(name, value);
        }
    }

    pub(crate) fn print(&self, to: &mut impl Write) -> io::Result<()> {
        for line in self.0.lines() {
            writeln!(to, "{}", line.trim())?;
        }
        Ok(())
    }
}

fn shown(cell: &str) -> String {
    if cell.is_empty() {
        "-".to_owned()
    } else {
        one_line(cell)
    }
}
