//! The grammar of nested expressions, as Meta's validator reads them.

use super::ast::{Expression, Node};
use super::fault::Fault;
use super::lex::{Dialect, Lexeme, Token, lex};
use super::limits::{MAX_DEPTH, MAX_WORDS};
use super::literal::{number, unquoted};
use super::operator::{BinaryOperator, UnaryOperator};

impl<'e> Expression<'e> {
    /// Reads what stands between the backticks, as Meta's validator does ([nested
    /// expressions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
    ///
    /// The phone reads some texts otherwise; `Expression::on_phone` lists them.
    ///
    /// # Errors
    ///
    /// A [`Fault`] where the text is no expression, such as `${data.a} ? 'x' : 'y'`.
    ///
    /// ```
    /// use flowkit_json::expression::Expression;
    ///
    /// assert!(Expression::parse("'Hello ' ${form.name}").is_ok());
    /// let fault = Expression::parse("${data.count} > ").unwrap_err();
    /// assert_eq!(fault.to_string(), "the expression ends where a value should stand (character 17)");
    /// ```
    pub fn parse(text: &'e str) -> Result<Self, Fault> {
        let root = parse(text)?;
        Ok(Self { text, root })
    }
}

fn parse(text: &str) -> Result<Node<'_>, Fault> {
    let lexemes = lex(text, Dialect::Nested, MAX_WORDS + 1)?;
    if lexemes.is_empty() {
        return Err(Fault::new("there is nothing between the backticks"));
    }
    if lexemes.len() > MAX_WORDS {
        return Err(Fault::new(format!(
            "an expression may have at most {MAX_WORDS} parts"
        )));
    }
    let mut parser = Parser {
        text,
        lexemes: &lexemes,
        next: 0,
    };
    let node = parser.joined(0)?;
    match parser.peek() {
        None => Ok(node),
        Some(lexeme) => Err(Fault::new("a `)` that closes nothing").at(text, lexeme.offset)),
    }
}

struct Parser<'l, 'e> {
    text: &'e str,
    lexemes: &'l [Lexeme<'e>],
    next: usize,
}

impl<'e> Parser<'_, 'e> {
    fn peek(&self) -> Option<Lexeme<'e>> {
        self.lexemes.get(self.next).copied()
    }

    /// Terms next to each other, up to the end or a closing parenthesis.
    fn joined(&mut self, depth: usize) -> Result<Node<'e>, Fault> {
        let first = self.operation(0, depth)?;
        let mut parts = vec![first];
        while self
            .peek()
            .is_some_and(|lexeme| lexeme.token != Token::Close)
        {
            parts.push(self.operation(0, depth)?);
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
        while let Some((operator, offset)) = self.operator(precedence) {
            let right = self.operation(operator.precedence() + 1, depth)?;
            left = Node::Binary {
                operator,
                operands: Box::new((left, right)),
                offset,
            };
        }
        Ok(left)
    }

    /// Takes the next operator if it binds at least this tightly.
    fn operator(&mut self, precedence: u8) -> Option<(BinaryOperator, usize)> {
        let lexeme = self.peek()?;
        match lexeme.token {
            Token::Operator(operator) if operator.precedence() >= precedence => {
                self.next += 1;
                Some((operator, lexeme.offset))
            }
            _ => None,
        }
    }

    fn operand(&mut self, depth: usize) -> Result<Node<'e>, Fault> {
        let Some(Lexeme { token, offset }) = self.peek() else {
            return Err(Fault::new("the expression ends where a value should stand")
                .at(self.text, self.text.len()));
        };
        if depth > MAX_DEPTH {
            let fault = Fault::new(format!("an expression may nest at most {MAX_DEPTH} deep"));
            return Err(fault.at(self.text, offset));
        }
        self.next += 1;
        let sign = match token {
            Token::Reference(reference) => return Ok(Node::Reference { reference, offset }),
            Token::Text(quoted) => return Ok(Node::Text(unquoted(quoted))),
            Token::Number(written) => {
                let fault = || Fault::new(format!("`{written}` is no number"));
                return number(written).ok_or_else(fault);
            }
            Token::Bool(value) => return Ok(Node::Bool(value)),
            Token::Open => return self.group(offset, depth),
            Token::Not => UnaryOperator::Not,
            Token::Operator(BinaryOperator::Subtract) => UnaryOperator::Minus,
            Token::Operator(BinaryOperator::Add) => UnaryOperator::Plus,
            Token::Operator(operator) => {
                let fault = Fault::new(format!("`{operator}` stands where a value should stand"));
                return Err(fault.at(self.text, offset));
            }
            Token::Close => {
                let fault = Fault::new("`)` stands where a value should stand");
                return Err(fault.at(self.text, offset));
            }
        };
        let operand = Box::new(self.operand(depth + 1)?);
        Ok(Node::Unary {
            operator: sign,
            operand,
            offset,
        })
    }

    /// What stands in parentheses; the opening one, at `offset`, is taken.
    fn group(&mut self, offset: usize, depth: usize) -> Result<Node<'e>, Fault> {
        let inner = self.joined(depth + 1)?;
        match self.peek().map(|lexeme| lexeme.token) {
            Some(Token::Close) => {
                self.next += 1;
                Ok(inner)
            }
            _ => Err(Fault::new("a `(` is not closed")
                .with_help("add a `)`")
                .at(self.text, offset)),
        }
    }
}
