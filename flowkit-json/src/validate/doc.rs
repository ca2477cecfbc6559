//! What every rule needs to know about the document, and the walk over its components.

use crate::catalogue::Kind;
use crate::catalogue::versions::Version;
use crate::read::{Object, Span, Text, Value};

/// A document on its way through the rules.
///
/// The rules behind the schema pass may rely on its shape: what the schema demands is there and of the right type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doc<'d> {
    pub(crate) root: &'d Value<'d>,
    pub(crate) version: Version,
    /// Whether the document says itself that it is of this version. If not, it is judged as if it did, and of what it
    /// says instead nothing is said.
    pub(crate) states_version: bool,
}

impl<'d> Doc<'d> {
    /// The path of what stands at `span`, in the style of the semantic pass: `screens[0].layout.on-click-action.name`.
    pub(crate) fn path_of(&self, span: Span) -> String {
        self.root.dotted_path_of(span)
    }

    /// The screens in the order of the document; empty if there are none.
    pub(crate) fn screens(&self) -> &'d [Value<'d>] {
        self.root
            .get("screens")
            .and_then(Value::as_array)
            .unwrap_or_default()
    }

    /// Whether the document is of this version or a later one.
    pub(crate) fn since(&self, major: u16, minor: u16) -> bool {
        self.version >= Version::new(major, minor)
    }
}

/// One step on the way from a screen's layout down to a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parent {
    /// In the `children` of a Form.
    Form,
    /// In the `then` or `else` of an If.
    If,
    /// In a case of a Switch.
    Switch,
}

/// A component and its place in the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ComponentAt<'w, 'd> {
    /// The index of its screen.
    pub(crate) screen: usize,
    /// The component as JSON; always an object.
    pub(crate) value: &'d Value<'d>,
    pub(crate) object: &'d Object<'d>,
    pub(crate) kind: Kind,
    /// Its type as written, such as `TextInput`.
    pub(crate) written: Text<'d>,
    /// What it stands in, outermost first; empty for a component that stands in the layout itself.
    pub(crate) parents: &'w [Parent],
}

/// A component of a type that no version of Flow JSON has, such as `TextInputs`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnknownAt<'w, 'd> {
    /// The index of its screen.
    pub(crate) screen: usize,
    pub(crate) object: &'d Object<'d>,
    /// Its type as written.
    pub(crate) written: Text<'d>,
    /// What it stands in, as for [`ComponentAt`].
    pub(crate) parents: &'w [Parent],
}

impl<'d> ComponentAt<'_, 'd> {
    /// The value of one of its properties.
    pub(crate) fn get(&self, property: &str) -> Option<&'d Value<'d>> {
        self.object.get(property)
    }

    /// Whether it stands in a Form, however deep.
    pub(crate) fn is_in_form(&self) -> bool {
        self.parents.contains(&Parent::Form)
    }

    /// Whether it stands in a branch of an If or a Switch, so that it may not be there.
    pub(crate) fn is_in_branch(&self) -> bool {
        is_in_branch(self.parents)
    }

    /// How many Ifs it stands in.
    pub(crate) fn if_depth(&self) -> usize {
        let ifs = self.parents.iter().filter(|parent| **parent == Parent::If);
        ifs.count()
    }
}

impl UnknownAt<'_, '_> {
    /// Whether it stands in a branch of an If or a Switch, so that it may not be there.
    pub(crate) fn is_in_branch(&self) -> bool {
        is_in_branch(self.parents)
    }
}

fn is_in_branch(parents: &[Parent]) -> bool {
    let branches = [Parent::If, Parent::Switch];
    parents.iter().any(|parent| branches.contains(parent))
}

/// Visits every component of every screen in the order of the document; Form, If and Switch come before what stands
/// in them. Those of unknown types are left to [`for_each_unknown`].
pub(crate) fn for_each_component<'d>(doc: &Doc<'d>, mut visit: impl FnMut(&ComponentAt<'_, 'd>)) {
    for screen in 0..doc.screens().len() {
        for_each_component_of(doc, screen, &mut visit);
    }
}

/// Visits every component of one screen, as [`for_each_component`] does.
pub(crate) fn for_each_component_of<'d>(
    doc: &Doc<'d>,
    screen: usize,
    visit: impl FnMut(&ComponentAt<'_, 'd>),
) {
    if let Some(value) = doc.screens().get(screen) {
        for_each_component_in(value, screen, visit);
    }
}

