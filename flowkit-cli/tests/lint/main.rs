//! `flowkit lint`, as people and machines see it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod formats;
mod pending;
mod upgrade;

#[path = "../support/mod.rs"]
mod support;

use serde_json::json;
use support::{FINE, Folder};

/// Two findings that Meta has codes for.
fn misspelt() -> String {
    FINE.replace("\"title\": \"Ask\"", "\"ttle\": \"Ask\"")
}

/// Publishes, but the phone cuts the label short.
fn too_long() -> String {
    FINE.replace(
        "\"Send\"",
        "\"Send this question of yours, 50 % off, right now\"",
    )
}

/// Publishes, with a warning.
fn twice() -> String {
    FINE.replace(
        "\"title\": \"Ask\"",
        "\"title\": \"Ask\", \"title\": \"Ask\"",
    )
}

#[test]
fn the_line_is_shown_with_the_fault_marked() {
    let folder = Folder::new("lint-marked");
    folder.write("ask.json", misspelt());
    let ran = folder.run(["lint", "ask.json"]);
    ran.ended(1);
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
 --> ask.json:6:7
  |
6 |       \"ttle\": \"Ask\",
  |       ^^^^^^
  |
  = help: did you mean `title`?
  = path: screens[0].ttle
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    assert_eq!(ran.stderr, "1 document checked: 2 errors\n");
}

