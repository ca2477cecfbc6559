//! What an example program is: a server for real customers, or a demonstration.

use std::env;
use std::io::Stdout;
use std::net::{IpAddr, Ipv4Addr};

use flowkit::client::WhatsAppClient;
use flowkit::log::LogGuard;
use flowkit::prelude::*;
use flowkit::{AppSecrets, HandlerError};
use tokio::net::TcpListener;

use crate::demonstration::Demonstration;
use crate::{Arguments, Paint};

/// An example program.
///
/// With nothing configured it is a demonstration: it opens on this machine with a key pair made on the spot, and a
/// virtual customer comes over HTTP, with the encryption a phone uses. With `PRIVATE_KEY` set it is a server for real
/// customers.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// The name, as cargo knows it.
    pub name: &'static str,
    /// The path of the flow: Meta is told `https://<host><path>`.
    pub path: &'static str,
    /// What it is, as a sentence.
    pub about: &'static str,
    /// Who serves, to begin a sentence with: `The clinic`.
    pub who: &'static str,
    /// What the virtual customer does, to end a sentence with.
    pub customer: &'static str,
}

/// What an endpoint begins with.
#[derive(Debug)]
pub struct Start {
    /// The key to decrypt with.
    pub private_key: PrivateKey,
    /// The secret that signs requests.
    pub app_secret: AppSecrets,
    program: Program,
    /// `None` in a server for real customers.
    demonstration: Option<Demonstration>,
    _log: LogGuard,
}

impl Program {
    /// Reads the command line and the environment; `None` where only help was asked for, and printed.
    ///
    /// # Errors
    /// What is wrong with them, as a sentence.
    pub fn start(self) -> flowkit::Result<Option<Start>> {
        let arguments = Arguments::read(env::args().skip(1))?;
        if arguments.help {
            println!("{}", self.help());
            return Ok(None);
        }
        let configured = |name| env::var_os(name).is_some();
        if configured("PRIVATE_KEY") {
            if arguments.once {
                return Err(HandlerError::msg(
                    "`--once` ends the demonstration, but PRIVATE_KEY is set, so this is a real server: \
                     leave out the one or the other",
                ));
            }
            let log = log_from("info");
            return Ok(Some(Start {
                private_key: PrivateKey::from_env()?,
                app_secret: AppSecret::from_env()?,
                program: self,
                demonstration: None,
                _log: log,
            }));
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
        // What happens is printed step by step, so the log speaks up about trouble only.
        let log = log_from("warn");
        let private_key = PrivateKey::generate()?;
        let demonstration = Demonstration::new(&private_key, arguments.once);
        Ok(Some(Start {
            app_secret: demonstration.app_secret()?.into(),
            private_key,
            program: self,
            demonstration: Some(demonstration),
            _log: log,
        }))
    }
}

impl Start {
    /// Serves. In the demonstration the virtual customer takes this walk, and `--once` ends with it.
    ///
    /// # Errors
    /// Why the port cannot be used, or what went wrong on the walk.
    pub async fn serve(
        self,
        endpoint: Endpoint,
        walk: impl AsyncFnOnce(&WhatsAppClient, &mut Stdout, Paint) -> flowkit::Result<()>,
    ) -> flowkit::Result<()> {
        match self.demonstration {
            Some(demonstration) => {
                let listener = listen(Ipv4Addr::LOCALHOST).await?;
                demonstration
                    .run(self.program, endpoint, listener, walk)
                    .await
            }
            None => {
                endpoint
                    .serve_on(listen(Ipv4Addr::UNSPECIFIED).await?)
                    .await
            }
        }
    }
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

/// Logs to stderr what is at least this important, since stdout tells the story; `RUST_LOG` chooses otherwise.
fn log_from(level: &str) -> LogGuard {
    flowkit::log::builder().stderr().filter(level).init()
}
