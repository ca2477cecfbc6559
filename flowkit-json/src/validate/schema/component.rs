//! Components: their type and place, their properties, and what some properties demand of each other.

use super::trail::Trail;
use super::{Pass, words};
use crate::catalogue::shapes::Shape;
use crate::catalogue::{Component, Kind, Place, TYPES_WITH_PATTERN, components};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Object, Value};

impl Pass {
    pub(super) fn component(&mut self, value: &Value<'_>, place: Place, trail: &Trail<'_>) {
        let Some(object) = value.as_object() else {
            return self.wrong_type(value, trail, &Shape::Object(&[]));
        };
        let Some(kind) = object.get("type") else {
            self.missing_key("type", object, value.span(), trail);
            return self.unknown(&[], &[], object, trail);
        };
        let known = kind.as_str().and_then(Kind::from_name);
        let known = known.map(Kind::component);
        match known {
            None => {
                self.unknown_type(kind, place, &trail.property("type"));
                self.whatever_the_type(object, place, trail);
            }
            Some(known) if known.since(place).is_none_or(|since| self.version < since) => {
                self.misplaced(known, kind, place, trail);
                self.wherever_it_stands(known, object, value.span(), trail);
            }
            Some(known) => self.known_component(known, value, object, place, trail),
        }
    }

    fn unknown_type(&mut self, kind: &Value<'_>, place: Place, trail: &Trail<'_>) {
        let version = self.version;
        self.fault(Code::InvalidPropertyValue, kind.span(), || {
            let found = kind
                .as_str()
                .map_or_else(|| kind.kind_name().to_owned(), |kind| format!("`{kind}`"));
            let names = components()
                .filter(|known| known.since(place).is_some_and(|since| version >= since))
                .map(|known| known.kind.name());
            Finding::new(
                format!("{found} is not a type of component"),
                kind.span(),
                trail.path(),
            )
            .with_code(Code::InvalidPropertyValue)
            .with_nearest(kind.as_str().and_then(|kind| crate::nearest(kind, names)))
        });
    }

    fn misplaced(&mut self, known: &Component, kind: &Value<'_>, place: Place, trail: &Trail<'_>) {
        let version = self.version;
        self.fault(Code::OneOfSchemaValidationFailed, kind.span(), || {
            let here = match place {
                Place::Screen => "on a screen",
                Place::Form => "in a Form",
                Place::If => "in an If",
                Place::Switch => "in a Switch",
            };
            let name = known.kind;
            let finding = Finding::new(
                format!("`{name}` may not stand {here}"),
                kind.span(),
                trail.path(),
            )
            .with_code(Code::OneOfSchemaValidationFailed);
            match known.since(place) {
                Some(since) => finding.with_help(format!(
                    "it may from version {since}; this document is {version}"
                )),
                None if place == Place::Screen => finding,
                None => finding.with_help("put it on the screen itself"),
            }
        });
    }

    fn known_component(
        &mut self,
        known: &'static Component,
        value: &Value<'_>,
        object: &Object<'_>,
        place: Place,
        trail: &Trail<'_>,
    ) {
        let is_form = known.kind == Kind::Form;
        let was_in_form = self.in_form;
        let before = self.faults;
        let first = self.findings.len();
        self.missing(known.properties, object, value.span(), trail);
        self.unknown(known.properties, &["type"], object, trail);
        let loose = self.has_loose_media_size(known, object);
        self.in_form |= is_form;
        self.properties(
            known.properties,
            object,
            trail,
            loose.then_some("media-size"),
        );
        self.in_form = was_in_form;
        match known.kind {
            Kind::Footer => self.captions(value, object, trail),
            Kind::TextInput => self.pattern(value, object, trail),
            _ => {}
        }
        if loose {
            self.loose_media_size(known, object, trail);
        }
        if self.faults > before {
            self.other_alternatives(known, object, place, first, trail);
        } else if known.kind == Kind::Image {
            self.source_in_backticks(known, object, place, trail);
        }
    }

    /// Captions stand left and right together, or alone in the centre.
    fn captions(&mut self, value: &Value<'_>, footer: &Object<'_>, trail: &Trail<'_>) {
        let has = |key| footer.member(key).is_some();
        let (left, centre, right) = (
            has("left-caption"),
            has("center-caption"),
            has("right-caption"),
        );
        for (lone, other) in [
            (left && !right, "right-caption"),
            (right && !left, "left-caption"),
        ] {
            if lone {
                self.fault(Code::InvalidDependencies, value.span(), || {
                    let message = "a Footer's left and right captions stand together";
                    Finding::new(message, value.span(), trail.path())
                        .with_code(Code::InvalidDependencies)
                        .with_help(format!("add `{other}`, or use `center-caption` alone"))
                });
            }
        }
        if centre && (left || right) {
            self.fault(Code::NotKeywordSchemaValidationFailed, value.span(), || {
                let message = "a Footer's `center-caption` stands alone";
                Finding::new(message, value.span(), trail.path())
                    .with_code(Code::NotKeywordSchemaValidationFailed)
                    .with_help("remove it, or the other captions")
            });
        }
    }

    /// A pattern needs a hint for the user and a type of input that is checked by one.
    fn pattern(&mut self, value: &Value<'_>, input: &Object<'_>, trail: &Trail<'_>) {
        let is_known = Kind::TextInput
            .component()
            .property("pattern")
            .is_some_and(|pattern| pattern.exists(self.version, self.in_form));
        if !is_known || input.member("pattern").is_none() {
            return;
        }
        if input.member("helper-text").is_none() {
            self.fault(Code::MissingRequiredProperty, value.span(), || {
                let message =
                    "this `TextInput` has a `pattern`, and no `helper-text` that explains it";
                let keys = input.members().map(|member| member.key().as_str());
                let help = match crate::nearest("helper-text", keys) {
                    Some(key) => format!("is `{key}` meant to be `helper-text`?"),
                    None => {
                        "add a `helper-text` that says what `pattern` wants, or remove `pattern`"
                            .to_owned()
                    }
                };
                Finding::new(message, value.span(), trail.path())
                    .with_code(Code::MissingRequiredProperty)
                    .with_help(help)
            });
        }
        let Some(input_type) = input.get("input-type") else {
            return;
        };
        if input_type
            .as_str()
            .is_some_and(|word| TYPES_WITH_PATTERN.contains(&word))
        {
            return;
        }
        let found = input_type.as_str().map_or_else(
            || input_type.kind_name().to_owned(),
            |word| format!("`{word}`"),
        );
        self.fault(Code::InvalidEnumValue, input_type.span(), || {
            let message = format!(
                "an input of type {found} takes no `pattern`; only {} do",
                words::list(&TYPES_WITH_PATTERN)
            );
            let path = trail.property("input-type").path();
            Finding::new(message, input_type.span(), path)
                .with_code(Code::InvalidEnumValue)
                .with_help("remove `pattern`, or write `\"input-type\": \"text\"`")
        });
        let kind = input.get("type").map_or(value.span(), Value::span);
        self.fault(Code::OneOfSchemaValidationFailed, kind, || {
            let message = format!("no `TextInput` has both a `pattern` and the type {found}");
            Finding::new(message, kind, trail.path())
                .with_code(Code::OneOfSchemaValidationFailed)
                .with_help("it goes away with `pattern`, or with another `input-type`")
                .echoing()
        });
    }
}
