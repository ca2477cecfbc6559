//! Starting an example, and waiting for it no longer than it takes.

use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use flowkit::client::{BusinessPublicKey, WhatsAppClient};

const PATIENCE: Duration = Duration::from_secs(60);

/// A key pair for tests, as Meta's guide makes one: encrypted, with a passphrase.
pub(crate) const PRIVATE_KEY: &str = include_str!("../keys/test_only.pem");
pub(crate) const PUBLIC_KEY: &str = include_str!("../keys/test_only.public.pem");
pub(crate) const PASSPHRASE: &str = "test";
pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// What a server needs, on a port that the system chooses.
pub(crate) const CONFIGURED: [(&str, &str); 4] = [
    ("PRIVATE_KEY", PRIVATE_KEY),
    ("PASSPHRASE", PASSPHRASE),
    ("APP_SECRET", SECRET),
    ("PORT", "0"),
];

/// A running example; it is killed when the test ends before it does.
pub(crate) struct Process {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

/// What is left of an example that ended.
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Process {
    /// Starts an example with no environment but this.
    pub(crate) fn start(name: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = Command::new(example(name));
        command
            .args(arguments)
            .env_clear()
            .envs(environment.iter().copied());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdout = lines(child.stdout.take().unwrap());
        let stderr = lines(child.stderr.take().unwrap());
        Self {
            child,
            stdout,
            stderr,
        }
    }

    /// The next line on stdout that contains this text, with all before it.
    pub(crate) fn stdout_until(&self, text: &str) -> String {
        until(&self.stdout, text)
    }

    /// The next line on stderr that contains this text, with all before it.
    pub(crate) fn stderr_until(&self, text: &str) -> String {
        until(&self.stderr, text)
    }

    /// The address in the log of a server, once it listens.
    pub(crate) fn address(&self) -> String {
        let log = self.stderr_until("listening");
        let line = log.lines().last().unwrap();
        let port = line
            .rsplit_once("0.0.0.0:")
            .unwrap_or_else(|| panic!("no address: {line}"))
            .1;
        let digits = port
            .find(|c: char| !c.is_ascii_digit())
            .map_or(port, |end| &port[..end]);
        format!("127.0.0.1:{digits}")
    }

    /// Ends the process as a service manager does.
    pub(crate) fn terminate(self) -> Ended {
        self.signal("-TERM")
    }

    /// Ends the process as Ctrl-C does.
    pub(crate) fn interrupt(self) -> Ended {
        self.signal("-INT")
    }

    fn signal(self, signal: &str) -> Ended {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        self.wait()
    }

    /// Waits for the end.
    pub(crate) fn wait(mut self) -> Ended {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < until, "the example does not end");
            thread::sleep(Duration::from_millis(10));
        };
        // The pipes are closed now, so both end.
        let rest = |lines: &Receiver<String>| lines.iter().map(|line| line + "\n").collect();
        Ended {
            status,
            stdout: rest(&self.stdout),
            stderr: rest(&self.stderr),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Ended {
    /// Status 1 and one sentence on stderr, which it gives.
    #[track_caller]
    pub(crate) fn refused(&self) -> &str {
        assert_eq!(self.status.code(), Some(1), "{}", self.stderr);
        assert_eq!(self.stdout, "");
        let sentence = self.stderr.trim_end();
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        sentence
            .strip_prefix("Error: ")
            .unwrap_or_else(|| panic!("{sentence}"))
    }
}

/// A phone, with the public key that belongs to [`CONFIGURED`].
pub(crate) fn phone(address: &str, path: &str) -> WhatsAppClient {
    WhatsAppClient::builder(BusinessPublicKey::from_pem(PUBLIC_KEY).unwrap())
        .app_secret(SECRET)
        .http(&format!("http://{address}{path}"))
        .unwrap()
}

/// Cargo builds the examples of a package before its tests, into the folder beside the tests'.
pub(crate) fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().unwrap().parent().unwrap();
    let path = profile.join("examples").join(name);
    assert!(
        path.is_file(),
        "{} is not built: run `cargo build --examples`",
        path.display()
    );
    path
}

fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines() {
            if line.map(|line| sender.send(line)).is_err() {
                break;
            }
        }
    });
    receiver
}

fn until(lines: &Receiver<String>, text: &str) -> String {
    let until = Instant::now() + PATIENCE;
    let mut read = String::new();
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) => {
                read.push_str(&line);
                read.push('\n');
                if line.contains(text) {
                    return read;
                }
            }
            Err(error) => panic!("`{text}` was not printed ({error}), but\n{read}"),
        }
    }
}
