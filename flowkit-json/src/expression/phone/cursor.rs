//! The letters of an expression as the phone reads them.

/// A place in an expression, from which closing braces cannot be seen: the phone removes them before it reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'e> {
    text: &'e str,
    offset: usize,
    /// Where the letter ends that was taken last.
    end: usize,
}

impl<'e> Cursor<'e> {
    pub(super) fn new(text: &'e str) -> Self {
        let mut cursor = Self {
            text,
            offset: 0,
            end: 0,
        };
        cursor.skip_braces();
        cursor
    }

    /// The byte at which the next letter stands.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// What stands between the byte `start` and the end of the letter that was taken last.
    pub(super) fn since(&self, start: usize) -> &'e str {
        self.text.get(start..self.end).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn take(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.offset += letter.len_utf8();
        self.end = self.offset;
        self.skip_braces();
        Some(letter)
    }

    /// Takes letters for as long as they are `wanted`.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.take();
        }
    }

    /// Takes `word` if it comes next.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let comes = self.starts_with(word);
        if comes {
            word.chars().for_each(|_| {
                self.take();
            });
        }
        comes
    }

    pub(super) fn starts_with(&self, word: &str) -> bool {
        let mut letters = self.rest().chars().filter(|letter| *letter != '}');
        word.chars().all(|letter| letters.next() == Some(letter))
    }

    pub(super) fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.take();
        }
    }

    fn rest(&self) -> &'e str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn skip_braces(&mut self) {
        let rest = self.rest();
        self.offset += rest.len() - rest.trim_start_matches('}').len();
    }
}
