//! Flow JSON to compare by what it says: white space, the order of members and the way a text is escaped do not count.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Map, Number, Value};
use sha2::{Digest as _, Sha256};
use similar::TextDiff;

/// A Flow JSON whose members are in the order of their names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CanonicalJson(Value);

/// Lines around each change of a diff.
const CONTEXT: usize = 3;

/// For so long the shortest diff is searched for. After that a longer one will do.
const LONGEST_DIFF: Duration = Duration::from_secs(2);

impl CanonicalJson {
    /// Reads a Flow JSON; `None` for what is no JSON.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        serde_json::from_slice(bytes).ok().map(sorted).map(Self)
    }

    /// The SHA-256 of this form without white space, as flowkit.lock keeps it: `sha256:44136f…`.
    pub(super) fn hash(&self) -> String {
        let digest = Sha256::digest(self.0.to_string());
        digest.iter().fold("sha256:".to_owned(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// The text to show in a diff, with a line for every value.
    pub(super) fn pretty(&self) -> String {
        format!("{:#}\n", self.0)
    }

    /// Whether the flow asks an endpoint.
    pub(super) fn asks_an_endpoint(&self) -> bool {
        self.0.get("data_api_version").is_some()
    }
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            let members = members
                .into_iter()
                .map(|(name, value)| (name, sorted(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Number(number) => Value::Number(normalized(number)),
        other => other,
    }
}

/// To the phone `1.0` and `1` are one number, so both become `1`.
fn normalized(number: Number) -> Number {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = number.as_f64().filter(|_| number.is_f64());
    let whole = float.filter(|float| float.fract() == 0.0 && float.abs() < EXACT);
    whole.map_or(number, |float| Number::from(float as i64))
}

/// The unified diff from what is live to what is wanted; `file` is the name of the latter.
pub(super) fn diff(live: &str, wanted: &str, file: &str) -> String {
    let mut config = TextDiff::configure();
    config.timeout(LONGEST_DIFF);
    let diff = config.diff_lines(live, wanted);
    let mut unified = diff.unified_diff();
    unified
        .context_radius(CONTEXT)
        .header("at Meta", file)
        .missing_newline_hint(false);
    unified.to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn read(text: &str) -> CanonicalJson {
        CanonicalJson::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn only_what_is_said_counts() {
        let one = read(r#"{"version":"7.3","screens":[{"id":"A","title":"\u00e4"}]}"#);
        let same = read(
            "\u{feff}{ \"screens\": [ {\"title\":\"ä\", \"id\":\"A\"} ],\n \"version\": \"7.3\" }",
        );
        assert_eq!(one.hash(), same.hash());
        assert_eq!(one, same);
        assert_eq!(one.pretty(), same.pretty());
        for other in [
            r#"{"version":"7.2","screens":[{"id":"A","title":"ä"}]}"#,
            r#"{"version":"7.3","screens":[{"id":"A","title":"ä"},{}]}"#,
            r#"{"version":"7.3","screens":[{"id":"A","title":"ä","data":null}]}"#,
        ] {
            assert_ne!(one.hash(), read(other).hash(), "{other}");
        }
        assert_eq!(read("[1.0, -0.0, 1e2, 0.5]"), read("[1, 0, 100, 5e-1]"));
        assert_ne!(read("[1,2]").hash(), read("[2,1]").hash());
        assert_eq!(
            read("{}").hash(),
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        );
        assert_eq!(CanonicalJson::read(b"<html>"), None);
    }

    #[test]
    fn a_diff_shows_what_changes() {
        let (live, wanted) = (read(r#"{"a":1,"b":[2]}"#), read(r#"{"b":[2,3],"a":1}"#));
        assert_eq!(
            diff(&live.pretty(), &wanted.pretty(), "flow.json"),
            "--- at Meta\n+++ flow.json\n@@ -1,6 +1,7 @@\n {\n   \"a\": 1,\n   \"b\": [\n-    2\n+    2,\n+    3\n   ]\n }\n"
        );
    }
}
