//! What references and expressions come out as, from where one screen stands.

use std::borrow::Cow;

use flowkit_json::expression::{self, Area, Failure, Lookup, Meaning, Reference};
use serde_json::{Map, Value};

use super::flow_json::{FlowComponent, FlowJson, Property, is_dynamic};
use super::layout;
use super::screen_state::ScreenState;

/// A screen with all the values that its references can reach.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'p> {
    pub(crate) flow: &'p FlowJson,
    pub(crate) screens: &'p [ScreenState],
    /// The screen that local references mean; `None` while none shows.
    pub(crate) screen: Option<usize>,
}

impl<'p> Scope<'p> {
    /// The value of a reference; `None` where it leads nowhere, and for `null`, which the phone takes for missing.
    fn value_of(&self, reference: Reference<'_>) -> Option<&'p Value> {
        let screen = match reference.screen {
            Some(id) => self.flow.screen_index(id)?,
            None => self.screen?,
        };
        let state = self.screens.get(screen)?;
        let fields = match reference.area {
            Area::Data => &state.data,
            Area::Form => &state.form,
        };
        let mut steps = reference.steps();
        let mut value = fields.get(steps.next()?.as_ref())?;
        for step in steps {
            value = match value {
                Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
                Value::Object(members) => members.get(step.as_ref())?,
                _ => return None,
            };
        }
        (!value.is_null()).then_some(value)
    }

    /// What a text comes out as; `None` if it has no value.
    fn text<'v>(&self, text: &'v str, written: &'v Value) -> Result<Option<Cow<'v, Value>>, Failure>
    where
        'p: 'v,
    {
        if !(text.starts_with("${") || text.starts_with('`')) {
            return Ok(Some(Cow::Borrowed(written)));
        }
        Ok(match Meaning::of(text, self.flow.version_text()) {
            Meaning::Literal(_) => Some(Cow::Borrowed(written)),
            Meaning::Reference(reference) => self.value_of(reference).map(Cow::Borrowed),
            Meaning::Nothing => None,
            meaning @ Meaning::Expression(_) => owned(meaning.evaluate(self)?).map(Cow::Owned),
        })
    }

    /// Whether a text is a reference, also one that leads nowhere. An expression in backticks is none.
    pub(crate) fn is_binding(&self, text: &str) -> bool {
        let meaning = || Meaning::of(text, self.flow.version_text());
        text.starts_with("${") && !matches!(meaning(), Meaning::Literal(_))
    }

    /// What a value comes out as, with everything in it. What has no value takes its key out of an object, and is `null` in
    /// a list. `skips` says which keys of objects are left as they are written.
    fn resolve<'v>(
        &self,
        value: &'v Value,
        skips: fn(&str) -> bool,
    ) -> Result<Option<Cow<'v, Value>>, Failure>
    where
        'p: 'v,
    {
        match value {
            Value::String(text) => self.text(text, value),
            Value::Array(items) if is_dynamic(value) => {
                let items = items.iter().map(|item| {
                    let item = self.resolve(item, skips)?;
                    Ok(item.map_or(Value::Null, Cow::into_owned))
                });
                Ok(Some(Cow::Owned(Value::Array(
                    items.collect::<Result<_, Failure>>()?,
                ))))
            }
            Value::Object(members) if is_dynamic(value) => {
                let mut resolved = Map::new();
                for (key, member) in members {
                    if skips(key) {
                        resolved.insert(key.clone(), self.untouched(key, member)?);
                    } else if let Some(member) = self.resolve(member, skips)? {
                        resolved.insert(key.clone(), member.into_owned());
                    }
                }
                Ok(Some(Cow::Owned(Value::Object(resolved))))
            }
            other => Ok(Some(Cow::Borrowed(other))),
        }
    }

