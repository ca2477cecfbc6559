//! Objects whose keys are the author's own.

/// Keys and values in the order in which they are written; a key is there once.
///
/// ```
/// use flowkit_json::author::{Entries, Json};
///
/// let mut payload: Entries<Json> = [("guests", 2)].into();
/// payload.insert("guests", 4);
/// assert_eq!(payload.get("guests"), Some(&Json::from(4)));
/// assert_eq!(payload.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<T>(Vec<(String, T)>);

impl<T> Entries<T> {
    /// No entries.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.iter()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value)
    }

    /// The value under this key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let mut entries = self.0.iter_mut();
        entries
            .find(|(known, _)| known == key)
            .map(|(_, value)| value)
    }

    /// Puts a value under a key: at the end, or in the place of the one that was there, which it returns.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<T>) -> Option<T> {
        let (key, value) = (key.into(), value.into());
        if let Some(known) = self.get_mut(&key) {
            return Some(std::mem::replace(known, value));
        }
        self.0.push((key, value));
        None
    }

    /// Takes out what stands under a key.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let index = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(index).1)
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an entry whose key is known to be new.
    pub(super) fn push(&mut self, key: &str, value: T) {
        self.0.push((key.to_owned(), value));
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Into<String>, V: Into<T>, T> FromIterator<(K, V)> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut collected = Self::new();
        for (key, value) in entries {
            collected.insert(key, value);
        }
        collected
    }
}

impl<K: Into<String>, V: Into<T>, T, const N: usize> From<[(K, V); N]> for Entries<T> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> IntoIterator for Entries<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
