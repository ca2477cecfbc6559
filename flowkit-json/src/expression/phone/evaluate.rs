//! What an expression comes out as.

use super::super::ast::{Expression, Node};
use super::super::operator::{BinaryOperator, UnaryOperator};
use super::failure::Failure;
use super::lookup::{Lookup, value_of};
use super::number::rounded;
use super::value::Value;

impl<'e> Expression<'e> {
    /// What it comes out as on the phone, with the values of `lookup`.
    ///
    /// The phone does not check types: what is missing counts as 0 in a calculation and as the empty text between texts,
    /// a word in a calculation gives `NaN`, and every operation is rounded to two decimals. Both sides of `&&` and `||`
    /// are evaluated.
    ///
    /// # Errors
    ///
    /// [`Failure::TooLong`] and [`Failure::TooDeep`], which are limits of ours. The phone shows no error for an
    /// expression that [it can read](Expression::on_phone).
    ///
    /// ```
    /// use flowkit_json::expression::{Expression, Lookup, Reference, Value};
    ///
    /// struct Nothing;
    ///
    /// impl Lookup for Nothing {
    ///     fn look_up(&self, _: Reference<'_>) -> Value<'_> {
    ///         Value::Missing
    ///     }
    /// }
    ///
    /// let sum = Expression::on_phone("${form.count} + 1 / 3")?;
    /// assert_eq!(sum.evaluate(&Nothing), Ok(Value::Number(0.33)));
    /// # Ok::<(), flowkit_json::expression::Fault>(())
    /// ```
    pub fn evaluate<'v>(&self, lookup: &'v dyn Lookup) -> Result<Value<'v>, Failure>
    where
        'e: 'v,
    {
        evaluate(&self.root, lookup)
    }
}

/// The tree is at most as deep as the parsers let it be, so that this cannot run off the stack.
fn evaluate<'v, 'e: 'v>(node: &Node<'e>, lookup: &'v dyn Lookup) -> Result<Value<'v>, Failure> {
    Ok(match node {
        Node::Text(text) => Value::Text(text.clone()),
        Node::Number { value, .. } => Value::Number(*value),
        Node::Bool(value) => Value::Bool(*value),
        Node::Null => Value::Null,
        Node::Name => Value::Missing,
        Node::Reference { reference, .. } => value_of(lookup, *reference),
        Node::Unary {
            operator, operand, ..
        } => unary(*operator, evaluate(operand, lookup)?),
        Node::Binary {
            operator, operands, ..
        } => {
            let left = evaluate(&operands.0, lookup)?;
            let right = evaluate(&operands.1, lookup)?;
            binary(*operator, &left, &right)
        }
        Node::Joined(parts) => {
            let mut text = String::new();
            for part in parts {
                evaluate(part, lookup)?.append_to(&mut text)?;
            }
            Value::Text(text.into())
        }
    })
}

fn unary(operator: UnaryOperator, operand: Value<'_>) -> Value<'_> {
    match (operator, operand) {
        (UnaryOperator::Not, operand) => Value::Bool(!operand.is_truthy()),
        // Unlike in a sum, a missing value is no 0 here.
        (UnaryOperator::Minus, Value::Missing) => Value::Number(f64::NAN),
        (UnaryOperator::Minus, operand) => Value::Number(-operand.number()),
        (UnaryOperator::Plus, operand) => operand,
    }
}

fn binary<'v>(operator: BinaryOperator, left: &Value<'_>, right: &Value<'_>) -> Value<'v> {
    let calculated = |result: f64| Value::Number(rounded(result));
    match operator {
        BinaryOperator::Or => Value::Bool(left.is_truthy() || right.is_truthy()),
        BinaryOperator::And => Value::Bool(left.is_truthy() && right.is_truthy()),
        BinaryOperator::Equal => Value::Bool(equal(left, right)),
        BinaryOperator::NotEqual => Value::Bool(!equal(left, right)),
        BinaryOperator::Less => ordered(left, right, |left, right| left < right),
        BinaryOperator::LessOrEqual => ordered(left, right, |left, right| left <= right),
        BinaryOperator::Greater => ordered(left, right, |left, right| left > right),
        BinaryOperator::GreaterOrEqual => ordered(left, right, |left, right| left >= right),
        BinaryOperator::Add => calculated(left.number() + right.number()),
        BinaryOperator::Subtract => calculated(left.number() - right.number()),
        BinaryOperator::Multiply => calculated(left.number() * right.number()),
        BinaryOperator::Divide | BinaryOperator::Remainder if divides_by_nothing(right) => {
            Value::Number(0.0)
        }
        BinaryOperator::Divide => calculated(left.number() / right.number()),
        BinaryOperator::Remainder => calculated(left.number() % right.number()),
    }
}

/// Whether the phone answers a division by this with 0. The texts `""` and `"0"` are not among it: `5 / ''` is infinite.
fn divides_by_nothing(divisor: &Value<'_>) -> bool {
    match divisor {
        Value::Missing | Value::Null => true,
        Value::Number(number) => *number == 0.0,
        Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Object(_) => false,
    }
}

fn is_number(value: &Value<'_>) -> bool {
    matches!(value, Value::Number(_))
}

fn equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    if left.is_empty() || right.is_empty() {
        left.is_empty() && right.is_empty()
    } else if is_number(left) || is_number(right) {
        left.number() == right.number()
    } else {
        left == right
    }
}

/// Whether one side is larger. `10 > '9'` compares numbers, because one side is a number. `'10' > '9'` is false, because both
/// are texts. `5 > 'x'` and `5 < 'x'` are false, because `x` is no number.
fn ordered<'v>(left: &Value<'_>, right: &Value<'_>, holds: impl Fn(f64, f64) -> bool) -> Value<'v> {
    let comparable = !left.is_empty() && !right.is_empty() && (is_number(left) || is_number(right));
    Value::Bool(comparable && holds(left.number(), right.number()))
}
