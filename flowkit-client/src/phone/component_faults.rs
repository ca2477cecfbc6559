//! What is wrong with a component as it is drawn.

use std::borrow::Cow;

use flowkit_json::phone_rules::{ComponentFault, Properties, check_component};
use serde_json::Value;

use super::Phone;
use crate::json::Lent;

/// The properties of a component with what their references lead to.
struct Resolved<'p> {
    properties: Vec<(&'p str, Cow<'p, Value>)>,
}

impl<'j> Properties<'j> for &'j Resolved<'_> {
    type Json = Lent<'j>;

    fn get(&self, name: &str) -> Option<Lent<'j>> {
        let mut properties = self.properties.iter();
        let (_, value) = properties.find(|(known, _)| *known == name)?;
        Some(Lent::Value(value))
    }
}

impl Phone {
    /// What is wrong with a component of the screen that shows, by what its references lead to at this moment.
    pub(crate) fn faults_of_component(&self, at: usize) -> Vec<ComponentFault> {
        let Some(component) = self.component(at) else {
            return Vec::new();
        };
        let scope = self.scope();
        let properties = component
            .properties()
            .filter_map(|(name, property)| Some((name, scope.drawn(property).ok()??)))
            .collect();
        let resolved = Resolved { properties };
        let value = self.value(at).filter(|value| !value.is_null());
        check_component(
            component.kind,
            self.flow.version(),
            &&resolved,
            value.map(Lent::Value),
        )
    }
}
