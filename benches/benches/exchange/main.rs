//! One exchange through the endpoint in memory, and each of its parts, beside the raw RSA operation of
//! aws-lc-rs. The aim is that everything that is not RSA stays under 5 % of it.
//!
//! How it is measured:
//! - The exchange is a `data_exchange` request of 1 KiB, sealed beforehand by the client's own
//!   cryptography, another one each time, sent into `flowkit::Endpoint` as a `tower` service. Its handler
//!   reads all fields into a type and shows a screen. Nobody listens to the log.
//! - Time is processor time of the one thread, so other programs are not in it. What they do to caches and
//!   clock rate is: therefore all rows are taken in turn, in slots of 32 requests. The exchange, the raw
//!   operation and flowkit's own unwrapping alternate request by request, each with a key it has read for
//!   itself; shorter parts are timed over a slot.
//! - What counts is the value that a tenth of all values stay below: it repeats within a few percent on a
//!   busy machine too, where the smallest value is luck and the median (shown beside it) tells of the
//!   neighbours. AWS-LC's new blinding factor at every 32nd operation lies above both.
//! - "All but RSA" is the whole endpoint with a table of known keys in place of RSA. The parts below it are
//!   measured alone, through flowkit's public interface: an endpoint without cryptography gives what JSON,
//!   routing, handler and service take together, and JSON, read and written in the same way by serde_json
//!   alone, is taken off to leave the rest.
//!
//! The last line is the whole exchange less the raw operation: what flowkit adds to RSA in fact. It is a
//! little more than "all but RSA", because RSA leaves the caches to others.
//!
//! `FLOWKIT_BENCH_SECONDS` sets how long it measures (10 by default). A figure that misses the aim is
//! printed like any other; only an answer that is wrong makes the bench fail.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod parts;
mod rows;

use std::time::{Duration, Instant};

use flowkit_benches::{cpu, requests::PLAINTEXT_BYTES};
use parts::{Parts, SLOT};
use rows::Rows;

fn main() {
    let seconds = flowkit_benches::seconds(10);
    if let Some(cpu) = cpu::available().last() {
        cpu::pin(*cpu);
    }
    let parts = Parts::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut rows = Rows::default();
    runtime.block_on(async {
        parts.check_answers().await;
        let end = Instant::now() + Duration::from_secs(seconds);
        for requests in parts.requests.chunks_exact(SLOT).cycle() {
            parts.slot(requests, &mut rows).await;
            if Instant::now() > end {
                break;
            }
        }
    });
    println!(
        "One exchange of {PLAINTEXT_BYTES} bytes in memory, about {seconds} s of slots, CPU time.\n"
    );
    rows.report();
}
