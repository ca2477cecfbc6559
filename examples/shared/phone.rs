//! A virtual customer's phone, which shows the screens of a Flow JSON and sends what its actions say.

use std::collections::BTreeMap;

use flowkit::HandlerError;
use flowkit::client::{
    DataApiVersion, Document, FlowMessage, Object, Session, Step, WhatsAppClient,
};
use serde_json::Value;

/// A phone on which somebody has got the flow in a message.
///
/// It knows the Flow JSON, so a walk says what the person does (fills in a field, taps a button) and the payload is made
/// from the action, as on a real phone: a binding to a field that was left empty drops its key. It refuses answers that
/// do not keep to the Flow JSON. Unlike a real phone it sends what is filled in badly, too.
#[derive(Debug)]
pub struct Phone {
    session: Session,
    flow: Value,
    /// What is filled in, by screen.
    filled_in: BTreeMap<String, Object>,
}

impl Phone {
    /// A phone whose message has this flow token.
    ///
    /// # Errors
    /// What is wrong with the Flow JSON.
    pub fn new(client: &WhatsAppClient, flow_json: &str, token: &str) -> flowkit::Result<Self> {
        let document: Document<'static> = flow_json.parse()?;
        let flow: Value = serde_json::from_str(flow_json)?;
        let message = FlowMessage {
            flow_token: token.to_owned(),
            version: match text_of(&flow, "data_api_version") {
                "4.0" => DataApiVersion::V4,
                _ => DataApiVersion::V3,
            },
            flow_token_signature: None,
        };
        let session = client.with_message(message).session();
        Ok(Self {
            session: session.with_document(document),
            flow,
            filled_in: BTreeMap::new(),
        })
    }

    /// The walk so far.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The screen that shows, or nothing.
    #[must_use]
    pub fn screen(&self) -> &str {
        self.session.screen().unwrap_or_default()
    }

    /// What the screen that shows holds under this key, `null` where it holds nothing.
    #[must_use]
    pub fn shown(&self, key: &str) -> Value {
        let value = self.session.data().and_then(|data| data.get(key));
        value.cloned().unwrap_or_default()
    }

    /// All that the screen that shows holds.
    #[must_use]
    pub fn data(&self) -> Object {
        self.session.data().cloned().unwrap_or_default()
    }

    /// The options that can be chosen from the list under this key: id and title.
    #[must_use]
    pub fn options(&self, key: &str) -> Vec<(String, String)> {
        let list = self.shown(key);
        let options = list.as_array().into_iter().flatten();
        options
            .filter(|option| option.get("enabled") != Some(&Value::Bool(false)))
            .map(|option| {
                (
                    text_of(option, "id").into(),
                    text_of(option, "title").into(),
                )
            })
            .collect()
    }

    /// Opens the flow.
    ///
    /// # Errors
    /// Why the phone cannot use the answer.
    pub async fn open(&mut self) -> flowkit::Result<Step> {
        self.filled_in.clear();
        Ok(self.session.open().await?)
    }

    /// Presses Back.
    ///
    /// # Errors
    /// Why the phone cannot use the answer.
    pub async fn back(&mut self) -> flowkit::Result<Step> {
        Ok(self.session.back().await?)
    }

    /// Fills in a field of the screen that shows; `null` empties it.
    ///
    /// # Errors
    /// That the screen has no such field.
    pub fn fill_in(&mut self, name: &str, value: impl Into<Value>) -> flowkit::Result<&mut Self> {
        self.component(&["name"], name)?;
        let fields = self.filled_in.entry(self.screen().to_owned()).or_default();
        match value.into() {
            Value::Null => fields.remove(name),
            value => fields.insert(name.to_owned(), value),
        };
        Ok(self)
    }

    /// Chooses in a field that asks the endpoint at once: a list with `on-select-action`, a NavigationList.
    ///
    /// # Errors
    /// That the screen has no such field, or why the phone cannot use the answer.
    pub async fn choose(&mut self, name: &str, value: impl Into<Value>) -> flowkit::Result<Step> {
        self.fill_in(name, value)?;
        let component = self.component(&["name"], name)?;
        self.act(component).await
    }

    /// Taps the button or the link of this text.
    ///
    /// # Errors
    /// That the screen has none, or why the phone cannot use the answer.
    pub async fn tap(&mut self, text: &str) -> flowkit::Result<Step> {
        let component = self.component(&["label", "text"], text)?;
        self.act(component).await
    }

    async fn act(&mut self, component: Value) -> flowkit::Result<Step> {
        let action = component
            .get("on-click-action")
            .or_else(|| component.get("on-select-action"))
            .ok_or_else(|| HandlerError::msg("nothing happens there"))?;
        let payload = action.get("payload").and_then(|it| self.resolve(it));
        let payload = payload.unwrap_or_else(|| Value::Object(Object::new()));
        Ok(match text_of(action, "name") {
            "navigate" => {
                let next = action.get("next").unwrap_or(&Value::Null);
                self.session.navigate(text_of(next, "name"), payload)?
            }
            "complete" => self.session.complete(payload)?,
            _ => self.session.submit(payload).await?,
        })
    }

    /// The component on the screen that shows which has this text under one of these keys.
    fn component(&self, keys: &[&str], text: &str) -> flowkit::Result<Value> {
        let shows = self.screen();
        let screens = self.flow.get("screens").and_then(Value::as_array);
        let screen = screens
            .into_iter()
            .flatten()
            .find(|it| text_of(it, "id") == shows);
        let layout = screen.and_then(|screen| screen.get("layout"));
        layout
            .and_then(|layout| find(layout, keys, text))
            .cloned()
            .ok_or_else(|| HandlerError::msg(format!("screen {shows:?} has no {text:?}")))
    }

    /// A payload's value as it is sent: `None` where a binding resolves to nothing.
    fn resolve(&self, value: &Value) -> Option<Value> {
        match value {
            Value::String(text) => {
                let Some(path) = text.strip_prefix("${").and_then(|it| it.strip_suffix('}')) else {
                    return Some(value.clone());
                };
                match path.split_once('.')? {
                    ("form", name) => self.filled_in.get(self.screen())?.get(name).cloned(),
                    (_, path) => {
                        let mut members = path.split('.');
                        let held = self.session.data()?.get(members.next()?)?;
                        members.try_fold(held, |at, member| at.get(member)).cloned()
                    }
                }
            }
            Value::Object(members) => Some(Value::Object(
                members
                    .iter()
                    .filter_map(|(key, member)| Some((key.clone(), self.resolve(member)?)))
                    .collect(),
            )),
            Value::Array(items) => Some(items.iter().filter_map(|it| self.resolve(it)).collect()),
            other => Some(other.clone()),
        }
    }
}

fn find<'a>(value: &'a Value, keys: &[&str], text: &str) -> Option<&'a Value> {
    match value {
        Value::Object(members) => {
            let is_it = keys.iter().any(|key| text_of(value, key) == text);
            if is_it && members.contains_key("type") {
                return Some(value);
            }
            members.values().find_map(|it| find(it, keys, text))
        }
        Value::Array(items) => items.iter().find_map(|it| find(it, keys, text)),
        _ => None,
    }
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
