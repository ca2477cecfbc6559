//! The client's rules on answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::HashSet;

use flowkit_json::phone_rules::{
    AnswerRule, BreachKey, MOST_FAULTS, check_data, check_transition, check_update,
};
use flowkit_json::{Document, read};

const FLOW: &str = r#"{
  "version": "7.3",
  "routing_model": {"LIST": ["ITEM"], "ITEM": ["END"]},
  "screens": [
    {"id": "LIST", "layout": {"children": [{"type": "NavigationList"}]}},
    {
      "id": "ITEM",
      "data": {
        "name": {"type": "string", "__example__": "Tea"},
        "count": {"type": "integer", "__example__": 1},
        "price": {"type": "number", "__example__": 1.5},
        "open": {"type": "boolean", "__example__": true},
        "nothing": {"type": "null", "__example__": null},
        "sizes": {
          "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
          "items": {"type": "object", "properties": {"id": {"type": "string"}, "a b": {"type": "number"}}, "required": ["id"]},
          "__example__": [{"id": "s"}]
        },
        "grid": {"type": "array", "items": {"type": "array", "items": {"type": "number"}}, "__example__": []},
        "colour": {"type": "string", "enum": ["red", "green"], "__example__": "red"},
        "fixed": {"type": "object", "properties": {"n": {"const": {"x": 1, "y": [2]}}}, "__example__": {}},
        "odd": 5,
        "required": ["name", "not_there"]
      }
    },
    {"id": "END", "data": {}},
    {"id": "PLAIN"}
  ]
}"#;

fn document() -> Document<'static> {
    Document::parse(FLOW).unwrap()
}

fn transition(from: Option<&str>, start: Option<&str>, to: &str) -> Result<(), String> {
    check_transition(&document(), from, start, to).map_err(|breach| {
        assert_eq!(breach.key(), BreachKey::InvalidScreenTransition);
        assert_eq!(
            (breach.faults().len(), breach.faults()[0].path()),
            (1, "screen")
        );
        breach.faults()[0].message().to_owned()
    })
}

#[test]
fn transitions_follow_the_routes() {
    assert_eq!(transition(Some("LIST"), None, "ITEM"), Ok(()));
    assert_eq!(transition(Some("END"), None, "ITEM"), Ok(()));
    assert_eq!(transition(Some("ITEM"), None, "ITEM"), Ok(()));
    assert_eq!(
        transition(Some("LIST"), None, "END").unwrap_err(),
        "`END` may not follow `LIST`: an answer may show `ITEM`"
    );
    assert_eq!(
        transition(Some("END"), None, "LIST").unwrap_err(),
        "`LIST` may not follow `END`: an answer may show `ITEM` or `END`"
    );
    assert_eq!(
        transition(Some("LIST"), None, "LIST").unwrap_err(),
        "`LIST` has a NavigationList: an answer to it must show another screen: `ITEM`"
    );
    assert_eq!(
        transition(Some("LIST"), None, "ITEMS").unwrap_err(),
        "`ITEMS` is not a screen of this flow: did you mean `ITEM`?"
    );
    assert_eq!(
        transition(Some("GONE"), None, "END").unwrap_err(),
        "`END` cannot follow `GONE`, which is not a screen of this flow"
    );
}

#[test]
fn a_flow_opens_with_an_entry_screen_or_the_one_that_was_asked_for() {
    for from in [None, Some("")] {
        assert_eq!(transition(from, None, "LIST"), Ok(()));
        assert_eq!(transition(from, Some(""), "PLAIN"), Ok(()));
        assert_eq!(
            transition(from, None, "END").unwrap_err(),
            "`END` cannot open the flow, because routes from `ITEM` lead to it: the flow may open with `LIST` or `PLAIN`"
        );
        assert_eq!(transition(from, Some("END"), "END"), Ok(()));
        assert_eq!(transition(from, Some("LIST"), "LIST"), Ok(()));
        assert_eq!(
            transition(from, Some("END"), "LIST").unwrap_err(),
            "INIT asked for `END`: the answer must show that screen, not `LIST`"
        );
        assert_eq!(
            transition(from, Some("GONE"), "GONE").unwrap_err(),
            "`GONE` is not a screen of this flow"
        );
    }
    assert_eq!(
        transition(Some("LIST"), Some("END"), "ITEM"),
        Ok(()),
        "a start screen counts for INIT alone"
    );
}

#[test]
fn success_closes_the_flow_from_anywhere() {
    for from in [None, Some("LIST"), Some("GONE")] {
        assert_eq!(transition(from, Some("END"), "SUCCESS"), Ok(()));
        assert!(
            check_data(
                &document(),
                from,
                "SUCCESS",
                &read::parse("{\"x\": 1}").unwrap().value
            )
            .is_ok()
        );
    }
}

