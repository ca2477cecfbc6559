//! The rules for a crate's name, as `cargo new` has them.

/// Rust's keywords, which cannot be the name of a crate.
#[rustfmt::skip]
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
/// Names that mean something to cargo or to every program.
const TAKEN: &[&str] = &[
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "incremental",
    "proc-macro",
    "proc_macro",
    "std",
    "test",
];
/// What the project itself depends on.
const DEPENDENCIES: &[&str] = &["flowkit", "serde_json", "tokio"];

/// The longest name that crates.io takes.
const LONGEST: usize = 64;

/// What keeps a crate from having this name; `None` if nothing does.
pub(super) fn problem_of(name: &str) -> Option<String> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if name.is_empty() {
        return Some("the name is empty".to_owned());
    }
    if let Some(letter) = name.chars().find(|letter| !fits(*letter)) {
        return Some(format!(
            "`{name}` cannot be the name of a crate: `{}` may not stand in it, only letters (a to z), digits, `-` and \
             `_`{}",
            letter.escape_debug(),
            suggestion(name)
        ));
    }
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return Some(format!(
            "`{name}` cannot be the name of a crate: it must begin with a letter{}",
            suggestion(name)
        ));
    }
    if name.len() > LONGEST {
        return Some(format!(
            "the name is too long for a crate: {LONGEST} characters are the most"
        ));
    }
    let is = |list: &[&str]| list.contains(&name);
    if is(KEYWORDS) {
        return Some(format!(
            "`{name}` cannot be the name of a crate: it is a word of Rust; try `{name}-flow`"
        ));
    }
    if is(TAKEN) {
        return Some(format!(
            "`{name}` cannot be the name of a crate: cargo uses it itself; try `{name}-flow`"
        ));
    }
    let same = |other: &&str| other.replace('-', "_") == name.replace('-', "_");
    if DEPENDENCIES.iter().any(same) {
        return Some(format!(
            "`{name}` cannot be the name of the crate, because it depends on a crate of that name; try `my-{name}`"
        ));
    }
    None
}

/// The nearest name that a crate can have, as "; try `my-flow`".
fn suggestion(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let joined = words.join("-");
    let better = joined.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic());
    if better.is_empty() || problem_of(better).is_some() {
        return String::new();
    }
    format!("; try `{better}`")
}

/// The name of the flow's type in a crate of this name: `table-booking` gives `TableBookingFlow`.
pub(super) fn flow_type(name: &str) -> String {
    let mut ty: String = name.split(['-', '_']).map(capitalised).collect();
    if !ty.ends_with("Flow") {
        ty.push_str("Flow");
    }
    ty
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Whether a word can be a name in Rust as it stands.
pub(super) fn is_plain_identifier(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !KEYWORDS.contains(&word)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{flow_type, problem_of};

    #[test]
    fn cargos_rules_hold() {
        for name in ["a", "table", "table-booking", "table_booking2", "Table"] {
            assert_eq!(problem_of(name), None);
        }
        for (name, said) in [
            ("", "empty"),
            ("2nd", "must begin with a letter; try `nd`"),
            ("-a", "must begin with a letter; try `a`"),
            ("_a", "must begin with a letter; try `a`"),
            ("my flow", "` ` may not stand in it"),
            ("my flow", "; try `my-flow`"),
            ("tisch-für-zwei", "`ü` may not stand in it"),
            ("a\u{1b}b", "`\\u{1b}` may not stand in it"),
            ("fn", "a word of Rust; try `fn-flow`"),
            ("test", "cargo uses it itself"),
            ("flowkit", "try `my-flowkit`"),
            ("serde-json", "try `my-serde-json`"),
            (&"a".repeat(65), "64 characters"),
        ] {
            let problem = problem_of(name).unwrap();
            assert!(problem.contains(said), "{name}: {problem}");
        }
    }

    #[test]
    fn the_flows_type_is_named_after_the_crate() {
        for (name, ty) in [
            ("table-booking", "TableBookingFlow"),
            ("my_flow", "MyFlow"),
            ("a2-b", "A2BFlow"),
            ("result", "ResultFlow"),
        ] {
            assert_eq!(flow_type(name), ty);
        }
    }
}
