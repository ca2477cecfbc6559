//! Screens and the ways between them.

use super::*;

#[test]
fn a_screen_that_answers_cannot_show_is_reported() {
    let found = in_screens(r#"{"id": "Success", "terminal": true}"#);
    assert_eq!(paths(&found), [(Level::Device, "screens[0].id")]);
}

/// What leads on from a screen, to wherever its routes say.
const ON: &str =
    r#""layout": {"children": [{"type": "Footer", "on-click-action": {"name": "navigate"}}]}"#;

#[test]
fn dead_ends_second_entries_and_circles_are_warnings() {
    let dead_end = in_document(&format!(
        r#"{{"routing_model": {{"A": ["B", "C"]}},
            "screens": [{{"id": "A", {ON}}}, {{"id": "B"}}, {{"id": "C", "terminal": true}}]}}"#
    ));
    assert_eq!(paths(&dead_end), [(Level::Warning, "screens[1].id")]);
    for (component, by_design) in [
        (r#"{"type": "TextBody", "text": "Our terms"}"#, true),
        (r#"{"type": "TextInput", "name": "wish"}"#, false),
    ] {
        let page = findings_in(&format!(
            r#"{{"routing_model": {{"A": ["B", "C"]}}, "screens": [{{"id": "A", {ON}}}, {{"id": "C", "terminal": true}},
                {{"id": "B", "layout": {{"children": [{component}]}}}}]}}"#
        ));
        let designed: Vec<bool> = page.iter().map(crate::Finding::is_by_design).collect();
        assert_eq!(designed, [by_design], "{component}");
    }
    let entries = in_document(&format!(
        r#"{{"routing_model": {{"A": ["C"], "B": ["C"]}},
            "screens": [{{"id": "A", {ON}}}, {{"id": "B", {ON}}}, {{"id": "C", "terminal": true}}]}}"#
    ));
    assert_eq!(paths(&entries), [(Level::Warning, "screens[1].id")]);
    let circle = in_document(&format!(
        r#"{{"routing_model": {{"A": ["B"], "B": ["C"], "C": ["D"], "D": ["B"]}},
            "screens": [{{"id": "A", {ON}}}, {{"id": "B", {ON}}}, {{"id": "C", "terminal": true}}, {{"id": "D", {ON}}}]}}"#
    ));
    assert_eq!(paths(&circle), [(Level::Warning, "routing_model.B")]);
}

#[test]
fn a_screen_that_never_leads_to_an_end_is_no_warning_alone() {
    let stuck = in_document(&format!(
        r#"{{"routing_model": {{"A": ["B", "C"], "B": ["D"]}},
            "screens": [{{"id": "A", {ON}}}, {{"id": "B", {ON}}}, {{"id": "C", "terminal": true}}, {{"id": "D"}}]}}"#
    ));
    let expected = [
        (Level::Device, "screens[1].id"),
        (Level::Warning, "screens[3].id"),
    ];
    assert_eq!(paths(&stuck), expected);
    // An endpoint may close the flow.
    let asks = r#""layout": {"children": [{"type": "Footer", "on-click-action": {"name": "data_exchange"}}]}"#;
    let closed = in_document(&format!(
        r#"{{"routing_model": {{"A": ["B", "C"], "B": ["D"]}},
            "screens": [{{"id": "A", {ON}}}, {{"id": "B", {ON}}}, {{"id": "C", "terminal": true}}, {{"id": "D", {asks}}}]}}"#
    ));
    assert_eq!(closed, []);
}

#[test]
fn nobody_goes_back_from_an_entry_screen() {
    let screens = |on_entry: bool, on_next: bool| {
        in_document(&format!(
            r#"{{"routing_model": {{"A": ["B"]}}, "screens": [{{"id": "A", "refresh_on_back": {on_entry}, {ON}}},
                {{"id": "B", "terminal": true, "refresh_on_back": {on_next}}}]}}"#
        ))
    };
    assert_eq!(screens(false, true), []);
    assert_eq!(
        paths(&screens(true, false)),
        [(Level::Warning, "screens[0].refresh_on_back")]
    );
}

#[test]
fn a_screen_with_routes_needs_something_that_takes_them() {
    let flow = |children: &str| {
        in_document(&format!(
            r#"{{"routing_model": {{"A": ["B"], "B": []}}, "screens": [
{{"id": "A", "layout": {{"children": [{children}]}}}},
{{"id": "B", "terminal": true, "layout": {{"children": []}}}}]}}"#
        ))
    };
    let [(level, path, message)] = &flow(r#"{"type": "TextBody", "text": "Hi"}"#)[..] else {
        panic!("one finding");
    };
    assert_eq!((*level, path.as_str()), (Level::Warning, "screens[0].id"));
    assert!(
        message.contains("nothing on the screen `A` leads on"),
        "{message}"
    );
    for name in ["navigate", "data_exchange"] {
        let action = format!(
            r#"{{"type": "Footer", "on-click-action": {{"name": "{name}", "next": {{"type": "screen", "name": "B"}}}}}}"#
        );
        assert_eq!(flow(&action), [], "{name}");
    }
    // What its items do cannot be seen.
    let list = r#"{"type": "NavigationList", "list-items": "${data.items}"}"#;
    assert_eq!(flow(list), []);
}

#[test]
fn what_the_phone_takes_out_of_answers_fills_no_field() {
    let flow = |more: &str| {
        in_document(&format!(
            r#"{{{more}"screens": [{{"id": "A", "terminal": true, "layout": {{"children": []}},
"data": {{"error_message": {{"type": "string"}}, "error": {{"type": "string"}}}}}}]}}"#
        ))
    };
    let found = flow(r#""data_api_version": "3.0", "#);
    assert_eq!(
        paths(&found),
        [(Level::Warning, "screens[0].data.error_message")]
    );
    // Without an endpoint the field gets its value from a `navigate` action.
    assert_eq!(flow(""), []);
}

#[test]
fn p011_p181_routes_in_branches_need_a_routing_model() {
    let footer = r#"{"type": "Footer", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}}}"#;
    let branch = format!(
        r#"{{"type": "If", "condition": "${{data.b}}", "then": [{footer}], "else": [{footer}]}}"#
    );
    let flow = |model: &str, children: &str| {
        in_document(&format!(
            r#"{{{model}"screens": [{{"id": "A", "layout": {{"children": [{children}]}}}},
                {{"id": "B", "terminal": true, "layout": {{"children": []}}}}]}}"#
        ))
    };
    let found = flow("", &branch);
    let place = |branch: &str| format!("{branch}[0].on-click-action.next.name");
    assert_eq!(
        paths(&found),
        [
            (Level::Device, place("then").as_str()),
            (Level::Device, place("else").as_str())
        ]
    );
    assert_eq!(flow(r#""routing_model": {"A": ["B"]}, "#, &branch), []);
    // One that the phone sees is enough for both ways.
    assert_eq!(flow("", &format!("{branch}, {footer}")), []);
    let link = footer.replace("Footer", "EmbeddedLink");
    assert_eq!(flow("", &format!("{branch}, {link}")), []);
}

#[test]
fn p158_a_link_to_another_scheme_is_an_error_and_an_opt_in_is_dead() {
    let component = |kind: &str| {
        let found = on_a_screen(&format!(
            r#"{{"type": "{kind}", "on-click-action": {{"name": "open_url", "url": "tel:+441"}}}}"#
        ));
        found[0].2.clone()
    };
    assert!(component("EmbeddedLink").ends_with("an error in place of the screen for this one"));
    assert!(component("OptIn").ends_with("a tap on this one does nothing"));
}
