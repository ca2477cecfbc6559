//! Flows without endpoint and without routing model, as their actions tell.

use serde_json::{Value, json};

use crate::parts::{complete, condition, exchange, link, list_of, navigate, one, options, with};
use crate::support::{Flow, footer, layout, screen, screens};

fn done() -> Value {
    json!({"type": "Footer", "label": "Done", "on-click-action": complete(json!({}))})
}

fn asking_dropdown() -> Value {
    let dropdown = list_of("Dropdown", "room", options(&["1", "2"]));
    with(dropdown, "on-select-action", exchange(json!({})))
}

/// What is reported to the endpoint when INIT is answered with a screen that there is none of.
fn reports(flow: &Flow) -> usize {
    let mut walk = flow.open();
    walk.answer("NOWHERE", json!({}));
    assert!(walk.phone.error().is_some());
    walk.notified().len()
}

#[test]
fn p010_endpointless_scan() {
    assert_eq!(reports(&screen(json!([done()]))), 0);
    assert_eq!(reports(&screen(json!([footer(json!({}))]))), 1);
    assert_eq!(reports(&screen(json!([footer(json!({}))])).web()), 1);
    let refreshing = json!([{"id": "A", "title": "A", "refresh_on_back": true, "layout": layout(json!([done()]))}]);
    assert_eq!(reports(&screens(refreshing.clone())), 1);
    assert_eq!(reports(&screens(refreshing).web()), 1);
}

#[test]
fn p010_the_web_client_looks_at_few_components() {
    let in_branch = condition(
        "${data.x} == ''",
        json!([footer(json!({}))]),
        json!([done()]),
    );
    let unselecting = list_of("CheckboxGroup", "days", options(&["1"]));
    let unselecting = with(unselecting, "on-unselect-action", exchange(json!({})));
    for hidden in [asking_dropdown(), in_branch, unselecting] {
        let flow = || screen(json!([hidden, done()]));
        assert_eq!(reports(&flow()), 1, "{hidden}");
        assert_eq!(reports(&flow().web()), 0, "{hidden}");
        for flow in [flow(), flow().web()] {
            let mut walk = flow.open();
            walk.answer("NOWHERE", json!({}));
            assert!(walk.has_warned_of("endpointless_scan"));
        }
    }
    for found in ["RadioButtonsGroup", "CheckboxGroup"] {
        let list = list_of(found, "days", options(&["1"]));
        let list = with(list, "on-select-action", exchange(json!({})));
        let form = json!({"type": "Form", "name": "form", "children": [list, done()]});
        assert_eq!(reports(&screen(json!([form])).web()), 1);
    }
}

fn without_model(all: Value) -> Flow {
    screens(all)
        .without("routing_model")
        .without("data_api_version")
}

#[test]
fn p011_derived_routes() {
    let flow = || {
        without_model(json!([
            one(
                "A",
                json!([link(navigate("B", json!({}))), footer(json!({}))])
            ),
            one("B", json!([footer(json!({}))])),
            one("C", json!([done()])),
        ]))
    };
    for flow in [flow(), flow().web()] {
        let mut walk = flow.shown(json!({}));
        walk.tap("EmbeddedLink");
        assert_eq!(walk.stack(), ["A", "B"]);
        // Each route is a way back as well.
        walk.tap("Footer").answer("A", json!({}));
        assert_eq!(walk.stack(), ["A"]);
        assert!(walk.phone.warnings().is_empty());
        // An answer follows the same routes.
        let mut walk = flow.shown(json!({}));
        walk.tap("Footer").answer("B", json!({}));
        assert_eq!(walk.phone.screen(), Some("B"));
        let mut walk = flow.shown(json!({}));
        walk.tap("Footer").answer("C", json!({}));
        assert_eq!(walk.refused().unwrap(), "notify_routing");
    }
    // A route leads to B, and none to C.
    let opened = |screen| flow().opened_by(Some(screen), json!({})).open();
    assert_eq!(
        opened("B").refused().unwrap(),
        "opening_screen_must_be_entry"
    );
    assert_eq!(opened("C").phone.screen(), Some("C"));
}

