//! The way from the document down to a value, kept on the stack until someone asks for it.

use std::fmt::Write as _;

/// One step and those before it.
#[derive(Debug, Clone, Copy)]
pub(in crate::validate) struct Trail<'a> {
    parent: Option<&'a Trail<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    /// A key that Flow JSON defines.
    Property(&'a str),
    /// A key that is the author's own.
    Entry(&'a str),
    Index(usize),
}

impl<'a> Trail<'a> {
    pub(in crate::validate) const ROOT: Trail<'static> = Trail {
        parent: None,
        step: Step::Root,
    };

    pub(in crate::validate) fn property(&'a self, key: &'a str) -> Trail<'a> {
        self.then(Step::Property(key))
    }

    pub(in crate::validate) fn entry(&'a self, key: &'a str) -> Trail<'a> {
        self.then(Step::Entry(key))
    }

    pub(in crate::validate) fn index(&'a self, index: usize) -> Trail<'a> {
        self.then(Step::Index(index))
    }

    fn then(&'a self, step: Step<'a>) -> Trail<'a> {
        Trail {
            parent: Some(self),
            step,
        }
    }

    /// The path in the style of the schema pass: `screens[0].layout.children[1]['font-weight']`, and every key of the
    /// author's own in brackets too: `routing_model['HOME'][0]`.
    pub(in crate::validate) fn path(&self) -> String {
        let mut path = String::new();
        self.write(&mut path);
        path
    }

    /// The path of a key that is itself at fault: `screens[0].layout.children[1].font-weight`.
    pub(in crate::validate) fn path_of_key(&self, key: &str) -> String {
        let mut path = self.path();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        path
    }

    fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        // Writing to a `String` cannot fail.
        let _ = match self.step {
            Step::Root => Ok(()),
            Step::Property(key) if is_identifier(key) => {
                let dot = if path.is_empty() { "" } else { "." };
                write!(path, "{dot}{key}")
            }
            Step::Property(key) | Step::Entry(key) => {
                write!(
                    path,
                    "['{}']",
                    key.replace('\\', r"\\").replace('\'', r"\'")
                )
            }
            Step::Index(index) => write!(path, "[{index}]"),
        };
    }

    /// The value in words: `` `text` ``, or `` item 2 of `tags` ``.
    pub(in crate::validate) fn noun(&self) -> String {
        match (self.step, self.parent) {
            (Step::Property(key) | Step::Entry(key), _) => format!("`{key}`"),
            (Step::Index(index), Some(parent)) => {
                format!("item {} of {}", index + 1, parent.noun())
            }
            _ => "the document".to_owned(),
        }
    }
}

fn is_identifier(key: &str) -> bool {
    let first = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$');
    key.bytes().next().is_some_and(first)
        && key.bytes().all(|byte| first(byte) || byte.is_ascii_digit())
}
