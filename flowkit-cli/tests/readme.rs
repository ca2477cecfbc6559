//! The commands in the README and the guides. Those of the guide on releases are run as they stand there, with its
//! `flowkit.toml`; every other one has a subcommand and options that the help knows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Fake, TOKEN};
use support::{Folder, Ran};

/// What users read, by the name of the file.
const PAGES: [(&str, &str); 14] = [
    ("README.md", include_str!("../../README.md")),
    ("first-flow.md", FIRST_FLOW),
    ("handlers.md", include_str!("../../docs/handlers.md")),
    ("state.md", include_str!("../../docs/state.md")),
    ("testing.md", include_str!("../../docs/testing.md")),
    ("keys.md", include_str!("../../docs/keys.md")),
    ("release.md", RELEASE),
    ("command-line.md", COMMAND_LINE),
    ("errors.md", include_str!("../../docs/errors.md")),
    ("deployment.md", include_str!("../../docs/deployment.md")),
    ("features.md", include_str!("../../docs/features.md")),
    ("decisions.md", include_str!("../../docs/decisions.md")),
    ("CONTRIBUTING.md", include_str!("../../CONTRIBUTING.md")),
    ("SECURITY.md", include_str!("../../SECURITY.md")),
];
const FIRST_FLOW: &str = include_str!("../../docs/first-flow.md");
const RELEASE: &str = include_str!("../../docs/release.md");
const COMMAND_LINE: &str = include_str!("../../docs/command-line.md");
const WABA: &str = "102290129340398";
const NUMBER: &str = "106540352242922";
const PASSPHRASE: &str = "correct horse battery staple";

