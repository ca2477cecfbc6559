//! What actions do.

use flowkit_client::phone::Effect;
use serde_json::{Value, json};

use crate::parts::{
    complete, exchange, input, link, list_of, navigate, one, options, update, with,
};
use crate::support::{Flow, Walk, footer, screen, screens};

/// A screen with this action on a link, and a second screen that declares this data.
fn leading(action: Value, declared: Value) -> Flow {
    let mut second = one("B", json!([footer(json!({}))]));
    second["data"] = declared;
    let third = one("C", json!([footer(json!({}))]));
    let first = one("A", json!([input("who"), link(action), footer(json!({}))]));
    screens(json!([first, second, third]))
        .with("routing_model", json!({"A": ["B"], "B": [], "C": []}))
}

fn texts(names: &[&str]) -> Value {
    let fields = names.iter().map(|name| {
        (
            (*name).to_owned(),
            json!({"type": "string", "__example__": "a"}),
        )
    });
    Value::Object(fields.collect())
}

fn tap(flow: &Flow) -> Walk {
    let mut walk = flow.shown(json!({}));
    walk.tap("EmbeddedLink");
    walk
}

#[test]
fn p180_navigate_checks_target_data() {
    let required = with(texts(&["x", "y"]), "required", json!(["y"]));
    for payload in [
        json!({"x": 1, "y": "b"}),
        json!({"x": "a"}),
        json!({"y": "${form.who}"}),
    ] {
        let walk = tap(&leading(navigate("B", payload.clone()), required.clone()));
        assert_eq!(
            walk.refused().unwrap(),
            "navigate_checks_target_data",
            "{payload}"
        );
        assert!(!walk.phone.error().unwrap().may_retry);
        assert_eq!(walk.stack(), ["A"]);
        assert_eq!(walk.phone.data_of("B").unwrap().len(), 0);
        let notified = &walk.notified()[0];
        assert_eq!(notified["data"]["error"], "payload-schema-error");
        assert_eq!(notified["action"], "navigate");
        assert_eq!(notified["screen"], "A");
    }
    // What is not required may be missing, and more may come.
    let walk = tap(&leading(
        navigate("B", json!({"y": "b", "more": 1})),
        required,
    ));
    assert_eq!(walk.stack(), ["A", "B"]);
    assert_eq!(walk.data(), json!({"y": "b", "more": 1}));
    assert!(walk.sent().is_empty());
}

#[test]
fn p181_navigate_routing_checked() {
    for target in ["C", "NOWHERE"] {
        let walk = tap(&leading(navigate(target, json!({})), json!({})));
        assert_eq!(walk.refused().unwrap(), "navigate_routing_checked");
        let notified = &walk.notified()[0];
        assert_eq!(notified["data"]["error"], "invalid-screen-transition");
        assert_eq!(notified["action"], "navigate");
        let refusal = walk.phone.error().unwrap().cause.refusal().unwrap();
        let place = refusal.place.as_ref().unwrap();
        assert_eq!(place.path, "screens[0].layout.children[1]");
    }
    // A route may be taken in either direction, and every screen leads to itself.
    let back = leading(navigate("B", json!({})), json!({}))
        .with("routing_model", json!({"A": [], "B": ["A"]}));
    let mut walk = back.opened_by(Some("B"), json!({})).open();
    walk.tap("Footer")
        .answer("A", json!({}))
        .tap("EmbeddedLink");
    assert_eq!(walk.phone.screen(), Some("B"));
    let walk = tap(&leading(navigate("A", json!({"x": 1})), json!({})));
    assert_eq!(walk.stack(), ["A"]);
    assert_eq!(walk.data(), json!({"x": 1}));
}

#[test]
fn p182_navigate_from_navlist_all_keys() {
    let row = |payload| json!({"id": "1", "main-content": {"title": "One"}, "on-click-action": navigate("B", payload)});
    let flow = |payload| {
        let list = json!({"type": "NavigationList", "name": "rows", "list-items": [row(payload)]});
        let mut second = one("B", json!([footer(json!({}))]));
        second["data"] = texts(&["x", "y"]);
        screens(json!([one("A", json!([list])), second]))
    };
    let mut walk = flow(json!({"x": "a"})).shown(json!({}));
    walk.choose("rows", "1");
    assert_eq!(walk.refused().unwrap(), "navigate_from_navlist_all_keys");
    let mut walk = flow(json!({"x": "a", "y": 2})).shown(json!({}));
    walk.choose("rows", "1");
    assert_eq!(walk.refused().unwrap(), "navigate_checks_target_data");
    let mut walk = flow(json!({"x": "a", "y": "b", "more": 1})).shown(json!({}));
    walk.choose("rows", "1");
    assert_eq!(walk.data(), json!({"x": "a", "y": "b", "more": 1}));
}

