//! Documents of all kinds, valid and invalid: each of their screens can be looked at.

use std::path::Path;
use std::sync::Arc;

use flowkit_client::FlowMessage;
use flowkit_client::phone::{FlowJson, Phone, Platform, Saved, Settings, Stage};
use flowkit_client::view::View;
use jiff::civil::date;
use serde_json::{Map, Value, json};

/// What a screen declares as examples of its data.
fn examples(screen: &Value) -> Map<String, Value> {
    let data = screen["data"].as_object().into_iter().flatten();
    let examples = data.filter_map(|(key, of)| Some((key.clone(), of.get("__example__")?.clone())));
    examples.collect()
}

/// A phone that takes a flow up again on this screen, which neither asks nor checks anything.
fn phone_on(flow: &Arc<FlowJson>, settings: Settings, screen: &Value) -> Option<Phone> {
    let saved: Saved = serde_json::from_value(json!({
        "message_id": settings.message_id,
        "opening": settings.opening,
        "stack": [screen["id"]],
        "screens": [{"id": screen["id"], "data": examples(screen), "form": {}}],
    }))
    .ok()?;
    let mut phone = Phone::new(Arc::clone(flow), settings, FlowMessage::default());
    phone.open_again(&saved, 60).unwrap();
    phone.screen().is_some().then_some(phone)
}

#[test]
fn every_screen_of_the_corpus_has_a_view_that_goes_to_json_and_back() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flowkit-json/tests/corpus");
    // A package of this crate alone has no corpus.
    let Ok(files) = std::fs::read_dir(corpus) else {
        return;
    };
    let mut drawn = 0;
    for file in files {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let (Ok(flow), Ok(document)) =
            (FlowJson::parse(&text), serde_json::from_str::<Value>(&text))
        else {
            continue;
        };
        let flow = Arc::new(flow);
        for screen in document["screens"].as_array().into_iter().flatten() {
            for (stage, platform) in [
                (Stage::Draft, Platform::Ios),
                (Stage::Published, Platform::Android),
            ] {
                let mut settings = Settings::new(date(2026, 11, 29));
                settings.stage = stage;
                settings.platform = platform;
                let Some(phone) = phone_on(&flow, settings, screen) else {
                    continue;
                };
                let view = View::of(&phone);
                let json = serde_json::to_string(&view).unwrap();
                let again: View = serde_json::from_str(&json).unwrap();
                assert_eq!(again, view, "{}", path.display());
                assert!(!view.to_string().is_empty());
                drawn += view.components.len();
            }
        }
    }
    assert!(drawn > 1_000, "{drawn}");
}
