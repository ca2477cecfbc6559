//! The members of an object, and what happens when a key is there twice.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::index::Index;
use super::position::Span;
use super::value::{Text, Value};

/// Up to this many members, comparing each key with each is quicker than hashing them.
const FEW_MEMBERS: usize = 16;

/// An object: its members in the order of the text.
///
/// Where a key is there twice the last one counts, as in every JSON parser that does not refuse it. The earlier ones
/// are kept out of everything here but noted as [`Warning::DuplicateKey`](super::Warning::DuplicateKey).
///
/// A clone shares the members, so that a component or an action can be kept beside the document it is part of.
#[derive(Clone, Default)]
pub struct Object<'t>(Arc<Inner<'t>>);

#[derive(Default)]
struct Inner<'t> {
    members: Vec<Member<'t>>,
    /// Where each key stands, if there are many.
    index: Option<Index>,
}

/// One member of an [`Object`].
#[derive(Clone)]
pub struct Member<'t> {
    key: Cow<'t, str>,
    key_span: Span,
    value: Value<'t>,
    overridden: bool,
}

/// Two members with one key: their places, first and last.
pub(super) struct Duplicate {
    pub(super) first: Span,
    pub(super) second: Span,
}

impl<'t> Object<'t> {
    /// Marks members that a later one of the same key overrides, and reports each.
    pub(super) fn new(mut members: Vec<Member<'t>>) -> (Self, Vec<Duplicate>) {
        let (pairs, index) = if members.len() <= FEW_MEMBERS {
            (compare_each(&members), None)
        } else {
            let (index, pairs) = Index::of(&members);
            (pairs, Some(index))
        };
        let mut duplicates = Vec::with_capacity(pairs.len());
        for (earlier, later) in pairs {
            let second = members.get(later).map(|member| member.key_span);
            if let (Some(first), Some(second)) = (members.get_mut(earlier), second) {
                first.overridden = true;
                duplicates.push(Duplicate {
                    first: first.key_span,
                    second,
                });
            }
        }
        (Self(Arc::new(Inner { members, index })), duplicates)
    }

    /// The members that count, in the order of the text.
    pub fn members(&self) -> impl Iterator<Item = &Member<'t>> + Clone {
        self.0.members.iter().filter(|member| !member.overridden)
    }

    /// The member with this key.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Member<'t>> {
        let Inner { members, index } = &*self.0;
        match index {
            Some(index) => members.get(index.find(members, key)?),
            None => members.iter().rev().find(|member| member.key == key),
        }
    }

    /// The value of the member with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        self.member(key).map(Member::value)
    }

    /// How many members count.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members().count()
    }

    /// Whether it has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.members.is_empty()
    }

    /// All members, also those that a later one overrides.
    pub(super) fn written(&self) -> &[Member<'t>] {
        &self.0.members
    }

    pub(super) fn into_owned(self) -> Object<'static> {
        let inner = match Arc::try_unwrap(self.0) {
            Ok(inner) => inner,
            Err(shared) => Inner {
                members: shared.members.clone(),
                index: shared.index.clone(),
            },
        };
        Object(Arc::new(Inner {
            members: inner.members.into_iter().map(Member::into_owned).collect(),
            index: inner.index,
        }))
    }
}

impl<'t> Member<'t> {
    pub(super) fn new(key: Cow<'t, str>, key_span: Span, value: Value<'t>) -> Self {
        Self {
            key,
            key_span,
            value,
            overridden: false,
        }
    }

    pub(super) fn has_key(&self, key: &str) -> bool {
        self.key == key
    }

    /// The key with its place.
    #[must_use]
    pub fn key(&self) -> Text<'_> {
        Text::new(&self.key, self.key_span)
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &Value<'t> {
        &self.value
    }

    fn into_owned(self) -> Member<'static> {
        Member {
            key: Cow::Owned(self.key.into_owned()),
            key_span: self.key_span,
            value: self.value.into_owned(),
            overridden: self.overridden,
        }
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object({} members)", self.len())
    }
}

impl fmt::Debug for Member<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member(at {})", self.key_span.start())
    }
}

/// Pairs of an overridden member and the next one of the same key.
fn compare_each(members: &[Member<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (earlier, member) in members.iter().enumerate() {
        let later = members
            .iter()
            .skip(earlier + 1)
            .position(|other| other.key == member.key);
        pairs.extend(later.map(|distance| (earlier, earlier + 1 + distance)));
    }
    pairs
}
