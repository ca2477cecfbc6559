//! Says what is wrong in a TOML file, and where.
//!
//! The line itself is never shown: somebody may have put a token into it.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::failure::Failure;

/// A problem of a file at this byte of its text, with line and column.
pub(crate) fn fault(file: &Path, text: &str, at: Option<usize>, problem: &str) -> Failure {
    let file = file.display();
    let Some(before) = at.and_then(|at| text.get(..at)) else {
        return Failure::new(format!("{problem}\n  --> {file}"));
    };
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    Failure::new(format!("{problem}\n  --> {file}:{line}:{column}"))
}

/// Why a file cannot be understood, in words that quote no value of it.
pub(crate) fn unreadable(file: &Path, text: &str, error: &toml::de::Error) -> Failure {
    let at = error.span().map(|span| span.start);
    let message = error.message();
    if let Some((name, known)) = unknown_key(message) {
        let failure = fault(file, text, at, &format!("unknown key `{name}`"));
        return failure.with_help(about_unknown(name, &known));
    }
    let expected = ["invalid type: ", "invalid value: "]
        .iter()
        .any(|start| message.starts_with(start))
        .then(|| message.rsplit_once(", expected "))
        .flatten();
    match expected {
        Some((_, expected)) => fault(file, text, at, &format!("this must be {expected}")),
        None => fault(file, text, at, message.lines().next().unwrap_or(message)),
    }
}

/// Takes serde's "unknown field `a`, expected one of `b`, `c`" apart: `a`, and `b` and `c`.
fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (name, known) = rest.split_once("`, ")?;
    Some((name, known.split('`').skip(1).step_by(2).collect()))
}

fn about_unknown(name: &str, known: &[&str]) -> String {
    let folded = name.to_lowercase();
    if ["token", "secret", "pass", "private"]
        .iter()
        .any(|word| folded.contains(word))
    {
        return "secrets do not belong here, because this file is committed: the token comes from WHATSAPP_TOKEN or \
                --token-file"
            .to_owned();
    }
    match flowkit_json::nearest(name, known.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!(
            "known here: {}",
            known
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

/// The byte at which the last of these nested keys stands. Of keys that are missing, the place is that of the table around.
pub(crate) fn place(text: &str, path: &[&str]) -> Option<usize> {
    let parsed = DeTable::parse(text).ok()?;
    let mut table = Some(parsed.get_ref());
    let mut found = None;
    for name in path {
        let Some((key, value)) = table.and_then(|table| {
            let mut entries = table.iter();
            entries.find(|(key, _)| key.get_ref().as_ref() == *name)
        }) else {
            break;
        };
        found = Some(key.span().start);
        table = match value.get_ref() {
            DeValue::Table(inner) => Some(inner),
            _ => None,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a = 1\n[environments.staging]\nwaba-id = \"9\"\n[environments.\"ä\".flows.x]\n  json = 5\n";

    #[test]
    fn keys_have_places_and_missing_ones_that_of_their_table() {
        let at = |path: &[&str]| place(TEXT, path).map(|at| TEXT.get(at..at + 4).unwrap_or("?"));
        assert_eq!(at(&["environments", "staging", "waba-id"]), Some("waba"));
        assert_eq!(at(&["environments", "staging", "nothing"]), Some("stag"));
        assert_eq!(
            at(&["environments", "ä", "flows", "x", "json"]),
            Some("json")
        );
        assert_eq!(at(&["nothing"]), None);
    }

    #[test]
    fn a_known_name_is_offered_for_an_unknown_one() {
        let message = "unknown field `waba_id`, expected one of `waba-id`, `flows`";
        assert_eq!(
            unknown_key(message),
            Some(("waba_id", vec!["waba-id", "flows"]))
        );
        assert_eq!(
            about_unknown("waba_id", &["waba-id", "flows"]),
            "did you mean `waba-id`?"
        );
        assert_eq!(about_unknown("colour", &["a", "b"]), "known here: `a`, `b`");
        assert!(about_unknown("access-token", &["a"]).contains("WHATSAPP_TOKEN"));
        let only = "unknown field `b`, expected `a`";
        assert_eq!(unknown_key(only), Some(("b", vec!["a"])));
    }
}
