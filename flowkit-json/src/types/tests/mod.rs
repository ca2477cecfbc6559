//! Plans of small flows, written out as one would write the types by hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod names;
mod params;
mod sent;
mod shown;
mod tell;

use std::fmt::Write as _;

use super::{Constant, Field, Sends, Struct, Test, Types};
use crate::{Document, Interface};

/// The types of a flow with these screens; the routing model does not matter here.
fn plan(screens: &[String]) -> Types {
    let text = format!(
        r#"{{"version": "7.3", "data_api_version": "3.0", "screens": [{}]}}"#,
        screens.join(",")
    );
    let document = Document::parse(&text).unwrap();
    let interface = Interface::of(&document);
    assert_eq!(interface.screens.len(), screens.len(), "{text}");
    Types::plan(&interface, &[])
}

/// A screen that shows this data and has these components.
fn screen(id: &str, data: &str, components: &[&str]) -> String {
    format!(
        r#"{{"id": "{id}", "title": "T", "data": {{{data}}},
            "layout": {{"type": "SingleColumnLayout", "children": [{}]}}}}"#,
        components.join(",")
    )
}

/// A Footer with this payload.
fn footer(payload: &str) -> String {
    format!(
        r#"{{"type": "Footer", "label": "Go", "on-click-action": {{"name": "data_exchange", "payload": {{{payload}}}}}}}"#
    )
}

/// A link with this payload.
fn link(payload: &str) -> String {
    footer(payload).replace(r#""Footer", "label""#, r#""EmbeddedLink", "text""#)
}

/// What screen `S` sends from a Footer when it has these inputs.
fn form_of(data: &str, inputs: &[&str], payload: &str) -> String {
    let footer = footer(payload);
    let mut components = inputs.to_vec();
    components.push(&footer);
    written(&plan(&[screen("S", data, &components)]), "form")
}

/// What screen `S` sends when these are its payloads, the first by a Footer.
fn forms_of(inputs: &[&str], payloads: &[&str]) -> Types {
    let actions: Vec<String> = payloads
        .iter()
        .enumerate()
        .map(|(index, payload)| match index {
            0 => footer(payload),
            _ => link(payload),
        })
        .collect();
    let mut components = inputs.to_vec();
    components.extend(actions.iter().map(String::as_str));
    plan(&[screen("S", "", &components)])
}

/// The types of the first screen: `data`, `update`, `form`, `params`, `nested` or `ids`.
fn written(types: &Types, part: &str) -> String {
    let screen = &types.screens[0];
    let mut text = String::new();
    match part {
        "data" => item(&mut text, &screen.data),
        "update" => screen.update.iter().for_each(|it| item(&mut text, it)),
        "form" => screen.form.iter().for_each(|it| sends(&mut text, it)),
        "params" => screen.params.iter().for_each(|it| sends(&mut text, it)),
        "nested" => screen.nested.iter().for_each(|it| item(&mut text, it)),
        "ids" => {
            for ids in &screen.ids {
                let variants: Vec<_> = ids
                    .variants
                    .iter()
                    .map(|variant| format!("{} = {:?}", variant.name, variant.id))
                    .collect();
                let (name, unlisted) = (&ids.name, &ids.unlisted);
                let _ = writeln!(text, "{name} {{ {}, {unlisted} }}", variants.join(", "));
            }
        }
        other => panic!("{other}"),
    }
    text.trim_end().to_owned()
}

fn item(text: &mut String, item: &Struct) {
    let _ = write!(text, "{} {}", item.name, fields(&item.fields));
    for (key, constant) in &item.constants {
        let _ = write!(text, " {key} = {}", constant_text(constant));
    }
    text.push('\n');
}

fn fields(fields: &[Field]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|field| match field.name == field.key {
            true => format!("{}: {}", field.name, field.ty),
            false => format!("{} = {:?}: {}", field.name, field.key, field.ty),
        })
        .collect();
    format!("{{ {} }}", fields.join(", ")).replace("{  }", "{}")
}

fn sends(text: &mut String, sends: &Sends) {
    let several = match sends {
        Sends::Struct(one) => return item(text, one),
        Sends::Enum(several) => several,
    };
    let key = several.key.as_deref().unwrap_or("nothing");
    let _ = writeln!(text, "{} by {key}", several.name);
    for variant in &several.variants {
        let tests: Vec<String> = variant.tests.iter().map(test).collect();
        let (name, tests) = (&variant.name, tests.join(", "));
        let _ = writeln!(text, "{name} {} if {tests}", fields(&variant.fields));
    }
}

fn test(test: &Test) -> String {
    match test {
        Test::Is(key, constant) => format!("{key} = {}", constant_text(constant)),
        Test::Has(key) => key.clone(),
        Test::Lacks(key) => format!("!{key}"),
    }
}

fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::Text(text) => format!("{text:?}"),
        Constant::Number(number) => number.to_string(),
        Constant::Bool(truth) => truth.to_string(),
        Constant::Null => "null".to_owned(),
        Constant::Other => "other".to_owned(),
    }
}

const NAME: &str = r#"{"type": "TextInput", "name": "name", "label": "L", "required": true}"#;
const NOTE: &str = r#"{"type": "TextArea", "name": "note", "label": "L"}"#;
const SEATS: &str =
    r#"{"type": "TextInput", "input-type": "number", "name": "seats", "label": "L"}"#;
const TERMS: &str = r#"{"type": "OptIn", "name": "terms", "label": "L"}"#;
const DAY: &str = r#"{"type": "DatePicker", "name": "day", "label": "L"}"#;
const SIZE: &str = r#"{"type": "Dropdown", "name": "size", "label": "L", "data-source": [
    {"id": "s", "title": "Small"}, {"id": "l", "title": "Large"}]}"#;
const PHOTOS: &str = r#"{"type": "PhotoPicker", "name": "photos", "label": "L"}"#;
