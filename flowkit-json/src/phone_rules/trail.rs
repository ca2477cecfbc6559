//! The way to a value, written out only when something is wrong with it.

use crate::read::{push_index, push_key};

/// The way to a value: each step lives on the stack of who took it, so that a walk without faults allocates nothing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trail<'p> {
    /// Where the walk begins, such as `data` of an answer; empty for a component.
    Root(&'p str),
    /// A member of what is there.
    Key(&'p Trail<'p>, &'p str),
    /// An item of what is there.
    Index(&'p Trail<'p>, usize),
}

impl<'p> Trail<'p> {
    /// The member of this key.
    pub(super) fn key(&'p self, key: &'p str) -> Self {
        Self::Key(self, key)
    }

    /// The item at this index.
    pub(super) fn index(&'p self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The path in writing: `data-source[2].id`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        self.write(&mut path);
        path
    }

    fn write(&self, path: &mut String) {
        match self {
            Self::Root(root) => path.push_str(root),
            Self::Key(before, key) => {
                before.write(path);
                push_key(path, key);
            }
            Self::Index(before, index) => {
                before.write(path);
                push_index(path, *index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;

    #[test]
    fn steps_are_joined_as_in_every_path() {
        let root = Trail::Root("");
        let list = root.key("data-source");
        let item = list.index(2);
        assert_eq!(item.key("id").path(), "data-source[2].id");
        assert_eq!(item.key("a b").path(), "data-source[2][\"a b\"]");
        assert_eq!(Trail::Root("data").key("day").path(), "data.day");
    }
}