#[test]
fn a_document_without_findings_is_said_to_be_fine() {
    let folder = Folder::new("lint-fine");
    folder.write("ask.json", FINE);
    let ran = folder.run(["lint", "ask.json"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(ran.stderr, "1 document checked: nothing found\n");
}

#[test]
fn strict_counts_what_breaks_on_the_phone() {
    let folder = Folder::new("lint-strict");
    folder.write("long.json", too_long());
    let plain = folder.run(["lint", "long.json"]);
    plain.ended(0);
    assert!(plain.stdout.starts_with("device: "), "{}", plain.stdout);
    assert_eq!(plain.stderr, "1 document checked: 1 device finding\n");
    folder.run(["lint", "--strict", "long.json"]).ended(1);
    // Warnings never count.
    folder.write("twice.json", twice());
    let warned = folder.run(["lint", "--strict", "twice.json"]);
    warned.ended(0);
    assert!(warned.stdout.contains("warning: "), "{}", warned.stdout);
}

#[test]
fn an_unreadable_file_does_not_stop_the_others() {
    let folder = Folder::new("lint-unreadable");
    folder
        .write("ask.json", misspelt())
        .write("flows/x.json", FINE);
    let ran = folder.run(["lint", "ask.jsn", "flows", "none/x.json", "ask.json"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: there is no file `ask.jsn`; did you mean `ask.json`?\n\
         error: `flows` is a directory, not a file\n\
         error: there is no file `none/x.json`: its directory `none` does not exist\n\
         1 document checked: 2 errors; 3 files could not be read\n"
    );
    assert!(ran.stdout.contains("ask.json:6:7"));
    let none = folder.run(["lint", "nothing.json"]);
    none.ended(2);
    assert!(
        none.stderr.ends_with("1 file could not be read\n"),
        "{}",
        none.stderr
    );
}

#[test]
fn standard_input_is_a_document() {
    let folder = Folder::new("lint-stdin");
    let ran = folder.run_with(&["lint", "--format", "json", "-"], FINE.as_bytes(), &[]);
    ran.ended(0);
    let expected = json!({ "file": "<stdin>", "valid": true, "version": "7.3", "findings": [] });
    assert_eq!(ran.json_lines(), [expected]);
    let twice = folder.run_with(&["lint", "-", "-"], FINE.as_bytes(), &[]);
    twice.ended(2);
    assert!(
        twice.stderr.contains("`-` is there twice"),
        "{}",
        twice.stderr
    );
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let folder = Folder::new("lint-colours");
    folder.write("ask.json", misspelt());
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let ran = folder.run_with(args, b"", env);
        let escape = "\u{1b}[";
        assert_eq!(ran.stdout.contains(escape), ran.stdout.contains("[91m"));
        ran.stdout.contains(escape)
    };
    // The output is a pipe here.
    assert!(!coloured(&["lint", "ask.json"], &[]));
    assert!(coloured(&["lint", "--color", "always", "ask.json"], &[]));
    assert!(coloured(
        &["--color=always", "lint", "ask.json"],
        &[("NO_COLOR", "1")]
    ));
    assert!(!coloured(
        &["lint", "--color", "never", "ask.json"],
        &[("CLICOLOR_FORCE", "1")]
    ));
    assert!(coloured(&["lint", "ask.json"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &["lint", "ask.json"],
        &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]
    ));
}

/// Every format has something to say of any bytes, and says the same of how it went.
#[test]
fn whatever_the_bytes_there_is_an_answer() {
    let folder = Folder::new("lint-bytes");
    let minified: String = misspelt().lines().map(str::trim_start).collect();
    let long = format!(
        "{{\"padding\": \"{}\", {}",
        "x".repeat(200_000),
        &minified[1..]
    );
    let endless = vec![b' '; flowkit_json::read::MAX_BYTES + 10];
    let crlf = misspelt().replace('\n', "\r\n").replace("      ", "\t");
    let marked = format!("\u{feff}{}", misspelt());
    let cases: [(&str, &[u8], &str); 9] = [
        ("empty", b"", "the text is empty"),
        ("not-json", b"{\"a\": }", "1 | {\"a\": }\n  |      ^"),
        (
            "not-utf8",
            b"{\r\n  \"a\xff\": 1}",
            "2 |   \"a\u{fffd}\": 1}\n  |     ^",
        ),
        ("control", b"{\"\x1b[31m\": 1}", "\u{241b}[31m"),
        ("one-line", minified.as_bytes(), "has no property `ttle`"),
        (
            "long-line",
            long.as_bytes(),
            "the document has no property `padding`",
        ),
        ("too-long", &endless, "--> too-long.json\n"),
        (
            "crlf-and-tabs",
            crlf.as_bytes(),
            "6 |     \"ttle\": \"Ask\",\n  |     ^^^^^^\n",
        ),
        (
            "byte-order-mark",
            marked.as_bytes(),
            "the file begins with a byte-order mark",
        ),
    ];
    for (name, bytes, expected) in cases {
        let file = format!("{name}.json");
        folder.write(&file, bytes);
        let human = folder.run_with(&["lint", &file], b"", &[]);
        human.ended(1);
        assert!(human.stdout.contains(expected), "{name}: {}", human.stdout);
        assert!(human.stdout.lines().all(|line| line.len() < 1000), "{name}");
        assert!(
            !human.stdout.contains(['\r', '\u{1b}']),
            "{name}: {:?}",
            human.stdout
        );
        for format in ["json", "sarif", "github"] {
            let ran = folder.run_with(&["lint", "--format", format, &file], b"", &[]);
            ran.ended(1);
            assert!(!ran.stdout.is_empty());
            if format != "github" {
                serde_json::from_str::<serde_json::Value>(&ran.stdout).unwrap();
            }
        }
    }
}

#[test]
fn of_a_long_line_the_place_is_the_real_one() {
    let folder = Folder::new("lint-long-line");
    let minified: String = misspelt().lines().map(str::trim_start).collect();
    let long = minified.replace(
        "\"version\"",
        &format!("\"{}\": 1, \"version\"", "é".repeat(9000)),
    );
    folder.write("long.json", &long);
    let ran = folder.run(["lint", "--format", "json", "long.json"]);
    let lines = ran.json_lines();
    let findings = lines[0]["findings"].as_array().unwrap();
    let last = findings
        .iter()
        .find(|it| it["path"] == "screens[0].ttle")
        .unwrap();
    let place = format!("--> long.json:1:{}\n", last["column_start"]);
    assert!(last["column_start"].as_u64().unwrap() > 9000);
    let shown = folder.run(["lint", "long.json"]).stdout;
    assert!(shown.contains(&place), "{place} is not in {shown}");
    let (_, behind) = shown.split_once(&place).unwrap();
    let line = behind.lines().nth(1).unwrap();
    let mark = behind.lines().nth(2).unwrap();
    let at = mark.chars().position(|letter| letter == '^').unwrap();
    let marked: String = line.chars().skip(at).take(6).collect();
    assert_eq!(marked, "\"ttle\"");
}

#[test]
fn a_closed_pipe_is_no_fault() {
    use std::process::{Command, Stdio};
    let folder = Folder::new("lint-pipe");
    folder.write("ask.json", misspelt());
    let files = vec!["ask.json"; 2000];
    let mut child = Command::new(env!("CARGO_BIN_EXE_flowkit"))
        .arg("lint")
        .args(&files)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_and_version_are_there() {
    let folder = Folder::new("lint-help");
    let help = folder.run(["--help"]);
    help.ended(0);
    for command in ["lint", "interface", "new"] {
        assert!(
            help.stdout.contains(&format!("\n  {command} ")),
            "{}",
            help.stdout
        );
    }
    let lint = folder.run(["lint", "--help"]);
    lint.ended(0);
    for text in ["Exit status:", "--strict", "sarif", "standard input"] {
        assert!(lint.stdout.contains(text), "{}", lint.stdout);
    }
    let version = folder.run(["--version"]);
    version.ended(0);
    assert_eq!(
        version.stdout,
        format!("flowkit {}\n", env!("CARGO_PKG_VERSION"))
    );
    folder.run([]).ended(2);
    folder.run(["lint"]).ended(2);
    folder.run(["lint", "--format", "xml", "x"]).ended(2);
}
