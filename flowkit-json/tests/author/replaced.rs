//! Documents in which one value is another than it should be.

use flowkit_json::author::{Entries, FlowJson, Json};

use crate::everything::everything;
use crate::same::same_json;

/// Values that fit somewhere, and mostly nowhere.
fn values() -> [Json; 6] {
    [
        Json::Null,
        Json::from(7),
        Json::from("${data.nothing}"),
        Json::Array(Vec::new()),
        Json::Object(Entries::new()),
        Json::object([("type", "If"), ("name", "navigate")]),
    ]
}

/// Puts `value` in the place of the value that is the `countdown`th one within `json`.
fn replace(json: &mut Json, countdown: &mut usize, value: &Json) -> bool {
    if *countdown == 0 {
        *json = value.clone();
        return true;
    }
    *countdown -= 1;
    match json {
        Json::Array(items) => items.iter_mut().any(|item| replace(item, countdown, value)),
        Json::Object(members) => {
            let keys: Vec<String> = members.iter().map(|(key, _)| key.to_owned()).collect();
            keys.iter()
                .any(|key| replace(members.get_mut(key).unwrap(), countdown, value))
        }
        _ => false,
    }
}

#[test]
fn whatever_stands_in_a_document_is_written_again() {
    let whole = FlowJson::parse(&everything().to_json()).unwrap();
    let mut documents = 0;
    // A screen at a time: what surrounds it makes no difference to it.
    for screen in &whole.screens {
        let mut one = whole.clone();
        one.screens = vec![screen.clone()];
        let json = Json::from(one);
        for value in values() {
            // The first value is the document itself, which must be an object.
            for index in 1.. {
                let mut changed = json.clone();
                if !replace(&mut changed, &mut index.clone(), &value) {
                    break;
                }
                let text = changed.to_string();
                let written = FlowJson::parse(&text).unwrap().to_json();
                assert!(same_json(&text, &written), "{text}\nbecame\n{written}");
                documents += 1;
            }
        }
    }
    assert!(documents > 2000, "{documents}");
}
