//! The tree of an expression.

use std::borrow::Cow;

use super::operator::{BinaryOperator, UnaryOperator};
use super::reference::Reference;

/// A nested expression: what stands between the backticks of `` `${data.count} > 3` ``.
///
/// [`Expression::parse`] reads it as Meta's validator does, `Expression::on_phone` as the phone does, and
/// `Expression::evaluate` says what comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression<'e> {
    pub(super) text: &'e str,
    pub(super) root: Node<'e>,
}

/// A part of an expression.
#[cfg_attr(
    not(feature = "phone"),
    allow(dead_code, reason = "only the phone reads `null` and names")
)]
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'e> {
    /// A text in quotes, as the phone shows it: `it's` for `'it\'s'`.
    Text(Cow<'e, str>),
    Number {
        value: f64,
        /// Whether it was written without a fraction: the validator compares `3` with an integer, and not `3.0`.
        whole: bool,
    },
    Bool(bool),
    /// The word `null`, which the validator refuses and the phone knows.
    Null,
    /// A name outside of a reference, such as `name` in `${data.first-name}`, which the phone reads as a subtraction.
    Name,
    Reference {
        reference: Reference<'e>,
        offset: usize,
    },
    Unary {
        operator: UnaryOperator,
        operand: Box<Node<'e>>,
        offset: usize,
    },
    Binary {
        operator: BinaryOperator,
        operands: Box<(Node<'e>, Node<'e>)>,
        offset: usize,
    },
    /// Parts that stand next to each other, at least two: their texts are put together. The phone reads an empty
    /// expression as no parts at all.
    Joined(Vec<Node<'e>>),
}

impl<'e> Node<'e> {
    /// Whether `holds` is true of this part or of one within it.
    pub(super) fn any(&self, holds: &dyn Fn(&Node<'e>) -> bool) -> bool {
        if holds(self) {
            return true;
        }
        match self {
            Self::Text(_)
            | Self::Number { .. }
            | Self::Bool(_)
            | Self::Null
            | Self::Name
            | Self::Reference { .. } => false,
            Self::Unary { operand, .. } => operand.any(holds),
            Self::Binary { operands, .. } => operands.0.any(holds) || operands.1.any(holds),
            Self::Joined(parts) => parts.iter().any(|part| part.any(holds)),
        }
    }
}
