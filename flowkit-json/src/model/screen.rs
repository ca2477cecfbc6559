//! A screen.

use super::action::{self, Action, ActionKind};
use super::data_model::DataModel;
use crate::read::{Span, Text, Value};
use crate::version::has_expressions;

/// One screen of a document.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'d> {
    id: Text<'d>,
    value: &'d Value<'d>,
    expressions: bool,
}

/// A truth value with the places of its key and of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    /// What it says.
    pub value: bool,
    /// Its key.
    pub key_span: Span,
    /// The word `true` or `false`.
    pub value_span: Span,
}

impl<'d> Screen<'d> {
    /// All screens of a document that have an id.
    pub(crate) fn all_of(root: &'d Value<'d>) -> impl Iterator<Item = Self> + use<'d> {
        let expressions = root
            .get("version")
            .and_then(Value::as_str)
            .is_some_and(has_expressions);
        let screens = root
            .get("screens")
            .and_then(Value::as_array)
            .unwrap_or_default();
        screens.iter().filter_map(move |value| {
            Some(Self {
                id: value.get("id")?.as_text()?,
                value,
                expressions,
            })
        })
    }

    /// The screen's id.
    #[must_use]
    pub fn id(&self) -> Text<'d> {
        self.id
    }

    /// The screen as JSON.
    #[must_use]
    pub fn value(&self) -> &'d Value<'d> {
        self.value
    }

    /// The title, if it is a plain text and not bound to data.
    #[must_use]
    pub fn title(&self) -> Option<Text<'d>> {
        let title = self.value.get("title")?;
        if super::payload::is_constant(title, self.expressions) {
            title.as_text()
        } else {
            None
        }
    }

    /// Whether a flow may end here.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.flag("terminal").is_some_and(|flag| flag.value)
    }

    /// What `refresh_on_back` says, if it is there: with `true` the client sends `BACK` when the user leaves this
    /// screen with the back button.
    #[must_use]
    pub fn refresh_on_back(&self) -> Option<Flag> {
        self.flag("refresh_on_back")
    }

    fn flag(&self, key: &str) -> Option<Flag> {
        let member = self.value.as_object()?.member(key)?;
        let value = member.value().as_bool()?;
        Some(Flag {
            value,
            key_span: member.key().span(),
            value_span: member.value().span(),
        })
    }

    /// The data model, if the screen declares one.
    #[must_use]
    pub fn data(&self) -> Option<DataModel<'d>> {
        DataModel::of(self.value)
    }

    /// Where a NavigationList stands in the layout: the word `"NavigationList"` of the first one. A screen that has one
    /// is built on it, and the client has rules of its own for answers to such a screen.
    #[must_use]
    pub fn navigation_list(&self) -> Option<Span> {
        action::find_component(self.value.get("layout")?, "NavigationList")
    }

    /// Every action in the layout, on a component or on one of its items, in the order of the document.
    #[must_use]
    pub fn actions(&self) -> Vec<Action<'d>> {
        self.value
            .get("layout")
            .map(|layout| action::collect(layout, self.expressions))
            .unwrap_or_default()
    }

    /// The actions that call the endpoint.
    pub fn data_exchanges(&self) -> impl Iterator<Item = Action<'d>> + use<'d> {
        self.actions()
            .into_iter()
            .filter(|action| action.kind() == ActionKind::DataExchange)
    }

    /// The names of the screens that `navigate` actions lead to, as written: a name that no screen has is among them.
    pub fn navigates(&self) -> impl Iterator<Item = Text<'d>> + use<'d> {
        self.actions()
            .into_iter()
            .filter_map(|action| action.navigate_target())
    }
}
