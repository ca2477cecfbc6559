//! Examples as values of the generated types.

use std::collections::BTreeSet;

use flowkit_json::types::{Field, RustType, Struct};

use super::plan::{Plan, PlannedScreen};
use super::render::{Project, in_doc};
use super::rust_values::Example;

/// Writes values, and keeps account of what has to be imported for them.
pub(super) struct TypedExamples<'p> {
    plan: &'p Plan,
    /// The imports from flowkit.
    pub(super) flowkit: BTreeSet<&'static str>,
    pub(super) json: bool,
}

impl<'p> TypedExamples<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        Self {
            plan,
            flowkit: BTreeSet::new(),
            json: false,
        }
    }

    /// What a screen shows.
    pub(super) fn data(&mut self, screen: &PlannedScreen, indent: usize) -> String {
        self.object(&screen.types.data, &screen.data, indent)
    }

    /// The same as JSON.
    pub(super) fn untyped(&mut self, screen: &PlannedScreen, indent: usize) -> String {
        self.any(&Example::Object(screen.data.clone()), indent)
    }

    fn object(&mut self, item: &Struct, members: &[(String, Example)], indent: usize) -> String {
        let name = &item.name;
        if item.fields.is_empty() {
            return name.clone();
        }
        let inner = " ".repeat(indent + 4);
        let fields: Vec<String> = item
            .fields
            .iter()
            .map(|field| {
                let value = self.field(field, members, indent + 4);
                format!("{inner}{}: {value},\n", identifier(&field.name))
            })
            .collect();
        format!("{name} {{\n{}{}}}", fields.concat(), " ".repeat(indent))
    }

    fn field(&mut self, field: &Field, members: &[(String, Example)], indent: usize) -> String {
        let found = members.iter().find(|(key, _)| *key == field.key);
        match (&field.ty, found.map(|(_, value)| value)) {
            (RustType::Option(_), None | Some(Example::Null)) => "None".to_owned(),
            (RustType::Option(inner), Some(value)) => {
                format!("Some({})", self.value(inner, value, indent))
            }
            (ty, Some(value)) => self.value(ty, value, indent),
            (ty, None) => self.empty(ty),
        }
    }

    /// A value of this type, or the type's empty one where the example is of another.
    fn value(&mut self, ty: &RustType, example: &Example, indent: usize) -> String {
        match (ty, example) {
            (RustType::String, Example::Text(text)) => {
                if text.is_empty() {
                    "String::new()".to_owned()
                } else {
                    format!("{text:?}.to_owned()")
                }
            }
            (RustType::F64, Example::Number(number)) => float(number),
            (RustType::I64, Example::Number(number)) => number.replace("_i64", ""),
            (RustType::Bool, Example::Bool(truth)) => truth.to_string(),
            (RustType::Option(inner), value) => {
                format!("Some({})", self.value(inner, value, indent))
            }
            (RustType::Vec(inner), Example::List(items)) => {
                if items.is_empty() {
                    return "vec![]".to_owned();
                }
                let line = " ".repeat(indent + 4);
                let items: Vec<String> = items
                    .iter()
                    .map(|item| format!("{line}{},\n", self.value(inner, item, indent + 4)))
                    .collect();
                format!("vec![\n{}{}]", items.concat(), " ".repeat(indent))
            }
            (RustType::OptionItem, Example::Object(members)) => self.option_item(members),
            (RustType::Named(name), Example::Object(members)) => {
                let mut nested = self
                    .plan
                    .screens
                    .iter()
                    .flat_map(|screen| &screen.types.nested);
                match nested.find(|nested| nested.name == *name) {
                    Some(nested) => self.object(nested, members, indent),
                    None => self.empty(ty),
                }
            }
            (RustType::JsonObject, Example::Object(members)) if !members.is_empty() => {
                let members: Vec<String> = members
                    .iter()
                    .map(|(key, value)| {
                        format!("({key:?}.to_owned(), {})", self.any(value, indent))
                    })
                    .collect();
                format!("flowkit::JsonObject::from([{}])", members.join(", "))
            }
            (RustType::Json, value) => self.any(value, indent),
            _ => self.empty(ty),
        }
    }

    fn any(&mut self, value: &Example, indent: usize) -> String {
        self.json = true;
        format!("json!({})", value.json(indent, 6))
    }

    /// An option: id, title, and what else it has.
    fn option_item(&mut self, members: &[(String, Example)]) -> String {
        self.flowkit.insert("OptionItem");
        let text = |key: &str| {
            let found = members.iter().find(|(other, _)| other == key);
            match found {
                Some((_, Example::Text(text))) => Some(format!("{text:?}")),
                _ => None,
            }
        };
        let or_empty = |text: Option<String>| text.unwrap_or_else(|| "\"\"".to_owned());
        let (id, title) = (or_empty(text("id")), or_empty(text("title")));
        let mut code = format!("OptionItem::new({id}, {title})");
        for key in ["description", "metadata", "color"] {
            if let Some(text) = text(key) {
                code.push_str(&format!(".{key}({text})"));
            }
        }
        if let Some(image) = text("image") {
            code.push_str(&format!(".image({image}, {})", or_empty(text("alt-text"))));
        }
        let disabled =
            |(key, value): &(String, Example)| key == "enabled" && *value == Example::Bool(false);
        if members.iter().any(disabled) {
            code.push_str(".disabled()");
        }
        code
    }

    fn empty(&mut self, ty: &RustType) -> String {
        match ty {
            RustType::String => "String::new()".to_owned(),
            RustType::F64 => "0.0".to_owned(),
            RustType::I64 => "0".to_owned(),
            RustType::Bool => "false".to_owned(),
            RustType::Unit => "()".to_owned(),
            RustType::OptionItem => {
                self.flowkit.insert("OptionItem");
                "OptionItem::EMPTY".to_owned()
            }
            RustType::JsonObject => {
                // By its path, because a screen may be called JSON_OBJECT.
                "flowkit::JsonObject::new()".to_owned()
            }
            RustType::Named(name) => format!("{name}::EMPTY"),
            RustType::Vec(_) => "vec![]".to_owned(),
            RustType::Option(_) => "None".to_owned(),
            _ => self.any(&Example::Null, 0),
        }
    }
}

