//! What else Meta's validator says about a component that is at fault.
//!
//! Its schema lists every type of component as an alternative. If the right one does not fit, Meta's validator also reports
//! what the other types say of the properties that they share with it: in an Image without `src` it reports
//! `"aspect-ratio": 1`, since to an ImageCarousel that is a word such as `4:3`. It spares a Footer and a ChipsSelector.
//! We report the same, so that the codes are Meta's.

use std::collections::HashMap;

use super::trail::Trail;
use super::{Pass, string_format, words};
use crate::catalogue::gate;
use crate::catalogue::looks::is_blank;
use crate::catalogue::shapes::Shape;
use crate::catalogue::{Component, Kind, Place, components};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Object, Value};

/// What the older schema of an option does not know.
const NEWER_OPTION_KEYS: [&str; 3] = ["image", "alt-text", "color"];

/// A component's own faults.
struct Own {
    faults: Vec<Finding>,
    by_path: HashMap<String, Vec<usize>>,
}

impl Own {
    fn of(faults: Vec<Finding>) -> Self {
        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, fault) in faults.iter().enumerate() {
            by_path
                .entry(fault.path().to_owned())
                .or_default()
                .push(index);
        }
        Self { faults, by_path }
    }

    /// The faults at this path.
    fn at(&self, path: &str) -> impl Iterator<Item = &Finding> {
        let indexes = self.by_path.get(path).into_iter().flatten();
        indexes.filter_map(|index| self.faults.get(*index))
    }
}

/// Whether Meta's validator reports the own faults of such a component alone.
fn is_judged_alone(kind: Kind) -> bool {
    match kind {
        Kind::Footer | Kind::ChipsSelector | Kind::Form | Kind::If | Kind::Switch => true,
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
        | Kind::NavigationList
        | Kind::ImageCarousel
        | Kind::CalendarPicker => false,
    }
}

impl Pass {
    /// Reports the opinion of the other types; the component's own faults begin at index `first`.
    pub(super) fn other_alternatives(
        &mut self,
        known: &Component,
        object: &Object<'_>,
        place: Place,
        first: usize,
        trail: &Trail<'_>,
    ) {
        if self.quiet || is_judged_alone(known.kind) {
            return;
        }
        let own = Own::of(self.findings.split_off(first));
        if own.faults.is_empty() {
            // There were so many before that these are not reported, and neither are their echoes.
            return;
        }
        for other in components() {
            if other.kind == known.kind {
                self.findings.extend(own.faults.iter().cloned());
            } else if other.kind != Kind::Footer
                && other
                    .since(place)
                    .is_some_and(|since| self.version >= since)
            {
                let first = self.findings.len();
                self.shared(other, object, trail);
                self.reword(first, known, &own);
            }
        }
        if gate::PLAIN_OPTIONS.holds_in(self.version) {
            let first = self.findings.len();
            self.newer_option_keys(object, trail);
            self.reword(first, known, &own);
        }
    }

    /// An Image whose `src` is in backticks fits two alternatives in its schema, a picture and an expression. Meta's
    /// validator takes that for fitting none and says nothing of it; what it does report is what other types say of the
    /// rest, and to an ImageCarousel `aspect-ratio` is a word such as `4:3`.
    pub(super) fn source_in_backticks(
        &mut self,
        known: &Component,
        object: &Object<'_>,
        place: Place,
        trail: &Trail<'_>,
    ) {
        let source = object.get("src").and_then(Value::as_str);
        if !source.is_some_and(string_format::is_quoted) {
            return;
        }
        let first = self.findings.len();
        for other in components() {
            let stands_here = other
                .since(place)
                .is_some_and(|since| self.version >= since);
            if other.kind != known.kind && other.kind != Kind::Footer && stands_here {
                self.shared(other, object, trail);
            }
        }
        let echoes = self.findings.split_off(first);
        self.findings.extend(echoes.into_iter().map(|echo| {
            let message = format!(
                "beside a `src` in backticks Meta's validator takes this for an ImageCarousel's: {}",
                echo.message()
            );
            let help = "bind `src` to one field, such as `${data.picture}`, or leave `aspect-ratio` out";
            let reworded = Finding::new(message, echo.span(), echo.path()).with_help(help);
            // Its type is wrong, and then it is no word that an ImageCarousel knows either.
            let reworded = match echo.is_echo() || echo.code() == Some(Code::InvalidPropertyType) {
                true => reworded.echoing(),
                false => reworded,
            };
            match echo.code() {
                Some(code) => reworded.with_code(code),
                None => reworded,
            }
        }));
    }

