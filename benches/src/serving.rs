//! The servers that the bench `server` compares, each in a process of its own.

use std::io::{Read as _, Write as _};

use flowkit::prelude::*;
use tokio::net::TcpListener;

use crate::flows::Minimal;
use crate::handwritten;

/// One of the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The example `minimal` behind `Endpoint::serve_on`, with nobody listening to its log.
    Flowkit,
    /// The same with the log that the example writes, a line or more a request, to standard error.
    FlowkitLogging,
    /// hyper and aws-lc-rs by hand.
    Handwritten,
}

impl Kind {
    /// All servers, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Handwritten, Self::Flowkit, Self::FlowkitLogging];

    /// The server's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Flowkit => "flowkit",
            Self::FlowkitLogging => "flowkit, logging",
            Self::Handwritten => "hand-written",
        }
    }

    /// The server of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Serves until standard input ends: so no server outlives the bench, however that ends. Prints the port
/// once it is open. The runtime is tokio's default, as `#[tokio::main]` makes it, for all alike.
pub fn run(kind: Kind, cpu: Option<usize>) {
    if let Some(cpu) = cpu {
        // Before the runtime starts, so that it makes one worker thread for one processor.
        crate::cpu::pin(cpu);
    }
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    if kind == Kind::FlowkitLogging {
        tracing_subscriber::fmt()
            .with_writer(std::io::stderr)
            .init();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        match kind {
            Kind::Handwritten => {
                let server = handwritten::Server::from_env();
                server.serve(listener().await).await;
            }
            Kind::Flowkit | Kind::FlowkitLogging => {
                let endpoint = Endpoint::builder()
                    .private_key(PrivateKey::from_env().expect("PRIVATE_KEY is set"))
                    .app_secret(AppSecret::from_env().expect("APP_SECRET is set"))
                    .flow("/", Minimal)
                    .build()
                    .expect("an endpoint");
                endpoint.serve_on(listener().await).await.expect("a server");
            }
        }
    });
}

async fn listener() -> TcpListener {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener
        .local_addr()
        .expect("the listener's address")
        .port();
    println!("{port}");
    std::io::stdout().flush().expect("the bench reads the port");
    listener
}
