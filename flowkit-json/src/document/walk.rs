//! The one walk over a screen's layout: components, actions and inputs.

use super::action::Action;
use super::component::{Around, Component, Untyped};
use crate::catalogue::Kind;
use crate::catalogue::slots::{ACTION_SLOTS, ITEM_LISTS};
use crate::read::{Member, Object, Span, Value};

/// What stands in a layout.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents<'t> {
    /// In the order of the document; Form, If and Switch before what stands in them.
    pub(super) components: Vec<Component<'t>>,
    pub(super) untyped: Vec<Untyped<'t>>,
    pub(super) actions: Vec<Action<'t>>,
}

impl<'t> Contents<'t> {
    /// Walks through the `children` of the layout of the screen at this index. `expressions` says whether texts in backticks are expressions.
    pub(super) fn of(index: usize, screen: &Object<'t>, expressions: bool) -> Self {
        let mut walk = Walk {
            contents: Self::default(),
            screen: index,
            expressions,
        };
        let layout = screen.get("layout");
        let children = layout.and_then(|layout| layout.get("children"));
        walk.list(children, Around::default(), 0);
        walk.contents
    }
}

struct Walk<'t> {
    contents: Contents<'t>,
    screen: usize,
    expressions: bool,
}

impl<'t> Walk<'t> {
    /// Visits what an array of components holds.
    fn list(&mut self, children: Option<&Value<'t>>, around: Around, branch: usize) {
        for child in children.and_then(Value::as_array).unwrap_or_default() {
            if let Some(object) = child.as_object() {
                self.component(child.span(), object, around, branch);
            }
        }
    }

    fn component(&mut self, span: Span, object: &Object<'t>, around: Around, branch: usize) {
        let word = object.get("type").and_then(Value::as_str);
        let kind = word.and_then(Kind::from_name);
        let screen = self.screen;
        let owner = Owner {
            screen,
            component: object,
            kind,
            expressions: self.expressions,
        };
        let first_action = self.contents.actions.len();
        owner.add_all(&mut self.contents.actions);
        let object = object.clone();
        let Some(kind) = kind else {
            let untyped = Untyped {
                screen,
                object,
                around,
            };
            return self.contents.untyped.push(untyped);
        };
        let index = self.contents.components.len();
        self.contents.components.push(Component {
            kind,
            screen,
            object: object.clone(),
            span,
            actions: first_action..self.contents.actions.len(),
            branch,
            within: index + 1..index + 1,
            around,
        });
        self.children_of(kind, &object, around.within(kind));
        let end = self.contents.components.len();
        if let Some(component) = self.contents.components.get_mut(index) {
            component.within.end = end;
        }
    }

    /// Visits what stands within a component.
    fn children_of(&mut self, kind: Kind, object: &Object<'t>, around: Around) {
        match kind {
            Kind::Form => self.list(object.get("children"), around, 0),
            Kind::If => {
                self.list(object.get("then"), around, 0);
                self.list(object.get("else"), around, 1);
            }
            Kind::Switch => {
                let cases = object.get("cases").and_then(Value::as_object);
                for (branch, case) in cases.map(Object::members).unwrap_or_default().enumerate() {
                    self.list(Some(case.value()), around, branch);
                }
            }
            Kind::TextHeading
            | Kind::TextSubheading
            | Kind::TextBody
            | Kind::TextCaption
            | Kind::RichText
            | Kind::Image
            | Kind::ImageCarousel
            | Kind::TextInput
            | Kind::TextArea
            | Kind::RadioButtonsGroup
            | Kind::CheckboxGroup
            | Kind::ChipsSelector
            | Kind::Dropdown
            | Kind::OptIn
            | Kind::DatePicker
            | Kind::CalendarPicker
            | Kind::PhotoPicker
            | Kind::DocumentPicker
            | Kind::NavigationList
            | Kind::EmbeddedLink
            | Kind::Footer => {}
        }
    }
}

/// A component whose actions are gathered.
pub(super) struct Owner<'o, 't> {
    /// The index of its screen.
    pub(super) screen: usize,
    pub(super) component: &'o Object<'t>,
    pub(super) kind: Option<Kind>,
    pub(super) expressions: bool,
}

impl<'t> Owner<'_, 't> {
    /// Adds the actions of the component and of the items of its lists, in the order of the document.
    fn add_all(&self, actions: &mut Vec<Action<'t>>) {
        for member in self.component.members() {
            let list = ITEM_LISTS.into_iter().find(|list| member.key() == *list);
            match list.zip(member.value().as_array()) {
                Some((list, items)) => items
                    .iter()
                    .for_each(|item| self.add_of_item(list, item, actions)),
                None => self.add(member, None, actions),
            }
        }
    }

    /// Adds the actions of one item of the list under this key, such as `list-items`.
    pub(super) fn add_of_item(
        &self,
        list: &'static str,
        item: &Value<'t>,
        actions: &mut Vec<Action<'t>>,
    ) {
        for member in item.as_object().map(Object::members).unwrap_or_default() {
            self.add(member, Some(list), actions);
        }
    }

    /// Adds what a member holds, if it is an action: an object with a name under the key of a slot.
    fn add(
        &self,
        member: &Member<'t>,
        item_of: Option<&'static str>,
        actions: &mut Vec<Action<'t>>,
    ) {
        let slot = ACTION_SLOTS.into_iter().find(|slot| member.key() == *slot);
        let Some((slot, object)) = slot.zip(member.value().as_object()) else {
            return;
        };
        if object.get("name").and_then(Value::as_str).is_some() {
            actions.push(Action {
                screen: self.screen,
                object: object.clone(),
                span: member.value().span(),
                slot,
                slot_span: member.key().span(),
                component: self.component.clone(),
                kind: self.kind,
                item_of,
                expressions: self.expressions,
            });
        }
    }
}
