//! `flowkit new`: what it refuses, and that what it makes compiles without warnings and answers a walk.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use support::{FINE, Folder};

const TABLE: &str = include_str!("documents/table.json");

fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap().to_owned()
}

/// The flowkit that this was built from.
fn flowkit() -> String {
    workspace().join("flowkit").display().to_string()
}

/// Shared with the workspace: what is built there need not be built again.
fn target() -> PathBuf {
    // …/target/debug/deps/new-… → …/target
    let exe = std::env::current_exe().unwrap();
    exe.ancestors().nth(3).unwrap().to_owned()
}

fn cargo(args: &[&str], folder: &Folder) -> Output {
    // The same versions as here, so that nothing has to be fetched.
    std::fs::copy(
        workspace().join("Cargo.lock"),
        folder.path().join("Cargo.lock"),
    )
    .unwrap();
    Command::new(env!("CARGO"))
        .args(args)
        .args(["--offline", "--color=never"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", target())
        .output()
        .unwrap()
}

#[test]
fn a_project_has_its_files() {
    let folder = Folder::new("new-files");
    let ran = folder.run(["new", "table-booking"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.contains("made `table-booking`"),
        "{}",
        ran.stderr
    );
    let manifest = folder.read("table-booking/Cargo.toml");
    // Never by name alone: in the public registry it is someone else's. The checkout that this was built from is there.
    let dependency = format!(
        "flowkit = {{ package = \"whatsapp-flowkit\", path = {:?}",
        flowkit()
    );
    assert_eq!(manifest.matches(&dependency).count(), 2, "{manifest}");
    assert!(manifest.contains("name = \"table-booking\""));
    for (file, text) in [
        (".gitignore", "/target\n"),
        ("README.md", "cargo test"),
        ("README.md", "PRIVATE_KEY="),
        ("README.md", "$ flowkit keys generate "),
        ("README.md", "$ flowkit keys upload public.pem "),
        ("src/main.rs", "Endpoint::builder()"),
        (
            "src/flow.rs",
            "#[flow(\"flows/table.json\")]\nimpl TableBookingFlow {",
        ),
        ("src/flow.rs", "#[flow_screen(SEATS)]"),
        (
            "src/flow.rs",
            "async fn seats(&self, _form: screens::SeatsForm)",
        ),
        (
            "src/example.rs",
            "evening: \"Friday, 20 March\".to_owned(),",
        ),
        ("src/walk.rs", "VirtualPhone::of(TableBookingFlow).open()"),
        ("src/walk.rs", "phone.choose(\"How many guests?\", \"Two\")"),
        (
            "src/walk.rs",
            "phone.tap(\"Book\").await?;\n    assert!(phone.completion().is_some());",
        ),
    ] {
        let content = folder.read(&format!("table-booking/{file}"));
        assert!(content.contains(text), "{file}: {content}");
        assert!(!content.contains('@'), "{file}: {content}");
    }
    assert!(!ran.stderr.contains("members"), "{}", ran.stderr);
    let sample = folder.run(["lint", "--strict", "table-booking/flows/table.json"]);
    sample.ended(0);
    assert!(sample.stderr.contains("nothing found"), "{}", sample.stderr);
}

#[test]
fn the_flow_is_copied_byte_for_byte() {
    let folder = Folder::new("new-copy");
    let marked = format!("\u{feff}{}", TABLE.replace('\n', "\r\n"));
    folder.write("a b/my flow (2).json", &marked);
    folder
        .run(["new", "one", "--flow", "a b/my flow (2).json"])
        .ended(0);
    assert_eq!(folder.read("one/flows/myflow2.json"), marked);
    folder
        .run_with(&["new", "two", "--flow", "-"], TABLE.as_bytes(), &[])
        .ended(0);
    assert_eq!(folder.read("two/flows/flow.json"), TABLE);
    folder
        .run_with(&["new", "a b/three", "--flow", "-"], TABLE.as_bytes(), &[])
        .ended(0);
    assert!(
        folder
            .read("a b/three/Cargo.toml")
            .contains("name = \"three\"")
    );
}

#[test]
fn a_workspace_around_it_is_mentioned() {
    let folder = Folder::new("new-workspace");
    folder
        .write("Cargo.toml", "[workspace]\nmembers = []\n")
        .write("crates/x", "");
    let ran = folder.run(["new", "crates/one"]);
    ran.ended(0);
    assert!(
        ran.stderr.contains("among the `members` in `"),
        "{}",
        ran.stderr
    );
}

/// The project is made all the same: the phone shows the rest.
#[test]
fn what_breaks_on_the_phone_is_said() {
    let folder = Folder::new("new-device");
    folder.write("success.json", include_str!("documents/success.json"));
    let ran = folder.run(["new", "one", "--flow", "success.json"]);
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "device: Meta reserves `SUCCESS`: an endpoint can never show a screen called `SUCCESS`"
        ),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("warning"), "{}", ran.stderr);
}

#[test]
fn nothing_is_overwritten() {
    let folder = Folder::new("new-there");
    folder.write("there/mine.txt", "mine").write("file", "mine");
    for name in ["there", "file"] {
        let ran = folder.run(["new", name]);
        ran.ended(2);
        assert!(ran.stderr.contains("is there already"), "{}", ran.stderr);
    }
    let files: Vec<_> = std::fs::read_dir(folder.path().join("there"))
        .unwrap()
        .collect();
    assert_eq!(files.len(), 1);
    let ran = folder.run(["new", "nowhere/name"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("there is no directory `nowhere`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_cannot_become_a_project_leaves_nothing_behind() {
    let folder = Folder::new("new-refused");
    folder
        .write("broken.json", "{")
        .write("faulty.json", TABLE.replace("\"Book\"", "7"))
        .write("fine.json", FINE);
    for (args, status, said) in [
        (&["new", "my flow"][..], 2, "try `my-flow`"),
        (&["new", "2nd"], 2, "must begin with a letter"),
        (&["new", "fn"], 2, "a word of Rust"),
        (&["new", ".."], 2, "`..` names no new directory"),
        (&["new", "."], 2, "such as `table-booking`"),
        (&["new", "flowkit"], 2, "depends on a crate of that name"),
        (
            &["new", "ok", "--flow", "broken.json"],
            1,
            "error[INVALID_FLOW_JSON]",
        ),
        (
            &["new", "ok", "--flow", "faulty.json"],
            1,
            "mend them first",
        ),
        (&["new", "ok", "--flow", "fine.json"], 2, "has no endpoint"),
        (
            &["new", "ok", "--flow", "fin.json"],
            2,
            "did you mean `fine.json`?",
        ),
        (
            &["new", "ok", "--flowkit-path", "nowhere"],
            2,
            "there is no flowkit in `nowhere`",
        ),
    ] {
        let ran = folder.run_with(args, b"", &[]);
        ran.ended(status);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 3, "only what the test wrote");
}

/// Flows with something that is easy to get wrong; with what their project says of it.
const FLOWS: [(&str, &str); 14] = [
    // Screens that Rust cannot call as they are, or that would be called alike; names that are words of Rust.
    ("alike", "rename(\"JOIN_NOW\" = JoinNow2)"),
    ("odd-names", "_form: screens::OptionScreenForm"),
    // A screen that no answer can show.
    (
        "success",
        "/// An answer may show `START`, or end the flow.",
    ),
    (
        "signup-6-2-screen-id-with-a-comma-before-7-0",
        "#[flow_screen(\"JOIN,NOW\")]",
    ),
    (
        "signup-6-3-screen-id-of-underscores-only-before-7-0",
        "screens::Screen",
    ),
    (
        "signup-7-3-required-lists-all-fields",
        "#[flow_screen(INIT)]",
    ),
    // Nothing may follow INIT.
    (
        "hotel-7-0-routing-model-without-an-entry-screen-from-6-3-to-7-2",
        "init = never",
    ),
    ("hotel-7-3-two-entry-screens", "It may also open with"),
    // Several actions on one screen, and Back.
    (
        "clinic-5-1-unchanged-base-flow",
        "screens::DepartmentForm::DepartmentChosen { .. } =>",
    ),
    ("clinic-7-3-duplicate-targets", "on = BACK)]"),
    (
        "store-7-2-bound-navigation-list-without-any-action",
        "#[flow_screen(INIT)]",
    ),
    (
        "store-7-3-required-names-an-unknown-field",
        "#[flow_screen(INIT)]",
    ),
    // Items of a list that bring their action along.
    ("plans", "_form: screens::PlansForm"),
    // Two lists that send the same, and a Footer that sends what the screen shows as well.
    (
        "quote",
        "screens::LoanForm::Amount { .. } => Next::refresh(example::loan())",
    ),
];

/// Those that no phone walks through, with what their tests say of it: nothing where only a message opens the flow.
const WALKLESS: [(&str, Option<&str>); 3] = [
    (
        "hotel-7-0-routing-model-without-an-entry-screen-from-6-3-to-7-2",
        None,
    ),
    (
        "store-7-2-bound-navigation-list-without-any-action",
        Some("a tap on an item of `list-items` does nothing"),
    ),
    (
        "store-7-3-required-names-an-unknown-field",
        Some("`list-items[2]` has no `end`"),
    ),
];

#[test]
fn projects_compile_without_warnings_and_their_walks_pass() {
    let folder = Folder::new("new-walks");
    let corpus = workspace().join("flowkit-json/tests/corpus");
    let mut members = vec!["\"sample-flow\"".to_owned()];
    folder.run(["new", "sample-flow"]).ended(0);
    for (index, (flow, said)) in FLOWS.iter().enumerate() {
        let (name, file) = (format!("walk-{index}"), format!("{flow}.json"));
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
        let folders = [own, corpus.clone()];
        let mut paths = folders.iter().map(|folder| folder.join(&file));
        let path = paths.find(|path| path.is_file()).unwrap();
        let document = std::fs::read_to_string(path).unwrap();
        folder.write(&file, document);
        let args = ["new", &name, "--flow", &file, "--flowkit-path", &flowkit()];
        folder.run_with(&args, b"", &[]).ended(0);
        let handlers = folder.read(&format!("{name}/src/flow.rs"));
        assert!(handlers.contains(said), "{flow}: {handlers}");
        let tests = folder.read(&format!("{name}/src/walk.rs"));
        match WALKLESS.iter().find(|(walkless, _)| walkless == flow) {
            Some((_, why)) => {
                let says_why = tests.contains("No phone can open the flow as it is");
                assert_eq!(says_why, why.is_some(), "{flow}: {tests}");
                assert!(tests.contains(why.unwrap_or_default()), "{flow}: {tests}");
            }
            None => assert!(tests.contains("VirtualPhone::of("), "{flow}: {tests}"),
        }
        members.push(format!("{name:?}"));
    }
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    folder.write("Cargo.toml", manifest);
    let tested = cargo(&["test", "--workspace", "--no-fail-fast"], &folder);
    let (out, said) = (
        String::from_utf8_lossy(&tested.stdout),
        String::from_utf8_lossy(&tested.stderr),
    );
    assert!(tested.status.success(), "{said}\n{out}");
    let passed = |name: &str| out.matches(&format!("test walk::{name} ... ok")).count();
    let walked = FLOWS.len() + 1 - WALKLESS.len();
    assert_eq!(passed("a_customer_walks_through_the_flow"), walked, "{out}");
    assert_eq!(passed("every_handler_answers"), WALKLESS.len(), "{out}");
    // What `#[flow]` says of the document itself is not the project's fault.
    let warnings = said.lines().filter(|line| line.starts_with("warning"));
    for warning in warnings {
        let of_the_document = warning.contains("flow_json_warning");
        let counted = warning.contains("(bin \"walk-") && warning.contains("generated");
        assert!(of_the_document || counted, "{warning}\n{said}");
    }
    serves(&folder);
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The project's program listens, and without a key says what it lacks.
fn serves(folder: &Folder) {
    let built = cargo(&["build", "--quiet", "--package", "sample-flow"], folder);
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let program = target().join("debug").join("sample-flow");
    let keyless = Command::new(&program)
        .env_remove("PRIVATE_KEY")
        .env_remove("APP_SECRET")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&keyless.stderr);
    assert_eq!(keyless.status.code(), Some(1));
    assert!(
        said.contains("PRIVATE_KEY") && said.trim().lines().count() == 1,
        "{said}"
    );

    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let key = workspace().join("flowkit-runtime/tests/vectors/keys/pkcs8.pem");
    let child = Command::new(&program)
        .env("PRIVATE_KEY", std::fs::read_to_string(key).unwrap())
        .env("APP_SECRET", "0123456789abcdef0123456789abcdef")
        .env("PORT", free.to_string())
        .env_remove("PASSPHRASE")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut stream = loop {
        match TcpStream::connect(("127.0.0.1", free)) {
            Ok(stream) => break stream,
            Err(_) => {
                assert!(Instant::now() < deadline, "the program does not listen");
                assert!(running.0.try_wait().unwrap().is_none(), "the program ended");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    };
    // Whoever looks whether the endpoint is up gets a 200, under the path that the README names.
    stream
        .write_all(b"GET /table HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(
        folder
            .read("sample-flow/README.md")
            .contains("under `/table`")
    );
}
