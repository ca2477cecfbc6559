//! The data that screens show.

use super::{plan, screen, written};

fn data_of(data: &str, part: &str) -> String {
    written(&plan(&[screen("S", data, &[])]), part)
}

#[test]
fn every_declared_key_is_a_field() {
    let data = r#""text": {"type": "string"}, "price": {"type": "number"}, "count": {"type": "integer"},
        "open": {"type": "boolean"}, "nothing": {"type": "null"}, "map": {"type": "object"},
        "empty": {"type": "object", "properties": {}}, "any": {"type": "array"},
        "names": {"type": "array", "items": {"type": "string"}},
        "grid": {"type": "array", "items": {"type": "array", "items": {"type": "number"}}}"#;
    assert_eq!(
        data_of(data, "data"),
        "S { text: String, price: f64, count: i64, open: bool, nothing: (), map: JsonObject, empty: JsonObject, \
         any: Vec<JsonValue>, names: Vec<String>, grid: Vec<Vec<f64>> }"
    );
}

#[test]
fn options_share_one_type_unless_they_hold_more() {
    let options = |members: &str| {
        format!(
            r#"{{"type": "array", "items": {{"type": "object", "properties": {{{members}}}}}}}"#
        )
    };
    let text = |key: &str| format!(r#""{key}": {{"type": "string"}}"#);
    let (id, title) = (text("id"), text("title"));
    let all = ["description", "metadata", "image", "alt-text", "color"].map(text);
    let data = format!(
        r#""plain": {}, "full": {}, "more": {}, "untitled": {}, "numbered": {}"#,
        options(&format!("{id}, {title}")),
        options(&format!(
            r#"{id}, {title}, {}, "enabled": {{"type": "boolean"}}"#,
            all.join(", ")
        )),
        options(&format!(r#"{id}, {title}, "seats": {{"type": "number"}}"#)),
        options(&id),
        options(&format!(r#"{title}, "id": {{"type": "number"}}"#)),
    );
    assert_eq!(
        data_of(&data, "data"),
        "S { plain: Vec<OptionItem>, full: Vec<OptionItem>, more: Vec<SMoreItem>, untitled: Vec<SUntitledItem>, \
         numbered: Vec<SNumberedItem> }"
    );
    // Without its id or title the phone refuses an option, whatever `required` says.
    assert_eq!(
        data_of(&data, "nested"),
        "SMoreItem { id: String, title: String, seats: Option<f64> }\n\
         SUntitledItem { id: Option<String> }\n\
         SNumberedItem { title: String, id: f64 }"
    );
}

#[test]
fn objects_become_structs() {
    let data = r#""offer": {"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string"}, "price": {"type": "number"},
        "seller": {"type": "object", "properties": {"city": {"type": "string"}}},
        "extras": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "boolean"}}}},
        "kind": {"const": "sale"}, "rank": {"const": 1}}},
        "plans": {"type": "array", "items": {"type": "object", "properties": {"fee": {"type": "number"}}}}"#;
    assert_eq!(
        data_of(data, "data"),
        "S { offer: SOffer, plans: Vec<SPlansItem> }"
    );
    assert_eq!(
        data_of(data, "nested"),
        "SOffer { name: String, price: Option<f64>, seller: Option<SOfferSeller>, \
         extras: Option<Vec<SOfferExtrasItem>> } kind = \"sale\" rank = 1\n\
         SOfferSeller { city: Option<String> }\n\
         SOfferExtrasItem { x: Option<bool> }\n\
         SPlansItem { fee: Option<f64> }"
    );
}

#[test]
fn an_update_leaves_out_what_is_not_required() {
    let data = r#""a": {"type": "string"}, "b": {"type": "array"}, "required": ["b", "unknown"]"#;
    assert_eq!(
        data_of(data, "update"),
        "SUpdate { a: Option<String>, b: Vec<JsonValue>, unknown: JsonValue }"
    );
    assert_eq!(
        data_of(data, "data"),
        "S { a: String, b: Vec<JsonValue>, unknown: JsonValue }",
        "`required` is no field, but what it lists is"
    );
}

#[test]
fn a_screen_without_data_has_nothing_to_update() {
    assert_eq!(data_of("", "data"), "S {}");
    assert_eq!(data_of("", "update"), "");
    let without =
        r#"{"id": "S", "title": "T", "layout": {"type": "SingleColumnLayout", "children": []}}"#;
    let types = plan(&[without.to_owned()]);
    assert_eq!(
        (written(&types, "data"), written(&types, "update")),
        ("S {}".into(), String::new())
    );
}

#[test]
fn a_screen_of_a_navigation_list_is_never_updated() {
    let list = r#"{"type": "NavigationList", "name": "n", "list-items": "${data.items}",
        "on-click-action": {"name": "data_exchange", "payload": {"which": "${data.x}"}}}"#;
    let data = r#""x": {"type": "string"}, "items": {"type": "array", "items": {"type": "object", "properties": {
        "id": {"type": "string"}, "main-content": {"type": "object", "properties": {
            "title": {"type": "string"}, "description": {"type": "string"}}}}}}"#;
    let types = plan(&[screen("S", data, &[list])]);
    assert_eq!(
        written(&types, "data"),
        "S { x: String, items: Vec<SItemsItem> }"
    );
    assert_eq!(
        written(&types, "nested"),
        "SItemsItem { id: String, main_content = \"main-content\": SItemsItemMainContent }\n\
         SItemsItemMainContent { title: String, description: Option<String> }"
    );
    assert_eq!(written(&types, "update"), "");
}

#[test]
fn what_an_object_requires_is_there_even_if_nothing_declares_it() {
    let data = r#""n": {"type": "object", "required": ["ghost", "a", "ghost"],
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#;
    assert_eq!(
        data_of(data, "nested"),
        "SN { a: String, b: Option<String>, ghost: JsonValue }"
    );
}

#[test]
fn options_that_must_be_described_have_a_type_of_their_own() {
    let data = r#""o": {"type": "array", "items": {"type": "object", "required": ["description"], "properties": {
        "id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"}}}}"#;
    assert_eq!(data_of(data, "data"), "S { o: Vec<SOItem> }");
    assert_eq!(
        data_of(data, "nested"),
        "SOItem { id: String, title: String, description: String }"
    );
}
