//! A server's process, seen from outside.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::requests::{APP_SECRET, TestKey};
use crate::serving::Kind;

/// The argument by which the bench's own binary becomes a server.
pub const SERVE: &str = "serve";

/// A server that runs until this is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From starting the program to the open port, AWS-LC's warm-up included.
    pub start: Duration,
}

impl Process {
    /// Starts this program again as a server, on one processor or anywhere.
    #[must_use]
    pub fn start(kind: Kind, cpu: Option<usize>, key: &TestKey) -> Self {
        let began = Instant::now();
        let mut command = Command::new(std::env::current_exe().expect("this program's path"));
        command
            .args([SERVE, kind.name()])
            .args(cpu.map(|cpu| cpu.to_string()));
        let mut child = command
            .env("PRIVATE_KEY", &key.pem)
            .env("APP_SECRET", APP_SECRET)
            .env_remove("PASSPHRASE")
            .env_remove("RUST_LOG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Where the log goes; refused requests show in the statuses.
            .stderr(if kind == Kind::FlowkitLogging {
                Stdio::null()
            } else {
                Stdio::inherit()
            })
            .spawn()
            .expect("a server's process");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("the port can be read");
        let start = began.elapsed();
        let port = line
            .trim()
            .parse()
            .unwrap_or_else(|_| panic!("the server {} did not start", kind.name()));
        Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            start,
        }
    }

    /// Processor time of all its threads so far, to the nanosecond. A thread that has ended is not in it;
    /// these servers end none while they serve.
    #[must_use]
    pub fn cpu_time(&self) -> Duration {
        let tasks =
            fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("the server runs");
        let nanoseconds = tasks.map(|task| -> u64 {
            let path = task.expect("a thread").path().join("schedstat");
            let text = fs::read_to_string(path).expect("a kernel with schedstat");
            text.split(' ')
                .next()
                .and_then(|text| text.parse().ok())
                .expect("a number of nanoseconds")
        });
        Duration::from_nanos(nanoseconds.sum())
    }

    /// Memory in use now, in MB of 2^20 bytes.
    #[must_use]
    pub fn resident(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// The most memory that was in use, in MB of 2^20 bytes.
    #[must_use]
    pub fn peak(&self) -> f64 {
        self.status("VmHWM:")
    }

    fn status(&self, field: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .expect("the server runs");
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(field))
            .expect("the field is there");
        let kilobytes: f64 = line
            .trim()
            .trim_end_matches(" kB")
            .parse()
            .expect("a number");
        kilobytes / 1024.0
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
