//! The plain conditions of an If (from 4.0), in the order of words in which Meta's validator reads them.

use super::fault::Fault;
use super::lex::{Dialect, Lexeme, Token, lex};
use super::limits::MAX_DEPTH;
use super::operator::BinaryOperator;
use super::reference::Reference;
use super::types::Type;

/// Checks a plain condition. `resolve` knows the type of what is referred to.
pub(crate) fn check_condition<'e>(
    text: &'e str,
    resolve: &dyn Fn(Reference<'e>) -> Result<Type, Fault>,
) -> Result<(), Fault> {
    let lexemes = lex(text, Dialect::Condition, usize::MAX)?;
    if lexemes.is_empty() {
        return Err(Fault::new("the condition is empty")
            .with_help("write a condition such as `${data.open}`, or leave the If out"));
    }
    let mut checker = Checker {
        text,
        lexemes: &lexemes,
        next: 0,
        group_closed: false,
        resolve,
    };
    checker.condition(0)?;
    match checker.peek() {
        None => Ok(()),
        Some(lexeme) => Err(checker.unexpected(lexeme)),
    }
}

struct Checker<'c, 'e> {
    text: &'e str,
    lexemes: &'c [Lexeme<'e>],
    next: usize,
    /// Whether a group with an operator in it has been closed. The validator compares every `==` and `!=` behind it
    /// with that group, hence with a boolean, whatever stands beside the operator.
    group_closed: bool,
    resolve: &'c dyn Fn(Reference<'e>) -> Result<Type, Fault>,
}

/// One side of a comparison, or one part of a logical chain.
#[derive(Debug, Clone, Copy)]
struct Operand {
    found: Type,
    literal: bool,
    offset: usize,
}

/// What a condition, or a group, is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    Lone,
    OfOperators,
}

