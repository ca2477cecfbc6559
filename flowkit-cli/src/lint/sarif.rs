//! One SARIF 2.1.0 log
//! ([specification](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)).

use std::io::{self, Write};

use flowkit_json::{Finding, Level};
use serde_json::{Value, json};

use super::{CODES_PAGE, Checked, Format, is_grave, message_with_help};
use crate::input::STDIN_SHOWN;
use crate::output::Output;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Findings are gathered, since a log is one object.
pub(super) struct Sarif {
    strict: bool,
    /// The rules met so far; a result refers to its rule by index.
    rules: Vec<&'static str>,
    results: Vec<Value>,
    failures: Vec<Value>,
}

impl Format for Sarif {
    fn document(&mut self, document: &Checked, _: &mut Output) -> io::Result<()> {
        let location = artifact(&document.input.name);
        for finding in document.report.findings() {
            let result = self.result(finding, &location);
            self.results.push(result);
        }
        Ok(())
    }

    fn unreadable(&mut self, name: &str, why: &str, _: &mut Output) -> io::Result<()> {
        self.failures.push(json!({
            "level": "error",
            "message": { "text": why },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(name) } }],
        }));
        Ok(())
    }

    fn end(&mut self, output: &mut Output) -> io::Result<()> {
        let rules: Vec<Value> = self.rules.iter().map(|id| rule(id)).collect();
        let mut invocation = json!({ "executionSuccessful": self.failures.is_empty() });
        if let (false, Some(members)) = (self.failures.is_empty(), invocation.as_object_mut()) {
            let failures = std::mem::take(&mut self.failures);
            members.insert("toolExecutionNotifications".to_owned(), failures.into());
        }
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "flowkit",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                } },
                "columnKind": "unicodeCodePoints",
                "invocations": [invocation],
                "results": std::mem::take(&mut self.results),
            }],
        });
        serde_json::to_writer_pretty(output.stdout(), &log)?;
        output.stdout().write_all(b"\n")
    }
}

impl Sarif {
    pub(super) fn new(strict: bool) -> Self {
        Self {
            strict,
            rules: Vec::new(),
            results: Vec::new(),
            failures: Vec::new(),
        }
    }

    fn result(&mut self, finding: &Finding, artifact: &Value) -> Value {
        let id = rule_id(finding);
        let index = self.rules.iter().position(|known| *known == id);
        let index = index.unwrap_or_else(|| {
            self.rules.push(id);
            self.rules.len() - 1
        });
        let level = match finding.level() {
            level if is_grave(level, self.strict) => "error",
            Level::Device => "warning",
            _ => "note",
        };
        let (start, end) = (finding.span().start(), finding.span().end());
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": artifact,
                "region": {
                    "startLine": start.line(),
                    "startColumn": start.column(),
                    "endLine": end.line(),
                    "endColumn": end.column(),
                },
            },
        });
        if let (false, Some(members)) = (finding.path().is_empty(), location.as_object_mut()) {
            let place = json!([{ "fullyQualifiedName": finding.path() }]);
            members.insert("logicalLocations".to_owned(), place);
        }
        json!({
            "ruleId": id,
            "ruleIndex": index,
            "level": level,
            "message": { "text": message_with_help(finding) },
            "locations": [location],
        })
    }
}

/// Meta's code is the rule; what has no code goes by its level.
fn rule_id(finding: &Finding) -> &'static str {
    match (finding.code(), finding.level()) {
        (Some(code), _) => code.as_str(),
        (None, Level::Error | Level::Pending) => "flowkit/error",
        (None, Level::Device) => "flowkit/device",
        (None, _) => "flowkit/warning",
    }
}

fn rule(id: &str) -> Value {
    let (text, level) = match id {
        "flowkit/error" => ("Meta's validator refuses the document.", "error"),
        "flowkit/device" => (
            "The document publishes, but breaks or is cut short on the phone.",
            "warning",
        ),
        "flowkit/warning" => ("Worth a look; nothing breaks.", "note"),
        _ => {
            return json!({
                "id": id,
                "shortDescription": { "text": format!("Meta's validator refuses the document: {id}.") },
                "helpUri": CODES_PAGE,
                "defaultConfiguration": { "level": "error" },
            });
        }
    };
    json!({
        "id": id,
        "shortDescription": { "text": text },
        "defaultConfiguration": { "level": level },
    })
}

/// Where a document is, as a URI reference: relative as it was given, or with the scheme `file`.
fn artifact(name: &str) -> Value {
    if name == STDIN_SHOWN {
        return json!({ "uri": "stdin", "description": { "text": "standard input" } });
    }
    let name = if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name.to_owned()
    };
    let path = encoded(&name);
    let drive = name.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    let uri = if drive {
        format!("file:///{path}")
    } else if name.starts_with('/') {
        format!("file://{path}")
    } else {
        path
    };
    json!({ "uri": uri })
}

/// Escapes everything that a path in a URI may not hold, and `:`, which could be read as the end of a scheme.
fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::artifact;

    #[test]
    fn file_names_become_uris() {
        for (name, uri) in [
            ("flows/a.json", "flows/a.json"),
            ("../a b#c?.json", "../a%20b%23c%3F.json"),
            ("a:b.json", "a%3Ab.json"),
            ("/tmp/ü.json", "file:///tmp/%C3%BC.json"),
            ("<stdin>", "stdin"),
        ] {
            assert_eq!(artifact(name)["uri"], uri, "{name}");
        }
    }
}
