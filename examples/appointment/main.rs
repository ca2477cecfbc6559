//! A clinic that gives appointments in the chat.
//!
//! With nothing configured it is a demonstration: the clinic opens on this machine with a key pair made on
//! the spot, and a virtual customer books an appointment over HTTP, with the encryption a phone uses.
//! With `PRIVATE_KEY` set it is a server for real customers. `--help` says more.

mod arguments;
mod book;
mod catalogue;
mod clinic;
mod clock;
mod customer;
mod demonstration;
mod form;
mod paint;
mod screen_data;
mod story;
mod walk;

use std::env;
use std::io::{IsTerminal as _, stderr};
use std::net::{IpAddr, Ipv4Addr};

use flowkit::HandlerError;
use flowkit::prelude::*;
use tokio::net::TcpListener;
use tracing::Level;
use tracing_subscriber::EnvFilter;

use arguments::Arguments;
use clinic::Clinic;
use clock::SystemClock;

/// The path of the flow: Meta is told `https://<host>/appointment`.
const PATH: &str = "/appointment";

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let arguments = Arguments::read(env::args().skip(1))?;
    if arguments.help {
        println!("{}", arguments::HELP);
        return Ok(());
    }
    let configured = |name| env::var_os(name).is_some();
    if configured("PRIVATE_KEY") {
        if arguments.once {
            return Err(HandlerError::msg(
                "`--once` ends the demonstration, but PRIVATE_KEY is set, so this is a real server: \
                 leave out the one or the other",
            ));
        }
        return serve().await;
    }
    // Half a configuration is a mistake, and no reason to begin a show on somebody's server.
    if let Some(name) = ["APP_SECRET", "PASSPHRASE"]
        .into_iter()
        .find(|name| configured(name))
    {
        return Err(HandlerError::msg(format!(
            "{name} is set but PRIVATE_KEY is not: set both for a real server, or neither for the \
             demonstration"
        )));
    }
    demonstration::run(&arguments).await
}

/// The server for real customers.
async fn serve() -> flowkit::Result<()> {
    log_from(Level::INFO);
    let endpoint = Endpoint::builder()
        .private_key(PrivateKey::from_env()?)
        .app_secret(AppSecret::from_env()?)
        .flow(PATH, Clinic::new(SystemClock))
        .build()?;
    endpoint
        .serve_on(listen(Ipv4Addr::UNSPECIFIED).await?)
        .await
}

/// Opens the port that `PORT` names, 3000 where it names none.
async fn listen(address: Ipv4Addr) -> flowkit::Result<TcpListener> {
    let port = match env::var("PORT") {
        Err(env::VarError::NotPresent) => 3000,
        Ok(text) => text.trim().parse::<u16>().map_err(|_| not_a_port())?,
        Err(env::VarError::NotUnicode(_)) => return Err(not_a_port()),
    };
    TcpListener::bind((IpAddr::V4(address), port)).await.map_err(|error| {
        HandlerError::msg(match error.kind() {
            std::io::ErrorKind::AddrInUse => format!(
                "port {port} is taken by another program: stop that one, or set PORT to another number"
            ),
            _ => format!("cannot listen on port {port} ({error}): set PORT to another number"),
        })
    })
}

fn not_a_port() -> HandlerError {
    HandlerError::msg("PORT must be a number from 0 to 65535, such as 3000")
}

/// Logs to stderr what is at least this important; `RUST_LOG` chooses otherwise.
fn log_from(level: Level) {
    let filter = EnvFilter::builder()
        .with_default_directive(level.into())
        .from_env_lossy();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(paint::is_wanted(stderr().is_terminal()))
        .init();
}
