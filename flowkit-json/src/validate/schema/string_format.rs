//! What a string must look like, and what to say if it does not.

use super::regex_syntax;
use crate::catalogue::gate;
use crate::catalogue::looks::{is_blank, is_color};
use crate::catalogue::shapes::Look;
use crate::catalogue::versions::Version;
use crate::finding::Code;

/// How a string fails its look.
pub(super) enum Failure {
    /// It is empty and must not be.
    Empty,
    /// It does not match; what would.
    Pattern(&'static str),
    /// It is not of the format; which one.
    Format(String),
}

impl Failure {
    /// Meta's code for it.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Empty => Code::MinCharsRequired,
            Self::Pattern(_) => Code::PatternMismatch,
            Self::Format(_) => Code::InvalidPropertyValueFormat,
        }
    }
}

/// Everything that is wrong with a string.
pub(super) fn failures(text: &str, look: Look, version: Version) -> Vec<Failure> {
    let mut failures = Vec::new();
    let shortest = match look {
        Look::Label | Look::Name | Look::ScreenId => 1,
        _ => 0,
    };
    if text.len() < shortest {
        failures.push(Failure::Empty);
    }
    match look {
        Look::Regex => {
            if let Err(why) = regex_syntax::check(text) {
                failures.push(Failure::Format(format!("is no regular expression: {why}")));
            }
        }
        Look::Uri => {
            if !is_uri(text) {
                failures.push(Failure::Format(
                    "is no URL; write it in full, such as `https://example.com/page`".to_owned(),
                ));
            }
        }
        _ => failures.extend(pattern(text, look, version).map(Failure::Pattern)),
    }
    failures
}

/// What a text that does not match should look like.
fn pattern(text: &str, look: Look, version: Version) -> Option<&'static str> {
    let blank = || is_blank(text);
    let (matches, wanted) = match look {
        Look::Any | Look::Regex | Look::Uri => return None,
        Look::NotBlank => (!blank(), "write the text that it is to show"),
        Look::NotBlankSince6 | Look::Label => (
            !gate::BLANK_TEXTS.holds_in(version) || !blank(),
            "write a text; before 6.0 it could be left blank",
        ),
        Look::Name
            if gate::FIXED_NAMES.holds_in(version)
                && (is_binding(text, version) || is_quoted(text)) =>
        {
            (
                false,
                "a name is a fixed text, neither a binding nor an expression",
            )
        }
        Look::Name => (
            !gate::BLANK_TEXTS.holds_in(version) || !blank(),
            "write a text; before 6.0 it could be left blank",
        ),
        Look::WrittenOut => (
            reference(text).is_none(),
            "a picture is written out here, in base64; where pictures come from data, bind the whole list",
        ),
        Look::ScreenId => (
            is_screen_id(text, version),
            "a screen id has only letters and underscores, such as `ORDER_DETAILS`",
        ),
        Look::Color => (is_color(text), "a colour is written like `#1A2B3C`"),
        Look::CaseKey => (
            is_case_key(text),
            "the key of a case begins with a letter, followed by letters, digits, `-` and `_`",
        ),
    };
    (!matches).then_some(wanted)
}

/// Whether the whole string is a reference or, from 6.0, an expression.
pub(super) fn is_binding(text: &str, version: Version) -> bool {
    reference(text).is_some() || (version.has_expressions() && is_quoted(text))
}

/// What stands in the braces, if the whole string is a reference: `data.x` of `${data.x}`.
fn reference(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    let of_kind = |kind: &str| {
        let path = inner.strip_prefix(kind);
        path.is_some_and(|path| !path.is_empty())
    };
    let known = ["data.", "form.", "screen."].into_iter().any(of_kind);
    known.then_some(inner)
}

/// Whether the whole string is in backticks, with something between them.
pub(super) fn is_quoted(text: &str) -> bool {
    text.len() > 2 && text.starts_with('`') && text.ends_with('`')
}

fn is_screen_id(text: &str, version: Version) -> bool {
    let letters = |extra: &[char]| {
        !text.is_empty()
            && text
                .chars()
                .all(|letter| letter.is_ascii_alphabetic() || extra.contains(&letter))
    };
    if gate::STRICT_SCREEN_IDS.holds_in(version) {
        letters(&['_']) && text.contains(|letter: char| letter != '_')
    } else {
        letters(&['_', ','])
    }
}

fn is_case_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether a text has the form of a URI: a scheme, a colon, and no white space.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b','))
        && !rest.contains(char::is_whitespace)
}
