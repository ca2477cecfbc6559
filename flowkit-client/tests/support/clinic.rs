//! A flow written by hand that does what the field `deed` of a payload says, and counts its calls.

use std::sync::atomic::{AtomicUsize, Ordering};

use flowkit_runtime::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
use flowkit_runtime::{Answer, DataExchange, Flow, HandlerError, Params, ProtocolStatus, Result};
use serde_json::{Value, json};

/// The Flow JSON from which the flow says that it was made.
pub const JSON: &str = r#"{"version":"7.3","screens":[]}"#;

#[derive(Debug, Default)]
pub struct Clinic {
    calls: AtomicUsize,
}

impl Clinic {
    /// How many requests came to its handlers.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

impl Flow for Clinic {
    const TABLE: &'static FlowTable = &FlowTable::new(
        "Clinic",
        &[ScreenEntry::new(
            "FORM",
            &["FORM"],
            true,
            DataModel::Unknown,
        )],
        &[
            Handler::new(0, "open", Answers::Init),
            Handler::new(1, "obey", Answers::DataExchange("FORM")),
            Handler::new(2, "hear", Answers::ErrorNotification),
        ],
        Some(JSON),
    );

    async fn call<'a>(
        &'a self,
        _: u16,
        exchange: &'a DataExchange,
    ) -> Result<Answer, HandlerError> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let payload: Value = exchange.data_as()?;
        match payload["deed"].as_str().unwrap_or_default() {
            "finish" => Ok(Answer::complete(Params::new())),
            "expire" => Ok(Answer::token_invalid("ask for a new link")),
            "fail" => Err(HandlerError::msg("told to")),
            "panic" => panic!("told to"),
            "hang" => std::future::pending().await,
            "take eight seconds" => {
                tokio::time::sleep(std::time::Duration::from_secs(8)).await;
                Answer::show("FORM", json!({}))
            }
            "misdirect" => Err(HandlerError::status(
                ProtocolStatus::CannotDecrypt,
                "told to",
            )),
            _ => Answer::show("FORM", json!({ "name": "Zoë" })),
        }
    }
}
