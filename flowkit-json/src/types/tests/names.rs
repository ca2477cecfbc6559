//! Names of fields, variants and types.

use super::{footer, form_of, forms_of, plan, screen, written};
use crate::types::{Names, Sends, Types, field_name};

#[test]
fn keys_become_fields() {
    for (key, name) in [
        ("name", "name"),
        ("firstName", "first_name"),
        ("First Name", "first_name"),
        ("alt-text", "alt_text"),
        ("_a__b_", "a_b"),
        ("URL", "url"),
        ("type", "type"),
        ("struct", "struct"),
        ("self", "self_"),
        ("Self", "self_"),
        ("super", "super_"),
        ("crate", "crate_"),
        ("2nd", "_2nd"),
        ("7", "_7"),
        ("", "empty"),
        ("_", "empty"),
        ("%%", "empty"),
        ("größe", "größe"),
        ("имя", "имя"),
        ("名前", "名前"),
    ] {
        assert_eq!(field_name(key), name, "{key}");
    }
}

#[test]
fn fields_of_the_same_name_are_numbered() {
    let data = r#""first_name": {"type": "string"}, "firstName": {"type": "string"},
        "first-name": {"type": "string"}, "first_name_2": {"type": "string"}"#;
    assert_eq!(
        written(&plan(&[screen("S", data, &[])]), "data"),
        "S { first_name: String, first_name_2 = \"firstName\": String, \
         first_name_3 = \"first-name\": String, first_name_2_2 = \"first_name_2\": String }"
    );
    assert_eq!(
        form_of("", &[], r#""a-b": "`'x'`", "aB": "`'y'`""#),
        "SForm { a_b = \"a-b\": String, a_b_2 = \"aB\": String }"
    );
}

#[test]
fn ids_of_options_become_variants() {
    let inputs = [
        r#"{"type": "RadioButtonsGroup", "name": "pay-by", "label": "L", "data-source": [
        {"id": "credit_card", "title": "Card"}, {"id": "creditCard", "title": "Card"}, {"id": "1", "title": "One"},
        {"id": "", "title": "Nothing"}, {"id": "?", "title": "!"}, {"id": "self", "title": "Me"},
        {"id": "unlisted", "title": "U"}, {"id": "1", "title": "One again"}]}"#,
    ];
    let footer = footer(r#""by": "${form.pay-by}""#);
    let types = plan(&[screen("S", "", &[inputs[0], &footer])]);
    assert_eq!(written(&types, "form"), "SForm { by: Option<SPayBy> }");
    assert_eq!(
        written(&types, "ids"),
        "SPayBy { CreditCard = \"credit_card\", CreditCard2 = \"creditCard\", PayBy1 = \"1\", Nothing = \"\", \
         PayBy = \"?\", PayBySelf = \"self\", Unlisted = \"unlisted\", NotListed }"
    );
}

fn clash_of(types: &Types) -> Vec<String> {
    let clashes = types.clashes.iter();
    clashes
        .map(|clash| format!("{}: {} / {}", clash.name, clash.other, clash.what))
        .collect()
}

#[test]
fn names_that_users_write_may_clash() {
    let footer = footer("");
    let types = plan(&[
        screen("A", r#""x": {"type": "string"}"#, &[&footer]),
        screen("A_FORM", "", &[]),
        screen("A_UPDATE", "", &[]),
    ]);
    assert_eq!(
        clash_of(&types),
        [
            "AUpdate: the data of screen `A_UPDATE` / the update of screen `A`",
            "AForm: the data of screen `A_FORM` / the form of screen `A`",
        ]
    );
    // Whatever is said about it, the rest goes on with other names.
    assert_eq!(
        types.screens[0].update.as_ref().unwrap().name,
        "AUpdateData"
    );
    assert_eq!(types.screens[0].form.as_ref().unwrap().name(), "AFormData");
}

#[test]
fn names_of_parts_give_way() {
    // An object `form` of screen A beside its form, and one that is called like another screen.
    let object = r#"{"type": "object", "properties": {"x": {"type": "string"}}}"#;
    let data = format!(r#""form": {object}, "b": {object}, "item": {object}"#);
    let types = plan(&[
        screen("A", &data, &[&footer("")]),
        screen("A_B", "", &[]),
        screen("OPTION", &format!(r#""item": {object}"#), &[]),
    ]);
    assert_eq!(
        written(&types, "data"),
        "A { form: AFormData, b: ABData, item: AItem }"
    );
    assert_eq!(types.screens[2].nested[0].name, "OptionScreenItem");
    assert_eq!(types.screens[0].form.as_ref().unwrap().name(), "AForm");
    assert!(types.clashes.is_empty());
}

#[test]
fn variants_of_the_same_name_are_numbered() {
    let types = forms_of(
        &[],
        &[r#""t": "pick_up""#, r#""t": "pickUp""#, r#""t": "-""#],
    );
    assert_eq!(
        written(&types, "form"),
        "SForm by t\nPickUp {} if t = \"pick_up\"\nPickUp2 {} if t = \"pickUp\"\nT {} if t = \"-\""
    );
}

#[test]
fn the_users_own_name_is_used_in_all_of_them() {
    let text = r#"{"screens": [{"id": "A", "data": {"x": {"type": "string"}},
        "layout": {"children": [{"type": "Footer", "on-click-action": {"name": "data_exchange"}}]}}]}"#;
    let document = crate::Document::parse(text).unwrap();
    let types = Types::plan(&crate::Interface::of(&document), &[Names::chosen("Page")]);
    let screen = &types.screens[0];
    assert_eq!(screen.data.name, "Page");
    assert_eq!(screen.update.as_ref().unwrap().name, "PageUpdate");
    assert!(matches!(&screen.form, Some(Sends::Struct(form)) if form.name == "PageForm"));
}
