//! The number of a Flow JSON version, and what it decides beneath all rules.

/// A Flow JSON version, ordered as Meta counts: 1.10 comes after 1.9.
///
/// ```
/// use flowkit_json::catalogue::Version;
///
/// assert!(Version::new(7, 10) > Version::new(7, 9));
/// assert_eq!(Version::new(7, 3).to_string(), "7.3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    pub(crate) major: u16,
    pub(crate) minor: u16,
}

impl Version {
    /// The version `major.minor`.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    /// Reads `major.minor`, however many zeros lead; `None` for what is no version.
    ///
    /// ```
    /// use flowkit_json::catalogue::Version;
    ///
    /// assert_eq!(Version::parse("7.3"), Some(Version::new(7, 3)));
    /// assert_eq!(Version::parse("7"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let (major, minor) = text.split_once('.')?;
        Some(Self::new(number(major)?, number(minor)?))
    }

    /// Whether a document of this version may hold expressions in backticks; before 6.0 they were plain text
    /// ([changelog](https://developers.facebook.com/docs/whatsapp/flows/changelog)).
    pub(crate) fn has_expressions(self) -> bool {
        self >= Self::new(6, 0)
    }

    /// Whether the DatePicker of this version sends a time in milliseconds; from 5.0 it sends a day
    /// ([changelog](https://developers.facebook.com/docs/whatsapp/flows/changelog)).
    pub(crate) fn sends_timestamps(self) -> bool {
        self < Self::new(5, 0)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap_or(Version::new(0, 0))
    }

    #[test]
    fn expressions_begin_with_six() {
        for (text, has) in [("6.0", true), ("7.3", true), ("10.0", true), ("5.1", false)] {
            assert_eq!(version(text).has_expressions(), has, "{text}");
        }
    }

    #[test]
    fn timestamps_end_with_five() {
        for (text, sends) in [
            ("4.0", true),
            ("2.1", true),
            ("5.0", false),
            ("10.0", false),
        ] {
            assert_eq!(version(text).sends_timestamps(), sends, "{text}");
        }
    }

    #[test]
    fn what_is_no_version_is_none() {
        for text in ["", "x", "6", "6.", ".0", "6.0.1", "6.x", "-6.0", "99999.0"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
