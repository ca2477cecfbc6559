//! The list of an account's flows, read from Meta's Graph API page by page: the memory it takes must not grow with the account.
//!
//! How it is measured:
//! - An allocator counts the bytes of this process that are live; what counts is the most that were live at once while a
//!   list was read, less what was live before. The same bytes are allocated by every build, so debug builds give the same
//!   figures, and it does not matter what else the machine does.
//! - The server is a process of its own. It gives pages of 100 flows, each with the fields that flowkit asks for.
//! - Lists of 1,000, 10,000 and 100,000 flows are read one by one (`next` and `into_stream`) and all at once (`all`), after a
//!   short one that makes the connection. Every flow's name is checked.
//!
//! The aim is that the longest list, read one by one, takes at most 1.1 times the memory of the shortest. A figure that misses
//! it is printed like any other; only a wrong list makes the bench fail. Where it is not run by `cargo bench` but as a test,
//! the longest list is left out.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::pin::pin;

use flowkit::graph::{FlowDetails, GraphClient, Pages};
use flowkit_benches::pages::{self, SERVE, Server};
use flowkit_benches::table::Table;
use futures_util::TryStreamExt as _;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const PAGE: u32 = 100;
const AIM: f64 = 1.1;

fn main() {
    if std::env::args().nth(1).as_deref() == Some(SERVE) {
        return pages::run();
    }
    let mut sizes = vec![1_000, 10_000];
    if std::env::args().any(|argument| argument == "--bench") {
        sizes.push(100_000);
    }
    let server = Server::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let rows = runtime.block_on(async {
        let graph = GraphClient::builder("EAAnobody")
            .base_url(&server.url)
            .build()
            .expect("a client");
        Row::measure(&graph, 2 * PAGE as usize).await;
        let mut rows = Vec::new();
        for size in sizes {
            rows.push(Row::measure(&graph, size).await);
        }
        rows
    });
    report(&rows);
}

/// The most bytes that were live at once.
struct Row {
    flows: usize,
    next: usize,
    stream: usize,
    all: usize,
}

impl Row {
    async fn measure(graph: &GraphClient, flows: usize) -> Self {
        let list = || -> Pages<FlowDetails> {
            let request = graph.flows(flows.to_string()).page_size(PAGE);
            request.pages().expect("an account")
        };
        let next = peak(async {
            let mut list = list();
            let mut seen = 0;
            while let Some(flow) = list.next().await.expect("a page") {
                check(&flow, &mut seen);
            }
            seen
        });
        let stream = peak(async {
            let mut list = list().into_stream();
            let mut seen = 0;
            while let Some(flow) = list.try_next().await.expect("a page") {
                check(&flow, &mut seen);
            }
            seen
        });
        let all = peak(async {
            let mut seen = 0;
            for flow in &list().all().await.expect("all pages") {
                check(flow, &mut seen);
            }
            seen
        });
        let [next, stream, all] = [next.await, stream.await, all.await].map(|(peak, seen)| {
            assert_eq!(seen, flows, "every flow once");
            peak
        });
        Self {
            flows,
            next,
            stream,
            all,
        }
    }
}

fn check(flow: &FlowDetails, seen: &mut usize) {
    assert_eq!(flow.name, Some(pages::name(*seen)));
    *seen += 1;
}

/// The most bytes that were live at once while this ran, less what was live before; and what it gave.
async fn peak<T>(work: impl Future<Output = T>) -> (usize, T) {
    let work = pin!(work);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let given = work.await;
    (HEAP.peak_usage().saturating_sub(before), given)
}

fn report(rows: &[Row]) {
    let mut table = Table::new(["flows", "next", "into_stream", "all", "all : into_stream"]);
    let kilobytes = |bytes: usize| format!("{:.0} KB", bytes as f64 / 1000.0);
    for row in rows {
        table.row([
            row.flows.to_string(),
            kilobytes(row.next),
            kilobytes(row.stream),
            kilobytes(row.all),
            format!("{:.1}", row.all as f64 / row.stream as f64),
        ]);
    }
    println!("The most bytes that were live at once while a list was read, in pages of {PAGE}.\n");
    println!("{table}");
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return;
    };
    for (how, first_peak, last_peak) in [
        ("next", first.next, last.next),
        ("into_stream", first.stream, last.stream),
    ] {
        let ratio = last_peak as f64 / first_peak as f64;
        let missed = if ratio > AIM { ", missed" } else { "" };
        println!(
            "  {how}: {} flows take {ratio:.3} times the memory of {} (aim: {AIM}{missed})",
            last.flows, first.flows
        );
    }
}