impl Project<'_> {
    /// `src/example.rs`
    pub(super) fn examples(&self) -> String {
        let mut typed = TypedExamples::new(self.plan);
        let mut functions = String::new();
        for screen in self.plan.shown() {
            let (id, function) = (&screen.id, &screen.names.functions.screen);
            let (ty, data) = if screen.untyped {
                ("flowkit::JsonValue", typed.untyped(screen, 4))
            } else {
                (screen.types.data.name.as_str(), typed.data(screen, 4))
            };
            functions.push_str(&format!(
                "\n/// Screen {}.\npub fn {function}() -> {ty} {{\n    {data}\n}}\n",
                in_doc(id)
            ));
        }
        let mut code = format!(
            "//! What the screens show for now: the examples in `flows/{}`. Your own data takes their place.\n\n",
            self.flow
        );
        if functions.is_empty() {
            return code;
        }
        for name in typed.flowkit {
            code.push_str(&format!("use flowkit::{name};\n"));
        }
        if typed.json {
            code.push_str("use serde_json::json;\n");
        }
        if !code.ends_with("\n\n") {
            code.push('\n');
        }
        if self.plan.shown().any(|screen| !screen.untyped) {
            code.push_str("use crate::flow::screens::*;\n");
        }
        code.push_str(&functions);
        code
    }
}

/// A literal that can be nothing but a float.
fn float(number: &str) -> String {
    let number = number.replace("_i64", "");
    if number.contains(['.', 'e', 'M']) {
        number
    } else {
        format!("{number}.0")
    }
}

/// A field's name, marked where it is a word of Rust.
fn identifier(name: &str) -> String {
    if super::crate_name::KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}
