//! Whether the phone takes a screen and its data.

use std::borrow::Cow;

use flowkit_json::expression::Failure;
use flowkit_json::phone_rules::{
    self, Breach, BreachKey, ComponentFault, ComponentRule, Properties, Severity,
};
use serde_json::{Map, Value};

use super::flow_json::FlowComponent;
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::scope::Scope;
use super::{Phone, layout};
use crate::json::Lent;

impl Phone {
    /// Whether a route of the document leads to this screen. `from` is the screen that the request came from, or none while
    /// the flow opens.
    pub(super) fn judge_route(&self, from: Option<usize>, to: &str) -> Result<(), Box<Refusal>> {
        let from = self.id_of(from);
        let document = self.flow.document();
        phone_rules::check_transition(document, from, None, to).map_err(|breach| {
            let span = from.and_then(|from| document.routes().entry_span(from));
            let place = span.map(|span| Place::new(document.path_of(span), span.start()));
            Box::new(Refusal {
                kind: RefusalKind::Transition,
                rule: match from {
                    Some(_) => Rule::notify_routing,
                    None => Rule::opening_screen_must_be_entry,
                },
                check: breach.rule().as_str(),
                message: message_of(&breach),
                place,
                sent: Some(Value::from(to)),
            })
        })
    }

    /// Whether this data fits what the screen declares.
    pub(super) fn judge_data(
        &self,
        from: Option<usize>,
        to: &str,
        data: &Map<String, Value>,
    ) -> Result<(), Box<Refusal>> {
        let from = self.id_of(from);
        let judged = phone_rules::check_data(self.flow.document(), from, to, Lent::Object(data));
        judged.map_err(|breach| Box::new(self.of_breach(&breach, to, data)))
    }

    /// Whether an `update_data` action may give this to the screen that shows.
    pub(super) fn judge_update(
        &self,
        screen: usize,
        payload: &[(String, Option<Value>)],
    ) -> Result<(), Box<Refusal>> {
        let Some(declared) = self.flow.document().screens().nth(screen) else {
            return Ok(());
        };
        // A key without a value is a key as well. It has no type, and `null` fits none.
        let given = |(key, value): &(String, Option<Value>)| {
            let known = declared
                .data()
                .is_some_and(|data| data.field(key).is_some());
            match value {
                Some(value) => Some((key.clone(), value.clone())),
                None => (!known).then(|| (key.clone(), Value::Null)),
            }
        };
        let data: Map<String, Value> = payload.iter().filter_map(given).collect();
        phone_rules::check_update(declared, Lent::Object(&data)).map_err(|breach| {
            let mut refusal = self.of_breach(&breach, declared.id().as_str(), &data);
            refusal.kind = RefusalKind::Update;
            refusal.rule = match declared.data() {
                Some(_) => Rule::update_data_unknown_key,
                None => Rule::update_data_no_model,
            };
            Box::new(refusal)
        })
    }

    /// What keeps the phone from drawing the components that show, of the component at fault, and whether a published flow is
    /// refused for it.
    ///
    /// # Errors
    /// An expression that the phone cannot read.
    pub(crate) fn component_faults(
        &self,
        shown: &[usize],
    ) -> Result<Vec<(usize, ComponentFault)>, Box<Refusal>> {
        self.work_out(shown, true)
    }

    /// Works out everything that components are drawn with, once, and judges it if `judges`.
    fn work_out(
        &self,
        shown: &[usize],
        judges: bool,
    ) -> Result<Vec<(usize, ComponentFault)>, Box<Refusal>> {
        let scope = self.scope();
        let mut faults = Vec::new();
        for &at in shown {
            let Some(component) = self.component(at) else {
                continue;
            };
            let value = self.value(at).map(Lent::Value);
            let version = self.flow.version();
            if let (Some(known), None) = (component.fixed_faults(version), value) {
                faults.extend(known.iter().map(|fault| (at, fault.clone())));
                continue;
            }
            let drawn = Drawn::of(&scope, component);
            let drawn = drawn.map_err(|failure| layout::unreadable(&scope, Some(at), &failure))?;
            if judges {
                let found = phone_rules::check_component(component.kind, version, &drawn, value);
                faults.extend(found.into_iter().map(|fault| (at, fault)));
            }
        }
        Ok(faults)
    }

