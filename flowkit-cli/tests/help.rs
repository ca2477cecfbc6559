//! Helps and usage, as the binary prints them. What holds of each help is in `src/cli/tests.rs`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use support::Folder;

#[test]
fn help_is_a_result_and_usage_an_error() {
    let folder = Folder::new("help");
    for words in [&[][..], &["flows"], &["keys"]] {
        let help = folder.run_with(&[words, &["--help"]].concat(), b"", &[]);
        help.ended(0);
        assert!(help.stdout.contains("Usage: flowkit"), "{}", help.stdout);
        assert_eq!(help.stderr, "");

        let usage = folder.run_with(words, b"", &[]);
        usage.ended(2);
        assert!(usage.stderr.contains("Usage: flowkit"), "{}", usage.stderr);
        assert_eq!(usage.stdout, "");
    }
}

#[test]
fn every_command_is_listed_with_what_it_does() {
    let folder = Folder::new("help-list");
    let commands = |help: &str| -> Vec<(String, String)> {
        let below = help.split_once("Commands:\n").unwrap().1.to_owned();
        let lines = below.lines().take_while(|line| line.starts_with("  "));
        lines
            .map(|line| {
                let (name, about) = line.trim().split_once("  ").unwrap();
                (name.to_owned(), about.trim().to_owned())
            })
            .collect()
    };
    let mut names = Vec::new();
    for words in [&["-h"][..], &["flows", "-h"]] {
        for (name, about) in commands(&folder.run_with(words, b"", &[]).stdout) {
            assert!(!about.is_empty(), "{name}");
            names.push(name);
        }
    }
    let all = "lint interface new keys flows release completions \
               list show create push update publish deprecate delete assets preview metrics migrate send";
    assert_eq!(names.join(" "), all);
}

#[test]
fn nobody_needs_settings_to_read_help() {
    let folder = Folder::new("help-settings");
    folder.write("flowkit.toml", "this is no TOML");
    folder.run(["flows", "send", "--help"]).ended(0);
    folder.run(["completions", "bash"]).ended(0);
}

#[test]
fn the_nearest_command_is_offered() {
    let folder = Folder::new("help-nearest");
    let ran = folder.run(["flows", "previw", "1111"]);
    ran.ended(2);
    assert!(ran.stderr.contains("'preview'"), "{}", ran.stderr);
    let ran = folder.run(["flows", "preview", "1111", "--invalidat"]);
    ran.ended(2);
    assert!(ran.stderr.contains("'--invalidate'"), "{}", ran.stderr);
}

#[test]
fn a_token_as_an_argument_is_no_argument() {
    let folder = Folder::new("help-token");
    let ran = folder.run(["flows", "list", "--token", "EAAsecret"]);
    ran.ended(2);
    assert!(ran.stderr.contains("--token-file"), "{}", ran.stderr);
}
