//! The grammar of nested expressions, as the phone reads them.

use super::super::ast::{Expression, Node};
use super::super::fault::Fault;
use super::super::limits::{MAX_DEPTH, MAX_WORDS};
use super::super::literal::{number, unquoted};
use super::super::operator::UnaryOperator;
use super::super::reference::Reference;
use super::cursor::Cursor;
use super::sign::{SIGNS, Sign};

impl<'e> Expression<'e> {
    /// Reads what stands between the backticks, as the phone does.
    ///
    /// The phone first removes every `}`, and then reads the rest like JavaScript. Hence it differs from
    /// [`Expression::parse`]:
    ///
    /// - `%` and `null` are read, and so are `===`, `**` and the operators on bits, whose result is the empty text.
    /// - A group behind a reference is a call, `${data.a} ('x')`, and cannot be read; nor can a group that holds more
    ///   than one term, such as `('a' 'b')`.
    /// - A place in a list stands in brackets, `${data.list[0]}`; behind a dot it cannot be read.
    /// - `${data.first-name}` subtracts `name`, and `${data.a}1` is the field `a1`.
    ///
    /// # Errors
    ///
    /// A [`Fault`] where the phone shows its full-screen error in place of the screen. Expressions of more than 1000
    /// parts, or that nest more than 64 deep, are a fault as well; these two limits are ours.
    ///
    /// ```
    /// use flowkit_json::expression::Expression;
    ///
    /// assert!(Expression::on_phone("${data.count} % 2").is_ok());
    /// assert!(Expression::on_phone("${data.open} ? 'yes' : 'no'").is_err());
    /// ```
    pub fn on_phone(text: &'e str) -> Result<Self, Fault> {
        let mut parser = Parser {
            text,
            cursor: Cursor::new(text),
            words: 0,
        };
        let root = parser.whole()?;
        Ok(Self { text, root })
    }
}

struct Parser<'e> {
    text: &'e str,
    cursor: Cursor<'e>,
    words: usize,
}

