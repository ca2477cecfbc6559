//! The pages, taken apart into blocks of code and prose.

use std::fs;
use std::path::{Path, PathBuf};

/// A page in Markdown.
pub(crate) struct Page {
    /// Where it is, from the root of the repository: `docs/keys.md`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn page(path: &str) -> Page {
    Page {
        path: path.to_owned(),
        text: read(path),
    }
}

/// The guides, in no order: what lies in `docs` and is neither a list of them nor for contributors.
pub(crate) fn guides() -> Vec<Page> {
    let others = ["README.md", "SUMMARY.md", "decisions.md"];
    let mut names: Vec<_> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !others.contains(&name.as_str()))
        .collect();
    names.sort();
    names
        .iter()
        .map(|name| page(&format!("docs/{name}")))
        .collect()
}

/// The README and the guides: what users read, and what the crate has as its documentation.
pub(crate) fn for_users() -> Vec<Page> {
    let mut pages = guides();
    pages.push(page("README.md"));
    pages
}

/// All pages that are held to the truth here.
pub(crate) fn all() -> Vec<Page> {
    let mut pages = for_users();
    pages.extend(
        [
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "docs/README.md",
            "docs/SUMMARY.md",
            "docs/decisions.md",
            "examples/README.md",
            "fuzz/README.md",
            "tests/ui/README.md",
        ]
        .map(page),
    );
    pages
}

impl Page {
    /// The blocks of code: what stands behind the three backticks, and the text.
    pub(crate) fn blocks(&self) -> Vec<(&str, String)> {
        let mut blocks = Vec::new();
        let mut open: Option<(&str, String)> = None;
        for line in self.text.lines() {
            match (line.trim_start().strip_prefix("```"), &mut open) {
                (Some(fence), None) => open = Some((fence, String::new())),
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (None, Some((_, text))) => {
                    text.push_str(line);
                    text.push('\n');
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a block is not closed", self.path);
        blocks
    }

    /// All but the blocks of code.
    pub(crate) fn prose(&self) -> String {
        let mut within = false;
        let mut prose = String::new();
        for line in self.text.lines() {
            if line.trim_start().starts_with("```") {
                within = !within;
            } else if !within {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        prose
    }

    /// What stands between single backticks in the prose, line breaks as blanks.
    pub(crate) fn code_spans(&self) -> Vec<String> {
        let prose = self.prose().replace("``", "");
        let spans = prose.split('`').skip(1).step_by(2);
        spans
            .map(|span| span.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The ends that a link within this page may have: its headings, as the web spells them.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let prose = self.prose();
        let headings = prose.lines().filter(|line| line.starts_with('#'));
        headings
            .map(|line| {
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .chars()
                    .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
                    .map(|c| if c == ' ' { '-' } else { c })
                    .collect()
            })
            .collect()
    }
}

/// Every file of the repository, from its root, but what is built. A symbolic link is a file, whatever it leads to.
pub(crate) fn files() -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            let name = entry.file_name();
            if kind.is_dir() && name != "target" && name != ".git" {
                folders.push(entry.path());
            } else if kind.is_file() || kind.is_symlink() {
                let path = entry.path();
                let path = path.strip_prefix(root()).unwrap();
                files.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    files
}

#[test]
fn a_page_is_taken_apart() {
    let page = Page {
        path: "a.md".to_owned(),
        text: "# The `a` of 1\nsee `b\nc`\n```sh\n$ d `e`\n```\n".to_owned(),
    };
    assert_eq!(page.blocks(), [("sh", "$ d `e`\n".to_owned())]);
    assert_eq!(page.code_spans(), ["a", "b c"]);
    assert_eq!(page.anchors(), ["the-a-of-1"]);
    assert!(!page.prose().contains('$'));
}
