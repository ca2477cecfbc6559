use flowkit_runtime::__private::{FieldReader, Fields};
use flowkit_runtime::{CompletedMedia, Completion, FieldError, FlowToken, JsonObject};
use proptest::prelude::*;
use serde_json::json;

#[derive(Clone, Debug, PartialEq)]
struct Params {
    booking: String,
    photos: Option<Vec<CompletedMedia>>,
}

impl Fields for Params {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            booking: from.field("booking")?,
            photos: from.field("photos")?,
        })
    }
}

fn refused(text: &str) -> String {
    Completion::<Params>::from_json(text)
        .unwrap_err()
        .to_string()
}

#[test]
fn with_and_without_a_token() {
    let json = r#"{"flow_token":"s_8f2c","booking":"B-17","flow_id":"1","wa_flow_response_params":{"title":"x"}}"#;
    let completion = Completion::<Params>::from_json(json).unwrap();
    assert_eq!(completion.params.booking, "B-17");
    assert_eq!(completion.flow_token, Some(FlowToken::new("s_8f2c")));
    assert_eq!(format!("{completion:?}"), "Completion { .. }");

    for json in [
        r#"{"booking":"B-17"}"#,
        r#"{"booking":"B-17","flow_token":""}"#,
        r#"{"booking":"B-17","flow_token":null}"#,
        r#"{"booking":"B-17","flow_token":17}"#,
    ] {
        let completion = Completion::<Params>::from_json(json).unwrap();
        assert_eq!(completion.flow_token, None, "{json}");
    }
}

#[test]
fn quoted_once_more_or_parsed_already() {
    let object = json!({ "flow_token": "t", "booking": "B-17", "photos": [{ "id": "1" }] });
    let expected = Completion::<Params>::from_value(object.clone()).unwrap();
    assert_eq!(expected.params.photos.as_ref().map(Vec::len), Some(1));
    let text = object.to_string();
    let quoted = json!(text).to_string();
    assert_eq!(Completion::from_json(&text), Ok(expected.clone()));
    assert_eq!(Completion::from_json(&quoted), Ok(expected.clone()));
    assert_eq!(Completion::from_value(json!(text)), Ok(expected));
}

#[test]
fn the_params_may_have_the_token_too() {
    struct Token(String);
    impl Fields for Token {
        fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
            from.field("flow_token").map(Self)
        }
    }
    let completion = Completion::<Token>::from_json(r#"{"flow_token":"t"}"#).unwrap();
    assert_eq!(completion.params.0, "t");
    assert_eq!(completion.flow_token, Some(FlowToken::new("t")));
}

#[test]
fn any_object_is_read_whole() {
    let completion = Completion::<JsonObject>::from_json(r#"{"flow_token":"t","a":[1]}"#).unwrap();
    assert_eq!(completion.flow_token, Some(FlowToken::new("t")));
    let members: Vec<_> = completion.params.into_iter().collect();
    assert_eq!(
        members,
        [
            ("a".to_owned(), json!([1])),
            ("flow_token".to_owned(), json!("t"))
        ]
    );
    assert!(Completion::<JsonObject>::from_json("[]").is_err());
}

#[test]
fn garbage_is_an_error_that_does_not_repeat_it() {
    for text in [
        "",
        "s3cret",
        "[]",
        "null",
        "7",
        "{\"s3cret\":",
        "\"s3cret\"",
        "\"\\\"{}\\\"\"",
        "{} s3cret",
    ] {
        assert_eq!(
            refused(text),
            "`response_json` should be a JSON object",
            "{text}"
        );
    }
    assert_eq!(
        refused("{}"),
        "`response_json.booking` should be text (the member is missing)"
    );
    assert_eq!(
        refused(r#"{"booking":"a","photos":[{"id":["s3cret"]}]}"#),
        "`response_json.photos[0].id` should be text"
    );
}

/// The text is deep within the webhook, and what stands around it is taken for it easily.
#[test]
fn an_object_around_it_is_recognised() {
    let reply =
        json!({ "name": "flow", "body": "Sent", "response_json": "{\"booking\":\"B-17\"}" });
    let interactive = json!({ "type": "nfm_reply", "nfm_reply": reply });
    let message = json!({ "from": "336", "type": "interactive", "interactive": interactive });
    let webhook =
        json!({ "object": "whatsapp_business_account", "entry": [{ "changes": [message] }] });
    for around in [reply, interactive, message, webhook] {
        let error = Completion::<Params>::from_value(around.clone()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`response_json` should be the value of `interactive.nfm_reply.response_json` in the webhook's message, and is an \
             object around that"
        );
        assert_eq!(refused(&around.to_string()), error.to_string());
    }
    // A form may have members of these names.
    let own = r#"{"booking":{},"entry":"a","interactive":true,"nfm_reply":"b"}"#;
    assert_eq!(refused(own), "`response_json.booking` should be text");
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,64}", cut in 0_usize..60) {
        let _ = Completion::<Params>::from_json(&text);
        let json = r#"{"flow_token":"s_8f2c","booking":"B-17","photos":[{"id":"1"}]}"#;
        let _ = Completion::<Params>::from_json(&json[..cut]);
    }
}