#[test]
fn p011_the_web_client_finds_few_routes() {
    let dropdown = list_of("Dropdown", "room", options(&["1"]));
    let dropdown = with(dropdown, "on-select-action", navigate("B", json!({})));
    let flow = without_model(json!([
        one("A", json!([dropdown, footer(json!({}))])),
        one("B", json!([done()]))
    ]));
    let mut walk = flow.shown(json!({}));
    walk.choose("room", "1");
    assert_eq!(walk.phone.screen(), Some("B"));
    assert!(walk.has_warned_of("derived_routes"));
    // While the flow opens the two see a different way: the web client finds no route to B.
    assert_eq!(
        flow.opened_by(Some("B"), json!({}))
            .open()
            .refused()
            .unwrap(),
        "opening_screen_must_be_entry"
    );
}

#[test]
fn p011_the_web_client_refuses_routes_it_does_not_find() {
    let hidden = condition(
        "${data.x} == ''",
        json!([link(navigate("B", json!({})))]),
        json!([]),
    );
    let flow = || {
        let first = one("A", json!([hidden, footer(json!({}))]));
        without_model(json!([first, one("B", json!([done()]))])).web()
    };
    let mut walk = flow().shown(json!({}));
    walk.tap("EmbeddedLink");
    assert_eq!(walk.refused().unwrap(), "navigate_routing_checked");
    assert!(walk.has_warned_of("derived_routes"));
    let walk = flow().opened_by(Some("B"), json!({})).open();
    assert_eq!(walk.phone.screen(), Some("B"));
    assert!(walk.has_warned_of("derived_routes"));
    // With a routing model both see the same.
    let mut walk = flow()
        .with("routing_model", json!({"A": ["B"], "B": []}))
        .shown(json!({}));
    walk.tap("EmbeddedLink");
    assert_eq!(walk.phone.screen(), Some("B"));
    assert!(walk.phone.warnings().is_empty());
}

fn rows() -> Value {
    let row = |screen: &str| json!({"id": screen, "main-content": {"title": screen}, "on-click-action": navigate(screen, json!({}))});
    json!({"type": "NavigationList", "name": "rows", "list-items": [row("B"), row("C")]})
}

#[test]
fn p012_navlist_links_all() {
    let flow = || {
        without_model(json!([
            one("A", json!([rows()])),
            one("B", json!([link(navigate("C", json!({}))), done()])),
            one("C", json!([done()])),
        ]))
    };
    // The list leads to every screen, so that every screen opens the flow.
    for screen in ["A", "B", "C"] {
        for flow in [flow(), flow().web()] {
            let walk = flow.opened_by(Some(screen), json!({})).open();
            assert_eq!(walk.phone.screen(), Some(screen));
        }
    }
    for flow in [flow(), flow().web()] {
        let mut walk = flow.opened_by(Some("A"), json!({})).open();
        walk.choose("rows", "C");
        assert_eq!(walk.stack(), ["A", "C"]);
        assert!(walk.phone.warnings().is_empty());
    }
}

#[test]
fn p012_a_list_beside_an_endpoint_links_nothing_in_the_web_client() {
    let flow = || {
        screens(json!([
            one("A", json!([rows(), footer(json!({}))])),
            one("B", json!([done()])),
            one("C", json!([done()])),
        ]))
        .without("routing_model")
    };
    let mut walk = flow().web().shown(json!({}));
    walk.choose("rows", "C");
    assert_eq!(walk.refused().unwrap(), "navigate_routing_checked");
    let mut walk = flow().shown(json!({}));
    walk.choose("rows", "C");
    assert_eq!(walk.phone.screen(), Some("C"));
    assert!(walk.has_warned_of("derived_routes"));
}

#[test]
fn p012_a_list_that_asks_is_no_endpoint_to_the_web_client() {
    let row = json!({"id": "1", "main-content": {"title": "One"}, "on-click-action": exchange(json!({}))});
    let list = json!({"type": "NavigationList", "name": "rows", "list-items": [row]});
    let flow = || screens(json!([one("A", json!([list])), one("B", json!([done()]))]));
    let opened = |flow: Flow, screen| {
        let mut walk = flow.open();
        walk.answer(screen, json!({}));
        walk
    };
    let walk = opened(flow(), "B");
    assert_eq!(walk.refused().unwrap(), "opening_screen_must_be_entry");
    assert!(walk.has_warned_of("endpointless_scan"));
    let walk = opened(flow().web(), "B");
    assert_eq!(walk.phone.screen(), Some("B"));
    assert!(walk.has_warned_of("endpointless_scan"));
    for flow in [flow(), flow().web()] {
        let walk = opened(flow, "A");
        assert_eq!(walk.phone.screen(), Some("A"));
        assert!(walk.phone.warnings().is_empty());
    }
}
