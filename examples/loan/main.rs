//! A lender in the chat: nested data, expressions in the Flow JSON, photos and documents.
//!
//! `lender.rs` holds the handlers, `lending.rs` what the lender lends and on which terms. What the program does around
//! its flow (the command line, the demonstration) is in `examples/shared`; `--help` says more.

mod lender;
mod lending;
mod walk;

use flowkit::prelude::*;
use shared::Program;

use lender::Lender;

const PROGRAM: Program = Program {
    name: "loan",
    path: "/loan",
    about: "A lender in the chat.",
    who: "The lender",
    customer: "a virtual customer takes a loan there",
};

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let Some(start) = PROGRAM.start()? else {
        return Ok(());
    };
    let endpoint = Endpoint::builder()
        .private_key(start.private_key.clone())
        .app_secret(start.app_secret.clone())
        .flow(PROGRAM.path, Lender::default())
        .build()?;
    start.serve(endpoint, walk::walk).await
}
