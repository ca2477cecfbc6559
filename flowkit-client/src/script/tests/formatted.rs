//! The code of a script is as rustfmt would have it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::super::Script;

/// Lines with a text of any length in them.
const LINES: [&str; 34] = [
    "fill a \"TEXT\"",
    "fill \"TEXT\" b",
    "tap \"TEXT\"",
    "choose a \"TEXT\"",
    "choose \"a list with a label of so many letters\" \"TEXT\"",
    "choose-range \"TEXT\" 2026-12-01 2026-12-04",
    "pick \"TEXT\" end-date 2026-12-01",
    "attach a photo 1x1 named \"TEXT\"",
    "attach a file \"TEXT\"",
    "attach a file \"TEXT\" as \"a/b\" named \"TEXT\"",
    "attach a text \"a\" \"TEXT\"",
    "attach \"TEXT\" photo 600x400 seed 2",
    "attach \"TEXT\" document pdf",
    "remove-file \"TEXT\" 0",
    "gesture {\"gesture\": \"type\", \"at\": 1, \"text\": \"TEXT\"}",
    "impossible tap \"TEXT\"",
    "impossible fill a \"TEXT\"",
    "failed choose a \"TEXT\"",
    "network expire-token \"TEXT\"",
    "expect screen \"TEXT\"",
    "expect snackbar \"TEXT\"",
    "expect error a \"TEXT\"",
    "expect error \"TEXT\"",
    "expect error-screen \"TEXT\"",
    "expect text \"TEXT\"",
    "expect no-text \"TEXT\"",
    "expect value a \"TEXT\"",
    "expect value a {\"b\": \"TEXT\"}",
    "expect value a [\"b\", \"TEXT\"]",
    "expect opened-url \"TEXT\"",
    "expect completed {\"a\": \"TEXT\", \"b\": 1}",
    "expect completed {\"TEXT\": \"a\"}",
    "expect completed {\"TEXT\": [1]}",
    "wait 600ms",
];

const OPENINGS: [&str; 4] = [
    "with token \"TEXT\"\nopen\nback",
    "with token \"TEXT\"\nback",
    "with today 2026-12-01\nwith token \"TEXT\"\nopen\nback",
    "with opened-on A {\"a\":\"TEXT\"}\nopen\nback",
];

#[test]
#[ignore = "needs rustfmt"]
fn texts_of_all_lengths_are_laid_out_as_rustfmt_does() {
    let lengths = || (1..140).map(|length| "x".repeat(length));
    let mut code = String::new();
    let script = lengths().map(|text| LINES.join("\n").replace("TEXT", &text));
    let script: Script = script.collect::<Vec<_>>().join("\n").parse().unwrap();
    code.push_str(&script.to_rust());
    for text in lengths() {
        for opening in OPENINGS {
            let script: Script = opening.replace("TEXT", &text).parse().unwrap();
            let test = script.to_rust();
            let test = test.split_once("#[tokio::test]").unwrap().1;
            code.push_str("\n#[tokio::test]");
            code.push_str(test);
        }
    }
    let mut rustfmt = Command::new("rustfmt")
        .args([
            "--edition",
            "2024",
            "--check",
            "--config",
            "style_edition=2024",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = rustfmt.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(code.as_bytes()).unwrap());
    let output = rustfmt.wait_with_output().unwrap();
    writing.join().unwrap();
    let difference = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{difference}");
}
