//! The `pattern` of a TextInput: a regular expression of JavaScript that has to occur somewhere in the text.
//!
//! JavaScript goes back and tries again, which can take years: for `^([a-z]+ ?)+$` each further letter of a text that does not
//! fit doubles the time, and the phone then hangs. A test must not, and `regress`, which reads the expressions as
//! JavaScript does, has no limit of its own. So we first reckon how many ways there are for it to try (`ways.rs`).
//! Where they are too many, we search in a time that the length of the text bounds (`linear.rs`), and what that search cannot
//! express passes, as the doc of [`Pattern`] says.

mod linear;
mod tokens;
mod ways;

use regress::Regex;

use tokens::Token;

/// A longer expression is not read. Meta's validator has no limit here; real ones have about 100 characters.
const LONGEST_PATTERN: usize = 4096;
/// So many steps may a search take: some hundredths of a second.
const MOST_STEPS: f64 = 1_000_000.0;

/// A regular expression of JavaScript, read once.
///
/// It is searched for anywhere in the text, and counts UTF-16 units, as the phone's `new RegExp(pattern).test(text)`
/// does. An expression that JavaScript cannot read fits every text. So does, for a text on which JavaScript could try more
/// than a million steps, an expression that looks ahead or behind or refers back, and one of more than 4096 bytes: we cannot
/// tell. (See <https://developers.facebook.com/docs/whatsapp/flows/reference/components#textinput>.)
///
/// ```
/// use flowkit_client::fields::Pattern;
///
/// let pattern = Pattern::new("[0-9]{3}");
/// assert!(pattern.is_in("room 101"));
/// assert!(!pattern.is_in("room 7"));
/// assert!(Pattern::new("room (").is_in("anything"));
/// ```
#[derive(Debug, Clone)]
pub struct Pattern {
    search: Search,
}

#[derive(Debug, Clone)]
enum Search {
    /// Every text fits.
    Any,
    /// As JavaScript does it, while the ways to try are few; else in bounded time, if that can be expressed.
    Exact {
        regex: Regex,
        tokens: Vec<Token>,
        linear: Option<regex::Regex>,
    },
}

impl Pattern {
    /// Reads an expression, as it stands in the document: `^[A-Z]{2}$`.
    #[must_use]
    pub fn new(pattern: &str) -> Self {
        let search = || {
            if pattern.len() > LONGEST_PATTERN {
                return None;
            }
            let regex = Regex::new(pattern).ok()?;
            let tokens = tokens::read(pattern)?;
            let linear = linear::translate(&tokens);
            Some(Search::Exact {
                regex,
                tokens,
                linear: linear.and_then(|pattern| linear::compile(&pattern)),
            })
        };
        Self {
            search: search().unwrap_or(Search::Any),
        }
    }

    /// Whether the expression occurs in the text, as far as can be told.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let Search::Exact {
            regex,
            tokens,
            linear,
        } = &self.search
        else {
            return true;
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        if ways::steps(tokens, units.len()) <= MOST_STEPS {
            return regex.find_from_ucs2(&units, 0).next().is_some();
        }
        linear.as_ref().is_none_or(|linear| linear.is_match(text))
    }
}

#[cfg(test)]
mod tests;
