//! A phone with a flow of a few lines, and the endpoint played by the test.

#![allow(dead_code, reason = "each file of rules uses its own part")]

use std::sync::Arc;

use flowkit_client::phone::{
    Client, Effect, FlowJson, Gesture, Half, Impossible, Opening, Phone, Settings, Stage,
};
use flowkit_client::{Answer, ClientError, DataApiVersion, FlowMessage, Request};
use jiff::civil::date;
use serde_json::{Map, Value, json};

/// A flow to be built, and the phone that opens it.
pub struct Flow {
    document: Value,
    pub settings: Settings,
    pub message: FlowMessage,
}

/// A phone on a walk, with all that it has asked for.
pub struct Walk {
    pub phone: Phone,
    pub effects: Vec<Effect>,
}

/// A flow with an endpoint, of one screen `A` with these components.
pub fn screen(components: Value) -> Flow {
    screens(json!([{"id": "A", "title": "A", "terminal": true, "layout": layout(components)}]))
}

/// The layout of a screen with these components.
pub fn layout(components: Value) -> Value {
    json!({"type": "SingleColumnLayout", "children": components})
}

/// A Footer that sends this payload to the endpoint.
pub fn footer(payload: Value) -> Value {
    json!({"type": "Footer", "label": "Continue", "on-click-action": {"name": "data_exchange", "payload": payload}})
}

/// A flow with an endpoint, of these screens, each of which may follow each.
pub fn screens(screens: Value) -> Flow {
    let ids: Vec<Value> = screens
        .as_array()
        .unwrap()
        .iter()
        .map(|screen| screen["id"].clone())
        .collect();
    let first = ids[0].clone();
    let routes: Map<String, Value> = ids
        .iter()
        .map(|id| {
            let others = ids
                .iter()
                .filter(|other| **other != first && *other != id)
                .cloned()
                .collect();
            (id.as_str().unwrap().to_owned(), Value::Array(others))
        })
        .collect();
    Flow {
        document: json!({"version": "7.3", "data_api_version": "3.0", "routing_model": routes, "screens": screens}),
        settings: Settings::new(date(2026, 11, 29)),
        message: FlowMessage {
            flow_token: "token-1".into(),
            ..FlowMessage::default()
        },
    }
}

impl Flow {
    pub fn version(mut self, version: &str) -> Self {
        self.document["version"] = json!(version);
        self
    }

