//! Whether a field's example fits its schema, as JSON Schema (draft 7) sees it.
//!
//! Everything is reported at the example as a whole, with the code that Meta's validator has for the keyword;
//! keywords for which it has none share [`Code::InvalidSchema`].

mod formats;
mod pattern;
mod sizes;
#[cfg(test)]
mod tests;

use super::flow::Flow;

use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Kind, Object, Text, Value, push_index, push_key};

pub(super) fn check(
    flow: &Flow<'_>,
    given: &Value<'_>,
    schema: &Value<'_>,
    field: Text<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut found = Found::default();
    fits(given, schema, Within::Example, &mut found);
    for fault in found.listed {
        let place = if fault.within.is_empty() {
            format!("the example of `{field}`")
        } else {
            format!("`{}` in the example of `{field}`", fault.within)
        };
        let message = format!("{place} {}", fault.complaint);
        findings.push(
            flow.finding(fault.code, given.span(), message)
                .with_help("the example must fit the field's own schema"),
        );
    }
}

/// What keeps a value from fitting.
struct Fault {
    code: Code,
    /// The path within the example.
    within: String,
    complaint: String,
}

/// What is at fault with the value at one path.
struct Faults<'f> {
    within: Within<'f>,
    all: &'f mut Found,
}

impl Faults<'_> {
    fn add(&mut self, code: Code, complaint: impl Into<String>) {
        let mut within = String::new();
        self.within.write(&mut within);
        self.all.add(Fault {
            code,
            within,
            complaint: complaint.into(),
        });
    }
}

/// More faults of one example than anybody reads; beyond, they are only counted.
const MOST: usize = 2_000;

/// All that keeps a value from fitting.
#[derive(Default)]
struct Found {
    listed: Vec<Fault>,
    count: usize,
}

impl Found {
    fn add(&mut self, fault: Fault) {
        self.count = self.count.saturating_add(1);
        if self.listed.len() < MOST {
            self.listed.push(fault);
        }
    }

    fn append(&mut self, other: Self) {
        let unlisted = other.count.saturating_sub(other.listed.len());
        self.count = self.count.saturating_add(unlisted);
        other.listed.into_iter().for_each(|fault| self.add(fault));
    }
}

/// A place within an example, kept on the stack until someone asks for it.
#[derive(Clone, Copy)]
enum Within<'a> {
    Example,
    Item(&'a Within<'a>, usize),
    Member(&'a Within<'a>, &'a str),
}

impl Within<'_> {
    fn write(self, path: &mut String) {
        match self {
            Self::Example => {}
            Self::Item(parent, index) => {
                parent.write(path);
                push_index(path, index);
            }
            Self::Member(parent, key) => {
                parent.write(path);
                push_key(path, key);
            }
        }
    }
}

fn fits(value: &Value<'_>, schema: &Value<'_>, within: Within<'_>, all: &mut Found) {
    let mut faults = Faults { within, all };
    if schema.as_bool() == Some(false) {
        return faults.add(Code::InvalidSchema, "has no place in the schema");
    }
    let Some(schema) = schema.as_object() else {
        return;
    };
    if let Some(name) = schema.get("type").and_then(Value::as_str)
        && !has_type(value, name)
    {
        let complaint = format!("must be of type {name}, not {}", value.kind_name());
        faults.add(Code::InvalidPropertyType, complaint);
    }
    if let Some(options) = schema.get("enum").and_then(Value::as_array)
        && !options.iter().any(|option| equal(option, value))
    {
        let complaint = "is none of the values that `enum` lists";
        faults.add(Code::InvalidEnumValue, complaint);
    }
    if schema
        .get("const")
        .is_some_and(|constant| !equal(constant, value))
    {
        let complaint = "is not the value that `const` asks for";
        faults.add(Code::InvalidPropertyValue, complaint);
    }
    sizes::check(value, schema, &mut faults);
    if let Some(text) = value.as_str() {
        look(text, schema, &mut faults);
    }
    combined(value, schema, within, all);
    if let Some(object) = value.as_object() {
        members(object, schema, within, all);
    }
    if let Some(items) = value.as_array() {
        elements(items, schema, within, all);
    }
}

fn accepts(value: &Value<'_>, schema: &Value<'_>) -> bool {
    let mut found = Found::default();
    fits(value, schema, Within::Example, &mut found);
    found.count == 0
}

fn look(text: &str, schema: &Object<'_>, faults: &mut Faults<'_>) {
    let word = |key: &str| schema.get(key).and_then(Value::as_str);
    if let Some(pattern) = word("pattern").filter(|wanted| !pattern::matches(wanted, text)) {
        let complaint = format!("does not match the pattern `{pattern}`");
        faults.add(Code::PatternMismatch, complaint);
    }
    if let Some(format) = word("format").filter(|format| !formats::fits(text, format)) {
        let complaint = format!("does not have the format `{format}`");
        faults.add(Code::InvalidPropertyValueFormat, complaint);
    }
}

