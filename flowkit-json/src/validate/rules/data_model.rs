//! What a screen's `data` declares: schemas of a restricted kind, each with an example that fits it.
//!
//! Data models are described in the
//! [Flow JSON reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson).

use super::example;
use super::flow::Flow;

use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Member, Text, Value};
use crate::validate::schema::trail::Trail;

/// The types a field may have. The documentation names the first five.
const TYPES: [&str; 7] = [
    "string", "number", "boolean", "object", "array", "integer", "null",
];
const EXAMPLE: &str = "__example__";

type Fits = fn(&Value<'_>) -> bool;

/// Keywords, what they must be, and whether a value is that. `items` is looked at by itself.
const KEYWORDS: [(&str, &str, Fits); 16] = [
    ("properties", "an object", |value| {
        value.as_object().is_some()
    }),
    ("required", "a list of names", is_list_of_texts),
    ("enum", "a list", |value| value.as_array().is_some()),
    ("additionalProperties", "`false` or a schema", |value| {
        value.as_bool().is_some() || value.as_object().is_some()
    }),
    ("minItems", "a whole number", is_count),
    ("maxItems", "a whole number", is_count),
    ("minLength", "a whole number", is_count),
    ("maxLength", "a whole number", is_count),
    ("minimum", "a number", is_number),
    ("maximum", "a number", is_number),
    ("exclusiveMinimum", "a number", is_number),
    ("exclusiveMaximum", "a number", is_number),
    ("multipleOf", "a number", is_number),
    ("uniqueItems", "`true` or `false`", |value| {
        value.as_bool().is_some()
    }),
    ("pattern", "a text", |value| value.as_str().is_some()),
    ("format", "a text", |value| value.as_str().is_some()),
];

fn is_list_of_texts(value: &Value<'_>) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(|item| item.as_str().is_some()))
}

fn is_number(value: &Value<'_>) -> bool {
    value.as_number().is_some()
}

fn is_count(value: &Value<'_>) -> bool {
    let number = value.as_number();
    number.is_some_and(|number| number.is_integral() && number.as_f64() >= 0.0)
}

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        let Some(data) = screen.object.get("data").and_then(Value::as_object) else {
            continue;
        };
        for field in data.members() {
            // At this place, `required` is the list of the fields that must be sent.
            if field.key() == "required" {
                continue;
            }
            let found = findings.len();
            let mut model = Model {
                flow,
                field: field.value(),
                findings,
            };
            model.types(field.value(), field.key(), &Trail::ROOT);
            model.items(field.value(), field.key());
            model.misplaced_examples(field.value(), true);
            let sound = findings.len() == found;
            if let Some(given) = field.value().get(EXAMPLE).filter(|_| sound) {
                example::check(flow, given, field.value(), field.key(), findings);
            }
        }
    }
}

struct Model<'f, 'd> {
    flow: &'f Flow<'d>,
    /// The declaration of the field that is looked at.
    field: &'f Value<'f>,
    findings: &'f mut Vec<Finding>,
}

impl Model<'_, '_> {
    fn add(&mut self, code: Code, value: &Value<'_>, message: String, help: &str) {
        self.findings.push(
            self.flow
                .finding(code, value.span(), message)
                .with_help(help),
        );
    }

    /// A finding about what is no JSON Schema. Meta's validator has a library judge that, which writes the names of
    /// members in brackets: `screens[0].data.visit.properties['room'].type`.
    fn add_at(&mut self, trail: &Trail<'_>, finding: Finding) {
        let within = trail.path();
        // Those that come after many others have no path yet.
        let finding = if within.is_empty() || finding.path().is_empty() {
            finding
        } else {
            let field = self.flow.document.dotted_path_of(self.field.span());
            finding.at_path(format!("{field}.{within}"))
        };
        self.findings.push(finding);
    }

