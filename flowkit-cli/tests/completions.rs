//! `flowkit completions`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::process::Command;

use support::Folder;

const COMMANDS: [&str; 7] = [
    "lint",
    "interface",
    "new",
    "keys",
    "flows",
    "release",
    "completions",
];

fn script(shell: &str) -> String {
    let ran = Folder::new(&format!(
        "completions-of-{shell}-{:?}",
        std::thread::current().id()
    ))
    .run(["completions", shell]);
    ran.ended(0);
    assert_eq!(ran.stderr, "");
    ran.stdout
}

/// Bash, if it is there.
fn bash() -> Option<Command> {
    let there = Command::new("bash").arg("--version").output().is_ok();
    there.then(|| Command::new("bash"))
}

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = script(shell);
        let more = ["migrate", "rotate", "phone-number-id", "invalidate"];
        for name in COMMANDS.iter().chain(&more) {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
}

#[test]
fn the_shells_that_are_there_read_their_scripts() {
    let folder = Folder::new("completions-syntax");
    for shell in ["bash", "zsh", "fish"] {
        folder.write("script", script(shell));
        let mut command = Command::new(shell);
        let Ok(checked) = command
            .args(["-n", "script"])
            .current_dir(folder.path())
            .output()
        else {
            continue;
        };
        assert!(checked.status.success(), "{shell}: {checked:?}");
        assert!(checked.stderr.is_empty(), "{shell}: {checked:?}");
    }
}

/// What bash offers for the last of these words.
fn offered(folder: &Folder, words: &[&str]) -> Option<Vec<String>> {
    let (last, before) = (words.len() - 1, words[words.len() - 2]);
    let ask = format!(
        "source flowkit.bash; COMP_WORDS=({}); COMP_CWORD={last}; _flowkit flowkit \"{}\" \"{before}\"; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect::<Vec<_>>()
            .join(" "),
        words[last],
    );
    let output = bash()?
        .args(["--norc", "-c", &ask])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_words_and_files() {
    let folder = Folder::new("completions-bash");
    folder
        .write("flowkit.bash", script("bash"))
        .write("token.txt", "")
        .write("table.json", "");
    for (words, expected) in [
        (&["flowkit", "fl"][..], &["flows"][..]),
        (&["flowkit", "flows", "mi"], &["migrate"]),
        (
            &["flowkit", "flows", "metrics", "--granularity", ""],
            &["day", "hour", "lifetime"],
        ),
        (
            &["flowkit", "flows", "list", "--token-file", "tok"],
            &["token.txt"],
        ),
        (
            &["flowkit", "flows", "assets", "1111", "--output", "tab"],
            &["table.json"],
        ),
        (&["flowkit", "flows", "list", "--waba-id", "tab"], &["tab"]),
    ] {
        let Some(mut offered) = offered(&folder, words) else {
            return;
        };
        offered.sort();
        assert_eq!(offered, expected, "{words:?}");
    }
}

#[test]
fn bash_takes_files_where_the_script_offers_nothing() {
    let script = script("bash");
    let last = script
        .lines()
        .filter(|line| line.contains("complete -F _flowkit"));
    let mut count = 0;
    for line in last {
        assert!(line.contains(" -o default "), "{line}");
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn other_shells_are_refused_with_those_there_are() {
    let ran = Folder::new("completions-other").run(["completions", "csh"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("bash, elvish, fish, powershell, zsh"),
        "{}",
        ran.stderr
    );
}
