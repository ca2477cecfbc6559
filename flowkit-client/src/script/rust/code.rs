//! Statements as rustfmt lays them out, within the body of a function.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

/// rustfmt's `max_width`.
const MAX_WIDTH: usize = 100;

/// rustfmt's `fn_call_width` and `chain_width`.
const CALL_WIDTH: usize = 60;

/// Words that cannot name a function.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// The body of a function, statement by statement.
#[derive(Default)]
pub(super) struct Code {
    text: String,
    uses: BTreeSet<&'static str>,
}

/// One call of a chain: `.tap("Continue")`, with `?` after it or not.
pub(super) struct Call {
    name: &'static str,
    /// `None` for `.await`.
    arguments: Option<Vec<String>>,
    tail: &'static str,
}

impl Call {
    pub(super) fn new(name: &'static str, arguments: impl IntoIterator<Item = String>) -> Self {
        Self {
            name,
            arguments: Some(arguments.into_iter().collect()),
            tail: "",
        }
    }

    /// `.await?`
    pub(super) fn awaited() -> Self {
        Self {
            name: "await",
            arguments: None,
            tail: "?",
        }
    }

    /// `.await`
    pub(super) fn awaited_alone() -> Self {
        Self {
            tail: "",
            ..Self::awaited()
        }
    }

    /// The same with a `?` after it.
    pub(super) fn or_error(mut self) -> Self {
        self.tail = "?";
        self
    }

    fn flat(&self) -> String {
        let Self { name, tail, .. } = self;
        match &self.arguments {
            Some(arguments) => format!(".{name}({}){tail}", arguments.join(", ")),
            None => format!(".{name}{tail}"),
        }
    }

    /// The call at this depth, its arguments below each other where they are too wide; `None` when that does not help.
    fn laid_out(&self, indent: usize, before: usize) -> Option<String> {
        let flat = self.flat();
        let arguments = self.arguments.as_deref().unwrap_or_default();
        let is_narrow = arguments.len() < 2 || width(&arguments.join(", ")) <= CALL_WIDTH;
        if is_narrow && before.saturating_add(width(&flat)) <= MAX_WIDTH {
            return Some(flat);
        }
        if arguments.is_empty() {
            return None;
        }
        let Self { name, tail, .. } = self;
        Some(format!(".{name}({}{tail}", below(arguments, indent, ",")?))
    }
}

impl Code {
    /// Notes that a path is used; `client::` stands for the path of this crate.
    pub(super) fn uses(&mut self, path: &'static str) {
        self.uses.insert(path);
    }

    pub(super) fn used(&self) -> impl Iterator<Item = &'static str> {
        self.uses.iter().copied()
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A statement on one line.
    pub(super) fn line(&mut self, statement: &str) {
        let _ = writeln!(self.text, "    {statement}");
    }

    /// `let x = phone.tap("Continue").await?;`
    pub(super) fn chain(&mut self, lead: &str, root: &str, calls: Vec<Call>) {
        let chain: String = calls.iter().map(Call::flat).collect();
        let chain = format!("{root}{chain}");
        let flat = format!("{lead}{chain};");
        let laid_out = match calls.as_slice() {
            [call] => {
                let before = width(lead).saturating_add(width(root)).saturating_add(5);
                let call = call.laid_out(4, before);
                call.map(|call| format!("{lead}{root}{call};"))
            }
            _ if width(&chain) <= CALL_WIDTH && width(&flat) <= MAX_WIDTH - 4 => None,
            calls => {
                let last = calls.len().saturating_sub(1);
                let lines = calls.iter().enumerate().map(|(at, call)| {
                    let before = if at == last { 9 } else { 8 };
                    Some(format!("\n        {}", call.laid_out(8, before)?))
                });
                let lines: Option<String> = lines.collect();
                lines.map(|lines| format!("{lead}{root}{lines};"))
            }
        };
        self.line(laid_out.as_deref().unwrap_or(&flat));
    }

    /// `assert_eq!(phone.screen(), "SUMMARY");`
    pub(super) fn check(&mut self, name: &str, arguments: &[String]) {
        let joined = arguments.join(", ");
        let flat = format!("{name}!({joined});");
        let is_narrow = arguments.len() < 2 || width(&joined) <= CALL_WIDTH;
        let laid_out = match is_narrow && width(&flat) <= MAX_WIDTH - 4 {
            true => None,
            false => below(arguments, 4, "").map(|arguments| format!("{name}!({arguments};")),
        };
        self.line(laid_out.as_deref().unwrap_or(&flat));
    }
}

/// Arguments below each other with the bracket that ends them, within a call at this depth; `None` when one is too wide for that.
fn below(arguments: &[String], indent: usize, last: &str) -> Option<String> {
    let inner = indent.saturating_add(4);
    let mut text = String::from("\n");
    let count = arguments.len();
    for (number, argument) in (1..).zip(arguments) {
        let comma = if number == count { last } else { "," };
        if inner.saturating_add(width(argument)).saturating_add(1) > MAX_WIDTH {
            return None;
        }
        let _ = writeln!(text, "{:inner$}{argument}{comma}", "");
    }
    let _ = write!(text, "{:indent$})", "");
    Some(text)
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A text as a literal.
pub(super) fn text(text: &str) -> String {
    format!("{text:?}")
}

/// A value as an expression of type `serde_json::Value`.
pub(super) fn json(code: &mut Code, value: &Value) -> String {
    code.uses("serde_json::json");
    format!("json!({})", literal(value))
}

/// A value as it stands within `json!`.
fn literal(value: &Value) -> String {
    match value {
        Value::String(string) => text(string),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| format!("{}: {}", text(key), literal(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        // Rust takes a figure for an `i32` where nothing else tells its type.
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(small), _) if i32::try_from(small).is_ok() => small.to_string(),
            (Some(large), _) => format!("{large}_i64"),
            (_, Some(large)) => format!("{large}_u64"),
            _ => number.to_string(),
        },
        Value::Bool(_) | Value::Null => value.to_string(),
    }
}

/// A name that a function can have.
pub(super) fn function_name(name: &str) -> String {
    let plain = |letter: char| match letter {
        'a'..='z' | '0'..='9' | '_' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ => '_',
    };
    let name: String = name.chars().map(plain).collect();
    let begins_well = name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '_');
    match begins_well && !KEYWORDS.contains(&name.as_str()) {
        true => name,
        false => format!("walk_{name}"),
    }
}
