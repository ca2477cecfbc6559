//! What holds of every command.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use clap::{Arg, Command, CommandFactory as _, ValueHint};

use super::Cli;

/// Every command that does something, with the words that call it.
fn leaves() -> Vec<(String, Command)> {
    fn walk(words: &str, command: &Command, leaves: &mut Vec<(String, Command)>) {
        if !command.has_subcommands() {
            leaves.push((words.to_owned(), command.clone()));
        }
        for inner in command.get_subcommands() {
            walk(&format!("{words} {}", inner.get_name()), inner, leaves);
        }
    }
    let mut root = Cli::command();
    root.build();
    let mut leaves = Vec::new();
    walk("flowkit", &root, &mut leaves);
    leaves
}

/// What its long help ends with, before lines are broken.
fn end_of_help(command: &Command) -> String {
    let end = command.get_after_long_help().or(command.get_after_help());
    end.map(ToString::to_string).unwrap_or_default()
}

/// The lines below `Examples:`, each with the lines that it is continued by.
fn examples(help: &str) -> Vec<String> {
    let Some((_, below)) = help.split_once("Examples:\n") else {
        return Vec::new();
    };
    let below = below.replace("\\\n", " ");
    let indented = below.lines().take_while(|line| line.starts_with("  "));
    indented.map(|line| line.trim().to_owned()).collect()
}

/// What a shell makes of a line: the commands between pipes and the like, each as its words, without redirections and
/// without variables that are set for it.
fn commands(line: &str) -> Vec<Vec<String>> {
    let words = shlex::split(line).unwrap_or_else(|| panic!("no shell takes this: {line}"));
    let mut commands = vec![Vec::new()];
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "|" | "&&" | "||" | ";" => commands.push(Vec::new()),
            ">" | ">>" | "<" | "2>" => {
                words.next().unwrap();
            }
            _ => commands.last_mut().unwrap().push(word),
        }
    }
    for command in &mut commands {
        while command.first().is_some_and(|word| is_assignment(word)) {
            command.remove(0);
        }
    }
    commands
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        name.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    })
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn every_help_tells_the_exit_statuses_and_has_an_example() {
    let mut bad = Vec::new();
    for (words, command) in leaves() {
        let help = end_of_help(&command);
        let own = examples(&help).into_iter().flat_map(|line| commands(&line));
        let own = own.filter(|command| command.join(" ").starts_with(&words));
        if !help.contains("Exit status:\n") || own.count() == 0 {
            bad.push(words);
        }
    }
    assert!(bad.is_empty(), "no exit statuses or no example: {bad:#?}");
}

#[test]
fn every_example_parses() {
    let mut parsed = 0;
    for (words, command) in leaves() {
        for line in examples(&end_of_help(&command)) {
            for command in commands(&line) {
                if command.first().is_none_or(|word| word != "flowkit") {
                    continue;
                }
                if let Err(error) = Cli::command().try_get_matches_from(&command) {
                    panic!("`{words} --help` has the example {line}\n{error}");
                }
                parsed += 1;
            }
        }
    }
    assert!(parsed > 10, "only {parsed} examples were found");
}

#[test]
fn no_example_is_broken_by_the_help() {
    // Where there is no terminal, help is 100 columns wide. What is longer goes on in the next line, behind a `\`.
    for (words, command) in leaves() {
        let end = end_of_help(&command);
        let below = end.split_once("Examples:\n").map_or("", |(_, below)| below);
        for line in below.lines().take_while(|line| !line.is_empty()) {
            assert!(line.chars().count() <= 100, "{words}: {line}");
        }
    }
}

#[test]
fn examples_are_told_apart_as_a_shell_does() {
    assert_eq!(
        commands("X=1 flowkit a 'b | c' # d\n"),
        [vec!["flowkit", "a", "b | c"]]
    );
    assert_eq!(
        commands("curl x | flowkit lint - > y && z"),
        [vec!["curl", "x"], vec!["flowkit", "lint", "-"], vec!["z"]]
    );
    assert_eq!(
        examples("Examples:\n  a \\\n     b\n  c\n\nThe token"),
        ["a       b", "c"]
    );
}

/// Every argument of every command, with the words that call it.
fn arguments() -> Vec<(String, Arg)> {
    let of = |(words, command): (String, Command)| {
        let all: Vec<_> = command.get_arguments().cloned().collect();
        all.into_iter().map(move |arg| (words.clone(), arg))
    };
    leaves().into_iter().flat_map(of).collect()
}

#[test]
fn no_argument_is_a_secret() {
    // Arguments are seen by everybody on the machine. A flow token is no secret: it names a session.
    for (words, arg) in arguments() {
        let name = arg
            .get_long()
            .unwrap_or(arg.get_id().as_str())
            .replace('_', "-");
        let takes_value = arg.get_action().takes_values();
        let sounds_secret = ["token", "passphrase", "secret", "password", "private"]
            .iter()
            .any(|word| name.contains(word));
        if !arg.get_action().takes_values() {
            // A switch, such as `--no-passphrase`, holds nothing.
            continue;
        }
        let is_file = name.ends_with("-file")
            || arg
                .get_value_names()
                .is_some_and(|names| names.iter().any(|name| name == "FILE"));
        assert!(
            !sounds_secret || !takes_value || is_file || name == "flow-token",
            "{words} takes {name}"
        );
    }
}

#[test]
fn every_argument_is_explained() {
    for (words, arg) in arguments() {
        assert!(arg.get_help().is_some(), "{words}: {}", arg.get_id());
    }
}

#[test]
fn shells_complete_files_where_files_are_meant() {
    let mut files = 0;
    for (words, arg) in arguments() {
        let names = arg.get_value_names().unwrap_or_default();
        let mut parts = names.iter().flat_map(|name| name.split('|'));
        let is_file =
            parts.any(|name| ["FILE", "FILES", "DIR", "DIRECTORY", "PATH"].contains(&name));
        if is_file {
            let hint = arg.get_value_hint();
            let fits = [ValueHint::FilePath, ValueHint::DirPath, ValueHint::AnyPath];
            assert!(
                fits.contains(&hint),
                "{words}: {} has {hint:?}",
                arg.get_id()
            );
            files += 1;
        }
    }
    assert!(files > 10, "only {files} arguments were found");
}
