//! The checker of Flow JSON: a flow of 30 screens, and documents of 10 MB, the longest that are read, of shapes that a
//! checker could choke on. The aims are 2 ms for the one and 300 ms for each of the others.
//!
//! How it is measured:
//! - Time is processor time of the one thread, so other programs are not in it; what they do to caches and clock rate is.
//! - Each document is read by `serde_json` into its `Value`, read by `flowkit_json::read`, and checked by
//!   `flowkit_json::validate`, which reads it too; the three take turns, and freeing what was read is counted for all.
//! - What counts is the best of the rounds. Beside the times stands how many times plain reading with serde_json the
//!   check takes, which says more than a time on a machine that one does not know.
//!
//! `FLOWKIT_BENCH_SECONDS` sets how long it measures (60 by default); each document is taken at least once. A figure that
//! misses the aim is printed like any other; only a wrong verdict makes the bench fail.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use flowkit_benches::documents::{self, SHAPES};
use flowkit_benches::samples::Samples;
use flowkit_benches::table::Table;
use flowkit_benches::{cpu, seconds};
use flowkit_json::{Level, read};

const AIM: f64 = 2.0;
const LONG_AIM: f64 = 300.0;

/// Milliseconds.
#[derive(Default)]
struct Times {
    serde: Samples,
    read: Samples,
    check: Samples,
}

impl Times {
    fn take(&mut self, text: &str) {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        let (time, ()) = cpu::timed(|| {
            drop(black_box(serde_json::from_str::<serde_json::Value>(text)));
        });
        self.serde.push(milliseconds(time));
        let (time, ()) = cpu::timed(|| drop(black_box(read::parse(text))));
        self.read.push(milliseconds(time));
        let (time, ()) = cpu::timed(|| drop(black_box(flowkit_json::validate(text))));
        self.check.push(milliseconds(time));
    }

    fn row(&self, table: &mut Table, name: &str, findings: usize, aim: f64) {
        let (serde, read, check) = (self.serde.best(), self.read.best(), self.check.best());
        table.row([
            name.to_owned(),
            format!("{serde:.2}"),
            format!("{read:.2}"),
            format!("{check:.2}"),
            format!("{aim:.0}{}", if check > aim { " missed" } else { "" }),
            format!("{:.1}", check / serde),
            findings.to_string(),
        ]);
    }
}

fn main() {
    let seconds = seconds(60);
    if let Some(cpu) = cpu::available().last() {
        cpu::pin(*cpu);
    }
    let mut table = Table::new([
        "milliseconds",
        "serde_json",
        "read",
        "check",
        "aim",
        "check : serde_json",
        "findings",
    ]);

    let flow = documents::thirty_screens();
    let report = flowkit_json::validate(&flow);
    assert!(report.is_valid(), "the flow of 30 screens is refused");
    let mut times = Times::default();
    let end = Instant::now() + Duration::from_secs(seconds) / 20;
    while Instant::now() < end {
        times.take(&flow);
    }
    let name = format!("30 screens, {} KB", flow.len() / 1000);
    times.row(&mut table, &name, report.findings().len(), AIM);

    let share = Duration::from_secs(seconds) / u32::try_from(SHAPES.len()).expect("a few shapes");
    for shape in SHAPES {
        let text = shape.document(read::MAX_BYTES);
        let report = flowkit_json::validate(&text);
        let errors = report.findings().iter();
        let errors = errors.filter(|finding| finding.level() == Level::Error);
        assert_eq!(report.is_valid(), errors.count() == 0, "{}", shape.name);
        let mut times = Times::default();
        let end = Instant::now() + share;
        loop {
            times.take(&text);
            if Instant::now() > end {
                break;
            }
        }
        times.row(&mut table, shape.name, report.findings().len(), LONG_AIM);
    }
    println!("Documents of 10 MB but for the first, about {seconds} s, CPU time.\n");
    println!("{table}");
}
