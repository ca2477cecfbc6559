//! What Meta's web client does otherwise than Meta documents: each in both ways, and with a warning in both, since a flow
//! that meets it goes on differently for some customers.

use flowkit_client::phone::{Gesture, Half, Rule};
use flowkit_client::{ClientError, DataApiVersion, OpenFault};
use serde_json::{Value, json};

use crate::parts::{condition, exchange, input, list_of, options, with};
use crate::support::{Flow, Walk, footer, screen};

/// Walks a flow with a phone that keeps to the documentation, and with one that is exactly as the web client.
fn both(flow: impl Fn() -> Flow, rule: &str, walk: impl Fn(&Flow) -> Walk) -> (Walk, Walk) {
    let walks = (walk(&flow()), walk(&flow().web()));
    for walk in [&walks.0, &walks.1] {
        assert!(walk.has_warned_of(rule), "{:?}", walk.phone.warnings());
        // Each warning comes once, however often the walk meets its cause.
        for (index, warning) in walk.phone.warnings().iter().enumerate() {
            assert!(!walk.phone.warnings()[..index].contains(warning));
        }
    }
    walks
}

#[test]
fn a_condition_in_backticks() {
    let flow = || {
        let branches = condition("`1 == 1`", json!([input("then")]), json!([input("else")]));
        screen(json!([branches, footer(json!({}))]))
    };
    let (documented, web) = both(flow, "if_backtick_false", |flow| flow.shown(json!({})));
    assert!(documented.shows("then") && !documented.shows("else"));
    assert!(web.shows("else") && !web.shows("then"));
}

#[test]
fn chips_and_the_selection_before() {
    let flow = || {
        let chips = list_of("ChipsSelector", "days", options(&["mo", "tu"]));
        let action = exchange(json!({"days": "${form.days}"}));
        screen(json!([
            with(chips, "on-select-action", action),
            footer(json!({}))
        ]))
    };
    let (documented, web) = both(flow, "chips_action_sees_old_value", |flow| {
        let mut walk = flow.shown(json!({}));
        walk.choose("days", "mo")
            .answer("A", json!({}))
            .choose("days", "tu");
        walk
    });
    assert_eq!(documented.payload(), json!({"days": ["mo", "tu"]}));
    assert_eq!(web.payload(), json!({"days": ["mo"]}));
    assert_eq!(web.form(), documented.form());
}

#[test]
fn the_last_day_of_a_range() {
    let flow = || {
        let range = json!({"type": "CalendarPicker", "name": "stay", "mode": "range", "required": {"start-date": true, "end-date": true},
            "label": {"start-date": "From", "end-date": "To"}});
        screen(json!([range, footer(json!({"stay": "${form.stay}"}))]))
    };
    let (documented, web) = both(flow, "calendar_end_required_not_blocking", |flow| {
        let mut walk = flow.shown(json!({}));
        walk.pick("stay", Half::StartDate, "2026-12-01");
        let at = walk.at("Footer");
        let _ = walk.try_gesture(Gesture::Tap { at });
        walk
    });
    assert!(documented.footer_says().contains("To"));
    assert!(documented.sent().is_empty());
    assert_eq!(
        web.payload(),
        json!({"stay": {"start-date": "2026-12-01", "end-date": ""}})
    );
    // With both days, and without the first one, the two do the same.
    for flow in [flow(), flow().web()] {
        let mut walk = flow.shown(json!({}));
        let at = walk.at("Footer");
        assert!(walk.try_gesture(Gesture::Tap { at }).is_err());
        walk.pick("stay", Half::StartDate, "2026-12-01")
            .pick("stay", Half::EndDate, "2026-12-02");
        walk.tap("Footer");
        assert!(walk.phone.warnings().is_empty());
    }
}

#[test]
fn a_token_that_is_no_longer_valid_without_a_text() {
    let invalid = |has_body| ClientError::TokenInvalid {
        message: None,
        has_body,
    };
    let flow = || screen(json!([footer(json!({}))]));
    let (documented, web) = both(flow, "error_427_without_msg", |flow| {
        let mut walk = flow.shown(json!({}));
        walk.tap("Footer").fail(invalid(true));
        walk
    });
    assert_eq!(web.phone.error().unwrap().text, "undefined");
    assert_ne!(documented.phone.error().unwrap().text, "undefined");
    // Without any body both show the generic error.
    for flow in [flow(), flow().web()] {
        let mut walk = flow.shown(json!({}));
        walk.tap("Footer").fail(invalid(false));
        assert_eq!(
            walk.phone.error().unwrap().text,
            documented.phone.error().unwrap().text
        );
        assert!(walk.phone.warnings().is_empty());
    }
}

/// What is reported when the answer to a Footer goes wrong.
fn reported(walk: &Walk) -> Value {
    let notified = walk.notified();
    assert_eq!(notified.len(), 1);
    notified[0].clone()
}

#[test]
fn the_version_in_a_notification() {
    for (version, text, number) in [
        (DataApiVersion::V3, "3.0", 300),
        (DataApiVersion::V4, "4.0", 400),
    ] {
        let flow = || screen(json!([footer(json!({}))])).data_api(version, Some("signed"));
        let (documented, web) = both(flow, "notify_version_number", |flow| {
            let mut walk = flow.shown(json!({}));
            assert!(walk.phone.warnings().is_empty());
            walk.tap("Footer").answer("NOWHERE", json!({}));
            walk
        });
        assert_eq!(reported(&documented)["version"], text);
        assert_eq!(reported(&web)["version"], number);
    }
}

#[test]
fn the_word_for_an_answer_that_cannot_be_decrypted() {
    let flow = || screen(json!([footer(json!({}))]));
    let (documented, web) = both(flow, "notify_decrypt_empty_key", |flow| {
        let mut walk = flow.shown(json!({}));
        let fault = OpenFault::TagMismatch;
        walk.tap("Footer")
            .fail(ClientError::Undecryptable { fault });
        walk
    });
    assert_eq!(
        reported(&documented)["data"]["error"],
        "response-decryption-error"
    );
    assert_eq!(reported(&web)["data"]["error"], "");
}

#[test]
fn a_flow_that_meets_none_of_this_warns_of_nothing() {
    let flow = || {
        screen(json!([
            with(input("who"), "required", json!(true)),
            footer(json!({"who": "${form.who}"}))
        ]))
    };
    for flow in [flow(), flow().web()] {
        let mut walk = flow.shown(json!({}));
        walk.fill("who", "Ann")
            .tap("Footer")
            .answer("A", json!({"error_message": "Again"}));
        walk.tap("Footer").fail(ClientError::Status { status: 500 });
        assert!(walk.phone.warnings().is_empty());
    }
}

/// The table in the documentation of `Client` names the rules that this file walks into.
#[test]
fn the_documentation_lists_what_differs() {
    let here = include_str!("clients.rs");
    let settings = include_str!("../../src/phone/settings.rs");
    let rows = settings.lines().filter_map(|line| {
        let (rule, _) = line.strip_prefix("/// | `")?.split_once('`')?;
        Some(rule)
    });
    let listed: Vec<&str> = rows.collect();
    assert_eq!(listed.len(), 8);
    for rule in Rule::ALL.iter().map(|rule| rule.name()) {
        let is_walked = here.contains(&format!("\"{rule}\""));
        // Routes have a file of their own.
        let is_of_routes = matches!(rule, "endpointless_scan" | "derived_routes");
        assert_eq!(listed.contains(&rule), is_walked || is_of_routes, "{rule}");
    }
}
