//! Changing the Flow JSON compiles the program again: a small crate is checked, its file edited, and checked again.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = r#"
use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::DETAILS, params! {})
    }

    #[flow_screen(DETAILS)]
    fn check(&self) -> Result<Next<screens::Details>> {
        Next::show_as(screens::SUMMARY, params! {})
    }
}

fn main() {
    println!("{}", screens::FLOW_JSON.len());
}
"#;

const FLOW_JSON: &str = r#"{
  "version": "7.3",
  "routing_model": { "DETAILS": ["SUMMARY"], "SUMMARY": [], "OTHER": [] },
  "screens": [
    { "id": "DETAILS", "title": "Details" },
    { "id": "SUMMARY", "title": "Summary" },
    { "id": "OTHER", "title": "Another screen" }
  ]
}
"#;

/// The small crate.
struct Crate {
    root: PathBuf,
}

impl Crate {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the workspace");
        std::fs::create_dir_all(root.join("src")).expect("a directory");
        let flowkit = workspace.join("flowkit");
        let manifest = format!(
            "[package]\nname = \"rebuild\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             flowkit = {{ path = {flowkit:?}, default-features = false, features = [\"macros\"] }}\n"
        );
        let this = Self { root };
        this.write("Cargo.toml", &manifest);
        this.write("src/main.rs", PROGRAM);
        // The same versions as the workspace, so that nothing has to be fetched.
        std::fs::copy(workspace.join("Cargo.lock"), this.root.join("Cargo.lock"))
            .expect("the lock file");
        for stale in ["flows/clinic.json", "src/flows/clinic.json"] {
            let _ = std::fs::remove_file(this.root.join(stale));
        }
        this
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root.join(file);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        std::fs::write(path, text).expect("a file");
    }

    /// What rustc says; `None` if it is content.
    fn complaints(&self) -> Option<String> {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["check", "--offline", "--color=never"])
            .current_dir(&self.root)
            // Kept between runs, so that only the first one builds the dependencies.
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .output()
            .expect("cargo runs");
        (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
    }

    #[track_caller]
    fn compiles(&self) {
        assert_eq!(self.complaints(), None);
    }

    #[track_caller]
    fn fails_with(&self, text: &str) {
        let complaints = self.complaints().expect("rustc complains");
        assert!(complaints.contains(text), "{complaints}");
    }
}

#[test]
fn an_edited_flow_json_is_compiled_again() {
    let small = Crate::new();
    small.fails_with("there is no Flow JSON `flows/clinic.json`");

    // Beside the source file it is found, but the crate's root comes first.
    small.write(
        "src/flows/clinic.json",
        &FLOW_JSON.replace("SUMMARY", "SUMUP"),
    );
    small.fails_with("SUMMARY");
    small.write("flows/clinic.json", FLOW_JSON);
    small.compiles();

    small.write(
        "flows/clinic.json",
        &FLOW_JSON.replace(r#"["SUMMARY"]"#, r#"["OTHER"]"#),
    );
    small.fails_with("screen `DETAILS` does not lead to the screen `Summary`");

    small.write(
        "flows/clinic.json",
        &FLOW_JSON.replace("DETAILS", "PATIENT"),
    );
    small.fails_with("the flow has no screen `DETAILS`");

    small.write("flows/clinic.json", "{ \"version\": \"7.3\"");
    small.fails_with("flows/clinic.json:1:");

    small.write("flows/clinic.json", FLOW_JSON);
    small.compiles();
}