impl<'e> Parser<'e> {
    /// Terms next to each other; commas and semicolons between them change nothing.
    fn whole(&mut self) -> Result<Node<'e>, Fault> {
        let mut parts = Vec::new();
        while let Some(first) = self.cursor.peek() {
            if matches!(first, ',' | ';') {
                self.cursor.take();
                continue;
            }
            self.cursor.skip_blanks();
            if self.cursor.peek().is_some() {
                parts.push(self.operation(0, 0)?);
            }
        }
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => Ok(only),
            (_, last) => {
                parts.extend(last);
                Ok(Node::Joined(parts))
            }
        }
    }

    /// Operands and the operators between them that bind at least this tightly.
    fn operation(&mut self, precedence: u8, depth: usize) -> Result<Node<'e>, Fault> {
        let mut left = self.operand(depth)?;
        loop {
            self.cursor.skip_blanks();
            let offset = self.cursor.offset();
            let Some((written, tightness, sign)) = self.sign() else {
                return Ok(left);
            };
            if tightness < precedence {
                return Ok(left);
            }
            self.cursor.take_word(written);
            self.count_word(offset)?;
            let right = self.operation(tightness + 1, depth)?;
            left = match sign {
                Sign::Operator(operator) => Node::Binary {
                    operator,
                    operands: Box::new((left, right)),
                    offset,
                },
                Sign::Unanswered => Node::Text("".into()),
            };
        }
    }

    /// The operator that comes next.
    fn sign(&self) -> Option<(&'static str, u8, Sign)> {
        let signs = SIGNS.iter();
        signs
            .copied()
            .find(|(written, ..)| self.cursor.starts_with(written))
    }

    fn operand(&mut self, depth: usize) -> Result<Node<'e>, Fault> {
        self.cursor.skip_blanks();
        let offset = self.cursor.offset();
        self.count_word(offset)?;
        if depth > MAX_DEPTH {
            let fault = Fault::new(format!("an expression may nest at most {MAX_DEPTH} deep"));
            return Err(fault.at(self.text, offset));
        }
        let unary = |operator, operand| Node::Unary {
            operator,
            operand: Box::new(operand),
            offset,
        };
        match self.cursor.peek() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            Some('.' | '0'..='9') => self.number(),
            Some('(') => self.group(depth),
            Some('$') if self.cursor.starts_with("${") => self.reference(),
            Some(letter) if begins_name(letter) => self.name(),
            Some(sign @ ('!' | '-' | '+' | '~')) => {
                self.cursor.take();
                let operand = self.operand(depth + 1)?;
                Ok(match sign {
                    '!' => unary(UnaryOperator::Not, operand),
                    '-' => unary(UnaryOperator::Minus, operand),
                    '+' => unary(UnaryOperator::Plus, operand),
                    _ => Node::Text("".into()),
                })
            }
            Some(other) => Err(self.fault(
                offset,
                format!("`{other}` stands where a value should stand"),
            )),
            None => Err(self.fault(offset, "the expression ends where a value should stand")),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<Node<'e>, Fault> {
        let offset = self.cursor.offset();
        self.cursor.take();
        let start = offset + quote.len_utf8();
        loop {
            let within = self.cursor.since(start);
            match self.cursor.take() {
                Some(letter) if letter == quote => return Ok(Node::Text(unquoted(within))),
                Some('\\') => {
                    self.cursor.take();
                }
                Some(_) => {}
                None => return Err(self.fault(offset, "a text is not closed")),
            }
        }
    }

    fn number(&mut self) -> Result<Node<'e>, Fault> {
        let offset = self.cursor.offset();
        let digit = |letter: char| letter.is_ascii_digit();
        self.cursor.take_while(digit);
        if self.cursor.take_word(".") {
            self.cursor.take_while(digit);
        }
        if matches!(self.cursor.peek(), Some('e' | 'E')) {
            self.cursor.take();
            if matches!(self.cursor.peek(), Some('+' | '-')) {
                self.cursor.take();
            }
            self.cursor.take_while(digit);
        }
        let written = self.cursor.since(offset);
        let ends = self.cursor.peek();
        if ends.is_some_and(|letter| begins_name(letter) || letter == '.') {
            return Err(self.fault(offset, "a name begins with a digit"));
        }
        // A brace within a number is gone before the phone reads it: `1}2` is 12.
        let digits: String = written.chars().filter(|letter| *letter != '}').collect();
        match number(&digits) {
            Some(number) => Ok(number),
            None if digits == "." => Ok(Node::Number {
                value: f64::NAN,
                whole: false,
            }),
            None => Err(self.fault(offset, format!("`{written}` is no number"))),
        }
    }

    /// `${data.x}` and its like; the rest of what stands in `${…}` cannot be read.
    fn reference(&mut self) -> Result<Node<'e>, Fault> {
        let offset = self.cursor.offset();
        if !self.begins_reference() {
            return Err(Fault::malformed_reference().at(self.text, offset));
        }
        self.cursor.take_word("${");
        let path = self.path()?;
        let found = match path.map(Reference::in_braces) {
            Some(Ok(reference)) => Node::Reference { reference, offset },
            _ => Node::Name,
        };
        self.closed(found, offset)
    }

    fn begins_reference(&self) -> bool {
        let known = ["${data.", "${form.", "${screen."];
        known.iter().any(|start| self.cursor.starts_with(start))
    }

    /// A name that stands outside of a reference.
    fn name(&mut self) -> Result<Node<'e>, Fault> {
        let offset = self.cursor.offset();
        let found = match self.path()? {
            Some("true") => Node::Bool(true),
            Some("false") => Node::Bool(false),
            Some("null") => Node::Null,
            // The phone itself writes a reference so before it reads the expression.
            Some(global) if global.starts_with("screen.") => match Reference::in_braces(global) {
                Ok(reference) => Node::Reference { reference, offset },
                Err(_) => Node::Name,
            },
            _ => Node::Name,
        };
        self.closed(found, offset)
    }

    /// Names with dots and places in brackets behind them: `data.list[0].title`. `None` if another reference begins
    /// within it: the phone reads the two as one name, which nothing has (`${data.a}${data.b}`).
    fn path(&mut self) -> Result<Option<&'e str>, Fault> {
        let start = self.cursor.offset();
        let mut glued = false;
        // Behind a place in brackets a name only goes on with a dot.
        let mut in_name = true;
        loop {
            let offset = self.cursor.offset();
            match self.cursor.peek() {
                Some('$') if in_name && self.begins_reference() => {
                    self.cursor.take_word("${");
                    glued = true;
                }
                Some(letter) if in_name && (begins_name(letter) || letter.is_ascii_digit()) => {
                    self.cursor.take();
                }
                Some('.') => {
                    self.cursor.take();
                    in_name = self.cursor.peek().is_some_and(begins_name);
                    if !in_name {
                        let fault = Fault::new("no name stands behind the dot");
                        let fault = fault
                            .with_help("a place in a list stands in brackets: `${data.list[0]}`");
                        return Err(fault.at(self.text, offset));
                    }
                }
                Some('[') => {
                    self.place()?;
                    in_name = false;
                }
                _ => break,
            }
        }
        Ok((!glued).then(|| self.cursor.since(start)))
    }

    /// A place in a list, in brackets.
    fn place(&mut self) -> Result<(), Fault> {
        let offset = self.cursor.offset();
        self.cursor.take();
        let digits = self.cursor.offset();
        self.cursor.take_while(|letter| letter.is_ascii_digit());
        match self.cursor.offset() > digits && self.cursor.take_word("]") {
            true => Ok(()),
            false => Err(self.fault(offset, "brackets hold more than the place in a list")),
        }
    }

    fn group(&mut self, depth: usize) -> Result<Node<'e>, Fault> {
        let offset = self.cursor.offset();
        self.cursor.take();
        let inner = self.operation(0, depth + 1)?;
        if self.cursor.take_word(")") {
            return self.closed(inner, offset);
        }
        let fault = match self.cursor.peek() {
            None => Fault::new("a `(` is not closed").with_help("add a `)`"),
            Some(_) => Fault::new("more than one value stands in these parentheses")
                .with_help("put texts together outside of parentheses"),
        };
        Err(fault.at(self.text, offset))
    }

    /// Looks at what follows a reference, a name or a group: the phone takes parentheses there for a call.
    fn closed(&mut self, node: Node<'e>, offset: usize) -> Result<Node<'e>, Fault> {
        self.cursor.skip_blanks();
        let fault = match self.cursor.peek() {
            Some('(') => Fault::new("parentheses behind a value are a function call to the phone")
                .with_help("put an empty text between them: `${data.a} '' (${data.b} + 1)`"),
            Some('.' | '[') => Fault::new("a part of this value cannot be reached here")
                .with_help("write the whole path in one reference: `${data.list[0].title}`"),
            _ => return Ok(node),
        };
        Err(fault.at(self.text, offset))
    }

    fn count_word(&mut self, offset: usize) -> Result<(), Fault> {
        self.words += 1;
        match self.words > MAX_WORDS {
            true => Err(self.fault(
                offset,
                format!("an expression may have at most {MAX_WORDS} parts"),
            )),
            false => Ok(()),
        }
    }

    fn fault(&self, offset: usize, message: impl Into<String>) -> Fault {
        Fault::new(message).at(self.text, offset)
    }
}

/// Whether a name may begin with this letter; behind it digits may stand as well.
fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '$' | '_') || !letter.is_ascii()
}
