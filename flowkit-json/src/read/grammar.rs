//! Values, arrays and objects, and a telling error for each usual mistake.

use super::error::{Container, SyntaxError, SyntaxErrorKind};
use super::lex::Scanner;
use super::object::{Member, Object};
use super::position::{Position, Span};
use super::value::{Kind, Value};
use super::{MAX_DEPTH, Warning, number, string};

/// How much of a misplaced word is quoted in an error.
const LONGEST_WORD: usize = 32;

/// Reads one text.
pub(super) struct Reader<'t> {
    scan: Scanner<'t>,
    depth: usize,
    pub(super) warnings: Vec<Warning>,
}

/// What stands behind an item of an array or object.
enum After {
    NextItem,
    End,
}

impl<'t> Reader<'t> {
    pub(super) fn new(scan: Scanner<'t>) -> Self {
        Self {
            scan,
            depth: 0,
            warnings: Vec::new(),
        }
    }

    /// The one value that the text holds.
    pub(super) fn document(&mut self) -> Result<Value<'t>, SyntaxError> {
        self.scan.skip_whitespace();
        if self.scan.peek().is_none() {
            return Err(self.missing(SyntaxErrorKind::Empty, self.scan.position()));
        }
        let value = self.value()?;
        self.scan.skip_whitespace();
        match self.scan.next_char() {
            None => Ok(value),
            Some('/' | '#') => Err(self.unexpected()),
            Some(_) => Err(self.scan.error_here(SyntaxErrorKind::TextAfterEnd, 1)),
        }
    }

    fn value(&mut self) -> Result<Value<'t>, SyntaxError> {
        match self.scan.peek() {
            Some(b'"') => {
                let (text, span) = string::read(&mut self.scan)?;
                Ok(Value::new(Kind::String(text), span))
            }
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'-' | b'0'..=b'9') => {
                let (number, span) = number::read(&mut self.scan)?;
                Ok(Value::new(Kind::Number(number), span))
            }
            Some(b't') => self.word("true", Kind::Bool(true)),
            Some(b'f') => self.word("false", Kind::Bool(false)),
            Some(b'n') => self.word("null", Kind::Null),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, kind: Kind<'t>) -> Result<Value<'t>, SyntaxError> {
        let follows = self.scan.peek_at(word.len());
        if !self.scan.rest_bytes().starts_with(word.as_bytes()) || follows.is_some_and(is_word_byte)
        {
            return Err(self.unexpected());
        }
        let start = self.scan.position();
        self.scan.advance(word.len());
        Ok(Value::new(kind, self.scan.span_from(start)))
    }

    fn array(&mut self) -> Result<Value<'t>, SyntaxError> {
        let start = self.open()?;
        let mut items = Vec::new();
        self.scan.skip_whitespace();
        if self.scan.peek() == Some(b']') {
            return Ok(Value::new(Kind::Array(items), self.close(start)));
        }
        loop {
            if self.at_end_or_wrong_bracket() {
                return Err(self.not_closed(Container::Array, start));
            }
            let item = self.value()?;
            if items.is_empty() {
                // Many arrays hold one item; room for more at once would let a short text of nested brackets fill the
                // memory.
                items.reserve_exact(1);
            }
            items.push(item);
            if let After::End = self.after_item(Container::Array, start)? {
                return Ok(Value::new(Kind::Array(items), self.close(start)));
            }
        }
    }

    fn object(&mut self) -> Result<Value<'t>, SyntaxError> {
        let start = self.open()?;
        let mut members = Vec::new();
        self.scan.skip_whitespace();
        if self.scan.peek() != Some(b'}') {
            loop {
                let member = self.member(start)?;
                if members.is_empty() {
                    members.reserve_exact(1);
                }
                members.push(member);
                if let After::End = self.after_item(Container::Object, start)? {
                    break;
                }
            }
        }
        let span = self.close(start);
        let (object, duplicates) = Object::new(members);
        for duplicate in duplicates {
            self.warnings.push(Warning::DuplicateKey {
                first: duplicate.first,
                second: duplicate.second,
            });
        }
        Ok(Value::new(Kind::Object(object), span))
    }

    fn member(&mut self, object_start: Position) -> Result<Member<'t>, SyntaxError> {
        if self.scan.peek() != Some(b'"') {
            return Err(self.not_a_key(object_start));
        }
        let (key, key_span) = string::read(&mut self.scan)?;
        let behind_key = self.scan.position();
        self.scan.skip_whitespace();
        match self.scan.peek() {
            Some(b':') => self.scan.advance(1),
            None => return Err(self.not_closed(Container::Object, object_start)),
            Some(b'/' | b'#') => return Err(self.unexpected()),
            Some(_) => return Err(self.missing(SyntaxErrorKind::MissingColon, behind_key)),
        }
        let behind_colon = self.scan.position();
        self.scan.skip_whitespace();
        match self.scan.peek() {
            None => return Err(self.not_closed(Container::Object, object_start)),
            Some(b',' | b'}' | b']') => {
                return Err(self.missing(SyntaxErrorKind::MissingValue, behind_colon));
            }
            Some(_) => {}
        }
        Ok(Member::new(key, key_span, self.value()?))
    }

    /// Passes a comma, or stops before the closing bracket; anything else is an error.
    fn after_item(&mut self, container: Container, start: Position) -> Result<After, SyntaxError> {
        let behind_item = self.scan.position();
        self.scan.skip_whitespace();
        match (self.scan.peek(), container) {
            (Some(b','), _) => {
                let comma = self.scan.position();
                self.scan.advance(1);
                let comma = self.scan.span_from(comma);
                self.scan.skip_whitespace();
                match self.scan.peek() {
                    Some(b']' | b'}') => {
                        Err(SyntaxError::new(SyntaxErrorKind::TrailingComma, comma))
                    }
                    _ => Ok(After::NextItem),
                }
            }
            (Some(b']'), Container::Array) | (Some(b'}'), Container::Object) => Ok(After::End),
            (None | Some(b']' | b'}'), _) => Err(self.not_closed(container, start)),
            (Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9'), _) => {
                Err(self.missing(SyntaxErrorKind::MissingComma, behind_item))
            }
            (Some(byte), _) if is_word_byte(byte) => {
                Err(self.missing(SyntaxErrorKind::MissingComma, behind_item))
            }
            (Some(_), _) => Err(self.unexpected()),
        }
    }

    /// Passes an opening bracket.
    fn open(&mut self) -> Result<Position, SyntaxError> {
        if self.depth == MAX_DEPTH {
            return Err(self.scan.error_here(SyntaxErrorKind::TooDeep, 1));
        }
        self.depth += 1;
        let start = self.scan.position();
        self.scan.advance(1);
        Ok(start)
    }

    /// Passes the closing bracket that is next.
    fn close(&mut self, start: Position) -> Span {
        self.depth -= 1;
        self.scan.advance(1);
        self.scan.span_from(start)
    }

    fn at_end_or_wrong_bracket(&self) -> bool {
        matches!(self.scan.peek(), None | Some(b'}'))
    }

    /// The error where a container should have been closed.
    fn not_closed(&mut self, container: Container, start: Position) -> SyntaxError {
        if self.scan.peek().is_none() {
            self.missing(
                SyntaxErrorKind::NeverClosed(container, start),
                self.scan.position(),
            )
        } else {
            self.scan
                .error_here(SyntaxErrorKind::WrongBracket(container, start), 1)
        }
    }

    /// The error where a key should have begun.
    fn not_a_key(&mut self, object_start: Position) -> SyntaxError {
        match self.scan.peek() {
            None | Some(b']') => self.not_closed(Container::Object, object_start),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' => {
                let (word, length) = self.next_word();
                self.scan
                    .error_here(SyntaxErrorKind::UnquotedKey(word), length)
            }
            Some(b'{' | b'[' | b'-' | b'0'..=b'9') => {
                self.scan.error_here(SyntaxErrorKind::KeyNotString, 1)
            }
            Some(_) => self.unexpected(),
        }
    }

    /// The error for something that cannot begin a value.
    fn unexpected(&mut self) -> SyntaxError {
        let Some(found) = self.scan.next_char() else {
            return self.missing(SyntaxErrorKind::Empty, self.scan.position());
        };
        match (found, self.scan.peek_at(1)) {
            ('#', _) => self.scan.error_here(SyntaxErrorKind::Comment, 1),
            ('/', Some(b'/' | b'*')) => self.scan.error_here(SyntaxErrorKind::Comment, 2),
            ('\'', _) => self.scan.error_here(SyntaxErrorKind::SingleQuotes, 1),
            (',', _) => self.scan.error_here(SyntaxErrorKind::UnexpectedComma, 1),
            ('+' | '.', Some(b'0'..=b'9' | b'.')) => {
                let start = self.scan.position();
                number::malformed(&mut self.scan, start)
            }
            _ if found.is_ascii_alphabetic() || found == '_' => {
                let (word, length) = self.next_word();
                self.scan
                    .error_here(SyntaxErrorKind::UnknownWord(word), length)
            }
            _ => self
                .scan
                .error_here(SyntaxErrorKind::UnexpectedCharacter(found), 1),
        }
    }

    /// The word that begins here, as far as an error quotes it, and its length.
    fn next_word(&self) -> (String, usize) {
        let bytes = self.scan.rest_bytes();
        let length = bytes
            .iter()
            .take(LONGEST_WORD)
            .take_while(|byte| is_word_byte(**byte))
            .count()
            .max(1);
        (self.scan.rest().chars().take(length).collect(), length)
    }

    /// An error about something that should stand at `position`.
    fn missing(&self, kind: SyntaxErrorKind, position: Position) -> SyntaxError {
        SyntaxError::new(kind, Span::new(position, position))
    }
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$')
}
