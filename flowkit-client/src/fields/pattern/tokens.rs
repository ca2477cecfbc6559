//! The parts of a regular expression of JavaScript, as far as we have to know them.

use std::iter::Peekable;
use std::str::Chars;

/// A part of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// One UTF-16 unit or letter, as itself.
    Letter(u32),
    /// `.`
    Any,
    /// `\d`, `\w`, `\s` and their opposites, by their letter.
    Set(char),
    /// `[…]`; whether it begins with `^`.
    Class(bool, Vec<ClassItem>),
    /// `(`, `(?:` and `(?<name>`.
    Open,
    /// `(?=`, `(?!`, `(?<=` and `(?<!`: what is tried there is not tried again from outside.
    OpenLook,
    Close,
    Or,
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` if it is not so.
    Edge(bool),
    /// How often what stands before it may come: at least, and at most.
    Repeat(u32, Option<u32>),
    /// `\1` and `\k<name>`: what was found before.
    Back,
}

/// What a class holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClassItem {
    Range(u32, u32),
    Set(char),
}

/// The parts of an expression that `regress` can read; `None` for what is rare and not known here.
pub(super) fn read(pattern: &str) -> Option<Vec<Token>> {
    let mut reader = Reader {
        rest: pattern.chars().peekable(),
    };
    let mut tokens = Vec::new();
    while let Some(letter) = reader.rest.next() {
        tokens.push(reader.token(letter)?);
    }
    Some(tokens)
}

struct Reader<'p> {
    rest: Peekable<Chars<'p>>,
}

impl Reader<'_> {
    fn takes(&mut self, sign: char) -> bool {
        self.rest.next_if_eq(&sign).is_some()
    }

    fn token(&mut self, letter: char) -> Option<Token> {
        Some(match letter {
            '.' => Token::Any,
            '^' => Token::Start,
            '$' => Token::End,
            '|' => Token::Or,
            ')' => Token::Close,
            '(' => self.open()?,
            '[' => self.class()?,
            '*' => self.repeat(0, None),
            '+' => self.repeat(1, None),
            '?' => self.repeat(0, Some(1)),
            '{' => match self.bounds() {
                Some((least, most)) => self.repeat(least, most),
                None => Token::Letter(u32::from('{')),
            },
            '\\' => match self.rest.next()? {
                'b' => Token::Edge(true),
                'B' => Token::Edge(false),
                '1'..='9' | 'k' => Token::Back,
                set @ ('d' | 'D' | 'w' | 'W' | 's' | 'S') => Token::Set(set),
                other => Token::Letter(self.escaped(other)?),
            },
            other => Token::Letter(u32::from(other)),
        })
    }

    /// A repetition, and the `?` behind it that makes it shy, which changes the order of what is tried and not what fits.
    fn repeat(&mut self, least: u32, most: Option<u32>) -> Token {
        self.takes('?');
        Token::Repeat(least, most)
    }

    /// `{2}`, `{2,}` or `{2,4}` behind the `{`; else nothing is taken, since the `{` is then a letter.
    fn bounds(&mut self) -> Option<(u32, Option<u32>)> {
        let mut ahead = self.rest.clone();
        let number = |ahead: &mut Peekable<Chars<'_>>| {
            let mut number = None;
            while let Some(digit) = ahead.peek().and_then(|letter| letter.to_digit(10)) {
                ahead.next();
                let before: u32 = number.unwrap_or(0);
                number = Some(before.saturating_mul(10).saturating_add(digit));
            }
            number
        };
        let least = number(&mut ahead)?;
        let most = match ahead.next_if_eq(&',') {
            Some(_) => number(&mut ahead),
            None => Some(least),
        };
        ahead.next_if_eq(&'}')?;
        self.rest = ahead;
        Some((least, most))
    }

    fn open(&mut self) -> Option<Token> {
        if !self.takes('?') {
            return Some(Token::Open);
        }
        match self.rest.next()? {
            ':' => Some(Token::Open),
            '=' | '!' => Some(Token::OpenLook),
            '<' if self.takes('=') || self.takes('!') => Some(Token::OpenLook),
            '<' => {
                self.rest.find(|letter| *letter == '>')?;
                Some(Token::Open)
            }
            _ => None,
        }
    }

    /// What the letter behind a `\` stands for: most often itself, as `\.`, and as `\p` does without the flag `u`.
    fn escaped(&mut self, letter: char) -> Option<u32> {
        Some(match letter {
            'n' => 0xa,
            'r' => 0xd,
            't' => 0x9,
            'f' => 0xc,
            'v' => 0xb,
            'x' => self.hexadecimal(2).unwrap_or(u32::from(letter)),
            'u' => self.hexadecimal(4).unwrap_or(u32::from(letter)),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => 0,
            '0'..='9' | 'c' => return None,
            other => u32::from(other),
        })
    }

    /// A number of so many digits; if they are not all there, nothing is taken.
    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let mut ahead = self.rest.clone();
        let mut value = 0_u32;
        for _ in 0..digits {
            let digit = ahead.next()?.to_digit(16)?;
            value = value.saturating_mul(16).saturating_add(digit);
        }
        self.rest = ahead;
        Some(value)
    }

    fn class(&mut self) -> Option<Token> {
        let but = self.takes('^');
        let mut items = Vec::new();
        loop {
            let from = match self.rest.next()? {
                ']' => return Some(Token::Class(but, items)),
                letter => self.class_item(letter)?,
            };
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.peek() != Some(&']');
            let (ClassItem::Range(low, _), true) = (from, is_range) else {
                items.push(from);
                continue;
            };
            self.rest = ahead;
            let letter = self.rest.next()?;
            match self.class_item(letter)? {
                ClassItem::Range(high, _) => items.push(ClassItem::Range(low, high)),
                // Beside a set, `-` is a letter: `[+-\d]`.
                set => {
                    let dash = u32::from('-');
                    items.extend([from, ClassItem::Range(dash, dash), set]);
                }
            }
        }
    }

    fn class_item(&mut self, letter: char) -> Option<ClassItem> {
        let letter = match letter {
            '\\' => match self.rest.next()? {
                set @ ('d' | 'D' | 'w' | 'W' | 's' | 'S') => return Some(ClassItem::Set(set)),
                'b' => 0x8,
                other => self.escaped(other)?,
            },
            other => u32::from(other),
        };
        Some(ClassItem::Range(letter, letter))
    }
}
