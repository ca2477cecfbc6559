//! The smallest endpoint: one screen, no Flow JSON at hand. It needs `PRIVATE_KEY` (with `PASSPHRASE`, if
//! the key has one) and `APP_SECRET`; `PORT` is 3000 if not set.

use flowkit::prelude::*;

struct Greeter;

#[flow(screens(MY_SCREEN))]
impl Greeter {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::MY_SCREEN, params! { greeting: "Hello from Rust" })
    }

    #[flow_screen(MY_SCREEN)]
    fn submit(&self) -> Result<Next<screens::MyScreen>> {
        Next::complete(params! { thanks: "Your answer has arrived" })
    }
}

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let _log = flowkit::log::builder().stderr().init();
    let port = std::env::var("PORT").unwrap_or("3000".into());
    let port = port
        .parse()
        .map_err(|_| flowkit::HandlerError::msg("PORT must be a number"))?;
    Endpoint::builder()
        .private_key(PrivateKey::from_env()?)
        .app_secret(AppSecret::from_env()?)
        .flow("/", Greeter)
        .build()?
        .serve(([0, 0, 0, 0], port))
        .await
}
