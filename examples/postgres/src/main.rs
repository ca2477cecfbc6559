//! The barber shop as a program. It needs `DATABASE_URL` (`postgres://user:password@host/database`), `PRIVATE_KEY` (with
//! `PASSPHRASE`, if the key has one) and `APP_SECRET`; `PORT` is 3000 if not set.

use std::time::Duration;

use flowkit::HandlerError;
use flowkit::prelude::{AppSecret, Endpoint, PrivateKey};
use flowkit_postgres_example::shop::Shop;
use flowkit_postgres_example::store::Store;

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let _log = flowkit::log::init();
    let url = std::env::var("DATABASE_URL")
        .map_err(|_| HandlerError::msg("the variable `DATABASE_URL` is not set"))?;
    let store = Store::connect(url.parse()?).await?;
    tokio::spawn(forget_expired(store.clone()));
    let port = std::env::var("PORT").unwrap_or("3000".into());
    let port = port
        .parse()
        .map_err(|_| HandlerError::msg("PORT must be a number"))?;
    Endpoint::builder()
        .private_key(PrivateKey::from_env()?)
        .app_secret(AppSecret::from_env()?)
        .flow("/barber", Shop { store })
        .build()?
        .serve(([0, 0, 0, 0], port))
        .await
}

/// Deletes old drafts once a minute, for as long as the program runs.
async fn forget_expired(store: Store) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    loop {
        minutes.tick().await;
        if let Err(error) = store.forget_expired().await {
            eprintln!("old drafts could not be deleted: {error}"); // the next minute tries again
        }
    }
}
