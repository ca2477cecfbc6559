//! The walk over a component: each property against its row of the catalogue.

use super::super::faults::Faults;
use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::fault::ComponentFault;
use super::properties::Properties;
use super::rule::ComponentRule;
use super::shape::{is_structure, quoted, takes, wanted};
use crate::catalogue::gate;
use crate::catalogue::shapes::{Look, Shape};
use crate::catalogue::slots::OPTIONS;
use crate::catalogue::{Initial, Kind, Property, TooMany, Version};

/// What is known of the component that is judged, and what is wrong with it so far.
pub(super) struct Judge {
    pub(super) kind: Kind,
    pub(super) version: Version,
    /// Whether its label is a large one, which has more room.
    pub(super) has_large_label: bool,
    faults: Faults<ComponentFault>,
}

impl Judge {
    pub(super) fn of(kind: Kind, version: Version) -> Self {
        Self {
            kind,
            version,
            has_large_label: false,
            faults: Faults::none(),
        }
    }

    pub(super) fn into_faults(self) -> Vec<ComponentFault> {
        self.faults.into_vec()
    }

    /// Adds a fault at `trail`, which `tell` words with the path.
    pub(super) fn fault(
        &mut self,
        rule: ComponentRule,
        trail: &Trail<'_>,
        tell: impl FnOnce(&str) -> String,
    ) {
        self.faults.add(|| {
            let path = trail.path();
            let message = tell(&path);
            ComponentFault {
                rule,
                path,
                message,
            }
        });
    }

