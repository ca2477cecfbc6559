//! What is wrong with a text that is not JSON.

use std::fmt;

use super::position::{Position, Span};

/// Why a text could not be read as JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    kind: SyntaxErrorKind,
    span: Span,
}

/// The ways in which a text can fail to be JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The text is longer than [`MAX_BYTES`](super::MAX_BYTES).
    TooLong,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Objects and arrays nest deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep,
    /// There is nothing but white space.
    Empty,
    /// Something goes on behind the one value that a text holds.
    TextAfterEnd,
    /// The text ends inside the object or array that was opened at this place.
    NeverClosed(Container, Position),
    /// A closing bracket that does not fit the opening one, which stands at this place.
    WrongBracket(Container, Position),
    /// A comma with nothing behind it but the closing bracket.
    TrailingComma,
    /// A comma with no value before it.
    UnexpectedComma,
    /// No comma between two values, or between two members of an object.
    MissingComma,
    /// No colon behind an object's key.
    MissingColon,
    /// No value behind an object's colon.
    MissingValue,
    /// A comment in one of the usual styles.
    Comment,
    /// A string in single quotes.
    SingleQuotes,
    /// An object's key without quotes.
    UnquotedKey(String),
    /// An object's key that is some other kind of value.
    KeyNotString,
    /// A word that is not `true`, `false` or `null`.
    UnknownWord(String),
    /// A character that cannot stand here.
    UnexpectedCharacter(char),
    /// A string whose closing quote is missing.
    UnterminatedString,
    /// A line break inside a string.
    LineBreakInString,
    /// Another unescaped control character inside a string.
    ControlCharacter(char),
    /// A backslash before something that has no escape.
    UnknownEscape,
    /// `\u` without four hexadecimal digits.
    IncompleteUnicodeEscape,
    /// One half of a surrogate pair without the other.
    LoneSurrogate,
    /// A number with digits behind a leading zero.
    LeadingZero,
    /// Anything else that was meant as a number.
    MalformedNumber,
}

/// The two values that hold others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// `{ … }`
    Object,
    /// `[ … ]`
    Array,
}

impl Container {
    fn closing(self) -> char {
        match self {
            Self::Object => '}',
            Self::Array => ']',
        }
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "object",
            Self::Array => "array",
        })
    }
}

impl SyntaxError {
    pub(super) fn new(kind: SyntaxErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &SyntaxErrorKind {
        &self.kind
    }

    /// The text at fault; empty where something is missing.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is wrong, in a sentence without its place.
    #[must_use]
    pub fn message(&self) -> String {
        use SyntaxErrorKind as Kind;
        match &self.kind {
            Kind::TooLong => format!(
                "the text is longer than {} MB",
                super::MAX_BYTES / (1024 * 1024)
            ),
            Kind::NotUtf8 => "the text is not UTF-8".into(),
            Kind::TooDeep => format!(
                "objects and arrays nest deeper than {} levels",
                super::MAX_DEPTH
            ),
            Kind::Empty => "the text is empty: expected a JSON value".into(),
            Kind::TextAfterEnd => {
                "expected the end of the text: the JSON value is complete before this".into()
            }
            Kind::NeverClosed(container, at) => {
                format!(
                    "the text ends inside the {container} that begins at {at}: expected `{}`",
                    container.closing()
                )
            }
            Kind::WrongBracket(container, at) => {
                format!(
                    "expected `{}`, which closes the {container} that begins at {at}",
                    container.closing()
                )
            }
            Kind::TrailingComma => "a comma may not stand behind the last item".into(),
            Kind::UnexpectedComma => "expected a value before this comma".into(),
            Kind::MissingComma => "expected `,` here".into(),
            Kind::MissingColon => "expected `:` behind the key".into(),
            Kind::MissingValue => "expected a value behind `:`".into(),
            Kind::Comment => "JSON has no comments".into(),
            Kind::SingleQuotes => "strings are written in double quotes, not single ones".into(),
            Kind::UnquotedKey(word) => format!("the key `{word}` needs double quotes"),
            Kind::KeyNotString => "expected a key in double quotes".into(),
            Kind::UnknownWord(word) => format!("`{word}` is not a JSON value"),
            Kind::UnexpectedCharacter(found) => {
                format!("`{}` cannot stand here", found.escape_debug())
            }
            Kind::UnterminatedString => "this string has no closing quote".into(),
            Kind::LineBreakInString => "a string may not run over a line break".into(),
            Kind::ControlCharacter(found) => {
                format!(
                    "the control character U+{:04X} may not stand in a string unescaped",
                    u32::from(*found)
                )
            }
            Kind::UnknownEscape => "unknown escape in a string".into(),
            Kind::IncompleteUnicodeEscape => "expected four hexadecimal digits behind `\\u`".into(),
            Kind::LoneSurrogate => "this escape is one half of a surrogate pair".into(),
            Kind::LeadingZero => "a number may not begin with a zero followed by digits".into(),
            Kind::MalformedNumber => "this is not a JSON number".into(),
        }
    }

    /// What would be right, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        use SyntaxErrorKind as Kind;
        Some(match &self.kind {
            Kind::NotUtf8 => "save the file as UTF-8".into(),
            Kind::TrailingComma | Kind::UnexpectedComma | Kind::Comment => "remove it".into(),
            Kind::SingleQuotes => "write `\"…\"`".into(),
            Kind::UnquotedKey(word) => format!("write `\"{word}\"`"),
            Kind::UnknownWord(word) => match crate::nearest(word, ["true", "false", "null"]) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None if matches!(word.as_str(), "None" | "nil" | "undefined") => "write `null`".into(),
                None => "text is written in double quotes".into(),
            },
            Kind::UnexpectedCharacter('\u{201c}' | '\u{201d}' | '\u{201e}') => "use straight quotes: `\"…\"`".into(),
            Kind::UnexpectedCharacter('\u{feff}') => "a byte-order mark may only stand at the very beginning".into(),
            Kind::UnexpectedCharacter(space) if space.is_whitespace() => "use an ordinary space instead".into(),
            Kind::LineBreakInString => "write `\\n` for a line break, or close the string before it".into(),
            Kind::ControlCharacter('\t') => "write `\\t`".into(),
            Kind::ControlCharacter(found) => format!("write `\\u{:04x}`", u32::from(*found)),
            Kind::UnknownEscape => {
                "known are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\uXXXX`; a backslash itself \
                 is written `\\\\`"
                    .into()
            }
            Kind::LoneSurrogate => {
                "write both halves, as in `\\ud83d\\ude00`, or the character itself".into()
            }
            Kind::LeadingZero => "leave the zeros out, or put the digits in double quotes".into(),
            Kind::MalformedNumber => {
                "numbers look like `12`, `-0.5` or `1e3`; anything else goes in double quotes".into()
            }
            _ => return None,
        })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} (line {}, column {})",
            self.message(),
            self.span.line(),
            self.span.column()
        )
    }
}

impl std::error::Error for SyntaxError {}
