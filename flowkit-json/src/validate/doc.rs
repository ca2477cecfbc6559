//! What every rule needs to know about the document, and the walk over its components.

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
    /// Its type as written, such as `TextInput`.
    pub(crate) kind: Text<'d>,
    /// What it stands in, outermost first; empty for a component that stands in the layout itself.
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
        let branches = [Parent::If, Parent::Switch];
        self.parents.iter().any(|parent| branches.contains(parent))
    }

    /// How many Ifs it stands in.
    pub(crate) fn if_depth(&self) -> usize {
        let ifs = self.parents.iter().filter(|parent| **parent == Parent::If);
        ifs.count()
    }
}

/// Visits every component of every screen in the order of the document; Form, If and Switch come before what stands
/// in them.
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
    let layout = value.get("layout");
    let mut walk = Walk {
        screen,
        parents: Vec::new(),
        visit: &mut visit,
    };
    walk.list(layout.and_then(|layout| layout.get("children")));
}

struct Walk<'v, 'd> {
    screen: usize,
    parents: Vec<Parent>,
    visit: &'v mut dyn FnMut(&ComponentAt<'_, 'd>),
}

impl<'d> Walk<'_, 'd> {
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
        let Some(kind) = object.get("type").and_then(Value::as_text) else {
            return;
        };
        (self.visit)(&ComponentAt {
            screen: self.screen,
            value,
            object,
            kind,
            parents: &self.parents,
        });
        match kind.as_str() {
            "Form" => self.within(Parent::Form, object.get("children")),
            "If" => {
                self.within(Parent::If, object.get("then"));
                self.within(Parent::If, object.get("else"));
            }
            "Switch" => {
                let cases = object.get("cases").and_then(Value::as_object);
                for case in cases.into_iter().flat_map(Object::members) {
                    self.within(Parent::Switch, Some(case.value()));
                }
            }
            _ => {}
        }
    }

    fn within(&mut self, parent: Parent, children: Option<&'d Value<'d>>) {
        self.parents.push(parent);
        self.list(children);
        self.parents.pop();
    }
}
