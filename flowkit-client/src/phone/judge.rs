//! Whether the phone takes a screen and its data.

use flowkit_json::phone_rules::{self, Breach, BreachKey};
use flowkit_json::read;
use serde_json::{Map, Value};

use super::Phone;
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;

impl Phone {
    /// Whether a route of the document leads to this screen. `from` is the screen that the request came from, or none while
    /// the flow opens.
    pub(super) fn judge_route(&self, from: Option<usize>, to: &str) -> Result<(), Box<Refusal>> {
        let from = from
            .and_then(|from| self.flow.screen(from))
            .map(|screen| screen.id.as_str());
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
        let from = from
            .and_then(|from| self.flow.screen(from))
            .map(|screen| screen.id.as_str());
        let text = Value::Object(data.clone()).to_string();
        let Ok(parsed) = read::parse(&text) else {
            return Err(Box::new(Refusal {
                kind: RefusalKind::Data,
                rule: Rule::notify_data,
                message: "the data is too large or nested too deeply to be looked at".to_owned(),
                place: None,
                sent: None,
            }));
        };
        phone_rules::check_data(self.flow.document(), from, to, &parsed.value)
            .map_err(|breach| Box::new(self.of_breach(&breach, to, data)))
    }

    /// Whether an `update_data` action may give this to a screen: each key is declared, and has a value of its type.
    pub(super) fn judge_update(
        &self,
        screen: usize,
        payload: &[(String, Option<Value>)],
    ) -> Result<(), String> {
        let Some(screen) = self.flow.screen(screen) else {
            return Ok(());
        };
        let document = self.flow.document();
        let declared = document
            .screen(&screen.id)
            .and_then(flowkit_json::Screen::data);
        let keys = || payload.iter().map(|(key, _)| key.as_str());
        for key in keys() {
            let Some(model) = declared.as_ref() else {
                return Err(format!(
                    "`update_data` sets `{key}`, but the screen `{}` declares no `data`: declare `{key}` there",
                    screen.id
                ));
            };
            if model.field(key).is_none() {
                let fields = model.fields().map(|field| field.name().as_str());
                let instead = match flowkit_json::nearest(key, fields) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "declare it there".to_owned(),
                };
                return Err(format!(
                    "`update_data` sets `{key}`, which the `data` of the screen `{}` does not declare: {instead}",
                    screen.id
                ));
            }
        }
        let data: Map<String, Value> = payload
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
            .collect();
        let text = Value::Object(data.clone()).to_string();
        let parsed = read::parse(&text).map_err(|_| {
            "the payload is too large or nested too deeply to be looked at".to_owned()
        })?;
        let judged = phone_rules::check_data(document, None, &screen.id, &parsed.value);
        // What is not sent stays as it is, so that nothing is missing.
        let breach = judged.err();
        let faults = breach.iter().flat_map(Breach::faults);
        let faults: Vec<&str> = faults
            .filter(|fault| data.contains_key(key_in(fault.path())))
            .map(phone_rules::Fault::message)
            .collect();
        match faults.is_empty() {
            true => Ok(()),
            false => Err(format!(
                "`update_data` does not fit the screen `{}`: {}",
                screen.id,
                faults.join("; ")
            )),
        }
    }

    fn of_breach(&self, breach: &Breach, to: &str, data: &Map<String, Value>) -> Refusal {
        let path = breach
            .faults()
            .first()
            .map(phone_rules::Fault::path)
            .unwrap_or_default();
        let key = key_in(path);
        Refusal {
            kind: match breach.key() {
                BreachKey::InvalidScreenTransition => RefusalKind::Transition,
                _ => RefusalKind::Data,
            },
            rule: Rule::notify_data,
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
