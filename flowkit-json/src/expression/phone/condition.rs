//! The plain condition of an If, decided as the phone does.

use super::super::limits::MAX_WORDS;
use super::super::operator::BinaryOperator;
use super::super::reference::Reference;
use super::lookup::{Lookup, value_of};
use super::number;
use super::value::Value;

/// Whether the phone shows the `then` of an If with this condition; else it shows the `else`
/// ([If](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
///
/// The phone reads a condition by other rules than an expression:
///
/// - Numbers, and texts that are numbers, are cut to whole ones: `1.9 > 1` is false.
/// - Alone, and beside `!`, `&&` and `||`, only booleans count, so that `!${form.optin}` is false while nothing is ticked.
/// - `&&` takes the two values next to it: `${data.s} == 'x' && ${data.b}` compares `${data.s}` with `'x' && ${data.b}`.
/// - A closed group is at once joined with what stands before it: `(a) || (b) && (c)` is `((a) || (b)) && (c)`.
/// - What the phone cannot read is false, a condition in backticks among it, which Meta's validator accepts. A condition
///   of more than 1000 parts is false as well; that limit is ours.
///
/// Meta documents conditions in backticks. A simulator that follows the documentation asks [`Meaning`](super::Meaning)
/// about those, and this function about the others.
///
/// ```
/// use flowkit_json::expression::{Lookup, Reference, Value, condition};
///
/// struct Five;
///
/// impl Lookup for Five {
///     fn look_up(&self, _: Reference<'_>) -> Value<'_> {
///         Value::Number(5.0)
///     }
/// }
///
/// assert!(condition("(${data.n} > 3) && (${data.n} < 9)", &Five));
/// assert!(!condition("`${data.n} > 3`", &Five));
/// ```
#[must_use]
pub fn condition(text: &str, lookup: &dyn Lookup) -> bool {
    decide(text, lookup).unwrap_or(false)
}

/// What was read and is not worked out yet.
#[derive(Default)]
struct Pending<'v> {
    values: Vec<Value<'v>>,
    signs: Vec<Sign>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Open,
    Not,
    Operator(BinaryOperator),
}

/// `None` if the phone cannot read it.
fn decide(text: &str, lookup: &dyn Lookup) -> Option<bool> {
    let mut pending = Pending::default();
    let mut rest = text.trim_start();
    for words in 0.. {
        let Some(first) = rest.chars().next().filter(|_| words < MAX_WORDS) else {
            break;
        };
        rest = match first {
            '(' => {
                pending.signs.push(Sign::Open);
                rest.get(1..)?
            }
            ')' => {
                pending.close()?;
                rest.get(1..)?
            }
            '!' if !rest.starts_with("!=") => {
                pending.signs.push(Sign::Not);
                rest.get(1..)?
            }
            _ => match operator(rest) {
                Some(operator) => {
                    pending.signs.push(Sign::Operator(operator));
                    rest.get(operator.sign().len()..)?
                }
                None => {
                    let (value, behind) = operand(rest, lookup)?;
                    pending.operand(value)?;
                    behind
                }
            },
        };
        rest = rest.trim_start();
    }
    match rest.is_empty() {
        true => pending.finish(),
        false => None,
    }
}

/// The operator at the start; a condition has none that calculates.
fn operator(text: &str) -> Option<BinaryOperator> {
    let mut known = BinaryOperator::ALL.into_iter();
    known.find(|operator| !operator.is_arithmetic() && text.starts_with(operator.sign()))
}

/// The value at the start, and what stands behind it.
fn operand<'v, 't: 'v>(text: &'t str, lookup: &'v dyn Lookup) -> Option<(Value<'v>, &'t str)> {
    if let Some(inner) = text.strip_prefix("${") {
        let (inner, behind) = inner.split_once('}')?;
        let value = match Reference::in_braces(inner) {
            Ok(reference) => value_of(lookup, reference),
            Err(_) => Value::Missing,
        };
        return Some((value, behind));
    }
    match text.chars().next()? {
        '\'' => quoted(text.get(1..)?),
        '-' | '0'..='9' => whole_number(text),
        // The phone only looks at the first letter, and takes as many as the word has.
        't' => Some((Value::Bool(true), behind_letters(text, 4))),
        'f' => Some((Value::Bool(false), behind_letters(text, 5))),
        _ => None,
    }
}

