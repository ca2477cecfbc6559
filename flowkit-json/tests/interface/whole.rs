//! References to nothing, completions, data, and the form as JSON.

use flowkit_json::interface::{InputKind, SchemaKind, Source};
use flowkit_json::{Document, Interface, Text};

use super::{document, field, footer, input, member, received, screen};

#[test]
fn what_refers_to_nothing_is_unresolved() {
    let data = r#""visit": {"type": "object", "__example__": {}, "properties": {"room": {"type": "string"}}, "required": ["room"]},
        "list": {"type": "array", "__example__": [], "items": {"type": "object", "properties": {"id": {"type": "string"}}}},
        "a-b": {"type": "string", "__example__": ""}, "odd": "string", "required": ["visit", "gone"],
        "listed": {"type": "array", "properties": {"id": {"type": "string"}}},
        "loose": {"type": "object", "__example__": {}, "properties": {"inner": {"properties": {"leaf": {"type": "string"}}}}}"#;
    let texts = [
        "${form.none}",
        "${form.form}",
        "${form}",
        "${data.none}",
        "${data.gone}",
        "${data.required}",
        "${data.odd}",
        "${data.a-b}",
        "${data.visit.none}",
        "${data.visit.room.none}",
        "${data.list.id}",
        "${data.listed.id}",
        "${data.visit} and ${data.visit}",
        "${data.}",
        "${screen.NOWHERE.data.visit}",
        "${screen.HOME.visit}",
        "${}",
    ];
    let numbered = texts.iter().enumerate();
    let payload: Vec<String> = numbered
        .map(|(at, text)| format!(r#""{at}": "{text}""#))
        .collect();
    let payload = format!(
        r#"{}, "nested": [{{"x": "${{data.none}}"}}], "room": "${{data.visit.room}}", "leaf": "${{data.loose.inner.leaf}}", "self": "${{screen.HOME.data.visit}}",
           "on-it": {{"x": ["${{form.none}}"]}}, "mixed": "Room ${{data.visit.room}}""#,
        payload.join(",")
    );
    let form = r#"{"type": "Form", "name": "form", "children": []},"#;
    let document = document(
        "7.3",
        &[screen("HOME", data, &format!("{form}{}", footer(&payload)))],
    );
    let interface = Interface::of(&document);
    for (at, text) in texts.iter().enumerate() {
        let received = received(&interface, &at.to_string());
        assert!(
            matches!(received.source, Source::Unresolved),
            "{text}: {:?}",
            received.source
        );
        assert!(received.may_be_absent, "{text}");
    }
    let room = received(&interface, "room");
    assert_eq!(field(room).path, ["visit", "room"]);
    assert!(matches!(field(room).schema.kind, SchemaKind::String) && !room.may_be_absent);
    // A type need not be declared where members are.
    assert_eq!(field(received(&interface, "leaf")).path.len(), 3);
    // A screen that names itself is where it is.
    assert!(!received(&interface, "self").may_be_absent);
    for key in ["on-it", "mixed"] {
        assert!(
            matches!(received(&interface, key).source, Source::Literal(_)),
            "{key}"
        );
    }
    let json = interface.to_json();
    assert!(json.contains(r#""nested":{"types":["array"],"elements":[{"types":["object"],"properties":{"x":{"types":[],"unresolved":true,"may_be_absent":true}},"may_be_absent":false}],"may_be_absent":false}"#));
    assert!(json.contains(r#""on-it":{"types":["object"],"may_be_absent":false,"properties":{"x":{"types":["array"],"may_be_absent":false,"elements":[{"types":["string"],"may_be_absent":false,"literal":"${form.none}"}]}}}"#));
}

#[test]
fn completions_are_read_like_exchanges() {
    let payload = r#""agree": "${form.agree}", "nothing": null"#;
    let complete = footer(payload).replace("data_exchange", "complete");
    let agree = r#"{"type": "OptIn", "name": "agree", "label": "Agree",
        "on-click-action": {"name": "data_exchange"}},"#;
    let document = document("7.3", &[screen("HOME", "", &format!("{agree}{complete}"))]);
    let interface = Interface::of(&document);
    let [home] = &interface.screens[..] else {
        panic!("one screen");
    };
    let [exchange] = &home.exchanges[..] else {
        panic!("one exchange");
    };
    assert!(exchange.payload.is_empty());
    assert_eq!(exchange.component_name.unwrap(), "agree");
    let [completion] = &home.completions[..] else {
        panic!("one completion");
    };
    assert_eq!(completion.component_name.map(|name| name.as_str()), None);
    assert_eq!(
        completion.path,
        "screens[0].layout.children[1].on-click-action"
    );
    let agree = member(completion, "agree");
    assert!(agree.may_be_absent && matches!(input(agree).kind, InputKind::Consent));
    assert!(
        matches!(member(completion, "nothing").source, Source::Literal(null) if null.is_null())
    );
    assert!(!interface.to_json().contains("nothing"));
}

#[test]
fn schemas_say_what_fields_hold() {
    let data = r#""name": {"type": "string", "__example__": "A"}, "nothing": {"type": "null", "__example__": null},
        "either": {"type": ["string", "number"]}, "fixed": {"type": "string", "const": "x"}, "odd": 5,
        "bare": {"type": "array"}, "any": {"type": "object", "__example__": {}},
        "rows": {"type": "array", "items": {"type": "object", "required": ["id"],
            "properties": {"id": {"type": "integer"}, "what": {}}}},
        "required": ["name", 3, "gone"]"#;
    let document = document(
        "7.3",
        &[screen("HOME", data, ""), r#"{"id": "BARE"}"#.to_owned()],
    );
    let interface = Interface::of(&document);
    let home = &interface.screens[0];
    let shows = home.shows.as_ref().unwrap();
    let kind = |name: &str| {
        &shows
            .iter()
            .find(|field| field.name == name)
            .unwrap()
            .schema
            .kind
    };
    assert!(matches!(kind("name"), SchemaKind::String));
    assert!(matches!(kind("nothing"), SchemaKind::Null));
    assert!(matches!(kind("either"), SchemaKind::Any) && matches!(kind("odd"), SchemaKind::Any));
    assert!(matches!(kind("fixed"), SchemaKind::Constant(value) if value.as_str() == Some("x")));
    assert!(matches!(kind("bare"), SchemaKind::Array(None)));
    assert!(matches!(kind("any"), SchemaKind::Object(members) if members.is_empty()));
    let SchemaKind::Array(Some(items)) = kind("rows") else {
        panic!("a list of something");
    };
    let SchemaKind::Object(members) = &items.kind else {
        panic!("a list of objects");
    };
    let members: Vec<_> = members
        .iter()
        .map(|member| (member.name.as_str(), member.required))
        .collect();
    assert_eq!(members, [("id", true), ("what", false)]);
    let required: Vec<&str> = home.required.iter().map(Text::as_str).collect();
    assert_eq!(required, ["name", "gone"]);
    assert!(interface.screens[1].shows.is_none());
    let json = interface.to_json();
    assert!(
        json.contains(r#""data":{"name":{"type":"string"},"nothing":{"type":"null"}"#),
        "{json}"
    );
    assert!(!json.contains("__example__"));
}

#[test]
fn the_json_form_is_json_whatever_it_holds() {
    let payload = r#""k\"\\\u0001\n": "\u0000 \\ \" \t \u2028 \ud83d\ude00 \u007f", "n": -1.50e+3"#;
    let document = document("7.3", &[screen(r#"A\\\"B"#, "", &footer(payload))]);
    let json = Interface::of(&document).to_json();
    let json = flowkit_json::read::parse(&json).unwrap().value;
    let home = &json.get("screens").unwrap().as_array().unwrap()[0];
    assert_eq!(home.get("id").unwrap().as_str(), Some("A\\\"B"));
    let sent = &home.get("data_exchange").unwrap().as_array().unwrap()[0];
    let payload = sent.get("payload").unwrap();
    let literal = |key: &str| payload.get(key).unwrap().get("literal").unwrap();
    let text = "\0 \\ \" \t \u{2028} \u{1f600} \u{7f}";
    assert_eq!(literal("k\"\\\u{1}\n").as_str(), Some(text));
    assert_eq!(literal("n").as_number().unwrap().as_str(), "-1.50e+3");
    assert!(json.get("data_api_version").unwrap().as_str() == Some("3.0"));
}

#[test]
fn data_that_is_required_is_there_on_its_own_screen_only() {
    let data = r#""any": {"type": "object", "__example__": {}}, "name": {"type": "string", "__example__": ""},
        "required": ["any", "name"]"#;
    let sent = footer(r#""any": "${data.any}""#).replace("Footer", "EmbeddedLink");
    let other = footer(r#""name": "${screen.HOME.data.name}""#);
    let document = document(
        "7.3",
        &[screen("HOME", data, &sent), screen("OTHER", "", &other)],
    );
    let interface = Interface::of(&document);
    assert!(!received(&interface, "any").may_be_absent);
    assert!(member(&interface.screens[1].exchanges[0], "name").may_be_absent);
    let json = interface.to_json();
    assert!(
        json.contains(r#""any":{"types":["object"],"may_be_absent":false}"#),
        "{json}"
    );
}

#[test]
fn routes_in_both_directions_name_a_screen_once() {
    let text = r#"{"version": "7.3", "routing_model": {"B": ["A", "C"], "A": ["B", "A"]},
        "screens": [{"id": "B"}, {"id": "C", "refresh_on_back": true, "terminal": true}, {"id": "A"}]}"#;
    let document = Document::parse(text).unwrap();
    let interface = Interface::of(&document);
    let [b, c, a] = &interface.screens[..] else {
        panic!("three screens");
    };
    assert_eq!(b.next, ["A", "B", "C"]);
    assert_eq!(
        (&b.successors[..], &b.predecessors[..]),
        (&["A", "C"][..], &["A"][..])
    );
    assert_eq!(a.next, ["A", "B"]);
    assert_eq!(c.next, ["B", "C"]);
    assert!(c.terminal && c.back_can_arrive && !a.terminal && !a.back_can_arrive);
    assert!(interface.data_api_version.is_none());
    assert!(
        interface
            .to_json()
            .starts_with(r#"{"version":"7.3","data_api_version":null,"screens":["#)
    );
}
