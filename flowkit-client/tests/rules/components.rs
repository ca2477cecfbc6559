//! Components that cannot be drawn with what they are given: in a published flow an error in place of the screen.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_client::phone::RefusalKind;
use serde_json::{Value, json};

use crate::parts::{body, exchange, input, link, list_of, options, update, with};
use crate::support::{Flow, Walk, footer, screen};

/// A screen with this component, drawn.
fn flow(component: Value) -> Flow {
    screen(json!([component, footer(json!({"it": "${form.it}"}))]))
}

fn drawn(component: Value) -> Walk {
    flow(component).shown_with_effects()
}

impl Flow {
    /// As `shown`, with what the phone reports as the screen comes up.
    fn shown_with_effects(&self) -> Walk {
        let mut walk = self.open();
        walk.answer("A", json!({}));
        walk
    }
}

/// The check by which a component is refused, which has to be reported as well; `None` if it is drawn.
fn refused(component: Value) -> Option<&'static str> {
    let walk = drawn(component);
    let refusal = walk.phone.error()?.cause.refusal().unwrap();
    assert_eq!(refusal.kind, RefusalKind::Component);
    let notified = walk.notified();
    assert_eq!(notified[0]["data"]["error"], "components-validation-error");
    assert!(!walk.phone.error().unwrap().may_retry);
    Some(refusal.check)
}

fn dropdown(source: Value) -> Value {
    list_of("Dropdown", "it", source)
}

fn rows(items: Value) -> Value {
    json!({"type": "NavigationList", "name": "it", "list-items": items, "on-click-action": exchange(json!({}))})
}

fn row(id: &str) -> Value {
    json!({"id": id, "main-content": {"title": id}})
}

#[test]
fn p094_published_long_text_ok() {
    assert_eq!(refused(body(&"a".repeat(5_000))), None);
    assert_eq!(
        refused(with(input("it"), "label", json!("a".repeat(300)))),
        None
    );
    let long = json!([{"id": "1", "title": "a".repeat(300), "description": "b".repeat(900)}]);
    assert_eq!(refused(dropdown(long)), None);
}

