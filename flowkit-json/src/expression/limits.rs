//! Limits of ours, which keep hostile texts off the stack and out of the memory. The phone has none of them.

/// How deep parentheses and signs may nest.
pub(super) const MAX_DEPTH: usize = 64;

/// How many operators and parts an expression may have; the tree of a long sum is as deep as the sum is long.
pub(super) const MAX_WORDS: usize = 1000;

/// How many bytes a text that an expression puts together may have: 1 MiB.
pub const MOST_TEXT: usize = 1 << 20;

/// How deep a list may nest that is to be shown as a text.
#[cfg(feature = "phone")]
pub(super) const MOST_LISTS: usize = 64;
