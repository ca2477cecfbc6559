//! Number fields that hold text.
//!
//! A number input sends text, yet a field that a `navigate` action fills from it must be declared a number.

use std::collections::{HashMap, HashSet};

use super::referred::{Referred, referred};
use super::schema;
use crate::document::{ActionKind, Document};
use crate::expression::Reference;
use crate::read::{Kind, Value};

/// The number fields of a flow that some input's text may end up in, directly or from field to field.
#[derive(Default)]
pub(super) struct TextInNumbers<'d>(HashMap<&'d str, HashSet<Path<'d>>>);

/// A way into a screen's data: the key of a field, then members of objects, and `None` for any item of a list.
type Path<'d> = Vec<Option<&'d str>>;

/// A field of a screen's data, or something in it.
type Place<'d> = (&'d str, Path<'d>);

/// Fills a place from a field.
struct Copy<'d> {
    from: Path<'d>,
    to: Place<'d>,
}

/// Collects what `navigate` actions fill.
struct Filling<'d> {
    document: &'d Document<'d>,
    /// What is filled from an input.
    filled: Vec<Place<'d>>,
    /// What is filled from fields, by the screen and the key of the field it is filled from.
    copies: HashMap<(&'d str, &'d str), Vec<Copy<'d>>>,
}

impl<'d> TextInNumbers<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let mut filling = Filling {
            document,
            filled: Vec::new(),
            copies: HashMap::new(),
        };
        for screen in document.screens() {
            for action in screen.actions_of(ActionKind::Navigate) {
                let target = action.navigate_target();
                let target = target.and_then(|name| document.screen(name.as_str()));
                let target = target.map(|screen| screen.id().as_str());
                let (Some(target), Some(payload)) = (target, action.payload()) else {
                    continue;
                };
                for field in payload.fields().filter(|field| field.literal().is_none()) {
                    let to = (target, vec![Some(field.key().as_str())]);
                    filling.value(screen.id().as_str(), field.value(), to);
                }
            }
        }
        filling.spread()
    }

    /// Whether what is at this path is such a number, or one is in it.
    pub(super) fn are_in(&self, screen: &str, path: &[&str]) -> bool {
        let begins = |found: &Path<'_>| {
            let steps = found.iter().zip(path);
            found.len() >= path.len()
                && steps.into_iter().all(|(found, step)| *found == Some(*step))
        };
        self.0
            .get(screen)
            .is_some_and(|paths| paths.iter().any(begins))
    }

    /// Notes a place; `false` if it is known already.
    fn note(&mut self, (screen, path): Place<'d>) -> bool {
        self.0.entry(screen).or_default().insert(path)
    }
}

impl<'d> Filling<'d> {
    /// Collects what a value on the screen `from` fills a place with.
    fn value(&mut self, from: &'d str, value: &'d Value<'d>, to: Place<'d>) {
        match value.kind() {
            Kind::Object(object) => {
                for member in object.members() {
                    let key = Some(member.key().as_str());
                    self.value(from, member.value(), inside(&to, [key]));
                }
            }
            Kind::Array(items) => {
                for item in items {
                    self.value(from, item, inside(&to, [None]));
                }
            }
            Kind::String(text) => {
                if let Some(Ok(reference)) = Reference::in_text(text) {
                    self.reference(from, reference, to);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, from: &'d str, reference: Reference<'d>, to: Place<'d>) {
        match referred(self.document, from, reference) {
            Some(Referred::Input(_, input)) if input.sends_text() => self.filled.push(to),
            Some(Referred::Field(field)) => {
                if let Some(key) = field.path.first() {
                    let copies = self.copies.entry((field.screen, key)).or_default();
                    let from = field.path.into_iter().map(Some).collect();
                    copies.push(Copy { from, to });
                }
            }
            _ => {}
        }
    }

    /// Follows the text from field to field. Only declared numbers count, so that this ends.
    fn spread(mut self) -> TextInNumbers<'d> {
        let mut reached = TextInNumbers::default();
        while let Some(place) = self.filled.pop() {
            if !self.is_number(&place) || !reached.note(place.clone()) {
                continue;
            }
            let (screen, path) = place;
            let key = path.first().copied().flatten().unwrap_or_default();
            for copy in self.copies.get(&(screen, key)).into_iter().flatten() {
                if let Some(rest) = path.strip_prefix(copy.from.as_slice()) {
                    self.filled.push(inside(&copy.to, rest.iter().copied()));
                }
            }
        }
        reached
    }

    fn is_number(&self, (screen, path): &Place<'d>) -> bool {
        let mut steps = path.iter();
        let field = steps.next().copied().flatten();
        let declared = field.and_then(|field| self.document.screen(screen)?.field(field));
        let declared = declared.and_then(|json| {
            steps.try_fold(json, |json, step| match step {
                Some(member) => schema::member(json, member),
                None => schema::items(json),
            })
        });
        declared.is_some_and(schema::is_numeric)
    }
}

fn inside<'d>(place: &Place<'d>, steps: impl IntoIterator<Item = Option<&'d str>>) -> Place<'d> {
    let mut place = place.clone();
    place.1.extend(steps);
    place
}
