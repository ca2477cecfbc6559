//! A line of a script, word by word.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::super::error::{ScriptError, ScriptErrorKind};

/// What has not been read of a line.
pub(super) struct Line<'t> {
    text: &'t str,
    /// How many bytes have been read.
    at: usize,
    /// From 1.
    number: usize,
}

/// A word, or a text in quotes.
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins, in bytes.
    at: usize,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, number: usize) -> Self {
        Self {
            text,
            at: 0,
            number,
        }
    }

    /// What follows, without the spaces before it; empty at the end of the line and before a comment.
    fn rest(&mut self) -> &'t str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let trimmed = rest.trim_start_matches([' ', '\t']);
        self.at = self
            .at
            .saturating_add(rest.len().saturating_sub(trimmed.len()));
        match trimmed.starts_with('#') {
            true => "",
            false => trimmed,
        }
    }

    /// Whether the line is over.
    pub(super) fn is_over(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// Whether what follows is an object.
    pub(super) fn has_object(&mut self) -> bool {
        self.rest().starts_with('{')
    }

    /// The next word or text, if there is one.
    pub(super) fn next(&mut self) -> Result<Option<Word>, ScriptError> {
        let rest = self.rest();
        let at = self.at;
        if rest.is_empty() {
            return Ok(None);
        }
        if rest.starts_with('"') {
            return match self.value("a text")? {
                Value::String(text) => Ok(Some(Word { text, at })),
                _ => Err(self.error(at, "this is no text in quotes")),
            };
        }
        let end = rest.find([' ', '\t']).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if let Some(quote) = word.find('"') {
            return Err(self.error(
                at.saturating_add(quote),
                "a quote stands within a word: put all of the text into quotes, and \\\" for a quote in it",
            ));
        }
        self.at = at.saturating_add(end);
        Ok(Some(Word {
            text: word.to_owned(),
            at,
        }))
    }

    /// The next word or text, which must be there: `what` says what it is, such as `the name of a field`.
    pub(super) fn word(&mut self, what: &str) -> Result<Word, ScriptError> {
        match self.next()? {
            Some(word) => Ok(word),
            None => Err(self.missing(what)),
        }
    }

    /// As [`word`](Self::word), the text alone.
    pub(super) fn text(&mut self, what: &str) -> Result<String, ScriptError> {
        Ok(self.word(what)?.text)
    }

    /// The next word as a number or another type; `what` says what it is, with an example.
    pub(super) fn parsed<T: FromStr>(&mut self, what: &str) -> Result<T, ScriptError> {
        let word = self.word(what)?;
        word.text
            .parse()
            .map_err(|_| self.error_at(&word, format!("\"{}\" is not {what}", word.text)))
    }

    /// The next word as one of these.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        what: &str,
        known: &[(&str, T)],
    ) -> Result<T, ScriptError> {
        let names = || known.iter().map(|(name, _)| *name);
        let list = || names().collect::<Vec<_>>().join(", ");
        let Some(word) = self.next()? else {
            return Err(self.missing(&format!("{what}: one of {}", list())));
        };
        let found = known.iter().find(|(name, _)| *name == word.text);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let instead = match flowkit_json::nearest(&word.text, names()) {
                Some(nearest) => format!("did you mean \"{nearest}\"?"),
                None => format!("there are {}", list()),
            };
            self.error_at(&word, format!("\"{}\" is not {what}: {instead}", word.text))
        })
    }

    /// The JSON value that follows; `what` says what it is.
    pub(super) fn value(&mut self, what: &str) -> Result<Value, ScriptError> {
        let rest = self.rest();
        if rest.is_empty() {
            return Err(self.missing(what));
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => {
                let end = self.at.saturating_add(values.byte_offset());
                let after = self.text.get(end..).unwrap_or_default();
                if !after.is_empty() && !after.starts_with([' ', '\t']) {
                    return Err(self.error(end, format!("a space must follow after {what}")));
                }
                self.at = end;
                Ok(value)
            }
            Some(Err(error)) => {
                // serde_json counts bytes from 1, on the first line since there is no other.
                let at = self.at.saturating_add(error.column().saturating_sub(1));
                Err(match error.is_eof() {
                    true if rest.starts_with('"') => {
                        self.error(self.at, "the text has no quote at its end")
                    }
                    true => self.error(self.at, format!("{what} is cut short")),
                    false => {
                        let problem = error.to_string();
                        let problem = problem.split(" at line ").next().unwrap_or(&problem);
                        self.error(at, format!("{what} cannot be read: {problem}"))
                    }
                })
            }
            None => Err(self.missing(what)),
        }
    }

    /// The JSON object that follows.
    pub(super) fn object(&mut self, what: &str) -> Result<Map<String, Value>, ScriptError> {
        self.rest();
        let at = self.at;
        match self.value(what)? {
            Value::Object(object) => Ok(object),
            _ => Err(self.error(
                at,
                format!("{what} is an object, such as {{\"id\": \"1\"}}"),
            )),
        }
    }

    /// Nothing may follow.
    pub(super) fn end(&mut self, step: &str) -> Result<(), ScriptError> {
        let rest = self.rest();
        if rest.is_empty() {
            return Ok(());
        }
        let more: String = rest.chars().take(40).collect();
        let help = match rest.starts_with('"') {
            true => "",
            false => " (a text with spaces stands in quotes)",
        };
        Err(self.error(
            self.at,
            format!("nothing more is read in a line `{step}`, and there is `{more}`{help}"),
        ))
    }

    pub(super) fn error_at(&self, word: &Word, message: impl Into<String>) -> ScriptError {
        self.error(word.at, message)
    }

    fn missing(&self, what: &str) -> ScriptError {
        self.error(self.at, format!("here should be {what}"))
    }

    fn error(&self, at: usize, message: impl Into<String>) -> ScriptError {
        let before = self
            .text
            .char_indices()
            .take_while(|(place, _)| *place < at)
            .count();
        let column = before.saturating_add(1);
        ScriptError::new(self.number, Some(column), ScriptErrorKind::Text, message)
    }
}
