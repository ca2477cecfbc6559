//! Texts in backticks.

/// What stands between the backticks, if the whole text is in backticks and so a nested expression (from 6.0).
pub(crate) fn in_backticks(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.strip_suffix('`')
}
