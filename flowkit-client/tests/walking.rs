//! Steps of a walk by what a person sees.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use bytes::Bytes;
use flowkit_client::{
    ClientError, Reply, Transport, VirtualPhone, VirtualPhoneBuilder, WhatsAppClient,
};
use http::{HeaderMap, StatusCode};
use serde_json::json;

/// Nobody asks it: the message opens the flow.
#[derive(Clone)]
struct Nobody;

impl Transport for Nobody {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, _: Bytes) -> Result<Reply, ClientError> {
        Ok(Reply {
            status: StatusCode::NOT_FOUND,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        })
    }
}

fn phone() -> VirtualPhoneBuilder {
    let calendar = json!({"type": "CalendarPicker", "name": "stay", "mode": "range",
        "label": {"start-date": "Arrival", "end-date": "Departure"}});
    let document = json!({"version": "7.3", "screens": [{"id": "A", "title": "A", "terminal": true,
        "layout": {"type": "SingleColumnLayout", "children": [calendar]}}]});
    let client = WhatsAppClient::without_envelope().over_plaintext(Nobody);
    VirtualPhone::over(&client)
        .flow_json(&document.to_string())
        .today(jiff::civil::date(2026, 11, 29))
}

#[tokio::test]
async fn a_range_may_move_behind_or_before_the_one_that_was_chosen() {
    let mut phone = phone().opened_on("A", json!({})).open().await.unwrap();
    for (first, last) in [
        ("2026-12-10", "2026-12-12"),
        ("2026-12-20", "2026-12-24"),
        ("2026-12-01", "2026-12-02"),
    ] {
        phone.choose_range("stay", first, last).await.unwrap();
        let field = phone.field("stay").unwrap();
        assert_eq!(
            field.value(),
            Some(&json!({"start-date": first, "end-date": last}))
        );
    }
    phone.clear("Arrival").await.unwrap();
    assert_eq!(phone.field("stay").unwrap().value(), None);
    let error = phone.clear("stay").await.unwrap_err().to_string();
    assert!(error.contains("no clear button"), "{error}");
}

#[test]
fn opening_data_that_is_no_object_is_an_error() {
    let error = phone()
        .opened_on("A", json!(["Zoë"]))
        .in_chat()
        .unwrap_err();
    assert!(error.to_string().contains(r#"not `["Zoë"]`"#), "{error}");
    assert!(phone().opened_on("A", json!(null)).in_chat().is_ok());
}
