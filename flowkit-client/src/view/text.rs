//! A text of the screen, and how much room it has.

use std::borrow::Cow;
use std::fmt;

use flowkit_json::catalogue::Property;
use serde::{Deserialize, Serialize};

use super::clip::shown_text;
use super::is_off;
use crate::phone::Platform;

/// A text as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Text {
    /// What a person reads.
    pub text: String,
    /// How long it may be by Meta's
    /// [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components), in UTF-16 units: a longer
    /// one is a fault of a draft, and shows in a published flow as far as there is room. Absent where there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<usize>,
    /// How many lines of it this platform shows. Absent where it shows all, or nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<usize>,
    /// Whether the text goes on, and the phone has put `...` in place of the rest.
    #[serde(default, skip_serializing_if = "is_off")]
    pub cut: bool,
}

impl Text {
    /// A text that the phone has no limit for.
    pub(super) fn unlimited(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            most: None,
            lines: None,
            cut: false,
        }
    }

    /// A text of so many lines.
    pub(super) fn of_lines(text: impl Into<String>, lines: usize) -> Self {
        Self {
            lines: Some(lines),
            ..Self::unlimited(text)
        }
    }

    /// A text of a property, with the limits of its row. `large` says whether `"label-variant": "large"` stands beside it.
    pub(super) fn of(
        text: String,
        property: Option<&Property>,
        platform: Platform,
        large: bool,
    ) -> Self {
        let Some(property) = property else {
            return Self::unlimited(text);
        };
        let lines = property.shown_lines().map(|lines| match platform {
            _ if large && lines.if_large().is_some() => lines.if_large().unwrap_or_default(),
            Platform::Android => lines.on_android(),
            Platform::Ios => lines.on_ios(),
            Platform::Web => lines.on_web(),
        });
        let limit = property.text_limit();
        let most = limit.map(|limit| match limit.most_if_large() {
            Some(most) if large => most,
            _ => limit.most(),
        });
        let shorter = match shown_text(property, &text, large) {
            Cow::Owned(shorter) => Some(shorter),
            Cow::Borrowed(_) => None,
        };
        Self {
            cut: shorter.is_some(),
            text: shorter.unwrap_or(text),
            most,
            lines,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use flowkit_json::catalogue::Kind;

    use super::{Platform, Text};

    #[test]
    fn a_label_has_the_lines_of_its_platform_and_size() {
        let label = Kind::TextInput.component().property("label");
        let lines = |platform, large| {
            let text = Text::of("Your name".to_owned(), label, platform, large);
            (text.lines, text.most)
        };
        assert_eq!(lines(Platform::Android, false), (Some(1), Some(20)));
        assert_eq!(lines(Platform::Ios, false), (Some(2), Some(20)));
        assert_eq!(lines(Platform::Web, false), (Some(1), Some(20)));
        assert_eq!(lines(Platform::Ios, true), (Some(4), Some(150)));
    }

    #[test]
    fn a_text_that_is_cut_says_so() {
        let label = Kind::OptIn.component().property("label");
        let of = |length: usize| Text::of("a".repeat(length), label, Platform::Web, false);
        assert!(!of(300).cut);
        let long = of(301);
        assert!(long.cut && long.text.ends_with("a..."));
        assert_eq!(long.text.len(), 303);
    }
}
