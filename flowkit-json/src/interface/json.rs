//! The interface as JSON.

use super::writer::Writer;
use super::{
    Calculated, InputKind, Interface, Received, Schema, SchemaKind, ScreenInterface, Sent,
    SentField, ShownField, Source,
};
use crate::read::{Kind, Text, Value};

/// What a screen's data must not bring along: examples are for the people who build the flow.
const EXAMPLE: &str = "__example__";

/// What can be anything.
const ANY: &[&str] = &["array", "boolean", "null", "number", "object", "string"];

impl Interface<'_> {
    /// The interface as one JSON object: `version`, `data_api_version` and `screens`.
    ///
    /// A screen has `id`, `terminal`, `may_follow_init`, `next`, `successors`, `predecessors`, `back_can_arrive`,
    /// `sends_data_exchange`, `data_exchange`, `data` (the declarations without their examples) and `data_required`.
    /// Each `data_exchange` has `path`, `component`, `slot` and `payload`, which says of every key:
    ///
    /// - `types`: the JSON types that may arrive. `null` is among them for an OptIn and for a range of days, which phones of
    ///   today leave out when they are unticked or cleared, and which others sent as `null`;
    /// - `may_be_absent`: whether the key can be missing;
    /// - `literal`: the value of a constant that is neither object nor array;
    /// - `properties`, `elements` and `items`: the members of an object, the items of an array one by one, and what
    ///   every item of an array is;
    /// - `media`: it describes an uploaded file;
    /// - `number_or_text`: it is declared a number and may hold text, or such a number is in it;
    /// - `unresolved`: it refers to nothing.
    ///
    /// What a `complete` action sends is not part of it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = Writer::default();
        writer.object(|writer| {
            writer.key("version");
            text_or_null(writer, self.version);
            writer.key("data_api_version");
            text_or_null(writer, self.data_api_version);
            writer.key("screens");
            writer.array(&self.screens, screen);
        });
        writer.into_text()
    }
}

fn text_or_null(writer: &mut Writer, text: Option<Text<'_>>) {
    match text {
        Some(text) => writer.string(text.as_str()),
        None => writer.word("null"),
    }
}

fn sorted<'s>(names: &[&'s str]) -> Vec<&'s str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

fn flag(writer: &mut Writer, key: &str, value: bool) {
    writer.key(key);
    writer.truth(value);
}

fn screen(writer: &mut Writer, screen: &ScreenInterface<'_>) {
    writer.object(|writer| {
        writer.key("id");
        writer.string(screen.id.as_str());
        flag(writer, "terminal", screen.terminal);
        flag(writer, "may_follow_init", screen.may_follow_init);
        let lists = [
            ("next", &screen.next),
            ("successors", &screen.successors),
            ("predecessors", &screen.predecessors),
        ];
        for (key, names) in lists {
            writer.key(key);
            writer.strings(sorted(names));
        }
        flag(writer, "back_can_arrive", screen.back_can_arrive);
        flag(writer, "sends_data_exchange", !screen.exchanges.is_empty());
        writer.key("data_exchange");
        writer.array(&screen.exchanges, sent);
        writer.key("data");
        writer.object(|writer| {
            screen
                .shows
                .iter()
                .flatten()
                .for_each(|field| shown(writer, field));
        });
        writer.key("data_required");
        writer.strings(screen.required.iter().map(Text::as_str));
    });
}

fn shown(writer: &mut Writer, field: &ShownField<'_>) {
    writer.key(field.name.as_str());
    writer.value(field.schema.json, Some(EXAMPLE));
}

fn sent(writer: &mut Writer, sent: &Sent<'_>) {
    writer.object(|writer| {
        writer.key("path");
        writer.string(&sent.path);
        writer.key("component");
        text_or_null(writer, sent.component);
        writer.key("slot");
        writer.string(sent.slot.as_str());
        writer.key("payload");
        members(writer, &sent.payload);
    });
}

