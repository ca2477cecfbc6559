//! The log of a program that serves a flow: one line at the start of `main`.
//!
//! ```no_run
//! # async fn main_() -> flowkit::Result<()> {
//! let _log = flowkit::log::init();
//! // Endpoint::builder() …
//! # Ok(()) }
//! ```
//!
//! Lines are written by a thread of their own, so that no request waits for whoever reads the log: not for a pipe that is
//! full, not for a disk that is slow, not for a reader that has gone. What does not fit into its queue (8192 lines) is
//! dropped, and the log says how many lines were. What a handler logs by the macros of `tracing` or `log` goes the same way.
//! A text of several lines goes on behind `    | `, so that what a customer typed cannot look like an entry of the log, and an
//! entry is cut at 16 KB.
//!
//! `RUST_LOG` chooses what is logged: `debug`, or `info,flowkit=debug,my_crate=trace`
//! ([all that it can say](https://docs.rs/tracing-subscriber/latest/tracing_subscriber/filter/struct.EnvFilter.html)).
//! Without it everything from `info` on is. On a terminal the lines are coloured, unless `NO_COLOR` is set; elsewhere
//! they are plain text.
//!
//! Where standard error is no terminal, the message of a panic becomes a line of the log too, since writing it could wait
//! for a reader in the same way.

mod one_entry;

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, IsTerminal, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use flowkit_runtime::__private::OneLine;
use tracing_appender::non_blocking::{ErrorCounter, NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;

use self::one_entry::one_entry;

/// Lines that may wait to be written. A line is a few hundred bytes, so this is a few megabytes; it is 16 KB at most.
const WAITING: usize = 8192;

/// How long the end of a program waits for the lines that still wait. (The thread that writes them waits 1.1 s.)
const LAST_LINES: Duration = Duration::from_millis(1500);

/// Begins to log to standard output. Keep what it returns until the end of `main`: it then writes the lines that still wait.
///
/// A program that has a subscriber of `tracing` already keeps that one, and is told so in its log.
pub fn init() -> LogGuard {
    builder().init()
}

/// Begins to log otherwise than [`init`] does.
///
/// ```no_run
/// let _log = flowkit::log::builder().stderr().filter("warn").init();
/// ```
pub fn builder() -> LogBuilder {
    LogBuilder {
        stderr: false,
        filter: "info".to_owned(),
    }
}

/// How a program logs; see [`builder`].
#[derive(Debug, Clone)]
#[must_use = "nothing is logged before `init`"]
pub struct LogBuilder {
    stderr: bool,
    filter: String,
}

impl LogBuilder {
    /// Logs to standard error, for a program whose standard output is for something else.
    pub fn stderr(mut self) -> Self {
        self.stderr = true;
        self
    }

    /// What is logged where `RUST_LOG` is not set, in the same words: `warn`, `info,flowkit=debug`. Without this it is `info`.
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = filter.into();
        self
    }

    /// Begins to log. Keep what it returns until the end of `main`.
    pub fn init(self) -> LogGuard {
        let (to, terminal): (Box<dyn Write + Send>, bool) = if self.stderr {
            (Box::new(io::stderr()), io::stderr().is_terminal())
        } else {
            (Box::new(io::stdout()), io::stdout().is_terminal())
        };
        let (lines, worker) = NonBlockingBuilder::default()
            .lossy(true)
            .buffered_lines_limit(WAITING)
            .thread_name("flowkit-log")
            .finish(to);
        let lines = Lines::new(lines);
        let (filter, mistake) = self.read_filter();
        let making = lines.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(terminal && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()))
            // It would say by `eprintln!` that a line could not be written, and panic where that fails too.
            .log_internal_errors(false)
            .with_writer(move || making.clone())
            .finish();
        if subscriber.try_init().is_ok() {
            // With `panic = "abort"` the process ends before the line would be written.
            if !cfg!(panic = "abort") {
                log_panics();
            }
        } else {
            tracing::warn!(target: "flowkit", "flowkit::log was not set up: the program has a subscriber already, and keeps it");
        }
        if let Some(mistake) = mistake {
            tracing::warn!(target: "flowkit", "{mistake}");
        }
        LogGuard {
            lines,
            worker: Some(worker),
        }
    }

    /// What to log, and what is wrong with the setting that says so.
    fn read_filter(&self) -> (EnvFilter, Option<String>) {
        let set = std::env::var("RUST_LOG").unwrap_or_default();
        let (name, words) = if set.trim().is_empty() {
            ("the filter", self.filter.as_str())
        } else {
            ("RUST_LOG", set.as_str())
        };
        match EnvFilter::builder().parse(words) {
            Ok(filter) => (filter, None),
            Err(error) => (
                EnvFilter::new("info"),
                Some(format!(
                    "{name} `{}` cannot be read ({error}), so everything from `info` on is logged; write for example `info,flowkit=debug`",
                    OneLine(words)
                )),
            ),
        }
    }
}

