//! What becomes of a payload on its way.

use super::inputs::InputAt;
use super::numbers::TextInNumbers;
use super::referred::{Referred, referred};
use super::{
    Calculated, FieldRef, InputKind, OwnValue, Received, Schema, SchemaKind, Sent, SentField,
    Source,
};
use crate::document::{Action, Document, Screen, is_constant};
use crate::expression::{Expression, Outcome, Reference, Type, in_backticks};
use crate::read::{Kind, Object, Text, Value};

/// Reads the payloads of one document.
pub(super) struct Payloads<'d> {
    document: &'d Document<'d>,
    numbers: TextInNumbers<'d>,
}

/// Whether a value arrives.
#[derive(Clone, Copy)]
enum Presence {
    Sure,
    /// The key can be missing.
    Unsure,
    /// It is the value of the component whose action it is.
    Own(OwnValue),
}

/// Who sends a payload.
#[derive(Clone, Copy)]
struct Sender<'d> {
    screen: &'d str,
    component: Option<Text<'d>>,
    component_name: Option<Text<'d>>,
    slot: Text<'d>,
}

impl<'d> Payloads<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let numbers = TextInNumbers::of(document);
        Self { document, numbers }
    }

    /// What an action sends that an item of a list has in an example: other items bring other constants.
    pub(super) fn sent_by_item(&self, screen: &'d Screen<'d>, action: &'d Action<'d>) -> Sent<'d> {
        let mut sent = self.sent(screen, action);
        sent.payload
            .iter_mut()
            .for_each(|field| sample(&mut field.value));
        sent
    }

    /// What an action sends.
    pub(super) fn sent(&self, screen: &'d Screen<'d>, action: &'d Action<'d>) -> Sent<'d> {
        let sender = Sender {
            screen: screen.id().as_str(),
            component: action.component(),
            component_name: action.component_name(),
            slot: action.trigger(),
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
        if is_constant(value, self.document.has_expressions()) {
            return constant(value);
        }
        let (source, presence) = match value.kind() {
            Kind::Array(items) => {
                let items = items.iter().map(|item| self.received(sender, item));
                (Source::Array(items.collect()), Presence::Sure)
            }
            Kind::Object(object) => {
                let members = self.members(sender, object);
                (Source::Object(members), Presence::Sure)
            }
            _ => self.bound(sender, value.as_str().unwrap_or_default()),
        };
        Received {
            source,
            may_be_absent: !matches!(presence, Presence::Sure),
            own: match presence {
                Presence::Own(own) => Some(own),
                Presence::Sure | Presence::Unsure => None,
            },
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

    /// What a text stands for that is no plain text, and whether it arrives.
    fn bound(&self, sender: Sender<'d>, text: &'d str) -> (Source<'d>, Presence) {
        match (Reference::in_text(text), in_backticks(text)) {
            (Some(Ok(reference)), _) => self.referred(sender, reference),
            (None, Some(inner)) => self.calculated(sender, inner),
            _ => (Source::Unresolved, Presence::Unsure),
        }
    }

    fn referred(&self, sender: Sender<'d>, reference: Reference<'d>) -> (Source<'d>, Presence) {
        // What another screen holds is there only once the user was on it.
        let here = |screen: &str| screen == sender.screen;
        match referred(self.document, sender.screen, reference) {
            None => (Source::Unresolved, Presence::Unsure),
            Some(Referred::Input(screen, input)) => {
                let presence = match here(screen) {
                    true => presence(sender, &input),
                    false => Presence::Unsure,
                };
                let input = input.describe(
                    screen,
                    self.document.sends_timestamps(),
                    self.document.has_expressions(),
                );
                (Source::Input(input), presence)
            }
            Some(Referred::Field(field)) => {
                let schema = Schema::of(field.json);
                let number_or_text = self.numbers.are_in(field.screen, &field.path);
                let presence = match field.required && here(field.screen) {
                    true => Presence::Sure,
                    false => Presence::Unsure,
                };
                let field = FieldRef {
                    screen: field.screen,
                    path: field.path,
                    schema,
                    number_or_text,
                };
                (Source::Field(field), presence)
            }
        }
    }

    fn calculated(&self, sender: Sender<'d>, inner: &'d str) -> (Source<'d>, Presence) {
        let unknown = (Source::Calculated(Calculated::Unknown), Presence::Sure);
        let Ok(expression) = Expression::parse(inner) else {
            return unknown;
        };
        match expression.outcome() {
            Outcome::Type(Type::String) => (Source::Calculated(Calculated::Text), Presence::Sure),
            Outcome::Type(Type::Number) => (Source::Calculated(Calculated::Number), Presence::Sure),
            Outcome::Type(Type::Boolean) => {
                (Source::Calculated(Calculated::Boolean), Presence::Sure)
            }
            Outcome::Type(_) => unknown,
            Outcome::Reference(reference) => {
                let (source, presence) = self.referred(sender, reference);
                (Source::Calculated(kind_alone(&source)), presence)
            }
        }
    }
}

/// How the value of an input arrives in an action of its own screen.
fn presence(sender: Sender<'_>, input: &InputAt<'_>) -> Presence {
    if input.is_itself(sender.component, sender.component_name) {
        return match sender.slot.as_str() {
            "on-select-action" => input
                .when_selected()
                .map_or(Presence::Unsure, Presence::Own),
            _ if input.is_list() => Presence::Sure,
            _ => Presence::Unsure,
        };
    }
    let by_footer = sender.component.is_some_and(|found| found == "Footer");
    match by_footer && input.is_certain() {
        true => Presence::Sure,
        false => Presence::Unsure,
    }
}

impl Sent<'_> {
    /// Whether both are sent by an item of the same list, with values of the same types under the same keys.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let same_list = self.component_name.map(|name| name.as_str())
            == other.component_name.map(|name| name.as_str());
        same_list && are_alike(&self.payload, &other.payload)
    }
}

fn are_alike(one: &[SentField<'_>], other: &[SentField<'_>]) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len()
        && pairs
            .all(|(one, other)| one.key == other.key.as_str() && one.value.is_like(&other.value))
}

impl Received<'_> {
    fn is_like(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (Source::Sample(one), Source::Sample(other)) => one.kind_name() == other.kind_name(),
            (Source::Input(one), Source::Input(other)) => {
                one.screen == other.screen && one.name == other.name.as_str()
            }
            (Source::Field(one), Source::Field(other)) => {
                one.screen == other.screen && one.path == other.path
            }
            (Source::Calculated(one), Source::Calculated(other)) => one == other,
            (Source::Object(one), Source::Object(other)) => are_alike(one, other),
            (Source::Array(one), Source::Array(other)) => {
                let mut pairs = one.iter().zip(other);
                one.len() == other.len() && pairs.all(|(one, other)| one.is_like(other))
            }
            _ => false,
        }
    }
}

/// Takes the constants in a value for samples.
fn sample(value: &mut Received<'_>) {
    match &mut value.source {
        Source::Literal(literal) => value.source = Source::Sample(literal),
        Source::Object(members) => members
            .iter_mut()
            .for_each(|member| sample(&mut member.value)),
        Source::Array(items) => items.iter_mut().for_each(sample),
        _ => {}
    }
}

fn constant<'d>(value: &'d Value<'d>) -> Received<'d> {
    Received {
        source: Source::Literal(value),
        may_be_absent: false,
        own: None,
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
