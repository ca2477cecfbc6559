//! The checks of a TextInput, in the phone's order.

mod forms;

use flowkit_json::catalogue::{Kind, TYPES_WITH_PATTERN};
use serde::Serialize;

use super::pattern::Pattern;
use crate::js_text;
use forms::{is_digits, is_email, is_number, is_phone};

/// The word of `input-type`. Without the word a TextInput is like one of `text`, but for its `pattern`, which the phone then
/// ignores. (See <https://developers.facebook.com/docs/whatsapp/flows/reference/components#textinput>.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputType {
    /// Any text.
    Text,
    /// A number, which is kept and sent as a text: `1,5`.
    Number,
    /// An address: `ana@example.com`.
    Email,
    /// A text that is shown as dots.
    Password,
    /// Digits that are shown as dots.
    Passcode,
    /// A phone number: `+44 20 7946 0958`.
    Phone,
}

impl InputType {
    /// Every type.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Number,
        Self::Email,
        Self::Password,
        Self::Passcode,
        Self::Phone,
    ];

    /// The type that is written so in a Flow JSON; `None` for a word that is none.
    ///
    /// ```
    /// use flowkit_client::fields::InputType;
    ///
    /// assert_eq!(InputType::of("email"), Some(InputType::Email));
    /// assert_eq!(InputType::of("mail"), None);
    /// ```
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word in a Flow JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Email => "email",
            Self::Password => "password",
            Self::Passcode => "passcode",
            Self::Phone => "phone",
        }
    }

    /// What a field of this type holds after somebody made `after` of `before`: the phone keeps a password and a passcode as
    /// they were if the new text has an emoji in it. No type stops at `max-chars`.
    ///
    /// ```
    /// use flowkit_client::fields::InputType;
    ///
    /// assert_eq!(InputType::Password.typed("abc", "abc😀"), "abc");
    /// assert_eq!(InputType::Text.typed("abc", "abc😀"), "abc😀");
    /// ```
    #[must_use]
    pub fn typed<'t>(self, before: &'t str, after: &'t str) -> &'t str {
        let hidden = matches!(self, Self::Password | Self::Passcode);
        if hidden && after.chars().any(is_emoji) {
            before
        } else {
            after
        }
    }
}

/// Whether the phone takes a letter for an emoji: those of a few blocks of Unicode, and whatever is for private use. The
/// heart `❤` is none.
fn is_emoji(letter: char) -> bool {
    matches!(letter,
        '\u{2694}'..='\u{2697}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1f7ff}' | '\u{1f910}'..='\u{1f95d}')
}

/// What is wrong with the text in a TextInput or a TextArea. Printed, it is what the phone shows below the field, in our words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TextFault {
    /// There is none, or only blanks.
    Required,
    /// It is shorter than `min-chars`. Lengths are UTF-16 units of the text without the blanks around it.
    TooShort {
        /// How long it has to be.
        least: usize,
        /// How long it is.
        has: usize,
    },
    /// It is longer than `max-chars`.
    TooLong {
        /// How long it may be.
        most: usize,
        /// How long it is.
        has: usize,
    },
    /// It is no address, as `ana@example` is none.
    Email,
    /// A passcode is digits alone.
    Passcode,
    /// It is no phone number: `12` has too few digits.
    Phone,
    /// It is no number: `5.` ends with a point.
    Number,
    /// The `pattern` does not occur in it.
    Pattern,
}

impl std::error::Error for TextFault {}

/// What a TextInput asks of its text. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#textinput>.)
///
/// ```
/// use flowkit_client::fields::{InputType, TextFault, TextRules};
///
/// let rules = TextRules::new().required(true).typed(InputType::Email);
/// assert_eq!(rules.check(Some(" ana@example.com ")), Ok(()));
/// assert_eq!(rules.check(Some("ana@example")), Err(TextFault::Email));
/// assert_eq!(rules.check(None), Err(TextFault::Required));
/// assert_eq!(TextFault::TooShort { least: 3, has: 1 }.to_string(), "Enter at least 3 characters");
/// ```
#[derive(Debug, Clone)]
pub struct TextRules {
    required: bool,
    input_type: Option<InputType>,
    min_chars: usize,
    max_chars: usize,
    pattern: Option<Pattern>,
}

