//! The Flow JSON keeps the contract between the screens and the handlers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::clinic::screens;

fn document() -> Value {
    serde_json::from_str(screens::FLOW_JSON).unwrap()
}

/// Every action below this value.
fn actions(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, member)| match key.as_str() {
                "on-click-action" | "on-select-action" => vec![member],
                _ => actions(member),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(actions).collect(),
        _ => Vec::new(),
    }
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value
        .as_object()
        .map_or(Vec::new(), |it| it.keys().map(String::as_str).collect());
    keys.sort_unstable();
    keys
}

#[test]
fn versions_and_routes() {
    let document = document();
    assert_eq!(document["version"], "7.3");
    assert_eq!(document["data_api_version"], "4.0");
    for (leads_to, to) in [
        (screens::APPOINTMENT.leads_to(), "APPOINTMENT"),
        (screens::APPOINTMENT.leads_to(), "DETAILS"),
        (screens::DETAILS.leads_to(), "SUMMARY"),
        (screens::DETAILS.leads_to(), "DETAILS"),
        (screens::SUMMARY.leads_to(), "SUMMARY"),
        (screens::SUMMARY.leads_to(), "TERMS"),
    ] {
        assert!(leads_to.contains(&to), "{to} in {leads_to:?}");
    }
}

#[test]
fn the_screens_send_and_show_what_the_handlers_expect() {
    let document = document();
    let screens: BTreeMap<_, _> = document["screens"]
        .as_array()
        .unwrap()
        .iter()
        .map(|screen| (screen["id"].as_str().unwrap(), screen))
        .collect();
    assert_eq!(
        screens.keys().copied().collect::<Vec<_>>(),
        ["APPOINTMENT", "DETAILS", "SUMMARY", "TERMS"]
    );

    let chosen = ["date", "department", "location", "time"];
    let form = [
        "date",
        "department",
        "email",
        "location",
        "more_details",
        "name",
        "phone",
        "time",
    ];
    let appointment = actions(&screens["APPOINTMENT"]["layout"]);
    let payloads: Vec<_> = appointment
        .iter()
        .map(|action| (action["name"].clone(), keys(&action["payload"])))
        .collect();
    assert_eq!(
        payloads,
        [
            (json!("data_exchange"), vec!["department", "trigger"]),
            (
                json!("data_exchange"),
                vec!["department", "location", "trigger"]
            ),
            (
                json!("data_exchange"),
                vec!["date", "department", "location", "trigger"]
            ),
            (json!("navigate"), chosen.to_vec()),
        ]
    );
    assert_eq!(keys(&screens["DETAILS"]["data"]), chosen);
    let [details] = actions(&screens["DETAILS"]["layout"])[..] else {
        panic!("one action on DETAILS")
    };
    assert_eq!(
        (details["name"].as_str(), keys(&details["payload"])),
        (Some("data_exchange"), form.to_vec())
    );

    let mut shown = form.to_vec();
    shown.extend(["appointment", "details"]);
    shown.sort_unstable();
    assert_eq!(keys(&screens["SUMMARY"]["data"]), shown);
    let [link, confirm] = actions(&screens["SUMMARY"]["layout"])[..] else {
        panic!("two actions on SUMMARY")
    };
    assert_eq!(
        (link["name"].as_str(), link["next"]["name"].as_str()),
        (Some("navigate"), Some("TERMS"))
    );
    assert_eq!(
        (confirm["name"].as_str(), keys(&confirm["payload"])),
        (Some("data_exchange"), form.to_vec())
    );

    assert_eq!(screens["TERMS"].get("data"), None);
    assert!(actions(&screens["TERMS"]["layout"]).is_empty());
}
