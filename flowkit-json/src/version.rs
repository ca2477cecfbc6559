//! Flow JSON versions.

/// Whether a document of this version may hold expressions in backticks; before 6.0 they were plain text
/// ([changelog](https://developers.facebook.com/docs/whatsapp/flows/changelog)).
pub(crate) fn has_expressions(version: &str) -> bool {
    let major = version.split('.').next().unwrap_or_default();
    major.parse::<u32>().is_ok_and(|major| major >= 6)
}

#[cfg(test)]
mod tests {
    use super::has_expressions;

    #[test]
    fn expressions_begin_with_six() {
        assert!(has_expressions("6.0") && has_expressions("7.3") && has_expressions("10.0"));
        assert!(!has_expressions("5.1") && !has_expressions("") && !has_expressions("x"));
    }
}
