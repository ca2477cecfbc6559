//! Example values: of what screens send, and of what they show.

use flowkit_json::interface::{
    Calculated, FieldRef, Input, InputKind, Received, Schema, SchemaKind, SentField, Source,
};
use flowkit_json::{Interface, Value};

use super::rust_values::Example;

/// An example of a payload. It has members that the phone may leave out; it lacks members whose reference leads nowhere.
pub(super) fn example(
    payload: &[SentField<'_>],
    interface: &Interface<'_>,
) -> Vec<(String, Example)> {
    payload
        .iter()
        .filter(|field| !matches!(field.value.source, Source::Unresolved))
        .map(|field| (field.key.to_string(), received(&field.value, interface)))
        .collect()
}

fn received(received_value: &Received<'_>, interface: &Interface<'_>) -> Example {
    match &received_value.source {
        Source::Literal(value) | Source::Sample(value) => Example::of(value),
        Source::Input(input) => entered(input),
        Source::Field(field) => field_example(field, interface),
        Source::Calculated(Calculated::Number) => Example::Number("1".to_owned()),
        Source::Calculated(Calculated::Boolean) => Example::Bool(true),
        Source::Object(members) => Example::Object(example(members, interface)),
        Source::Array(items) => {
            Example::List(items.iter().map(|item| received(item, interface)).collect())
        }
        _ => Example::text("text"),
    }
}

fn entered(input: &Input<'_>) -> Example {
    let day = || Example::text("2030-03-15");
    match &input.kind {
        InputKind::Number => Example::text("2"),
        InputKind::Consent => Example::Bool(true),
        InputKind::Choice(options) => option(options.as_deref()),
        InputKind::Choices(options) => Example::List(vec![option(options.as_deref())]),
        InputKind::Date => day(),
        InputKind::Timestamp => Example::text("1899763200000"),
        InputKind::DateRange => Example::Object(vec![
            ("start-date".to_owned(), day()),
            ("end-date".to_owned(), Example::text("2030-03-17")),
        ]),
        InputKind::DateOrRange => day(),
        // No picture was chosen: one would be too much for a test.
        InputKind::Media => Example::List(Vec::new()),
        _ => Example::text("text"),
    }
}

fn option(options: Option<&[flowkit_json::interface::Choice<'_>]>) -> Example {
    let first = options.and_then(<[_]>::first);
    Example::text(first.map_or("option", |option| option.id.as_str()))
}

/// The value that a field has in the example of its screen's data.
fn field_example(field: &FieldRef<'_>, interface: &Interface<'_>) -> Example {
    let screen = interface
        .screens
        .iter()
        .find(|screen| screen.id == field.screen);
    let mut path = field.path.iter();
    let shown = path.next().and_then(|name| {
        let fields = screen?.shows.iter().flatten();
        fields.into_iter().find(|shown| shown.name == *name)
    });
    let root = shown.and_then(|shown| example_in_document(&shown.schema));
    let value = path.fold(root, |value, key| value?.get(key));
    value.map_or_else(|| example_of(&field.schema), Example::of)
}

/// The `__example__` of a declaration.
fn example_in_document<'d>(schema: &Schema<'d>) -> Option<&'d Value<'d>> {
    schema.json.get("__example__")
}

/// The example of a declaration, else the simplest value that fits it.
pub(super) fn example_of(schema: &Schema<'_>) -> Example {
    let is_empty = |value: &Value<'_>| value.as_array().is_some_and(<[_]>::is_empty);
    if let Some(value) = example_in_document(schema).filter(|value| !is_empty(value)) {
        return Example::of(value);
    }
    match &schema.kind {
        SchemaKind::Number | SchemaKind::Integer => Example::Number("0".to_owned()),
        SchemaKind::Boolean => Example::Bool(false),
        SchemaKind::Null => Example::Null,
        SchemaKind::Array(items) => Example::List(items.as_deref().map_or_else(Vec::new, options)),
        SchemaKind::Object(members) => {
            let members = members.iter();
            Example::Object(
                members
                    .map(|member| (member.name.to_string(), example_of(&member.schema)))
                    .collect(),
            )
        }
        SchemaKind::Constant(value) => Example::of(value),
        _ => Example::text(""),
    }
}

/// Two items for a list of options: the phone draws no empty list, and chips only from two on. Any other list is empty.
fn options(item: &Schema<'_>) -> Vec<Example> {
    let has_id = match &item.kind {
        SchemaKind::Object(members) => members.iter().any(|member| member.name == "id"),
        _ => false,
    };
    if !has_id {
        return Vec::new();
    }
    ["one", "two"].map(|id| example_with_text(item, id)).into()
}

/// The simplest value that fits a declaration, with this text where a person would read it.
fn example_with_text(schema: &Schema<'_>, text: &str) -> Example {
    match &schema.kind {
        SchemaKind::String => Example::text(text),
        SchemaKind::Object(members) => {
            let members = members.iter().map(|member| {
                let value = match member.name.as_str() {
                    // A text is no picture.
                    "image" | "src" => example_of(&member.schema),
                    _ => example_with_text(&member.schema, text),
                };
                (member.name.to_string(), value)
            });
            Example::Object(members.collect())
        }
        _ => example_of(schema),
    }
}
