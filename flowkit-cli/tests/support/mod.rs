//! The binary, run as people run it, in a directory of its own.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, and not every test uses everything"
)]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use flowkit_fake_graph::{Fake, NUMBER, TOKEN, WABA};

/// A directory that is removed when the test ends well.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("flowkit-cli-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A directory in here, which goes with it.
    pub(crate) fn inner(&self, name: &str) -> Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.0.join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Runs `flowkit` in here.
    pub(crate) fn run<const N: usize>(&self, args: [&str; N]) -> Ran {
        self.run_with(&args, b"", &[])
    }

    /// Runs `flowkit` in here, with this on standard input and these variables set.
    pub(crate) fn run_with(&self, args: &[&str], stdin: &[u8], env: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_flowkit"));
        for variable in VARIABLES {
            command.env_remove(variable);
        }
        let output = command
            .args(args)
            .current_dir(&self.0)
            .env("SSL_CERT_FILE", ROOT)
            .env("SSL_CERT_DIR", "nowhere")
            .envs(env.iter().copied())
            .write_stdin(stdin)
            .output()
            .unwrap();
        Ran {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code(),
        }
    }

    /// Runs `flowkit` in here with all that it must know to reach the server.
    pub(crate) fn run_at<const N: usize>(&self, fake: &Fake, args: [&str; N]) -> Ran {
        self.run_answering(fake, &args, "")
    }

    /// The same, and these answers to what it asks.
    pub(crate) fn run_answering(&self, fake: &Fake, args: &[&str], answers: &str) -> Ran {
        let url = fake.url();
        let env = [
            ("FLOWKIT_GRAPH_URL", url.as_str()),
            ("WHATSAPP_TOKEN", TOKEN),
            ("WHATSAPP_WABA_ID", WABA),
            ("WHATSAPP_PHONE_NUMBER_ID", NUMBER),
        ];
        let ran = self.run_with(args, answers.as_bytes(), &env);
        assert!(!format!("{ran:?}").contains(TOKEN), "{ran:#?}");
        ran
    }
}

/// What would change what the command does, if it were set where the tests run.
const VARIABLES: [&str; 11] = [
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FLOWKIT_GRAPH_URL",
    "FLOWKIT_GRAPH_VERSION",
    "WHATSAPP_TOKEN",
    "WHATSAPP_WABA_ID",
    "WHATSAPP_PHONE_NUMBER_ID",
    "PRIVATE_KEY",
    "PASSPHRASE",
    "APP_SECRET",
];

/// The one certificate that the runs trust, of nobody. Reading the machine's hundreds takes most of the time of a run, and
/// the servers here speak plain HTTP.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/root.pem");

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

/// What the command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: Option<i32>,
}

impl Ran {
    #[track_caller]
    pub(crate) fn ended(&self, status: i32) -> &Self {
        assert_eq!(self.status, Some(status), "{self:#?}");
        self
    }

    /// What it printed, line by line as JSON.
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// A document without any finding.
pub(crate) const FINE: &str = include_str!("../documents/fine.json");