/// What the Footer of a screen sends.
fn sent(payload: Value) -> Value {
    let mut walk = screen(json!([input("who"), footer(payload)])).shown(json!({"nul": null}));
    walk.fill("who", "Ann").tap("Footer");
    walk.payload()
}

#[test]
fn p183_payload_on_keys_raw() {
    let payload =
        json!({"on-day": "${form.who}", "n": {"on-": ["${form.who}"], "on": "${form.who}"}});
    assert_eq!(
        sent(payload),
        json!({"on-day": "${form.who}", "n": {"on-": ["${form.who}"], "on": "Ann"}})
    );
}

#[test]
fn p184_payload_null_stays() {
    let payload =
        json!({"a": null, "b": {"c": null, "d": "${data.nul}"}, "e": [null], "f": "${data.nul}"});
    assert_eq!(
        sent(payload),
        json!({"a": null, "b": {"c": null}, "e": [null]})
    );
}

#[test]
fn p185_update_data_unknown_key() {
    let flow = |payload| {
        screen(json!([input("who"), link(update(payload)), footer(json!({}))])).data(
            json!({"room": {"type": "string", "__example__": "a"}, "n": {"type": "number", "__example__": 1}, "required": ["room"]}),
        )
    };
    for (payload, said) in [
        (json!({"rom": "x"}), "did you mean `room`?"),
        (
            json!({"room": 1}),
            "`data.room` must be a string, not a number",
        ),
        (
            json!({"n": 2, "room": null}),
            "`data.room` must be a string, not null",
        ),
    ] {
        let mut walk = flow(payload).shown(json!({"room": "before"}));
        walk.tap("EmbeddedLink");
        assert_eq!(walk.refused().unwrap(), "update_data_unknown_key");
        assert!(!walk.phone.error().unwrap().may_retry);
        assert_eq!(walk.data(), json!({"room": "before"}));
        let said_of = walk.phone.error().unwrap().cause.to_string();
        assert!(said_of.contains(said), "{said_of}");
        assert!(
            said_of.contains("screens[0].layout.children[1]"),
            "{said_of}"
        );
    }
    // What is required and not named stays as it is.
    let mut walk = flow(json!({"n": 2})).shown(json!({"room": "before"}));
    walk.tap("EmbeddedLink");
    assert_eq!(walk.data(), json!({"room": "before", "n": 2}));
    assert!(walk.effects.is_empty() && walk.stack() == ["A"]);
}

#[test]
fn update_data_shows_at_once_in_texts_and_lists() {
    let list = list_of("RadioButtonsGroup", "room", json!("${data.rooms}"));
    let pick = with(
        list_of("Dropdown", "floor", options(&["1", "2"])),
        "on-select-action",
        update(json!({"rooms": options(&["21", "22"]), "floor": "${form.floor}"})),
    );
    let array = json!({"type": "array", "items": {"type": "object"}, "__example__": []});
    let text = json!({"type": "TextBody", "text": "${data.floor}"});
    let mut walk = screen(json!([pick, list, text, footer(json!({}))]))
        .data(json!({"rooms": array, "floor": {"type": "string", "__example__": "a"}}))
        .shown(json!({"rooms": options(&["11"])}));
    walk.choose("room", "11").choose("floor", "2");
    assert_eq!(walk.reads("TextBody").unwrap(), "2");
    assert_eq!(walk.form(), json!({"floor": "2", "room": ""}));
    walk.choose("room", "22");
    assert!(walk.sent().is_empty());
}

/// What the business receives when a link completes the flow with this payload.
fn completed(payload: Value) -> Walk {
    let mut walk = screen(json!([
        with(input("who"), "required", json!(true)),
        link(complete(payload)),
        footer(json!({}))
    ]))
    .shown(json!({"x": 1}));
    walk.tap("EmbeddedLink");
    walk
}

#[test]
fn p186_complete_adds_flow_token() {
    let walk = completed(json!({"x": "${data.x}", "none": "${data.none}", "nul": null}));
    let done = walk.phone.completion().unwrap();
    assert_eq!(
        Value::Object(done.params.clone()),
        json!({"x": 1, "nul": null, "flow_token": "token-1"})
    );
    assert!(!done.by_endpoint);
    let walk = completed(json!({"flow_token": "mine"}));
    assert_eq!(
        walk.phone.completion().unwrap().params["flow_token"],
        "token-1"
    );
    // A message that an advertisement led to names the flow as well.
    let mut walk = screen(json!([link(complete(json!({}))), footer(json!({}))]))
        .set(|settings| settings.advertised_flow_id = Some("77".to_owned()))
        .shown(json!({}));
    walk.tap("EmbeddedLink");
    assert_eq!(
        walk.phone.completion().unwrap().response_json(),
        r#"{"flow_id":"77","flow_token":"token-1"}"#
    );
}

