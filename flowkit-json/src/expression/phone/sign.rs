//! The operators that the phone reads; Meta's validator refuses some of them.

use super::super::operator::BinaryOperator;

/// What an operator does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Operator(BinaryOperator),
    /// An operator that the phone reads, and then answers with the empty text.
    Unanswered,
}

/// The operators with how tightly they bind, longer ones before those that they begin with.
pub(super) const SIGNS: [(&str, u8, Sign); 22] = [
    (">>>", 6, Sign::Unanswered),
    ("===", 4, Sign::Unanswered),
    ("!==", 4, Sign::Unanswered),
    ("**", 9, Sign::Unanswered),
    ("<<", 6, Sign::Unanswered),
    (">>", 6, Sign::Unanswered),
    ("||", 0, Sign::Operator(BinaryOperator::Or)),
    ("&&", 1, Sign::Operator(BinaryOperator::And)),
    ("==", 4, Sign::Operator(BinaryOperator::Equal)),
    ("!=", 4, Sign::Operator(BinaryOperator::NotEqual)),
    ("<=", 5, Sign::Operator(BinaryOperator::LessOrEqual)),
    (">=", 5, Sign::Operator(BinaryOperator::GreaterOrEqual)),
    ("<", 5, Sign::Operator(BinaryOperator::Less)),
    (">", 5, Sign::Operator(BinaryOperator::Greater)),
    ("|", 2, Sign::Unanswered),
    ("^", 2, Sign::Unanswered),
    ("&", 3, Sign::Unanswered),
    ("+", 7, Sign::Operator(BinaryOperator::Add)),
    ("-", 7, Sign::Operator(BinaryOperator::Subtract)),
    ("*", 8, Sign::Operator(BinaryOperator::Multiply)),
    ("/", 8, Sign::Operator(BinaryOperator::Divide)),
    ("%", 8, Sign::Operator(BinaryOperator::Remainder)),
];
