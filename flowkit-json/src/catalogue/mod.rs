//! Flow JSON as data: which component has which properties, since which version, and what they may hold.
//!
//! A new version of Flow JSON is a line in [`VERSIONS`](versions::VERSIONS), and one entry per property or component
//! that it adds. From Meta's pages
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/components> and
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>.

#[cfg(all(test, feature = "author"))]
mod authored;
pub(crate) mod bound_type;
mod choices;
mod containers;
mod dates;
mod document;
pub(crate) mod gate;
mod inputs;
mod kind;
mod media;
pub(crate) mod shapes;
pub(crate) mod slots;
mod texts;
pub(crate) mod versions;

pub(crate) use document::{ROOT, SCREEN};
pub(crate) use kind::Kind;

use bound_type::BoundType;
use shapes::Shape;
use versions::{V5_1, Version};

/// One key that an object may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// The first version that knows it.
    pub(crate) since: Version,
    /// The first version that demands it.
    pub(crate) required_since: Option<Version>,
    /// Whether it is refused within a Form.
    pub(crate) form_less: bool,
    /// What a binding in it must lead to for Meta's validator; `None` if the validator looks at none there. It follows from
    /// the shape, but for the rows with `.departs(…)`.
    pub(crate) bound: Option<BoundType>,
}

impl Property {
    pub(crate) fn exists(&self, version: Version, in_form: bool) -> bool {
        version >= self.since && !(in_form && self.form_less)
    }

    pub(crate) fn is_required(&self, version: Version) -> bool {
        self.required_since.is_some_and(|since| version >= since)
    }

    const fn since(self, since: Version) -> Self {
        Self { since, ..self }
    }

    const fn form_less(self) -> Self {
        Self {
            form_less: true,
            ..self
        }
    }

    /// Meta's validator departs from its own schema in what may be bound here.
    const fn departs(self, bound: Option<BoundType>) -> Self {
        Self { bound, ..self }
    }

    const fn required_since(self, version: Version) -> Self {
        Self {
            required_since: Some(version),
            ..self
        }
    }
}

/// A property that must be there.
const fn required(name: &'static str, shape: Shape) -> Property {
    optional(name, shape).required_since(V5_1)
}

/// A property that may be left out.
const fn optional(name: &'static str, shape: Shape) -> Property {
    Property {
        name,
        shape,
        since: V5_1,
        required_since: None,
        form_less: false,
        bound: BoundType::of(&shape),
    }
}

/// Where components stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the layout of a screen.
    Screen,
    /// In a Form.
    Form,
    /// In `then` or `else` of an If.
    If,
    /// In a case of a Switch.
    Switch,
}

/// A type of component.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Component {
    pub(crate) kind: Kind,
    pub(crate) properties: &'static [Property],
    /// The first version that allows it in a screen's layout, a Form, an If and a Switch; `None` for never.
    places: [Option<Version>; 4],
}

impl Component {
    /// The first version that allows it there.
    pub(crate) fn since(&self, place: Place) -> Option<Version> {
        let [screen, form, branch, case] = self.places;
        match place {
            Place::Screen => screen,
            Place::Form => form,
            Place::If => branch,
            Place::Switch => case,
        }
    }

    /// The first version that knows it at all.
    #[cfg(test)]
    fn first_version(&self) -> Option<Version> {
        self.places.iter().flatten().min().copied()
    }

    pub(crate) fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }
}

const EVERYWHERE: [Option<Version>; 4] = [Some(V5_1); 4];

/// Every component, in the order in which Meta's validator tries them.
pub(crate) fn components() -> impl Iterator<Item = &'static Component> {
    Kind::ALL.into_iter().map(Kind::component)
}

/// What an item of a list may have: of the property `list` of this component, of any version.
pub(crate) fn item_properties(kind: Kind, list: &str) -> Option<&'static [Property]> {
    match kind.component().property(list)?.shape {
        Shape::Source(Shape::Object(properties), _) => Some(properties),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::components;
    use super::versions::{RECOMMENDED, State, VERSIONS};

    #[test]
    fn every_property_is_there_once() {
        for known in components() {
            for property in known.properties {
                let same = |other: &&super::Property| other.name == property.name;
                let count = known.properties.iter().filter(same).count();
                assert_eq!(count, 1, "{} of {}", property.name, known.kind);
            }
        }
    }

    #[test]
    fn versions_are_written_as_they_count() {
        for known in VERSIONS {
            assert_eq!(known.written, known.version.to_string());
        }
        assert!(VERSIONS.is_sorted_by_key(|known| known.version));
        let recommended = VERSIONS
            .iter()
            .find(|known| known.version == RECOMMENDED.version);
        assert_eq!(recommended.map(|known| known.state), Some(State::Active));
        assert_eq!(RECOMMENDED.written, RECOMMENDED.version.to_string());
    }

    #[test]
    fn every_property_begins_with_a_version_that_exists() {
        let exists = |version| VERSIONS.iter().any(|known| known.version == version);
        for known in components() {
            let properties = known.properties.iter().map(|property| property.since);
            assert!(
                properties.chain(known.first_version()).all(exists),
                "{}",
                known.kind
            );
        }
    }
}
