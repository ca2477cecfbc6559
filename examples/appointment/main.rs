//! A clinic that gives appointments in the chat.
//!
//! With nothing configured it is a demonstration: the clinic opens on this machine with a key pair made on
//! the spot, and a virtual customer books an appointment over HTTP, with the encryption a phone uses.
//! With `PRIVATE_KEY` set it is a server for real customers. `--help` says more.

mod book;
mod catalogue;
mod clinic;
mod lists;
mod visit;
mod walk;

use flowkit::prelude::*;
use flowkit::{Answer, Mismatch};
use shared::{Program, SystemClock};

use clinic::Clinic;

const PROGRAM: Program = Program {
    name: "appointment",
    path: "/appointment",
    about: "A clinic that gives appointments in the chat.",
    who: "The clinic",
    customer: "a virtual customer books an appointment there",
};

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let Some(start) = PROGRAM.start()? else {
        return Ok(());
    };
    let endpoint = Endpoint::builder()
        .private_key(start.private_key.clone())
        .app_secret(start.app_secret.clone())
        .flow(PROGRAM.path, Clinic::new(SystemClock))
        // What does not fit a form's type would be a failure on the phone. The log says what it was.
        .on_mismatch(|mismatch, _| match mismatch {
            Mismatch::Payload { .. } => Some(Answer::error("Please check what you entered")),
            _ => None,
        })
        .build()?;
    start.serve(endpoint, walk::walk).await
}