    /// Every property of the component by itself.
    pub(super) fn properties<'j>(&mut self, resolved: &impl Properties<'j>) {
        let component = self.kind.component();
        self.has_large_label = given(resolved, "label-variant")
            .is_some_and(|variant| variant.kind() == JsonKind::Text("large"));
        let root = Trail::Root("");
        for row in component.properties {
            let trail = root.key(row.name);
            match given(resolved, row.name) {
                Some(value) if self.becomes_text(row, value.kind()) => {}
                Some(value) => {
                    self.known_in_version(row, &trail);
                    self.property(row, value, &trail);
                }
                None if row.is_required(self.version) && !is_structure(&row.shape) => {
                    self.missing(&trail);
                }
                None => {}
            }
        }
    }

    /// Whether it is a number that the input starts with, of which the phone makes a text.
    fn becomes_text(&self, row: &Property, found: JsonKind<'_>) -> bool {
        let starts_with_text = || self.kind.component().initial(|_| None) == Some(Initial::Text);
        matches!(found, JsonKind::Number(_)) && row.name == "init-value" && starts_with_text()
    }

    fn known_in_version(&mut self, row: &Property, trail: &Trail<'_>) {
        let is_pattern = matches!(row.shape, Shape::String(Look::Regex));
        if is_pattern && !gate::PATTERN_KNOWN_TO_PHONE.holds_in(self.version) {
            let version = self.version;
            self.fault(ComponentRule::UnknownProperty, trail, |path| {
                format!(
                    "`{path}` begins with version 6.2, and this flow is of {version}: leave it out"
                )
            });
        }
    }

    fn missing(&mut self, trail: &Trail<'_>) {
        self.fault(ComponentRule::MissingProperty, trail, |path| {
            format!("`{path}` is missing, or bound to what is not there: give it a value")
        });
    }

    /// One property, or one member of an item.
    fn property<'j>(&mut self, row: &Property, value: impl Json<'j>, trail: &Trail<'_>) {
        if !self.fits(row, &row.shape, value, trail) {
            return;
        }
        if let Some(limit) = row.text {
            self.text(limit, value, trail);
        }
        if let Some(limit) = row.picture {
            self.picture(row, limit, value, trail);
        }
        if let Some((fewest, most)) = row.member_count {
            let count = value.members().count();
            if !(fewest..=most).contains(&count) {
                self.fault(ComponentRule::NavlistEndTexts, trail, |path| {
                    format!("`{path}` has {fewest} or {most} of its texts, and here are {count}")
                });
            }
        }
    }

    /// Whether a value is what the shape wants, apart from texts and lists that are too long. Says what is wrong.
    fn fits<'j, J: Json<'j>>(
        &mut self,
        row: &Property,
        shape: &Shape,
        value: J,
        trail: &Trail<'_>,
    ) -> bool {
        match (shape, value.kind()) {
            (
                Shape::Anything
                | Shape::Binding
                | Shape::Const(_)
                | Shape::Version
                | Shape::DataApiVersion
                | Shape::DataModel
                | Shape::Screen
                | Shape::Components(_),
                _,
            )
            | (Shape::Boolean, JsonKind::Bool(_))
            | (Shape::ClickAction(_) | Shape::SelectAction(_), JsonKind::Object) => true,
            (Shape::OneOf(alternatives), kind) => {
                match alternatives.iter().find(|shape| takes(shape, kind)) {
                    Some(shape) => self.fits(row, shape, value, trail),
                    None => self.wrong_type(shape, kind, trail),
                }
            }
            (Shape::Number(least, most), JsonKind::Number(number)) => {
                self.range(number, (*least, *most), trail);
                true
            }
            (Shape::Integer(least, most), JsonKind::Number(number)) if number.fract() == 0.0 => {
                self.range(number, (*least, *most), trail);
                true
            }
            (Shape::String(look), JsonKind::Text(text)) => self.look(row, *look, text, trail),
            (Shape::Enum(words), JsonKind::Text(text)) => {
                if !words.contains(&text) {
                    self.fault(ComponentRule::UnknownWord, trail, |path| {
                        format!("`{path}` must be one of {}", quoted(words))
                    });
                }
                true
            }
            (Shape::Array(item, least, most), JsonKind::List) => {
                self.list(row, item, (*least, *most), value, trail)
            }
            (Shape::Source(item, least), JsonKind::List) => {
                self.list(row, item, (*least, None), value, trail)
            }
            (Shape::Object(members), JsonKind::Object) => {
                self.members(members, Some(row), value, trail);
                true
            }
            (Shape::OpenObject(members), JsonKind::Object) => {
                self.members(members, None, value, trail);
                true
            }
            (Shape::Map(_, held), JsonKind::Object) => {
                for (key, member) in value.members() {
                    self.fits(row, held, member, &trail.key(key));
                }
                true
            }
            (_, kind) => self.wrong_type(shape, kind, trail),
        }
    }

    fn wrong_type(&mut self, shape: &Shape, found: JsonKind<'_>, trail: &Trail<'_>) -> bool {
        self.fault(ComponentRule::WrongType, trail, |path| {
            let found = match found {
                JsonKind::Number(number) if number.fract() != 0.0 => "a fraction",
                other => other.name(),
            };
            format!("`{path}` must be {}, not {found}", wanted(shape))
        });
        false
    }

    fn range(&mut self, number: f64, (least, most): (Option<i64>, Option<i64>), trail: &Trail<'_>) {
        // The limits are small, so nothing is lost.
        #[allow(clippy::cast_precision_loss)]
        let (below, above) = (
            least.filter(|least| number < *least as f64),
            most.filter(|most| number > *most as f64),
        );
        let (word, limit) = match (below, above) {
            (Some(least), _) => ("at least", least),
            (None, Some(most)) => ("at most", most),
            (None, None) => return,
        };
        self.fault(ComponentRule::NumberOutOfRange, trail, |path| {
            format!("`{path}` must be {word} {limit}")
        });
    }

    /// A list, its length first.
    fn list<'j, J: Json<'j>>(
        &mut self,
        row: &Property,
        item: &Shape,
        (least, most): (usize, Option<usize>),
        value: J,
        trail: &Trail<'_>,
    ) -> bool {
        let length = value.items().len();
        let limit = row.items;
        let fewest = limit.map_or(least, |limit| limit.fewest.max(least));
        if length < fewest {
            let rule = match length {
                0 => ComponentRule::EmptyList,
                _ => ComponentRule::ChipsMinTwo,
            };
            self.fault(rule, trail, |path| {
                format!("`{path}` has {}, and {fewest} must be there", items(length))
            });
        }
        // A picture in one of the options lowers how many there may be.
        let has_picture = || {
            value
                .items()
                .any(|item| item.get("image").is_some_and(|image| !is_null(image)))
        };
        let (most, beyond) = match limit {
            Some(limit) => {
                let fits_anyway = length <= limit.most(true).min(limit.most(false));
                let most = limit.most(!fits_anyway && has_picture());
                (Some(most), limit.beyond)
            }
            // All limits of a NavigationList are hard, that of the tags of an item as well.
            None if self.kind == Kind::NavigationList => (most, TooMany::Refused),
            None => (most, TooMany::Drawn),
        };
        if let Some(most) = most.filter(|most| length > *most) {
            let rule = match beyond {
                TooMany::Refused => ComponentRule::NavlistTooManyItems,
                TooMany::Drawn | TooMany::Invalid => ComponentRule::TooManyItems,
            };
            self.fault(rule, trail, |path| {
                format!("`{path}` has {}, and {most} are the most", items(length))
            });
        }
        let mut fits = true;
        for (index, found) in value.items().enumerate() {
            fits &= self.fits(row, item, found, &trail.index(index));
        }
        fits
    }

    /// The members of an object. `closed` is the property that holds it, if it takes no other members than these.
    fn members<'j, J: Json<'j>>(
        &mut self,
        rows: &'static [Property],
        closed: Option<&Property>,
        value: J,
        trail: &Trail<'_>,
    ) {
        for (key, member) in value.members() {
            let row = rows
                .iter()
                .find(|row| row.name == key && row.known_to_phone);
            match (row, closed) {
                (Some(row), _) => self.property(row, member, &trail.key(key)),
                (None, Some(holder)) => self.unknown_member(rows, holder, key, trail),
                (None, None) => {}
            }
        }
        let version = self.version;
        let required = rows.iter().filter(|row| row.is_required(version));
        for row in required {
            if value.get(row.name).is_none() {
                self.missing(&trail.key(row.name));
            }
        }
    }

    fn unknown_member(
        &mut self,
        rows: &'static [Property],
        holder: &Property,
        key: &str,
        trail: &Trail<'_>,
    ) {
        let rule = if holder.name == OPTIONS {
            ComponentRule::ExtraOptionMember
        } else {
            ComponentRule::UnknownMember
        };
        let kind = self.kind;
        self.fault(rule, &trail.key(key), |path| {
            let known = rows.iter().filter(|row| row.known_to_phone);
            let help = match crate::nearest(key, known.map(|row| row.name)) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "leave it out".to_owned(),
            };
            format!("`{path}` is nothing that a {kind} knows: {help}")
        });
    }
}

/// The key under which an item has what tells it from the others.
pub(super) const ID: &str = "id";

/// The property, unless it is `null`, which to the phone is as good as missing.
pub(super) fn given<'j, P: Properties<'j>>(resolved: &P, name: &str) -> Option<P::Json> {
    resolved.get(name).filter(|value| !is_null(*value))
}

pub(super) fn is_null<'j>(value: impl Json<'j>) -> bool {
    value.kind() == JsonKind::Null
}

pub(super) fn items(count: usize) -> String {
    match count {
        0 => "no item".to_owned(),
        1 => "one item".to_owned(),
        more => format!("{more} items"),
    }
}