    /// Adds or replaces a member of the document, such as `routing_model`.
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.document[member] = value;
        self
    }

    pub fn without(mut self, member: &str) -> Self {
        self.document.as_object_mut().unwrap().remove(member);
        self
    }

    /// Declares the data of the first screen.
    pub fn data(mut self, model: Value) -> Self {
        self.document["screens"][0]["data"] = model;
        self
    }

    pub fn web(mut self) -> Self {
        self.settings.client = Client::WebExact;
        self
    }

    pub fn draft(mut self) -> Self {
        self.settings.stage = Stage::Draft;
        self
    }

    pub fn set(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    pub fn data_api(mut self, version: DataApiVersion, signature: Option<&str>) -> Self {
        self.message.version = version;
        self.message.flow_token_signature = signature.map(str::to_owned);
        self
    }

    pub fn opened_by(mut self, screen: Option<&str>, data: Value) -> Self {
        let data = data.as_object().unwrap().clone();
        self.settings.opening = Opening::Navigate {
            screen: screen.map(str::to_owned),
            data,
        };
        self
    }

    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// The phone with the message, before the flow is opened.
    pub fn phone(&self) -> Phone {
        let flow = FlowJson::parse(&self.text()).unwrap();
        Phone::new(Arc::new(flow), self.settings.clone(), self.message.clone())
    }

    /// Opens the flow, and leaves what it asks for.
    pub fn open(&self) -> Walk {
        let mut phone = self.phone();
        let effects = phone.open().unwrap();
        Walk { phone, effects }
    }

    /// Opens the flow on its first screen, with this data.
    pub fn shown(&self, data: Value) -> Walk {
        let first = self.document["screens"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let mut walk = self.open();
        walk.answer(&first, data);
        walk.effects.clear();
        walk
    }
}

impl Walk {
    /// The endpoint answers with this screen.
    pub fn answer(&mut self, screen: &str, data: Value) -> &mut Self {
        self.answer_text(&json!({"screen": screen, "data": data}).to_string())
    }

    /// The endpoint answers with this text, decrypted.
    pub fn answer_text(&mut self, text: &str) -> &mut Self {
        let request = self.request().unwrap_or_else(|| Request::init(None));
        self.come(Answer::parse(&request, text.as_bytes()))
    }

    pub fn fail(&mut self, error: ClientError) -> &mut Self {
        self.come(Err(error))
    }

    fn come(&mut self, answer: Result<Answer, ClientError>) -> &mut Self {
        assert!(
            self.phone.is_loading(),
            "nothing was sent that could be answered"
        );
        let effects = self.phone.answered(answer);
        self.effects.extend(effects);
        self
    }

    /// The place of the field of this name, or of the first component of this type, on the screen that shows.
    pub fn at(&self, name: &str) -> usize {
        let screen = self.phone.screen().expect("a screen shows");
        let screen = self.phone.flow().document().screen(screen).unwrap();
        let is_it = |component: &flowkit_json::Component<'_>| {
            component.name().is_some_and(|it| it == name) || component.kind().name() == name
        };
        let found = screen.components().iter().position(is_it);
        found.unwrap_or_else(|| panic!("the screen has no {name}"))
    }

    pub fn try_gesture(&mut self, gesture: Gesture) -> Result<(), Impossible> {
        let effects = self.phone.gesture(&gesture)?;
        self.effects.extend(effects);
        Ok(())
    }

    pub fn gesture(&mut self, gesture: Gesture) -> &mut Self {
        self.try_gesture(gesture.clone())
            .unwrap_or_else(|error| panic!("{gesture:?}: {error}"));
        self
    }

    /// Types a text and leaves the field.
    pub fn fill(&mut self, name: &str, text: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Type {
            at,
            text: text.to_owned(),
        })
        .gesture(Gesture::Blur)
    }

    /// Taps an option, and lets what follows happen.
    pub fn choose(&mut self, name: &str, option: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Choose {
            at,
            option: option.to_owned(),
        })
        .settle()
    }

    pub fn tick(&mut self, name: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Tick { at })
    }

    pub fn pick(&mut self, name: &str, half: Half, day: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Pick {
            at,
            half,
            day: day.to_owned(),
        })
        .settle()
    }

    pub fn clear(&mut self, name: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Clear {
            at,
            half: Half::StartDate,
        })
        .settle()
    }

    pub fn tap(&mut self, name: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Tap { at })
    }

    pub fn back(&mut self) -> &mut Self {
        self.gesture(Gesture::Back)
    }

    /// Lets everything happen that is due by itself.
    pub fn settle(&mut self) -> &mut Self {
        while let Some(due) = self.phone.due_in() {
            self.pass(due);
        }
        self
    }

    pub fn pass(&mut self, milliseconds: u64) -> &mut Self {
        let effects = self.phone.pass(milliseconds);
        self.effects.extend(effects);
        self
    }

    /// The last request that was sent, if one was.
    pub fn request(&self) -> Option<Request> {
        self.sent().pop()
    }

    pub fn sent(&self) -> Vec<Request> {
        let sent = self.effects.iter().filter_map(|effect| match effect {
            Effect::Send(request) => Some(request.clone()),
            _ => None,
        });
        sent.collect()
    }

    /// The payload of the last request.
    pub fn payload(&self) -> Value {
        Value::Object(self.request().expect("a request was sent").data().clone())
    }

    /// The error notifications, as the JSON that is encrypted.
    pub fn notified(&self) -> Vec<Value> {
        let notified = self.effects.iter().filter_map(|effect| match effect {
            Effect::Notify(request) => Some(request.plaintext(self.phone.message())),
            _ => None,
        });
        notified
            .map(|text| serde_json::from_str(&text).unwrap())
            .collect()
    }

    pub fn form(&self) -> Value {
        let screen = self.phone.screen().expect("a screen shows");
        Value::Object(self.phone.form_of(screen).unwrap().clone())
    }

    pub fn data(&self) -> Value {
        let screen = self.phone.screen().expect("a screen shows");
        Value::Object(self.phone.data_of(screen).unwrap().clone())
    }

    /// The rule by which the phone refused something, if an error shows for that.
    pub fn refused(&self) -> Option<String> {
        let refusal = self.phone.error()?.cause.refusal()?;
        Some(refusal.rule.name().to_owned())
    }

    pub fn has_warned_of(&self, rule: &str) -> bool {
        self.phone
            .warnings()
            .iter()
            .any(|warning| warning.rule.name() == rule)
    }
}