    /// Every type, also in members and items, is a name that is known, and what stands beside it is well formed.
    fn types(&mut self, schema: &Value<'_>, field: Text<'_>, trail: &Trail<'_>) {
        self.keywords(schema, trail);
        match schema.get("type") {
            Some(list) if list.as_array().is_some() => {
                let message = format!("the type of `{field}` must be one name, not a list");
                self.add(
                    Code::InvalidScreenData,
                    list,
                    message,
                    "choose one type for it",
                );
            }
            Some(found) => {
                let name = found.as_str();
                if !name.is_some_and(|name| TYPES.contains(&name)) {
                    let written =
                        name.map_or(found.kind_name().to_owned(), |name| format!("`{name}`"));
                    let message = format!("{written} is not a type that a data field can have");
                    let finding = self
                        .flow
                        .finding(Code::InvalidEnumValue, found.span(), message);
                    let nearest = name.and_then(|name| crate::nearest(name, TYPES));
                    let finding = match nearest {
                        Some(_) => finding.with_nearest(nearest),
                        None => finding
                            .with_help("use string, number, boolean, object, array or integer"),
                    };
                    self.add_at(&trail.property("type"), finding);
                }
            }
            None => {}
        }
        let members = schema.get("properties").and_then(Value::as_object);
        let trail_of_members = trail.property("properties");
        for member in members
            .map(crate::read::Object::members)
            .unwrap_or_default()
        {
            let trail = trail_of_members.entry(member.key().as_str());
            self.member(member, &trail);
        }
        if let Some(items) = schema.get("items") {
            self.types(items, field, &trail.property("items"));
        }
    }

    /// A member is declared by a schema: an object, or `true` and `false` for anything and nothing.
    fn member(&mut self, member: &Member<'_>, trail: &Trail<'_>) {
        let (key, schema) = (member.key(), member.value());
        if schema.as_object().is_some() || schema.as_bool().is_some() {
            return self.types(schema, key, trail);
        }
        let message = format!(
            "the member `{key}` must be declared by an object with `type`, not by {}",
            schema.kind_name()
        );
        // Meta's validator asks `null` for its type, and crashes.
        let code = match schema.is_null() {
            true => Code::InvalidFlowJson,
            false => Code::InvalidPropertyType,
        };
        let finding = self.flow.finding(code, schema.span(), message);
        let help = format!("write `\"{key}\": {{\"type\": \"string\"}}`, or the type that it has");
        self.add_at(trail, finding.with_help(help));
    }

    /// Keywords of JSON Schema hold what draft 7 says they hold.
    fn keywords(&mut self, schema: &Value<'_>, trail: &Trail<'_>) {
        for (keyword, wanted, fits) in KEYWORDS {
            let Some(value) = schema.get(keyword).filter(|value| !fits(value)) else {
                continue;
            };
            let message = format!("`{keyword}` must be {wanted}, not {}", value.kind_name());
            let finding = self
                .flow
                .finding(Code::InvalidPropertyType, value.span(), message);
            let finding = finding.with_help("it is a keyword of JSON Schema (draft 7)");
            self.add_at(&trail.property(keyword), finding);
        }
    }

    /// A list says what it holds, and so do the lists in it. Lists in objects need not, and `true` says enough: the
    /// list holds anything.
    fn items(&mut self, schema: &Value<'_>, field: Text<'_>) {
        if schema.get("type").and_then(Value::as_str) != Some("array") {
            return;
        }
        let Some(items) = schema.get("items") else {
            let message = format!("the array `{field}` does not say what it holds");
            let help = "add `items` with a `type`, such as `\"items\": {\"type\": \"string\"}`";
            return self.add(Code::InvalidScreenData, schema, message, help);
        };
        if items.as_bool().is_some() {
            return;
        }
        if items.get("type").is_none() {
            let message = format!("the items of `{field}` have no `type`");
            let help = "add one, such as `\"type\": \"string\"`";
            return self.add(Code::InvalidScreenData, items, message, help);
        }
        self.items(items, field);
    }

    fn misplaced_examples(&mut self, schema: &Value<'_>, outermost: bool) {
        let Some(object) = schema.as_object() else {
            return;
        };
        if let Some(example) = object.member(EXAMPLE).filter(|_| !outermost) {
            let message = "an `__example__` stands within a field, not in the field itself";
            let finding = self
                .flow
                .finding(Code::InvalidScreenData, example.key().span(), message);
            self.findings
                .push(finding.with_help("put it into the example of the whole field"));
        }
        let members = object.get("properties").and_then(Value::as_object);
        for member in members
            .map(crate::read::Object::members)
            .unwrap_or_default()
        {
            self.misplaced_examples(member.value(), false);
        }
        if let Some(items) = object.get("items") {
            self.misplaced_examples(items, false);
        }
    }
}
