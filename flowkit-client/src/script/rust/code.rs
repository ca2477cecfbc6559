//! Statements as rustfmt lays them out, within the body of a function.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

/// rustfmt's `max_width`.
const MAX_WIDTH: usize = 100;

/// rustfmt's `fn_call_width` and `chain_width`.
const CALL_WIDTH: usize = 60;

/// The widest text that stands where rustfmt would break the lines around a wider one in many ways.
const WIDEST_TEXT: usize = 40;

/// Stands in an argument of a check before and after the part that gets a line of its own if the whole is too wide.
pub(super) const FOLD: char = '\u{0}';

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

    /// `let data = serde_json::from_str("{}")?;`, in two lines if one is too wide.
    pub(super) fn bind(&mut self, lead: &str, value: &str) {
        let flat = format!("{lead} {value};");
        // rustfmt counts the `?` at the end twice.
        let twice = usize::from(value.ends_with('?'));
        let next = width(value).saturating_add(9).saturating_add(twice);
        let is_wide = width(&flat).saturating_add(twice) > MAX_WIDTH - 4;
        match is_wide && next <= MAX_WIDTH {
            true => self.line(&format!("{lead}\n        {value};")),
            false => self.line(&flat),
        }
    }

    /// A text as an argument. A long one gets a name of its own above.
    pub(super) fn short(&mut self, name: &str, long: &str) -> String {
        let literal = text(long);
        if width(&literal) <= WIDEST_TEXT {
            return literal;
        }
        self.bind(&format!("let {name} ="), &literal);
        name.to_owned()
    }

    /// `let x = phone.tap("Continue").await?;`
    pub(super) fn chain(&mut self, lead: &str, root: &str, calls: Vec<Call>) {
        let chain: String = calls.iter().map(Call::flat).collect();
        let chain = format!("{root}{chain}");
        let flat = format!("{lead}{chain};");
        let laid_out = match calls.as_slice() {
            // A `let` that is too wide goes on in the next line.
            [_] if !lead.is_empty() => return self.bind(lead.trim_end(), &chain),
            [call] => {
                let before = width(root).saturating_add(5);
                let call = call.laid_out(4, before);
                call.map(|call| format!("{root}{call};"))
            }
            // rustfmt counts the `?` at the end twice.
            _ if width(&chain).saturating_add(usize::from(chain.ends_with('?'))) <= CALL_WIDTH
                && width(&flat) <= MAX_WIDTH - 4 =>
            {
                None
            }
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
        let joined = arguments.join(", ").replace(FOLD, "");
        let flat = format!("{name}!({joined});");
        let is_narrow = arguments.len() < 2 || width(&joined) <= CALL_WIDTH;
        if is_narrow && width(&flat) <= MAX_WIDTH - 4 {
            return self.line(&flat);
        }
        let mut lines = format!("{name}!(");
        for (number, argument) in (1..).zip(arguments) {
            let comma = if number == arguments.len() { "" } else { "," };
            let flat = argument.replace(FOLD, "");
            // rustfmt counts a comma after the last one, too.
            let is_narrow = width(&flat).saturating_add(1) <= MAX_WIDTH - 8;
            let argument = match is_narrow {
                true => flat,
                false => fold(argument),
            };
            let _ = write!(lines, "\n        {argument}{comma}");
        }
        lines.push_str("\n    );");
        self.line(&lines);
    }
}

/// An argument of a check whose inner part stands on a line of its own.
fn fold(argument: &str) -> String {
    let mut parts = argument.splitn(3, FOLD);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(inner), Some(after)) => {
            format!("{before}\n            {inner}\n        {after}")
        }
        _ => argument.replace(FOLD, ""),
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
pub(super) fn literal(value: &Value) -> String {
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
