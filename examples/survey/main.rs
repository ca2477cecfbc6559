//! A survey among the guests of holiday houses: several actions on one screen, calendars, chips.
//!
//! `survey.rs` holds the handlers, `houses.rs` what there is to be asked about. What the program does around its flow
//! (the command line, the demonstration) is in `examples/shared`; `--help` says more.

mod houses;
mod survey;
mod walk;
mod words;

use flowkit::prelude::*;
use shared::{Program, SystemClock};

use survey::Survey;

const PROGRAM: Program = Program {
    name: "survey",
    path: "/survey",
    about: "A survey among the guests of holiday houses.",
    who: "The survey",
    customer: "two virtual guests tell how their stay was",
};

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let Some(start) = PROGRAM.start()? else {
        return Ok(());
    };
    let endpoint = Endpoint::builder()
        .private_key(start.private_key.clone())
        .app_secret(start.app_secret.clone())
        .flow(PROGRAM.path, Survey::new(SystemClock))
        .build()?;
    start.serve(endpoint, walk::walk).await
}
