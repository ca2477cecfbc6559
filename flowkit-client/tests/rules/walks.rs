//! Aimless walks through documents that Meta's validator accepts.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use flowkit_client::phone::{
    Client, FlowJson, Gesture, Half, Phone, RefusalKind, Settings, Status,
};
use flowkit_client::{Answer, ClientError, FlowMessage, Request};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::invariants::{check, check_view};

/// A document, and what can be answered and chosen.
struct Known {
    flow: Arc<FlowJson>,
    /// Each screen with the examples of its data.
    screens: Vec<(String, Value)>,
    /// Every id in the document, of options and others.
    ids: Vec<String>,
}

/// The documents of the other crate; none in a package, which holds this crate alone.
static DOCUMENTS: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flowkit-json/tests/corpus");
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let documents = paths.iter().filter_map(|path| {
        let text = fs::read_to_string(path).unwrap();
        let document: Value = serde_json::from_str(&text).ok()?;
        document.get("screens")?;
        Some(known(&text, &document))
    });
    documents.collect()
});

fn known(text: &str, document: &Value) -> Known {
    let screens = document["screens"]
        .as_array()
        .unwrap()
        .iter()
        .map(|screen| {
            let fields = screen["data"].as_object().into_iter().flatten();
            let examples: Map<String, Value> = fields
                .filter_map(|(name, field)| Some((name.clone(), field.get("__example__")?.clone())))
                .collect();
            (
                screen["id"].as_str().unwrap().to_owned(),
                Value::Object(examples),
            )
        });
    let screens = screens.collect();
    let mut ids = Vec::new();
    find_ids(document, &mut ids);
    Known {
        flow: Arc::new(FlowJson::parse(text).unwrap()),
        screens,
        ids,
    }
}

fn find_ids(value: &Value, ids: &mut Vec<String>) {
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        ids.push(id.to_owned());
    }
    match value {
        Value::Object(members) => members.values().for_each(|member| find_ids(member, ids)),
        Value::Array(items) => items.iter().for_each(|item| find_ids(item, ids)),
        _ => {}
    }
}

/// Does one of the things that can be done; `which` and the two numbers choose it.
fn step(phone: &mut Phone, known: &Known, which: u8, first: usize, second: usize) {
    let screen = phone.screen().map(str::to_owned);
    let count =
        screen.and_then(|screen| Some(phone.flow().document().screen(&screen)?.components().len()));
    let at = first % count.unwrap_or(1).max(1);
    let half = [Half::StartDate, Half::EndDate][second % 2];
    let gesture = match which {
        0..=5 if phone.is_loading() => {
            let (screen, examples) = &known.screens[first % known.screens.len()];
            let data = match second % 8 {
                0 => json!({}),
                _ => examples.clone(),
            };
            let answer = json!({"screen": screen, "data": data}).to_string();
            phone.answered(Answer::parse(&Request::init(None), answer.as_bytes()));
            return;
        }
        6 => {
            phone.answered(Err(ClientError::Status { status: 500 }));
            return;
        }
        7 => {
            phone.pass(u64::try_from(first).unwrap());
            return;
        }
        8 => Gesture::Back,
        9 => Gesture::Type {
            at,
            text: "a1@b.example"[..second % 13].to_owned(),
        },
        10 => Gesture::Tick { at },
        11 => Gesture::Pick {
            at,
            half,
            day: format!("2026-12-{:02}", second % 32),
        },
        12 => Gesture::Clear { at, half },
        13 => Gesture::OpenList { at },
        14 | 0..=2 if !known.ids.is_empty() => Gesture::Choose {
            at,
            option: known.ids[second % known.ids.len()].clone(),
        },
        _ => Gesture::Tap { at },
    };
    // Most of it nobody can do.
    let _ = phone.gesture(&gesture);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_walk_through_a_valid_document_breaks_the_phone(
        document in any::<prop::sample::Index>(),
        web in any::<bool>(),
        steps in proptest::collection::vec((0_u8..20, 0_usize..1000, 0_usize..1000), 1..80),
    ) {
        let Some(known) = DOCUMENTS.get(document.index(DOCUMENTS.len().max(1))) else {
            return Ok(());
        };
        let mut settings = Settings::new(date(2026, 11, 29));
        settings.client = if web { Client::WebExact } else { Client::Documented };
        let mut phone = Phone::new(Arc::clone(&known.flow), settings, FlowMessage::default());
        for (which, first, second) in steps {
            if matches!(phone.status(), Status::InChat | Status::Over) && phone.open().is_err() {
                break;
            }
            step(&mut phone, known, which, first, second);
            check(&phone);
        }
        check_view(&phone);
    }
}

#[test]
fn the_examples_of_a_valid_document_are_refused_for_components_alone() {
    for known in DOCUMENTS.iter() {
        for entry in known.flow.document().routes().entry_screens() {
            let settings = Settings::new(date(2026, 11, 29));
            let message = FlowMessage::default();
            let mut phone = Phone::new(Arc::clone(&known.flow), settings, message);
            phone.open().unwrap();
            let (screen, data) = known.screens.iter().find(|(id, _)| id == entry).unwrap();
            let answer = json!({"screen": screen, "data": data}).to_string();
            phone.answered(Answer::parse(&Request::init(None), answer.as_bytes()));
            assert_eq!(phone.screen(), Some(entry));
            // Meta's validator accepts a few lists that the phone does not draw.
            let refusal = phone.error().and_then(|error| error.cause.refusal());
            let kind = refusal.map_or(RefusalKind::Component, |refusal| refusal.kind);
            assert_eq!(kind, RefusalKind::Component, "{entry}");
            check(&phone);
        }
    }
}
