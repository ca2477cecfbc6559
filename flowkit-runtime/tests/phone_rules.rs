//! What the phone would refuse is not sent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{NoCrypto, post, unencrypted};
use flowkit_runtime::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
use flowkit_runtime::*;
use serde_json::{Value, json};

/// A flow that shows this screen with this data, whatever it is asked.
struct Shows(&'static str, Value);

impl Flow for Shows {
    const TABLE: &'static FlowTable = &FlowTable::new(
        "Shows",
        &[
            ScreenEntry::new("ENTRY", &["ENTRY", "LIST"], true, DataModel::None),
            // Built on NavigationList: it does not lead to itself.
            ScreenEntry::new("LIST", &["ENTRY", "ITEM"], false, DataModel::Unknown),
            ScreenEntry::new(
                "ITEM",
                &["ITEM", "LIST"],
                false,
                DataModel::Declared {
                    keys: &["title", "note"],
                    required: &["title"],
                },
            ),
        ],
        &[Handler::new(0, "any", Answers::Anything)],
        None,
    );

    async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
        Answer::show(self.0, &self.1)
    }
}

async fn status(shows: &'static str, data: Value, request: Value) -> u16 {
    let endpoint = Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .insecure_skip_signature()
        .flow("/flow", Shows(shows, data))
        .build()
        .unwrap();
    post(
        &endpoint,
        "/flow",
        None,
        &unencrypted(request.to_string().as_bytes()),
    )
    .await
    .0
}

fn from(screen: &str) -> Value {
    json!({ "action": "data_exchange", "screen": screen })
}

#[tokio::test]
async fn transitions() {
    let init = || json!({ "action": "INIT" });
    let init_at = |screen: &str| json!({ "action": "INIT", "screen": screen });
    let nowhere = || json!({ "action": "data_exchange" });
    let item = || json!({ "title": "t", "note": "n" });
    for (shows, data, request, wanted) in [
        ("ENTRY", json!({}), init(), 200),
        ("LIST", json!({}), init(), 500),
        ("LIST", json!({}), init_at("LIST"), 200),
        ("ENTRY", json!({}), init_at("LIST"), 500),
        ("ENTRY", json!({}), nowhere(), 200),
        ("LIST", json!({}), nowhere(), 500),
        ("ENTRY", json!({}), from("ELSEWHERE"), 500),
        ("ITEM", item(), from("ENTRY"), 500),
        ("LIST", json!({}), from("LIST"), 500),
        ("ENTRY", json!({}), from("ENTRY"), 200),
        ("ENTRY", json!({}), from("LIST"), 200),
        ("NOWHERE", json!({}), from("LIST"), 500),
    ] {
        assert_eq!(
            status(shows, data, request.clone()).await,
            wanted,
            "{shows} after {request}"
        );
    }
}

#[tokio::test]
async fn data() {
    for (shows, data, request, wanted) in [
        // P023: a screen without data takes any keys.
        ("ENTRY", json!({ "unasked": 1 }), from("LIST"), 200),
        ("ENTRY", json!({ "error_message": 5 }), from("LIST"), 500),
        ("ITEM", json!({ "note": "n" }), from("ITEM"), 500),
        ("ITEM", json!({ "title": "t" }), from("ITEM"), 200),
        ("ITEM", json!({ "title": "t" }), from("LIST"), 500),
        (
            "ITEM",
            json!({ "title": "t", "note": "n" }),
            from("LIST"),
            200,
        ),
    ] {
        assert_eq!(
            status(shows, data.clone(), request.clone()).await,
            wanted,
            "{data} after {request}"
        );
    }
}
