//! Changing the Flow JSON compiles the program again: a small crate is checked, its file edited, and checked again.
//! So does `FLOWKIT_PRINT`, which prints what `#[flow]` makes.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
  "data_api_version": "3.0",
  "routing_model": { "DETAILS": ["SUMMARY"], "SUMMARY": ["OTHER"], "OTHER": [] },
  "screens": [
    { "id": "DETAILS", "title": "Details",
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "Footer", "label": "Go on", "on-click-action": { "name": "data_exchange", "payload": {} } }
      ] } },
    { "id": "SUMMARY", "title": "Summary", "terminal": true,
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "Footer", "label": "Done", "on-click-action": { "name": "complete", "payload": {} } }
      ] } },
    { "id": "OTHER", "title": "Another screen",
      "layout": { "type": "SingleColumnLayout", "children": [{ "type": "TextBody", "text": "Our terms" }] } }
  ]
}
"#;

/// The small crate.
struct Crate {
    root: PathBuf,
}

impl Crate {
    fn new(name: &str, program: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the workspace");
        std::fs::create_dir_all(root.join("src")).expect("a directory");
        let flowkit = workspace.join("flowkit");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             flowkit = {{ package = \"whatsapp-flowkit\", path = {flowkit:?}, default-features = false, features = [\"macros\"] }}\n"
        );
        let this = Self { root };
        this.write("Cargo.toml", &manifest);
        this.write("src/main.rs", program);
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

    /// `cargo check` with this value of `FLOWKIT_PRINT`.
    fn check(&self, print: Option<&str>) -> Output {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(["check", "--offline", "--color=never"])
            .current_dir(&self.root)
            // Kept between runs and shared, so that only the first one builds the dependencies.
            .env(
                "CARGO_TARGET_DIR",
                self.root.with_file_name("rebuild").join("target"),
            );
        match print {
            Some(value) => cargo.env("FLOWKIT_PRINT", value),
            None => cargo.env_remove("FLOWKIT_PRINT"),
        };
        cargo.output().expect("cargo runs")
    }

    /// What is printed with this value of `FLOWKIT_PRINT`.
    #[track_caller]
    fn prints(&self, value: Option<&str>) -> String {
        let output = self.check(value);
        let text = String::from_utf8(output.stderr).expect("text");
        assert!(output.status.success(), "{text}");
        text
    }

    /// What rustc says; `None` if it is content.
    fn complaints(&self) -> Option<String> {
        let output = self.check(None);
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
    let small = Crate::new("rebuild", PROGRAM);
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
        &FLOW_JSON.replace(r#"["SUMMARY"]"#, r#"["OTHER"]"#).replace(
            r#""SUMMARY": ["OTHER"], "OTHER": []"#,
            r#""OTHER": ["SUMMARY"]"#,
        ),
    );
    small.fails_with("screen `DETAILS` does not lead to the screen `Summary`");

    small.write(
        "flows/clinic.json",
        &FLOW_JSON.replace("DETAILS", "PATIENT"),
    );
    small.fails_with("the flow has no screen `DETAILS`");

    // Read well, but nothing that could be published.
    small.write("flows/clinic.json", &FLOW_JSON.replace("Go on", ""));
    small.fails_with("`label` is empty (Meta: MIN_CHARS_REQUIRED)");
    small.write("flows/clinic.json", &FLOW_JSON.replace("7.3", "4.0"));
    small.fails_with("`#[flow(…, frozen)]` if the flow is already published");

    small.write("flows/clinic.json", "{ \"version\": \"7.3\"");
    small.fails_with("flows/clinic.json:1:");

    small.write("flows/clinic.json", FLOW_JSON);
    small.compiles();
}

const TYPED_PROGRAM: &str = r#"
use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(Details { greeting: "Hello".to_owned() })
    }

    #[flow_screen(DETAILS)]
    fn check(&self, form: DetailsForm) -> Result<Next<Details>> {
        let name: String = form.name;
        Next::error(name)
    }
}

