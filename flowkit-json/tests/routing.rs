//! Which screen may follow which, and where that is written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::{Document, Verdict};

fn document(text: &str) -> Document<'_> {
    Document::parse(text).unwrap_or_else(|findings| panic!("{findings}"))
}

const EXPLICIT: &str = r#"{
  "routing_model": {
    "LIST": ["ITEM", "ITEM"],
    "ITEM": ["END"]
  },
  "screens": [
    {"id": "END"},
    {"id": "LIST", "layout": {"children": [{"type": "Form", "children": [{"type": "NavigationList"}]}]}},
    {"id": "ITEM", "layout": {"on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "ALONE"}}}},
    {"id": "ALONE"}
  ]
}"#;

#[test]
fn a_route_leads_both_ways_and_a_screen_to_itself() {
    let document = document(EXPLICIT);
    let routes = document.routes();
    assert!(routes.is_explicit());
    assert_eq!(routes.next_of("ITEM"), ["END", "LIST", "ITEM"]);
    assert_eq!(routes.next_of("END"), ["END", "ITEM"]);
    assert_eq!(
        routes.next_of("LIST"),
        ["ITEM"],
        "not itself: it has a NavigationList"
    );
    assert_eq!(
        routes.next_of("ALONE"),
        ["ALONE"],
        "`navigate` adds nothing to a routing model"
    );
    assert_eq!(routes.next_of("NOWHERE"), [""; 0]);
    assert_eq!(routes.successors("LIST"), ["ITEM"]);
    assert_eq!(routes.predecessors("END"), ["ITEM"]);
    assert_eq!(routes.entry_screens(), ["LIST", "ALONE"]);
}

#[test]
fn a_verdict_says_why_not() {
    let document = document(EXPLICIT);
    let judge = |from, to| document.routes().may_follow(from, to);
    assert_eq!(judge(Some("LIST"), "ITEM"), Verdict::Allowed);
    assert_eq!(judge(Some("END"), "ITEM"), Verdict::Allowed);
    assert_eq!(judge(Some("ITEM"), "ITEM"), Verdict::Allowed);
    assert_eq!(judge(Some("LIST"), "LIST"), Verdict::NavigationListToItself);
    assert_eq!(judge(Some("LIST"), "END"), Verdict::NoRoute);
    assert_eq!(judge(Some("LIST"), "end"), Verdict::UnknownTarget);
    assert_eq!(judge(Some("list"), "END"), Verdict::UnknownSource);
    assert_eq!(judge(None, "LIST"), Verdict::Allowed);
    assert_eq!(judge(None, "ITEM"), Verdict::NotAnEntry);
    assert_eq!(judge(None, "SUCCESS"), Verdict::UnknownTarget);
}

#[test]
fn routes_know_where_they_are_written() {
    let document = document(EXPLICIT);
    let place = |span: Option<flowkit_json::Span>| span.map(|span| (span.line(), span.column()));
    assert_eq!(place(document.routes().entry_span("LIST")), Some((3, 5)));
    assert_eq!(place(document.routes().entry_span("END")), None);
    assert_eq!(
        place(document.routes().route_span("LIST", "ITEM")),
        Some((3, 14))
    );
    assert_eq!(place(document.routes().route_span("ITEM", "LIST")), None);
    assert_eq!(place(document.routes().route_span("ITEM", "NOWHERE")), None);
}

const DERIVED: &str = r#"{
  "screens": [
    {"id": "A", "layout": {"children": [
      {"type": "Footer", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}}},
      {"type": "EmbeddedLink", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "NOWHERE"}}}
    ]}},
    {"id": "B"},
    {"id": "LIST", "layout": {"children": [{"type": "NavigationList"}]}}
  ]
}"#;

#[test]
fn without_routing_model_actions_are_the_routes() {
    let document = document(DERIVED);
    let routes = document.routes();
    assert!(!routes.is_explicit());
    assert_eq!(routes.next_of("A"), ["A", "B", "LIST"]);
    assert_eq!(routes.next_of("LIST"), ["A", "B"]);
    assert_eq!(routes.entry_screens(), ["LIST"]);
    let route = routes.route_span("A", "B").unwrap();
    assert_eq!((route.line(), route.column()), (4, 101));
    assert_eq!(
        &DERIVED[routes.route_span("LIST", "B").unwrap().range()],
        "\"NavigationList\""
    );
    assert_eq!(routes.entry_span("A"), None);
}

#[test]
fn with_an_endpoint_a_list_leads_only_where_its_actions_lead() {
    let text = DERIVED.replacen('{', "{\"data_api_version\": \"3.0\",", 1);
    let document = document(&text);
    assert_eq!(document.routes().next_of("LIST"), [""; 0]);
    assert_eq!(document.routes().entry_screens(), ["A", "LIST"]);
}

#[test]
fn a_list_leads_to_every_screen_of_a_flow_that_may_be_published() {
    let routes = |screens: usize| {
        let list = r#""layout": {"children": [{"type": "NavigationList"}]}"#;
        let screens: Vec<String> = (0..screens)
            .map(|index| format!(r#"{{"id": "S{index}", {list}}}"#))
            .collect();
        let text = format!(r#"{{"screens": [{}]}}"#, screens.join(","));
        let document: Document<'static> = text.parse().unwrap();
        document.routes().successors("S1").len()
    };
    assert_eq!((routes(3), routes(100)), (2, 99));
    // Ten thousand lists would be a hundred million routes.
    assert_eq!((routes(101), routes(10_000)), (0, 0));
}