/// Visits every component of the screen `value`, as [`for_each_component`] does.
pub(crate) fn for_each_component_in<'d>(
    value: &'d Value<'d>,
    screen: usize,
    mut visit: impl FnMut(&ComponentAt<'_, 'd>),
) {
    Walk::new(screen, &mut visit, &mut |_| ()).layout_of(value);
}

/// Visits every component that stands within another one, as [`for_each_component`] does; of most types nothing may.
pub(crate) fn for_each_component_within<'d>(
    component: &ComponentAt<'_, 'd>,
    mut visit: impl FnMut(&ComponentAt<'_, 'd>),
) {
    let mut unknown = |_: &UnknownAt<'_, 'd>| ();
    let mut walk = Walk::new(component.screen, &mut visit, &mut unknown);
    walk.parents.extend(component.parents);
    walk.children_of(component.kind, component.object);
}

/// Visits every component of a type that no version has, on every screen, in the order of the document.
pub(crate) fn for_each_unknown<'d>(doc: &Doc<'d>, mut visit: impl FnMut(&UnknownAt<'_, 'd>)) {
    for (screen, value) in doc.screens().iter().enumerate() {
        for_each_unknown_in(value, screen, &mut visit);
    }
}

/// Visits every component of the screen `value` whose type no version has.
pub(crate) fn for_each_unknown_in<'d>(
    value: &'d Value<'d>,
    screen: usize,
    mut visit: impl FnMut(&UnknownAt<'_, 'd>),
) {
    Walk::new(screen, &mut |_| (), &mut visit).layout_of(value);
}

struct Walk<'v, 'd> {
    screen: usize,
    parents: Vec<Parent>,
    known: &'v mut dyn FnMut(&ComponentAt<'_, 'd>),
    unknown: &'v mut dyn FnMut(&UnknownAt<'_, 'd>),
}

impl<'v, 'd> Walk<'v, 'd> {
    fn new(
        screen: usize,
        known: &'v mut dyn FnMut(&ComponentAt<'_, 'd>),
        unknown: &'v mut dyn FnMut(&UnknownAt<'_, 'd>),
    ) -> Self {
        Self {
            screen,
            parents: Vec::new(),
            known,
            unknown,
        }
    }

    /// Visits what stands on a screen.
    fn layout_of(&mut self, screen: &'d Value<'d>) {
        let layout = screen.get("layout");
        self.list(layout.and_then(|layout| layout.get("children")));
    }

    /// Visits what an array of components holds.
    fn list(&mut self, children: Option<&'d Value<'d>>) {
        let children = children.and_then(Value::as_array);
        for child in children.unwrap_or_default() {
            self.component(child);
        }
    }

    fn component(&mut self, value: &'d Value<'d>) {
        let Some(object) = value.as_object() else {
            return;
        };
        let Some(written) = object.get("type").and_then(Value::as_text) else {
            return;
        };
        let Some(kind) = Kind::from_name(written.as_str()) else {
            return (self.unknown)(&UnknownAt {
                screen: self.screen,
                object,
                written,
                parents: &self.parents,
            });
        };
        (self.known)(&ComponentAt {
            screen: self.screen,
            value,
            object,
            kind,
            written,
            parents: &self.parents,
        });
        self.children_of(kind, object);
    }

    /// Visits what stands within a component.
    fn children_of(&mut self, kind: Kind, object: &'d Object<'d>) {
        match kind {
            Kind::Form => self.within(Parent::Form, object.get("children")),
            Kind::If => {
                self.within(Parent::If, object.get("then"));
                self.within(Parent::If, object.get("else"));
            }
            Kind::Switch => {
                let cases = object.get("cases").and_then(Value::as_object);
                for case in cases.into_iter().flat_map(Object::members) {
                    self.within(Parent::Switch, Some(case.value()));
                }
            }
            Kind::TextHeading
            | Kind::TextSubheading
            | Kind::TextBody
            | Kind::TextCaption
            | Kind::RichText
            | Kind::Image
            | Kind::TextInput
            | Kind::TextArea
            | Kind::RadioButtonsGroup
            | Kind::Dropdown
            | Kind::OptIn
            | Kind::CheckboxGroup
            | Kind::DatePicker
            | Kind::PhotoPicker
            | Kind::DocumentPicker
            | Kind::EmbeddedLink
            | Kind::Footer
            | Kind::NavigationList
            | Kind::ChipsSelector
            | Kind::ImageCarousel
            | Kind::CalendarPicker => {}
        }
    }

    fn within(&mut self, parent: Parent, children: Option<&'d Value<'d>>) {
        self.parents.push(parent);
        self.list(children);
        self.parents.pop();
    }
}