    /// An action as the phone has it before it runs: only the address of an `open_url` is resolved.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn action<'v>(&self, action: &'v Value) -> Result<Cow<'v, Value>, Failure> {
        let is_open_url = action.get("name").and_then(Value::as_str) == Some("open_url");
        match is_open_url {
            true => self.untouched("", action).map(Cow::Owned),
            false => Ok(Cow::Borrowed(action)),
        }
    }

    fn untouched(&self, _key: &str, action: &Value) -> Result<Value, Failure> {
        let mut action = action.clone();
        if action.get("name").and_then(Value::as_str) == Some("open_url")
            && let Some(url) = action.get_mut("url")
        {
            let resolved = self.resolve(url, |_| false)?.map(Cow::into_owned);
            *url = resolved.unwrap_or(Value::Null);
        }
        Ok(action)
    }

    /// A property of a component as it is drawn; `None` where it is missing, so that its default applies.
    ///
    /// The phone resolves twice, once for the form around and once for the component, so that a text among the data that is
    /// a reference or an expression itself is evaluated.
    ///
    /// # Errors
    /// An expression that the phone cannot read, which replaces the screen by an error.
    pub(crate) fn property(
        &self,
        component: &'p FlowComponent,
        name: &str,
    ) -> Result<Option<Cow<'p, Value>>, Failure> {
        match component.written(name) {
            Some(property) => self.drawn(property),
            None => Ok(None),
        }
    }

    /// A written property as it is drawn.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn drawn(&self, property: &'p Property) -> Result<Option<Cow<'p, Value>>, Failure> {
        if !property.dynamic {
            return Ok(Some(Cow::Borrowed(&property.value)).filter(|value| !value.is_null()));
        }
        let once = self.resolve(&property.value, layout::is_action)?;
        match once {
            Some(Cow::Borrowed(value)) => self.resolve(value, layout::is_action),
            Some(Cow::Owned(value)) if is_dynamic(&value) => {
                let again = self.resolve(&value, layout::is_action)?;
                Ok(again.map(|value| Cow::Owned(value.into_owned())))
            }
            once => Ok(once),
        }
    }

    /// Where a written property is one: the object, with what its members come out as once.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn once(&self, property: &'p Property) -> Result<Option<Cow<'p, Value>>, Failure> {
        self.resolve(&property.value, |_| false)
    }

    /// A property that is a text.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn text_of(
        &self,
        component: &'p FlowComponent,
        name: &str,
    ) -> Result<Option<String>, Failure> {
        let value = self.property(component, name)?;
        Ok(value.and_then(|value| value.as_str().map(str::to_owned)))
    }

    /// A property that only counts as `true` when it is that.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn is_true(
        &self,
        component: &'p FlowComponent,
        name: &str,
    ) -> Result<bool, Failure> {
        Ok(self
            .property(component, name)?
            .is_some_and(|value| *value == Value::Bool(true)))
    }

    /// A property that only counts as `false` when it is that: `visible` and `enabled`.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn is_not_false(
        &self,
        component: &'p FlowComponent,
        name: &str,
    ) -> Result<bool, Failure> {
        Ok(self
            .property(component, name)?
            .is_none_or(|value| *value != Value::Bool(false)))
    }

    /// The payload of an action: each key with its value, `None` where a reference or an expression has none.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn payload(
        &self,
        payload: &Map<String, Value>,
    ) -> Result<Vec<(String, Option<Value>)>, Failure> {
        let mut resolved = Vec::with_capacity(payload.len());
        for (key, value) in payload {
            let value = match layout::is_action(key) {
                true => Some(value.clone()),
                false => self.resolve(value, layout::is_action)?.map(Cow::into_owned),
            };
            resolved.push((key.clone(), value));
        }
        Ok(resolved)
    }

    /// Any text or value of the flow, resolved once.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn value<'v>(&self, value: &'v Value) -> Result<Option<Cow<'v, Value>>, Failure>
    where
        'p: 'v,
    {
        self.resolve(value, layout::is_action)
    }

    /// Whether the condition of an If holds.
    pub(crate) fn condition(&self, text: &str) -> bool {
        expression::condition(text, self)
    }

    /// What the condition of an If in backticks comes out as by the documentation.
    ///
    /// # Errors
    /// As for [`property`](Self::property).
    pub(crate) fn condition_in_backticks(&self, text: &str) -> Result<bool, Failure> {
        let value = Meaning::of(text, self.flow.version_text()).evaluate(self)?;
        Ok(matches!(value, expression::Value::Bool(true)))
    }
}

impl Lookup for Scope<'_> {
    fn look_up(&self, reference: Reference<'_>) -> expression::Value<'_> {
        self.value_of(reference)
            .map_or(expression::Value::Missing, lent)
    }
}

fn lent(value: &Value) -> expression::Value<'_> {
    match value {
        Value::Null => expression::Value::Null,
        Value::Bool(value) => expression::Value::Bool(*value),
        Value::Number(number) => expression::Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => expression::Value::from(text.as_str()),
        Value::Array(items) => expression::Value::List(items.iter().map(lent).collect()),
        Value::Object(members) => expression::Value::Object(
            members
                .iter()
                .map(|(key, value)| (Cow::Borrowed(key.as_str()), lent(value)))
                .collect(),
        ),
    }
}

/// The JSON of what an expression came out as; `NaN` and the infinities are `null` there.
fn owned(value: expression::Value<'_>) -> Option<Value> {
    Some(match value {
        expression::Value::Missing => return None,
        expression::Value::Null => Value::Null,
        expression::Value::Bool(value) => Value::Bool(value),
        expression::Value::Number(number) => number_of(number),
        expression::Value::Text(text) => Value::String(text.into_owned()),
        expression::Value::List(items) => Value::Array(
            items
                .into_iter()
                .map(|item| owned(item).unwrap_or(Value::Null))
                .collect(),
        ),
        expression::Value::Object(members) => Value::Object(
            members
                .into_iter()
                .filter_map(|(key, value)| Some((key.into_owned(), owned(value)?)))
                .collect(),
        ),
    })
}

/// A number as JavaScript writes it: without a point where it is whole.
fn number_of(number: f64) -> Value {
    // Whole numbers up to here are exact in both types.
    let exact = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
    match exact {
        // Cannot be cut off: it is within the bounds above.
        true => Value::from(number as i64),
        false => serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number),
    }
}

/// A number as JavaScript writes it into a text: `5.0` is `5`.
pub(super) fn text_of_number(number: &serde_json::Number) -> String {
    let value = number.as_f64().map(expression::Value::Number);
    let text = value.as_ref().and_then(|value| value.text().ok());
    text.map_or_else(|| number.to_string(), Cow::into_owned)
}
