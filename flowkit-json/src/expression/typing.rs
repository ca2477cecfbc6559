//! The type of an expression, as Meta's validator works it out.

use super::ast::{Expression, Node};
use super::fault::Fault;
use super::operator::{BinaryOperator, UnaryOperator};
use super::reference::Reference;
use super::types::Type;

/// What an expression gives, taken that its operands fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome<'e> {
    /// Always a value of this type: the outermost operator says so.
    Type(Type),
    /// The value of a reference, and nothing is done to it.
    Reference(Reference<'e>),
}

impl<'e> Expression<'e> {
    /// The type of its value, or why it has none. `resolve` knows the type of what is referred to.
    pub(crate) fn type_of(
        &self,
        resolve: &dyn Fn(Reference<'e>) -> Result<Type, Fault>,
    ) -> Result<Type, Fault> {
        let typing = Typing {
            text: self.text,
            resolve,
        };
        typing.of(&self.root)
    }

    /// Whether it asks somewhere which of two texts is larger, which the phone answers with no. `is_text` says whether what
    /// a reference stands for is a text on the phone.
    pub(crate) fn orders_texts(&self, is_text: &dyn Fn(Reference<'e>) -> bool) -> bool {
        self.root.any(&|node| match node {
            Node::Binary {
                operator, operands, ..
            } => {
                operator.is_ordering() && operands.0.is_text(is_text) && operands.1.is_text(is_text)
            }
            _ => false,
        })
    }

    /// What it gives on the phone, which does not check the types of what is referred to.
    pub(crate) fn outcome(&self) -> Outcome<'e> {
        Outcome::Type(match &self.root {
            Node::Reference { reference, .. } => return Outcome::Reference(*reference),
            Node::Text(_) | Node::Joined(_) => Type::String,
            Node::Number { .. } => Type::Number,
            Node::Bool(_) => Type::Boolean,
            Node::Null => Type::Null,
            Node::Name => Type::Unknown,
            Node::Unary { operator, .. } => match operator {
                UnaryOperator::Not => Type::Boolean,
                UnaryOperator::Minus | UnaryOperator::Plus => Type::Number,
            },
            Node::Binary { operator, .. } => match operator.is_arithmetic() {
                true => Type::Number,
                false => Type::Boolean,
            },
        })
    }
}

impl<'e> Node<'e> {
    /// Whether its value is a text on the phone: `is_text` knows what is referred to, and a plus before an operand
    /// leaves that as it is.
    fn is_text(&self, is_text: &dyn Fn(Reference<'e>) -> bool) -> bool {
        match self {
            Self::Text(_) | Self::Joined(_) => true,
            Self::Reference { reference, .. } => is_text(*reference),
            Self::Unary {
                operator: UnaryOperator::Plus,
                operand,
                ..
            } => operand.is_text(is_text),
            _ => false,
        }
    }
}

struct Typing<'r, 'e> {
    text: &'e str,
    resolve: &'r dyn Fn(Reference<'e>) -> Result<Type, Fault>,
}

impl<'e> Typing<'_, 'e> {
    fn of(&self, node: &Node<'e>) -> Result<Type, Fault> {
        match node {
            Node::Text(_) => Ok(Type::String),
            Node::Number { .. } => Ok(Type::Number),
            Node::Bool(_) => Ok(Type::Boolean),
            Node::Null => Ok(Type::Null),
            Node::Name => Ok(Type::Unknown),
            Node::Reference { reference, offset } => {
                (self.resolve)(*reference).map_err(|fault| fault.at(self.text, *offset))
            }
            Node::Unary {
                operator,
                operand,
                offset,
            } => {
                let operand = self.of(operand)?;
                unary(*operator, operand).map_err(|fault| fault.at(self.text, *offset))
            }
            Node::Binary {
                operator,
                operands,
                offset,
            } => self
                .binary(*operator, operands)
                .map_err(|fault| fault.at(self.text, *offset)),
            Node::Joined(parts) => {
                parts.iter().try_for_each(|part| self.of(part).map(drop))?;
                Ok(Type::String)
            }
        }
    }

    fn binary(
        &self,
        operator: BinaryOperator,
        (left, right): &(Node<'e>, Node<'e>),
    ) -> Result<Type, Fault> {
        let (left_type, right_type) = (self.of(left)?, self.of(right)?);
        if operator.is_equality() {
            let literal = is_whole_literal(left) || is_whole_literal(right);
            return equality(operator, left_type, right_type, literal);
        }
        let (wanted, fits): (_, fn(Type) -> bool) = if operator.is_logical() {
            ("booleans", |found| found == Type::Boolean)
        } else {
            ("numbers", Type::is_numeric)
        };
        for found in [left_type, right_type] {
            if !fits(found) {
                let fault = Fault::new(format!("`{operator}` needs {wanted}, and this is {found}"));
                let joins = operator == BinaryOperator::Add && found == Type::String;
                return Err(match joins {
                    true => fault.with_help(
                        "texts are put together by writing them next to each other: `'a' ${data.b}`",
                    ),
                    false => fault,
                });
            }
        }
        Ok(match operator.is_arithmetic() {
            true => Type::Number,
            false => Type::Boolean,
        })
    }
}

fn unary(operator: UnaryOperator, operand: Type) -> Result<Type, Fault> {
    let (wanted, result, fits) = match operator {
        UnaryOperator::Not => ("a boolean", Type::Boolean, operand == Type::Boolean),
        UnaryOperator::Minus | UnaryOperator::Plus => {
            ("a number", Type::Number, operand.is_numeric())
        }
    };
    match fits {
        true => Ok(result),
        false => Err(Fault::new(format!(
            "`{operator}` needs {wanted}, and this is {operand}"
        ))),
    }
}

/// A number without fraction can be compared with integers and numbers alike.
fn is_whole_literal(node: &Node<'_>) -> bool {
    match node {
        Node::Number { whole, .. } => *whole,
        Node::Unary {
            operator: UnaryOperator::Minus | UnaryOperator::Plus,
            operand,
            ..
        } => is_whole_literal(operand),
        _ => false,
    }
}

fn equality(
    operator: BinaryOperator,
    left: Type,
    right: Type,
    whole_literal: bool,
) -> Result<Type, Fault> {
    let comparable =
        |found| found == Type::String || found == Type::Boolean || Type::is_numeric(found);
    let same = left == right || (whole_literal && left.is_numeric() && right.is_numeric());
    if same && comparable(left) {
        return Ok(Type::Boolean);
    }
    let fault = Fault::new(format!(
        "`{operator}` needs two strings, two numbers or two booleans, and these are {left} and {right}"
    ));
    Err(match left.is_numeric() && right.is_numeric() {
        true => fault.with_help("declare both sides as `number`, or both as `integer`"),
        false => fault,
    })
}