/// Writes the lines that still wait when it is dropped, for at most about a second.
#[derive(Debug)]
#[must_use = "keep it until the end of `main`, as in `let _log = flowkit::log::init();`: without it nothing is logged"]
pub struct LogGuard {
    lines: Lines,
    /// There until this is dropped.
    worker: Option<WorkerGuard>,
}

impl LogGuard {
    /// How many lines were dropped, because they came faster than they could be written.
    #[must_use]
    pub fn lost_lines(&self) -> usize {
        self.lines.lost.dropped_lines()
    }
}

impl Drop for LogGuard {
    fn drop(&mut self) {
        if self.lost_lines() > self.lines.told.load(Ordering::Relaxed) {
            self.lines.send(b"");
        }
        let Some(worker) = self.worker.take() else {
            return;
        };
        // Where the queue is full its end says so by `println!`, which waits for whoever reads standard output, for ever where
        // nobody does. So another thread waits, and this one no longer than is of use.
        let (ended, end) = mpsc::channel::<()>();
        let ending = std::thread::Builder::new().name("flowkit-log-end".to_owned());
        let begun = ending.spawn(move || {
            drop(worker);
            drop(ended);
        });
        if begun.is_ok() {
            let _ = end.recv_timeout(LAST_LINES);
        }
    }
}

/// Lines on their way to the thread that writes them.
#[derive(Debug, Clone)]
struct Lines {
    to: NonBlocking,
    lost: ErrorCounter,
    /// How many lost lines the log has told of.
    told: Arc<AtomicUsize>,
}

impl Lines {
    fn new(to: NonBlocking) -> Self {
        let lost = to.error_counter();
        let told = Arc::default();
        Self { to, lost, told }
    }

    /// Sends a line, and before it a line that says how many are missing there, if any are.
    fn send(&mut self, line: &[u8]) {
        let (lost, told) = (self.lost.dropped_lines(), self.told.load(Ordering::Relaxed));
        // Of several threads one tells.
        let tells = lost > told
            && (self.told)
                .compare_exchange(told, lost, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if !tells {
            let _ = self.to.write(line);
            return;
        }
        let missing = lost - told;
        let mut both = format!(
            "flowkit::log: {missing} lines are missing here: they came faster than they could be written\n"
        )
        .into_bytes();
        both.extend_from_slice(line);
        let _ = self.to.write(&both);
        if self.lost.dropped_lines() > lost {
            // This one was lost too, so the next one tells of all of them.
            self.told.fetch_sub(missing, Ordering::Relaxed);
        }
    }
}

impl Write for Lines {
    /// The subscriber writes each entry by one call.
    fn write(&mut self, entry: &[u8]) -> io::Result<usize> {
        self.send(&one_entry(entry));
        Ok(entry.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Lets the message of a panic be a line of the log where nobody sees standard error at once.
fn log_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if io::stderr().is_terminal() {
            usual(panic);
        } else {
            log_panic(panic);
        }
    }));
}

fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    let payload = panic.payload();
    let message = (payload.downcast_ref::<&str>().copied())
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("(no text)");
    let backtrace = Backtrace::capture();
    let backtrace = match backtrace.status() {
        BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => String::new(),
    };
    let message = OneLine(message);
    tracing::error!(target: "flowkit", "panicked at {place}: {message}{backtrace}");
}
