//! What Meta's validator does not look at, and what then does not come out as its author meant.

mod payloads;
mod texts;

#[cfg(test)]
mod tests;

use super::pass::Pass;
use crate::document::Component;

pub(super) use texts::{check_titles, references_in};

/// Checks the texts of a component and of what it lists, and the payloads of its actions.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    texts::check(pass, component);
    payloads::check(pass, component);
}
