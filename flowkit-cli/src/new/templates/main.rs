//! The endpoint of the flow in `flows/@FLOW@`. It needs `PRIVATE_KEY` (with `PASSPHRASE`, if the key has one) and
//! `APP_SECRET`; `PORT` is 3000 if not set.
@LIMIT@
mod example;
mod flow;
#[cfg(test)]
mod walk;

use flowkit::prelude::*;

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let _log = flowkit::log::init(); // the log says why a request is refused
    let port = std::env::var("PORT").unwrap_or("3000".into());
    let port = port
        .parse()
        .map_err(|_| HandlerError::msg("PORT must be a number"))?;
    Endpoint::builder()
        .private_key(PrivateKey::from_env()?)
        .app_secret(AppSecret::from_env()?)
        .flow("/@PATH@", flow::@TYPE@)
        .build()?
        .serve(([0, 0, 0, 0], port))
        .await
}
