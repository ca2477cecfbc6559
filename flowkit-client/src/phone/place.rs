//! Where something stands in a Flow JSON.

use std::fmt;

use flowkit_json::Position;

/// A place in a Flow JSON, such as `screens[0].layout.children[2]` at line 14, column 9.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The path from the root, such as `screens[0].layout.children[2].data-source`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    pub(crate) fn new(path: String, position: Position) -> Self {
        Self {
            path,
            line: position.line(),
            column: position.column(),
        }
    }

    /// The same place, followed by a path within it: `data-source[2].id`.
    pub(crate) fn within(mut self, path: &str) -> Self {
        if !path.is_empty() {
            if !path.starts_with('[') {
                self.path.push('.');
            }
            self.path.push_str(path);
        }
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} (line {}, column {})",
            self.path, self.line, self.column
        )
    }
}
