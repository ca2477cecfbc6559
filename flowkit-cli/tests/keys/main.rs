//! `flowkit keys`, run as people run it, against a Graph server of our own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod generate;
mod inspect;
mod inspect_forms;
mod proof;
mod rotate;
mod status;
mod upload;
mod upload_files;

#[path = "../support/mod.rs"]
mod support;

use std::path::PathBuf;

use flowkit_fake_graph::keys::{PUBLIC_KEY, VALID};
use flowkit_fake_graph::{Fake, NUMBER};
use flowkit_runtime::PrivateKey;
use support::{Folder, Ran};

/// The passphrase of the keys in the vectors.
const PASSPHRASE: &str = "correct horse";
/// The fingerprint of most keys in the vectors, and of the fake server's.
const MAIN: &str = "sha256:3b4c51b56c588e9a4f92830d33d4648ed7b465e55dbbcfec5be8a7751cac62ee";
/// The fingerprint of another one.
const OTHER: &str = "sha256:36f19f8b1b6cef1d23c89d5c288da33c5eb1aa7cc1fb65c0448de33e2fb53d23";

/// A key file that another program made.
fn vector(name: &str) -> PathBuf {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../flowkit-runtime/tests/vectors/keys"
    );
    PathBuf::from(folder).join(name)
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(vector(name)).unwrap()
}

/// A folder with both parts of two keys: `private.pem` (encrypted) and `public.pem`, `other.pem` and `other-public.pem`.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    let other = text_of("other-pkcs8.pem");
    let other_public = PrivateKey::from_pem(&other, None).unwrap().public_key_pem();
    folder
        .write("private.pem", text_of("pkcs8-pbes2-aes256.pem"))
        .write("public.pem", PUBLIC_KEY)
        .write("other.pem", &other)
        .write("other-public.pem", other_public);
    chmod(&folder, "private.pem", "600");
    chmod(&folder, "other.pem", "600");
    folder
}

/// Says who may do what with a file, on systems where that can be said.
fn chmod(folder: &Folder, name: &str, mode: &str) {
    if cfg!(unix) {
        let mut command = std::process::Command::new("chmod");
        command.arg(mode).arg(folder.path().join(name));
        assert!(command.status().unwrap().success());
    }
}

/// Runs `flowkit` with all that it must know to reach the server, these variables besides, and these answers; sees that
/// nothing secret is shown.
fn run(folder: &Folder, fake: &Fake, args: &[&str], answers: &str, env: &[(&str, &str)]) -> Ran {
    let url = fake.url();
    let mut all = vec![
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", flowkit_fake_graph::TOKEN),
        ("WHATSAPP_PHONE_NUMBER_ID", NUMBER),
    ];
    all.extend(env);
    let ran = folder.run_with(args, answers.as_bytes(), &all);
    nothing_secret(&ran, folder);
    ran
}

/// No token, no passphrase, and no line of a private key, in what was said or in what was sent.
fn nothing_secret(ran: &Ran, folder: &Folder) {
    let all = format!("{}{}", ran.stdout, ran.stderr);
    assert!(!all.contains(flowkit_fake_graph::TOKEN), "{all}");
    assert!(!all.contains(PASSPHRASE), "{all}");
    for line in private_lines(folder) {
        assert!(!all.contains(&line), "{all}");
    }
}

fn private_lines(folder: &Folder) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        if text.contains("PRIVATE KEY") {
            let body = text.lines().filter(|line| !line.starts_with("-----"));
            // Lines of a private key without encryption begin like those of its public key; none after them does.
            lines.extend(
                body.skip(8)
                    .filter(|line| line.len() > 60)
                    .map(str::to_owned),
            );
        }
    }
    lines
}

fn assert_nothing_private_was_sent(fake: &Fake, folder: &Folder) {
    let lines = private_lines(folder);
    for seen in &fake.lock().seen {
        let body = String::from_utf8_lossy(&seen.body).replace("\\n", "\n");
        assert!(!body.contains("PRIVATE"), "{body}");
        assert!(!lines.iter().any(|line| body.contains(line)), "{body}");
    }
}

/// Lets Meta have this key, with this status.
fn registered(fake: &Fake, pem: &str, status: &str) {
    let state = &mut fake.lock().state;
    state.keys.insert(NUMBER.to_owned(), Some(pem.to_owned()));
    state
        .key_statuses
        .insert(NUMBER.to_owned(), status.to_owned());
}

fn registered_now(fake: &Fake) -> Option<String> {
    fake.lock().state.keys[NUMBER].clone()
}

const GET: &str = "GET /700/whatsapp_business_encryption";
const POST: &str = "POST /700/whatsapp_business_encryption";
