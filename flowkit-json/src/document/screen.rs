//! A screen.

use std::ops::Range;

use super::action::{Action, ActionKind};
use super::component::{Component, Untyped};
use super::data_model::DataModel;
use super::walk::Contents;
use crate::catalogue::Kind;
use crate::read::{Object, Span, Text, Value};

/// One screen of a document, with what stands on it
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
#[derive(Debug, Clone)]
pub struct Screen<'t> {
    pub(crate) object: Object<'t>,
    pub(crate) span: Span,
    pub(crate) components: Vec<Component<'t>>,
    pub(crate) untyped: Vec<Untyped<'t>>,
    pub(crate) actions: Vec<Action<'t>>,
    pub(super) listed_actions: Vec<Action<'t>>,
    /// The components that have a name, but for Forms: their indexes, by name and then by place.
    inputs: Vec<usize>,
    /// The Forms that have a name, sorted like the inputs.
    forms: Vec<usize>,
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

impl<'t> Screen<'t> {
    /// The screen at this index, which this object is. `expressions` says whether texts in backticks are expressions.
    pub(super) fn of(index: usize, object: &Object<'t>, span: Span, expressions: bool) -> Self {
        let Contents {
            components,
            untyped,
            actions,
        } = Contents::of(index, object, expressions);
        let by_name = |wanted: fn(Kind) -> bool| -> Vec<usize> {
            let mut named: Vec<(&str, usize)> = components
                .iter()
                .enumerate()
                .filter(|(_, component)| wanted(component.kind))
                .filter_map(|(index, component)| Some((component.get("name")?.as_str()?, index)))
                .collect();
            named.sort_unstable();
            named.into_iter().map(|(_, index)| index).collect()
        };
        let inputs = by_name(|kind| kind != Kind::Form);
        let forms = by_name(|kind| kind == Kind::Form);
        Self {
            object: object.clone(),
            span,
            components,
            untyped,
            actions,
            listed_actions: Vec::new(),
            inputs,
            forms,
            expressions,
        }
    }

