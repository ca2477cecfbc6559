//! OptIn and EmbeddedLink, what `null` is to a payload, and addresses that are opened.

use flowkit_client::phone::{Effect, Gesture};
use serde_json::{Value, json};

use crate::asking::texts;
use crate::parts::{exchange, input, link, update, with};
use crate::support::{Walk, footer, screen};

/// An OptIn, whose Footer sends it.
fn opt_in(properties: Value) -> Walk {
    let mut opt_in = json!({"type": "OptIn", "name": "it", "label": "I agree"});
    for (name, value) in properties.as_object().unwrap() {
        opt_in[name] = value.clone();
    }
    screen(json!([opt_in, footer(json!({"it": "${form.it}"}))]))
        .data(texts(&["log"]))
        .shown(json!({}))
}

#[test]
fn p151_optin_untick_null() {
    let mut walk = opt_in(json!({}));
    assert_eq!(walk.form(), json!({}));
    walk.tick("it");
    assert_eq!(walk.form(), json!({"it": true}));
    walk.tick("it");
    assert_eq!(walk.form(), json!({"it": null}));
    walk.tick("it");
    assert_eq!(walk.form(), json!({"it": true}));
}

#[test]
fn p152_optin_unticked_key_missing() {
    let mut walk = opt_in(json!({}));
    assert_eq!(walk.would_send(), json!({}));
    walk.tick("it");
    assert_eq!(walk.would_send(), json!({"it": true}));
    walk.tick("it");
    assert_eq!(walk.would_send(), json!({}));
}

#[test]
fn p154_null_counts_as_missing() {
    let components = json!([
        {"type": "OptIn", "name": "news", "label": "News"},
        {"type": "TextBody", "text": "Shown", "visible": "${form.news}"},
        footer(json!({"news": "${form.news}", "none": "${data.none}", "deep": "${data.one.none}",
            "list": ["${data.none}"], "text": "`'[' ${data.none} ']'`"})),
    ]);
    let mut walk = screen(components).shown(json!({"none": null, "one": {"none": null}}));
    walk.tick("news").tick("news");
    assert_eq!(walk.would_send(), json!({"list": [null], "text": "[]"}));
    assert!(walk.shows("TextBody"), "the default of `visible` holds");
}

#[test]
fn p155_optin_no_unselect_fallback() {
    let select = json!({"on-select-action": update(json!({"log": "`${data.log} 'select;'`"}))});
    let mut walk = opt_in(select.clone());
    walk.tick("it").tick("it");
    assert_eq!(walk.data(), json!({"log": "select;"}));
    let mut both = select;
    both["on-unselect-action"] = update(json!({"log": "`${data.log} 'unselect;'`"}));
    let mut walk = opt_in(both);
    walk.tick("it").tick("it");
    assert_eq!(walk.data(), json!({"log": "select;unselect;"}));
}

#[test]
fn p155_actions_of_an_opt_in_see_its_new_value() {
    let mut walk = opt_in(json!({"on-select-action": exchange(json!({"it": "${form.it}"}))}));
    walk.tick("it");
    assert_eq!(walk.payload(), json!({"it": true}));
}

#[test]
fn p156_optin_required_true() {
    let mut walk = opt_in(json!({"required": true}));
    assert!(walk.blocked().contains("it has to be ticked"));
    walk.tick("it");
    assert!(walk.can_continue());
    walk.tick("it");
    assert!(!walk.can_continue());
}

#[test]
fn p157_link_ignores_validity() {
    let components = json!([
        with(input("who"), "required", json!(true)),
        link(exchange(json!({"who": "${form.who}", "trigger": "link"}))),
        footer(json!({})),
    ]);
    let mut walk = screen(components).shown(json!({}));
    assert!(!walk.can_continue());
    walk.tap("EmbeddedLink");
    assert_eq!(walk.payload(), json!({"trigger": "link"}));
}

fn opens(url: Value) -> Value {
    json!({"name": "open_url", "url": url})
}

/// The addresses that were opened.
fn opened(walk: &Walk) -> Vec<&str> {
    let opened = walk.effects.iter().filter_map(|effect| match effect {
        Effect::OpenUrl(url) => Some(url.as_str()),
        _ => None,
    });
    opened.collect()
}

#[test]
fn p158_open_url_https_only() {
    for url in [
        "http://example.com",
        "mailto:a@example.com",
        "example.com",
        "",
        "https://",
    ] {
        let mut walk = opt_in(json!({"on-click-action": opens(json!(url))}));
        walk.tap("OptIn");
        assert!(opened(&walk).is_empty(), "a dead link: {url:?}");
        assert!(walk.phone.error().is_none());
    }
    let mut walk =
        opt_in(json!({"on-click-action": opens(json!("https://example.com/terms?a=b#c"))}));
    walk.tap("OptIn");
    assert_eq!(opened(&walk), ["https://example.com/terms?a=b#c"]);
    assert_eq!(walk.phone.screen(), Some("A"), "the flow stays open");
    assert_eq!(walk.form(), json!({}), "the link does not tick");
}

#[test]
fn p158_addresses_may_be_bound() {
    let components = json!([link(opens(json!("${data.url}")))]);
    let mut walk = screen(components)
        .data(texts(&["url"]))
        .shown(json!({"url": "https://example.com/a"}));
    walk.tap("EmbeddedLink");
    assert_eq!(opened(&walk), ["https://example.com/a"]);
}

#[test]
fn an_opt_in_without_action_has_no_link() {
    let walk = opt_in(json!({}));
    let at = walk.at("OptIn");
    assert!(walk.why_not(Gesture::Tap { at }).contains("takes no tap"));
    let footer = walk.at("Footer");
    assert!(
        walk.why_not(Gesture::Tick { at: footer })
            .contains("takes no tick")
    );
}
