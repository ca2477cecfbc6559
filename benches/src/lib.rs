//! What the benches are made of. They compare things within one run, because figures of different runs on
//! a shared machine say little: the bench `exchange` sets the parts of a request beside the raw RSA
//! operation, the bench `server` sets flowkit beside a server written by hand, the bench `checker` sets the
//! check of a Flow JSON document beside plain reading, the bench `listing` sets a long list of flows beside a short one.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::missing_errors_doc
)]

pub mod cpu;
pub mod documents;
pub mod flows;
pub mod handwritten;
pub mod layers;
pub mod load;
pub mod pages;
pub mod parity;
pub mod process;
pub mod requests;
pub mod samples;
pub mod serving;
pub mod table;

/// How long to measure, in seconds: `FLOWKIT_BENCH_SECONDS`, or what the bench takes by default. Where the
/// bench is not run by `cargo bench` but as a test, one second will do.
#[must_use]
pub fn seconds(default: u64) -> u64 {
    match std::env::var("FLOWKIT_BENCH_SECONDS") {
        Ok(text) => match text.parse() {
            Ok(seconds) if seconds > 0 => seconds,
            _ => panic!("FLOWKIT_BENCH_SECONDS must be a number of seconds above 0"),
        },
        Err(_) if std::env::args().any(|argument| argument == "--bench") => default,
        Err(_) => {
            println!(
                "One second, to see that everything works; figures are for `cargo bench`, which takes {default} s."
            );
            1
        }
    }
}
