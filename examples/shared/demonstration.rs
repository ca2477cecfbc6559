//! The demonstration: the endpoint on this machine, and customers who come over HTTP.

use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{IsTerminal as _, Stdout, Write, stdout};

use flowkit::HandlerError;
use flowkit::client::{BusinessPublicKey, WhatsAppClient};
use flowkit::prelude::*;
use tokio::net::TcpListener;

use crate::paint::{self, Paint};
use crate::program::Program;

/// What was made for one demonstration.
pub(crate) struct Demonstration {
    public_key: String,
    secret: String,
    once: bool,
}

impl Demonstration {
    pub(crate) fn new(key: &PrivateKey, once: bool) -> Self {
        Self {
            public_key: key.public_key_pem(),
            secret: made_up_secret(),
            once,
        }
    }

    pub(crate) fn app_secret(&self) -> flowkit::Result<AppSecret> {
        Ok(AppSecret::new(&*self.secret)?)
    }

    /// Lets the customers come, and goes on serving unless `--once` was said.
    pub(crate) async fn run(
        self,
        program: Program,
        endpoint: Endpoint,
        listener: TcpListener,
        walk: impl AsyncFnOnce(&WhatsAppClient, &mut Stdout, Paint) -> flowkit::Result<()>,
    ) -> flowkit::Result<()> {
        let url = format!("http://{}{}", listener.local_addr()?, program.path);
        let server = tokio::spawn(endpoint.serve_on(listener));

        let paint = Paint::new(paint::is_wanted(stdout().is_terminal()));
        let mut out = stdout();
        writeln!(out, "{} is open at {}", program.who, paint.bold(&url))?;
        writeln!(
            out,
            "{}",
            paint.dim("Its key pair and app secret were made for this run.")
        )?;

        let client = WhatsAppClient::builder(BusinessPublicKey::from_pem(&self.public_key)?)
            .app_secret(&*self.secret)
            .http(&url)?;
        walk(&client, &mut out, paint)
            .await
            .map_err(|error| HandlerError::msg(format!("the walk failed: {error:?}")))?;

        if self.once {
            return Ok(());
        }
        self.farewell(&mut out, paint, program.who, &url)?;
        server.await?
    }

    /// How to go on from here.
    fn farewell(
        &self,
        out: &mut impl Write,
        paint: Paint,
        who: &str,
        url: &str,
    ) -> std::io::Result<()> {
        writeln!(
            out,
            "\n{who} stays open at {}; Ctrl-C closes it.\n",
            paint.bold(url)
        )?;
        writeln!(
            out,
            "To be the next customer, let `flowkit::client::WhatsAppClient` encrypt for this public key and\n\
             sign with this app secret; both are good until Ctrl-C.\n"
        )?;
        writeln!(out, "{}", paint.dim(self.public_key.trim_end()))?;
        writeln!(
            out,
            "{}\n",
            paint.dim(format_args!("APP_SECRET={}", self.secret))
        )?;
        writeln!(
            out,
            "RUST_LOG=info shows what is logged.\n\
             For real customers set PRIVATE_KEY, PASSPHRASE and APP_SECRET (and PORT if it is not 3000)."
        )?;
        out.flush()
    }
}

impl fmt::Debug for Demonstration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Demonstration").finish_non_exhaustive()
    }
}

/// A secret for one run on this machine. The standard library's hasher is seeded by the system; a real
/// secret is made by Meta.
fn made_up_secret() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}
