//! What becomes of a payload on its way.

use super::numbers::TextInNumbers;
use super::scope::{Scope, Target};
use super::{
    Calculated, FieldRef, InputKind, Received, Schema, SchemaKind, Sent, SentField, Source,
};
use crate::expression::{Expression, Outcome, Reference, Type, in_backticks};
use crate::model::{Action, Document, Screen, is_constant};
use crate::read::{Kind, Object, Text, Value};

/// Reads the payloads of one document.
pub(super) struct Payloads<'d> {
    document: &'d Document<'d>,
    scope: Scope<'d>,
    numbers: TextInNumbers<'d>,
}

/// Who sends a payload.
#[derive(Clone, Copy)]
struct Sender<'d> {
    screen: &'d str,
    component: Option<Text<'d>>,
    component_name: Option<Text<'d>>,
}

impl<'d> Payloads<'d> {
    pub(super) fn of(document: &'d Document<'_>) -> Self {
        let scope = Scope::of(document);
        let numbers = TextInNumbers::of(document, &scope);
        Self {
            document,
            scope,
            numbers,
        }
    }

    /// What an action sends.
    pub(super) fn sent(&self, screen: Screen<'d>, action: Action<'d>) -> Sent<'d> {
        let sender = Sender {
            screen: screen.id().as_str(),
            component: action.component(),
            component_name: action.component_name(),
        };
        let fields = action
            .payload()
            .into_iter()
            .flat_map(|payload| payload.fields());
        let payload = fields.map(|field| SentField {
            key: field.key(),
            value: match field.literal() {
                Some(value) => constant(value),
                None => self.received(sender, field.value()),
            },
        });
        Sent {
            path: self.document.path_of(action.trigger().span()),
            span: action.name().span(),
            component: sender.component,
            component_name: sender.component_name,
            slot: action.trigger(),
            payload: payload.collect(),
        }
    }

    fn received(&self, sender: Sender<'d>, value: &'d Value<'d>) -> Received<'d> {
        if is_constant(value, self.scope.expressions) {
            return constant(value);
        }
        let (source, may_be_absent) = match value.kind() {
            Kind::Array(items) => {
                let items = items.iter().map(|item| self.received(sender, item));
                (Source::Array(items.collect()), false)
            }
            Kind::Object(object) => (Source::Object(self.members(sender, object)), false),
            _ => self.bound(sender, value.as_str().unwrap_or_default()),
        };
        Received {
            source,
            may_be_absent,
            span: value.span(),
        }
    }

    fn members(&self, sender: Sender<'d>, object: &'d Object<'d>) -> Vec<SentField<'d>> {
        let members = object.members().map(|member| SentField {
            key: member.key(),
            value: self.received(sender, member.value()),
        });
        members.collect()
    }

    /// What a text stands for that is no plain text, and whether it can be missing.
    fn bound(&self, sender: Sender<'d>, text: &'d str) -> (Source<'d>, bool) {
        match (Reference::in_text(text), in_backticks(text)) {
            (Some(Ok(reference)), _) => self.referred(sender, reference),
            (None, Some(inner)) => self.calculated(sender, inner),
            _ => (Source::Unresolved, true),
        }
    }

    fn referred(&self, sender: Sender<'d>, reference: Reference<'d>) -> (Source<'d>, bool) {
        // What another screen holds is there only once the user was on it.
        let here = |screen: &str| screen == sender.screen;
        match self.scope.resolve(sender.screen, reference) {
            None => (Source::Unresolved, true),
            Some(Target::Input(screen, input)) => {
                let by_footer = sender.component.is_some_and(|found| found == "Footer");
                let certain = by_footer && input.is_certain()
                    || input.is_list(sender.component, sender.component_name);
                let input = input.describe(screen, self.scope.timestamps, self.scope.expressions);
                (Source::Input(input), !(certain && here(screen)))
            }
            Some(Target::Field(field)) => {
                let schema = Schema::of(field.json);
                let number_or_text = self.numbers.are_in(field.screen, &field.path);
                let certain = field.required && here(field.screen);
                let field = FieldRef {
                    screen: field.screen,
                    path: field.path,
                    schema,
                    number_or_text,
                };
                (Source::Field(field), !certain)
            }
        }
    }

    fn calculated(&self, sender: Sender<'d>, inner: &'d str) -> (Source<'d>, bool) {
        let unknown = (Source::Calculated(Calculated::Unknown), false);
        let Ok(expression) = Expression::parse(inner) else {
            return unknown;
        };
        match expression.outcome() {
            Outcome::Type(Type::String) => (Source::Calculated(Calculated::Text), false),
            Outcome::Type(Type::Number) => (Source::Calculated(Calculated::Number), false),
            Outcome::Type(Type::Boolean) => (Source::Calculated(Calculated::Boolean), false),
            Outcome::Type(_) => unknown,
            Outcome::Reference(reference) => {
                let (source, may_be_absent) = self.referred(sender, reference);
                (Source::Calculated(kind_alone(&source)), may_be_absent)
            }
        }
    }
}

fn constant<'d>(value: &'d Value<'d>) -> Received<'d> {
    Received {
        source: Source::Literal(value),
        may_be_absent: false,
        span: value.span(),
    }
}

/// The type of an expression that is one reference and nothing else.
fn kind_alone(source: &Source<'_>) -> Calculated {
    match source {
        Source::Input(input) => match input.kind {
            InputKind::Text | InputKind::Choice(_) | InputKind::Date | InputKind::Timestamp => {
                Calculated::Text
            }
            InputKind::Consent => Calculated::Boolean,
            // A number input counts as a number, and its value is text.
            _ => Calculated::Unknown,
        },
        Source::Field(field) => match field.schema.kind {
            SchemaKind::String => Calculated::Text,
            SchemaKind::Number | SchemaKind::Integer if !field.number_or_text => Calculated::Number,
            SchemaKind::Boolean => Calculated::Boolean,
            _ => Calculated::Unknown,
        },
        _ => Calculated::Unknown,
    }
}