#[test]
fn a_flow_without_entry_screen_says_so() {
    let text =
        r#"{"routing_model": {"A": ["B"], "B": ["A"]}, "screens": [{"id": "A"}, {"id": "B"}]}"#;
    let breach = check_transition(&Document::parse(text).unwrap(), None, None, "A").unwrap_err();
    assert_eq!(
        breach.to_string(),
        "invalid-screen-transition: `A` cannot open the flow, because routes from `B` lead to it: this flow has no \
         entry screen"
    );
}

/// The paths and messages of what is wrong.
fn data(from: Option<&str>, to: &str, data: &str) -> Vec<String> {
    let value = read::parse(data).unwrap().value;
    match check_data(&document(), from, to, &value) {
        Ok(()) => Vec::new(),
        Err(breach) => {
            assert_eq!(breach.key(), BreachKey::PayloadSchemaError);
            let faults = breach.faults().iter();
            faults
                .map(|fault| {
                    assert!(fault.message().contains(fault.path()), "{fault:?}");
                    fault.message().to_owned()
                })
                .collect()
        }
    }
}

/// Data for ITEM with what is required, and more.
fn item(more: &str) -> Vec<String> {
    data(
        Some("ITEM"),
        "ITEM",
        &format!("{{\"name\": \"Tea\", \"not_there\": 1{more}}}"),
    )
}

const NONE: [&str; 0] = [];

#[test]
fn data_of_the_declared_types_is_accepted() {
    assert_eq!(item(""), NONE);
    let all = r#", "count": 2.0, "price": 3, "open": false, "nothing": null, "sizes": [{"id": "s", "a b": 1, "more": 0}],
        "grid": [[], [1, 2.5]], "colour": "green", "fixed": {"n": {"y": [2.0], "x": 1}}, "odd": {}, "unknown": null"#;
    assert_eq!(item(all), NONE);
}