#[test]
fn p095_published_many_options_ok() {
    let many: Vec<String> = (0..300).map(|id| id.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for kind in [
        "CheckboxGroup",
        "RadioButtonsGroup",
        "Dropdown",
        "ChipsSelector",
    ] {
        let mut walk = drawn(list_of(kind, "it", options(&many)));
        assert!(walk.phone.error().is_none(), "{kind}");
        walk.choose("it", "299");
        assert!(walk.can_continue(), "{kind}");
    }
}

#[test]
fn p096_published_wrong_type_error() {
    let mut walk = flow(body("${data.text}")).open();
    walk.answer("A", json!({"text": 7}));
    assert_eq!(
        walk.refused().as_deref(),
        Some("published_wrong_type_error")
    );
    assert_eq!(
        walk.notified()[0]["data"]["error"],
        "components-validation-error"
    );
    let refusal = walk.phone.error().unwrap().cause.refusal().unwrap();
    assert_eq!(refusal.sent, Some(json!(7)));
    assert_eq!(
        refusal.place.as_ref().unwrap().path,
        "screens[0].layout.children[0].text"
    );
    assert!(walk.phone.saved().is_none());
}

#[test]
fn p096_what_does_not_show_is_not_looked_at() {
    assert_eq!(
        refused(with(
            with(body(""), "text", json!(7)),
            "visible",
            json!(false)
        )),
        None
    );
    // A component comes into view, and is looked at then.
    let hidden = with(body("${data.text}"), "visible", json!("${data.open}"));
    let model = json!({"text": {"type": "number", "__example__": 1}, "open": {"type": "boolean", "__example__": true}});
    let mut walk = screen(json!([link(update(json!({"open": true}))), hidden]))
        .data(model)
        .shown(json!({"text": 7, "open": false}));
    assert!(walk.phone.error().is_none());
    walk.tap("EmbeddedLink");
    assert_eq!(
        walk.refused().as_deref(),
        Some("published_wrong_type_error")
    );
}

#[test]
fn p096_looked_at_after_every_change() {
    let text = json!({"type": "string", "__example__": "a"});
    let mut walk = screen(json!([
        link(update(json!({"label": "${data.spare}"}))),
        with(input("who"), "label", json!("${data.label}")),
        footer(json!({}))
    ]))
    .data(json!({"label": text, "spare": text}))
    .shown(json!({"label": "Name", "spare": " "}));
    assert!(walk.phone.error().is_none());
    walk.tap("EmbeddedLink");
    assert!(walk.refused().is_some(), "a label is not blank");
}

#[test]
fn p096_kept_values_of_the_wrong_type() {
    let check = list_of("CheckboxGroup", "it", options(&["a", "b"]));
    assert!(refused(with(check, "init-value", json!("a"))).is_some());
    let opt_in = json!({"type": "OptIn", "name": "it", "label": "Agree", "init-value": "yes"});
    assert!(refused(opt_in).is_some());
    assert!(refused(with(input("it"), "init-value", json!(["a"]))).is_some());
    assert_eq!(
        refused(with(input("it"), "init-value", json!(7))),
        None,
        "a number becomes a text"
    );
}

#[test]
fn p097_published_extra_option_member() {
    let source = json!([{"id": "1", "title": "One", "price": 80}]);
    assert_eq!(
        refused(dropdown(source)),
        Some("published_extra_option_member")
    );
}

#[test]
fn p098_published_bad_colour() {
    let coloured = |colour: &str| dropdown(json!([{"id": "1", "title": "One", "color": colour}]));
    assert_eq!(refused(coloured("red")), Some("published_bad_colour"));
    assert_eq!(refused(coloured("#FF0000")), None);
}

#[test]
fn p099_published_actions_both_levels() {
    let source = json!([{"id": "1", "title": "One", "on-select-action": update(json!({}))}]);
    let both = with(
        dropdown(source.clone()),
        "on-select-action",
        update(json!({})),
    );
    assert_eq!(refused(both), Some("published_actions_both_levels"));
    assert_eq!(refused(dropdown(source)), None);
}

#[test]
fn p100_published_min_over_max() {
    let list = list_of("CheckboxGroup", "it", options(&["a", "b", "c"]));
    let list = with(
        with(list, "min-selected-items", json!(3)),
        "max-selected-items",
        json!(2),
    );
    let mut walk = drawn(list);
    assert!(walk.phone.error().is_none());
    assert!(!walk.can_continue());
    walk.choose("it", "a").choose("it", "b");
    assert!(!walk.can_continue(), "nothing that one can choose is right");
}

#[test]
fn p101_published_duplicate_ids() {
    assert_eq!(
        refused(dropdown(options(&["a", "a"]))),
        Some("published_duplicate_ids")
    );
    assert_eq!(
        refused(dropdown(options(&["a", ""]))),
        Some("published_duplicate_ids")
    );
}

#[test]
fn p102_published_empty_list() {
    for kind in ["CheckboxGroup", "RadioButtonsGroup", "Dropdown"] {
        assert_eq!(
            refused(list_of(kind, "it", json!([]))),
            Some("published_empty_list"),
            "{kind}"
        );
    }
}

#[test]
fn p103_published_missing_property_ok() {
    assert_eq!(refused(body("${data.nothing}")), None);
    assert_eq!(refused(dropdown(json!("${data.nothing}"))), None);
    assert_eq!(
        refused(with(input("it"), "label", json!("${data.nothing}"))),
        None
    );
}

#[test]
fn p104_draft_faults_are_banners() {
    for component in [
        with(body(""), "text", json!(7)),
        dropdown(json!([])),
        dropdown(options(&["a", "a"])),
    ] {
        let walk = flow(component).draft().shown_with_effects();
        assert!(walk.phone.error().is_none());
        assert!(walk.notified().is_empty());
        assert!(walk.can_continue());
    }
}

#[test]
fn p141_chips_min_two() {
    assert_eq!(
        refused(list_of("ChipsSelector", "it", options(&["a"]))),
        Some("chips_min_two")
    );
    assert_eq!(
        refused(list_of("ChipsSelector", "it", options(&["a", "b"]))),
        None
    );
}

#[test]
fn p158_a_link_to_another_scheme_cannot_be_drawn() {
    let to = |url: &str| link(json!({"name": "open_url", "url": url}));
    assert_eq!(
        refused(to("http://example.com")),
        Some("open_url_https_only")
    );
    assert_eq!(refused(to("https://example.com")), None);
}

#[test]
fn p172_navlist_long_title_error() {
    let titled = |letters: usize| {
        with(
            row("a"),
            "main-content",
            json!({"title": "a".repeat(letters)}),
        )
    };
    assert_eq!(refused(rows(json!([titled(30), row("b")]))), None);
    let walk = drawn(rows(json!([titled(31), row("b")])));
    assert_eq!(walk.refused().as_deref(), Some("navlist_long_title_error"));
}

#[test]
fn p173_navlist_end_all_or_none() {
    let ended = |id: &str| with(row(id), "end", json!({"title": "80"}));
    assert_eq!(refused(rows(json!([ended("a"), ended("b")]))), None);
    let walk = drawn(rows(json!([ended("a"), row("b")])));
    assert_eq!(walk.refused().as_deref(), Some("navlist_end_all_or_none"));
}

#[test]
fn p174_image_too_big_placeholder() {
    let png = |kilobytes: usize| {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        bytes.resize(kilobytes * 1024, 0);
        STANDARD.encode(bytes)
    };
    for kilobytes in [1, 301] {
        assert_eq!(
            refused(json!({"type": "Image", "src": png(kilobytes)})),
            None,
            "{kilobytes}"
        );
    }
    assert_eq!(
        refused(json!({"type": "Image", "src": STANDARD.encode("no picture")})),
        None
    );
}

#[test]
fn while_a_request_runs_nothing_is_looked_at() {
    let list = list_of("CheckboxGroup", "it", options(&["a", "b"]));
    let list = with(list, "on-select-action", exchange(json!({})));
    // Once something is ticked, the heading is given a list.
    let heading = json!({"type": "TextHeading", "text": "${form.it}"});
    let mut walk = screen(json!([list, heading, footer(json!({}))])).shown(json!({}));
    walk.choose("it", "a");
    assert!(walk.phone.is_loading() && walk.phone.error().is_none());
    walk.answered();
    assert_eq!(
        walk.refused().as_deref(),
        Some("published_wrong_type_error")
    );
}
