//! An action, and what hangs on it.

use super::payload::Payload;
use crate::catalogue::Kind;
use crate::read::{Object, Span, Text, Value};

/// Something the phone does when the user taps or selects
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
#[derive(Debug, Clone)]
pub struct Action<'t> {
    /// The index of its screen.
    pub(crate) screen: usize,
    pub(crate) object: Object<'t>,
    /// The whole action.
    pub(crate) span: Span,
    /// The key under which it stands, such as `on-click-action`.
    pub(crate) slot: &'static str,
    pub(crate) slot_span: Span,
    /// The component that has it, or whose item has it.
    pub(crate) component: Object<'t>,
    /// The type of that component; `None` if no version knows it.
    pub(crate) kind: Option<Kind>,
    /// The list whose item has it, such as `list-items`; `None` if the component itself has it.
    pub(crate) item_of: Option<&'static str>,
    /// Whether texts in backticks are expressions in this document.
    pub(super) expressions: bool,
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

impl ActionKind {
    fn named(name: &str) -> Self {
        match name {
            "data_exchange" => Self::DataExchange,
            "navigate" => Self::Navigate,
            "complete" => Self::Complete,
            "update_data" => Self::UpdateData,
            "open_url" => Self::OpenUrl,
            _ => Self::Unknown,
        }
    }
}

impl<'t> Action<'t> {
    /// The action's name as written, such as `data_exchange`, with its place.
    #[must_use]
    pub fn name(&self) -> Text<'_> {
        let name = self.object.get("name").and_then(Value::as_text);
        name.unwrap_or(Text::new("", self.span))
    }

    /// What the name says.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        ActionKind::named(self.name().as_str())
    }

    /// The key under which it stands, such as `on-click-action`.
    #[must_use]
    pub fn trigger(&self) -> Text<'_> {
        Text::new(self.slot, self.slot_span)
    }

    /// The type of the component it belongs to, such as `Footer`; for an action on an item, that of the list.
    #[must_use]
    pub fn component(&self) -> Option<Text<'_>> {
        self.component.get("type")?.as_text()
    }

    /// The `name` of the component it belongs to, if that has one; for an action on an item, that of the list.
    #[must_use]
    pub fn component_name(&self) -> Option<Text<'_>> {
        self.component.get("name")?.as_text()
    }

    /// What the action sends along, if it has a payload and that is an object.
    #[must_use]
    pub fn payload(&self) -> Option<Payload<'_>> {
        let payload = self.object.get("payload")?;
        Some(Payload::new(
            payload.span(),
            payload.as_object()?,
            self.expressions,
        ))
    }

    /// The payload as JSON, if it is an object, and where it stands.
    pub(crate) fn payload_object(&self) -> Option<(&Object<'t>, Span)> {
        let payload = self.object.get("payload")?;
        Some((payload.as_object()?, payload.span()))
    }

    /// What an `open_url` action opens: an address, or a text that is bound to one.
    pub(crate) fn url(&self) -> Option<&Value<'t>> {
        let url = self.object.get("url");
        url.filter(|_| self.kind() == ActionKind::OpenUrl)
    }

    /// The screen that a `navigate` action shows.
    #[must_use]
    pub fn navigate_target(&self) -> Option<Text<'_>> {
        if self.kind() != ActionKind::Navigate {
            return None;
        }
        let next = self.object.get("next")?;
        // Any other type passes Meta's validator but leads nowhere.
        let to_screen = next.get("type").and_then(Value::as_str) == Some("screen");
        next.get("name").filter(|_| to_screen)?.as_text()
    }
}
