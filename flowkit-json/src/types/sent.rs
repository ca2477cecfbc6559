//! The Rust types of what actions send: which input becomes which type (`Plan::input`), and the form of each screen.

use super::merge::{merge, wider};
use super::names::{field_names, pascal};
use super::shape::{Shape, Slot};
use super::tell::tell_apart;
use super::{Advice, Constant, Field, Plan, RustType, Sends, SentEnum, Struct, Variant};
use crate::interface::{
    Calculated, Input, InputKind, OwnValue, Received, SchemaKind, Sent, SentField, Source,
};
use crate::read::Span;

/// What is planned for: the name, and the types of media.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Form,
    Params,
}

impl<'d> Plan<'_, 'd> {
    /// Plans what the actions of all screens send.
    pub(super) fn sent(&mut self) {
        let interface = self.interface;
        for (index, screen) in interface.screens.iter().enumerate() {
            let form = self.sends(index, screen.id.as_str(), &screen.exchanges, Purpose::Form);
            let params = self.sends(
                index,
                screen.id.as_str(),
                &screen.completions,
                Purpose::Params,
            );
            if let Some(types) = self.screens.get_mut(index) {
                types.form = form;
                types.params = params;
            }
        }
    }

    fn sends(
        &mut self,
        screen: usize,
        id: &str,
        actions: &[Sent<'d>],
        purpose: Purpose,
    ) -> Option<Sends> {
        let first = actions.first()?;
        let names = self.public.get(screen)?;
        let name = match purpose {
            Purpose::Form => names.form.clone()?,
            Purpose::Params => names.params.clone()?,
        };
        let mut shapes: Vec<Shape> = Vec::new();
        for action in actions {
            let shape = Shape {
                span: action.span,
                component: action.component.map(|component| component.to_string()),
                component_name: action.component_name.map(|name| name.to_string()),
                slots: self.slots(screen, &name, &action.payload, purpose),
            };
            if !shapes.iter().any(|known| same(known, &shape)) {
                shapes.push(shape);
            }
        }
        if let [only] = shapes.as_slice() {
            return Some(Sends::Struct(single(name, only, actions)));
        }
        let told = tell_apart(&shapes);
        if let [(merged, _)] = told.groups.as_slice() {
            self.advice.push(advice(id, &name, actions));
            return Some(Sends::Struct(single(name, &merge(merged), actions)));
        }
        if told.groups.iter().any(|(shapes, _)| shapes.len() > 1) {
            self.advice.push(advice(id, &name, actions));
        }
        let mut variants: Vec<Variant> = Vec::new();
        for (shapes, tests) in told.groups {
            let shape = merge(&shapes);
            let taken: Vec<&str> = variants.iter().map(|known| known.name.as_str()).collect();
            variants.push(Variant {
                name: shape.variant_name(told.key.as_deref(), &taken),
                span: shape.span,
                component: shape.component.clone(),
                fields: shape.fields(),
                tests,
            });
        }
        Some(Sends::Enum(SentEnum {
            name,
            span: first.span,
            key: told.key,
            variants,
        }))
    }

    fn slots(
        &mut self,
        screen: usize,
        form: &str,
        payload: &[SentField<'d>],
        purpose: Purpose,
    ) -> Vec<Slot> {
        let slots = payload.iter().map(|field| {
            let key = field.key.to_string();
            let constant = match &field.value.source {
                Source::Literal(value) => Some(Constant::of(value)),
                _ => None,
            };
            Slot {
                ty: self.received(screen, &format!("{form}{}", pascal(&key)), &field.value, purpose),
                may_be_absent: field.value.may_be_absent,
                own: field.value.own,
                shown: self.is_shown(screen, &field.value),
                consent: matches!(&field.value.source, Source::Input(input) if matches!(input.kind, InputKind::Consent)),
                constant,
                span: field.key.span(),
                key,
            }
        });
        slots.collect()
    }

    /// Whether a value is a whole field of the data of this screen.
    fn is_shown(&self, screen: usize, value: &Received<'d>) -> bool {
        let Source::Field(field) = &value.source else {
            return false;
        };
        field.path.len() == 1 && self.index_of(field.screen) == Some(screen)
    }

    /// The type of a value that arrives, but for its being absent.
    fn received(
        &mut self,
        screen: usize,
        name: &str,
        value: &Received<'d>,
        purpose: Purpose,
    ) -> RustType {
        match &value.source {
            Source::Literal(value) | Source::Sample(value) => Constant::of(value).ty(),
            Source::Input(input) => self.input(input, purpose),
            Source::Field(field) if field.number_or_text => RustType::Number,
            Source::Field(field) if matches!(field.schema.kind, SchemaKind::Constant(_)) => {
                RustType::Json
            }
            Source::Field(field) => match self.index_of(field.screen) {
                Some(owner) => self.sent_schema(owner, &field.path, &field.schema),
                None => RustType::Json,
            },
            Source::Calculated(Calculated::Text) => RustType::String,
            Source::Calculated(Calculated::Number) => RustType::F64,
            Source::Calculated(Calculated::Boolean) => RustType::Bool,
            Source::Calculated(Calculated::Unknown) | Source::Unresolved => RustType::Json,
            Source::Object(members) => {
                let slots = self.slots(screen, name, members, purpose);
                self.nested(screen, name, value.span, &slots)
            }
            Source::Array(items) => {
                let types: Vec<RustType> = items
                    .iter()
                    .map(|item| {
                        let ty = self.received(screen, &format!("{name}Item"), item, purpose);
                        if item.may_be_absent {
                            ty.optional()
                        } else {
                            ty
                        }
                    })
                    .collect();
                let optional = types.iter().any(RustType::is_optional);
                let bare = types.iter().map(|ty| ty.bare().clone());
                let item = bare.reduce(|one, other| wider(&one, &other));
                let item = item.unwrap_or(RustType::Json);
                if optional {
                    item.optional().list()
                } else {
                    item.list()
                }
            }
        }
    }

    fn input(&mut self, input: &Input<'d>, purpose: Purpose) -> RustType {
        match &input.kind {
            InputKind::Text | InputKind::Timestamp => RustType::String,
            InputKind::Number => RustType::Number,
            InputKind::Consent => RustType::Bool,
            InputKind::Choice(None) => RustType::OptionId,
            InputKind::Choices(None) => RustType::OptionId.list(),
            InputKind::Choice(Some(options)) => self.ids(input, options),
            InputKind::Choices(Some(options)) => self.ids(input, options).list(),
            InputKind::Date => RustType::Date,
            InputKind::DateRange => RustType::DateRange,
            InputKind::DateOrRange => RustType::DateOrRange,
            InputKind::Media if purpose == Purpose::Params => RustType::CompletedMedia.list(),
            InputKind::Media => RustType::Media.list(),
            InputKind::Unknown => RustType::Json,
        }
    }

    /// A struct for an object within a payload; one that is there already, if it is the same.
    fn nested(&mut self, screen: usize, name: &str, span: Span, slots: &[Slot]) -> RustType {
        let fields = fields(slots);
        let Some(types) = self.screens.get_mut(screen) else {
            return RustType::Json;
        };
        let alike = |known: &&Struct| {
            let mut pairs = known.fields.iter().zip(&fields);
            known.sent
                && !known.shown
                && known.name.starts_with(name)
                && known.fields.len() == fields.len()
                && pairs.all(|(a, b)| a.key == b.key && a.ty == b.ty)
        };
        if let Some(known) = types.nested.iter().find(alike) {
            return RustType::Named(known.name.clone());
        }
        let name = self.registry.private(name.to_owned());
        types.nested.push(Struct {
            name: name.clone(),
            span,
            fields,
            constants: Vec::new(),
            shown: false,
            sent: true,
        });
        RustType::Named(name)
    }
}

/// Whether two actions send the same: places do not count.
fn same(one: &Shape, other: &Shape) -> bool {
    let alike = |a: &Slot, b: &Slot| {
        a.key == b.key
            && a.ty == b.ty
            && a.may_be_absent == b.may_be_absent
            && a.own == b.own
            && a.shown == b.shown
            && a.consent == b.consent
            && a.constant == b.constant
    };
    one.slots.len() == other.slots.len()
        && one
            .slots
            .iter()
            .all(|slot| other.slots.iter().any(|other| alike(slot, other)))
}

fn single(name: String, shape: &Shape, actions: &[Sent<'_>]) -> Struct {
    let constants = shape.slots.iter().filter_map(|slot| {
        let constant = slot.constant.clone()?;
        Some((slot.key.clone(), constant))
    });
    Struct {
        name,
        span: actions.first().map_or(shape.span, |first| first.span),
        fields: shape.fields(),
        constants: constants.collect(),
        shown: false,
        sent: true,
    }
}

fn advice(screen: &str, name: &str, actions: &[Sent<'_>]) -> Advice {
    let span = actions.get(1).or(actions.first()).map(|action| action.span);
    Advice {
        message: format!(
            "screen `{screen}` sends payloads that cannot be told apart, so `{name}` has the fields of all of them"
        ),
        span: span.unwrap_or(Span::START),
        help: "give the payload of each action a constant of its own, such as `\"trigger\": \"date_selected\"`: \
               each then becomes a variant"
            .to_owned(),
    }
}

impl Shape {
    fn fields(&self) -> Vec<Field> {
        fields(&self.slots)
    }

    /// After the constant, else after the component.
    fn variant_name(&self, key: Option<&str>, taken: &[&str]) -> String {
        let constant = key.and_then(|key| {
            let slot = self.slots.iter().find(|slot| slot.key == key)?;
            slot.constant.as_ref()?.variant_name(key)
        });
        let component = self.component_name.as_ref().or(self.component.as_ref());
        let component = component.map(|name| super::names::variant_name(name, "Action"));
        let name = constant
            .or(component)
            .unwrap_or_else(|| "Action".to_owned());
        let numbered = (2_u32..).map(|number| format!("{name}{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let free = candidates.find(|candidate| !taken.contains(&candidate.as_str()));
        free.unwrap_or(name)
    }
}

/// The fields for all that is not constant.
fn fields(slots: &[Slot]) -> Vec<Field> {
    let variable = || slots.iter().filter(|slot| slot.constant.is_none());
    let names = field_names(variable().map(|slot| slot.key.as_str()));
    let fields = variable().zip(names).map(|(slot, name)| {
        // Nothing ticked and no answer at all mean the same.
        let plain = slot.ty == RustType::Bool && slot.consent;
        let ty = if slot.may_be_absent && slot.own != Some(OwnValue::Chosen) && !plain {
            slot.ty.clone().optional()
        } else {
            slot.ty.clone()
        };
        Field {
            name,
            key: slot.key.clone(),
            ty,
            span: slot.span,
        }
    });
    fields.collect()
}

impl Constant {
    fn ty(&self) -> RustType {
        match self {
            Self::Text(_) => RustType::String,
            Self::Number(_) => RustType::F64,
            Self::Bool(_) => RustType::Bool,
            Self::Null => RustType::Unit,
            Self::Other => RustType::Json,
        }
    }

    fn variant_name(&self, key: &str) -> Option<String> {
        let key = pascal(key);
        Some(match self {
            Self::Text(text) => super::names::variant_name(text, &key),
            Self::Bool(truth) => super::names::variant_name(&format!("{key}_{truth}"), "Is"),
            Self::Number(number) => {
                let digits = number.to_string().replace('-', "minus");
                super::names::variant_name(&format!("{key}{digits}"), "Is")
            }
            Self::Null | Self::Other => return None,
        })
    }
}
