//! The README's section "Release a flow": its `flowkit.toml` and its commands, run as they stand there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Fake, TOKEN};
use support::{Folder, Ran};

const README: &str = include_str!("../../README.md");
const WABA: &str = "102290129340398";
const NUMBER: &str = "106540352242922";
const PASSPHRASE: &str = "correct horse battery staple";

/// The blocks of the section that begin with this fence.
fn blocks(fence: &str) -> Vec<&'static str> {
    let (_, section) = README.split_once("\n## Release a flow\n").unwrap();
    let section = section.split_once("\n## ").unwrap().0;
    let start = format!("```{fence}\n");
    let rest = section.split(&start).skip(1);
    rest.map(|block| block.split_once("\n```").unwrap().0)
        .collect()
}

/// The commands of the section, without the prompt.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = blocks("console").into_iter().flat_map(str::lines);
    lines
        .map(|line| {
            let command = line
                .strip_prefix("$ flowkit ")
                .unwrap_or_else(|| panic!("{line}"));
            let command = command.split('#').next().unwrap_or(command);
            command.split_whitespace().collect()
        })
        .collect()
}

struct Team {
    fake: Fake,
    folder: Folder,
}

impl Team {
    fn new(name: &str) -> Self {
        let fake = Fake::start_in_background();
        {
            let state = &mut fake.lock().state;
            state.wabas.push(WABA.to_owned());
            state.keys.insert(NUMBER.to_owned(), None);
        }
        let folder = Folder::new(name);
        folder.write("flowkit.toml", blocks("toml")[0]);
        let table = README.split("```json\n").skip(1);
        let table = table
            .filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block))
            .find(|block| block.contains("\"SEATS\""))
            .unwrap();
        folder.write("flows/table.json", table);
        Self { fake, folder }
    }

    fn run(&self, command: &[&str]) -> Ran {
        let url = self.fake.url();
        let env = [
            ("FLOWKIT_GRAPH_URL", url.as_str()),
            ("WHATSAPP_TOKEN", TOKEN),
            ("PASSPHRASE", PASSPHRASE),
        ];
        let ran = self.folder.run_with(command, b"yes\nyes\n", &env);
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
fn the_readme_releases_a_flow() {
    let team = Team::new("readme");
    let commands = commands();
    assert!(commands.len() > 4, "{commands:?}");
    for command in &commands {
        let calls = team.fake.calls().len();
        team.run(command).ended(0);
        if command.contains(&"--dry-run") {
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
    team.run(&["release", "--publish"]).ended(0);
    assert_eq!(team.changes_since(calls), [""; 0]);
    assert_eq!(team.folder.read("flowkit.lock"), lock);
}

#[test]
fn the_statuses_and_variables_are_those_of_the_help() {
    let folder = Folder::new("readme-help");
    let help = folder
        .run(["flows", "publish", "--help"])
        .ended(0)
        .stdout
        .clone();
    let (_, statuses) = README.split_once("| exit status | means |").unwrap();
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
        assert!(help.contains(variable) && README.contains(variable));
    }
}
