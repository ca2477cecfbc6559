//! What one action sends.

use super::{
    DAY, NAME, NOTE, PHOTOS, SEATS, SIZE, TERMS, footer, form_of, link, plan, screen, written,
};

#[test]
fn types_follow_the_target_of_the_binding() {
    let inputs = [
        NAME,
        NOTE,
        SEATS,
        TERMS,
        DAY,
        SIZE,
        PHOTOS,
        r#"{"type": "Dropdown", "name": "slot", "label": "L", "data-source": "${data.slots}"}"#,
        r#"{"type": "CheckboxGroup", "name": "days", "label": "L", "data-source": "${data.slots}"}"#,
        r#"{"type": "ChipsSelector", "name": "tags", "label": "L", "data-source": [{"id": "x", "title": "X"}]}"#,
        r#"{"type": "CalendarPicker", "name": "one", "label": "L"}"#,
        r#"{"type": "CalendarPicker", "name": "stay", "label": "L", "mode": "range"}"#,
        r#"{"type": "CalendarPicker", "name": "either", "label": "L", "mode": "${data.mode}"}"#,
    ];
    let all = [
        "name", "note", "seats", "terms", "day", "size", "photos", "slot", "days", "tags", "one",
        "stay", "either",
    ]
    .map(|input| format!(r#""{input}": "${{form.{input}}}""#));
    assert_eq!(
        form_of(
            r#""slots": {"type": "array"}, "mode": {"type": "string"}"#,
            &inputs,
            &all.join(",")
        ),
        "SForm { name: String, note: Option<String>, seats: Option<Number>, terms: bool, day: Option<Date>, \
         size: Option<SSize>, photos: Option<Vec<Media>>, slot: Option<OptionId>, days: Option<Vec<OptionId>>, \
         tags: Option<Vec<STags>>, one: Option<Date>, stay: Option<DateRange>, either: Option<DateOrRange> }"
    );
}

#[test]
fn only_a_footer_waits_for_required_inputs() {
    let link = link(r#""name": "${form.name}""#);
    let types = plan(&[screen("S", "", &[NAME, &link])]);
    assert_eq!(written(&types, "form"), "SForm { name: Option<String> }");
    for hidden in [
        r#""visible": "${data.v}""#,
        r#""enabled": false"#,
        r#""required": "${data.v}""#,
    ] {
        let input = NAME.replace(
            r#""required": true"#,
            &format!(r#""required": true, {hidden}"#),
        );
        let input = if hidden.contains("required") {
            NAME.replace(r#""required": true"#, hidden)
        } else {
            input
        };
        assert_eq!(
            form_of(
                r#""v": {"type": "boolean"}"#,
                &[&input],
                r#""name": "${form.name}""#
            ),
            "SForm { name: Option<String> }",
            "{hidden}"
        );
    }
    let inside = format!(r#"{{"type": "If", "condition": "`${{data.v}}`", "then": [{NAME}]}}"#);
    assert_eq!(
        form_of(
            r#""v": {"type": "boolean"}"#,
            &[&inside],
            r#""name": "${form.name}""#
        ),
        "SForm { name: Option<String> }"
    );
}

#[test]
fn data_comes_back_in_the_type_it_was_shown_in() {
    let data = r#""city": {"type": "string"}, "price": {"type": "number"}, "count": {"type": "integer"},
        "open": {"type": "boolean"}, "list": {"type": "array", "items": {"type": "object", "properties": {
            "id": {"type": "string"}, "title": {"type": "string"}}}},
        "offer": {"type": "object", "properties": {"name": {"type": "string"}}}, "map": {"type": "object"}"#;
    let payload = r#""city": "${data.city}", "price": "${data.price}", "count": "${data.count}",
        "open": "${data.open}", "list": "${data.list}", "offer": "${data.offer}", "name": "${data.offer.name}",
        "map": "${data.map}", "lost": "${data.no_such}""#;
    assert_eq!(
        form_of(data, &[], payload),
        "SForm { city: Option<String>, price: Option<f64>, count: Option<i64>, open: Option<bool>, \
         list: Option<Vec<OptionItem>>, offer: Option<SOffer>, name: Option<String>, map: Option<JsonObject>, \
         lost: Option<JsonValue> }"
    );
    let types = plan(&[screen("S", data, &[&footer(r#""offer": "${data.offer}""#)])]);
    assert!(types.screens[0].nested[0].shown && types.screens[0].nested[0].sent);
    let types = plan(&[screen("S", data, &[&footer("")])]);
    assert!(!types.screens[0].nested[0].sent, "nobody reads it");
}

#[test]
fn a_number_that_navigate_filled_from_an_input_may_be_text() {
    let navigate = r#"{"type": "Footer", "label": "L", "on-click-action": {"name": "navigate",
        "next": {"type": "screen", "name": "B"}, "payload": {"seats": "${form.seats}", "rest": 1}}}"#;
    let data = r#""seats": {"type": "number"}, "rest": {"type": "number"}"#;
    let types = plan(&[
        screen("A", "", &[SEATS, navigate]),
        screen(
            "B",
            data,
            &[&footer(
                r#""seats": "${data.seats}", "rest": "${data.rest}""#,
            )],
        ),
    ]);
    let mut text = String::new();
    super::sends(&mut text, types.screens[1].form.as_ref().unwrap());
    assert_eq!(
        text.trim(),
        "BForm { seats: Option<Number>, rest: Option<f64> }"
    );
}

#[test]
fn other_screens_values_may_be_absent() {
    let types = plan(&[
        screen(
            "S",
            "",
            &[&footer(
                r#""name": "${screen.B.form.name}", "size": "${screen.B.form.size}", "offer": "${screen.B.data.offer}""#,
            )],
        ),
        screen(
            "B",
            r#""offer": {"type": "object", "properties": {"x": {"type": "number"}}}"#,
            &[NAME, SIZE],
        ),
    ]);
    // Types belong to the screen that has the input, so that all who send it share them.
    assert_eq!(
        written(&types, "form"),
        "SForm { name: Option<String>, size: Option<BSize>, offer: Option<BOffer> }"
    );
    assert_eq!(types.screens[1].ids[0].name, "BSize");
    assert!(types.screens[1].nested[0].sent);
}

#[test]
fn expressions_have_the_type_of_their_result() {
    assert_eq!(
        form_of(
            r#""n": {"type": "number"}"#,
            &[NAME],
            r#""text": "`'Hello ' ${form.name}`", "sum": "`${data.n} + 1`", "less": "`${data.n} < 1`""#
        ),
        "SForm { text: String, sum: f64, less: bool }"
    );
}

#[test]
fn constants_are_no_fields() {
    assert_eq!(
        form_of(
            "",
            &[NAME],
            r#""step": "one", "n": 1.5, "yes": true, "none": null, "list": [], "mixed": "Hi ${form.name}""#
        ),
        "SForm {} step = \"one\" n = 1.5 yes = true none = null list = other mixed = \"Hi ${form.name}\""
    );
}

#[test]
fn objects_and_lists_are_read_inside() {
    let types = plan(&[screen(
        "S",
        "",
        &[
            NAME,
            NOTE,
            SEATS,
            TERMS,
            &footer(
                r#""who": {"name": "${form.name}", "more": {"note": "${form.note}"}, "kind": "x"},
                   "texts": ["${form.name}", "${form.note}"], "mixed": ["${form.name}", true],
                   "numbers": ["${form.seats}", 1], "objects": [{"a": "${form.name}"}]"#,
            ),
        ],
    )]);
    assert_eq!(
        written(&types, "form"),
        "SForm { who: SFormWho, texts: Vec<Option<String>>, mixed: Vec<JsonValue>, \
         numbers: Vec<Option<Number>>, objects: Vec<SFormObjectsItem> }"
    );
    assert_eq!(
        written(&types, "nested"),
        "SFormWhoMore { note: Option<String> }\nSFormWho { name: String, more: SFormWhoMore }\n\
         SFormObjectsItem { a: String }"
    );
}

#[test]
fn a_screen_that_sends_nothing_has_no_form() {
    let navigate = r#"{"type": "Footer", "label": "L", "on-click-action": {"name": "navigate",
        "next": {"type": "screen", "name": "S"}, "payload": {}}}"#;
    let types = plan(&[screen("S", "", &[NAME, navigate])]);
    assert_eq!(
        (written(&types, "form"), written(&types, "params")),
        (String::new(), String::new())
    );
}

#[test]
fn a_day_was_a_timestamp_before_5_0() {
    let text = format!(
        r#"{{"version": "4.0", "data_api_version": "3.0", "screens": [{}]}}"#,
        screen("S", "", &[DAY, &footer(r#""day": "${form.day}""#)])
    );
    let document = crate::Document::parse(&text).unwrap();
    let types = crate::types::Types::plan(&crate::Interface::of(&document), &[]);
    assert_eq!(written(&types, "form"), "SForm { day: Option<String> }");
}

#[test]
fn an_item_of_a_navigation_list_is_an_id() {
    let list = |items: &str, payload: &str| {
        format!(
            r#"{{"type": "NavigationList", "name": "list", "list-items": {items},
                "on-click-action": {{"name": "data_exchange", "payload": {{{payload}}}}}}}"#
        )
    };
    let fixed = r#"[{"id": "tea", "main-content": {"title": "Tea"}}]"#;
    for (items, ty) in [(fixed, "SList"), (r#""${data.items}""#, "OptionId")] {
        let list = list(items, r#""item": "${form.list}""#);
        let types = plan(&[screen("S", r#""items": {"type": "array"}"#, &[&list])]);
        let written = written(&types, "form");
        assert!(written.contains(ty), "{written}");
    }
}

#[test]
fn types_that_nothing_is_of_are_not_made() {
    // The items of the list have no type in common, so the object in it needs none.
    let form = form_of(
        "",
        &[NAME],
        r#""l": ["${form.name}", 1, {"x": "${form.name}"}]"#,
    );
    assert_eq!(form, "SForm { l: Vec<JsonValue> }");
    let types = plan(&[screen(
        "S",
        "",
        &[
            NAME,
            &footer(r#""l": ["${form.name}", 1, {"x": "${form.name}"}]"#),
        ],
    )]);
    assert!(types.screens.iter().all(|screen| screen.nested.is_empty()));
}
