//! An action and where it stands, as the checks of all its kinds look at it.

use crate::read::{Object, Span};

/// An action and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActionAt<'d> {
    /// The index of its screen.
    pub(super) screen: usize,
    pub(super) span: Span,
    pub(super) object: &'d Object<'d>,
}

impl<'d> ActionAt<'d> {
    /// Its payload, if it has one that is an object, and where that stands.
    pub(super) fn payload(&self) -> Option<(&'d Object<'d>, Span)> {
        let payload = self.object.get("payload")?;
        Some((payload.as_object()?, payload.span()))
    }
}
