//! The attacked server, as a process.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Signal, getrlimit, kill_process, setrlimit};

/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// One attack at a time: the next one must not find the processor taken by this one.
static ALONE: Mutex<()> = Mutex::new(());

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    child: Child,
    lines: Receiver<String>,
    _alone: MutexGuard<'static, ()>,
}

impl Server {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_attacked")).args(arguments))
    }

    /// Its log goes to standard output, which nobody reads once it listens.
    pub(crate) fn with_a_log_that_nobody_reads() -> (Self, BufReader<ChildStdout>) {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new(env!("CARGO_BIN_EXE_attacked"))
            .arg("log=1")
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert_ne!(
                out.read_line(&mut line).unwrap(),
                0,
                "it says that it listens"
            );
            if let Some(address) = line.strip_prefix("listening ") {
                break address.trim().parse().unwrap();
            }
        };
        let server = Self {
            address,
            child,
            lines: channel().1,
            _alone: alone,
        };
        (server, out)
    }

    /// With so many file descriptors at most.
    pub(crate) fn with_descriptors(descriptors: usize) -> Self {
        let program = env!("CARGO_BIN_EXE_attacked");
        Self::run(Command::new("sh").args([
            "-c",
            &format!("ulimit -n {descriptors} && exec \"$0\""),
            program,
        ]))
    }

    fn run(command: &mut Command) -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = lines(child.stdout.take().unwrap());
        let first = lines
            .recv_timeout(PATIENCE)
            .expect("it says that it listens");
        let address = first.strip_prefix("listening ").unwrap().parse().unwrap();
        Self {
            address,
            child,
            lines,
            _alone: alone,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The memory that it holds, in bytes.
    pub(crate) fn memory(&self) -> usize {
        let path = format!("/proc/{}/status", self.child.id());
        let mut status = String::new();
        let mut file = std::fs::File::open(path).unwrap();
        file.read_to_string(&mut status).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.unwrap().trim().trim_end_matches(" kB");
        kilobytes.parse::<usize>().unwrap() * 1024
    }

    /// The most memory that it holds beyond what it holds now: while `more` says that the attack goes on, and for
    /// half a second after it.
    pub(crate) fn memory_during(&self) -> impl FnMut(&mut dyn FnMut() -> bool) -> usize + '_ {
        let before = self.memory();
        move |more| {
            let begun = Instant::now();
            let mut end = begun + PATIENCE;
            let mut most = 0;
            while Instant::now() < end {
                most = most.max(self.memory());
                if !more() {
                    end = end.min(Instant::now() + Duration::from_millis(500));
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            most.saturating_sub(before)
        }
    }

    pub(crate) fn terminate(&self) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, Signal::TERM).unwrap();
    }

    /// Waits until `serve` has returned.
    pub(crate) fn returned(&self) -> Duration {
        let begun = Instant::now();
        assert_eq!(
            self.lines.recv_timeout(PATIENCE).expect("serve returns"),
            "returned"
        );
        begun.elapsed()
    }

    /// Waits until the process has ended; its status, and how long it took.
    pub(crate) fn ended(&mut self) -> (Option<i32>, Duration) {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), begun.elapsed());
            }
            assert!(begun.elapsed() < PATIENCE, "the process does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(out: ChildStdout) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

/// How many connections this process can have open, up to so many.
pub(crate) fn connections(wanted: usize) -> usize {
    let mut limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(u64::MAX);
    limit.current = Some(most.min(1 << 16));
    // Other tests need some, too.
    let possible = match setrlimit(Resource::Nofile, limit) {
        Ok(()) => usize::try_from(most.min(1 << 16))
            .unwrap()
            .saturating_sub(4000),
        Err(_) => 500,
    };
    if possible < wanted {
        println!("only {possible} of {wanted} connections: this process may not have more");
    }
    wanted.min(possible)
}
