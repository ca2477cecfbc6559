//! A flow of one screen whose handler does what the payload asks for, good or bad.

use std::sync::Arc;
use std::time::Duration;

use flowkit::HandlerError;
use flowkit::prelude::*;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Semaphore;

use screens::{Init, Only};

#[derive(Deserialize)]
#[serde(tag = "mood", rename_all = "snake_case")]
pub enum Mood {
    Good,
    Fails,
    Panics,
    /// Longer than any test waits.
    Sleeps,
    /// Panics after an `.await`.
    PanicsLate,
    /// Until the test opens the gate.
    Waits,
}

/// Holds handlers back until a test lets them go, and tells how many there are.
#[derive(Clone)]
pub struct Gate {
    arrived: Arc<Semaphore>,
    open: Arc<Semaphore>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            arrived: Arc::new(Semaphore::new(0)),
            open: Arc::new(Semaphore::new(0)),
        }
    }
}

impl Gate {
    async fn pass(&self) {
        self.arrived.add_permits(1);
        self.open.acquire().await.unwrap().forget();
    }

    /// Ends when one more handler waits at the gate.
    pub async fn arrival(&self) {
        super::soon(self.arrived.acquire()).await.unwrap().forget();
    }

    /// Lets so many handlers go.
    pub fn let_go(&self, handlers: usize) {
        self.open.add_permits(handlers);
    }
}

#[derive(Clone, Default)]
pub struct Moody(pub Gate);

#[flow(screens(ONLY))]
impl Moody {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show_as(screens::ONLY, json!({ "greeting": "hello" }))
    }

    #[flow_screen(ONLY)]
    async fn answer(&self, Payload(mood): Payload<Mood>) -> Result<Next<Only>> {
        match mood {
            Mood::Good => {}
            Mood::Fails => return Err(HandlerError::msg("the database is away")),
            Mood::Panics => panic!("told to"),
            Mood::Sleeps => tokio::time::sleep(Duration::from_secs(3600)).await,
            Mood::PanicsLate => {
                tokio::task::yield_now().await;
                panic!("told to")
            }
            Mood::Waits => self.0.pass().await,
        }
        Next::complete(params! { mood: "good" })
    }
}

/// The plaintext of a request in this mood.
pub fn in_mood(mood: &str) -> String {
    json!({
        "version": "3.0",
        "action": "data_exchange",
        "screen": "ONLY",
        "data": { "mood": mood },
        "flow_token": "tok-1",
    })
    .to_string()
}
