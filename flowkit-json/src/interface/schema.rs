//! Reads the schemas of data fields.

use super::{Schema, SchemaKind, ShownField, ShownMember};
use crate::document::DataModel;
use crate::read::{Object, Value};

impl<'d> Schema<'d> {
    /// What a declaration says; what it says wrongly reads as not said.
    pub(super) fn of(json: &'d Value<'d>) -> Self {
        Self {
            span: json.span(),
            kind: kind_of(json),
            json,
        }
    }
}

/// Whether this declares a number, whole or not.
pub(super) fn is_numeric(json: &Value<'_>) -> bool {
    matches!(kind_of(json), SchemaKind::Number | SchemaKind::Integer)
}

fn kind_of<'d>(json: &'d Value<'d>) -> SchemaKind<'d> {
    if let Some(constant) = json.get("const") {
        return SchemaKind::Constant(constant);
    }
    match json.get("type").and_then(Value::as_str) {
        Some("string") => SchemaKind::String,
        Some("number") => SchemaKind::Number,
        Some("integer") => SchemaKind::Integer,
        Some("boolean") => SchemaKind::Boolean,
        Some("null") => SchemaKind::Null,
        Some("array") => SchemaKind::Array(items(json).map(|items| Box::new(Schema::of(items)))),
        Some("object") => SchemaKind::Object(members_of(json)),
        _ => SchemaKind::Any,
    }
}

fn members_of<'d>(json: &'d Value<'d>) -> Vec<ShownMember<'d>> {
    let required = Required::of(json);
    let members = properties(json).map(Object::members).unwrap_or_default();
    let members = members.map(|member| ShownMember {
        name: member.key(),
        schema: Schema::of(member.value()),
        required: required.lists(member.key().as_str()),
    });
    members.collect()
}

fn properties<'d>(json: &'d Value<'d>) -> Option<&'d Object<'d>> {
    json.get("properties").and_then(Value::as_object)
}

/// The declaration of an object's member. Members are declared where no type is, too, but a list has none.
pub(super) fn member<'d>(json: &'d Value<'d>, name: &str) -> Option<&'d Value<'d>> {
    properties(json).filter(|_| !is_list(json))?.get(name)
}

/// The declaration of a list's items.
pub(super) fn items<'d>(json: &'d Value<'d>) -> Option<&'d Value<'d>> {
    let items = json.get("items").filter(|_| is_list(json))?;
    items.as_object().map(|_| items)
}

fn is_list(json: &Value<'_>) -> bool {
    json.get("type").and_then(Value::as_str) == Some("array")
}

/// The names that a declaration's own `required` lists.
pub(super) struct Required<'d>(Vec<&'d str>);

impl<'d> Required<'d> {
    pub(super) fn of(json: &'d Value<'d>) -> Self {
        let names = json
            .get("required")
            .and_then(Value::as_array)
            .unwrap_or_default();
        let mut names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        names.sort_unstable();
        Self(names)
    }

    pub(super) fn lists(&self, name: &str) -> bool {
        self.0.binary_search(&name).is_ok()
    }
}

/// The fields of a data model.
pub(super) fn fields<'d>(data: DataModel<'d>) -> Vec<ShownField<'d>> {
    let fields = data.fields().map(|field| ShownField {
        name: field.name(),
        schema: Schema::of(field.schema()),
    });
    fields.collect()
}