impl Default for TextRules {
    fn default() -> Self {
        Self::new()
    }
}

impl TextRules {
    /// An optional text without `input-type`, as long as the phone lets it be where the document says nothing: 0 to 80
    /// characters.
    #[must_use]
    pub fn new() -> Self {
        Self {
            required: false,
            input_type: None,
            min_chars: default_length(Kind::TextInput, "min-chars").unwrap_or(0),
            max_chars: default_length(Kind::TextInput, "max-chars").unwrap_or(usize::MAX),
            pattern: None,
        }
    }

    /// Whether there has to be a text.
    #[must_use]
    pub fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    /// The `input-type` that is written in the document.
    #[must_use]
    pub fn typed(self, input_type: InputType) -> Self {
        let input_type = Some(input_type);
        Self { input_type, ..self }
    }

    /// The fewest UTF-16 units. The empty text passes in any case.
    #[must_use]
    pub fn min_chars(self, min_chars: usize) -> Self {
        Self { min_chars, ..self }
    }

    /// The most UTF-16 units.
    #[must_use]
    pub fn max_chars(self, max_chars: usize) -> Self {
        Self { max_chars, ..self }
    }

    /// The regular expression that has to occur in the text.
    #[must_use]
    pub fn pattern(self, pattern: Pattern) -> Self {
        let pattern = Some(pattern);
        Self { pattern, ..self }
    }

    /// Judges the value without the blanks around it; the phone sends it with them. `None` is the value of a field that nobody
    /// has touched. A field that was emptied holds `""`, which the phone does test against the pattern.
    ///
    /// # Errors
    ///
    /// The first fault, in this order: required, `min-chars`, `max-chars`, email, passcode, phone, number, pattern.
    pub fn check(&self, value: Option<&str>) -> Result<(), TextFault> {
        let Some(text) = value.map(js_text::trim) else {
            return match self.required {
                true => Err(TextFault::Required),
                false => Ok(()),
            };
        };
        if self.required && text.is_empty() {
            return Err(TextFault::Required);
        }
        let has = js_text::length(text);
        if has > 0 && has < self.min_chars {
            let least = self.min_chars;
            return Err(TextFault::TooShort { least, has });
        }
        if has > self.max_chars {
            let most = self.max_chars;
            return Err(TextFault::TooLong { most, has });
        }
        if has > 0 {
            self.check_type(text)?;
        }
        self.check_pattern(text)
    }

    fn check_type(&self, text: &str) -> Result<(), TextFault> {
        let (fits, fault) = match self.input_type {
            Some(InputType::Email) => (is_email(text), TextFault::Email),
            Some(InputType::Passcode) => (is_digits(text), TextFault::Passcode),
            Some(InputType::Phone) => (is_phone(text), TextFault::Phone),
            Some(InputType::Number) => (is_number(text), TextFault::Number),
            Some(InputType::Text | InputType::Password) | None => return Ok(()),
        };
        if fits { Ok(()) } else { Err(fault) }
    }

    fn check_pattern(&self, text: &str) -> Result<(), TextFault> {
        let is_checked = |kind: InputType| TYPES_WITH_PATTERN.contains(&kind.word());
        match &self.pattern {
            Some(pattern) if self.input_type.is_some_and(is_checked) && !pattern.is_in(text) => {
                Err(TextFault::Pattern)
            }
            _ => Ok(()),
        }
    }
}

/// The length that the phone takes where the document says none.
pub(super) fn default_length(kind: Kind, property: &str) -> Option<usize> {
    let row = kind.component().property(property)?;
    usize::try_from(row.default_value()?.as_number()?).ok()
}

#[cfg(test)]
mod tests;
