//! The programs of the README and the guides, each copied into a crate of its own outside of the workspace: they compile and
//! serve, and their mistakes do not compile, with the words that the README shows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use flowkit_client::{BusinessPublicKey, VirtualPhone};

const README: &str = include_str!("../../README.md");
const FIRST_FLOW: &str = include_str!("../../docs/first-flow.md");
const TESTING: &str = include_str!("../../docs/testing.md");
const DEPLOYMENT: &str = include_str!("../../docs/deployment.md");
const FEATURES: &str = include_str!("../../docs/features.md");
const KEY: &str = include_str!("../../flowkit-runtime/tests/vectors/keys/pkcs8.pem");
const PUBLIC: &str = include_str!("../../flowkit-runtime/tests/vectors/keys/public.pem");
const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// The block of the page that begins with this fence and has this text in it.
fn block(page: &'static str, fence: &str, with: &str) -> &'static str {
    let start = format!("```{fence}\n");
    page.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block))
        .find(|block| block.contains(with))
        .unwrap_or_else(|| panic!("the page has no block ```{fence} with {with}"))
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A crate made of the README, with one change to its program.
fn newcomer(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    newcomer_with(name, &[block(README, "toml", "[dependencies]")], change)
}

/// The same with these tables of dependencies.
fn newcomer_with(name: &str, tables: &[&str], change: impl Fn(&str) -> String) -> PathBuf {
    let root = std::env::temp_dir().join(format!("flowkit-readme-{name}-{}", std::process::id()));
    std::fs::create_dir_all(root.join("src")).unwrap();
    std::fs::create_dir_all(root.join("flows")).unwrap();
    let here = workspace().join("flowkit").display().to_string();
    let git = "git = \"https://github.com/your-org/flowkit\"";
    let tables: Vec<String> = tables
        .iter()
        .map(|table| {
            // Besides the first one, a table may be only of what is new in it.
            let table = table.replace(git, &format!("path = {here:?}"));
            table.replace(" # or path", " # or by path")
        })
        .collect();
    let manifest = format!(
        "[package]\nname = \"newcomer-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{}\n\n[workspace]\n",
        tables.join("\n\n")
    );
    assert!(manifest.contains(&here), "{manifest}");
    std::fs::write(root.join("Cargo.toml"), manifest).unwrap();
    // The same versions as here, so that nothing has to be fetched.
    std::fs::copy(workspace().join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
    std::fs::write(
        root.join("flows/table.json"),
        block(FIRST_FLOW, "json", "\"SEATS\""),
    )
    .unwrap();
    std::fs::write(
        root.join("src/main.rs"),
        change(block(README, "rust,no_run", "impl Restaurant")),
    )
    .unwrap();
    root
}

fn cargo(verb: &str, root: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args([verb, "--offline", "--quiet", "--color=never"])
        .current_dir(root)
        // Shared with the workspace: what is built there need not be built again.
        .env("CARGO_TARGET_DIR", target())
        .output()
        .unwrap()
}

fn target() -> PathBuf {
    // …/target/debug/deps/readme-… → …/target
    let exe = std::env::current_exe().unwrap();
    exe.ancestors().nth(3).unwrap().to_owned()
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_json_is_the_one_the_documentation_compiles_with() {
    let file = include_str!("../../flowkit/flows/table.json");
    assert_eq!(block(FIRST_FLOW, "json", "\"SEATS\""), file.trim_end());
}

#[test]
fn the_first_guide_has_the_program_of_the_readme() {
    for (fence, with) in [
        ("rust,no_run", "impl Restaurant"),
        ("toml", "[dependencies]"),
    ] {
        assert_eq!(block(FIRST_FLOW, fence, with), block(README, fence, with));
    }
}

#[tokio::test]
async fn the_program_compiles_and_books_a_table() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let root = newcomer("serve", |program| {
        let moved = program.replace("0.0.0.0:3000", &format!("127.0.0.1:{free}"));
        assert_ne!(
            moved, program,
            "the README serves another address than this test expects"
        );
        moved
    });
    let built = cargo("build", &root);
    let said = String::from_utf8_lossy(&built.stderr);
    // Neither the program nor its Flow JSON gives cause for a warning.
    assert!(
        built.status.success() && !said.contains("warning"),
        "{said}"
    );

    let program = target().join("debug").join("newcomer-serve");
    let child = Command::new(&program)
        .env("PRIVATE_KEY", KEY)
        .env("APP_SECRET", SECRET)
        .env_remove("PASSPHRASE")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    let deadline = Instant::now() + Duration::from_secs(30);
    while std::net::TcpStream::connect(("127.0.0.1", free)).is_err() {
        assert!(Instant::now() < deadline, "the program does not listen");
        assert!(running.0.try_wait().unwrap().is_none(), "the program ended");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    let phone = VirtualPhone::at(&format!("http://127.0.0.1:{free}/table"))
        .public_key(BusinessPublicKey::from_pem(PUBLIC).unwrap())
        .app_secret(SECRET)
        .flow_json(block(FIRST_FLOW, "json", "\"SEATS\""))
        .token("guest-7");
    let mut phone = phone.open().await.unwrap();
    assert_eq!(phone.screen(), "SEATS");
    phone.choose("How many guests?", "Eight").await.unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.screen(), "SEATS");
    assert!(phone.snackbar().unwrap().contains("taken"));
    phone.choose("How many guests?", "Four").await.unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.screen(), "CONFIRM");
    phone.tap("Book").await.unwrap();
    let params = &phone.completion().unwrap().params;
    assert_eq!(params["booking"], "guest-7-four");
    assert_eq!(params["flow_token"], "guest-7");

    let pid = running.0.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(
        running.0.wait().unwrap().code(),
        Some(0),
        "SIGTERM ends it well"
    );
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn without_a_key_it_says_so_in_one_sentence() {
    let root = newcomer("keyless", str::to_owned);
    let built = cargo("build", &root);
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let run = Command::new(target().join("debug").join("newcomer-keyless"))
        .env_remove("PRIVATE_KEY")
        .env_remove("APP_SECRET")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(1));
    assert!(
        said.contains("PRIVATE_KEY") && said.trim().lines().count() == 1,
        "{said}"
    );
    std::fs::remove_dir_all(root).unwrap();
}

