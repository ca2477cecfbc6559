//! Programs with one mistake each, as somebody new writes them, and what is said of each: the first lines of every error,
//! and no more errors than these. All of them are the one program in [`base`] with an edit, and are compiled at once.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod answers;
mod base;
mod errors;
mod flow_json;
mod names;
mod places;
mod returns;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program: the one in [`base`] with these words in place of others.
struct Program {
    name: &'static str,
    edits: &'static [(&'static str, &'static str)],
    /// The first line of each error; none if it compiles.
    says: &'static [&'static str],
}

const TABLES: [&[Program]; 6] = [
    returns::PROGRAMS,
    names::PROGRAMS,
    flow_json::PROGRAMS,
    answers::PROGRAMS,
    errors::PROGRAMS,
    places::PROGRAMS,
];

impl Program {
    fn text(&self) -> String {
        self.edits
            .iter()
            .fold(base::PROGRAM.to_owned(), |text, (from, to)| {
                assert_eq!(
                    text.matches(from).count(),
                    1,
                    "{}: once in the program: {from}",
                    self.name
                );
                text.replace(from, to)
            })
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
    std::fs::write(path, text).expect("a file");
}

/// A workspace of one crate, in which every program is a binary.
fn crate_of_programs() -> PathBuf {
    let outer = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let _ = std::fs::remove_dir_all(&outer);
    let root = outer.join("crate");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace");
    let flowkit = workspace.join("flowkit");
    write(
        &outer.join("Cargo.toml"),
        "[workspace]\nmembers = [\"crate\"]\nresolver = \"3\"\n",
    );
    write(
        &root.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"programs\"\nedition = \"2024\"\nversion = \"0.0.0\"\n\n[features]\nlate = []\n\n\
             [dependencies]\n\
             flowkit = {{ package = \"whatsapp-flowkit\", path = {flowkit:?}, default-features = false, features = [\"macros\"] }}\n\
             anyhow = {{ version = \"1\", default-features = false, features = [\"std\"] }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\
             serde_json = \"1\"\n"
        ),
    );
    // The same versions as the workspace, so that nothing has to be fetched.
    std::fs::copy(workspace.join("Cargo.lock"), outer.join("Cargo.lock")).expect("the lock file");
    write(&root.join("build.rs"), base::BUILD_SCRIPT);
    write(&root.join("flows/table.json"), base::FLOW_JSON);
    write(&outer.join("shared/table.json"), base::FLOW_JSON);
    write(
        &root.join("flows/cut_off.json"),
        base::FLOW_JSON.split_at(400).0,
    );
    for id in names::IDS {
        let named = base::FLOW_JSON.replace("\"CONFIRM\"", &format!("\"{id}\""));
        write(
            &root.join(format!("flows/{}.json", id.to_lowercase())),
            &named,
        );
    }
    for program in TABLES.into_iter().flatten() {
        write(
            &root.join(format!("src/bin/{}.rs", program.name)),
            &program.text(),
        );
    }
    root
}

/// The first lines of the errors of each program.
fn errors(root: &Path) -> BTreeMap<String, Vec<String>> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--bins", "--keep-going", "--offline"])
        .arg("--message-format=json")
        .current_dir(root)
        // The dependencies are those of another test, which are kept.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild/target"),
        )
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut errors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut compiled = 0;
    for line in text.lines() {
        let message: serde_json::Value = serde_json::from_str(line).expect("JSON of cargo");
        let target = &message["target"];
        if target["kind"][0] != "bin" {
            continue;
        }
        compiled += 1;
        let error = &message["message"];
        let is_count = error["spans"].as_array().is_none_or(Vec::is_empty);
        if error["level"] == "error" && !is_count {
            let text = error["message"].as_str().unwrap_or_default();
            let first = text.lines().next().unwrap_or_default();
            let name = target["name"].as_str().unwrap_or_default();
            errors
                .entry(name.to_owned())
                .or_default()
                .push(first.to_owned());
        }
    }
    assert!(compiled > 0, "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

#[test]
fn each_mistake_is_told_once_in_its_own_words() {
    let errors = errors(&crate_of_programs());
    let mut wrong = String::new();
    for program in TABLES.into_iter().flatten() {
        let said = errors.get(program.name).cloned().unwrap_or_default();
        if said != program.says {
            wrong += &format!(
                "\n{}\n  should say {:#?}\n  says {said:#?}\n",
                program.name, program.says
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
