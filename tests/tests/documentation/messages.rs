//! Every message that a guide quotes is one that the code says.

use crate::pages::{files, page, read};

/// The sources as one text, in which a message reads as it is printed: joined where a literal goes on in the next line.
fn sources() -> String {
    let crates = [
        "flowkit-runtime/src/",
        "flowkit-graph/src/",
        "flowkit-cli/src/",
        "flowkit/src/",
    ];
    let mut all = String::new();
    for file in files()
        .iter()
        .filter(|file| crates.iter().any(|start| file.starts_with(start)))
    {
        if !file.ends_with(".rs") {
            continue;
        }
        let text = read(file);
        let mut continued = false;
        for line in text.lines() {
            let line = if continued { line.trim_start() } else { line };
            continued = line.ends_with('\\');
            all.push_str(line.trim_end_matches('\\'));
            if !continued {
                all.push('\n');
            }
        }
    }
    all.replace("\\\"", "\"")
}

/// The pieces of a quoted line as they stand in a source. `…` stands for a value, a semicolon joins what is wrong and what to do,
/// and what begins a line of the log is written elsewhere. A piece of a few letters shows nothing.
fn pieces(line: &str) -> Vec<&str> {
    line.split(['…', ';'])
        .flat_map(|part| part.split("the variable `PRIVATE_KEY` "))
        .flat_map(|part| part.split("refused: "))
        .flat_map(|part| part.split("not for a flow: "))
        .flat_map(|part| part.split("no answer: "))
        .flat_map(|part| part.split("the decrypted request "))
        .flat_map(|part| part.split("not sent, because the phone would refuse it: "))
        .map(|part| part.trim_matches([' ', '`', ';', ':']))
        .filter(|part| part.len() > 5)
        .collect()
}

#[test]
fn every_quoted_message_is_one_of_ours() {
    let sources = sources();
    let guide = page("docs/errors.md");
    let mut quoted = 0;
    for (_, text) in guide.blocks().iter().filter(|(fence, _)| *fence == "text") {
        for line in text.lines() {
            let pieces = pieces(line);
            assert!(!pieces.is_empty(), "{line}");
            for piece in pieces {
                // A colon may join two messages, of which the second is another error's own.
                let mut parts = piece.split(": ").filter(|part| part.len() > 5);
                let is_said = sources.contains(piece) || parts.all(|part| sources.contains(part));
                assert!(is_said, "nobody says {piece:?} (in {line:?})");
                quoted += 1;
            }
        }
    }
    assert!(quoted > 40, "{quoted}");
    for prefix in [
        "refused: {}",
        "not for a flow: ",
        "no answer: {mismatch}",
        "not sent, because the phone would refuse it: ",
    ] {
        assert!(sources.contains(prefix), "{prefix}");
    }
}

/// Each of the statuses that an endpoint answers with is in the guide.
#[test]
fn every_status_is_explained() {
    let guide = page("docs/errors.md");
    let refusal = read("flowkit-runtime/src/endpoint/refusal.rs");
    for status in [
        "400", "404", "405", "408", "413", "421", "427", "432", "500", "503", "504",
    ] {
        assert!(guide.text.contains(status), "{status}");
    }
    let statuses = refusal
        .split("=> ")
        .skip(1)
        .filter_map(|rest| rest.get(..3));
    for status in statuses.filter(|status| status.chars().all(|c| c.is_ascii_digit())) {
        assert!(guide.text.contains(status), "{status}");
    }
}

/// The limits in the guide on deployment are methods of the builder.
#[test]
fn every_limit_is_a_method() {
    let builder = read("flowkit-runtime/src/endpoint/builder.rs");
    let guide = page("docs/deployment.md");
    let limits: Vec<_> = builder
        .split("pub fn ")
        .skip(1)
        .filter_map(|rest| rest.split_once('(').map(|(name, _)| name))
        .filter(|name| {
            ["limit", "timeout", "budget"]
                .iter()
                .any(|end| name.ends_with(end))
                || name.starts_with("max_")
        })
        .collect();
    assert!(limits.len() >= 9, "{limits:?}");
    let spans = guide.code_spans();
    for limit in limits {
        assert!(
            spans.iter().any(|span| span == limit),
            "{limit} is not in the guide"
        );
    }
}