/// Compiles the program with a mistake, and compares what the README says of it.
fn refused(name: &str, right: &str, wrong: &str, with: &str) {
    let root = newcomer(name, |program| {
        let changed = program.replacen(right, wrong, 1);
        assert_ne!(changed, program);
        changed
    });
    compare_refusal(&root, with);
}

/// Compares what the README says of a crate that does not compile.
fn compare_refusal(root: &Path, with: &str) {
    let checked = cargo("check", root);
    assert!(!checked.status.success(), "the mistake compiles");
    let said = String::from_utf8_lossy(&checked.stderr);
    let shown = block(README, "text", with);
    // The words that are ours; how rustc frames them changes between its versions.
    for line in shown.lines().filter(|line| {
        line.starts_with("error") || line.contains("help:") || line.contains("note:")
    }) {
        assert!(
            said.contains(line.trim()),
            "the README shows\n{line}\nand rustc says\n{said}"
        );
    }
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_mistyped_screen_reads_as_the_readme_shows() {
    refused(
        "typo",
        "#[flow_screen(SEATS)]",
        "#[flow_screen(SEAT)]",
        "`SEAT`",
    );
}

#[test]
fn a_forbidden_route_reads_as_the_readme_shows() {
    refused(
        "route",
        "Next::show(Seats { evening: self.evening.clone() })",
        "Next::show(Confirm { summary: String::new(), guests: String::new() })",
        "`screens::Confirm`",
    );
}

#[test]
fn a_fault_in_the_flow_json_reads_as_the_readme_shows() {
    let root = newcomer("fault", str::to_owned);
    let json = root.join("flows/table.json");
    let text = std::fs::read_to_string(&json).unwrap();
    std::fs::write(&json, text.replacen("${data.evening}", "${data.evning}", 1)).unwrap();
    compare_refusal(&root, "evning");
}

/// A block of the guide that has a function of the restaurant, as a test in a module of its own.
fn called(function: &str, block: &str) -> String {
    format!(
        "
#[cfg(test)]
mod calls_{function} {{
{block}

    #[tokio::test]
    async fn it_is_so() -> Result<(), Box<dyn std::error::Error>> {{
        {function}(super::Restaurant {{ evening: \"Friday, 20 March\".to_owned() }}).await
    }}
}}
"
    )
}

#[test]
fn its_tests_pass_and_can_fail() {
    let tables = [
        block(README, "toml", "[dependencies]"),
        block(TESTING, "toml", "[dev-dependencies]"),
    ];
    let short = block(README, "rust,no_run", "VirtualPhone::of");
    let walk = block(TESTING, "rust,no_run", "VirtualPhone::of");
    let test = block(TESTING, "rust,no_run", "Tester::new");
    let script = called("replay", block(TESTING, "rust,no_run", "script.replay"));
    let explored = called("explore", block(TESTING, "rust,no_run", "Explore::of"));
    let root = newcomer_with("tested", &tables, |program| {
        format!("{program}\n{short}\n\n{walk}\n\n{test}\n{script}{explored}")
    });
    let tested = cargo("test", &root);
    let said = String::from_utf8_lossy(&tested.stderr).into_owned()
        + &String::from_utf8_lossy(&tested.stdout);
    assert!(
        tested.status.success() && !said.contains("warning"),
        "{said}"
    );
    assert!(said.contains("5 passed"), "{said}");

    // What a newcomer sees of a mistake: the reason, not an empty text.
    let program = std::fs::read_to_string(root.join("src/main.rs")).unwrap();
    let right = "submit(\"SEATS\", json!({ \"guests\": \"eight\" }))";
    let wrong = program.replace(
        right,
        "submit(\"SEATS\", json!({ \"guests\": [\"eight\"] }))",
    );
    let fuor = wrong.replace("\"Four\"", "\"Fuor\"");
    assert!(program != wrong && wrong != fuor);
    std::fs::write(root.join("src/main.rs"), fuor).unwrap();
    let tested = cargo("test", &root);
    let said = String::from_utf8_lossy(&tested.stdout).into_owned()
        + &String::from_utf8_lossy(&tested.stderr);
    assert!(!tested.status.success());
    assert!(
        said.contains("no screen is shown: ") && said.contains("`guests` should be"),
        "{said}"
    );
    // And of a step that nobody can take, as the guide shows it. Times differ.
    let shown = block(TESTING, "text", "\"Fuor\"");
    for line in shown.lines().filter(|line| !line.starts_with('←')) {
        assert!(
            said.contains(line),
            "the guide shows\n{line}\nand it says\n{said}"
        );
    }
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn its_axum_program_compiles() {
    // The lock file has axum without its default features, and nothing is fetched here.
    let of_axum = block(DEPLOYMENT, "toml", "axum = ").replace("[dependencies]\n", "").replace(
        "axum = \"0.8\"",
        "axum = { version = \"0.8\", default-features = false, features = [\"tokio\", \"http1\"] }",
    );
    let tables = format!("{}\n{of_axum}", block(README, "toml", "[dependencies]"));
    let main = block(DEPLOYMENT, "rust,no_run", "axum::serve");
    let root = newcomer_with("axum", &[&tables], |_| format!("{main}\n"));
    let built = cargo("check", &root);
    let said = String::from_utf8_lossy(&built.stderr);
    assert!(
        built.status.success() && !said.contains("warning"),
        "{said}"
    );
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn the_features_that_are_asked_for_are_there() {
    let manifest = include_str!("../../flowkit/Cargo.toml");
    let features: Vec<&str> = manifest
        .lines()
        .skip_while(|line| *line != "[features]")
        .take_while(|line| *line != "[dependencies]")
        .filter_map(|line| line.split_once(" = ["))
        .map(|(name, _)| name)
        .collect();
    let mut asked = 0;
    let pages = [
        README,
        FIRST_FLOW,
        TESTING,
        FEATURES,
        include_str!("../../docs/release.md"),
    ];
    for line in pages
        .iter()
        .flat_map(|page| page.lines())
        .filter(|line| line.starts_with("flowkit = {"))
    {
        let Some((_, list)) = line
            .split_once("features = [")
            .filter(|_| line.ends_with("] }"))
        else {
            continue;
        };
        for feature in list.trim_end_matches("] }").split(',') {
            let feature = feature.trim().trim_matches('"');
            assert!(features.contains(&feature), "{feature}");
            asked += 1;
        }
    }
    assert!(asked >= 6, "{asked}");
    // And each has a line in the table.
    for feature in features.iter().filter(|feature| **feature != "default") {
        assert!(FEATURES.contains(&format!("`{feature}`")), "{feature}");
    }
}