impl<'e> Checker<'_, 'e> {
    fn peek(&self) -> Option<Lexeme<'e>> {
        self.lexemes.get(self.next).copied()
    }

    /// One comparison, or operands joined by `&&` and `||`.
    fn condition(&mut self, depth: usize) -> Result<Made, Fault> {
        let (first, negated) = self.operand(depth)?;
        let made = match negated {
            true => Made::OfOperators,
            false => Made::Lone,
        };
        let Some((operator, offset)) = self.operator()? else {
            self.lone(first)?;
            return Ok(made);
        };
        if operator.is_logical() {
            self.lone(first)?;
            self.chain(depth)?;
            return Ok(Made::OfOperators);
        }
        let (second, _) = self.operand(depth)?;
        self.comparison(operator, first, second)
            .map_err(|fault| fault.at(self.text, offset))?;
        match self.operator()? {
            None => Ok(Made::OfOperators),
            Some((next, offset)) => Err(unparenthesised(next).at(self.text, offset)),
        }
    }

    /// What follows the first `&&` or `||`.
    fn chain(&mut self, depth: usize) -> Result<(), Fault> {
        loop {
            let (operand, _) = self.operand(depth)?;
            match self.operator()? {
                Some((operator, _)) if operator.is_logical() => self.lone(operand)?,
                Some((operator, offset)) => {
                    return Err(unparenthesised(operator).at(self.text, offset));
                }
                None => return self.lone(operand),
            }
        }
    }

    /// Takes the next operator, if one follows.
    fn operator(&mut self) -> Result<Option<(BinaryOperator, usize)>, Fault> {
        let Some(lexeme) = self.peek() else {
            return Ok(None);
        };
        match lexeme.token {
            Token::Operator(operator) if operator.is_arithmetic() => {
                Err(no_arithmetic(operator).at(self.text, lexeme.offset))
            }
            Token::Operator(operator) => {
                self.next += 1;
                Ok(Some((operator, lexeme.offset)))
            }
            _ => Ok(None),
        }
    }

    /// A reference, a literal or a group, and whether it is negated.
    fn operand(&mut self, depth: usize) -> Result<(Operand, bool), Fault> {
        let Some(lexeme) = self.peek() else {
            return Err(Fault::new("the condition ends where a value should stand"));
        };
        let offset = lexeme.offset;
        if depth > MAX_DEPTH {
            let fault = Fault::new(format!("a condition may nest at most {MAX_DEPTH} deep"));
            return Err(fault.at(self.text, offset));
        }
        self.next += 1;
        let operand = |found, literal| Operand {
            found,
            literal,
            offset,
        };
        let found = match lexeme.token {
            Token::Reference(reference) => {
                let found =
                    (self.resolve)(reference).map_err(|fault| fault.at(self.text, offset))?;
                operand(found, false)
            }
            Token::Text(_) => operand(Type::String, true),
            Token::Number(_) => operand(Type::Number, true),
            Token::Bool(_) => operand(Type::Boolean, true),
            Token::Open => {
                self.group(offset, depth)?;
                operand(Type::Boolean, false)
            }
            Token::Not => {
                let (negated, _) = self.operand(depth + 1)?;
                self.lone(negated)?;
                return Ok((operand(Type::Boolean, false), true));
            }
            Token::Operator(BinaryOperator::Subtract) => self.negative(offset)?,
            Token::Operator(_) | Token::Close => {
                return Err(self.unexpected(lexeme));
            }
        };
        Ok((found, false))
    }

    /// The number behind a minus.
    fn negative(&mut self, offset: usize) -> Result<Operand, Fault> {
        match self.peek().map(|lexeme| lexeme.token) {
            Some(Token::Number(_)) => {
                self.next += 1;
                Ok(Operand {
                    found: Type::Number,
                    literal: true,
                    offset,
                })
            }
            _ => Err(no_arithmetic(BinaryOperator::Subtract).at(self.text, offset)),
        }
    }

    /// What stands in parentheses; the opening one, at `offset`, is taken.
    fn group(&mut self, offset: usize, depth: usize) -> Result<(), Fault> {
        let made = self.condition(depth + 1)?;
        match self.peek() {
            Some(Lexeme {
                token: Token::Close,
                ..
            }) => {
                self.next += 1;
                self.group_closed |= made == Made::OfOperators;
                Ok(())
            }
            Some(lexeme) => Err(self.unexpected(lexeme)),
            None => Err(Fault::new("a `(` is not closed")
                .with_help("add a `)`")
                .at(self.text, offset)),
        }
    }

    fn unexpected(&self, lexeme: Lexeme<'e>) -> Fault {
        let fault = match lexeme.token {
            Token::Operator(operator) => {
                Fault::new(format!("`{operator}` stands where a value should stand"))
            }
            Token::Close => Fault::new("a `)` too many, or one too early"),
            _ => Fault::new("an operator is missing here"),
        };
        fault.at(self.text, lexeme.offset)
    }

    /// What stands alone or beside `!`, `&&`, `||` must be a boolean that is not known beforehand.
    fn lone(&self, operand: Operand) -> Result<(), Fault> {
        let fault = match (operand.literal, operand.found) {
            (true, _) => Fault::new("this is the same every time")
                .with_help("refer to a boolean, or compare a reference with a value"),
            (false, Type::Boolean) => return Ok(()),
            (false, found) => {
                Fault::new(format!("this is {found}, and a condition needs a boolean"))
                    .with_help("compare it with a value")
            }
        };
        Err(fault.at(self.text, operand.offset))
    }

    fn comparison(
        &self,
        operator: BinaryOperator,
        left: Operand,
        right: Operand,
    ) -> Result<(), Fault> {
        if left.literal && right.literal {
            return Err(
                Fault::new("both sides are fixed values, so this is the same every time")
                    .with_help("refer to data or to an input on one side"),
            );
        }
        for side in [left, right] {
            if !matches!(side.found, Type::String | Type::Number | Type::Boolean) {
                let fault = Fault::new(format!(
                    "this is {}, which a condition cannot compare",
                    side.found
                ))
                .with_help("strings, numbers and booleans can be compared");
                return Err(fault.at(self.text, side.offset));
            }
        }
        if !operator.is_equality() {
            for side in [left, right] {
                if side.found != Type::Number {
                    let fault = Fault::new(format!(
                        "`{operator}` needs numbers, and this is {}",
                        side.found
                    ));
                    return Err(fault.at(self.text, side.offset));
                }
            }
            return Ok(());
        }
        if left.found != right.found {
            let message = format!(
                "`{operator}` needs the same type on both sides, and these are {} and {}",
                left.found, right.found
            );
            return Err(Fault::new(message));
        }
        if self.group_closed && right.found != Type::Boolean {
            let message = format!(
                "the validator compares `{operator}` behind a group in parentheses with that group, not with {}",
                left.found
            );
            return Err(Fault::new(message).with_help(
                "put this comparison first, or nest two Ifs; a condition in backticks passes (from 6.0), but the phone takes it \
                 for false",
            ));
        }
        Ok(())
    }
}

