//! Values as Rust code.

use flowkit_json::Value;
use flowkit_json::read::{Kind, Number};

use super::crate_name::is_plain_identifier;

/// A value that stands in the project's code.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Example {
    Null,
    Bool(bool),
    /// As a literal of Rust.
    Number(String),
    Text(String),
    List(Vec<Example>),
    Object(Vec<(String, Example)>),
}

/// How long a line may become before a value is spread over several.
const WIDTH: usize = 96;

impl Example {
    /// A value of a document.
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value.kind() {
            Kind::Null => Self::Null,
            Kind::Bool(truth) => Self::Bool(*truth),
            Kind::Number(number) => Self::Number(literal(number)),
            Kind::String(text) => Self::Text(text.to_string()),
            Kind::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Kind::Object(object) => Self::Object(
                object
                    .members()
                    .map(|member| (member.key().to_string(), Self::of(member.value())))
                    .collect(),
            ),
        }
    }

    /// The value that is sent for it.
    pub(super) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Number(literal) => match literal.trim_end_matches("_i64").parse::<i64>() {
                Ok(whole) => Value::from(whole),
                Err(_) => Value::from(literal.parse().unwrap_or(f64::MAX)),
            },
            Self::Text(text) => Value::from(text.as_str()),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Object(members) => members
                .iter()
                .map(|(key, value)| (key.clone(), value.to_json()))
                .collect(),
        }
    }

    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An expression that serde can write: a literal, or `json!` for what no literal can be.
    fn expression(&self, indent: usize) -> String {
        match self {
            Self::Null => "json!(null)".to_owned(),
            Self::List(_) | Self::Object(_) => format!("json!({})", self.json(indent, 6)),
            _ => self.json(indent, 0),
        }
    }

    /// What stands within `json!`, on one line if that is short enough behind the `used` characters before it.
    pub(super) fn json(&self, indent: usize, used: usize) -> String {
        let line = self.line();
        if indent + used + line.len() <= WIDTH {
            return line;
        }
        let inner = " ".repeat(indent + 4);
        let outer = " ".repeat(indent);
        match self {
            Self::List(items) if !items.is_empty() => {
                let items = items
                    .iter()
                    .map(|item| format!("{inner}{}", item.json(indent + 4, 0)));
                format!("[\n{}\n{outer}]", items.collect::<Vec<_>>().join(",\n"))
            }
            Self::Object(members) if !members.is_empty() => {
                let members = members.iter().map(|(key, value)| {
                    let value = value.json(indent + 4, key.len() + 4);
                    format!("{inner}{key:?}: {value}")
                });
                format!("{{\n{}\n{outer}}}", members.collect::<Vec<_>>().join(",\n"))
            }
            _ => line,
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(truth) => truth.to_string(),
            Self::Number(literal) => literal.clone(),
            Self::Text(text) => format!("{text:?}"),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|(key, value)| format!("{key:?}: {}", value.line()))
                    .collect();
                format!("{{ {} }}", members.join(", "))
            }
        }
    }

    /// Whether writing it takes `json!`.
    pub(super) fn needs_json(&self) -> bool {
        matches!(self, Self::Null | Self::List(_) | Self::Object(_))
    }

    /// How many values it is made of. `json!` goes through them one inside of another.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::size).sum::<usize>(),
            Self::Object(members) => {
                1 + members.iter().map(|(_, value)| value.size()).sum::<usize>()
            }
            _ => 1,
        }
    }
}

/// An object as the macro `params!` writes it.
pub(super) fn params(members: &[(String, Example)], indent: usize) -> String {
    if members.is_empty() {
        return "params! {}".to_owned();
    }
    let written: Vec<String> = members
        .iter()
        .map(|(key, value)| {
            let name = if is_plain_identifier(key) {
                key.clone()
            } else {
                format!("{key:?}")
            };
            format!("{name}: {}", value.expression(indent + 4))
        })
        .collect();
    let line = format!("params! {{ {} }}", written.join(", "));
    if indent + line.len() <= WIDTH && !line.contains('\n') {
        return line;
    }
    let inner = " ".repeat(indent + 4);
    let outer = " ".repeat(indent);
    let lines: Vec<String> = written
        .iter()
        .map(|member| format!("{inner}{member},\n"))
        .collect();
    format!("params! {{\n{}{outer}}}", lines.concat())
}

/// Whole numbers beyond 32 bits say so, and what no integer holds is a float.
fn literal(number: &Number<'_>) -> String {
    match number.as_i64() {
        Some(whole) if i32::try_from(whole).is_ok() => whole.to_string(),
        Some(whole) => format!("{whole}_i64"),
        None if number.as_f64().is_finite() => format!("{:?}", number.as_f64()),
        // Such as 1e999, which no program reads back.
        None => "f64::MAX".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Example, params};

    fn written(json: &str) -> String {
        let reading = flowkit_json::read::parse(json).unwrap();
        match Example::of(&reading.value) {
            Example::Object(members) => params(&members, 0),
            other => other.expression(0),
        }
    }

    #[test]
    fn values_become_code() {
        for (json, code) in [
            ("{}", "params! {}"),
            (
                r#"{"a": 1, "b-c": -2.5, "type": "x\"y\\z\n", "d": null}"#,
                r#"params! { a: 1, "b-c": -2.5, "type": "x\"y\\z\n", d: json!(null) }"#,
            ),
            (
                r#"{"big": 3000000000, "huge": 1e300, "l": [1, {"k": true}], "e": []}"#,
                r#"params! { big: 3000000000_i64, huge: 1e300, l: json!([1, { "k": true }]), e: json!([]) }"#,
            ),
        ] {
            assert_eq!(written(json), code);
        }
    }

    #[test]
    fn values_are_sent_as_the_document_has_them() {
        for json in [
            r#"{"a":1,"b":[-2.5,3000000000,true,null],"c":{"d":"é"}}"#,
            "1e300",
        ] {
            let reading = flowkit_json::read::parse(json).unwrap();
            let sent: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(Example::of(&reading.value).to_json(), sent);
        }
    }

    #[test]
    fn long_values_are_spread_over_lines() {
        let long = "x".repeat(60);
        let json = format!(r#"{{"list": [{{"id": "{long}"}}, {{"id": "{long}"}}]}}"#);
        let expected = format!(
            "params! {{\n    list: json!([\n        {{ \"id\": \"{long}\" }},\n        {{ \"id\": \"{long}\" }}\n    \
             ]),\n}}"
        );
        assert_eq!(written(&json), expected);
    }
}
