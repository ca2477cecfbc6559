use super::*;

const FLOW: &str = r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"A": ["B", "C"], "B": [], "C": []}, "screens": [
    {"id": "A", "title": "A",
        "data": {
            "city": {"type": "string", "__example__": "Lagos"},
            "wrong": {"type": "number", "__example__": "one"},
            "list": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}, "on": {"type": "boolean"}}}, "minItems": 2},
            "kind": {"type": "string", "enum": ["x", "y"]},
            "required": ["city", "wrong"]},
        "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "Dropdown", "name": "which", "label": "Which", "data-source": [{"id": "1", "title": "One"}],
                "on-select-action": {"name": "data_exchange", "payload": {"step": "choice", "which": "${form.which}"}}},
            {"type": "Footer", "label": "Go on", "on-click-action": {"name": "data_exchange", "payload": {"step": "all", "which": "${form.which}"}}}]}},
    {"id": "B", "title": "B", "refresh_on_back": true},
    {"id": "C", "title": "C", "terminal": true}]}"#;

fn endpoint() -> ExampleEndpoint {
    ExampleEndpoint::of(Arc::new(FlowJson::parse(FLOW).unwrap()))
}

fn ask(endpoint: &ExampleEndpoint, request: Value) -> Value {
    serde_json::from_slice(&endpoint.answer(request.to_string().as_bytes()).unwrap()).unwrap()
}

fn exchange(endpoint: &ExampleEndpoint, token: &str, screen: &str, payload: Value) -> String {
    let request = json!({"action": "data_exchange", "version": "3.0", "flow_token": token, "screen": screen, "data": payload});
    ask(endpoint, request)["screen"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn init_shows_the_entry_with_examples_that_fit() {
    let answer = ask(
        &endpoint(),
        json!({"action": "INIT", "version": "3.0", "flow_token": "t", "screen": "", "data": {}}),
    );
    assert_eq!(
        answer,
        json!({"screen": "A", "data": {
            "city": "Lagos", "wrong": 1, "kind": "x",
            "list": [{"id": "Text 1"}, {"id": "Text 2"}]}})
    );
}

#[test]
fn init_shows_the_screen_that_the_message_names() {
    let named =
        json!({"action": "INIT", "version": "3.0", "flow_token": "t", "screen": "C", "data": {}});
    assert_eq!(ask(&endpoint(), named)["screen"], "C");
}

#[test]
fn a_choice_shows_its_screen_again_and_a_button_leads_on_in_turn() {
    let endpoint = endpoint();
    let choice = json!({"step": "choice", "which": "1"});
    let button = json!({"step": "all"});
    for screen in ["A", "A"] {
        assert_eq!(exchange(&endpoint, "t", "A", choice.clone()), screen);
    }
    for screen in ["B", "C", "B"] {
        assert_eq!(exchange(&endpoint, "u", "A", button.clone()), screen);
    }
    ask(
        &endpoint,
        json!({"action": "INIT", "flow_token": "u", "screen": "", "data": {}}),
    );
    assert_eq!(exchange(&endpoint, "u", "A", button), "B");
}

#[test]
fn without_state_the_request_decides() {
    let endpoint = endpoint().stateless(7);
    let mut seen = std::collections::BTreeSet::new();
    for token in 0..20 {
        let token = token.to_string();
        let next = exchange(&endpoint, &token, "A", json!({"step": "all"}));
        let again = exchange(&endpoint, &token, "A", json!({"step": "all"}));
        assert_eq!(next, again);
        seen.insert(next);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["B", "C"]);
}

#[test]
fn a_terminal_screen_ends_the_flow_and_back_leads_back() {
    let endpoint = endpoint();
    let end = json!({"action": "data_exchange", "flow_token": "t", "screen": "C", "data": {}});
    assert_eq!(
        ask(&endpoint, end),
        json!({"screen": "SUCCESS", "data": {"extension_message_response": {"params": {"flow_token": "t"}}}})
    );
    let back = json!({"action": "BACK", "flow_token": "t", "screen": "B", "data": {}});
    assert_eq!(ask(&endpoint, back)["screen"], "A");
}

#[test]
fn a_report_of_an_error_is_acknowledged() {
    let report = json!({"action": "data_exchange", "flow_token": "t", "screen": "A", "version": 300,
        "data": {"error": "payload-schema-error", "error_message": "no"}});
    assert_eq!(ask(&endpoint(), report)["data"]["acknowledged"], true);
}

#[test]
fn what_is_no_request_has_no_answer() {
    for text in ["", "{}", "[1]", r#"{"action": "dance"}"#] {
        assert_eq!(endpoint().answer(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn so_many_tokens_are_remembered_and_no_more() {
    let endpoint = endpoint();
    let button = json!({"step": "all"});
    for token in 0..=1000 {
        exchange(&endpoint, &token.to_string(), "A", button.clone());
    }
    assert_eq!(exchange(&endpoint, "1000", "A", button.clone()), "C");
    assert_eq!(exchange(&endpoint, "0", "A", button), "B");
}
