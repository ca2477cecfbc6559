//! The floors of the crate, as the front page states them: what each file imports stands below it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Takes from every floor, and no floor takes from it.
const BESIDE: &str = "author";

/// The table on the crate's front page: the floor of each module.
fn floors() -> BTreeMap<String, u32> {
    let lib = include_str!("../src/lib.rs");
    let rows = lib.lines().filter_map(|line| {
        let (floor, modules) = line.strip_prefix("//! | ")?.split_once(" | ")?;
        Some((floor.parse().ok()?, modules))
    });
    let mut floors = BTreeMap::new();
    for (floor, modules) in rows {
        for module in modules.split('`').skip(1).step_by(2) {
            floors.insert(module.to_owned(), floor);
        }
    }
    floors
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The source of a file without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("\nmod tests").next().unwrap_or_default();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules of the crate's root that `code` names, by `crate::…` or by climbing there with `super::`.
fn imports(code: &str, depth: usize) -> Vec<String> {
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let longer = code
                .get(..at)
                .is_some_and(|before| before.ends_with("super::"));
            let rest = code.get(at + root.len()..).unwrap_or_default();
            let list = rest
                .strip_prefix('{')
                .and_then(|list| list.split('}').next());
            let names = list.map_or_else(|| vec![rest], |list| list.split(',').collect());
            let word = |name: &str| {
                let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                name.get(..end.unwrap_or(name.len()))
                    .unwrap_or_default()
                    .to_owned()
            };
            if !longer {
                found.extend(names.into_iter().map(|name| word(name.trim())));
            }
        }
    }
    found.retain(|name| !name.is_empty() && name != "super" && name != "self");
    found
}

#[test]
fn every_import_stands_on_a_lower_floor() {
    let floors = floors();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&source, &mut all);
    let mut looked_at = 0;
    let mut faults = Vec::new();
    for path in all {
        let inner = path.strip_prefix(&source).unwrap();
        let steps: Vec<String> = inner
            .iter()
            .map(|step| step.to_string_lossy().trim_end_matches(".rs").to_owned())
            .collect();
        let is_test = steps
            .iter()
            .any(|step| step == "tests" || step == "authored");
        let module = steps.first().unwrap().as_str();
        if is_test || module == "lib" || module == BESIDE {
            continue;
        }
        let own = *floors
            .get(module)
            .unwrap_or_else(|| panic!("`{module}` has no floor"));
        let is_front = steps.last().is_some_and(|step| step == "mod");
        let depth = steps.len() - usize::from(is_front);
        for import in imports(&code(&path), depth) {
            looked_at += 1;
            let below = floors.get(&import).is_some_and(|floor| *floor < own);
            if import != module && !below {
                faults.push(format!(
                    "{} (floor {own}) takes from `{import}`",
                    inner.display()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(looked_at > 200, "only {looked_at} imports were seen");
}

#[test]
fn an_import_is_seen_however_it_is_written() {
    let code = "use crate::read::Value;\nuse super::super::document::Screen;\nuse super::pass::Pass;\nlet a = crate::nearest(1);\nuse crate::{finding, validate::Code};";
    assert_eq!(
        imports(code, 2),
        ["read", "nearest", "finding", "validate", "document"]
    );
}
