//! Flow JSON versions.

/// Whether a document of this version may hold expressions in backticks; before 6.0 they were plain text
/// ([changelog](https://developers.facebook.com/docs/whatsapp/flows/changelog)).
pub(crate) fn has_expressions(version: &str) -> bool {
    major(version).is_some_and(|major| major >= 6)
}

/// Whether the DatePicker of this version sends a time in milliseconds; from 5.0 it sends a day
/// ([changelog](https://developers.facebook.com/docs/whatsapp/flows/changelog)).
pub(crate) fn sends_timestamps(version: &str) -> bool {
    major(version).is_some_and(|major| major < 5)
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{has_expressions, sends_timestamps};

    #[test]
    fn expressions_begin_with_six() {
        assert!(has_expressions("6.0") && has_expressions("7.3") && has_expressions("10.0"));
        assert!(!has_expressions("5.1") && !has_expressions("") && !has_expressions("x"));
    }

    #[test]
    fn timestamps_end_with_five() {
        assert!(sends_timestamps("4.0") && sends_timestamps("2.1"));
        assert!(!sends_timestamps("5.0") && !sends_timestamps("10.0") && !sends_timestamps("x"));
    }
}
