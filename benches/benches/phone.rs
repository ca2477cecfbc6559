//! The virtual phone: exchanges a second on one core with an endpoint in memory, with and without the envelope; the view of
//! a screen with 60 components; an exploration of it; and the memory of 1,000 phones that have the same flow open. The aims are 2,500 and 50,000
//! exchanges, 100 µs for a view.
//!
//! How it is measured:
//! - Time is processor time of the process, which is both the phone and the endpoint, so other programs are not in it.
//! - An exchange is a tap on an option of a list whose action asks the endpoint: the phone works out the payload, the handler answers,
//!   and the phone judges the answer, takes it, and looks at every component of the screen.
//! - The rows take turns. What counts is the best of the rounds. Beside the figures stands what the envelope alone costs.
//!
//! `FLOWKIT_BENCH_SECONDS` sets how long it measures (60 by default). A figure that misses the aim is printed like any other.

// A bench that meets something unexpected has nothing to measure; it should stop and say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use flowkit::client::explore::Explore;
use flowkit::client::phone::FlowJson;
use flowkit::client::view::View;
use flowkit::client::{TestEndpoint, VirtualPhone};
use flowkit::prelude::*;
use flowkit_benches::table::Table;
use flowkit_benches::{cpu, seconds};
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const EXCHANGES: u32 = 200;
const VIEWS: u32 = 200;
const PHONES: usize = 1000;

struct Booking;

#[flow(screens(BOOKING), screens = booking)]
impl Booking {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<booking::Init>> {
        Next::show_as(booking::BOOKING, days())
    }

    #[flow_screen(BOOKING)]
    fn choose(&self) -> Result<Next<booking::Booking>> {
        Next::show_as(booking::BOOKING, days())
    }
}

fn days() -> Value {
    let days = ["mon", "tue", "wed", "thu", "fri"];
    let days = days.map(|day| json!({ "id": day, "title": format!("On {day}") }));
    json!({ "days": days, "note": "We are open from nine to five" })
}

/// A screen with a list that asks the endpoint, and so many other components.
fn flow_json(others: usize) -> String {
    let mut children = vec![
        json!({ "type": "RadioButtonsGroup", "name": "day", "label": "Day", "data-source": "${data.days}",
            "on-select-action": { "name": "data_exchange", "payload": { "day": "${form.day}", "note": "${data.note}" } } }),
        json!({ "type": "Footer", "label": "Book", "on-click-action": { "name": "complete", "payload": { "day": "${form.day}" } } }),
    ];
    for number in 0..others {
        children.push(match number % 4 {
            0 => json!({ "type": "TextBody", "text": format!("Paragraph {number} of this screen") }),
            1 => json!({ "type": "TextCaption", "text": "${data.note}" }),
            2 => json!({ "type": "TextInput", "name": format!("field_{number}"), "label": format!("Field {number}"), "required": false }),
            _ => json!({ "type": "TextBody", "text": "`'You chose ' ${form.day} '.'`", "visible": "`${form.day} != ''`" }),
        });
    }
    json!({
        "version": "7.3", "data_api_version": "3.0", "routing_model": { "BOOKING": [] },
        "screens": [{
            "id": "BOOKING", "title": "Booking", "terminal": true,
            "data": {
                "days": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" }, "title": { "type": "string" } } },
                    "__example__": [] },
                "note": { "type": "string", "__example__": "" },
            },
            "layout": { "type": "SingleColumnLayout", "children": children },
        }],
    })
    .to_string()
}

async fn phone(endpoint: &TestEndpoint, flow: &Arc<FlowJson>, envelope: bool) -> VirtualPhone {
    let phone = VirtualPhone::on(endpoint).flow(Arc::clone(flow));
    let phone = if envelope {
        phone
    } else {
        phone.without_envelope()
    };
    phone.open().await.unwrap()
}

/// Microseconds of processor time for one of many exchanges.
async fn exchanges(phone: &mut VirtualPhone) -> f64 {
    let began = cpu::process_time();
    for number in 0..EXCHANGES {
        let day = if number % 2 == 0 { "mon" } else { "tue" };
        phone.choose("day", day).await.unwrap();
    }
    microseconds(cpu::process_time() - began) / f64::from(EXCHANGES)
}

fn views(phone: &VirtualPhone) -> f64 {
    let began = cpu::process_time();
    for _ in 0..VIEWS {
        drop(black_box(View::of(phone.phone())));
    }
    microseconds(cpu::process_time() - began) / f64::from(VIEWS)
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if let Some(cpu) = cpu::available().last() {
        cpu::pin(*cpu);
    }
    let endpoint = TestEndpoint::of(Booking).unwrap();
    let small = Arc::new(FlowJson::parse(&flow_json(0)).unwrap());
    let large = Arc::new(FlowJson::parse(&flow_json(58)).unwrap());
    let ends = Instant::now() + Duration::from_secs(seconds(60));
    let mut best = [f64::INFINITY; 4];
    let mut rounds = 0;
    while rounds < 3 || Instant::now() < ends {
        let mut sealed = phone(&endpoint, &small, true).await;
        let mut plain = phone(&endpoint, &small, false).await;
        let mut crowded = phone(&endpoint, &large, false).await;
        let times = [
            exchanges(&mut sealed).await,
            exchanges(&mut plain).await,
            exchanges(&mut crowded).await,
            views(&crowded),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
        rounds += 1;
    }
    let shared = Arc::clone(&large);
    let [sealed, plain, crowded, view] = best;
    let mut table = Table::new(["on one core", "microseconds", "a second", "aim"]);
    for (name, time, aim) in [
        ("exchange, sealed", sealed, "2500 a second"),
        ("exchange without envelope", plain, "50000 a second"),
        ("the same, 60 components", crowded, ""),
        ("view of 60 components", view, "100 microseconds"),
    ] {
        let row = [
            name.to_owned(),
            format!("{time:.1}"),
            format!("{:.0}", 1e6 / time),
            aim.to_owned(),
        ];
        table.row(row);
    }
    println!("{table}");
    println!(
        "  The envelope takes {:.0} times as long as all the rest.\n",
        (sealed - plain) / plain
    );

    for (name, flow) in [("2", small), ("60", large)] {
        let began = cpu::process_time();
        let phone = VirtualPhone::on(&endpoint).flow(flow).without_envelope();
        let explored = Explore::with(phone).run().await.unwrap();
        let time = (cpu::process_time() - began).as_secs_f64();
        println!(
            "  An exploration of {name} components: {} steps and {} exchanges, {:.0} and {:.0} a second",
            explored.steps,
            explored.exchanges,
            explored.steps as f64 / time,
            explored.exchanges as f64 / time,
        );
    }
    println!();

    let before = MEMORY.current_usage();
    let mut phones = Vec::with_capacity(PHONES);
    for _ in 0..PHONES {
        phones.push(phone(&endpoint, &shared, false).await);
    }
    let each = (MEMORY.current_usage() - before) as f64 / PHONES as f64 / 1024.0;
    println!("  {PHONES} phones that share a flow of 60 components: {each:.1} KiB each");
    drop(phones);
}
