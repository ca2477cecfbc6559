//! What a `complete` action sent to the chat, read from the webhook's text.

use flowkit::prelude::*;
use flowkit::{Completion, Flow as _};
use screens::*;
use serde_json::json;

/// Only its types matter here.
#[derive(Debug)]
pub(super) struct Orders;

#[flow("../flowkit-macros/tests/expand/flows/order.json", dates = chrono)]
impl Orders {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

#[test]
fn the_params_are_a_plain_struct() {
    assert_eq!(Orders::TABLE.screens.len(), 3);
    let fields = PicturesParams {
        photos: None,
        size: None,
        day: None,
    };
    assert!(fields == fields.clone());
}

#[test]
fn a_completion_is_read_by_its_type() {
    let text = json!({
        "flow_token": "order-17",
        "photos": [{ "id": "1", "mime_type": "image/jpeg", "sha256": "x", "file_name": "a.jpg" }, { "id": "2" }],
        "size": "small", "day": "2026-03-01", "kind": "order", "wa_flow_response_params": { "title": "t" }
    });
    let completion = Completion::<PicturesParams>::from_json(&text.to_string()).unwrap();
    assert_eq!(completion.flow_token.as_ref().unwrap().as_str(), "order-17");
    let PicturesParams { photos, size, day } = completion.params;
    let photos = photos.unwrap();
    assert_eq!(
        (photos[0].id.as_str(), photos[0].mime_type.as_deref()),
        ("1", Some("image/jpeg"))
    );
    assert_eq!(
        (photos[1].id.as_str(), photos[1].mime_type.as_deref()),
        ("2", None)
    );
    // The same types as in the forms of the screens that these inputs are on.
    assert!(size == Some(OrderSize::Small));
    assert_eq!(day.unwrap().to_string(), "2026-03-01");
}

#[test]
fn what_was_left_empty_is_nothing() {
    for text in [
        "{}",
        r#"{"photos":[],"size":"","day":null,"flow_token":""}"#,
    ] {
        let completion = Completion::<PicturesParams>::from_json(text).unwrap();
        assert!(completion.params.photos.is_none() && completion.params.size.is_none());
        assert!(completion.params.day.is_none() && completion.flow_token.is_none());
        assert_eq!(
            format!("{completion:?} {:?}", completion.params),
            "Completion { .. } PicturesParams { .. }"
        );
    }
    let error = Completion::<PicturesParams>::from_json(r#"{"photos":[{"id":"1"},{}]}"#);
    assert_eq!(
        error.err().unwrap().to_string(),
        "`response_json.photos[1].id` should be text (the member is missing)"
    );
}
