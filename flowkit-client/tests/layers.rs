//! The three layers of the phone, one direction: the state knows neither what it looks like nor how it reaches an endpoint, and the
//! view knows nothing of the driver. Neither waits, sends, nor looks at a clock.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// What stands around the state and its view.
const DRIVER: [&str; 13] = [
    "crate::client",
    "crate::endpoint",
    "crate::example_endpoint",
    "crate::explore",
    "crate::network",
    "crate::script",
    "crate::transcript",
    "crate::transport",
    "crate::virtual_phone",
    "crate::VirtualPhone",
    "crate::WhatsAppClient",
    "crate::media::Cdn",
    "flowkit_runtime",
];

/// What a file needs to wait, to send, or to look at a clock.
const OUTSIDE: [&str; 8] = [
    "tokio",
    "hyper",
    "std::fs",
    "std::net",
    "std::thread",
    "Instant",
    "SystemTime",
    "async fn",
];

/// Each layer, and which layers of the phone it may not know.
const LAYERS: [(&str, &[&str]); 4] = [
    ("fields", &["crate::phone", "crate::view"]),
    ("rich_text", &["crate::phone", "crate::view"]),
    ("phone", &["crate::view"]),
    ("view", &[]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path),
        }
    }
}

/// The lines of a file that are code and no tests.
fn code(text: &str) -> String {
    let text = text.split("\nmod tests").next().unwrap_or_default();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn faults(layer: &str, above: &[&str], code: &str) -> Vec<String> {
    let unwanted = DRIVER.iter().chain(&OUTSIDE).chain(above);
    let found = unwanted.filter(|word| code.contains(**word));
    found.map(|word| format!("{layer} knows {word}")).collect()
}

#[test]
fn a_layer_knows_only_those_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (layer, above) in LAYERS {
        let mut all = Vec::new();
        files(&source.join(layer), &mut all);
        assert!(all.len() > 2, "{layer} has few files");
        for path in all.iter().filter(|path| !path.ends_with("tests.rs")) {
            let text = fs::read_to_string(path).unwrap();
            let faults = faults(layer, above, &code(&text));
            assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        }
    }
}

#[test]
fn a_layer_that_knows_too_much_is_noticed() {
    let planted = "use crate::view::View;\n// tokio\nasync fn wait() {}";
    let found = faults("phone", &["crate::view"], &code(planted));
    assert_eq!(found, ["phone knows async fn", "phone knows crate::view"]);
}
