//! The one check of a TextArea, and where it stops whoever types.

use flowkit_json::catalogue::Kind;

use super::text::{TextFault, default_length};
use crate::js_text;

/// What a TextArea asks of its text. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#textarea>.)
///
/// ```
/// use flowkit_client::fields::TextAreaRules;
///
/// let rules = TextAreaRules::new().max_length(5);
/// assert_eq!(rules.typed("Lilies, please"), "Lilie");
/// assert_eq!(rules.counter("Lili"), (4, 5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextAreaRules {
    required: bool,
    max_length: usize,
}

impl Default for TextAreaRules {
    fn default() -> Self {
        Self::new()
    }
}

impl TextAreaRules {
    /// An optional text of up to 600 characters, which is what the phone takes where the document says nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            required: false,
            max_length: default_length(Kind::TextArea, "max-length").unwrap_or(usize::MAX),
        }
    }

    /// Whether there has to be a text.
    #[must_use]
    pub fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    /// The most UTF-16 units that can be typed.
    #[must_use]
    pub fn max_length(self, max_length: usize) -> Self {
        Self { max_length, ..self }
    }

    /// Judges the value; `None` is that of a field that nobody has touched. The length is not judged: a longer initial value
    /// passes, and is sent whole.
    ///
    /// # Errors
    ///
    /// [`TextFault::Required`], if there has to be a text and there are only blanks or nothing.
    pub fn check(&self, value: Option<&str>) -> Result<(), TextFault> {
        let is_empty = value.is_none_or(|text| js_text::trim(text).is_empty());
        match self.required && is_empty {
            true => Err(TextFault::Required),
            false => Ok(()),
        }
    }

    /// What the field holds after somebody typed `text`: as much of it as there is room for.
    #[must_use]
    pub fn typed<'t>(&self, text: &'t str) -> &'t str {
        js_text::first_units(text, self.max_length)
    }

    /// What the phone shows of a value. An initial value may be longer than what can be typed.
    #[must_use]
    pub fn shown<'t>(&self, value: &'t str) -> &'t str {
        js_text::first_units(value, self.max_length)
    }

    /// The figures below the field, in UTF-16 units: how many are used, and how many there may be.
    #[must_use]
    pub fn counter(&self, value: &str) -> (usize, usize) {
        (js_text::length(value).min(self.max_length), self.max_length)
    }
}

#[cfg(test)]
mod tests {
    use super::{TextAreaRules, TextFault};

    #[test]
    fn p129_area_typing_stops() {
        let rules = TextAreaRules::new();
        let long = "a".repeat(601);
        assert_eq!(rules.typed(&long).len(), 600);
        assert_eq!(rules.counter("four"), (4, 600));
        let rules = rules.max_length(4);
        assert_eq!(rules.typed("four"), "four");
        assert_eq!(rules.typed("fours"), "four");
        // Half a letter has no room.
        assert_eq!(rules.typed("abc😀"), "abc");
    }

    #[test]
    fn p130_area_long_init_sent_whole() {
        let rules = TextAreaRules::new().max_length(4).required(true);
        assert_eq!(rules.check(Some("four and more")), Ok(()));
        assert_eq!(rules.shown("four and more"), "four");
        assert_eq!(rules.counter("four and more"), (4, 4));
    }

    #[test]
    fn required_is_the_only_check() {
        let required = TextAreaRules::new().required(true);
        for empty in [None, Some(""), Some(" \n\t")] {
            assert_eq!(required.check(empty), Err(TextFault::Required));
            assert_eq!(TextAreaRules::new().check(empty), Ok(()));
        }
        assert_eq!(required.check(Some(" a ")), Ok(()));
    }
}
