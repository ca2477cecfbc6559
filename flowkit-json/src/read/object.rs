//! The members of an object, and what happens when a key is there twice.

use std::borrow::Cow;
use std::collections::HashSet;
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
    /// Those that count.
    members: Vec<Member<'t>>,
    /// Those that a later one of the same key overrides; in most objects none.
    overridden: Vec<Member<'t>>,
    /// Where each key stands, if there are many.
    index: Option<Index>,
}

/// One member of an [`Object`].
#[derive(Clone)]
pub struct Member<'t> {
    key: Cow<'t, str>,
    key_span: Span,
    value: Value<'t>,
}

/// Two members with one key: their places, first and last.
pub(super) struct Duplicate {
    pub(super) first: Span,
    pub(super) second: Span,
}

impl<'t> Object<'t> {
    /// Takes out the members that a later one of the same key overrides, and reports each.
    pub(super) fn new(members: Vec<Member<'t>>) -> (Self, Vec<Duplicate>) {
        let pairs = if members.len() <= FEW_MEMBERS {
            compare_each(&members)
        } else {
            let (index, pairs) = Index::of(&members);
            if pairs.is_empty() {
                return (Self::with(members, Vec::new(), Some(index)), Vec::new());
            }
            pairs
        };
        if pairs.is_empty() {
            return (Self::with(members, Vec::new(), None), Vec::new());
        }
        let span_of = |at: usize| members.get(at).map(|member| member.key_span);
        let duplicates = pairs.iter().filter_map(|(earlier, later)| {
            Some(Duplicate {
                first: span_of(*earlier)?,
                second: span_of(*later)?,
            })
        });
        let duplicates = duplicates.collect();
        let earlier: HashSet<usize> = pairs.into_iter().map(|(earlier, _)| earlier).collect();
        let mut counting = Vec::with_capacity(members.len());
        let mut overridden = Vec::with_capacity(earlier.len());
        for (at, member) in members.into_iter().enumerate() {
            match earlier.contains(&at) {
                true => overridden.push(member),
                false => counting.push(member),
            }
        }
        let index = (counting.len() > FEW_MEMBERS).then(|| Index::of(&counting).0);
        (Self::with(counting, overridden, index), duplicates)
    }

    fn with(members: Vec<Member<'t>>, overridden: Vec<Member<'t>>, index: Option<Index>) -> Self {
        Self(Arc::new(Inner {
            members,
            overridden,
            index,
        }))
    }

    /// The members that count, in the order of the text.
    pub fn members(&self) -> std::slice::Iter<'_, Member<'t>> {
        self.0.members.iter()
    }

    /// The member with this key.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Member<'t>> {
        let Inner { members, index, .. } = &*self.0;
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
        self.0.members.len()
    }

    /// Whether it has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.members.is_empty()
    }

    /// The members that a later one overrides, in the order of the text.
    pub(super) fn overridden(&self) -> &[Member<'t>] {
        &self.0.overridden
    }

    pub(super) fn into_owned(self) -> Object<'static> {
        let Inner {
            members,
            overridden,
            index,
        } = match Arc::try_unwrap(self.0) {
            Ok(inner) => inner,
            Err(shared) => Inner {
                members: shared.members.clone(),
                overridden: shared.overridden.clone(),
                index: shared.index.clone(),
            },
        };
        let owned =
            |members: Vec<Member<'t>>| members.into_iter().map(Member::into_owned).collect();
        Object::with(owned(members), owned(overridden), index)
    }
}

impl<'t> Member<'t> {
    pub(super) fn new(key: Cow<'t, str>, key_span: Span, value: Value<'t>) -> Self {
        Self {
            key,
            key_span,
            value,
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