/// Schemas made of others.
fn combined(value: &Value<'_>, schema: &Object<'_>, within: Within<'_>, all: &mut Found) {
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    for inner in list("allOf").unwrap_or_default() {
        fits(value, inner, within, all);
    }
    for (key, code) in [
        ("anyOf", Code::InvalidSchema),
        ("oneOf", Code::OneOfSchemaValidationFailed),
    ] {
        let Some(alternatives) = list(key) else {
            continue;
        };
        // Each is tried once, or schemas within schemas would be tried ever more often.
        let (mut count, mut inner_faults) = (0_usize, Found::default());
        for inner in alternatives {
            let before = inner_faults.count;
            fits(value, inner, within, &mut inner_faults);
            count += usize::from(inner_faults.count == before);
        }
        if count == 0 {
            all.append(inner_faults);
        }
        if count == 0 || (key == "oneOf" && count > 1) {
            let complaint = format!("fits {count} of the schemas in `{key}`");
            Faults { within, all }.add(code, complaint);
        }
    }
    if schema.get("not").is_some_and(|inner| accepts(value, inner)) {
        let complaint = "is what `not` excludes";
        Faults { within, all }.add(Code::NotKeywordSchemaValidationFailed, complaint);
    }
    if let Some(condition) = schema.get("if") {
        let branch = if accepts(value, condition) {
            "then"
        } else {
            "else"
        };
        if let Some(inner) = schema.get(branch) {
            let before = all.count;
            fits(value, inner, within, all);
            if all.count > before {
                let complaint = format!("does not fit `{branch}`");
                Faults { within, all }.add(Code::InvalidSchema, complaint);
            }
        }
    }
}

fn elements(items: &[Value<'_>], schema: &Object<'_>, within: Within<'_>, all: &mut Found) {
    let mut each = |index: usize, item: &Value<'_>, inner: &Value<'_>| {
        fits(item, inner, Within::Item(&within, index), all);
    };
    match schema.get("items") {
        Some(one_by_one) if one_by_one.as_array().is_some() => {
            let schemas = one_by_one.as_array().unwrap_or_default();
            for (index, (item, inner)) in items.iter().zip(schemas).enumerate() {
                each(index, item, inner);
            }
            if let Some(rest) = schema.get("additionalItems") {
                for (index, item) in items.iter().enumerate().skip(schemas.len()) {
                    each(index, item, rest);
                }
            }
        }
        Some(inner) => {
            for (index, item) in items.iter().enumerate() {
                each(index, item, inner);
            }
        }
        None => {}
    }
    if let Some(wanted) = schema.get("contains")
        && !items.iter().any(|item| accepts(item, wanted))
    {
        let complaint = "has no item that `contains` asks for";
        Faults { within, all }.add(Code::InvalidSchema, complaint);
    }
}

fn members(object: &Object<'_>, schema: &Object<'_>, within: Within<'_>, all: &mut Found) {
    let required = schema.get("required").and_then(Value::as_array);
    for name in required
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_str)
    {
        if object.get(name).is_none() {
            let complaint = format!("lacks `{name}`, which the schema's `required` lists");
            Faults { within, all }.add(Code::MissingRequiredProperty, complaint);
        }
    }
    let group = |key: &str| schema.get(key).and_then(Value::as_object);
    for member in object.members() {
        let key = member.key().as_str();
        let path = Within::Member(&within, key);
        let named = group("properties").and_then(|properties| properties.get(key));
        let matching = group("patternProperties")
            .map(Object::members)
            .unwrap_or_default()
            .filter(|known| pattern::matches(known.key().as_str(), key));
        let mut known = false;
        for inner in named
            .into_iter()
            .chain(matching.map(crate::read::Member::value))
        {
            known = true;
            fits(member.value(), inner, path, all);
        }
        match schema.get("additionalProperties").filter(|_| !known) {
            Some(closed) if closed.as_bool() == Some(false) => {
                let complaint = format!("has `{key}`, which the schema does not allow");
                Faults { within, all }.add(Code::InvalidPropertyKey, complaint);
            }
            Some(inner) => fits(member.value(), inner, path, all),
            None => {}
        }
        if let Some(names) = schema.get("propertyNames") {
            key_fits(key, names, within, all);
        }
    }
    for needed in group("dependencies")
        .map(Object::members)
        .unwrap_or_default()
    {
        if object.get(needed.key().as_str()).is_none() {
            continue;
        }
        for name in needed.value().as_array().unwrap_or_default() {
            if let Some(name) = name.as_str().filter(|name| object.get(name).is_none()) {
                let complaint = format!("has `{}` without `{name}`", needed.key());
                Faults { within, all }.add(Code::InvalidDependencies, complaint);
            }
        }
    }
}

/// Whether a key is a text as `propertyNames` wants it.
fn key_fits(key: &str, names: &Value<'_>, within: Within<'_>, all: &mut Found) {
    let Some(names) = names.as_object() else {
        return;
    };
    let mut faults = Faults { within, all };
    sizes::text(key, names, &mut faults);
    look(key, names, &mut faults);
    let options = names.get("enum").and_then(Value::as_array);
    if options.is_some_and(|options| !options.iter().any(|option| option.as_str() == Some(key))) {
        let complaint = format!("has the key `{key}`, which `propertyNames` does not list");
        faults.add(Code::InvalidEnumValue, complaint);
    }
}

fn has_type(value: &Value<'_>, name: &str) -> bool {
    match (name, value.kind()) {
        ("integer", Kind::Number(number)) => number.is_integral(),
        ("string", Kind::String(_))
        | ("number", Kind::Number(_))
        | ("boolean", Kind::Bool(_))
        | ("object", Kind::Object(_))
        | ("array", Kind::Array(_))
        | ("null", Kind::Null) => true,
        _ => false,
    }
}

/// Whether two values are the same JSON, whatever the order of members.
fn equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left.kind(), right.kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(left), Kind::Bool(right)) => left == right,
        (Kind::Number(left), Kind::Number(right)) => left.as_f64() == right.as_f64(),
        (Kind::String(left), Kind::String(right)) => left == right,
        (Kind::Array(left), Kind::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Kind::Object(left), Kind::Object(right)) => {
            let same = |member: &crate::read::Member<'_>| {
                let other = right.get(member.key().as_str());
                other.is_some_and(|other| equal(member.value(), other))
            };
            left.len() == right.len() && left.members().all(same)
        }
        _ => false,
    }
}
