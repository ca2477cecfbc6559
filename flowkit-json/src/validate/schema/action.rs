//! Actions: who may use which, and which members each has
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>).

use super::Pass;
use super::trail::Trail;
use crate::catalogue::gate;
use crate::catalogue::shapes::{ClickSlot, Look, Shape};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Member, Object, Value};

const PAYLOAD: Shape = Shape::Map(Look::Any, &Shape::Anything);
const URL: Shape = Shape::OneOf(&[Shape::String(Look::Uri), Shape::Binding]);

impl Pass {
    pub(super) fn click_action(&mut self, slot: ClickSlot, value: &Value<'_>, trail: &Trail<'_>) {
        let Some(action) = value.as_object() else {
            self.wrong_type(value, trail, &Shape::ClickAction(slot));
            // What holds for `open_url` holds for whatever has no other name.
            if gate::OPEN_URL.holds_in(self.version) {
                self.fault(Code::NotKeywordSchemaValidationFailed, value.span(), || {
                    let message = format!("{} is no action", trail.noun());
                    Finding::new(message, value.span(), trail.path())
                        .with_code(Code::NotKeywordSchemaValidationFailed)
                        .with_help(
                            "write an object with `name`, such as `{\"name\": \"data_exchange\"}`",
                        )
                        .echoing()
                });
            }
            return;
        };
        self.members(value, trail);
        let name = action.get("name");
        if let Some(name) = name {
            let names: Vec<&str> = slot
                .names()
                .iter()
                .filter(|(_, since)| self.version >= *since)
                .map(|(name, _)| *name)
                .collect();
            let trail = trail.property("name");
            if name.as_str().is_none() {
                self.wrong_type(name, &trail, &Shape::Const("name"));
            }
            if !name.as_str().is_some_and(|name| names.contains(&name)) {
                self.not_one_of(Code::InvalidEnumValue, &names, name, &trail);
            }
        }
        if gate::OPEN_URL.holds_in(self.version) {
            self.url_alone(action, trail);
            self.pairing(action, value, trail, "url", "open_url");
        }
        self.pairing(action, value, trail, "next", "navigate");
        if let Some(next) = action.get("next") {
            self.next(next, &trail.property("next"));
        }
        if let Some(url) = action
            .get("url")
            .filter(|_| gate::OPEN_URL.holds_in(self.version))
        {
            self.value(&URL, url, &trail.property("url"));
        }
        if let Some(payload) = action.get("payload") {
            self.payload(payload, &trail.property("payload"));
        }
    }

    /// Reports a missing name and unknown members.
    fn members(&mut self, value: &Value<'_>, trail: &Trail<'_>) {
        let Some(action) = value.as_object() else {
            return;
        };
        if action.member("name").is_none() {
            self.missing_key("name", action, value.span(), trail);
        }
        let known: &[&str] = if gate::OPEN_URL.holds_in(self.version) {
            &["name", "next", "payload", "url"]
        } else {
            &["name", "next", "payload"]
        };
        self.unknown(&[], known, action, trail);
    }

    /// `member` belongs to the action of this name: it must be there with it, and may not be there with another. In
    /// Meta's schema an action without a name counts as each of them.
    fn pairing(
        &mut self,
        action: &Object<'_>,
        value: &Value<'_>,
        trail: &Trail<'_>,
        member: &str,
        owner: &str,
    ) {
        let nameless = action.member("name").is_none();
        let name = action.get("name").and_then(Value::as_str);
        match action.member(member) {
            None if nameless || name == Some(owner) => {
                self.missing_key(member, action, value.span(), trail);
            }
            Some(found) if name.is_some_and(|name| name != owner && is_known(name)) => {
                self.forbidden(found, trail, &format!("only `{owner}` takes `{member}`"));
            }
            _ => {}
        }
    }

    /// `open_url` takes no payload.
    fn url_alone(&mut self, action: &Object<'_>, trail: &Trail<'_>) {
        let name = action.get("name");
        let opens_url = name.is_none_or(|name| name.as_str() == Some("open_url"));
        if let Some(payload) = action.member("payload").filter(|_| opens_url) {
            self.forbidden(payload, trail, "`open_url` takes no `payload`");
        }
    }

    fn forbidden(&mut self, member: &Member<'_>, trail: &Trail<'_>, message: &str) {
        self.fault(
            Code::NotKeywordSchemaValidationFailed,
            member.key().span(),
            || {
                Finding::new(message, member.key().span(), trail.path())
                    .with_code(Code::NotKeywordSchemaValidationFailed)
                    .with_help(format!("remove `{}`", member.key()))
            },
        );
    }

    fn next(&mut self, next: &Value<'_>, trail: &Trail<'_>) {
        let Some(object) = next.as_object() else {
            return self.wrong_type(next, trail, &Shape::Object(&[]));
        };
        for key in ["type", "name"] {
            match object.get(key) {
                None => self.missing_key(key, object, next.span(), trail),
                Some(value) => self.value(&Shape::String(Look::Any), value, &trail.property(key)),
            }
        }
        self.unknown(&[], &["type", "name"], object, trail);
    }

    /// A payload is an object; `null` in its place breaks Meta's validator.
    fn payload(&mut self, payload: &Value<'_>, trail: &Trail<'_>) {
        if payload.is_null() {
            return self.fault(Code::InvalidFlowJson, payload.span(), || {
                Finding::new(
                    "`payload` must be an object, not null",
                    payload.span(),
                    trail.path(),
                )
                .with_code(Code::InvalidFlowJson)
                .with_help("leave it out, or write `{}`")
            });
        }
        self.value(&PAYLOAD, payload, trail);
    }

    /// An action on selecting has one schema for each name it may have; if none fits, all of them speak.
    pub(super) fn select_action(
        &mut self,
        names: &[&'static str],
        value: &Value<'_>,
        trail: &Trail<'_>,
    ) {
        let all = gate::SELECTING_UPDATES_DATA.holds_in(self.version);
        let names: Vec<&'static str> = names
            .iter()
            .copied()
            .filter(|name| *name == "data_exchange" || all)
            .collect();
        let fits = |pass: &mut Self, name: &'static str| {
            pass.accepts(|pass| pass.select_as(name, &names, value, trail))
        };
        if names.iter().any(|name| fits(self, name)) {
            return;
        }
        for name in &names {
            self.select_as(name, &names, value, trail);
        }
    }

    fn select_as(&mut self, wanted: &str, names: &[&str], value: &Value<'_>, trail: &Trail<'_>) {
        let Some(action) = value.as_object() else {
            return self.wrong_type(value, trail, &Shape::SelectAction(&[]));
        };
        for key in ["name", "payload"] {
            if action.member(key).is_none() {
                self.missing_key(key, action, value.span(), trail);
            }
        }
        self.unknown(&[], &["name", "payload"], action, trail);
        if let Some(name) = action
            .get("name")
            .filter(|name| name.as_str() != Some(wanted))
        {
            self.not_one_of(
                Code::InvalidPropertyValue,
                names,
                name,
                &trail.property("name"),
            );
        }
        if let Some(payload) = action.get("payload") {
            self.payload(payload, &trail.property("payload"));
        }
    }
}

fn is_known(name: &str) -> bool {
    [
        "data_exchange",
        "navigate",
        "complete",
        "update_data",
        "open_url",
    ]
    .contains(&name)
}
