//! What a value holds, in words.

use flowkit_json::interface::{
    Calculated, Choice, FieldRef, Input, InputKind, OwnValue, Received, Schema, SchemaKind,
    SentField, Source,
};
use flowkit_json::{Span, Text};

/// The most ids of options that are named, and the most characters of a constant that are quoted.
const MOST_IDS: usize = 6;
const LONGEST_CONSTANT: usize = 60;

/// Says what values hold. Constants are quoted from the document.
pub(super) struct Words<'d> {
    pub(super) source: &'d [u8],
    /// The screen that is described. A value from another screen is said to come from there.
    pub(super) screen: &'d str,
}

impl Words<'_> {
    /// What arrives under a key of a payload.
    pub(super) fn received(&self, received: &Received<'_>) -> String {
        let mut text = match &received.source {
            Source::Literal(value) => format!("always {}", self.quoted(value.span())),
            Source::Sample(value) => {
                format!(
                    "what the item brings, such as {}",
                    self.quoted(value.span())
                )
            }
            Source::Input(input) => self.input(input),
            Source::Field(field) => self.field(field),
            Source::Calculated(calculated) => calculation(*calculated).to_owned(),
            Source::Object(members) => self.object(members),
            Source::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.received(item)).collect();
                format!("list [{}]", items.join("; "))
            }
            Source::Unresolved => "anything: it refers to nothing".to_owned(),
            _ => "anything".to_owned(),
        };
        match received.own {
            Some(OwnValue::Chosen) => {}
            Some(_) => text.push_str(", may be empty"),
            None if received.may_be_absent => text.push_str(", may be absent"),
            None => {}
        }
        text
    }

    fn object(&self, members: &[SentField<'_>]) -> String {
        let members: Vec<String> = members
            .iter()
            .map(|member| format!("{}: {}", member.key, self.received(&member.value)))
            .collect();
        format!("object {{ {} }}", members.join("; "))
    }

    fn input(&self, input: &Input<'_>) -> String {
        let mut text = match &input.kind {
            InputKind::Text => "text".to_owned(),
            InputKind::Number => "number, as it was typed (text or number)".to_owned(),
            InputKind::Consent => "true or false".to_owned(),
            InputKind::Choice(options) => format!("id of an option{}", ids(options.as_deref())),
            InputKind::Choices(options) => {
                format!("list of ids of options{}", ids(options.as_deref()))
            }
            InputKind::Date => "day (YYYY-MM-DD)".to_owned(),
            InputKind::Timestamp => "time in milliseconds, as text".to_owned(),
            InputKind::DateRange => "days (start-date, end-date)".to_owned(),
            InputKind::DateOrRange => "day, or days (start-date, end-date)".to_owned(),
            InputKind::Media => "list of uploaded files".to_owned(),
            _ => "anything".to_owned(),
        };
        if input.screen != self.screen {
            text.push_str(&format!(", entered on {}", input.screen));
        }
        text
    }

    fn field(&self, field: &FieldRef<'_>) -> String {
        let mut text = self.schema(&field.schema);
        if field.number_or_text {
            text.push_str(" or text");
        }
        let path = field.path.join(".");
        text.push_str(&format!(", as shown in {path}"));
        if field.screen != self.screen {
            text.push_str(&format!(" of {}", field.screen));
        }
        text
    }

    /// What a declared field holds.
    pub(super) fn schema(&self, schema: &Schema<'_>) -> String {
        match &schema.kind {
            SchemaKind::String => "text".to_owned(),
            SchemaKind::Number => "number".to_owned(),
            SchemaKind::Integer => "whole number".to_owned(),
            SchemaKind::Boolean => "true or false".to_owned(),
            SchemaKind::Null => "null".to_owned(),
            SchemaKind::Array(None) => "list".to_owned(),
            SchemaKind::Array(Some(items)) => format!("list of {}", self.schema(items)),
            SchemaKind::Object(members) if members.is_empty() => "object".to_owned(),
            SchemaKind::Object(members) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|member| {
                        let required = if member.required { ", required" } else { "" };
                        format!("{}: {}{required}", member.name, self.schema(&member.schema))
                    })
                    .collect();
                format!("object {{ {} }}", members.join("; "))
            }
            SchemaKind::Constant(value) => format!("always {}", self.quoted(value.span())),
            _ => "anything".to_owned(),
        }
    }

    /// A constant as it stands in the document, if it is short.
    fn quoted(&self, span: Span) -> String {
        let written = self.source.get(span.range()).unwrap_or_default();
        let written = String::from_utf8_lossy(written);
        if written.chars().count() > LONGEST_CONSTANT || written.contains('\n') {
            return format!("what stands at {}", span.start());
        }
        written.into_owned()
    }
}

fn calculation(calculated: Calculated) -> &'static str {
    match calculated {
        Calculated::Text => "text, calculated",
        Calculated::Number => "number, calculated",
        Calculated::Boolean => "true or false, calculated",
        _ => "anything, calculated",
    }
}

/// The ids of options that stand in the document.
fn ids(options: Option<&[Choice<'_>]>) -> String {
    let Some(options) = options.filter(|options| !options.is_empty()) else {
        return String::new();
    };
    let mut ids: Vec<&str> = options
        .iter()
        .map(|option| option.id.as_str())
        .take(MOST_IDS)
        .collect();
    let more = format!("and {} more", options.len().saturating_sub(MOST_IDS));
    if options.len() > MOST_IDS {
        ids.push(&more);
    }
    format!(": {}", ids.join(", "))
}

/// Names, or the word for none.
pub(super) fn listed<'s>(names: impl IntoIterator<Item = &'s str>, none: &str) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() {
        none.to_owned()
    } else {
        names.join(", ")
    }
}

/// A name that is a text of the document.
pub(super) fn named(text: Option<Text<'_>>) -> String {
    text.map_or_else(|| "an action".to_owned(), |text| text.to_string())
}
