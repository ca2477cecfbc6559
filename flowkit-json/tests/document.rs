//! What is read off a document.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::{Action, ActionKind, Document, Span};

const FLOW: &str = include_str!("documents/actions.json");

fn document() -> Document<'static> {
    Document::parse(FLOW).unwrap()
}

/// What stands at a span, and where.
fn at(span: Span) -> (usize, usize, &'static str) {
    (span.line(), span.column(), &FLOW[span.range()])
}

#[test]
fn the_head_of_a_document() {
    let document = document();
    assert_eq!(document.version().unwrap(), "7.3");
    assert_eq!(document.data_api_version().unwrap(), "3.0");
    let model = document.routing_model().unwrap();
    assert_eq!(at(model.key().span()), (4, 3, "\"routing_model\""));
    let routes: Vec<_> = model
        .entries()
        .map(|entry| {
            (
                at(entry.source().span()),
                entry
                    .targets()
                    .map(|target| at(target.span()))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        routes,
        [
            (
                (5, 5, "\"CHOICE\""),
                vec![(5, 16, "\"DETAILS\""), (5, 27, "\"HELP\"")]
            ),
            ((6, 5, "\"DETAILS\""), vec![]),
        ]
    );
}

#[test]
fn the_head_of_a_screen() {
    let document = document();
    let choice = document.screen("CHOICE").unwrap();
    assert_eq!(at(choice.id().span()), (10, 13, "\"CHOICE\""));
    assert_eq!(
        choice.title().map(|title| title.to_string()).as_deref(),
        Some("Choisir – choose")
    );
    assert!(
        !choice.is_terminal()
            && choice.navigation_list().is_none()
            && choice.refresh_on_back().is_none()
    );
    let data = choice.data().unwrap();
    assert_eq!(at(data.key_span()), (12, 7, "\"data\""));
    let fields: Vec<&str> = data.fields().map(|field| field.name().as_str()).collect();
    assert_eq!(fields, ["days", "place"]);
    assert_eq!(
        data.field("place")
            .unwrap()
            .schema()
            .get("type")
            .unwrap()
            .as_str(),
        Some("string")
    );
    assert_eq!(
        data.required()
            .map(|name| at(name.span()))
            .collect::<Vec<_>>(),
        [(15, 22, "\"days\"")]
    );

    let details = document.screen("DETAILS").unwrap();
    assert!(details.is_terminal() && details.data().is_none());
    assert!(details.title().is_none(), "bound to data");
    let back = details.refresh_on_back().unwrap();
    assert!(back.value);
    assert_eq!(at(back.key_span).2, "\"refresh_on_back\"");
    assert_eq!(at(back.value_span).2, "true");

    let help = document.screen("HELP").unwrap();
    assert_eq!(at(help.navigation_list().unwrap()).2, "\"NavigationList\"");
    assert!(document.screen("choice").is_none());
    assert_eq!(document.nearest_screen("choice"), Some("CHOICE"));
}

fn summary(document: &Document<'_>, action: &Action<'_>) -> String {
    let component = action
        .component()
        .map(|component| component.to_string())
        .unwrap_or_default();
    format!(
        "{component} {} {}",
        action.name(),
        document.path_of(action.trigger().span())
    )
}

#[test]
fn actions_are_found_wherever_they_hang() {
    let document = document();
    let found: Vec<String> = document
        .screens()
        .flat_map(flowkit_json::Screen::actions)
        .map(|action| summary(&document, action))
        .collect();
    let children = "screens[0].layout.children[0].children";
    assert_eq!(
        found,
        [
            format!("Dropdown update_data {children}[0].data-source[0].on-select-action"),
            format!("Dropdown data_exchange {children}[0].on-select-action"),
            format!("OptIn update_data {children}[1].on-unselect-action"),
            format!("EmbeddedLink data_exchange {children}[2].then[0].on-click-action"),
            format!("EmbeddedLink open_url {children}[2].else[0].then[0].on-click-action"),
            format!(
                "EmbeddedLink data_exchange {children}[3].cases.on-click-action[0].on-click-action"
            ),
            format!("Footer data_exchange {children}[4].on-click-action"),
            "Footer complete screens[1].layout.children[0].on-click-action".to_owned(),
            "NavigationList navigate screens[2].layout.children[0].list-items[0].on-click-action"
                .to_owned(),
            "NavigationList dance screens[2].layout.children[0].list-items[1].on-click-action"
                .to_owned(),
            "NavigationList navigate screens[2].layout.children[0].list-items[2].on-click-action"
                .to_owned(),
        ]
    );
    let last = &document.screen("HELP").unwrap().actions()[1];
    assert_eq!(
        (last.kind(), last.payload().is_none()),
        (ActionKind::Unknown, true)
    );
}

#[test]
fn navigate_leads_to_screens_only() {
    let document = document();
    let help = document.screen("HELP").unwrap();
    assert_eq!(
        help.navigates()
            .map(|target| target.to_string())
            .collect::<Vec<_>>(),
        ["CHOICE"]
    );
}

#[test]
fn payloads_tell_constants_from_what_the_client_fills_in() {
    let document = document();
    let footer = document
        .screen("CHOICE")
        .unwrap()
        .data_exchanges()
        .last()
        .unwrap();
    assert_eq!(at(footer.name().span()).2, "\"data_exchange\"");
    let payload = footer.payload().unwrap();
    assert!(FLOW[payload.span().range()].starts_with('{'));
    let constants: Vec<(&str, &str)> = payload
        .fields()
        .filter_map(|field| Some((field.key().as_str(), &FLOW[field.literal()?.span().range()])))
        .collect();
    assert_eq!(
        constants,
        [
            ("step", "\"done\""),
            ("mixed", "\"Day: ${form.day}\""),
            ("on-click-action", "{\"name\": \"data_exchange\"}"),
            ("on-hand", "\"${form.day}\""),
            ("list", "[1, null, {\"deep\": true}]"),
            ("tick", "\"`\""),
        ]
    );
    let filled: Vec<&str> = payload
        .fields()
        .filter(|field| field.literal().is_none())
        .map(|field| field.key().as_str())
        .collect();
    assert_eq!(filled, ["day", "sum", "some"]);
}

#[test]
fn backticks_are_plain_text_before_6_0() {
    let old = FLOW.replace("\"7.3\"", "\"5.1\"");
    let document = Document::parse(&old).unwrap();
    let footer = document
        .screen("CHOICE")
        .unwrap()
        .data_exchanges()
        .last()
        .unwrap();
    let sum = footer
        .payload()
        .unwrap()
        .fields()
        .find(|field| field.key() == "sum")
        .unwrap();
    assert!(sum.literal().is_some());
}

#[test]
fn an_owned_document_says_the_same() {
    let borrowed = document();
    let owned: Document<'static> = FLOW.to_owned().parse().unwrap();
    let facts = |document: &Document<'_>| {
        let actions = document.screens().flat_map(flowkit_json::Screen::actions);
        let actions: Vec<String> = actions.map(|action| summary(document, action)).collect();
        (
            actions,
            document.routes().next_of("CHOICE").join(" "),
            document.data_api_version().unwrap().span(),
        )
    };
    assert_eq!(facts(&owned), facts(&borrowed));
    assert_eq!(
        facts(&Document::from_bytes(FLOW.as_bytes()).unwrap().into_owned()),
        facts(&borrowed)
    );
}

#[test]
fn a_document_can_be_shared_between_threads() {
    let document: Document<'static> = FLOW.parse().unwrap();
    let count = std::thread::spawn(move || document.screens().count())
        .join()
        .unwrap();
    assert_eq!(count, 3);
}

#[test]
fn what_is_optional_and_malformed_reads_as_absent() {
    let text = r#"{
        "version": 7,
        "data_api_version": null,
        "screens": [{
            "id": "A", "title": 1, "terminal": "true", "refresh_on_back": "true", "data": [],
            "layout": {"children": [null, 3, {"type": 4, "on-click-action": "data_exchange"},
                {"on-click-action": {"name": 5}}, {"on-click-action": {"name": "data_exchange", "payload": "${form}"}},
                {"on-click-action": {"name": "navigate", "next": "A"}}]}
        }, {"id": "B", "data": {"required": "all", "x": 5}}]
    }"#;
    let document = Document::parse(text).unwrap();
    assert!(document.version().is_none() && document.data_api_version().is_none());
    let screen = document.screen("A").unwrap();
    assert!(screen.title().is_none() && !screen.is_terminal());
    assert!(screen.refresh_on_back().is_none() && screen.data().is_none());
    let actions = screen.actions();
    assert_eq!(actions.len(), 2);
    assert!(actions[0].component().is_none() && actions[0].payload().is_none());
    assert!(actions[1].navigate_target().is_none());
    let data = document.screen("B").unwrap().data().unwrap();
    assert_eq!((data.fields().count(), data.required().count()), (1, 0));
}

