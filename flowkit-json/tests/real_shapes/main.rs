//! The shapes of real documents on which this validator once differed from Meta's, varied: the cause behind each of the
//! labelled documents whose name begins with `real-`, at other places, in other versions and with other values.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod conditions;
mod data;
mod list_items;
mod pictures;
mod texts;

use flowkit_json::{Level, validate};

/// The versions that may be published.
const VERSIONS: [&str; 9] = [
    "5.1", "6.0", "6.1", "6.2", "6.3", "7.0", "7.1", "7.2", "7.3",
];

/// The versions from this one on.
fn since(first: &str) -> &'static [&'static str] {
    let index = VERSIONS.iter().position(|version| *version == first);
    &VERSIONS[index.unwrap()..]
}

/// The versions before this one.
fn before(first: &str) -> &'static [&'static str] {
    let index = VERSIONS.iter().position(|version| *version == first);
    &VERSIONS[..index.unwrap()]
}

const FOOTER: &str =
    r#"{"type": "Footer", "label": "ok", "on-click-action": {"name": "complete", "payload": {}}}"#;

const DATA: &str = r#"{"x": {"type": "string", "__example__": "a"}, "n": {"type": "number", "__example__": 1},
    "b": {"type": "boolean", "__example__": true}}"#;

/// A flow of one screen with some data that shows these components and a Footer.
fn shows(version: &str, components: &str) -> String {
    declares(version, DATA, &format!("{components}, {FOOTER}"))
}

/// A flow of one screen with this data that shows these components.
fn declares(version: &str, data: &str, components: &str) -> String {
    format!(
        r#"{{"version": "{version}", "screens": [{{"id": "A", "title": "A", "terminal": true, "data": {data},
            "layout": {{"type": "SingleColumnLayout", "children": [{components}]}}}}]}}"#
    )
}

/// Code and path of all that is found at this level; the path of a screen's first component is left out.
fn found(text: &str, level: Level) -> Vec<(String, String)> {
    let report = validate(text);
    let of_level = report
        .findings()
        .iter()
        .filter(|finding| finding.level() == level);
    of_level
        .map(|finding| {
            let code = finding.code().map_or("", |code| code.as_str());
            let path = finding.path();
            let path = path
                .strip_prefix("screens[0].layout.children[0]")
                .unwrap_or(path);
            (code.to_owned(), path.trim_start_matches('.').to_owned())
        })
        .collect()
}

/// What Meta's validator refuses, as `CODE path`.
fn errors(text: &str) -> Vec<String> {
    let found = found(text, Level::Error).into_iter();
    found.map(|(code, path)| format!("{code} {path}")).collect()
}

/// Where the phone breaks although Meta's validator accepts.
fn device(text: &str) -> Vec<String> {
    let found = found(text, Level::Device).into_iter();
    found.map(|(_, path)| path).collect()
}
