//! Whether a text is a regular expression, as JavaScript's `new RegExp(text)` sees it.

use std::iter::Peekable;
use std::str::Chars;

/// Says why a text is no regular expression.
pub(super) fn check(text: &str) -> Result<(), &'static str> {
    let mut reader = Reader {
        rest: text.chars().peekable(),
        groups: Vec::new(),
        repeatable: false,
    };
    while let Some(letter) = reader.rest.next() {
        reader.letter(letter)?;
    }
    if reader.groups.is_empty() {
        Ok(())
    } else {
        Err("a `(` is not closed")
    }
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    /// For each open group, whether it may be repeated.
    groups: Vec<bool>,
    /// Whether what was read last may be repeated.
    repeatable: bool,
}

impl Reader<'_> {
    fn letter(&mut self, letter: char) -> Result<(), &'static str> {
        match letter {
            '\\' => self.escape()?,
            '[' => {
                self.class()?;
                self.repeatable = true;
            }
            '(' => self.open()?,
            ')' => {
                self.repeatable = self.groups.pop().ok_or("a `)` closes nothing")?;
            }
            '*' | '+' | '?' => self.repeat()?,
            '{' => match self.bounds() {
                Some((least, most)) => {
                    if most.is_some_and(|most| most < least) {
                        return Err("the bounds in `{}` are in the wrong order");
                    }
                    self.repeat()?;
                }
                None => self.repeatable = true,
            },
            '|' | '^' | '$' => self.repeatable = false,
            _ => self.repeatable = true,
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), &'static str> {
        let escaped = self.rest.next().ok_or("it ends with a `\\`")?;
        self.repeatable = !matches!(escaped, 'b' | 'B');
        Ok(())
    }

    fn repeat(&mut self) -> Result<(), &'static str> {
        if !self.repeatable {
            return Err("there is nothing to repeat before a quantifier");
        }
        self.rest.next_if_eq(&'?');
        self.repeatable = false;
        Ok(())
    }

    fn open(&mut self) -> Result<(), &'static str> {
        let mut may_repeat = true;
        if self.rest.next_if_eq(&'?').is_some() {
            match self.rest.next() {
                Some(':' | '=' | '!') => {}
                Some('<') => match self.rest.next() {
                    Some('=' | '!') => may_repeat = false,
                    Some(first) => self.group_name(first)?,
                    None => return Err("a `(` is not closed"),
                },
                _ => return Err("`(?` begins no group that JavaScript knows"),
            }
        }
        self.groups.push(may_repeat);
        self.repeatable = false;
        Ok(())
    }

    fn group_name(&mut self, first: char) -> Result<(), &'static str> {
        let mut letter = Some(first);
        let mut length = 0;
        while let Some(found) = letter {
            if found == '>' && length > 0 {
                return Ok(());
            }
            let digit_allowed = length > 0;
            let fits = found.is_alphabetic()
                || matches!(found, '_' | '$')
                || (digit_allowed && found.is_numeric());
            if !fits {
                break;
            }
            length += 1;
            letter = self.rest.next();
        }
        Err("the name of a group is not well formed")
    }

    /// Reads `3}`, `3,}` or `3,5}`; anything else is plain text and stays unread.
    fn bounds(&mut self) -> Option<(u64, Option<u64>)> {
        let mut ahead = self.rest.clone();
        let least = digits(&mut ahead)?;
        let most = if ahead.next_if_eq(&',').is_some() {
            digits(&mut ahead)
        } else {
            Some(least)
        };
        ahead.next_if_eq(&'}')?;
        self.rest = ahead;
        Some((least, most))
    }

    fn class(&mut self) -> Result<(), &'static str> {
        self.rest.next_if_eq(&'^');
        let mut from = None;
        while let Some(letter) = self.rest.next() {
            if letter == ']' {
                return Ok(());
            }
            let member = self.class_member(letter)?;
            let is_range = from.is_some() && letter == '-' && self.rest.peek() != Some(&']');
            if !is_range {
                from = member;
                continue;
            }
            let Some(end) = self.rest.next() else {
                break;
            };
            let end = self.class_member(end)?;
            if from.zip(end).is_some_and(|(start, end)| end < start) {
                return Err("a range in `[]` is in the wrong order");
            }
            from = None;
        }
        Err("a `[` is not closed")
    }

    /// The letter that a member of a class stands for; `None` for a whole class such as `\d`.
    fn class_member(&mut self, letter: char) -> Result<Option<char>, &'static str> {
        if letter != '\\' {
            return Ok(Some(letter));
        }
        let escaped = self.rest.next().ok_or("it ends with a `\\`")?;
        // Only what stands for itself can be compared.
        Ok((!escaped.is_alphanumeric()).then_some(escaped))
    }
}

fn digits(letters: &mut Peekable<Chars<'_>>) -> Option<u64> {
    let mut number = None;
    while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)) {
        letters.next();
        number = Some(
            number
                .unwrap_or(0_u64)
                .saturating_mul(10)
                .saturating_add(u64::from(digit)),
        );
    }
    number
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn takes_what_javascript_takes() {
        for pattern in [
            "",
            "[a-z]+",
            "^\\d{3}-\\d{2,}$",
            "(?:a|b)*?",
            "(?<year>\\d+)",
            "a{,3}",
            "x{",
            "]",
            "[]",
            "[^]",
            "[a-]",
            "[\\w-x]",
            "(?=a)b",
            "(?<!a)b",
            "\\(",
            "a||b",
        ] {
            assert_eq!(check(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn refuses_what_javascript_refuses() {
        for pattern in [
            "([a-z", "(a", "a)", "*a", "a**", "(?a)", "[z-a]", "a\\", "{2}", "a{3,2}", "(*)",
            "(?<1>a)", "|+", "(?<=a)*", "^*",
        ] {
            assert!(check(pattern).is_err(), "{pattern}");
        }
    }
}
