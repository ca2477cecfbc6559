//! Paths such as `screens[0].layout.children[2].id`.

use std::fmt::Write as _;

use super::object::Member;
use super::position::Span;
use super::value::{Kind, Value};

impl<'t> Value<'t> {
    /// The path from this value to the innermost value within it that covers `span`; empty for the value itself.
    ///
    /// Keys are joined with dots and indexes put in brackets; a key that would be misread (with a dot, a bracket, a
    /// quote or white space in it, or empty) is written `["like this"]`. The span of a key leads to its member.
    ///
    /// ```
    /// let reading = flowkit_json::read::parse(r#"{"screens": [{"id": "A"}]}"#)?;
    /// let id = reading.value.get("screens").and_then(|list| list.as_array()?.first()?.get("id"));
    /// assert_eq!(id.map(|id| reading.value.path_of(id.span())).as_deref(), Some("screens[0].id"));
    /// # Ok::<(), flowkit_json::read::SyntaxError>(())
    /// ```
    #[must_use]
    pub fn path_of(&self, span: Span) -> String {
        self.path_with(span, push_key)
    }

    /// The same path as Meta's validator writes it: every key with a dot, whatever is in it.
    pub(crate) fn dotted_path_of(&self, span: Span) -> String {
        self.path_with(span, push_dotted_key)
    }

    fn path_with<'v>(&'v self, span: Span, push_key: fn(&mut String, &str)) -> String {
        let mut path = String::new();
        let mut here = self;
        loop {
            let inner = match here.kind() {
                Kind::Array(items) => {
                    let index = items.partition_point(|item| item.span().end() < span.end());
                    items
                        .get(index)
                        .filter(|item| item.span().contains(span))
                        .inspect(|_| push_index(&mut path, index))
                }
                Kind::Object(object) => {
                    let covers = |members: &'v [Member<'t>]| {
                        let ends_before =
                            |member: &Member<'_>| member.value().span().end() < span.end();
                        let member = members.get(members.partition_point(ends_before));
                        member.filter(|member| member.key().span().start() <= span.start())
                    };
                    covers(object.members().as_slice())
                        .or_else(|| covers(object.overridden()))
                        .inspect(|member| push_key(&mut path, member.key().as_str()))
                        .map(Member::value)
                }
                _ => None,
            };
            match inner {
                Some(inner) if inner.span().contains(span) => here = inner,
                _ => return path,
            }
        }
    }
}

fn push_dotted_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Appends an object's key to a path.
pub(crate) fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty()
        && !key.contains(|found: char| {
            matches!(found, '.' | '[' | ']' | '"' | '\'') || found.is_whitespace()
        });
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    } else {
        // Writing to a `String` cannot fail.
        let _ = write!(path, "[{key:?}]");
    }
}

/// Appends an array's index to a path.
pub(crate) fn push_index(path: &mut String, index: usize) {
    let _ = write!(path, "[{index}]");
}