fn members(writer: &mut Writer, fields: &[SentField<'_>]) {
    writer.object(|writer| {
        for field in fields {
            writer.key(field.key.as_str());
            writer.object(|writer| received(writer, &field.value));
        }
    });
}

/// Writes the members that describe a value.
fn received(writer: &mut Writer, received: &Received<'_>) {
    let absent = received.may_be_absent;
    match &received.source {
        Source::Literal(value) => return literal(writer, value),
        Source::Sample(value) => types(writer, &[type_of(value)]),
        Source::Input(input) => self::input(writer, &input.kind, absent),
        Source::Field(field) => {
            schema(writer, &field.schema);
            if field.number_or_text {
                flag(writer, "number_or_text", true);
            }
        }
        Source::Calculated(kind) => types(
            writer,
            match kind {
                Calculated::Text => &["string"],
                Calculated::Number => &["number"],
                Calculated::Boolean => &["boolean"],
                Calculated::Unknown => &["boolean", "number", "string"],
            },
        ),
        Source::Object(fields) => {
            types(writer, &["object"]);
            writer.key("properties");
            members(writer, fields);
        }
        Source::Array(items) => {
            types(writer, &["array"]);
            writer.key("elements");
            writer.array(items, |writer, item| {
                writer.object(|writer| self::received(writer, item));
            });
        }
        Source::Unresolved => {
            types(writer, &[]);
            flag(writer, "unresolved", true);
        }
    }
    flag(writer, "may_be_absent", absent);
}

fn types(writer: &mut Writer, types: &[&str]) {
    writer.key("types");
    writer.strings(types.iter().copied());
}

fn type_of(value: &Value<'_>) -> &'static str {
    match value.kind() {
        Kind::Null => "null",
        Kind::Bool(_) => "boolean",
        Kind::Number(_) => "number",
        Kind::String(_) => "string",
        Kind::Array(_) => "array",
        Kind::Object(_) => "object",
    }
}

fn literal(writer: &mut Writer, value: &Value<'_>) {
    types(writer, &[type_of(value)]);
    flag(writer, "may_be_absent", false);
    match value.kind() {
        Kind::Array(items) => {
            writer.key("elements");
            writer.array(items, |writer, item| {
                writer.object(|writer| literal(writer, item));
            });
        }
        Kind::Object(object) => {
            writer.key("properties");
            writer.object(|writer| {
                for member in object.members() {
                    writer.key(member.key().as_str());
                    writer.object(|writer| literal(writer, member.value()));
                }
            });
        }
        _ => {
            writer.key("literal");
            writer.value(value, None);
        }
    }
}

fn input(writer: &mut Writer, kind: &InputKind<'_>, absent: bool) {
    // Unticked or cleared again, an OptIn and a range are missing; clients of old sent `null`, and it is read as well.
    match (kind, absent) {
        (InputKind::Text | InputKind::Number | InputKind::Choice(_), _)
        | (InputKind::Date | InputKind::Timestamp, _) => types(writer, &["string"]),
        (InputKind::Consent, true) => types(writer, &["boolean", "null"]),
        (InputKind::Consent, false) => types(writer, &["boolean"]),
        (InputKind::Choices(_) | InputKind::Media, _) => types(writer, &["array"]),
        (InputKind::DateRange, true) => types(writer, &["null", "object"]),
        (InputKind::DateRange, false) => types(writer, &["object"]),
        (InputKind::DateOrRange, true) => types(writer, &["null", "object", "string"]),
        (InputKind::DateOrRange, false) => types(writer, &["object", "string"]),
        (InputKind::Unknown, _) => types(writer, ANY),
    }
    match kind {
        InputKind::Choices(_) => {
            writer.key("items");
            writer.object(|writer| types(writer, &["string"]));
        }
        InputKind::Media => {
            writer.key("items");
            writer.object(|writer| {
                types(writer, &["object"]);
                flag(writer, "media", true);
            });
        }
        InputKind::DateRange | InputKind::DateOrRange => {
            writer.key("properties");
            writer.object(|writer| {
                for half in ["start-date", "end-date"] {
                    writer.key(half);
                    writer.object(|writer| {
                        types(writer, &["string"]);
                        flag(writer, "may_be_absent", false);
                    });
                }
            });
        }
        _ => {}
    }
}

fn schema(writer: &mut Writer, schema: &Schema<'_>) {
    match &schema.kind {
        SchemaKind::String => types(writer, &["string"]),
        SchemaKind::Number => types(writer, &["number"]),
        SchemaKind::Integer => types(writer, &["integer"]),
        SchemaKind::Boolean => types(writer, &["boolean"]),
        SchemaKind::Null => types(writer, &["null"]),
        SchemaKind::Any => types(writer, ANY),
        SchemaKind::Constant(value) => {
            types(writer, &[type_of(value)]);
            writer.key("literal");
            writer.value(value, None);
        }
        SchemaKind::Array(items) => {
            types(writer, &["array"]);
            if let Some(items) = items {
                writer.key("items");
                writer.object(|writer| self::schema(writer, items));
            }
        }
        SchemaKind::Object(members) => {
            types(writer, &["object"]);
            if schema.json.get("properties").is_none() {
                return;
            }
            writer.key("properties");
            writer.object(|writer| {
                for member in members {
                    writer.key(member.name.as_str());
                    writer.object(|writer| {
                        self::schema(writer, &member.schema);
                        flag(writer, "may_be_absent", !member.required);
                    });
                }
            });
        }
    }
}
