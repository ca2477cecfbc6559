//! An endpoint among the other routes of an axum application, and a flow written as a module of functions.
//!
//! It needs `PRIVATE_KEY` (with `PASSPHRASE`, if the key has one) and `APP_SECRET`; `PORT` is 3000 if not
//! set. The flow is at `/feedback`; `/health` is for a load balancer, and `/ratings` shows what customers
//! said.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use flowkit::HandlerError;
use flowkit::prelude::{AppSecret, Endpoint, PrivateKey};
use tokio::net::TcpListener;

/// What customers said: shared by the flow and the other routes.
#[derive(Debug, Default)]
struct Ratings {
    good: AtomicU32,
    bad: AtomicU32,
}

/// Screen RATING asks for thumbs up or down, COMMENT why.
#[flowkit::flow("flows/thumbs.json", state = Arc<Ratings>, strict)]
mod feedback {
    use std::sync::Arc;
    use std::sync::atomic::Ordering;

    use flowkit::prelude::*;

    use super::Ratings;
    use screens::*;

    #[flow_screen(INIT)]
    fn open() -> Result<Next<Init>> {
        Next::show(Rating)
    }

    #[flow_screen(RATING)]
    async fn rate(State(ratings): State<Arc<Ratings>>, form: RatingForm) -> Result<Next<Rating>> {
        let (count, question) = match form.thumb {
            RatingThumb::Up => (&ratings.good, "What did you like best?"),
            RatingThumb::Down => (&ratings.bad, "What went wrong?"),
            RatingThumb::Unlisted(_) => {
                return Next::error("Please choose thumbs up or thumbs down");
            }
        };
        count.fetch_add(1, Ordering::Relaxed);
        let question = question.to_owned();
        Next::show(Comment { question })
    }

    #[flow_screen(COMMENT)]
    async fn thank(form: CommentForm) -> Result<Next<Comment>> {
        Next::complete(params! { commented: form.comment.is_some() })
    }
}

async fn ratings(State(ratings): State<Arc<Ratings>>) -> String {
    let count = |count: &AtomicU32| count.load(Ordering::Relaxed);
    format!(
        "{} good, {} bad\n",
        count(&ratings.good),
        count(&ratings.bad)
    )
}

#[tokio::main]
async fn main() -> flowkit::Result<()> {
    let _log = flowkit::log::builder().stderr().init();
    let state = Arc::new(Ratings::default());
    let endpoint = Endpoint::builder()
        .private_key(PrivateKey::from_env()?)
        .app_secret(AppSecret::from_env()?)
        // Other routes share these threads, so RSA computes on others, two at a time.
        .rsa_offload(flowkit::Offload::Bounded(2))
        .flow("/feedback", feedback::flow(Arc::clone(&state)))
        .build()?;

    let application = Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/ratings", get(ratings))
        .route_service("/feedback", endpoint)
        .with_state(state);

    let port = std::env::var("PORT").map_or(Ok(3000), |text| text.parse::<u16>());
    let port = port.map_err(|_| HandlerError::msg("PORT must be a number from 0 to 65535"))?;
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port))
        .await
        .map_err(|error| HandlerError::msg(format!("cannot listen on port {port}: {error}")))?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    axum::serve(listener, application)
        .with_graceful_shutdown(flowkit::shutdown_signal()?)
        .await?;
    Ok(())
}
