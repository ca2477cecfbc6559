//! Clients of the fake server.

use std::pin::pin;
use std::time::Duration;

use flowkit_graph::{GraphClient, GraphClientBuilder, Retries};
use futures_util::future::{Either, select};

pub(crate) use flowkit_fake_graph::{
    Answer, Fake, Fault, NUMBER, OTHER_WABA, TOKEN, WABA, refusal,
};

pub(crate) trait Clients {
    /// A client that repeats at once.
    fn builder(&self) -> GraphClientBuilder;

    fn client(&self) -> GraphClient {
        self.builder().build().unwrap()
    }
}

impl Clients for Fake {
    fn builder(&self) -> GraphClientBuilder {
        let at_once = Retries::default().first_wait(Duration::ZERO);
        GraphClient::builder(TOKEN)
            .base_url(self.url())
            .retries(at_once)
    }
}

/// Longer than any time-out.
pub(crate) const AGES: Duration = Duration::from_secs(600);

/// A call of which the server leaves some requests unanswered, by their number from 0: as soon as it has one of them, the
/// clock goes forward by [`AGES`], so that no test waits, and none is in a hurry.
pub(crate) async fn unanswered<T>(
    fake: &Fake,
    requests: &[usize],
    call: impl Future<Output = T>,
) -> T {
    let before = fake.lock().seen.len();
    let clock = async {
        for number in requests {
            arrived(fake, before + number + 1).await;
            forward(AGES).await;
        }
        std::future::pending::<()>().await;
    };
    match select(pin!(call), pin!(clock)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => unreachable!("the clock goes on"),
    }
}

/// Puts the clock forward, which then goes on as usual.
pub(crate) async fn forward(time: Duration) {
    struct Stopped;
    impl Drop for Stopped {
        fn drop(&mut self) {
            tokio::time::resume();
        }
    }
    tokio::time::pause();
    let _stopped = Stopped;
    tokio::time::advance(time).await;
}

/// Until the server has had so many requests.
pub(crate) async fn arrived(fake: &Fake, requests: usize) {
    while fake.lock().seen.len() < requests {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
