//! The words of an expression.

use super::fault::Fault;
use super::operator::BinaryOperator;
use super::reference::{Malformed, Reference};

/// A word of an expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'e> {
    Reference(Reference<'e>),
    /// A text in quotes: what stands between them, escapes as written.
    Text(&'e str),
    /// A number without sign, as it was written.
    Number(&'e str),
    Bool(bool),
    Operator(BinaryOperator),
    Not,
    Open,
    Close,
}

/// A word and the byte at which it begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lexeme<'e> {
    pub(super) token: Token<'e>,
    pub(super) offset: usize,
}

/// Which of the two languages is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A nested expression in backticks.
    Nested,
    /// The plain condition of an If: no arithmetic, no double quotes, no escapes.
    Condition,
}

/// Splits an expression into words; stops behind so many.
pub(super) fn lex(text: &str, dialect: Dialect, most: usize) -> Result<Vec<Lexeme<'_>>, Fault> {
    let mut lexemes = Vec::new();
    let mut offset = 0;
    loop {
        let rest = text.get(offset..).unwrap_or_default();
        let trimmed = rest.trim_start();
        offset += rest.len() - trimmed.len();
        if trimmed.is_empty() || lexemes.len() == most {
            return Ok(lexemes);
        }
        let (token, length) = word(trimmed, dialect).map_err(|fault| fault.at(text, offset))?;
        lexemes.push(Lexeme { token, offset });
        offset += length;
    }
}

/// The word at the start of `text`, which is neither empty nor begins with white space, and its length in bytes.
fn word(text: &str, dialect: Dialect) -> Result<(Token<'_>, usize), Fault> {
    if text.starts_with("${") {
        return reference(text);
    }
    let first = text.chars().next().unwrap_or_default();
    match first {
        '\'' => return quoted(text, first, dialect),
        '"' if dialect == Dialect::Nested => return quoted(text, first, dialect),
        '"' => {
            let fault = Fault::new("a condition knows no double quotes");
            return Err(fault.with_help("write texts in single quotes: `'like this'`"));
        }
        '(' => return Ok((Token::Open, 1)),
        ')' => return Ok((Token::Close, 1)),
        digit if digit.is_ascii_digit() => return number(text, dialect),
        letter if letter.is_alphabetic() || letter == '_' => return name(text),
        _ => {}
    }
    unknown_operator(text)?;
    for operator in BinaryOperator::ALL {
        if text.starts_with(operator.sign()) {
            let length = operator.sign().len();
            return Ok((Token::Operator(operator), length));
        }
    }
    match first {
        '!' => Ok((Token::Not, 1)),
        '`' => Err(Fault::new("a backtick inside an expression ends it")
            .with_help("inside a text put two backslashes before it")),
        '$' => Err(Fault::new("a `$` without braces").with_help(Malformed::HELP)),
        '&' | '|' => Err(Fault::new(format!("a single `{first}` is no operator"))
            .with_help(format!("write `{first}{first}`"))),
        '=' => Err(Fault::new("a single `=` is no operator").with_help("write `==`")),
        other => Err(Fault::new(format!("`{other}` has no meaning here"))),
    }
}

/// Refuses operators of other languages, which would else be read as two of this one.
fn unknown_operator(text: &str) -> Result<(), Fault> {
    let known = [
        ("===", "write `==`"),
        ("!==", "write `!=`"),
        ("**", "write out the multiplication"),
        (
            "??",
            "a value that is not there counts as 0 or as empty text",
        ),
        (
            "?",
            "there is no `… ? … : …`: use an If, or two components with `visible`",
        ),
        (
            "%",
            "the documentation lists it, but the validator refuses it",
        ),
    ];
    for (sign, help) in known {
        if text.starts_with(sign) {
            return Err(Fault::new(format!("there is no operator `{sign}`")).with_help(help));
        }
    }
    Ok(())
}

fn reference(text: &str) -> Result<(Token<'_>, usize), Fault> {
    let end = text
        .find('}')
        .ok_or_else(|| Fault::new("`${` is not closed").with_help("add a `}`"))?;
    let inner = text.get(2..end).unwrap_or_default();
    let found = Reference::in_braces(inner).map_err(|Malformed| Fault::malformed_reference())?;
    Ok((Token::Reference(found), end + 1))
}

fn quoted(text: &str, quote: char, dialect: Dialect) -> Result<(Token<'_>, usize), Fault> {
    let inner = text.get(1..).unwrap_or_default();
    let escapes = dialect == Dialect::Nested;
    let mut skip = 0;
    for (offset, character) in inner.char_indices() {
        if skip > 0 {
            skip -= 1;
        } else if character == quote {
            let quoted = inner.get(..offset).unwrap_or_default();
            return Ok((Token::Text(quoted), offset + 2));
        } else if escapes && character == '\\' {
            let behind = inner.get(offset + 1..).unwrap_or_default();
            skip = if behind.starts_with("\\`") { 2 } else { 1 };
            if behind.starts_with('`') {
                return Err(bare_backtick());
            }
        } else if escapes && character == '`' {
            return Err(bare_backtick());
        }
    }
    Err(Fault::new("a text is not closed").with_help(format!("add a `{quote}`")))
}

fn bare_backtick() -> Fault {
    Fault::new("a backtick inside a text ends the expression")
        .with_help("put two backslashes before it (four in JSON)")
}

fn number(text: &str, dialect: Dialect) -> Result<(Token<'_>, usize), Fault> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    let fraction = text.get(length..).unwrap_or_default().strip_prefix('.');
    if let Some(fraction) = fraction {
        if dialect == Dialect::Condition {
            return Err(Fault::new("a condition knows no decimals").with_help(
                "compare with a whole number; the phone cuts numbers to whole ones in a condition, but not in `visible` of a \
                 component, in backticks (from 6.0)",
            ));
        }
        match digits(fraction) {
            0 => return Err(Fault::new("a number ends with a point")),
            more => length += 1 + more,
        }
    }
    let written = text.get(..length).unwrap_or_default();
    if dialect == Dialect::Condition && written.len() > 1 && written.starts_with('0') {
        return Err(Fault::new(format!(
            "the number {written} begins with a zero"
        )));
    }
    Ok((Token::Number(written), length))
}

fn name(text: &str) -> Result<(Token<'_>, usize), Fault> {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let name = end.and_then(|end| text.get(..end)).unwrap_or(text);
    match name {
        "true" | "false" => Ok((Token::Bool(name == "true"), name.len())),
        "null" | "undefined" => Err(Fault::new(format!("`{name}` cannot be used"))
            .with_help("compare a text with `''` to see whether it is empty")),
        _ => Err(Fault::new(format!("`{name}` has no meaning here")).with_help(format!(
            "a text stands in single quotes: `'{name}'`; a reference looks like `${{data.{name}}}`"
        ))),
    }
}