fn main() {}
"#;

const TYPED_FLOW_JSON: &str = r#"{
  "version": "7.3",
  "data_api_version": "3.0",
  "routing_model": { "DETAILS": [] },
  "screens": [
    { "id": "DETAILS", "title": "Details", "terminal": true,
      "data": { "greeting": { "type": "string", "__example__": "Hello" } },
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "TextBody", "text": "Who are you?" },
        { "type": "TextInput", "name": "name", "label": "Name", "required": true },
        { "type": "Footer", "label": "Go on",
          "on-click-action": { "name": "data_exchange", "payload": { "name": "${form.name}" } } }
      ] } }
  ]
}
"#;

#[test]
fn an_edited_flow_json_changes_the_types() {
    let small = Crate::new("rebuild_types", TYPED_PROGRAM);
    small.write("flows/clinic.json", TYPED_FLOW_JSON);
    small.compiles();
    for (from, to, complaint) in [
        // One more field to show.
        (
            r#""data": {"#,
            r#""data": { "day": { "type": "string", "__example__": "Friday" },"#,
            "missing field `day` in initializer of `screens::Details`",
        ),
        // One of another name, and one of another type.
        (
            "greeting",
            "welcome",
            "struct `screens::Details` has no field named `greeting`",
        ),
        (
            r#""type": "string", "__example__": "Hello""#,
            r#""type": "number", "__example__": 7"#,
            "expected `f64`, found `String`",
        ),
        // A key of the payload has another name.
        (
            r#""payload": { "name""#,
            r#""payload": { "full_name""#,
            "no field `name` on type `screens::DetailsForm`",
        ),
        // What was required may now be left empty.
        (
            r#", "required": true"#,
            "",
            "expected `String`, found `Option<String>`",
        ),
        // A second action.
        (
            r#"{ "type": "TextBody", "text": "Who are you?" }"#,
            r#"{ "type": "EmbeddedLink", "text": "Help",
                 "on-click-action": { "name": "data_exchange", "payload": { "help": true } } }"#,
            "no field `name` on type `screens::DetailsForm`",
        ),
    ] {
        assert!(TYPED_FLOW_JSON.contains(from), "{from}");
        small.write("flows/clinic.json", &TYPED_FLOW_JSON.replace(from, to));
        small.fails_with(complaint);
    }
    small.write("flows/clinic.json", TYPED_FLOW_JSON);
    small.compiles();
}

#[test]
fn what_flow_makes_is_printed_as_long_as_the_variable_says_so() {
    let small = Crate::new("rebuild_print", TYPED_PROGRAM);
    small.write("flows/clinic.json", TYPED_FLOW_JSON);
    let is_printed = |text: &str| text.contains("pub mod screens {");
    assert!(!is_printed(&small.prints(None)));

    // Nothing else changed, and cargo compiles again all the same.
    let text = small.prints(Some("1"));
    let head = "what `#[flow]` makes for `Clinic` from the Flow JSON `flows/clinic.json`, in src/main.rs\n";
    assert!(text.contains(head), "{text}");
    // Formatted, with comments, and without the user's own block.
    let form = "
    /// What screen `DETAILS` sends to the endpoint (`flows/clinic.json:12:40`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct DetailsForm {
        /// `name` (`flows/clinic.json:12:70`).
        pub name: ::std::string::String,
    }
";
    assert!(text.contains(form), "{text}");
    assert!(text.contains("impl ::flowkit::Flow for Clinic"), "{text}");
    assert!(!text.contains("let name: String"), "{text}");

    assert!(!is_printed(&small.prints(None)));
    assert!(is_printed(&small.prints(Some("Login,Clinic"))));
    let text = small.prints(Some("Login"));
    assert!(
        text.contains("FLOWKIT_PRINT names other flows than `Clinic`"),
        "{text}"
    );
    assert!(!is_printed(&text));
}
