//! What must compile and what must not: see the README here.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::path::Path;
use std::process::Command;

/// The compiler whose words stand in the `.stderr` files.
const WRITTEN_WITH: &str = "rustc 1.95.";

fn written_with_this_compiler() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("rustc runs");
    String::from_utf8_lossy(&version.stdout).starts_with(WRITTEN_WITH)
}

#[test]
fn cases() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    if written_with_this_compiler() {
        cases.compile_fail("fail/*.rs");
        return;
    }
    // Another compiler says the same in other words. The cases still have to fail, so a copy without the expected
    // words is run in a process of its own, where trybuild writes them anew.
    drop(cases);
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fail");
    copy_cases(Path::new("fail"), &copy);
    let this_test = std::env::current_exe().expect("the test knows its own path");
    let status = Command::new(this_test)
        .args(["--exact", "cases_in_other_words", "--ignored"])
        .env("TRYBUILD", "overwrite")
        .status()
        .expect("the test runs itself");
    assert!(status.success(), "a case that must not compile does");
}

#[test]
#[ignore = "part of `cases`, on other compilers"]
fn cases_in_other_words() {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fail");
    trybuild::TestCases::new().compile_fail(copy.join("*.rs"));
}

/// Copies the cases and their Flow JSON, but not the expected words.
fn copy_cases(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the directory for the copy");
    for entry in std::fs::read_dir(from).expect("the cases") {
        let entry = entry.expect("a case").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy_cases(&entry, &target);
        } else if entry
            .extension()
            .is_none_or(|extension| extension != "stderr")
        {
            std::fs::copy(&entry, &target).expect("the copy of a case");
        }
    }
}
