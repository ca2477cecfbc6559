//! Arguments, variables and `flowkit.toml`: which goes before which, and what is wrong with them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod choosing;
mod server;
mod token;
mod values;

#[path = "../support/mod.rs"]
mod support;

use flowkit_fake_graph::{Fake, TOKEN};
use support::{Folder, Ran};

/// Two environments.
const TWO: &str = r#"
[environments.production]
waba-id = "900"
phone-number-id = 700

[environments.staging]
waba-id = 901
"#;

/// A server with a flow in the account of nobody.
fn fake() -> Fake {
    let fake = Fake::start_in_background();
    {
        let state = &mut fake.lock().state;
        state.wabas.push("5".to_owned());
        state.add("table", "DRAFT");
        state.flows.get_mut(&1111).unwrap().waba = "5".to_owned();
    }
    fake
}

/// Runs with the server's address and token, and these variables.
fn run(fake: &Fake, folder: &Folder, args: &[&str], env: &[(&str, &str)]) -> Ran {
    let url = fake.url();
    let always = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", TOKEN),
    ];
    let ran = folder.run_with(args, b"", &[&always[..], env].concat());
    assert!(!format!("{ran:?}").contains(TOKEN), "{ran:#?}");
    ran
}

/// Copies a flow, for which an account is needed.
fn migrate(fake: &Fake, folder: &Folder, more: &[&str], env: &[(&str, &str)]) -> Ran {
    let args = [
        &["flows", "migrate", "--from", "5", "--flow", "table"][..],
        more,
    ]
    .concat();
    run(fake, folder, &args, env)
}

/// Which account the flow was copied to.
#[track_caller]
fn copied_to(fake: &Fake, ran: &Ran) -> String {
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    let mut calls = fake.calls();
    calls.retain(|call| call.starts_with("POST "));
    assert_eq!(calls.len(), 1);
    calls[0].split('/').nth(1).unwrap().to_owned()
}

#[track_caller]
fn refused(fake: &Fake, ran: &Ran, why: &str) {
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains(why), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    assert_eq!(fake.calls().len(), 0, "something was sent");
}
