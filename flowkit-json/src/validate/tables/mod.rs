//! Flow JSON as data: which component has which properties, since which version, and what they may hold.
//!
//! A new version of Flow JSON is a line in [`VERSIONS`](versions::VERSIONS), and one entry per property or component
//! that it adds. From Meta's pages
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/components> and
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>.

#[cfg(all(test, feature = "author"))]
mod authored;
mod choices;
mod containers;
mod dates;
mod document;
mod inputs;
mod media;
pub(super) mod shapes;
mod texts;
pub(super) mod versions;

pub(super) use document::{ROOT, SCREEN};

use super::doc::Version;
use shapes::Shape;
use versions::V5_1;

/// One key that an object may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// The first version that knows it.
    pub(super) since: Version,
    /// The first version that demands it.
    pub(super) required_since: Option<Version>,
    /// Whether it is refused within a Form.
    pub(super) form_less: bool,
}

impl Property {
    pub(super) fn exists(&self, version: Version, in_form: bool) -> bool {
        version >= self.since && !(in_form && self.form_less)
    }

    pub(super) fn is_required(&self, version: Version) -> bool {
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
    }
}

/// Where components stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
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
pub(super) struct Component {
    pub(super) name: &'static str,
    pub(super) properties: &'static [Property],
    /// The first version that allows it in a screen's layout, a Form, an If and a Switch; `None` for never.
    places: [Option<Version>; 4],
}

impl Component {
    /// The first version that allows it there.
    pub(super) fn since(&self, place: Place) -> Option<Version> {
        let [screen, form, branch, case] = self.places;
        match place {
            Place::Screen => screen,
            Place::Form => form,
            Place::If => branch,
            Place::Switch => case,
        }
    }

    /// The first version that knows it at all.
    pub(super) fn first_version(&self) -> Option<Version> {
        self.places.iter().flatten().min().copied()
    }

    pub(super) fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }
}

const EVERYWHERE: [Option<Version>; 4] = [Some(V5_1); 4];

/// All components, in the order in which Meta's validator tries them.
pub(super) const COMPONENTS: &[Component] = &[
    texts::TEXT_HEADING,
    texts::TEXT_SUBHEADING,
    texts::TEXT_BODY,
    texts::TEXT_CAPTION,
    texts::RICH_TEXT,
    media::IMAGE,
    inputs::TEXT_INPUT,
    inputs::TEXT_AREA,
    choices::RADIO_BUTTONS_GROUP,
    choices::DROPDOWN,
    inputs::OPT_IN,
    choices::CHECKBOX_GROUP,
    dates::DATE_PICKER,
    media::PHOTO_PICKER,
    media::DOCUMENT_PICKER,
    texts::EMBEDDED_LINK,
    texts::FOOTER,
    containers::FORM,
    containers::IF,
    containers::SWITCH,
    choices::NAVIGATION_LIST,
    choices::CHIPS_SELECTOR,
    media::IMAGE_CAROUSEL,
    dates::CALENDAR_PICKER,
];

/// The component of this type.
pub(super) fn component(name: &str) -> Option<&'static Component> {
    COMPONENTS.iter().find(|component| component.name == name)
}

/// What an item of a list may have: of the property `list` of this component, of any version.
pub(super) fn item_properties(component: &str, list: &str) -> Option<&'static [Property]> {
    match self::component(component)?.property(list)?.shape {
        Shape::Source(Shape::Object(properties), _) => Some(properties),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::versions::{RECOMMENDED, State, VERSIONS};
    use super::{COMPONENTS, component};

    #[test]
    fn every_name_is_there_once() {
        for known in COMPONENTS {
            let found = component(known.name).map(|found| found.properties);
            assert_eq!(found.map(<[_]>::len), Some(known.properties.len()));
            for property in known.properties {
                let same = |other: &&super::Property| other.name == property.name;
                let count = known.properties.iter().filter(same).count();
                assert_eq!(count, 1, "{} of {}", property.name, known.name);
            }
        }
        let mut names: Vec<_> = COMPONENTS.iter().map(|known| known.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMPONENTS.len());
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
        for known in COMPONENTS {
            let properties = known.properties.iter().map(|property| property.since);
            assert!(
                properties.chain(known.first_version()).all(exists),
                "{}",
                known.name
            );
        }
    }
}
