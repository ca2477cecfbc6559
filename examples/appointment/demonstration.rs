//! The demonstration: the clinic on this machine, and customers who come over HTTP.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{IsTerminal as _, Write, stdout};
use std::net::Ipv4Addr;

use flowkit::HandlerError;
use flowkit::client::{BusinessPublicKey, WhatsAppClient};
use flowkit::prelude::*;
use tracing::Level;

use crate::arguments::Arguments;
use crate::clinic::Clinic;
use crate::clock::SystemClock;
use crate::paint::{self, Paint};
use crate::walk;
use crate::{PATH, listen, log_from};

/// Opens the clinic, lets the customers come, and goes on serving unless `--once` was said.
pub(crate) async fn run(arguments: &Arguments) -> flowkit::Result<()> {
    // What happens is printed step by step, so the log speaks up about trouble only.
    log_from(Level::WARN);
    let listener = listen(Ipv4Addr::LOCALHOST).await?;
    let url = format!("http://{}{PATH}", listener.local_addr()?);

    let key = PrivateKey::generate()?;
    let public_key = key.public_key_pem();
    let secret = made_up_secret();
    let endpoint = Endpoint::builder()
        .private_key(key)
        .app_secret(AppSecret::new(&*secret)?)
        .flow(PATH, Clinic::new(SystemClock))
        .build()?;
    let server = tokio::spawn(endpoint.serve_on(listener));

    let paint = Paint::new(paint::is_wanted(stdout().is_terminal()));
    let mut out = stdout();
    writeln!(out, "The clinic is open at {}", paint.bold(&url))?;
    writeln!(
        out,
        "{}",
        paint.dim("Its key pair and app secret were made for this run.")
    )?;

    let client = WhatsAppClient::builder(BusinessPublicKey::from_pem(&public_key)?)
        .app_secret(&*secret)
        .http(&url)?;
    walk::walk(&client, &mut out, paint)
        .await
        .map_err(|error| HandlerError::msg(format!("the walk failed: {error:?}")))?;

    if arguments.once {
        return Ok(());
    }
    farewell(&mut out, paint, &url, &public_key, &secret)?;
    server.await?
}

/// How to go on from here.
fn farewell(
    out: &mut impl Write,
    paint: Paint,
    url: &str,
    public_key: &str,
    secret: &str,
) -> std::io::Result<()> {
    writeln!(
        out,
        "\nThe clinic stays open at {}; Ctrl-C closes it.\n",
        paint.bold(url)
    )?;
    writeln!(
        out,
        "To be the next customer, let `flowkit::client::WhatsAppClient` encrypt for this public key and\n\
         sign with this app secret; both are good until the clinic closes.\n"
    )?;
    writeln!(out, "{}", paint.dim(public_key.trim_end()))?;
    writeln!(out, "{}\n", paint.dim(format_args!("APP_SECRET={secret}")))?;
    writeln!(
        out,
        "RUST_LOG=info shows what the clinic logs.\n\
         For real customers set PRIVATE_KEY, PASSPHRASE and APP_SECRET (and PORT if it is not 3000)."
    )?;
    out.flush()
}

/// A secret for one run on this machine. The standard library's hasher is seeded by the system; a real
/// secret is made by Meta.
fn made_up_secret() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}