/// Lists of a screen that are bound to an example of this many items, each with an action.
fn screens_of_bound_lists(screens: usize, lists: usize, items: usize) -> String {
    let item = r#"{"id": "i", "on-click-action": {"name": "data_exchange", "payload": {}}}"#;
    let list =
        r#"{"type": "NavigationList", "name": "l", "list-items": "${screen.S0.data.plans}"}"#;
    let screens: Vec<String> = (0..screens)
        .map(|screen| {
            format!(
                r#"{{"id": "S{screen}", "data": {{"plans": {{"type": "array", "__example__": [{}]}}}},
                    "layout": {{"children": [{}]}}}}"#,
                vec![item; items].join(","),
                vec![list; lists].join(","),
            )
        })
        .collect();
    format!(
        r#"{{"version": "7.3", "screens": [{}]}}"#,
        screens.join(",")
    )
}

#[test]
fn only_so_many_actions_are_taken_from_examples() {
    let listed = |text: &str| -> Vec<usize> {
        let document = Document::parse(text).unwrap();
        let screens = document.screens();
        screens
            .map(|screen| screen.listed_actions().len())
            .collect()
    };
    assert_eq!(listed(&screens_of_bound_lists(2, 2, 3)), [6, 6]);
    assert_eq!(listed(&screens_of_bound_lists(1, 2, 101)), [200]);
    // A small document must not fill the memory.
    assert_eq!(listed(&screens_of_bound_lists(1, 200, 100)), [10_000]);
    assert_eq!(
        listed(&screens_of_bound_lists(3, 60, 100)),
        [6_000, 4_000, 0]
    );
}