/// A text whose opening quote is taken. A backslash keeps the quote behind it in the text, and stays there as well.
fn quoted(text: &str) -> Option<(Value<'_>, &str)> {
    let mut escaped = false;
    for (offset, letter) in text.char_indices() {
        if letter == '\'' && !escaped {
            let (quoted, behind) = text.split_at_checked(offset)?;
            return Some((Value::from(quoted), behind.get(1..)?));
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

fn whole_number(text: &str) -> Option<(Value<'_>, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let behind = digits.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let written = text.get(..text.len() - behind.len())?;
    Some((Value::Number(written.parse().ok()?), behind))
}

fn behind_letters(text: &str, count: usize) -> &str {
    let mut letters = text.char_indices().map(|(offset, _)| offset);
    letters
        .nth(count)
        .and_then(|offset| text.get(offset..))
        .unwrap_or_default()
}

impl<'v> Pending<'v> {
    /// A lone value takes the `!` before it, and then the `&&`; every other operator waits.
    fn operand(&mut self, value: Value<'v>) -> Option<()> {
        self.values.push(value);
        self.negate()?;
        match self.signs.last() {
            Some(Sign::Operator(BinaryOperator::And)) => self.apply(),
            _ => Some(()),
        }
    }

    /// A group takes the `!` before it, and then whatever operator stands there.
    fn close(&mut self) -> Option<()> {
        while *self.signs.last()? != Sign::Open {
            self.apply()?;
        }
        self.signs.pop();
        self.negate()?;
        match self.signs.last() {
            Some(Sign::Operator(_)) => self.apply(),
            _ => Some(()),
        }
    }

    fn negate(&mut self) -> Option<()> {
        while self.signs.last() == Some(&Sign::Not) {
            self.apply()?;
        }
        Some(())
    }

    fn finish(mut self) -> Option<bool> {
        while !self.signs.is_empty() {
            self.apply()?;
        }
        match self.values.as_slice() {
            [only] => Some(is_true(only)),
            _ => None,
        }
    }

    /// Works out the last operator.
    fn apply(&mut self) -> Option<()> {
        let sign = self.signs.pop()?;
        let right = self.values.pop()?;
        let value = match sign {
            Sign::Open => return None,
            Sign::Not => matches!(right, Value::Bool(false)),
            Sign::Operator(operator) => holds(operator, &self.values.pop()?, &right),
        };
        self.values.push(Value::Bool(value));
        Some(())
    }
}

fn holds(operator: BinaryOperator, left: &Value<'_>, right: &Value<'_>) -> bool {
    let ordered = |holds: fn(&f64, &f64) -> bool| {
        let numbers = whole(left).zip(whole(right));
        numbers.is_some_and(|(left, right)| holds(&left, &right))
    };
    match operator {
        BinaryOperator::Or => is_true(left) || is_true(right),
        BinaryOperator::And => is_true(left) && is_true(right),
        BinaryOperator::Equal => equal(left, right),
        BinaryOperator::NotEqual => !equal(left, right),
        BinaryOperator::Less => ordered(f64::lt),
        BinaryOperator::LessOrEqual => ordered(f64::le),
        BinaryOperator::Greater => ordered(f64::gt),
        BinaryOperator::GreaterOrEqual => ordered(f64::ge),
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Remainder => false,
    }
}

fn is_true(value: &Value<'_>) -> bool {
    matches!(value, Value::Bool(true))
}

fn equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    if left.is_empty() || right.is_empty() {
        return left.is_empty() && right.is_empty();
    }
    match whole(left).zip(whole(right)) {
        Some((left, right)) => left == right,
        None => left == right,
    }
}

/// The number that is compared: without its fraction. A text is one if it is a number.
fn whole(value: &Value<'_>) -> Option<f64> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Text(text) if !text.trim().is_empty() => number::of_text(text),
        _ => return None,
    };
    (!number.is_nan()).then(|| number.trunc())
}
