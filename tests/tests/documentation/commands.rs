//! Every `cargo` command in the pages names packages, examples, benches, tests, features and files that exist.
//! (The commands of `flowkit` itself are held to its help in `flowkit-cli/tests/readme.rs`.)

use std::collections::BTreeMap;

use crate::pages::{all, files, read, root};

/// A package: its folder, and its manifest.
struct Package {
    folder: String,
    manifest: String,
}

impl Package {
    /// Whether it has this example, bench or test: in its manifest, or where cargo looks for one.
    fn has(&self, kind: &str, name: &str) -> bool {
        let listed = self.manifest.split("[[").any(|table| {
            table.starts_with(&format!("{kind}]]"))
                && table.contains(&format!("\nname = \"{name}\"\n"))
        });
        let folder = match kind {
            "bench" => "benches",
            "test" => "tests",
            _ => "examples",
        };
        let folder = root().join(&self.folder).join(folder);
        listed
            || folder.join(format!("{name}.rs")).is_file()
            || folder.join(name).join("main.rs").is_file()
    }

    fn has_feature(&self, name: &str) -> bool {
        let features = self
            .manifest
            .split_once("\n[features]\n")
            .map_or("", |(_, rest)| rest);
        let features = features.split("\n[").next().unwrap_or_default();
        features
            .lines()
            .any(|line| line.starts_with(&format!("{name} = [")))
    }
}

/// All packages, by name.
fn packages() -> BTreeMap<String, Package> {
    let manifests = files()
        .into_iter()
        .filter(|file| file.ends_with("Cargo.toml"));
    manifests
        .filter_map(|file| {
            let manifest = read(&file);
            let (_, package) = manifest.split_once("[package]\nname = \"")?;
            let name = package.split_once('"')?.0.to_owned();
            let folder = file
                .trim_end_matches("Cargo.toml")
                .trim_end_matches('/')
                .to_owned();
            Some((name, Package { folder, manifest }))
        })
        .collect()
}

/// What is wrong with a command, if it is one of cargo's.
fn fault(packages: &BTreeMap<String, Package>, command: &str) -> Option<String> {
    let command = command.split(" #").next().unwrap_or_default();
    let mut words = command.split_whitespace().skip_while(|word| {
        *word == "$"
            || word
                .split_once('=')
                .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
    });
    if words.next() != Some("cargo") {
        return None;
    }
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let value = |names: &[&str]| {
        let at = words.iter().position(|word| names.contains(word))?;
        words.get(at + 1).copied()
    };
    let mut chosen: Vec<&Package> = packages.values().collect();
    if let Some(name) = value(&["-p", "--package"]) {
        chosen = match packages.get(name) {
            Some(package) => vec![package],
            None => return Some(format!("there is no package {name}")),
        };
    }
    for kind in ["example", "bench", "test"] {
        if let Some(name) = value(&[format!("--{kind}").as_str()])
            && !chosen.iter().any(|package| package.has(kind, name))
        {
            return Some(format!("there is no {kind} {name}"));
        }
    }
    for feature in value(&["--features", "-F"])
        .into_iter()
        .flat_map(|list| list.split(','))
    {
        let (package, feature) = feature.split_once('/').unwrap_or(("", feature));
        let has = match packages.get(package) {
            Some(package) => package.has_feature(feature),
            None => chosen.iter().any(|package| package.has_feature(feature)),
        };
        if !has {
            return Some(format!("there is no feature {feature}"));
        }
    }
    // `flowkit/flowkit-cli` is what a reader calls it who has just cloned the repository.
    for path in [value(&["--path"]), value(&["--manifest-path"])]
        .into_iter()
        .flatten()
    {
        let here = path.strip_prefix("flowkit/").unwrap_or(path);
        if !root().join(here).exists() {
            return Some(format!("there is no {path}"));
        }
    }
    None
}

/// The commands of a text: lines, and what `&&` joins.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split(" && "))
        .map(str::trim)
}

#[test]
fn every_cargo_command_can_be_run() {
    let packages = packages();
    let mut seen = 0;
    for page in all() {
        let blocks = page.blocks();
        let shells = blocks
            .iter()
            .filter(|(fence, _)| ["console", "sh", "text", "dockerfile"].contains(fence));
        let spans = page.code_spans();
        for text in shells.map(|(_, text)| text).chain(&spans) {
            for command in commands(text) {
                seen += usize::from(command.contains("cargo "));
                if let Some(fault) = fault(&packages, command) {
                    panic!("{}: `{command}`: {fault}", page.path);
                }
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_command_that_cannot_be_run_is_noticed() {
    let packages = packages();
    let fault = |command| fault(&packages, command);
    for right in [
        "$ cargo run --example appointment -- --once",
        "FLOWKIT_UPDATE=1 cargo test -p whatsapp-flowkit-macros",
        "cargo test -p whatsapp-flowkit-json --test labels --features author",
        "cargo bench -p flowkit-benches --bench checker",
        "$ flowkit lint --example none",
    ] {
        assert_eq!(fault(right), None, "{right}");
    }
    for wrong in [
        "$ cargo run --example apointment",
        "A=1 cargo test -p flowkit-macros",
        "cargo test -p whatsapp-flowkit-json --test lables",
        "cargo test -p whatsapp-flowkit-json --features autor",
        "cargo bench -p flowkit-benches --bench chequer",
        "cargo install --path flowkit-cly",
    ] {
        assert!(fault(wrong).is_some(), "{wrong}");
    }
}
