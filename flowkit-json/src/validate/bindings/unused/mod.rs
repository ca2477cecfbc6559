//! Data that a screen declares and no text of the flow refers to.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::offered_names::list;
use super::pass::Pass;
use crate::expression::{Area, Fault, references_in};
use crate::read::{Kind, Member, Object, Value};

/// Warns of fields that no reference in any text names, on their own screen or on another.
pub(super) fn check(pass: &mut Pass<'_, '_>) {
    let mut walk = Used {
        fields: HashSet::new(),
        screen: 0,
        pass,
    };
    for (index, screen) in walk.pass.document.screens().enumerate() {
        walk.screen = index;
        let members = screen.object.members();
        members.for_each(|member| walk.within(member.value()));
    }
    let Used { fields: used, .. } = walk;
    for (index, screen) in pass.document.screens().enumerate() {
        let Some(declared) = screen.object.get("data").and_then(Value::as_object) else {
            continue;
        };
        let id = screen.id();
        let fields = declared
            .members()
            .filter(|field| field.value().as_object().is_some());
        let mut unused = fields
            .map(Member::key)
            .filter(|name| !used.contains(&(index, name.as_str())));
        let Some(first) = unused.next() else {
            continue;
        };
        let names = std::iter::once(first)
            .chain(unused)
            .map(|name| name.as_str());
        let names = list(names).unwrap_or_default();
        let fault = Fault::new(format!(
            "nothing shows or sends this data of the screen `{id}`: {names}"
        ))
        .with_help(format!("refer to it as `${{data.{first}}}`, or remove it"));
        // One finding for a screen: authors keep fields that a screen used to show, or soon will.
        pass.remark(first.span(), &fault);
    }
}

struct Used<'u, 'p, 'd> {
    /// The screen's index, and the field's name.
    fields: HashSet<(usize, &'d str)>,
    /// The index of the screen that the walk is in.
    screen: usize,
    pass: &'u Pass<'p, 'd>,
}

impl<'d> Used<'_, '_, 'd> {
    fn within(&mut self, value: &'d Value<'d>) {
        match value.kind() {
            Kind::String(text) => self.text(text),
            Kind::Array(items) => items.iter().for_each(|item| self.within(item)),
            Kind::Object(object) => {
                let members = Object::members(object);
                members.for_each(|member| self.within(member.value()));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &'d str) {
        for reference in references_in(text).filter(|reference| reference.area == Area::Data) {
            let screen = match reference.screen {
                None => Some(self.screen),
                Some(id) => self.pass.document.screen_index(id),
            };
            let field = reference.path.split('.').next();
            self.fields.extend(screen.zip(field));
        }
    }
}