#[test]
fn each_wrong_type_is_told() {
    let wrong = r#", "count": 2.5, "price": "3", "open": null, "nothing": 0, "sizes": {}, "grid": [[1], [2, "x"], 3],
        "fixed": [], "colour": "blue""#;
    assert_eq!(
        item(wrong),
        [
            "`data.count` must be a whole number, not a number",
            "`data.price` must be a number, not a string",
            "`data.open` must be a boolean, not null",
            "`data.nothing` must be null, not a number",
            "`data.sizes` must be an array, not an object",
            "`data.grid[1][1]` must be a number, not a string",
            "`data.grid[2]` must be an array, not a number",
            "`data.colour` is none of the values that the schema's `enum` lists",
            "`data.fixed` must be an object, not an array",
        ]
    );
    assert_eq!(
        item(r#", "fixed": {"n": 1}"#),
        ["`data.fixed.n` is not the value that the schema's `const` asks for"]
    );
}

#[test]
fn arrays_are_counted_and_compared() {
    assert_eq!(
        item(r#", "sizes": []"#),
        ["`data.sizes` must have 1 or more items, not 0"]
    );
    let four = r#", "sizes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]"#;
    assert_eq!(
        item(four),
        ["`data.sizes` must have 3 or fewer items, not 4"]
    );
    let twice = r#", "sizes": [{"id": "a", "a b": 1}, {"a b": 1.0, "id": "a"}]"#;
    assert_eq!(
        item(twice),
        ["`data.sizes` must have no item twice, but `data.sizes[1]` is there already"]
    );
    let inner = r#", "sizes": [{"id": "a"}, {"a b": true}]"#;
    assert_eq!(
        item(inner),
        [
            "`data.sizes[1].id` is missing: the schema of `data.sizes[1]` requires it",
            "`data.sizes[1][\"a b\"]` must be a number, not a boolean",
        ]
    );
}

#[test]
fn required_fields_must_be_there() {
    assert_eq!(
        data(Some("ITEM"), "ITEM", "{}"),
        [
            "`data.name` is missing: the screen `ITEM` lists it in `data.required`",
            "`data.not_there` is missing: the screen `ITEM` lists it in `data.required`",
        ]
    );
    let from_list = data(
        Some("LIST"),
        "ITEM",
        r#"{"name": "Tea", "not_there": 1, "count": 1, "price": 1, "open": true,
        "nothing": null, "sizes": [{"id": "s"}], "colour": "red", "fixed": {}, "odd": 1}"#,
    );
    assert_eq!(
        from_list,
        [
            "`data.grid` is missing: coming from a screen with a NavigationList, all that `ITEM` declares must be there"
        ]
    );
    assert_eq!(
        data(Some("LIST"), "ITEM", "{}").len(),
        2 + 9,
        "each missing field is told once"
    );
}

#[test]
fn p023_a_screen_without_data_takes_any() {
    assert_eq!(data(None, "PLAIN", "{}"), NONE);
    assert_eq!(
        data(None, "END", r#"{"anything": 1}"#),
        NONE,
        "an empty data model is a data model"
    );
    assert_eq!(data(None, "PLAIN", r#"{"x": 1, "y z": 2}"#), NONE);
    assert_eq!(data(Some("LIST"), "PLAIN", r#"{"x": 1}"#), NONE);
    assert_eq!(
        data(None, "PLAIN", "[]"),
        ["`data` must be an object, not an array"]
    );
}

#[test]
fn messages_to_the_client_are_no_data() {
    let messages = r#"{"error_message": "No", "extension_message_response": {"params": {}}}"#;
    assert_eq!(data(None, "PLAIN", messages), NONE);
}

#[test]
fn a_breach_quotes_no_value() {
    let value = read::parse(
        r#"{"name": 4711, "colour": "hush", "sizes": [{"id": "hush"}, {"id": "hush"}]}"#,
    )
    .unwrap()
    .value;
    let breach = check_data(&document(), Some("LIST"), "ITEM", &value).unwrap_err();
    let printed = format!("{breach} {breach:?}");
    assert!(
        !printed.contains("4711") && !printed.contains("hush"),
        "{printed}"
    );
    assert!(printed.starts_with("payload-schema-error: "));
}

#[test]
fn an_unknown_screen_is_a_wrong_transition() {
    let value = read::parse("{}").unwrap().value;
    let breach = check_data(&document(), None, "PLAN", &value).unwrap_err();
    assert_eq!(breach.key().as_str(), "invalid-screen-transition");
    assert_eq!(
        breach.faults()[0].message(),
        "`PLAN` is not a screen of this flow: did you mean `PLAIN`?"
    );
}

#[test]
fn each_rule_is_named() {
    let transition = |from: Option<&str>, start: Option<&str>, to: &str| {
        let breach = check_transition(&document(), from, start, to).unwrap_err();
        assert_eq!(breach.rule(), breach.faults()[0].rule());
        breach.rule()
    };
    let data = |from: Option<&str>, data: &str| {
        let value = read::parse(data).unwrap().value;
        let breach = check_data(&document(), from, "ITEM", &value).unwrap_err();
        assert_eq!(breach.rule(), breach.faults()[0].rule());
        breach.rule()
    };
    let update = |data: &str| {
        let value = read::parse(data).unwrap().value;
        let document = document();
        let breach = check_update(document.screen("ITEM").unwrap(), &value).unwrap_err();
        breach.rule()
    };
    let item = |member: &str| {
        data(
            None,
            &format!(r#"{{"name": "Tea", "not_there": 1, {member}}}"#),
        )
    };
    let all = r#"{"name": "Tea", "not_there": 1, "count": 1, "price": 1, "open": true, "nothing": null,
        "sizes": [{"id": "s"}], "colour": "red", "fixed": {}, "odd": 1}"#;
    let found = [
        (transition(Some("LIST"), None, "ITEMS"), "unknown_screen"),
        (
            transition(Some("GONE"), None, "END"),
            "unknown_source_screen",
        ),
        (
            transition(None, Some("END"), "LIST"),
            "start_screen_not_shown",
        ),
        (
            transition(None, None, "END"),
            "opening_screen_must_be_entry",
        ),
        (transition(Some("LIST"), None, "END"), "no_route"),
        (transition(Some("LIST"), None, "LIST"), "navlist_to_itself"),
        (data(None, "[]"), "data_not_object"),
        (data(None, "{}"), "data_required_missing"),
        (data(Some("LIST"), all), "navigate_from_navlist_all_keys"),
        (item(r#""count": "1""#), "data_wrong_type"),
        (item(r#""sizes": []"#), "data_min_items"),
        (
            item(r#""sizes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]"#),
            "data_max_items",
        ),
        (
            item(r#""sizes": [{"id": "a"}, {"id": "a"}]"#),
            "data_unique_items",
        ),
        (item(r#""colour": "blue""#), "data_enum"),
        (item(r#""fixed": {"n": 1}"#), "data_const"),
        (item(r#""sizes": [{}]"#), "data_member_missing"),
        (update(r#"{"nmae": "Tea"}"#), "update_data_unknown_key"),
    ];
    for (rule, name) in found {
        assert_eq!((rule.as_str(), rule.to_string().as_str()), (name, name));
    }
    let rules: HashSet<AnswerRule> = found.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, AnswerRule::ALL.into_iter().collect());
}

#[test]
fn faults_are_told_up_to_a_bound() {
    let list = vec!["[0, \"x\"]"; 3 * MOST_FAULTS].join(",");
    let value = format!(r#"{{"name": "Tea", "not_there": 1, "grid": [{list}]}}"#);
    let value = read::parse(&value).unwrap().value;
    let breach = check_data(&document(), None, "ITEM", &value).unwrap_err();
    assert_eq!(breach.faults().len(), MOST_FAULTS);
}
