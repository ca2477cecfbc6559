//! Actions, wherever in a layout they hang.

use super::payload::Payload;
use crate::read::{Object, Span, Text, Value};

/// Something the client does when the user taps or selects.
#[derive(Debug, Clone, Copy)]
pub struct Action<'d> {
    name: Text<'d>,
    trigger: Text<'d>,
    component: Option<Text<'d>>,
    component_name: Option<Text<'d>>,
    object: &'d Object<'d>,
    expressions: bool,
}

/// The kinds of action
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ActionKind {
    /// `data_exchange`: calls the endpoint.
    DataExchange,
    /// `navigate`: shows another screen without asking anyone.
    Navigate,
    /// `complete`: ends the flow without asking the endpoint.
    Complete,
    /// `update_data`: changes the data of the screen that is showing.
    UpdateData,
    /// `open_url`: opens a web page.
    OpenUrl,
    /// A name that Flow JSON does not know.
    Unknown,
}

impl<'d> Action<'d> {
    /// The action's name as written, such as `data_exchange`, with its place.
    #[must_use]
    pub fn name(&self) -> Text<'d> {
        self.name
    }

    /// What the name says.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self.name.as_str() {
            "data_exchange" => ActionKind::DataExchange,
            "navigate" => ActionKind::Navigate,
            "complete" => ActionKind::Complete,
            "update_data" => ActionKind::UpdateData,
            "open_url" => ActionKind::OpenUrl,
            _ => ActionKind::Unknown,
        }
    }

    /// The key under which it stands, such as `on-click-action`.
    #[must_use]
    pub fn trigger(&self) -> Text<'d> {
        self.trigger
    }

    /// The type of the component it belongs to, such as `Footer`; for an action on an item, that of the list.
    #[must_use]
    pub fn component(&self) -> Option<Text<'d>> {
        self.component
    }

    /// The `name` of the component it belongs to, if that has one; for an action on an item, that of the list.
    #[must_use]
    pub fn component_name(&self) -> Option<Text<'d>> {
        self.component_name
    }

    /// What the action sends along, if it has a payload and that is an object.
    #[must_use]
    pub fn payload(&self) -> Option<Payload<'d>> {
        let payload = self.object.get("payload")?;
        Some(Payload::new(
            payload.span(),
            payload.as_object()?,
            self.expressions,
        ))
    }

    /// The screen that a `navigate` action shows.
    #[must_use]
    pub fn navigate_target(&self) -> Option<Text<'d>> {
        if self.kind() != ActionKind::Navigate {
            return None;
        }
        let next = self.object.get("next")?;
        // Any other type passes the validator but leads nowhere.
        let to_screen = next
            .get("type")
            .and_then(Value::as_str)
            .is_none_or(|word| word == "screen");
        if to_screen {
            next.get("name")?.as_text()
        } else {
            None
        }
    }
}

/// Members whose keys are the author's own words, so that nothing beneath them means what its key says.
const FREE_KEYS: [&str; 3] = ["payload", "init-values", "error-messages"];

/// Every action within `layout`, in the order of the document.
pub(super) fn collect<'d>(layout: &'d Value<'d>, expressions: bool) -> Vec<Action<'d>> {
    let mut actions = Vec::new();
    visit(layout, Owner::default(), expressions, &mut actions);
    actions
}

/// Every action within the items of a list that are data, which belong to the list.
pub(super) fn collect_of_items<'d>(
    items: &'d [Value<'d>],
    list: &'d Object<'d>,
    expressions: bool,
) -> Vec<Action<'d>> {
    let owner = Owner::of(list).unwrap_or_default();
    let mut actions = Vec::new();
    for item in items {
        visit(item, owner, expressions, &mut actions);
    }
    actions
}

/// The component that an action belongs to: the nearest object around it that has a type.
#[derive(Debug, Clone, Copy, Default)]
struct Owner<'d> {
    component: Option<Text<'d>>,
    name: Option<Text<'d>>,
}

impl<'d> Owner<'d> {
    fn of(object: &'d Object<'d>) -> Option<Self> {
        Some(Self {
            component: Some(object.get("type")?.as_text()?),
            name: object.get("name").and_then(Value::as_text),
        })
    }
}

fn visit<'d>(
    here: &'d Value<'d>,
    owner: Owner<'d>,
    expressions: bool,
    actions: &mut Vec<Action<'d>>,
) {
    if let Some(items) = here.as_array() {
        items
            .iter()
            .for_each(|item| visit(item, owner, expressions, actions));
    }
    let Some(object) = here.as_object() else {
        return;
    };
    let owner = Owner::of(object).unwrap_or(owner);
    for member in object.members() {
        let trigger = member.key();
        if FREE_KEYS.contains(&trigger.as_str()) {
            continue;
        }
        match action_in(trigger, member.value()) {
            Some((name, object)) => actions.push(Action {
                name,
                trigger,
                component: owner.component,
                component_name: owner.name,
                object,
                expressions,
            }),
            None => visit(member.value(), owner, expressions, actions),
        }
    }
}

/// An action is an object with a name under a key such as `on-click-action`.
fn action_in<'d>(trigger: Text<'d>, value: &'d Value<'d>) -> Option<(Text<'d>, &'d Object<'d>)> {
    let is_trigger = trigger.as_str().starts_with("on-") && trigger.as_str().ends_with("-action");
    let object = value.as_object().filter(|_| is_trigger)?;
    Some((object.get("name")?.as_text()?, object))
}

/// The place of the type of the first component of this type within `layout`.
pub(super) fn find_component(layout: &Value<'_>, wanted: &str) -> Option<Span> {
    if let Some(items) = layout.as_array() {
        return items.iter().find_map(|item| find_component(item, wanted));
    }
    let object = layout.as_object()?;
    if let Some(found) = object
        .get("type")
        .filter(|found| found.as_str() == Some(wanted))
    {
        return Some(found.span());
    }
    let named_by_meta = |key: Text<'_>| !FREE_KEYS.contains(&key.as_str());
    let mut members = object
        .members()
        .filter(|member| named_by_meta(member.key()));
    members.find_map(|member| find_component(member.value(), wanted))
}
