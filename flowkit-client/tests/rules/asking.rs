//! What the tests of fields ask of a walk.

use flowkit_client::Action;
use flowkit_client::phone::{Effect, Gesture};
use serde_json::Value;

use crate::support::Walk;

impl Walk {
    /// Why a gesture cannot be made; nothing happens.
    pub fn why_not(&self, gesture: Gesture) -> String {
        let mut phone = self.phone.clone();
        let before = (phone.screen().map(str::to_owned), phone.is_loading());
        let error = phone.gesture(&gesture).expect_err("the gesture was made");
        let after = (phone.screen().map(str::to_owned), phone.is_loading());
        assert_eq!(before, after, "an impossible gesture changes nothing");
        error.to_string()
    }

    /// Whether the Footer of the screen can be tapped; nothing happens.
    pub fn can_continue(&self) -> bool {
        let tap = Gesture::Tap {
            at: self.at("Footer"),
        };
        self.phone.clone().gesture(&tap).is_ok()
    }

    /// Why the Footer of the screen is disabled.
    pub fn blocked(&self) -> String {
        self.why_not(Gesture::Tap {
            at: self.at("Footer"),
        })
    }

    /// What the Footer would send, without it being tapped.
    pub fn would_send(&self) -> Value {
        let tap = Gesture::Tap {
            at: self.at("Footer"),
        };
        let effects = self.phone.clone().gesture(&tap).expect("the Footer works");
        match &effects[..] {
            [Effect::Send(request)] if request.action() == Action::DataExchange => {
                Value::Object(request.data().clone())
            }
            other => panic!("the Footer did otherwise: {other:?}"),
        }
    }

    /// Types a text and stays in the field.
    pub fn types(&mut self, name: &str, text: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Type {
            at,
            text: text.to_owned(),
        })
    }

    /// Taps an option, and lets no time pass.
    pub fn choose_now(&mut self, name: &str, option: &str) -> &mut Self {
        let at = self.at(name);
        self.gesture(Gesture::Choose {
            at,
            option: option.to_owned(),
        })
    }

    /// The endpoint answers with the same screen and nothing more.
    pub fn answered(&mut self) -> &mut Self {
        let screen = self.phone.screen().expect("a screen shows").to_owned();
        self.answer(&screen, serde_json::json!({}))
    }

    /// The data of all requests that were sent, in their order.
    pub fn payloads(&self) -> Vec<Value> {
        let sent = self.sent();
        sent.iter()
            .map(|request| Value::Object(request.data().clone()))
            .collect()
    }
}

/// The model of data that are texts, with these names.
pub fn texts(names: &[&str]) -> Value {
    let model = names.iter().map(|name| {
        let text = serde_json::json!({"type": "string", "__example__": ""});
        ((*name).to_owned(), text)
    });
    Value::Object(model.collect())
}
