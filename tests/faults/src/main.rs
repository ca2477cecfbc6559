//! The server that the tests attack, as a process of its own: so its memory is its own, and it can be killed.
//!
//! `attacked [max-connections=N] [shutdown-ms=N] [body-ms=N] [log=1]` says `listening ADDRESS` when it does, and `returned`
//! when `serve` has; with `log=1` its log goes to standard output, and `returned` is left out.

use std::io::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use flowkit::prelude::*;
use serde::Deserialize;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};

use screens::{Init, Only};

/// A key that is in this repository for everyone to read.
const KEY: &str = include_str!("../../../flowkit-runtime/tests/vectors/keys/pkcs8.pem");
const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// What a request asks the handler to do, for how many milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Task {
    /// As a handler that waits for a database.
    Sleep(u64),
    /// As a handler that should not: it keeps its thread.
    Block(u64),
}

struct Attacked;

#[flow(screens(ONLY))]
impl Attacked {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show_as(screens::ONLY, json!({}))
    }

    #[flow_screen(ONLY)]
    async fn work(&self, Payload(task): Payload<Task>) -> Result<Next<Only>> {
        match task {
            Task::Sleep(time) => tokio::time::sleep(Duration::from_millis(time)).await,
            Task::Block(time) => std::thread::sleep(Duration::from_millis(time)),
        }
        Next::close()
    }
}

/// The value of an argument such as `shutdown-ms=500`.
fn argument(name: &str) -> Option<u64> {
    std::env::args().find_map(|argument| {
        let (key, value) = argument.split_once('=')?;
        (key == name).then(|| value.parse().ok())?
    })
}

/// The tests wait for these lines.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Where the test has gone, nobody is left to be told.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

// Two threads, so that two handlers which block theirs block the whole runtime on every machine.
#[tokio::main(worker_threads = 2)]
async fn main() -> flowkit::Result<()> {
    let log = argument("log").map(|_| flowkit::log::init());
    if log.is_none() && std::env::var_os("RUST_LOG").is_some() {
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
            .with_writer(std::io::stderr)
            .init();
    }
    let mut builder = Endpoint::builder()
        .private_key(PrivateKey::from_pem(KEY, None)?)
        .app_secret(AppSecret::new(SECRET)?)
        .handler_timeout(Duration::from_secs(60))
        .flow("/flow", Attacked);
    if let Some(connections) = argument("max-connections") {
        builder = builder.max_connections(usize::try_from(connections).unwrap_or(usize::MAX));
    }
    if let Some(time) = argument("shutdown-ms") {
        builder = builder.shutdown_timeout(Duration::from_millis(time));
    }
    if let Some(time) = argument("body-ms") {
        builder = builder.body_timeout(Duration::from_millis(time));
    }
    let endpoint = builder.build()?;
    let address = free_address().await?;
    tokio::spawn(async move {
        while TcpStream::connect(address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        say(&format!("listening {address}"));
    });
    let served = endpoint.serve(address).await;
    if log.is_none() {
        say("returned");
    }
    served
}

/// One that nobody has at the moment: `serve` takes an address, and does not say which port the system chose.
async fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0").await?.local_addr()
}
