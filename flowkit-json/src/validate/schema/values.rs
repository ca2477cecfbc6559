//! Single values against their shapes.

use super::string_format::{self, Failure};
use super::trail::Trail;
use super::{Pass, words};
use crate::catalogue::SCREEN;
use crate::catalogue::shapes::{Look, Shape};
use crate::catalogue::versions::data_api_versions;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Kind, Value};

impl Pass {
    /// Checks a value against a shape; `whole` is the shape that it is an alternative of.
    pub(super) fn value_as(
        &mut self,
        shape: &Shape,
        value: &Value<'_>,
        trail: &Trail<'_>,
        whole: &Shape,
    ) {
        match (shape, value.kind()) {
            (Shape::Anything, _) | (Shape::Boolean, Kind::Bool(_)) => {}
            (Shape::OneOf(alternatives), _) => self.alternatives(alternatives, value, trail, whole),
            (Shape::Number(least, most), Kind::Number(number)) => {
                self.range(number.as_f64(), (*least, *most), value, trail);
            }
            (Shape::Integer(least, most), Kind::Number(number)) if number.is_integral() => {
                self.range(number.as_f64(), (*least, *most), value, trail);
            }
            (Shape::String(look), Kind::String(text)) => self.string(*look, text, value, trail),
            (Shape::Binding, Kind::String(text)) => self.binding(text, value, trail, whole),
            (Shape::Enum(words), Kind::String(text)) if words.contains(&text.as_ref()) => {}
            (Shape::Enum(words), _) => {
                // Meta's schema names the type beside the words, and both are wrong.
                self.not_one_of(Code::InvalidEnumValue, words, value, trail);
                if value.as_str().is_none() {
                    self.wrong_type(value, trail, whole);
                }
            }
            (Shape::Const(word), Kind::String(text)) if text == word => {}
            (Shape::Const(word), _) => {
                self.not_one_of(Code::InvalidPropertyValue, &[word], value, trail);
            }
            (Shape::Version, _) => self.version(value, trail),
            (Shape::DataApiVersion, kind) => {
                if !matches!(kind, Kind::String(_)) {
                    self.wrong_type(value, trail, shape);
                }
                let versions = data_api_versions(self.version);
                if !value.as_str().is_some_and(|text| versions.contains(&text)) {
                    self.not_one_of(Code::InvalidPropertyValue, versions, value, trail);
                }
            }
            (Shape::Array(item, least, most), Kind::Array(items)) => {
                self.length(items.len(), *least, *most, value, trail);
                for (index, found) in items.iter().enumerate() {
                    self.value(item, found, &trail.index(index));
                }
            }
            (Shape::Source(item, least), Kind::Array(_)) => {
                self.value_as(&Shape::Array(item, *least, None), value, trail, whole);
            }
            (Shape::Source(..), Kind::String(text)) => self.binding(text, value, trail, whole),
            (Shape::Object(properties), Kind::Object(object)) => {
                self.object(properties, object, value.span(), trail);
            }
            (Shape::Screen, Kind::Object(object)) => {
                self.object(SCREEN, object, value.span(), trail);
                self.success(object, trail);
            }
            (Shape::OpenObject(properties), Kind::Object(object)) => {
                self.missing(properties, object, value.span(), trail);
                self.properties(properties, object, trail, None);
            }
            (Shape::Map(key_look, held), Kind::Object(object)) => {
                for member in object.members() {
                    self.key(*key_look, member.key(), trail);
                    let key = member.key().as_str();
                    self.value(held, member.value(), &trail.entry(key));
                }
            }
            (Shape::DataModel, Kind::Object(object)) => self.data_model(object, trail),
            (Shape::Components(place), Kind::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.component(item, *place, &trail.index(index));
                }
            }
            (Shape::ClickAction(slot), _) => self.click_action(*slot, value, trail),
            (Shape::SelectAction(names), _) => self.select_action(names, value, trail),
            _ => self.wrong_type(value, trail, whole),
        }
    }

    fn alternatives(
        &mut self,
        alternatives: &[Shape],
        value: &Value<'_>,
        trail: &Trail<'_>,
        whole: &Shape,
    ) {
        let fits = |pass: &mut Self, shape: &Shape| {
            pass.accepts(|pass| pass.value_as(shape, value, trail, whole))
        };
        if alternatives.iter().any(|shape| fits(self, shape)) {
            return;
        }
        let first = self.findings.len();
        for shape in alternatives {
            self.value_as(shape, value, trail, whole);
        }
        self.tell_once(first, trail);
    }

    /// Leaves one of the findings from index `first` on to tell what is wrong with the value at `trail`, which fits none
    /// of several alternatives: what stands within it if that is at fault, else the words that it may be, else what it
    /// looks like.
    fn tell_once(&mut self, first: usize, trail: &Trail<'_>) {
        let found = self.findings.get_mut(first..).unwrap_or_default();
        if found.len() < 2 {
            return;
        }
        let here = trail.path();
        let weight = |finding: &Finding| match finding.code() {
            _ if finding.is_echo() => 0,
            _ if finding.path() != here => 4,
            Some(Code::InvalidEnumValue | Code::InvalidPropertyValue) => 3,
            Some(Code::InvalidPropertyType) => 1,
            _ => 2,
        };
        let most = found.iter().map(weight).max().unwrap_or_default();
        // Within the value there may be several mistakes.
        let mut is_told = false;
        for finding in found {
            let tells = weight(finding) == most && (most == 4 || !is_told);
            is_told |= tells;
            if !tells {
                *finding = finding.clone().echoing();
            }
        }
    }

    pub(super) fn wrong_type(&mut self, value: &Value<'_>, trail: &Trail<'_>, whole: &Shape) {
        self.fault(Code::InvalidPropertyType, value.span(), || {
            let noun = trail.noun();
            let found = match value.kind() {
                Kind::Number(number) if !number.is_integral() => "a fraction",
                _ => value.kind_name(),
            };
            let wanted = words::wanted(whole);
            // One alternative is of this type, and says itself what is wrong with the value.
            let message = if wanted.split(" or ").any(|one| one.starts_with(found)) {
                format!("{noun} is {found} that does not fit; it must be {wanted}")
            } else {
                format!("{noun} must be {wanted}, not {found}")
            };
            Finding::new(message, value.span(), trail.path()).with_code(Code::InvalidPropertyType)
        });
    }

    pub(super) fn not_one_of(
        &mut self,
        code: Code,
        allowed: &[&str],
        value: &Value<'_>,
        trail: &Trail<'_>,
    ) {
        self.fault(code, value.span(), || {
            let found = value
                .as_str()
                .map_or_else(|| value.kind_name().to_owned(), |text| format!("`{text}`"));
            let choice = if allowed.len() == 1 { "" } else { "one of " };
            let message = format!(
                "{} is {found}; it must be {choice}{}",
                trail.noun(),
                words::list(allowed)
            );
            Finding::new(message, value.span(), trail.path())
                .with_code(code)
                .with_nearest(
                    value
                        .as_str()
                        .and_then(|text| crate::nearest(text, allowed.iter().copied())),
                )
        });
    }

    fn range(
        &mut self,
        number: f64,
        (least, most): (Option<i64>, Option<i64>),
        value: &Value<'_>,
        trail: &Trail<'_>,
    ) {
        // Limits are small, so nothing is lost.
        #[allow(clippy::cast_precision_loss)]
        let outside = (
            least.filter(|least| number < *least as f64),
            most.filter(|most| number > *most as f64),
        );
        let (code, word, limit) = match outside {
            (Some(least), _) => (Code::MinimumValueRequired, "at least", least),
            (_, Some(most)) => (Code::MaximumValueRequired, "at most", most),
            _ => return,
        };
        self.fault(code, value.span(), || {
            let message = format!("{} must be {word} {limit}", trail.noun());
            Finding::new(message, value.span(), trail.path()).with_code(code)
        });
    }

    fn length(
        &mut self,
        length: usize,
        least: usize,
        most: Option<usize>,
        value: &Value<'_>,
        trail: &Trail<'_>,
    ) {
        let (code, word, limit) = if length < least {
            (Code::MinItemsRequired, "at least", least)
        } else if let Some(most) = most.filter(|most| length > *most) {
            (Code::MaxItemsRequired, "at most", most)
        } else {
            return;
        };
        self.fault(code, value.span(), || {
            let items = if limit == 1 { "item" } else { "items" };
            let message = format!(
                "{} must have {word} {limit} {items}; it has {length}",
                trail.noun()
            );
            Finding::new(message, value.span(), trail.path()).with_code(code)
        });
    }

    fn string(&mut self, wanted: Look, text: &str, value: &Value<'_>, trail: &Trail<'_>) {
        for (index, failure) in string_format::failures(text, wanted, self.version)
            .into_iter()
            .enumerate()
        {
            self.fault(failure.code(), value.span(), || {
                let noun = trail.noun();
                let code = failure.code();
                let (message, help) = match failure {
                    Failure::Empty => (format!("{noun} is empty"), None),
                    Failure::Pattern(help) if text.trim().is_empty() => (
                        format!("{noun} may not be {}", words::blank(text)),
                        Some(help),
                    ),
                    Failure::Pattern(help) => (format!("{noun} may not be `{text}`"), Some(help)),
                    Failure::Format(why) => (format!("{noun} {why}"), None),
                };
                let finding = Finding::new(message, value.span(), trail.path()).with_code(code);
                let finding = match index {
                    0 => finding,
                    // That it is empty says it all.
                    _ => finding.echoing(),
                };
                match help {
                    Some(help) => finding.with_help(help),
                    None => finding,
                }
            });
        }
    }

    fn binding(&mut self, text: &str, value: &Value<'_>, trail: &Trail<'_>, whole: &Shape) {
        let version = self.version;
        if string_format::is_binding(text, version) {
            return;
        }
        self.fault(Code::PatternMismatch, value.span(), || {
            let noun = trail.noun();
            let message = match text.trim().is_empty() {
                true => format!("{noun} may not be {}", words::blank(text)),
                false => format!("{noun} may not be the fixed text `{text}`"),
            };
            let help = words::instead_of_text(text, whole, version);
            Finding::new(message, value.span(), trail.path())
                .with_code(Code::PatternMismatch)
                .with_help(help)
        });
    }

    fn key(&mut self, wanted: Look, key: crate::read::Text<'_>, trail: &Trail<'_>) {
        for failure in string_format::failures(key.as_str(), wanted, self.version) {
            let (Failure::Pattern(_) | Failure::Empty) = &failure else {
                continue;
            };
            self.fault(failure.code(), key.span(), || {
                let message = format!("`{key}` may not be a key of {}", trail.noun());
                let finding = Finding::new(message, key.span(), trail.path_of_key(key.as_str()))
                    .with_code(Code::PatternMismatch);
                match failure {
                    Failure::Pattern(help) => finding.with_help(help),
                    _ => finding,
                }
            });
        }
    }

    /// The version was read before, so all that can be wrong is its spelling, such as `7.03`.
    fn version(&mut self, value: &Value<'_>, trail: &Trail<'_>) {
        let canonical = self.version.to_string();
        if self.states_version && value.as_str() != Some(canonical.as_str()) {
            self.not_one_of(Code::InvalidPropertyValue, &[&canonical], value, trail);
        }
    }
}
