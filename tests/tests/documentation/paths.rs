//! Every path that the pages name is a path of the repository.

use crate::pages::{Page, files, page};

/// Pages whose paths are those of this repository. In the guides they are mostly those of the reader's project.
const PAGES: [&str; 6] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/decisions.md",
    "fuzz/README.md",
    "tests/ui/README.md",
];

/// What the reader's project or a build has, and this repository not.
const ELSEWHERE: [&str; 7] = [
    "flowkit.toml",
    "flowkit.lock",
    "fail/*.rs",
    "fail/*.stderr",
    "pass/*.rs",
    "fuzz/artifacts",
    "target/book",
];

/// What the recipes of CONTRIBUTING.md make as an example: a path with one of these words in it is not there.
const MADE_UP: [&str; 2] = ["ringtone", "rename"];

/// Whether this piece of code is meant as a path: `endpoint/body.rs`, `tests/ui`, `LICENSE-MIT`.
fn is_path(span: &str) -> bool {
    let endings = [
        "rs", "md", "toml", "json", "pack", "py", "stderr", "sql", "pem",
    ];
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/*".contains(c);
    let ends = span
        .rsplit_once('.')
        .is_some_and(|(name, end)| !name.is_empty() && endings.contains(&end));
    span.chars().all(plain)
        && span.len() > 3
        && (ends || span.contains('/'))
        && !span.starts_with('/')
}

/// Whether there is such a file or folder, named whole or by its last steps.
fn is_there(files: &[String], path: &str) -> bool {
    let path = path.trim_end_matches('/');
    files.iter().any(|file| {
        file == path
            || file.ends_with(&format!("/{path}"))
            || file.starts_with(&format!("{path}/"))
            || file.contains(&format!("/{path}/"))
    })
}

fn missing(files: &[String], page: &Page) -> Vec<String> {
    let spans = page.code_spans().into_iter();
    spans
        .filter(|span| is_path(span) && !ELSEWHERE.contains(&span.as_str()))
        .filter(|span| !MADE_UP.iter().any(|word| span.contains(word)))
        .filter(|span| !is_there(files, span))
        .collect()
}

#[test]
fn every_path_is_there() {
    let files = files();
    let mut named = 0;
    for page in PAGES.map(page) {
        named += page
            .code_spans()
            .iter()
            .filter(|span| is_path(span))
            .count();
        let missing = missing(&files, &page);
        assert!(
            missing.is_empty(),
            "{} names what is not there: {missing:?}",
            page.path
        );
    }
    assert!(named > 60, "{named}");
}

#[test]
fn a_path_that_is_not_there_is_noticed() {
    let page = Page {
        path: "a.md".to_owned(),
        text:
            "`endpoint/respond.rs`, `tests/ui`, `tests/iu`, `endpoint/answer_me.rs`, `Next::show`"
                .to_owned(),
    };
    assert_eq!(
        missing(&files(), &page),
        ["tests/iu", "endpoint/answer_me.rs"]
    );
}
