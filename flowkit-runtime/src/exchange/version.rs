//! The version of the data API: `3.0`, `4.0`.

use std::fmt;

use serde_json::value::RawValue;

/// The version of the data API that a request speaks: `3.0`, `4.0`.
///
/// It is not the version of the Flow JSON. Phones send it as text (`"3.0"`), as a number (`3.0`) and in
/// hundreds (`300`); all read alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataApiVersion {
    major: u16,
    minor: u16,
}

impl DataApiVersion {
    /// The version before the point.
    #[must_use]
    pub const fn major(self) -> u16 {
        self.major
    }

    /// The version behind the point.
    #[must_use]
    pub const fn minor(self) -> u16 {
        self.minor
    }

    /// Reads the spellings that phones use; `None` for anything else.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::DataApiVersion;
    ///
    /// for text in ["3.0", "3", "300"] {
    ///     assert_eq!(DataApiVersion::parse(text).unwrap().to_string(), "3.0");
    /// }
    /// assert!(DataApiVersion::parse("three").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str| {
            let plain = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain {
                part.parse::<u16>().ok()
            } else {
                None
            }
        };
        match text.trim().split_once('.') {
            Some((major, minor)) => {
                let (major, minor) = (digits(major)?, digits(minor)?);
                // A number written `300.0` is in hundreds, too.
                if major >= 100 && minor == 0 {
                    Self::from_hundreds(major)
                } else {
                    Some(Self { major, minor })
                }
            }
            None => match digits(text.trim())? {
                hundreds @ 100.. => Self::from_hundreds(hundreds),
                major => Some(Self { major, minor: 0 }),
            },
        }
    }

    fn from_hundreds(number: u16) -> Option<Self> {
        Some(Self {
            major: number / 100,
            minor: number % 100,
        })
    }

    /// Reads the member as it stands in the JSON, text or number.
    pub(crate) fn from_json(raw: &RawValue) -> Option<Self> {
        let text = raw.get();
        Self::parse(
            text.strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'))
                .unwrap_or(text),
        )
    }
}

impl fmt::Display for DataApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::DataApiVersion;

    #[test]
    fn every_spelling_reads_alike() {
        for (text, shown) in [
            ("3.0", Some("3.0")),
            ("4.0", Some("4.0")),
            ("3", Some("3.0")),
            ("300", Some("3.0")),
            ("301", Some("3.1")),
            ("400", Some("4.0")),
            ("300.0", Some("3.0")),
            (" 3.0 ", Some("3.0")),
            ("", None),
            ("v3", None),
            ("3.x", None),
            ("-3", None),
            ("3.0.1", None),
            ("99999999", None),
        ] {
            let got = DataApiVersion::parse(text).map(|version| version.to_string());
            assert_eq!(got.as_deref(), shown, "{text:?}");
        }
    }
}