    /// Looks at what the components that show are given. In a published flow one that cannot be drawn takes the whole screen
    /// with it; an expression that cannot be read does so in every flow. While a request is under way nothing is judged.
    pub(super) fn check_components(&mut self, shown: &[usize]) {
        let judges = self.settings.stage == super::Stage::Published && self.pending.is_none();
        let worked_out =
            layout::check_title(&self.scope()).and_then(|()| self.work_out(shown, judges));
        let faults = match worked_out {
            Ok(faults) if judges => faults,
            Ok(_) => return,
            Err(refusal) => return self.refuse(*refusal),
        };
        let hard: Vec<&(usize, ComponentFault)> = faults
            .iter()
            .filter(|(at, fault)| fault.severity() == Severity::Hard && self.is_surely_visible(*at))
            .collect();
        let Some((at, first)) = hard.first() else {
            return;
        };
        let messages: Vec<String> = hard
            .iter()
            .map(|(at, fault)| format!("{}: {}", self.called(*at), fault.message()))
            .collect();
        let refusal = Refusal {
            kind: RefusalKind::Component,
            rule: rule_of(first.rule()),
            check: first.rule().as_str(),
            // The phone joins several by line breaks.
            message: messages.join("\n"),
            place: self
                .top()
                .and_then(|screen| self.flow.place(screen, Some(*at)))
                .map(|place| place.within(first.path())),
            sent: self.given(*at, first.path()),
        };
        let failed = super::notification::Failed {
            action: crate::Action::DataExchange,
            screen: None,
        };
        self.refuse_and_report(refusal, failed);
    }

    /// Whether a component is visible by `true`, or by nothing said. Any other value that is not `false` shows it as well, but
    /// spares the screen for it.
    fn is_surely_visible(&self, at: usize) -> bool {
        let component = self.component(at);
        component.is_some_and(|component| {
            let visible = self.scope().property(component, "visible").ok().flatten();
            visible.is_none_or(|visible| *visible == Value::Bool(true))
        })
    }

    /// What a component was given for its property at the beginning of this path.
    fn given(&self, at: usize, path: &str) -> Option<Value> {
        let property = path.split(['.', '[']).next()?;
        let value = self
            .scope()
            .property(self.component(at)?, property)
            .ok()??;
        Some(value.into_owned())
    }

    fn id_of(&self, screen: Option<usize>) -> Option<&str> {
        Some(self.flow.screen(screen?)?.id.as_str())
    }

    fn of_breach(&self, breach: &Breach, to: &str, data: &Map<String, Value>) -> Refusal {
        let path = breach.faults().first().map(phone_rules::Fault::path);
        let key = key_in(path.unwrap_or_default());
        Refusal {
            kind: match breach.key() {
                BreachKey::InvalidScreenTransition => RefusalKind::Transition,
                _ => RefusalKind::Data,
            },
            rule: Rule::notify_data,
            check: breach.rule().as_str(),
            message: message_of(breach),
            place: self.declared(to, key),
            sent: data.get(key).cloned(),
        }
    }

    /// Where a screen declares a key of its data, or else the screen itself.
    pub(super) fn declared(&self, screen: &str, key: &str) -> Option<Place> {
        let document = self.flow.document();
        let screen = document.screen(screen)?;
        let field = screen
            .data()
            .and_then(|data| Some(data.field(key)?.name().span()));
        let span = field.unwrap_or(screen.span());
        Some(Place::new(document.path_of(span), span.start()))
    }
}

/// The first key of a path in an answer: `slots` of `data.slots[0].id`.
fn key_in(path: &str) -> &str {
    let path = path.strip_prefix("data.").unwrap_or(path);
    path.split(['.', '[']).next().unwrap_or(path)
}

fn message_of(breach: &Breach) -> String {
    let messages: Vec<&str> = breach
        .faults()
        .iter()
        .map(phone_rules::Fault::message)
        .collect();
    messages.join("; ")
}

/// The rule of the phone behind a fault of a component; the general one where it has no number of its own.
fn rule_of(rule: ComponentRule) -> Rule {
    Rule::named(rule.as_str()).unwrap_or(Rule::notify_component)
}

/// The properties of a component as they are drawn.
struct Drawn<'d>(Vec<(&'d str, Cow<'d, Value>)>);

impl<'d> Drawn<'d> {
    /// What an action sends is worked out when it runs; one whose address cannot be read is left out.
    fn of(scope: &Scope<'d>, component: &'d FlowComponent) -> Result<Self, Failure> {
        let mut drawn = Vec::new();
        for (name, property) in component.properties() {
            let value = match layout::is_action(name) {
                true => scope.action(&property.value).ok(),
                // `NaN` and the infinities are numbers to the phone. JSON has none of them: any number stands for them.
                false if scope.is_no_finite_number(property) => Some(Cow::Owned(Value::from(0))),
                false => scope.drawn(property)?,
            };
            drawn.extend(value.map(|value| (name, value)));
        }
        Ok(Self(drawn))
    }
}

impl<'v> Properties<'v> for &'v Drawn<'_> {
    type Json = Lent<'v>;

    fn get(&self, name: &str) -> Option<Lent<'v>> {
        let (_, value) = self.0.iter().find(|(known, _)| *known == name)?;
        Some(Lent::Value(value))
    }
}