#[test]
fn p187_complete_no_validation() {
    let walk = completed(json!({"who": "${form.who}"}));
    assert!(matches!(&walk.effects[..], [Effect::Complete(_)]));
    assert!(walk.sent().is_empty());
    assert_eq!(walk.phone.status(), flowkit_client::phone::Status::Over);
}

/// A walk that the endpoint has ended with these parameters.
fn ended(response: Value) -> Walk {
    let mut walk = screen(json!([input("who"), footer(json!({}))])).shown(json!({"x": {"y": 1}}));
    walk.fill("who", "Ann").tap("Footer");
    walk.effects.clear();
    walk.answer("SUCCESS", response);
    walk
}

#[test]
fn p188_success_params_as_given() {
    let params = json!({"a": {"b": [1, null]}, "nul": null, "text": "Hi ${form.who}"});
    let walk = ended(json!({"extension_message_response": {"params": params}, "other": 1}));
    let done = walk.phone.completion().unwrap();
    assert_eq!(Value::Object(done.params.clone()), params);
    assert!(done.by_endpoint);
}

#[test]
fn p189_success_params_bindings() {
    let params = json!({"who": "${form.who}", "y": "${data.x.y}", "none": "${form.none}", "sum": "`1 + 1`", "l": ["${form.none}"]});
    let walk = ended(json!({"extension_message_response": {"params": params}}));
    let done = walk.phone.completion().unwrap();
    assert_eq!(
        Value::Object(done.params.clone()),
        json!({"who": "Ann", "y": 1, "sum": 2, "l": [null]})
    );
}

#[test]
fn p190_success_without_params() {
    for response in [json!({}), json!({"extension_message_response": {}})] {
        let mut walk = ended(response);
        assert!(walk.phone.completion().is_none());
        assert!(matches!(&walk.effects[..], [Effect::Close]));
        // The button in the chat opens the flow once more.
        assert!(!walk.phone.is_button_disabled());
        assert!(matches!(&walk.phone.open().unwrap()[..], [Effect::Send(_)]));
    }
}

#[test]
fn p229_button_disabled_after_complete() {
    let by_endpoint = ended(json!({"extension_message_response": {"params": {}}}));
    for mut walk in [completed(json!({})), by_endpoint] {
        assert!(walk.phone.is_button_disabled());
        let error = walk.phone.open().unwrap_err();
        assert!(error.message.contains("disabled"), "{error}");
    }
}

#[test]
fn a_data_exchange_sends_exactly_its_payload() {
    let mut walk = screen(json!([
        input("who"),
        link(exchange(json!({"fixed": 1}))),
        footer(json!({}))
    ]))
    .shown(json!({}));
    walk.fill("who", "Ann").tap("EmbeddedLink");
    assert_eq!(walk.payload(), json!({"fixed": 1}));
    assert_eq!(walk.request().unwrap().screen(), "A");
    assert!(walk.phone.is_loading());
}

#[test]
fn an_action_that_leads_away_is_the_last_one_of_a_choice() {
    // Both lists stand at the same place of their screens.
    let ask = || exchange(json!({"from": "B"}));
    let away = |kind: &str| {
        let list = list_of(kind, "list", options(&["1", "2"]));
        let list = with(
            list,
            "init-value",
            if kind == "RadioButtonsGroup" {
                json!("1")
            } else {
                json!(["1"])
            },
        );
        let list = with(list, "on-unselect-action", navigate("B", json!({})));
        with(list, "on-select-action", exchange(json!({"from": "A"})))
    };
    let item = json!([{"id": "1", "title": "1", "on-unselect-action": ask()}, {"id": "2", "title": "2", "on-select-action": ask()}]);
    for (kind, tapped) in [("RadioButtonsGroup", "2"), ("CheckboxGroup", "1")] {
        let there = with(
            list_of(kind, "list", item.clone()),
            "on-select-action",
            ask(),
        );
        let mut walk = screens(json!([
            one("A", json!([away(kind), footer(json!({}))])),
            one("B", json!([there, footer(json!({}))])),
        ]))
        .shown(json!({}));
        walk.choose("list", tapped);
        assert_eq!(walk.stack(), ["A", "B"], "{kind}");
        assert!(walk.sent().is_empty(), "{kind}");
        assert_eq!(walk.form(), json!({}));
    }
    // Chips keep their value last in the web client, and on the screen on which they stand.
    let chips = list_of("ChipsSelector", "list", options(&["1", "2"]));
    let chips = with(chips, "on-select-action", navigate("B", json!({})));
    let mut walk = screens(json!([
        one("A", json!([chips, footer(json!({}))])),
        one("B", json!([input("list"), footer(json!({}))])),
    ]))
    .web()
    .shown(json!({}));
    walk.choose("list", "2");
    assert_eq!(walk.form(), json!({}));
    assert_eq!(walk.phone.form_of("A").unwrap()["list"], json!(["2"]));
}
