//! flowkit beside a server written by hand (`src/handwritten.rs`), over real sockets: processor time per
//! request. The aim is at most 1.05 times that of the hand-written one.
//!
//! How it is measured:
//! - Each server is a process of its own, kept on one processor; the load comes from this process, kept on
//!   another: 16 connections that stay open, one request of 1 KiB in flight on each, sealed beforehand.
//! - All servers are up at once and take turns of a quarter of a second, so that whatever else the machine
//!   does in these seconds meets them alike; a server that has no turn is idle. The order turns round each
//!   time. Twice on the way all of them are started afresh.
//! - What counts is processor time of the server's process (all threads, kernel work on its sockets
//!   included) divided by answers. It moves far less than answers per second do.
//! - All servers must give the same answers to every kind of request, refused ones included, before any is
//!   measured. Then every answer must have status 200; one in 64 is decrypted and read.
//!
//! `FLOWKIT_BENCH_SECONDS` sets how long it measures (30 by default). A figure that misses the aim is
//! printed like any other; only an answer that is wrong makes the bench fail.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::rc::Rc;
use std::time::Duration;

use flowkit_benches::load::{CONNECTIONS, Load};
use flowkit_benches::parity;
use flowkit_benches::process::{Process, SERVE};
use flowkit_benches::requests::{PLAINTEXT_BYTES, Sealed, Sealer, TestKey};
use flowkit_benches::samples::Samples;
use flowkit_benches::serving::{self, Kind};
use flowkit_benches::table::Table;
use flowkit_benches::{cpu, seconds};

const TURN: Duration = Duration::from_millis(250);
const STARTS: u64 = 3;
const AIM: f64 = 1.05;

/// What was measured of one server.
struct Measured {
    kind: Kind,
    micros: Samples,
    rate: Samples,
    start: Samples,
    idle: Samples,
    peak: Samples,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(SERVE) {
        let kind = arguments
            .next()
            .as_deref()
            .and_then(Kind::named)
            .expect("the name of a server");
        let cpu = arguments.next();
        return serving::run(
            kind,
            cpu.map(|cpu| cpu.parse().expect("a processor's number")),
        );
    }
    if !cfg!(target_os = "linux") {
        println!(
            "This bench reads processor time and memory from Linux's /proc: nothing is measured here."
        );
        return;
    }
    let seconds = seconds(30);
    let cpus = cpu::available();
    let server_cpu = match cpus[..] {
        // The last, because neighbours in number are often two halves of one core.
        [first, .., last] => {
            cpu::pin(last);
            println!("Servers on processor {first}, the load on processor {last}.");
            Some(first)
        }
        _ => {
            println!("One processor for servers and load: answers per second mean little here.");
            None
        }
    };
    let key = TestKey::generate();
    let public = flowkit::PrivateKey::from_pem(&key.pem, None)
        .expect("the key")
        .public_key_pem();
    let sealer = Sealer::new(&public);
    let requests = Rc::new(sealer.submissions(2048));
    println!(
        "{CONNECTIONS} connections, requests of {PLAINTEXT_BYTES} bytes, about {seconds} s.\n"
    );

    let mut measured = Kind::ALL.map(|kind| Measured {
        kind,
        micros: Samples::default(),
        rate: Samples::default(),
        start: Samples::default(),
        idle: Samples::default(),
        peak: Samples::default(),
    });
    let turns =
        Duration::from_secs(seconds).as_millis() / (TURN.as_millis() * Kind::ALL.len() as u128);
    let turns = (turns / u128::from(STARTS)).max(1);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(check(server_cpu, &key, &sealer));
    for _ in 0..STARTS {
        runtime.block_on(measure(&mut measured, server_cpu, &key, &requests, turns));
    }
    report(&measured);
}

/// All servers do the same work.
async fn check(cpu: Option<usize>, key: &TestKey, sealer: &Sealer) {
    for kind in Kind::ALL {
        let process = Process::start(kind, cpu, key);
        let mut load = Load::connect(process.address, Rc::default()).await;
        parity::check(kind, &mut load, sealer).await;
    }
}

/// One start of all servers, and so many turns of each.
async fn measure(
    measured: &mut [Measured],
    cpu: Option<usize>,
    key: &TestKey,
    requests: &Rc<Vec<Sealed>>,
    turns: u128,
) {
    let mut running = Vec::new();
    for one in &mut *measured {
        let process = Process::start(one.kind, cpu, key);
        one.start.push(process.start.as_secs_f64() * 1e3);
        one.idle.push(process.resident());
        let mut load = Load::connect(process.address, Rc::clone(requests)).await;
        load.round(TURN).await; // warm up, not counted
        running.push((process, load));
    }
    let mut order: Vec<usize> = (0..running.len()).collect();
    for _ in 0..turns {
        for index in &order {
            let (process, load) = &mut running[*index];
            let before = process.cpu_time();
            let round = load.round(TURN).await;
            let used = process.cpu_time().saturating_sub(before);
            let one = &mut measured[*index];
            one.micros
                .push(used.as_secs_f64() * 1e6 / round.answers as f64);
            one.rate
                .push(round.answers as f64 / round.time.as_secs_f64());
        }
        order.reverse();
    }
    for ((process, _), one) in running.iter().zip(measured) {
        one.peak.push(process.peak());
    }
}

fn report(measured: &[Measured]) {
    let mut table = Table::new([
        "server",
        "req/s best",
        "median",
        "CPU µs/req best",
        "median",
        "MB idle",
        "MB peak",
        "start ms",
    ]);
    for one in measured {
        table.row([
            one.kind.name().to_owned(),
            format!("{:.0}", one.rate.most()),
            format!("{:.0}", one.rate.median()),
            format!("{:.1}", one.micros.best()),
            format!("{:.1}", one.micros.median()),
            format!("{:.1}", one.idle.median()),
            format!("{:.1}", one.peak.most()),
            format!("{:.0}", one.start.median()),
        ]);
    }
    println!("{table}");
    let of = |kind| {
        &measured
            .iter()
            .find(|one| one.kind == kind)
            .expect("measured")
            .micros
    };
    let by_hand = of(Kind::Handwritten);
    for kind in [Kind::FlowkitLogging, Kind::Flowkit] {
        let best = of(kind).best() / by_hand.best();
        let turn_by_turn = of(kind).paired(by_hand, |a, b| a / b).median();
        let aim = if kind == Kind::Flowkit {
            format!(" (aim: at most {AIM})")
        } else {
            String::new()
        };
        println!(
            "{} / hand-written, CPU time per request: {best:.3} by best turns{aim}; {turn_by_turn:.3} turn by turn",
            kind.name()
        );
    }
}
