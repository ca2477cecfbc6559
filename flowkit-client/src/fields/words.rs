//! What stands below a field that is filled in wrongly, in short words for whoever fills it in.

use std::fmt::{self, Display, Formatter};

use super::calendar::CalendarFault;
use super::date::DateFault;
use super::text::TextFault;

/// `1 character`, `3 characters`
struct Characters(usize);

impl Display for Characters {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 character"),
            many => write!(f, "{many} characters"),
        }
    }
}

const MISSING: &str = "This is required";
const UNAVAILABLE: &str = "This date is not available";

impl Display for TextFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str(MISSING),
            Self::TooShort { least, .. } => write!(f, "Enter at least {}", Characters(*least)),
            Self::TooLong { most, .. } => write!(f, "Enter at most {}", Characters(*most)),
            Self::Email => f.write_str("Enter an email address, such as ana@example.com"),
            Self::Passcode => f.write_str("Enter digits only"),
            Self::Phone => f.write_str("Enter a phone number, such as +44 20 7946 0958"),
            Self::Number => f.write_str("Enter a number, such as 1234.5"),
            Self::Pattern => f.write_str("This does not have the right form"),
        }
    }
}

impl Display for DateFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Required => MISSING,
            Self::Unavailable => UNAVAILABLE,
        })
    }
}

impl Display for CalendarFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required { label } if label.is_empty() => f.write_str(MISSING),
            Self::Required { label } => write!(f, "{label} is required"),
            Self::Unavailable => f.write_str(UNAVAILABLE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarFault, DateFault, TextFault};

    #[test]
    fn says_what_to_do() {
        for (fault, words) in [
            (
                TextFault::TooShort { least: 3, has: 1 },
                "Enter at least 3 characters",
            ),
            (
                TextFault::TooLong { most: 1, has: 2 },
                "Enter at most 1 character",
            ),
            (TextFault::Required, "This is required"),
        ] {
            assert_eq!(fault.to_string(), words);
        }
        assert_eq!(
            DateFault::Unavailable.to_string(),
            "This date is not available"
        );
        let label = "Arrival".to_owned();
        assert_eq!(
            CalendarFault::Required { label }.to_string(),
            "Arrival is required"
        );
    }
}
