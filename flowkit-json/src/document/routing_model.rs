//! The routing model as it is written.

use crate::read::{Member, Object, Text, Value};

/// The document's `routing_model`: for each screen the ones that may follow it.
#[derive(Debug, Clone, Copy)]
pub struct RoutingModel<'d> {
    key: Text<'d>,
    entries: &'d Object<'d>,
}

/// One line of a [`RoutingModel`].
#[derive(Debug, Clone, Copy)]
pub struct RoutingEntry<'d> {
    member: &'d Member<'d>,
}

impl<'d> RoutingModel<'d> {
    pub(crate) fn of(root: &'d Value<'d>) -> Option<Self> {
        let member = root.as_object()?.member("routing_model")?;
        Some(Self {
            key: member.key(),
            entries: member.value().as_object()?,
        })
    }

    /// The word `routing_model`, for its place.
    #[must_use]
    pub fn key(&self) -> Text<'d> {
        self.key
    }

    /// The entries, in the order of the document.
    pub fn entries(&self) -> impl Iterator<Item = RoutingEntry<'d>> + use<'d> {
        self.entries.members().map(|member| RoutingEntry { member })
    }
}

impl<'d> RoutingEntry<'d> {
    /// The screen that is left.
    #[must_use]
    pub fn source(&self) -> Text<'d> {
        self.member.key()
    }

    /// The screens that may follow, as written.
    pub fn targets(&self) -> impl Iterator<Item = Text<'d>> + use<'d> {
        self.member
            .value()
            .as_array()
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_text)
    }
}
