//! Items of a NavigationList that bring their action along, although nothing declares it.

use std::collections::HashMap;

use super::{Schema, SchemaKind, ShownField, ShownMember};
use crate::document::Document;
use crate::read::{Object, Value};

const ACTION: &str = "on-click-action";

/// The actions that items have in examples alone, by the screen and the field of its data.
pub(super) struct UndeclaredActions<'d>(HashMap<(&'d str, &'d str), Option<ShownMember<'d>>>);

impl<'d> UndeclaredActions<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let mut actions = HashMap::new();
        for list in document
            .screens()
            .flat_map(|screen| document.bound_lists(screen))
        {
            // Many lists may be bound to one long example.
            actions
                .entry((list.screen, list.path))
                .or_insert_with(|| action_of(list.items));
        }
        Self(actions)
    }

    /// Adds the action to the items of every list that the screen shows so: an answer without it would show a list that
    /// does nothing.
    pub(super) fn add_to(&self, screen: &str, fields: &mut [ShownField<'d>]) {
        for field in fields {
            let SchemaKind::Array(Some(items)) = &mut field.schema.kind else {
                continue;
            };
            let SchemaKind::Object(members) = &mut items.kind else {
                continue;
            };
            let action = self.0.get(&(screen, field.name.as_str()));
            let action = action.and_then(Option::as_ref);
            let declared = members.iter().any(|member| member.name == ACTION);
            members.extend(action.filter(|_| !declared).cloned());
        }
    }
}

/// The action of the first item that has one, as a member of all of them.
fn action_of<'d>(items: &'d [Value<'d>]) -> Option<ShownMember<'d>> {
    let action = |item: &'d Value<'d>| item.as_object()?.member(ACTION);
    let first = items.iter().find_map(action)?;
    first.value().as_object().map(Object::len)?;
    Some(ShownMember {
        name: first.key(),
        schema: Schema {
            span: first.value().span(),
            kind: SchemaKind::Any,
            json: first.value(),
        },
        required: items.iter().all(|item| action(item).is_some()),
    })
}