fn unparenthesised(operator: BinaryOperator) -> Fault {
    Fault::new(format!(
        "`{operator}` stands beside a comparison without parentheses"
    ))
    .with_help("put each comparison in parentheses: `(${data.a} == 'x') && ${data.b}`")
}

fn no_arithmetic(operator: BinaryOperator) -> Fault {
    Fault::new(format!("`{operator}`: a condition does not calculate"))
        .with_help("calculate in `visible` of the components, in backticks (from 6.0), or declare a boolean for the outcome")
}

#[cfg(test)]
mod tests {
    use super::check_condition;
    use crate::expression::{Fault, Reference, Type};

    fn check(text: &str) -> Result<(), String> {
        let resolve = |reference: Reference<'_>| match reference.path {
            "s" | "t" => Ok(Type::String),
            "n" => Ok(Type::Number),
            "i" => Ok(Type::Integer),
            "b" | "c" => Ok(Type::Boolean),
            "l" => Ok(Type::Array),
            _ => Err(Fault::new("unknown")),
        };
        check_condition(text, &resolve).map_err(|fault| fault.to_string())
    }

    #[test]
    fn accepts_what_the_reference_lists() {
        for text in [
            "${data.b}",
            "!${data.b}",
            "(${data.b})",
            "!(${data.s} == 'x')",
            "${data.s} == 'x'",
            "'x' != ${data.s}",
            "${data.n} >= -3",
            "${data.b} == true",
            "${data.b} && ${data.c} || !${data.b}",
            "(${data.s} == 'x') && ${data.b}",
            "${data.b} && (${data.s} == 'x')",
            "(${data.s} == 'x') && (${data.n} > 3)",
            "(${data.s} == 'x') && (${data.b} == true)",
            "(${data.b}) && (${data.s} == 'x')",
            "${data.s} == ''",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn refuses_what_the_reference_lists() {
        for text in [
            "",
            "  ",
            "is open",
            "true",
            "1 == 1",
            "${data.s}",
            "${data.l} == 'x'",
            "${data.i} == 3",
            "${data.s} > 3",
            "${data.s} == 3",
            "${data.n} > 9.5",
            "${data.n} == 007",
            "${data.n} + 4 > 100",
            "${data.s} == \"x\"",
            "${data.s} == 'it\\'s'",
            "${data.s} == 'x' && ${data.b}",
            "${data.b} && ${data.s} == 'x'",
            "${data.b} ||",
            "(${data.b}",
            "${data.b})",
            "()",
            "${data.b} ${data.c}",
            "${data.x}",
            "(${data.s} == 'x') && (${data.t} == 'y')",
            "(${data.n} > 3) || (${data.n} == 1)",
        ] {
            assert!(check(text).is_err(), "{text}");
        }
    }

    #[test]
    fn says_where() {
        let fault = check("${data.b} && (${data.s} > 3)").unwrap_err();
        assert_eq!(
            fault,
            "`>` needs numbers, and this is a string (character 15)"
        );
    }
}
