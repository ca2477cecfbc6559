//! Which texts are bound, so that what they stand for is known on the phone alone.

use super::in_backticks;

/// Whether a text is a reference or an expression as a whole, such as `${data.name}` or `` `${data.name} '!'` ``.
///
/// `expressions` says whether the document's version knows expressions in backticks: before 6.0 such a text is plain to
/// Meta's validator. `Hello ${data.name}` is plain text in every version.
pub(crate) fn is_bound(text: &str, expressions: bool) -> bool {
    let is_reference = text.starts_with("${") && text.ends_with('}');
    is_reference || (expressions && in_backticks(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_bound;

    #[test]
    fn only_a_whole_text_is_bound() {
        for text in ["${data.name}", "${anything}", "${a} and ${b}"] {
            assert!(is_bound(text, true) && is_bound(text, false), "{text}");
        }
        for text in [
            "",
            "a",
            "Hello ${data.name}",
            "${data.name} there",
            "`",
            "$",
        ] {
            assert!(!is_bound(text, true) && !is_bound(text, false), "{text}");
        }
    }

    #[test]
    fn backticks_bind_where_the_version_knows_expressions() {
        for text in ["`${data.name} '!'`", "``", "`Book`"] {
            assert!(is_bound(text, true) && !is_bound(text, false), "{text}");
        }
    }
}
