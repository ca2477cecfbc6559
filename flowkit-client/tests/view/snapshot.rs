//! Comparing a view with what lies in a file: as JSON, and in words.
//!
//! After a change: `FLOWKIT_UPDATE=1 cargo test -p whatsapp-flowkit-client --test view`, and read the difference.

use std::path::PathBuf;

use flowkit_client::view::View;

use crate::support::Walk;

/// Compares what the phone shows with `<name>.json` and `<name>.txt`, and the JSON with what comes out when it is read again.
pub fn is_as_in(walk: &Walk, name: &str) {
    let view = View::of(&walk.phone);
    let json = serde_json::to_string_pretty(&view).unwrap();
    let again: View = serde_json::from_str(&json).unwrap();
    assert_eq!(again, view, "the view does not survive its JSON");
    let words = view.to_string();
    for line in words.lines() {
        assert_eq!(line.trim_end(), line, "blanks at the end of a line");
    }
    compare(&format!("{name}.json"), &format!("{json}\n"));
    compare(&format!("{name}.txt"), &format!("{words}\n"));
}

fn compare(file: &str, shown: &str) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "view", "screens", file]
        .iter()
        .collect();
    if std::env::var_os("FLOWKIT_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, shown).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = expected
        .lines()
        .zip(shown.lines())
        .position(|(was, is)| was != is);
    let line = line.unwrap_or_else(|| expected.lines().count().min(shown.lines().count()));
    assert!(
        expected == shown,
        "{file} differs from line {} on: {:?} is {:?}; run with FLOWKIT_UPDATE=1 if it is meant\n{shown}",
        line + 1,
        expected.lines().nth(line),
        shown.lines().nth(line),
    );
}