    /// The screen's id; empty in a document that Meta's validator refuses because the screen has none.
    #[must_use]
    pub fn id(&self) -> Text<'_> {
        let id = self.object.get("id").and_then(Value::as_text);
        id.unwrap_or(Text::new("", self.span))
    }

    /// The screen as JSON.
    #[must_use]
    pub fn object(&self) -> &Object<'t> {
        &self.object
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The title, if it is a plain text and not bound to data.
    #[must_use]
    pub fn title(&self) -> Option<Text<'_>> {
        let title = self.object.get("title")?;
        let is_plain = super::payload::is_constant(title, self.expressions);
        title.as_text().filter(|_| is_plain)
    }

    /// Whether a flow may end here.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.flag("terminal").is_some_and(|flag| flag.value)
    }

    /// What `refresh_on_back` says, if it is there: with `true` the phone sends `BACK` when the user leaves this
    /// screen with the back button.
    #[must_use]
    pub fn refresh_on_back(&self) -> Option<Flag> {
        self.flag("refresh_on_back")
    }

    fn flag(&self, key: &str) -> Option<Flag> {
        let member = self.object.member(key)?;
        let value = member.value().as_bool()?;
        Some(Flag {
            value,
            key_span: member.key().span(),
            value_span: member.value().span(),
        })
    }

    /// The data model, if the screen declares one.
    #[must_use]
    pub fn data(&self) -> Option<DataModel<'_>> {
        DataModel::of(&self.object)
    }

    /// The fields that it declares: its data model without the list of required ones.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Value<'t>)> + Clone {
        let data = self.object.get("data").and_then(Value::as_object);
        let members = data.map(Object::members).unwrap_or_default();
        members
            .filter(|member| member.value().as_object().is_some())
            .map(|member| (member.key().as_str(), member.value()))
    }

    /// The declaration of a field.
    pub(crate) fn field(&self, name: &str) -> Option<&Value<'t>> {
        let field = self.object.get("data")?.get(name)?;
        field.as_object().map(|_| field)
    }

    /// Its components, in the order of the document; Form, If and Switch before what stands in them.
    #[must_use]
    pub fn components(&self) -> &[Component<'t>] {
        &self.components
    }

    /// What stands within one of its components, however deep, in the order of the document.
    pub(crate) fn within(&self, component: &Component<'_>) -> &[Component<'t>] {
        let range = component.within.clone();
        self.components.get(range).unwrap_or_default()
    }

    /// What stands in its layout itself, and in no other component.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Component<'t>> {
        self.outermost_in(0..self.components.len())
    }

    /// What stands in one of its components itself, and in no other within that.
    pub(crate) fn children_of(
        &self,
        component: &Component<'_>,
    ) -> impl Iterator<Item = &Component<'t>> + use<'_, 't> {
        self.outermost_in(component.within.clone())
    }

    /// Of a range of components those that stand in no other one of it.
    fn outermost_in(&self, range: Range<usize>) -> impl Iterator<Item = &Component<'t>> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let component = self.components.get(next).filter(|_| next < range.end)?;
            next = component.within.end;
            Some(component)
        })
    }

    /// The actions of one of its components and of the items of its lists.
    pub(crate) fn actions_by(&self, component: &Component<'_>) -> &[Action<'t>] {
        let range = component.actions.clone();
        self.actions.get(range).unwrap_or_default()
    }

    /// The components of this type, in the order of the document.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Component<'t>> {
        let components = self.components.iter();
        components.filter(move |component| component.kind == kind)
    }

    /// The component of this name that has a value, such as a TextInput; the first one of several.
    #[must_use]
    pub fn input(&self, name: &str) -> Option<&Component<'t>> {
        self.first_named(&self.inputs, name)
    }

    /// Whether it has a Form of this name.
    pub(crate) fn has_form(&self, name: &str) -> bool {
        self.first_named(&self.forms, name).is_some()
    }

    /// The first component of this name among some that are sorted by name.
    fn first_named(&self, sorted: &[usize], name: &str) -> Option<&Component<'t>> {
        let named = |index: &usize| {
            let component = self.components.get(*index)?;
            component.get("name")?.as_str()
        };
        let place = sorted.partition_point(|index| named(index) < Some(name));
        let index = sorted.get(place)?;
        let component = self.components.get(*index)?;
        (named(index) == Some(name)).then_some(component)
    }

    /// The names of its inputs, sorted; a name that several have, such as one in each branch of an If, is there once.
    pub(crate) fn input_names(&self) -> impl Iterator<Item = &str> + Clone {
        let inputs = self
            .inputs
            .iter()
            .filter_map(|index| self.components.get(*index));
        let mut before = None;
        inputs
            .filter_map(|input| input.get("name")?.as_str())
            .filter(move |name| before.replace(*name) != Some(*name))
    }

    /// Where a NavigationList stands in the layout: the word `"NavigationList"` of the first one. A screen that has one
    /// is built on it, and the phone has rules of its own for answers to such a screen.
    #[must_use]
    pub fn navigation_list(&self) -> Option<Span> {
        let list = self.of_kind(Kind::NavigationList).next()?;
        Some(list.get("type")?.span())
    }

    /// Whether a NavigationList stands in the layout.
    pub(crate) fn has_navigation_list(&self) -> bool {
        self.of_kind(Kind::NavigationList).next().is_some()
    }

    /// Every action in the layout, on a component or on one of its items, in the order of the document.
    #[must_use]
    pub fn actions(&self) -> &[Action<'t>] {
        &self.actions
    }

    /// The actions that the items of its NavigationLists have in the `__example__` of the data that the lists are bound
    /// to, in the order of the document.
    ///
    /// An item of such a list may bring its action along with its texts. Which action that is stands nowhere else than
    /// in the example; what its payload holds differs from item to item. A list with an action of its own has none here.
    /// Of a list 100 items are looked at, and of all lists of a document 10000 actions are taken.
    ///
    /// ```
    /// let document = flowkit_json::Document::parse(r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"PLANS": []},
    ///     "screens": [{"id": "PLANS", "title": "Plans",
    ///         "data": {"plans": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}},
    ///             "__example__": [{"id": "1", "on-click-action": {"name": "data_exchange", "payload": {"plan": "basic"}}}]}},
    ///         "layout": {"type": "SingleColumnLayout", "children": [
    ///             {"type": "NavigationList", "name": "list", "list-items": "${data.plans}"}]}}]}"#)?;
    /// let Some(screen) = document.screen("PLANS") else { unreachable!() };
    /// assert!(screen.actions().is_empty());
    /// let listed = screen.listed_actions();
    /// assert_eq!(listed[0].name(), "data_exchange");
    /// assert!(listed[0].component().is_some_and(|component| component == "NavigationList"));
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    #[must_use]
    pub fn listed_actions(&self) -> &[Action<'t>] {
        &self.listed_actions
    }

    /// The actions that call the endpoint.
    pub fn data_exchanges(&self) -> impl Iterator<Item = &Action<'t>> {
        self.actions_of(ActionKind::DataExchange)
    }

    /// The actions of this kind in the layout.
    pub fn actions_of(&self, kind: ActionKind) -> impl Iterator<Item = &Action<'t>> {
        let actions = self.actions.iter();
        actions.filter(move |action| action.kind() == kind)
    }

    /// The names of the screens that `navigate` actions lead to, as written: a name that no screen has is among them.
    pub fn navigates(&self) -> impl Iterator<Item = Text<'_>> {
        self.actions.iter().filter_map(Action::navigate_target)
    }
}