/// The blocks of a page that begin with this fence.
fn blocks(page: &'static str, fence: &str) -> Vec<&'static str> {
    let start = format!("```{fence}\n");
    let rest = page.split(&start).skip(1);
    rest.map(|block| block.split_once("\n```").unwrap().0)
        .collect()
}

/// The commands of a guide that are ours, without the prompt.
fn commands(page: &'static str) -> Vec<Vec<String>> {
    let lines = blocks(page, "console").into_iter().flat_map(str::lines);
    lines
        .filter_map(|line| line.strip_prefix("$ flowkit "))
        .map(|line| shlex::split(line.split(" #").next().unwrap()).unwrap())
        .collect()
}

struct Team {
    fake: Fake,
    folder: Folder,
}

impl Team {
    /// With the `flowkit.toml` of a guide.
    fn new(name: &str, page: &'static str) -> Self {
        let fake = Fake::start_in_background();
        {
            let state = &mut fake.lock().state;
            state.wabas.push(WABA.to_owned());
            state.keys.insert(NUMBER.to_owned(), None);
        }
        let folder = Folder::new(name);
        let toml = blocks(page, "toml");
        let toml = toml
            .iter()
            .find(|block| block.contains("[environments."))
            .unwrap();
        folder.write("flowkit.toml", toml);
        let table = blocks(FIRST_FLOW, "json");
        let table = table
            .iter()
            .find(|block| block.contains("\"SEATS\""))
            .unwrap();
        folder.write("flows/table.json", table);
        Self { fake, folder }
    }

    fn run(&self, command: &[String]) -> Ran {
        let url = self.fake.url();
        let env = [
            ("FLOWKIT_GRAPH_URL", url.as_str()),
            ("WHATSAPP_TOKEN", TOKEN),
            ("WHATSAPP_WABA_ID", WABA),
            ("WHATSAPP_PHONE_NUMBER_ID", NUMBER),
            ("PASSPHRASE", PASSPHRASE),
        ];
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let ran = self.folder.run_with(&command, b"yes\nyes\n", &env);
        for secret in [TOKEN, PASSPHRASE] {
            assert!(!format!("{ran:?}").contains(secret), "{ran:#?}");
        }
        ran
    }

    /// What changed something, since this many calls.
    fn changes_since(&self, calls: usize) -> Vec<String> {
        let all = self.fake.calls();
        let since = all[calls..].iter();
        since
            .filter(|call| !call.starts_with("GET "))
            .cloned()
            .collect()
    }
}

#[test]
fn the_guide_releases_a_flow() {
    let team = Team::new("readme", RELEASE);
    let commands = commands(RELEASE);
    assert!(commands.len() > 4, "{commands:?}");
    for command in &commands {
        let calls = team.fake.calls().len();
        team.run(command).ended(0);
        if command.iter().any(|word| word == "--dry-run") {
            assert_eq!(team.changes_since(calls), [""; 0]);
        }
    }
    {
        let shared = team.fake.lock();
        let flows: Vec<_> = shared.state.flows.values().collect();
        assert_eq!(flows.len(), 1);
        assert_eq!(flows[0].name, "table_booking");
        assert_eq!(flows[0].status, "PUBLISHED");
        assert_eq!(
            flows[0].endpoint_uri.as_deref(),
            Some("https://staging.example.org/table")
        );
        assert!(shared.state.keys[NUMBER].is_some());
    }
    let lock = team.folder.read("flowkit.lock");

    let calls = team.fake.calls().len();
    team.run(&["release", "--publish"].map(str::to_owned))
        .ended(0);
    assert_eq!(team.changes_since(calls), [""; 0]);
    assert_eq!(team.folder.read("flowkit.lock"), lock);
}

#[test]
fn the_first_guide_leads_to_a_published_flow() {
    let team = Team::new("first-flow", FIRST_FLOW);
    let commands = commands(FIRST_FLOW);
    assert!(commands.len() > 10, "{commands:?}");
    for command in &commands {
        let ran = team.run(command);
        ran.ended(0);
        if command.starts_with(&["keys".to_owned(), "status".to_owned()]) {
            assert!(ran.stdout.contains("VALID"), "{ran:?}");
        }
    }
    assert!(
        team.folder
            .read("restaurant/src/flow.rs")
            .contains("#[flow_screen(SEATS)]")
    );
    let calls = team.fake.calls();
    assert!(
        calls.contains(&format!("POST /{NUMBER}/messages")),
        "{calls:?}"
    );
    let shared = team.fake.lock();
    let flows: Vec<_> = shared.state.flows.values().collect();
    assert_eq!(flows.len(), 1);
    assert_eq!(flows[0].status, "PUBLISHED");
}

#[test]
fn the_statuses_and_variables_are_those_of_the_help() {
    let folder = Folder::new("readme-help");
    let help = folder
        .run(["flows", "publish", "--help"])
        .ended(0)
        .stdout
        .clone();
    let (_, statuses) = COMMAND_LINE.split_once("| exit status | means |").unwrap();
    for status in ["| 0 |", "| 1 |", "| 2 |", "| 3 |", "| 4 |"] {
        assert!(statuses.contains(status));
        let number = status.trim_matches(['|', ' ']);
        assert!(help.contains(&format!("\n  {number}  ")), "{help}");
    }
    for variable in [
        "WHATSAPP_TOKEN",
        "FLOWKIT_GRAPH_URL",
        "FLOWKIT_GRAPH_VERSION",
    ] {
        assert!(help.contains(variable) && COMMAND_LINE.contains(variable));
    }
}

/// A command of the pages: the words behind `flowkit`.
fn said(page: &'static str) -> Vec<Vec<String>> {
    // In prose a command stands in backticks and may go on in the next line.
    let (mut prose, mut code) = (String::new(), String::new());
    let mut within = false;
    for line in page.lines() {
        if line.starts_with("```") {
            within = !within;
        } else if within {
            code.push_str(line);
            code.push('\n');
        } else {
            prose.push_str(line);
            prose.push(' ');
        }
    }
    let spans = prose.split('`').skip(1).step_by(2);
    let lines = code.lines().map(|line| line.trim_start_matches("$ "));
    spans
        .chain(lines)
        .filter_map(|text| text.strip_prefix("flowkit "))
        .filter(|text| !text.starts_with('=')) // a line of Cargo.toml
        .map(|text| text.split([';', '#', '|', '>']).next().unwrap_or_default())
        .map(|text| shlex::split(text).unwrap_or_else(|| panic!("{text}")))
        .collect()
}

/// The help of the command that these words begin with, and how many of them name it.
fn help(folder: &Folder, words: &[String]) -> (String, usize) {
    let names: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .take_while(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        .take(2)
        .collect();
    for many in (0..=names.len()).rev() {
        let args: Vec<&str> = names[..many].iter().copied().chain(["--help"]).collect();
        let ran = folder.run_with(&args, b"", &[]);
        if many == 0 || ran.status == Some(0) {
            return (ran.stdout.clone(), many);
        }
    }
    unreachable!()
}

#[test]
fn every_command_and_option_of_the_pages_is_in_the_help() {
    let folder = Folder::new("readme-commands");
    let mut seen = 0;
    for (name, page) in PAGES {
        // `flowkit flows rename` is the example of a new command in CONTRIBUTING.md.
        let real = said(page).into_iter();
        let real = real.filter(|words| !words.contains(&"rename".to_owned()));
        for words in real {
            let shown = words.join(" ");
            let (help, named) = help(&folder, &words);
            let is_top = words.first().is_some_and(|word| word.starts_with("--"));
            assert!(named > 0 || is_top, "{name}: there is no `flowkit {shown}`");
            let group = help.contains("\nCommands:\n");
            let another = words
                .get(named)
                .filter(|word| group && !word.starts_with('-'));
            assert_eq!(another, None, "{name}: there is no `flowkit {shown}`");
            for option in words.iter().filter(|word| word.starts_with("--")) {
                let option = option.split('=').next().unwrap_or_default();
                let there = help.split([' ', ',', '\n']).any(|word| word == option);
                assert!(there, "{name}: `flowkit {shown}` has no {option}");
            }
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

/// Each command has a line in the guide.
#[test]
fn every_command_is_in_the_guide() {
    let folder = Folder::new("readme-list");
    let commands = |group: &[&str]| -> Vec<String> {
        let args: Vec<&str> = group.iter().copied().chain(["--help"]).collect();
        let ran = folder.run_with(&args, b"", &[]);
        let (_, list) = ran.stdout.split_once("\nCommands:\n").unwrap();
        let list = list.split("\n\n").next().unwrap();
        let words = list
            .lines()
            .filter_map(|line| line.split_whitespace().next());
        words.map(str::to_owned).collect()
    };
    for command in commands(&[]) {
        assert!(
            COMMAND_LINE.contains(&format!("`flowkit {command}")),
            "{command}"
        );
    }
    for group in ["keys", "flows"] {
        let lines: Vec<_> = COMMAND_LINE
            .lines()
            .filter(|line| line.starts_with(&format!("| `flowkit {group} ")))
            .collect();
        for command in commands(&[group]) {
            let words = [
                format!("`{command}`"),
                format!("`flowkit {group} {command}`"),
            ];
            let there = lines
                .iter()
                .any(|line| words.iter().any(|word| line.contains(word)));
            assert!(there, "{group} {command}");
        }
    }
}