    /// Says of the findings from index `first` on what they are: echoes of the component's own faults. What is also
    /// its own fault stays so.
    fn reword(&mut self, first: usize, known: &Component, own: &Own) {
        let echoes = self.findings.split_off(first);
        self.findings.extend(echoes.into_iter().map(|echo| {
            let at_place = || own.at(echo.path());
            if let Some(fault) = at_place().find(|fault| fault.code() == echo.code()) {
                return fault.clone();
            }
            let name = known.kind.name();
            let message = if at_place().next().is_some() {
                format!("{}, in the schema of other components", echo.message())
            } else {
                let article = words::article(name);
                format!(
                    "Meta's validator objects to this too, although it is right for {article} `{name}`"
                )
            };
            let reworded = Finding::new(message, echo.span(), echo.path()).with_help(format!(
                "it goes away with the other faults of this `{name}`"
            ))
            .echoing();
            match echo.code() {
                Some(code) => reworded.with_code(code),
                None => reworded,
            }
        }));
    }

    /// Checks what another type says of the properties that it shares, save for `media-size`, which its own schemas judge
    /// alike or more loosely.
    fn shared(&mut self, other: &'static Component, object: &Object<'_>, trail: &Trail<'_>) {
        for property in other.properties {
            let nested = matches!(property.shape, Shape::Components(_) | Shape::Map(..));
            // What chips may not have is refused on a chip, but echoed only as `newer_option_keys` says.
            let chips = other.kind == Kind::ChipsSelector && property.name == "data-source";
            let passed_already = property.name == "media-size" || chips;
            if nested || passed_already || !property.exists(self.version, self.in_form) {
                continue;
            }
            if let Some(value) = object.get(property.name) {
                self.value(&property.shape, value, &trail.property(property.name));
            }
        }
    }

    /// Whether `media-size` holds what only the looser of two schemas takes. Meta's validator has both from 6.0.
    pub(super) fn has_loose_media_size(&self, known: &Component, object: &Object<'_>) -> bool {
        let has_two = matches!(known.kind, Kind::CheckboxGroup | Kind::RadioButtonsGroup);
        let size = object.get("media-size").and_then(Value::as_str);
        has_two
            && gate::LOOSE_MEDIA_SIZE.holds_in(self.version)
            && size.is_some_and(|size| !["regular", "large"].contains(&size) && !is_blank(size))
    }

    /// Checks what the looser schema takes: no initial value, no `update_data`, and only plain options.
    pub(super) fn loose_media_size(
        &mut self,
        known: &Component,
        object: &Object<'_>,
        trail: &Trail<'_>,
    ) {
        if let Some(init) = object.get("init-value").filter(|_| !self.in_form) {
            let name = known.kind.name();
            self.fault(Code::PatternMismatch, init.span(), || {
                let message = format!("`{name}` takes no `init-value` next to such a `media-size`");
                Finding::new(message, init.span(), trail.property("init-value").path())
                    .with_code(Code::PatternMismatch)
                    .with_help("write `regular` or `large` as `media-size`")
            });
        }
        if let Some(action) = object.get("on-select-action") {
            let shape = Shape::SelectAction(&["data_exchange"]);
            self.value(&shape, action, &trail.property("on-select-action"));
        }
        if gate::PLAIN_OPTIONS.holds_in(self.version) {
            self.newer_option_keys(object, trail);
        }
    }

    fn newer_option_keys(&mut self, object: &Object<'_>, trail: &Trail<'_>) {
        let trail = trail.property("data-source");
        let options = object.get("data-source").and_then(Value::as_array);
        for (index, option) in options.unwrap_or_default().iter().enumerate() {
            let members = option.as_object().map(Object::members).unwrap_or_default();
            for member in
                members.filter(|member| NEWER_OPTION_KEYS.contains(&member.key().as_str()))
            {
                self.fault(Code::InvalidPropertyKey, member.key().span(), || {
                    let key = member.key();
                    let message = format!("an option may not have `{key}` here");
                    Finding::new(message, key.span(), trail.index(index).path_of_key(key.as_str()))
                        .with_code(Code::InvalidPropertyKey)
                        .with_help("put the component's other faults right, and write `regular` or `large` as `media-size`")
                });
            }
        }
    }
}
