//! What else is wrong with a component whose type is.
//!
//! Meta's validator says only that there is no such type, or that it may not stand here. What it would say next, whatever
//! the type or the place is to be, is told in the same run, as pending.

use super::trail::Trail;
use super::{Pass, words};
use crate::catalogue::shapes::Shape;
use crate::catalogue::{Component, Kind, Place, components};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{Member, Object, Span, Text};

impl Pass {
    /// Tells what is wrong with a component of an unknown type: keys that no component has, and values that none takes.
    pub(super) fn whatever_the_type(
        &mut self,
        object: &Object<'_>,
        place: Place,
        trail: &Trail<'_>,
    ) {
        self.pending(|pass| {
            for member in object.members().filter(|member| member.key() != "type") {
                pass.member_of_any(member, place, trail);
            }
        });
    }

    /// Tells what is wrong with a component that may not stand here.
    pub(super) fn wherever_it_stands(
        &mut self,
        known: &'static Component,
        object: &Object<'_>,
        span: Span,
        trail: &Trail<'_>,
    ) {
        self.pending(|pass| {
            let was_in_form = pass.in_form;
            pass.missing(known.properties, object, span, trail);
            pass.unknown(known.properties, &["type"], object, trail);
            pass.in_form |= known.kind == Kind::Form;
            pass.properties(known.properties, object, trail, None);
            pass.in_form = was_in_form;
        });
    }

    /// What `check` finds Meta's validator does not come to.
    fn pending(&mut self, check: impl FnOnce(&mut Self)) {
        // While an alternative is tried, faults are only counted, and this one fails anyway.
        if self.quiet {
            return;
        }
        let first = self.findings.len();
        check(self);
        let found = self.findings.split_off(first).into_iter();
        self.findings
            .extend(found.map(|finding| finding.at_level(Level::Pending)));
    }

    fn member_of_any(&mut self, member: &Member<'_>, place: Place, trail: &Trail<'_>) {
        let key = member.key();
        let version = self.version;
        let of_components = move || {
            components()
                .filter(move |known| known.since(place).is_some_and(|since| version >= since))
        };
        // Most often the first one says all, and the others are not looked for.
        let holders =
            || of_components().filter_map(|known: &Component| known.property(key.as_str()));
        let Some(first) = holders().next() else {
            return self.fault(Code::InvalidPropertyKey, key.span(), || {
                let names = of_components().flat_map(|known| known.properties);
                let nearest = crate::nearest(key.as_str(), names.map(|property| property.name));
                let help = match nearest {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => "remove it".to_owned(),
                };
                key_of_none(key, &help, trail)
            });
        };
        let in_form = self.in_form;
        if !holders().any(|property| property.exists(version, in_form)) {
            return self.fault(Code::InvalidPropertyKey, key.span(), || {
                let help = match holders().map(|property| property.since).min() {
                    Some(since) if since > version => {
                        format!("it is there from version {since}; this document is {version}")
                    }
                    _ => words::instead_within_a_form(key.as_str()),
                };
                key_of_none(key, &help, trail)
            });
        }
        let trail = trail.property(key.as_str());
        let value = member.value();
        // Only a Form has children, and its inputs are inputs of a Form.
        let was_in_form = self.in_form;
        self.in_form |= key == "children";
        // What is in branches and Forms is looked at one by one, and not tried before.
        let holds_components = matches!(first.shape, Shape::Components(_) | Shape::Map(..));
        let mut shapes = holders().map(|property| &property.shape);
        let fits_one = !holds_components
            && shapes.any(|shape| self.accepts(|pass| pass.value(shape, value, &trail)));
        if !fits_one {
            self.value(&first.shape, value, &trail);
        }
        self.in_form = was_in_form;
    }
}

fn key_of_none(key: Text<'_>, help: &str, trail: &Trail<'_>) -> Finding {
    let message = format!("no component here has a property `{key}`");
    Finding::new(message, key.span(), trail.path_of_key(key.as_str()))
        .with_code(Code::InvalidPropertyKey)
        .with_help(help)
}
