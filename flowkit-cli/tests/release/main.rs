//! `flowkit release` against a Graph server of our own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod again;
mod changes;
mod config;
mod drafts;
mod first;
mod health;
mod keys;
mod lock;
mod missing;
mod stops;
#[path = "../support/mod.rs"]
mod support;

use std::sync::atomic::{AtomicUsize, Ordering};

use flowkit_fake_graph::{Fake, TOKEN};

use support::{FINE, Folder, Ran};

const KEY: &str = include_str!("../documents/public.pem");
const FINGERPRINT: &str = "sha256:c66c8f08a33deed41cbd6585bfcc659c8621a50245d088e416517cb3bf509b35";
const OTHER_KEY: &str = include_str!("../documents/other-public.pem");
const OTHER_FINGERPRINT: &str =
    "sha256:8838d9aec93ec150b54311e3c1db8f344027fe9bb2019fe27d6398008132ea1f";

/// A flow with an endpoint, and one without.
const CONFIG: &str = r#"
[environments.staging]
waba-id = "900"
phone-number-id = "700"
application-id = "77"
endpoint-uri = "https://flows.example.org/"
public-key = "keys/public.pem"
publish = true

[flows.booking]
name = "table_booking"
json = "flows/booking.json"
categories = ["APPOINTMENT_BOOKING"]
endpoint-path = "/booking"

[flows.question]
json = "flows/question.json"
categories = ["CONTACT_US"]
"#;

/// The flow without faults, asking an endpoint.
fn with_endpoint() -> String {
    let version = r#""version": "7.3","#;
    let endpoint = r#""data_api_version": "4.0", "routing_model": { "ASK": [] },"#;
    FINE.replace(version, &format!("{version}\n  {endpoint}"))
}

/// A project that is ready to be released.
fn project(name: &str) -> Folder {
    project_with(name, CONFIG)
}

fn project_with(name: &str, config: &str) -> Folder {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Folder::new(&format!("{name}-{number}"));
    folder
        .write("flowkit.toml", config)
        .write("keys/public.pem", KEY)
        .write("flows/booking.json", with_endpoint())
        .write("flows/question.json", FINE);
    folder
}

/// A server that works flows' health out of their state.
fn server() -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.check_health();
    fake
}

/// Runs `flowkit release` with these arguments, nothing but the address and the token in the environment.
fn release(folder: &Folder, fake: &Fake, args: &[&str]) -> Ran {
    answering(folder, fake, args, "")
}

fn answering(folder: &Folder, fake: &Fake, args: &[&str], answers: &str) -> Ran {
    let url = fake.url();
    let env = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", TOKEN),
    ];
    let args: Vec<_> = ["release"].iter().chain(args).copied().collect();
    let ran = folder.run_with(&args, answers.as_bytes(), &env);
    assert!(!format!("{ran:?}").contains(TOKEN), "{ran:#?}");
    ran
}

/// Puts another text in the place of one in a file.
fn edit(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.read(file);
    assert!(text.contains(from), "{from} in {text}");
    folder.write(file, text.replace(from, to));
}

/// The calls so far, those that only read left out.
fn changing(fake: &Fake) -> Vec<String> {
    let mut calls = fake.calls();
    calls.retain(|call| !call.starts_with("GET "));
    calls
}

/// Forgets the calls so far.
fn forget_calls(fake: &Fake) {
    fake.lock().seen.clear();
}

/// Released without anything in the way; the calls are forgotten.
fn released(folder: &Folder, fake: &Fake) {
    release(folder, fake, &["--yes"]).ended(0);
    forget_calls(fake);
}

fn status_of(fake: &Fake, id: &str) -> String {
    fake.lock().state.flow(id).status.clone()
}
